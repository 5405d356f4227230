// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/book_fixture.h"

#include <zip.h>

#include <array>
#include <initializer_list>
#include <string_view>

#include "libs/base/check.h"
#include "libs/documents/workbook/package.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

const std::string kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string kSpaces =
    R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
const std::string kType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string Joined(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (const std::string_view piece : pieces) all += piece;
  return all;
}

std::string Relationships(const std::vector<std::array<std::string, 3>>& relations) {
  std::string xml = kHead +
                    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/)" +
                    R"(relationships">)";
  for (const auto& [id, type, target] : relations) {
    xml += Joined(
        {"<Relationship Id=\"", id, "\" Type=\"", kType, type, "\" Target=\"", target, "\"/>"});
  }
  return xml + "</Relationships>";
}

std::string Packed(const Parts& parts, bool locked) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  // Closing the archive gives its source away; the bytes are read from it after that.
  zip_source_keep(buffer);
  zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  TEPAT_CHECK(archive != nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    TEPAT_CHECK(index >= 0);
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 1);
    if (locked) zip_file_set_encryption(archive, at, ZIP_EM_TRAD_PKWARE, "rahasia");
  }
  TEPAT_CHECK(zip_close(archive) == 0);
  TEPAT_CHECK(zip_source_open(buffer) == 0);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  TEPAT_CHECK(zip_source_read(buffer, bytes.data(), bytes.size()) ==
              static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

constexpr std::array<const char*, 6> kKinds = {"empty",   "text", "number",
                                               "boolean", "date", "error"};

std::string Told(const Cell& cell) {
  return PlaceName(cell.place) + " " + kKinds[static_cast<std::size_t>(cell.kind)] +
         (cell.text.empty() ? "" : " " + cell.text) + (cell.formula ? " formula" : "") +
         (cell.has_cached ? "" : " uncached") + (cell.rounded ? " rounded" : "") +
         (cell.percent ? " percent" : "") + "\n";
}

}  // namespace

std::string Zip(const Parts& parts) { return Packed(parts, false); }

std::string LockedZip(const Parts& parts) { return Packed(parts, true); }

Parts Book::parts() const {
  return {
      {"[Content_Types].xml", kHead + "<Types xmlns=\"http://schemas.openxmlformats.org/package/"
                                      "2006/content-types\"/>"},
      {"_rels/.rels", Relationships({{"rId1", "officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml", kHead + "<workbook" + kSpaces + ">" + properties +
                              "<sheets><sheet name=\"Data\" sheetId=\"1\" state=\"" + state +
                              "\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       Relationships({{"rId1", "worksheet", "worksheets/sheet1.xml"},
                      {"rId2", "styles", "styles.xml"},
                      {"rId3", "sharedStrings", "sharedStrings.xml"}})},
      {"xl/worksheets/sheet1.xml", kHead + "<worksheet" + kSpaces + ">" + before_rows +
                                       "<sheetData>" + rows + "</sheetData>" + behind_rows +
                                       "</worksheet>"},
      {"xl/styles.xml", kHead + "<styleSheet" + kSpaces + ">" + styles + "</styleSheet>"},
      {"xl/sharedStrings.xml", kHead + "<sst" + kSpaces + ">" + texts + "</sst>"}};
}

Book GoodBook() {
  Book book;
  for (int row = 1; row <= 20; ++row) {
    const std::string at = std::to_string(row);
    book.rows +=
        Joined({"<row r=\"", at, "\"><c r=\"A", at, "\" t=\"s\"><v>", row % 2 == 0 ? "0" : "1",
                "</v></c><c r=\"B", at, "\"><v>", at, ".5</v></c></row>"});
  }
  book.texts = "<si><t>Jumlah dokumen</t></si><si><t>Persentase</t></si>";
  return book;
}

Book OfCell(const std::string& cell) { return {.rows = "<row r=\"1\">" + cell + "</row>"}; }

Parts ManySheets(int count) {
  std::string sheets;
  std::vector<std::array<std::string, 3>> relations;
  Parts parts = OfCell("<c r=\"A1\"><v>1</v></c>").parts();
  const std::string sheet = parts[4].second;
  for (int i = 1; i <= count; ++i) {
    const std::string at = std::to_string(i);
    sheets += Joined({"<sheet name=\"S", at, "\" sheetId=\"", at, "\" r:id=\"x", at, "\"/>"});
    relations.push_back({"x" + at, "worksheet", "worksheets/s" + at + ".xml"});
    parts.emplace_back("xl/worksheets/s" + at + ".xml", sheet);
  }
  parts = With(parts, "xl/workbook.xml",
               "<workbook" + kSpaces + "><sheets>" + sheets + "</sheets></workbook>");
  return With(parts, "xl/_rels/workbook.xml.rels", Relationships(relations));
}

Parts With(Parts parts, const std::string& name, const std::string& content) {
  bool there = false;
  for (auto& [part, text] : parts) {
    if (part == name) {
      text = content;
      there = true;
    }
  }
  if (!there) parts.emplace_back(name, content);
  return parts;
}

Parts Without(Parts parts, const std::string& name) {
  std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  return parts;
}

std::string PartOf(const std::string& bytes, const std::string& name) {
  // More than any file of a test has.
  const auto package = Package::Open(BytesOf(bytes), {std::size_t{64} << 20, 1000});
  TEPAT_CHECK(package.has_value());
  std::string content;
  const Status read = (*package)->Read(name, [&content](std::string_view piece) {
    content += piece;
    return Ok();
  });
  TEPAT_CHECK(read.has_value());
  return content;
}

void FlipABit(std::string& bytes, std::mt19937& random) {
  char& byte = bytes[random() % bytes.size()];
  byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
}

std::span<const std::byte> BytesOf(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::string Told(const Result<Workbook>& read) {
  std::string told;
  if (!read) {
    told = read.error().slug;
    for (const auto& [key, value] : read.error().details) told += Joined({" ", key, "=", value});
    return told;
  }
  for (const Sheet& sheet : read->sheets) {
    if (read->sheets.size() > 1 || sheet.hidden) {
      told += sheet.name + "!" + (sheet.hidden ? " (hidden)" : "") + "\n";
    }
    for (const Cell& cell : sheet.cells) told += Told(cell);
  }
  return told;
}

std::string ToldOf(const std::string& bytes, const WorkbookLimits& limits) {
  return Told(ReadWorkbook(BytesOf(bytes), limits));
}

}  // namespace tepat::workbook
