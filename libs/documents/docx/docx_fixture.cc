// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/docx_fixture.h"

#include <array>

#include "libs/base/check.h"
#include "libs/documents/docx/fill_template.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/paragraph.h"
#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

const std::string kSpaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
const std::string kType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string kKind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string Kind(const std::string& name, const std::string& kind) {
  return "<Override PartName=\"/word/" + name + ".xml\" ContentType=\"" + kKind + kind + "+xml\"/>";
}

std::string Relations(const std::string& inner) {
  return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         inner + "</Relationships>";
}

}  // namespace

std::span<const std::byte> BytesOf(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::string Runs(const std::vector<std::string>& texts) {
  std::string xml = "<w:p>";
  for (const std::string& text : texts) {
    xml += "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }
  return xml + "</w:p>";
}

std::string TableOf(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<w:tbl><w:tblPr/><w:tblGrid/>";
  for (const auto& row : rows) {
    xml += "<w:tr>";
    for (const std::string& cell : row) xml += "<w:tc><w:tcPr/>" + cell + "</w:tc>";
    xml += "</w:tr>";
  }
  return xml + "</w:tbl>";
}

Parts PartsOf(const std::string& body, const std::string& header, const std::string& note) {
  return {{kContentTypes,
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
               Kind("document", "document.main") + Kind("header1", "header") +
               Kind("footnotes", "footnotes") + "</Types>"},
          {"_rels/.rels", Relations("<Relationship Id=\"rId1\" Type=\"" + kType +
                                    "officeDocument\" Target=\"word/document.xml\"/>")},
          {"word/document.xml",
           "<w:document" + kSpaces + "><w:body>" + body + "<w:sectPr/></w:body></w:document>"},
          {"word/_rels/document.xml.rels",
           Relations("<Relationship Id=\"rId1\" Type=\"" + kType +
                     "header\" Target=\"header1.xml\"/><Relationship Id=\"rId2\" Type=\"" + kType +
                     "footnotes\" Target=\"footnotes.xml\"/>")},
          {"word/header1.xml", "<w:hdr" + kSpaces + ">" + header + "</w:hdr>"},
          {"word/footnotes.xml", "<w:footnotes" + kSpaces + "><w:footnote w:id=\"1\">" + note +
                                     "</w:footnote></w:footnotes>"}};
}

std::string Packed(const Parts& parts) {
  auto bytes = WriteParts(parts);
  TEPAT_CHECK(bytes);
  return *std::move(bytes);
}

std::string Docx(const std::string& body, const std::string& header, const std::string& note) {
  return Packed(PartsOf(body, header, note));
}

Parts With(Parts parts, const std::string& name, const std::string& bytes) {
  if (Part* part = FindPart(parts, name)) {
    part->bytes = bytes;
  } else {
    parts.push_back({name, bytes});
  }
  return parts;
}

std::string PartIn(const std::string& file, const std::string& name) {
  const auto parts = ReadParts(BytesOf(file), {});
  TEPAT_CHECK(parts);
  const Part* part = FindPart(*parts, name);
  return part == nullptr ? "" : part->bytes;
}

std::string TextsIn(const Result<std::string>& file, const std::string& name) {
  if (!file) return file.error().slug;
  const auto xml = ReadXml({name, PartIn(*file, name)}, {});
  if (!xml) return xml.error().slug;
  std::string texts;
  bool is_first = true;
  ForEachParagraph((*xml)->document_element(), [&](pugi::xml_node paragraph) {
    texts += (is_first ? "" : " | ") + Paragraph(paragraph).text();
    is_first = false;
  });
  return texts;
}

Vocabulary Known() {
  return {{"nama", "jabatan"}, {{"baris", {{"no", "uraian"}, {{"rinci", {{"isi"}}}}}}}, {}};
}

std::string Filled(const std::string& body, const Values& values) {
  return TextsIn(FillTemplate(BytesOf(Docx(body)), Known(), values));
}

std::vector<Values> Rows(const std::vector<std::string>& texts) {
  std::vector<Values> rows;
  for (const std::string& text : texts) {
    Values row;
    row.texts["no"] = {std::to_string(rows.size() + 1)};
    row.texts["uraian"] = {text};
    row.lists["rinci"] = {};
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string MistakesOf(const std::string& file, const Vocabulary& vocabulary) {
  const auto mistakes = CheckTemplate(BytesOf(file), vocabulary);
  if (!mistakes) return mistakes.error().slug;
  constexpr std::array<const char*, 6> kKinds = {"unknown",    "broken",   "not closed",
                                                 "not opened", "crossing", "missing"};
  std::string told;
  for (const TemplateMistake& one : *mistakes) {
    told += std::string(kKinds.at(static_cast<std::size_t>(one.kind))) + " \"" + one.name + "\"";
    if (!one.part.empty()) told += " in " + one.part + ": " + one.paragraph;
    told += "\n";
  }
  return told;
}

}  // namespace tepat::docx
