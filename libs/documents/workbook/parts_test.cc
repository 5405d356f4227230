// SPDX-License-Identifier: Apache-2.0
// The readers below the workbook, each by itself.
#include <gtest/gtest.h>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/package.h"
#include "libs/documents/workbook/relations.h"
#include "libs/documents/workbook/shared_texts.h"
#include "libs/documents/workbook/styles.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {
namespace {

constexpr std::size_t kDepth = 8;

TEST(PartNamed, CountsFromTheFolderOfItsPart) {
  const std::string main = "xl/workbook.xml";
  EXPECT_EQ(PartNamed("worksheets/sheet1.xml", main), "xl/worksheets/sheet1.xml");
  EXPECT_EQ(PartNamed("/xl/styles.xml", main), "xl/styles.xml");
  EXPECT_EQ(PartNamed("../docProps/app.xml", main), "docProps/app.xml");
  EXPECT_EQ(PartNamed("./a//b.xml", main), "xl/a/b.xml");
  EXPECT_EQ(PartNamed("../../../../etc/passwd", main), "etc/passwd");
  EXPECT_EQ(PartNamed("xl/workbook.xml", ""), main);
  EXPECT_EQ(PartNamed("", ""), "");
}

// A package whose bytes live as long as it.
class PackageTest : public testing::Test {
 protected:
  Package& Open(const Parts& parts, const PackageLimits& limits = {1'000, 10}) {
    bytes_ = Zip(parts);
    auto package = Package::Open(BytesOf(bytes_), limits);
    EXPECT_TRUE(package);
    package_ = std::move(*package);
    return *package_;
  }

  static Result<std::string> Read(Package& package, const std::string& part) {
    std::string all;
    TEPAT_TRY(package.Read(part, [&](std::string_view piece) {
      all += piece;
      return Ok();
    }));
    return all;
  }

 private:
  std::string bytes_;
  std::unique_ptr<Package> package_;
};

TEST_F(PackageTest, GivesPartsWhateverTheirCase) {
  Package& package = Open({{"xl/A.xml", "isi"}, {"kosong", ""}});
  EXPECT_EQ(*Read(package, "xl/A.xml"), "isi");
  EXPECT_EQ(*Read(package, "XL/a.XML"), "isi");
  EXPECT_EQ(*Read(package, "kosong"), "");
  EXPECT_TRUE(package.Has("xl/a.xml"));
  EXPECT_FALSE(package.Has("xl"));
  const Error error = Read(package, "xl/b.xml").error();
  EXPECT_EQ(error.slug, "workbook.malformed");
  EXPECT_EQ(error.details.at("part"), "xl/b.xml");
}

TEST_F(PackageTest, CountsWhatIsUnpackedInSum) {
  Package& package = Open({{"a", std::string(600, 'x')}, {"b", std::string(600, 'y')}});
  EXPECT_TRUE(Read(package, "a"));
  EXPECT_EQ(Read(package, "b").error().slug, "workbook.bomb");
}

TEST_F(PackageTest, WhoeverTakesMayStop) {
  Package& package = Open({{"a", "x"}});
  const Status stopped = package.Read(
      "a", [](std::string_view) { return Status(Fail(Code::kInvalid, "uji.cukup", "enough")); });
  EXPECT_EQ(stopped.error().slug, "uji.cukup");
}

TEST_F(PackageTest, AWrongChecksumIsFound) {
  const Parts parts = {{"a", "sebuah teks yang tidak dapat dipadatkan: 0192837465"}};
  std::string bytes = Zip(parts);
  // Behind the header of the part and its name: packed bytes.
  bytes[40] = static_cast<char>(bytes[40] ^ 0x10);
  const auto package = Package::Open(BytesOf(bytes), {1'000, 10});
  ASSERT_TRUE(package);
  EXPECT_EQ(Read(**package, "a").error().slug, "workbook.malformed");
}

TEST_F(PackageTest, OneNameTwiceIsNoPackage) {
  std::string bytes = Zip({{"aaaa", "1"}, {"bbbb", "2"}});
  for (std::size_t at = bytes.find("bbbb"); at != std::string::npos; at = bytes.find("bbbb")) {
    bytes.replace(at, 4, "aaaa");
  }
  EXPECT_FALSE(Package::Open(BytesOf(bytes), {1'000, 10}));
}

// Writes down what it is told.
class Scribe : public XmlHandler {
 public:
  Status Start(std::string_view name, const Attributes& attributes) override {
    told += "<" + std::string(name) + " " + std::string(attributes.Get("a")) +
            std::string(attributes.GetOf("/relationships", "id")) + ">";
    return Ok();
  }
  Status End(std::string_view name) override {
    told += "</" + std::string(name) + ">";
    return Ok();
  }
  Status Text(std::string_view piece) override {
    told += piece;
    return Ok();
  }

  std::string told;
};

class XmlTest : public PackageTest {
 protected:
  std::string Told(const std::string& xml) {
    Scribe scribe;
    const Status read = ReadXml(Open({{"a.xml", xml}}), "a.xml", "x", kDepth, scribe);
    return read ? scribe.told : read.error().slug + " " + read.error().details.at("part");
  }
};

TEST_F(XmlTest, TellsElementsAttributesAndTexts) {
  EXPECT_EQ(Told("<x a='1'>dua<b/>&lt;&#233;</x>"), "<x 1>dua<b ></b><é</x>");
  EXPECT_EQ(Told("<?xml version='1.0' encoding='ISO-8859-1'?><x>\xE9</x>"), "<x >é</x>");
  EXPECT_EQ(Told("<x xmlns:r='urn:doc/relationships' r:id='7' id='8'/>"), "<x 7></x>");
}

TEST_F(XmlTest, LeavesOutOtherNamespacesWithAllThatIsInThem) {
  EXPECT_EQ(Told("<x xmlns:o='urn:o'><o:y>satu<x>dua</x></o:y><b/></x>"), "<x ><b ></b></x>");
  EXPECT_EQ(Told("<x xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'><b/></x>"),
            "<x ><b ></b></x>");
}

TEST_F(XmlTest, RefusesWhatIsNoXml) {
  for (const char* bad : {"", " ", "x", "<x>", "<x></y>", "<x/><x/>", "<y/>", "<!DOCTYPE x><x/>",
                          "<x>&a;</x>", "<x a='1' a='2'/>", "<x>\xC3</x>", "<x xmlns='urn:o'/>"}) {
    EXPECT_EQ(Told(bad), "workbook.malformed a.xml") << bad;
  }
  EXPECT_EQ(Told("<x><x><x><x><x><x><x><x><x>"), "workbook.bomb a.xml");
}

TEST_F(PackageTest, RelationsLeadFromPartToPart) {
  Package& package =
      Open({{"xl/_rels/w.xml.rels",
             "<Relationships><Relationship Id='a' Type='http://x/y/worksheet' Target='s/1.xml'/>"
             "<Relationship Id='b' Type='styles' Target='/2.xml'/>"
             "<Relationship Id='c' Type='x/styles' TargetMode='External' Target='http://jahat/'/>"
             "</Relationships>"}});
  const auto relations = Relations::Read(package, "xl/w.xml", kDepth);
  ASSERT_TRUE(relations);
  EXPECT_EQ(relations->Find("a")->type, "worksheet");
  EXPECT_EQ(relations->Find("a")->part, "xl/s/1.xml");
  EXPECT_EQ(relations->PartOf("styles"), "2.xml");
  EXPECT_EQ(relations->PartOf("theme"), std::nullopt);
  EXPECT_EQ(relations->Find("c"), nullptr);
  EXPECT_EQ(Relations::Read(package, "xl/none.xml", kDepth)->Find("a"), nullptr);
}

TEST_F(PackageTest, ARelationThatStandsTwiceIsRefused) {
  const std::string one = "<Relationship Id='a' Type='t' Target='x'/>";
  Package& package = Open({{"_rels/.rels", "<Relationships>" + one + one + "</Relationships>"}});
  EXPECT_EQ(Relations::Read(package, "", kDepth).error().slug, "workbook.malformed");
}

TEST_F(PackageTest, SharedTextsAreNamedByNumber) {
  Package& package =
      Open({{"t.xml",
             "<sst> <si><t>satu</t></si> <si/><si><r><t>ti</t></r><rPh><t>x</t></rPh>"
             "<r><t>ga</t></r></si></sst>"}});
  const auto texts = SharedTexts::Read(package, "t.xml", {});
  ASSERT_TRUE(texts);
  EXPECT_EQ(texts->Find(0), "satu");
  EXPECT_EQ(texts->Find(1), "");
  EXPECT_EQ(texts->Find(2), "tiga");
  EXPECT_EQ(texts->Find(3), std::nullopt);
}

TEST(Unescaped, WritesOutWhatTextCanHold) {
  EXPECT_EQ(Unescaped("a_x000D__x000A_b"), "a\r\nb");
  EXPECT_EQ(Unescaped("_x00E9__x20AC_"), "é€");
  EXPECT_EQ(Unescaped("_x005F_x0041_"), "_x0041_");
  for (const char* same : {"_x0007_", "_xD83D_", "_xFFFE_", "_x00_", "_xZZZZ_", "_x000A", "_x-00A_",
                           "x000A_", "_X000A_"}) {
    EXPECT_EQ(Unescaped(same), same);
  }
}

TEST_F(PackageTest, StylesSayWhatIsADate) {
  // The format stands behind the style that names it, and may take a number that is built in.
  Package& package = Open({{"s.xml",
                            "<styleSheet><cellXfs><xf numFmtId='14'/><xf numFmtId='200'/><xf/>"
                            "<xf numFmtId='x'/></cellXfs><numFmts><numFmt numFmtId='200' "
                            "formatCode='[h]:mm'/><numFmt numFmtId='14' formatCode='0.0'/>"
                            "</numFmts></styleSheet>"}});
  const auto styles = Styles::Read(package, "s.xml", kDepth);
  ASSERT_TRUE(styles);
  EXPECT_EQ(styles->ShapeOf(0), NumberShape::kPlain);
  EXPECT_EQ(styles->ShapeOf(1), NumberShape::kElapsed);
  for (const std::size_t other : {2U, 3U, 4U}) {
    EXPECT_EQ(styles->ShapeOf(other), NumberShape::kPlain);
  }
}

}  // namespace
}  // namespace tepat::workbook
