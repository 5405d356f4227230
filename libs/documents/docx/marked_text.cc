// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/marked_text.h"

#include <string_view>

#include "libs/documents/docx/content_check.h"
#include "libs/documents/docx/values.h"
#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

using Texts = std::map<std::string, std::string>;

// Walks a part once; bookmarks may begin and end in different runs and paragraphs, and overlap.
class MarkedTexts {
 public:
  explicit MarkedTexts(Texts& texts) : texts_(texts) {}

  void Walk(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "w:moveFrom" || name == "mc:Fallback") return;
    if (name == "w:bookmarkStart") Open(node);
    if (name == "w:bookmarkEnd") open_.erase(node.attribute("w:id").value());
    if (name == "w:t") Add(node.text().get());
    if (name == "w:tab") Add("\t");
    if (name == "w:br" || name == "w:cr") Add("\n");
    // No deeper than the limit of the tree.
    for (const pugi::xml_node child : node.children()) Walk(child);
  }

 private:
  void Open(pugi::xml_node start) {
    const std::string_view name = start.attribute("w:name").value();
    const std::string_view prefix = kBookmarkPrefix;
    if (!name.starts_with(prefix)) return;
    const std::string ours(name.substr(prefix.size()));
    texts_.emplace(ours, "");
    open_[start.attribute("w:id").value()] = ours;
  }
  void Add(std::string_view text) {
    for (const auto& [id, name] : open_) texts_[name] += text;
  }

  Texts& texts_;
  std::map<std::string, std::string> open_;  // by id
};

}  // namespace

Result<Texts> ReadMarkedTexts(std::span<const std::byte> bytes, const DocxLimits& limits) {
  TEPAT_ASSIGN(Parts parts, ReadParts(bytes, limits));
  TEPAT_ASSIGN(const auto written, CheckContent(parts, limits));
  Texts texts;
  for (const std::string& name : written) {
    const Part* part = FindPart(parts, name);
    if (part == nullptr) continue;
    TEPAT_ASSIGN(const Xml xml, ReadXml(*part, limits));
    MarkedTexts(texts).Walk(xml->document_element());
  }
  return texts;
}

}  // namespace tepat::docx
