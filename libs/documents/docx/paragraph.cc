// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/paragraph.h"

#include <algorithm>
#include <array>

namespace tepat::docx {
namespace {

// Whose texts are none of this paragraph: looks, what was deleted or moved away, text boxes.
constexpr std::array<std::string_view, 6> kNoText = {"w:pPr",         "w:del", "w:moveFrom",
                                                     "w:txbxContent", "w:rPr", "w:sdtPr"};

void SetText(pugi::xml_node text, std::string_view value) {
  text.text().set(std::string(value).c_str());
  // Else word processors drop spaces at both ends.
  if (!text.attribute("xml:space")) text.append_attribute("xml:space");
  text.attribute("xml:space").set_value("preserve");
}

// A run behind `run`, formatted alike and empty.
pugi::xml_node RunBehind(pugi::xml_node run) {
  pugi::xml_node behind = run.parent().insert_child_after("w:r", run);
  if (const pugi::xml_node look = run.child("w:rPr")) behind.append_copy(look);
  return behind;
}

// What follows `last` in its run goes into a run of its own behind it.
void PartBehind(pugi::xml_node last) {
  if (!last.next_sibling()) return;
  pugi::xml_node behind = RunBehind(last.parent());
  while (const pugi::xml_node next = last.next_sibling()) behind.append_move(next);
}

// Whether nothing but its formatting stands before a text in its run.
bool BeginsRun(pugi::xml_node text) {
  const pugi::xml_node before = text.previous_sibling();
  return !before || (std::string_view(before.name()) == "w:rPr" && !before.previous_sibling());
}

// Cuts a text at `offset`: answers what stood behind it, which begins a run.
pugi::xml_node CutAt(pugi::xml_node text, std::size_t offset) {
  if (offset == 0 && BeginsRun(text)) return text;
  const std::string all = text.text().get();
  pugi::xml_node behind = RunBehind(text.parent()).append_child("w:t");
  SetText(behind, std::string_view(all).substr(offset));
  // What stood behind the text in its run follows it.
  while (const pugi::xml_node next = text.next_sibling()) behind.parent().append_move(next);
  SetText(text, std::string_view(all).substr(0, offset));
  return behind;
}

// Several lines in one run.
void PutLines(pugi::xml_node text, std::string_view lines) {
  pugi::xml_node run = text.parent();
  std::size_t end = lines.find('\n');
  SetText(text, lines.substr(0, end));
  while (end != std::string_view::npos) {
    lines.remove_prefix(end + 1);
    end = lines.find('\n');
    run.append_child("w:br");
    SetText(run.append_child("w:t"), lines.substr(0, end));
  }
}

}  // namespace

void ForEachParagraph(pugi::xml_node root, const std::function<void(pugi::xml_node)>& take) {
  if (std::string_view(root.name()) == "w:p") take(root);
  // The tree is no deeper than its limit.
  for (const pugi::xml_node child : root.children()) ForEachParagraph(child, take);
}

Paragraph::Paragraph(pugi::xml_node node) { Collect(node); }

void Paragraph::Collect(pugi::xml_node parent) {
  for (const pugi::xml_node child : parent.children()) {
    const std::string_view name = child.name();
    if (name == "w:r") {
      CollectRun(child);
    } else if (std::find(kNoText.begin(), kNoText.end(), name) == kNoText.end()) {
      Collect(child);
    }
  }
}

void Paragraph::CollectRun(pugi::xml_node run) {
  for (const pugi::xml_node child : run.children()) {
    const std::string_view name = child.name();
    if (name == "w:t") {
      const std::string_view text = child.text().get();
      pieces_.push_back({child, text_.size(), text.size()});
      text_ += text;
    } else if (name == "w:tab") {
      text_ += '\t';
    } else if (name == "w:br" || name == "w:cr") {
      text_ += '\n';
    }
  }
}

pugi::xml_node Paragraph::Replace(std::size_t begin, std::size_t end, std::string_view text) {
  // A mark begins with a brace, and a brace is part of a text.
  const auto first = std::find_if(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
    return begin >= piece.begin && begin < piece.begin + piece.size;
  });
  // What belongs to it in later texts goes; the last of them keeps what follows.
  for (auto piece = first + 1; piece != pieces_.end() && piece->begin < end; ++piece) {
    const std::string all = piece->node.text().get();
    SetText(piece->node, std::string_view(all).substr(std::min(end - piece->begin, all.size())));
  }
  // The end first: so the place of the beginning stays what it is.
  if (end < first->begin + first->size) CutAt(first->node, end - first->begin);
  const pugi::xml_node place = CutAt(first->node, begin - first->begin);
  PartBehind(place);
  PutLines(place, text);
  first->size = begin - first->begin;
  return place.parent();
}

}  // namespace tepat::docx
