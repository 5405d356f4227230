// SPDX-License-Identifier: Apache-2.0
#include "libs/blobs/office_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "libs/testing/folder.h"

namespace tepat::blobs {
namespace {

std::string Little(std::size_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((number >> (8 * i)) & 0xff);
  return text;
}

// A package of empty parts, as its list tells them.
std::string Package(const std::vector<std::string>& parts, const std::string& comment = "") {
  std::string list;
  for (const std::string& part : parts) {
    list += "PK\x01\x02" + std::string(24, '\0') + Little(part.size(), 2) + std::string(16, '\0') +
            part;
  }
  const std::string before = "PK\x03\x04 isi";
  return before + list + "PK\x05\x06" + std::string(8, '\0') + Little(list.size(), 4) +
         Little(before.size(), 4) + Little(comment.size(), 2) + comment;
}

std::string TypeOf(const std::string& bytes) {
  const simulation::Folder folder;
  const std::string path = folder.path() + "/berkas";
  std::ofstream(path, std::ios::binary) << bytes;
  return OfficeMediaType(path);
}

TEST(OfficeMediaType, KnowsWorkbooksAndDocumentsByTheirParts) {
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  EXPECT_EQ(TypeOf(Package({"[Content_Types].xml", "xl/workbook.xml"})),
            office + "spreadsheetml.sheet");
  EXPECT_EQ(TypeOf(Package({"[Content_Types].xml", "word/document.xml"}, "catatan")),
            office + "wordprocessingml.document");
}

TEST(OfficeMediaType, RefusesOtherPackagesAndMacros) {
  EXPECT_EQ(TypeOf(Package({"a.txt"})), "");
  EXPECT_EQ(TypeOf(Package({"xl/workbook.xml"})), "");
  EXPECT_EQ(TypeOf(Package({"[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"})), "");
}

TEST(OfficeMediaType, SurvivesWhatIsBroken) {
  const std::string good = Package({"[Content_Types].xml", "xl/workbook.xml"});
  for (std::size_t bytes = 0; bytes < good.size(); ++bytes) {
    EXPECT_EQ(TypeOf(good.substr(0, bytes)), "") << bytes;
  }
  EXPECT_EQ(TypeOf("PK\x05\x06" + std::string(18, '\xff')), "");
  EXPECT_EQ(OfficeMediaType("/antah/berantah"), "");
}

}  // namespace
}  // namespace tepat::blobs
