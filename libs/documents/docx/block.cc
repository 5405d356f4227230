// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/block.h"

#include <algorithm>
#include <array>

#include "libs/documents/docx/paragraph.h"
#include "libs/documents/docx/placeholder.h"

namespace tepat::docx {
namespace {

// What holds paragraphs and tables one after the other.
constexpr std::array<std::string_view, 8> kContainers = {
    "w:body", "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:sdtContent"};
// What a person sees without reading it.
constexpr std::array<std::string_view, 4> kPictures = {"w:drawing", "w:pict", "w:object",
                                                       "mc:AlternateContent"};

bool Is(pugi::xml_node node, std::string_view name) { return node.name() == name; }

template <std::size_t size>
bool IsAny(pugi::xml_node node, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), std::string_view(node.name())) != names.end();
}

// Files that people wrote by hand have line ends between elements.
pugi::xml_node ElementBehind(pugi::xml_node node) {
  do node = node.next_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

pugi::xml_node LastElementIn(pugi::xml_node parent) {
  pugi::xml_node last = parent.last_child();
  while (last && last.type() != pugi::node_element) last = last.previous_sibling();
  return last;
}

// From the root down to the node.
std::vector<pugi::xml_node> PathTo(pugi::xml_node node) {
  std::vector<pugi::xml_node> path;
  for (; node; node = node.parent()) path.push_back(node);
  std::reverse(path.begin(), path.end());
  return path;
}

// Takes out what may not stand twice: word processors call a file with it damaged, or drop one.
class Anonymise : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    node.remove_attribute("w14:paraId");
    node.remove_attribute("w14:textId");
    if (Is(node, "w:bookmarkStart") || Is(node, "w:bookmarkEnd")) marks_.push_back(node);
    return true;
  }
  // Only when the walk is over: it must not lose its place.
  bool end(pugi::xml_node&) override {
    for (pugi::xml_node mark : marks_) mark.parent().remove_child(mark);
    return true;
  }

 private:
  std::vector<pugi::xml_node> marks_;
};

class Pictures : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    found = IsAny(node, kPictures);
    return !found;
  }

  bool found = false;
};

}  // namespace

std::vector<pugi::xml_node> Range::nodes() const {
  std::vector<pugi::xml_node> all;
  for (pugi::xml_node node = first; node; node = node.next_sibling()) {
    all.push_back(node);
    if (node == last) break;
  }
  return all;
}

std::optional<Range> RangeOf(pugi::xml_node opening, pugi::xml_node closing) {
  if (opening == closing) return Range{opening, opening};
  const auto from = PathTo(opening);
  const auto to = PathTo(closing);
  std::size_t depth = 0;
  while (depth < from.size() && depth < to.size() && from[depth] == to[depth]) ++depth;
  // One of them lies within the other one, in a text box.
  if (depth == 0 || depth == from.size() || depth == to.size()) return std::nullopt;
  const pugi::xml_node common = from[depth - 1];
  if (Is(common, "w:tr")) return Range{common, common};
  if (Is(common, "w:tbl")) return Range{from[depth], to[depth]};
  const bool are_paragraphs = from[depth] == opening && to[depth] == closing;
  if (!are_paragraphs || !IsAny(common, kContainers)) return std::nullopt;
  return Range{opening, closing};
}

bool IsRows(const Range& range) { return Is(range.first, "w:tr"); }

bool IsEmpty(pugi::xml_node node) {
  Pictures pictures;
  node.traverse(pictures);
  bool empty = !pictures.found;
  ForEachParagraph(node, [&](pugi::xml_node paragraph) {
    empty = empty && IsBlank(Paragraph(paragraph).text());
  });
  return empty;
}

bool EndsSection(pugi::xml_node paragraph) {
  return static_cast<bool>(paragraph.child("w:pPr").child("w:sectPr"));
}

Range CopyBefore(const Range& range, pugi::xml_node where, bool is_first) {
  Range copy;
  for (const pugi::xml_node node : range.nodes()) {
    pugi::xml_node one = where.parent().insert_copy_before(node, where);
    if (!is_first) {
      Anonymise anonymise;
      one.remove_attribute("w14:paraId");
      one.remove_attribute("w14:textId");
      one.traverse(anonymise);
    }
    if (!copy.first) copy.first = one;
    copy.last = one;
  }
  return copy;
}

void Mend(pugi::xml_node parent, pugi::xml_node before, pugi::xml_node behind) {
  if (Is(parent, "w:tbl") && !parent.child("w:tr") && !parent.child("w:sdt")) {
    pugi::xml_node around = parent.parent();
    const pugi::xml_node above = parent.previous_sibling();
    const pugi::xml_node below = parent.next_sibling();
    around.remove_child(parent);
    Mend(around, above, below);
    return;
  }
  pugi::xml_node node = before ? before : parent.first_child();
  for (; node && node != behind; node = node.next_sibling()) {
    if (!Is(node, "w:tbl")) continue;
    if (Is(ElementBehind(node), "w:tbl")) parent.insert_child_after("w:p", node);
  }
  const bool ends_with_paragraph = Is(LastElementIn(parent), "w:p");
  // A content control around rows of a table holds rows alone.
  const bool holds_rows = Is(parent, "w:sdtContent") && Is(parent.parent().parent(), "w:tbl");
  const bool must = IsAny(parent, kContainers) && !Is(parent, "w:body") && !holds_rows;
  if (must && !ends_with_paragraph) parent.append_child("w:p");
}

}  // namespace tepat::docx
