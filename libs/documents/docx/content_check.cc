// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/content_check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "libs/documents/docx/failure.h"
#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

constexpr std::string_view kMain = "wordprocessingml.document.main+xml";
// What else people write in, by the end of its kind.
constexpr std::array<std::string_view, 4> kWritten = {
    "wordprocessingml.header+xml", "wordprocessingml.footer+xml", "wordprocessingml.footnotes+xml",
    "wordprocessingml.endnotes+xml"};
// Kinds of parts and of relations, by a piece of their names.
constexpr std::array<std::string_view, 4> kMacros = {"macroEnabled", "vbaProject", "vbaData",
                                                     "keyMapCustomizations"};
constexpr std::array<std::string_view, 5> kEmbedded = {"oleObject", "activeX", "aFChunk",
                                                       "subDocument", "attachedToolbars"};
// Fields that read or run something when the document is opened or its fields are renewed; QUOTE
// can spell any of them.
constexpr std::array<std::string_view, 10> kFetching = {
    "QUOTE",          "DDE",  "DDEAUTO", "INCLUDE",  "INCLUDETEXT",
    "INCLUDEPICTURE", "LINK", "IMPORT",  "DATABASE", "RD"};
constexpr std::array<std::string_view, 3> kFollowed = {"http://", "https://", "mailto:"};

template <std::size_t size>
bool HoldsAny(std::string_view text, const std::array<std::string_view, size>& pieces) {
  return std::any_of(pieces.begin(), pieces.end(), [&](std::string_view piece) {
    return text.find(piece) != std::string_view::npos;
  });
}

// What an archive without a document is, by a part that others do not have.
std::string_view KindOf(const Parts& parts) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBy = {
      {{"xl/workbook.xml", "xlsx"},
       {"xl/workbook.bin", "xlsx"},
       {"ppt/presentation.xml", "pptx"},
       {"META-INF/manifest.xml", "odf"}}};
  for (const auto& [name, kind] : kBy) {
    if (FindPart(parts, name) != nullptr) return kind;
  }
  return "zip";
}

Error NotDocx(std::string_view kind) {
  return {Code::kInvalid,
          "docx.not_docx",
          "an archive, but " + std::string(kind),
          {{"kind", std::string(kind)}}};
}

Status CheckKind(const std::string& name, std::string_view kind) {
  if (HoldsAny(kind, kMacros)) return Refused("macros", "programs: " + name, name);
  if (HoldsAny(kind, kEmbedded)) return Refused("embedded", "a file or control: " + name, name);
  return Ok();
}

// The kinds of parts stand in one list; what it does not name nobody opens.
Result<std::vector<std::string>> WrittenParts(const Parts& parts, const DocxLimits& limits) {
  const Part* kinds = FindPart(parts, kContentTypes);
  if (kinds == nullptr) return Fail(NotDocx(KindOf(parts)));
  TEPAT_ASSIGN(const Xml xml, ReadXml(*kinds, limits));
  std::vector<std::string> written;
  std::string main;
  for (const pugi::xml_node one : xml->document_element()) {
    const std::string_view kind = one.attribute("ContentType").value();
    const std::string_view path = one.attribute("PartName").value();
    const std::string name(path.substr(path.starts_with('/') ? 1 : 0));
    TEPAT_TRY(CheckKind(name, kind));
    if (kind.find("wordprocessingml.template.main") != std::string_view::npos) {
      return Fail(NotDocx("dotx"));
    }
    if (kind.ends_with(kMain)) main = name;
    if (HoldsAny(kind, kWritten) && FindPart(parts, name) != nullptr) written.push_back(name);
  }
  if (main.empty()) return Fail(NotDocx(KindOf(parts)));
  if (FindPart(parts, main) == nullptr) return Refused("malformed", "a part is missing", main);
  written.insert(written.begin(), main);
  return written;
}

// Whether the relation may stay; else it was made by Word, and goes.
Result<bool> MayStay(const std::string& part, pugi::xml_node relation) {
  const std::string_view type = relation.attribute("Type").value();
  const std::string_view kind = type.substr(std::min(type.rfind('/') + 1, type.size()));
  const std::string target = relation.attribute("Target").value();
  if (kind == "attachedTemplate") return false;
  TEPAT_TRY(CheckKind(part, type));
  // Words that other addresses hold as well.
  if (kind == "package" || kind == "control") {
    return Refused("embedded", "a file or control", part);
  }
  if (std::string_view(relation.attribute("TargetMode").value()) != "External") return true;
  const bool followed = kind == "hyperlink" && std::any_of(kFollowed.begin(), kFollowed.end(),
                                                           [&](std::string_view begin) {
                                                             return target.starts_with(begin);
                                                           });
  if (followed) return true;
  return Refused("external", "it lies outside", part,
                 {{"target", ShownText(target, kQuotedBytes)}});
}

// The part is written anew only when something of it goes: else its bytes stay.
Status CheckRelations(Part& part, const DocxLimits& limits) {
  TEPAT_ASSIGN(const Xml xml, ReadXml(part, limits));
  pugi::xml_node root = xml->document_element();
  std::vector<pugi::xml_node> gone;
  for (const pugi::xml_node relation : root) {
    TEPAT_ASSIGN(const bool stays, MayStay(part.name, relation));
    if (!stays) gone.push_back(relation);
  }
  if (gone.empty()) return Ok();
  for (const pugi::xml_node relation : gone) root.remove_child(relation);
  part.bytes = XmlBytes(*xml);
  return Ok();
}

// What would name the relation that has gone.
Status ForgetTemplate(Part& settings, const DocxLimits& limits) {
  TEPAT_ASSIGN(const Xml xml, ReadXml(settings, limits));
  if (xml->document_element().remove_child("w:attachedTemplate")) settings.bytes = XmlBytes(*xml);
  return Ok();
}

// The word by which a field is refused; empty for one that may stay.
std::string FetchingWordIn(std::string text) {
  std::string word;
  text += ' ';
  for (const char c : text) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      continue;
    }
    if (std::find(kFetching.begin(), kFetching.end(), word) != kFetching.end()) return word;
    // The first word alone says what a field does; behind it stands what it does it with.
    if (!word.empty()) return "";
  }
  return "";
}

// The words of one field may be split over runs; a field within a field begins anew.
class Fields : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (name == "w:fldChar" || name == "w:p") End();
    if (name == "w:instrText") text_ += node.text().get();
    if (name == "w:fldSimple") Judge(node.attribute("w:instr").value());
    return found.empty();
  }
  bool end(pugi::xml_node&) override {
    End();
    return true;
  }

  std::string found;

 private:
  void End() { Judge(std::exchange(text_, "")); }
  void Judge(const std::string& text) {
    if (found.empty()) found = FetchingWordIn(text);
  }

  std::string text_;
};

Status CheckFields(const Part& part, const DocxLimits& limits) {
  TEPAT_ASSIGN(const Xml xml, ReadXml(part, limits));
  Fields fields;
  xml->traverse(fields);
  if (fields.found.empty()) return Ok();
  return Refused("field", "a field that fetches: " + fields.found, part.name,
                 {{"field", fields.found}});
}

}  // namespace

Result<std::vector<std::string>> CheckContent(Parts& parts, const DocxLimits& limits) {
  TEPAT_ASSIGN(std::vector<std::string> written, WrittenParts(parts, limits));
  // Every part, whether something leads to it or not: word processors repair what does not fit.
  for (Part& part : parts) {
    TEPAT_TRY(CheckKind(part.name, part.name));
    if (part.name.ends_with(".rels")) TEPAT_TRY(CheckRelations(part, limits));
    if (part.name == "word/settings.xml") TEPAT_TRY(ForgetTemplate(part, limits));
  }
  for (const std::string& name : written) {
    if (const Part* part = FindPart(parts, name)) TEPAT_TRY(CheckFields(*part, limits));
  }
  return written;
}

}  // namespace tepat::docx
