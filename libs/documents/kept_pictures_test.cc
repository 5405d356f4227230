// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/kept_pictures.h"

#include <gtest/gtest.h>

namespace tepat::documents {
namespace {

class KeptPicturesTest : public testing::Test {
 protected:
  // Asks for a picture of 500 bytes; two of them fit.
  std::string Ask(const std::string& hash) {
    const auto got = kept_.Get(hash, [&] {
      ++drawn_;
      return Result<std::string>(std::string(500, hash.front()));
    });
    return got ? got->substr(0, 1) : got.error().slug;
  }
  std::string Refuse(const std::string& hash, Code code) {
    const auto got = kept_.Get(hash, [&]() -> Result<std::string> {
      ++drawn_;
      return Fail(code, "test.refused", "no");
    });
    return got ? "good" : got.error().slug;
  }

  int drawn_ = 0;
  KeptPictures kept_{2 * (500 + KeptPictures::kEntryBytes)};
};

TEST_F(KeptPicturesTest, WhatWasDrawnIsDrawnOnce) {
  EXPECT_EQ(Ask("a"), "a");
  EXPECT_EQ(Ask("a"), "a");
  EXPECT_EQ(drawn_, 1);
}

TEST_F(KeptPicturesTest, WhatWasAskedForLongestAgoMakesRoom) {
  Ask("a");
  Ask("b");
  Ask("a");
  Ask("c");
  EXPECT_EQ(drawn_, 3);
  Ask("a");
  EXPECT_EQ(drawn_, 3);
  Ask("b");
  EXPECT_EQ(drawn_, 4);
}

TEST_F(KeptPicturesTest, ABadFileIsKnownAndABadMomentIsNot) {
  EXPECT_EQ(Refuse("a", Code::kInvalid), "test.refused");
  EXPECT_EQ(Refuse("a", Code::kInvalid), "test.refused");
  EXPECT_EQ(drawn_, 1);
  EXPECT_EQ(Refuse("b", Code::kInternal), "test.refused");
  EXPECT_EQ(Ask("b"), "b");
  EXPECT_EQ(drawn_, 3);
}

TEST_F(KeptPicturesTest, WhatIsLargerThanAllOfItIsGivenAndNotKept) {
  const auto large = [&] {
    return kept_.Get("g", [&] { return Result<std::string>(std::string(10'000, 'g')); });
  };
  EXPECT_EQ(large()->size(), 10'000U);
  EXPECT_EQ(Ask("g"), "g") << "drawn anew";
}

}  // namespace
}  // namespace tepat::documents
