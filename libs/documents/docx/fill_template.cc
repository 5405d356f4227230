// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/fill_template.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/outside_text.h"
#include "libs/documents/docx/content_check.h"
#include "libs/documents/docx/failure.h"
#include "libs/documents/docx/fill_part.h"
#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

// One of each, so that a template is walked through as if it were filled.
Values SampleOf(const Vocabulary& vocabulary) {
  Values sample;
  for (const std::string& name : vocabulary.texts) sample.texts[name] = {"-"};
  for (const auto& [name, inner] : vocabulary.lists) sample.lists[name] = {SampleOf(inner)};
  return sample;
}

Filling FillingOf(const DocxLimits& limits, bool is_check) {
  Filling filling;
  filling.is_check = is_check;
  filling.nodes_left = limits.nodes;
  filling.marks_left = limits.marks;
  filling.paragraph_marks_max = limits.paragraph_marks;
  filling.paragraph_bytes_max = limits.paragraph_bytes;
  filling.value_bytes_left = limits.value_bytes;
  filling.mistakes_max = limits.mistakes;
  return filling;
}

// A document that we once filled is a template like any other; its bookmarks would be taken for
// those of the new one.
class OwnBookmarks : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    if (name == "w:bookmarkEnd") ends.emplace(node.attribute("w:id").value(), node);
    if (name != "w:bookmarkStart") return true;
    greatest = std::max(greatest, node.attribute("w:id").as_int());
    if (std::string_view(node.attribute("w:name").value()).starts_with(kBookmarkPrefix)) {
      own.push_back(node);
    }
    return true;
  }

  int greatest = 0;
  std::vector<pugi::xml_node> own;
  std::map<std::string, pugi::xml_node> ends;  // by id
};

void ForgetOwnBookmarks(pugi::xml_document& xml, Filling& filling) {
  OwnBookmarks bookmarks;
  xml.traverse(bookmarks);
  filling.next_bookmark = std::max(filling.next_bookmark, bookmarks.greatest + 1);
  for (pugi::xml_node start : bookmarks.own) {
    const auto end = bookmarks.ends.find(start.attribute("w:id").value());
    if (end != bookmarks.ends.end()) end->second.parent().remove_child(end->second);
    start.parent().remove_child(start);
  }
}

Status CheckTexts(const Values& values) {
  for (const auto& [name, value] : values.texts) {
    if (!IsUtf8(value.text)) return Refused("not_text", "no UTF-8", "", {{"name", name}});
  }
  for (const auto& [name, list] : values.lists) {
    for (const Values& one : list) TEPAT_TRY(CheckTexts(one));
  }
  return Ok();
}

// The parts with the values in them; what is wrong is noted in `filling`.
Status FillParts(Parts& parts, const std::vector<std::string>& written, const Values& values,
                 const DocxLimits& limits, Filling& filling) {
  std::vector<std::pair<Part*, Xml>> trees;
  for (const std::string& name : written) {
    Part* part = FindPart(parts, name);
    TEPAT_CHECK(part != nullptr);  // CheckContent found it
    TEPAT_ASSIGN(Xml xml, ReadXml(*part, limits));
    const std::size_t nodes = NodesIn(*xml);
    if (nodes > filling.nodes_left) return Beyond("bomb", "nodes", limits.nodes);
    filling.nodes_left -= nodes;
    ForgetOwnBookmarks(*xml, filling);
    trees.emplace_back(part, std::move(xml));
  }
  // Only now: every bookmark of every part is known, and numbers of new ones are free.
  for (auto& [part, xml] : trees) {
    TEPAT_TRY(PartFiller(part->name, filling).Fill(xml->document_element(), values));
    part->bytes = XmlBytes(*xml);
  }
  return Ok();
}

void NoteMissing(const Vocabulary& vocabulary, const DocxLimits& limits, Filling& filling) {
  for (const std::string& name : vocabulary.required) {
    if (!filling.used.contains(name) && filling.mistakes.size() < limits.mistakes) {
      filling.mistakes.push_back({MistakeKind::kMissing, name, "", ""});
    }
  }
}

Result<std::vector<TemplateMistake>> MistakesIn(Parts parts,
                                                const std::vector<std::string>& written,
                                                const Vocabulary& vocabulary,
                                                const DocxLimits& limits) {
  Filling filling = FillingOf(limits, true);
  TEPAT_TRY(FillParts(parts, written, SampleOf(vocabulary), limits, filling));
  NoteMissing(vocabulary, limits, filling);
  return std::move(filling.mistakes);
}

}  // namespace

Result<std::vector<TemplateMistake>> CheckTemplate(std::span<const std::byte> bytes,
                                                   const Vocabulary& vocabulary,
                                                   const DocxLimits& limits) {
  TEPAT_ASSIGN(Parts parts, ReadParts(bytes, limits));
  TEPAT_ASSIGN(const auto written, CheckContent(parts, limits));
  return MistakesIn(std::move(parts), written, vocabulary, limits);
}

Result<std::string> FillTemplate(std::span<const std::byte> bytes, const Vocabulary& vocabulary,
                                 const Values& values, const Properties& properties,
                                 const DocxLimits& limits) {
  TEPAT_TRY(CheckTexts(values));
  for (const auto& [name, text] : properties) {
    if (!IsUtf8(text)) return Refused("not_text", "no UTF-8", "", {{"name", name}});
  }
  TEPAT_ASSIGN(Parts parts, ReadParts(bytes, limits));
  TEPAT_ASSIGN(const auto written, CheckContent(parts, limits));
  TEPAT_ASSIGN(const auto mistakes, MistakesIn(parts, written, vocabulary, limits));
  if (!mistakes.empty()) {
    return Refused("template_mistakes", "the template cannot be filled", mistakes.front().part,
                   {{"name", mistakes.front().name},
                    {"paragraph", mistakes.front().paragraph},
                    {"mistakes", std::to_string(mistakes.size())}});
  }
  Filling filling = FillingOf(limits, false);
  TEPAT_TRY(FillParts(parts, written, values, limits, filling));
  // The template asks for nothing that is not in the vocabulary.
  TEPAT_CHECK(filling.mistakes.empty());
  TEPAT_TRY(SetProperties(parts, properties, limits));
  return WriteParts(parts);
}

}  // namespace tepat::docx
