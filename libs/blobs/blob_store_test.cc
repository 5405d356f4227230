// SPDX-License-Identifier: Apache-2.0
#include "libs/blobs/blob_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "libs/testing/folder.h"

namespace tepat::blobs {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMax = 1000;

class BlobStoreTest : public testing::Test {
 protected:
  int Files() const {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }

  Blob Put(const std::string& text) {
    const auto writer = store_->Begin("a", kMax);
    EXPECT_TRUE(writer->Append(text));
    Blob blob = *writer->Seal();
    EXPECT_TRUE(writer->Publish());
    return blob;
  }

  const simulation::Folder home_;
  const std::string& folder_ = home_.path();
  const std::unique_ptr<BlobStore> store_ = *BlobStore::Open(folder_);
};

TEST_F(BlobStoreTest, GivesBackWhatCameIn) {
  const auto writer = store_->Begin("a", kMax);
  ASSERT_TRUE(writer->Append("%PD"));
  ASSERT_TRUE(writer->Append("F-1.4 isi"));
  const Blob blob = *writer->Seal();
  EXPECT_EQ(blob.media_type, "application/pdf");
  EXPECT_EQ(blob.size, 12);
  EXPECT_FALSE(store_->Read(blob.sha256)) << "not before it is published";
  ASSERT_TRUE(writer->Publish());
  auto file = *store_->Read(blob.sha256);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "%PDF-1.4 isi");
  EXPECT_EQ(*HashFile(folder_ + "/" + BlobPath(blob.sha256)), blob.sha256);
}

TEST_F(BlobStoreTest, TheSameContentLiesOnce) {
  EXPECT_EQ(Put("%PDF-1").sha256, Put("%PDF-1").sha256);
  EXPECT_EQ(Files(), 1);
}

TEST_F(BlobStoreTest, WhatIsNotPublishedVanishes) {
  {
    const auto writer = store_->Begin("a", kMax);
    ASSERT_TRUE(writer->Append("%PDF-"));
    ASSERT_TRUE(writer->Seal());
    EXPECT_EQ(Files(), 1);
  }
  EXPECT_EQ(Files(), 0);
}

TEST_F(BlobStoreTest, TakesOfficeFilesOnlyWhereTheyAreAskedFor) {
  const auto entry = [](const std::string& name) {
    return "PK\x01\x02" + std::string(24, '\0') + static_cast<char>(name.size()) +
           std::string(17, '\0') + name;
  };
  const std::string list = entry("[Content_Types].xml") + entry("word/document.xml");
  const std::string file = list + "PK\x05\x06" + std::string(8, '\0') +
                           static_cast<char>(list.size()) + std::string(9, '\0');
  for (const Taken taken : {Taken::kPages, Taken::kOffice}) {
    const auto writer = store_->Begin("a", kMax, taken);
    ASSERT_TRUE(writer->Append(file));
    EXPECT_EQ(writer->Seal().has_value(), taken == Taken::kOffice);
  }
}

TEST_F(BlobStoreTest, RefusesWhatIsTooLargeOrOfAnotherKind) {
  const auto large = store_->Begin("a", kMax);
  ASSERT_TRUE(large->Append(std::string(1000, 'x')));
  EXPECT_EQ(large->Append("x").error().slug, "blobs.too_large");
  for (const char* text : {"", "%PDF", "MZ", "<html>", "PK\x03\x04"}) {
    const auto writer = store_->Begin("b", kMax);
    ASSERT_TRUE(writer->Append(text));
    EXPECT_EQ(writer->Seal().error().slug, "blobs.kind_refused") << text;
  }
}

TEST_F(BlobStoreTest, KnowsImagesByTheirFirstBytes) {
  EXPECT_EQ(Put("\xff\xd8\xff\xe0 jpeg").media_type, "image/jpeg");
  EXPECT_EQ(Put("\x89PNG\r\n\x1a\n png").media_type, "image/png");
}

TEST_F(BlobStoreTest, ANameFromOutsideIsNoPath) {
  for (const char* name : {"", "..", "../../etc/passwd", "ab/cd"}) {
    EXPECT_EQ(store_->Read(name).error().slug, "blobs.unknown") << name;
  }
}

TEST_F(BlobStoreTest, SweepsHalvesAndOrphansAlone) {
  const Blob kept = Put("%PDF-kept");
  Put("%PDF-orphan");
  std::ofstream(folder_ + "/masuk/half") << "%PDF";
  const auto swept = store_->Sweep(
      [&](const std::string& sha256) -> Result<bool> { return sha256 == kept.sha256; });
  EXPECT_EQ(*swept, 2);
  EXPECT_TRUE(store_->Read(kept.sha256));
  EXPECT_EQ(Files(), 1);
}

TEST(Hasher, AgreesWithAnotherProgram) {
  Hasher hasher;
  hasher.Add("abc");
  EXPECT_EQ(hasher.Finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace tepat::blobs
