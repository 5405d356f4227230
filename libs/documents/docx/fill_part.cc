// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/fill_part.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/docx/failure.h"
#include "libs/documents/docx/xml.h"

namespace tepat::docx {
namespace {

tl::unexpected<Error> TooMuch(const std::string& what) {
  return Fail(Code::kExhausted, "docx.too_much", "the document would become too large: " + what);
}

template <class Map>
const auto* FindIn(const Map& map, const std::string& name) {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : &found->second;
}

const Value* FindText(const Scope& scope, const std::string& name) {
  for (auto values = scope.rbegin(); values != scope.rend(); ++values) {
    if (const Value* text = FindIn((*values)->texts, name)) return text;
  }
  return nullptr;
}

const std::vector<Values>* FindList(const Scope& scope, const std::string& name) {
  for (auto values = scope.rbegin(); values != scope.rend(); ++values) {
    if (const auto* list = FindIn((*values)->lists, name)) return list;
  }
  return nullptr;
}

// XML has no control characters; those of line ends are line breaks.
std::string Printable(const std::string& text) {
  std::string printable;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    const bool is_break = c == '\n' || c == '\r';
    printable += is_break ? '\n' : static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return printable;
}

bool IsOpening(const Mark& mark) {
  return mark.kind == MarkKind::kOpen || mark.kind == MarkKind::kOpenNot;
}

// Whether it is one of these nodes, or within one.
bool LiesIn(pugi::xml_node node, const std::unordered_set<std::size_t>& nodes) {
  for (; node; node = node.parent()) {
    if (nodes.contains(node.hash_value())) return true;
  }
  return false;
}

// Word draws what an old program shows instead of a text box a second time; a name stands once.
bool IsFallback(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    if (std::string_view(node.name()) == "mc:Fallback") return true;
  }
  return false;
}

}  // namespace

Status PartFiller::Fill(pugi::xml_node root, const Values& values) {
  return FillRange({root, root}, {&values});
}

void PartFiller::Note(MistakeKind kind, const Found& found) {
  if (filling_.mistakes.size() >= filling_.mistakes_max) return;
  const TemplateMistake mistake{kind, ShownText(found.mark.name, kQuotedBytes), part_,
                                ShownText(Paragraph(found.paragraph).text(), kQuotedBytes)};
  const auto& known = filling_.mistakes;
  if (std::find(known.begin(), known.end(), mistake) == known.end()) {
    filling_.mistakes.push_back(mistake);
  }
}

Result<PartFiller::AllFound> PartFiller::MarksOf(const Range& range) {
  AllFound all;
  Status outcome;
  for (const pugi::xml_node node : range.nodes()) {
    ForEachParagraph(node, [&](pugi::xml_node paragraph) {
      const std::string text = Paragraph(paragraph).text();
      auto marks = MarksIn(text);
      if (marks.empty()) return;
      // What is put in is cut out of the text, mark by mark.
      if (text.size() > filling_.paragraph_bytes_max) {
        outcome = Beyond("bomb", "paragraph_bytes", filling_.paragraph_bytes_max);
      } else if (marks.size() > filling_.paragraph_marks_max) {
        outcome = Beyond("bomb", "paragraph_marks", filling_.paragraph_marks_max);
      }
      for (Mark& mark : marks) all.push_back({paragraph, std::move(mark)});
    });
  }
  TEPAT_TRY(outcome);
  if (all.size() > filling_.marks_left) return TooMuch("marks");
  filling_.marks_left -= all.size();
  return all;
}

std::vector<std::size_t> PartFiller::ClosingsOf(const AllFound& all) {
  std::vector<std::size_t> closings(all.size(), 0);
  std::vector<std::size_t> open;
  std::map<std::string, int> names;  // how many blocks of a name are open
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& name = all[i].mark.name;
    if (IsOpening(all[i].mark)) {
      open.push_back(i);
      ++names[name];
    }
    if (all[i].mark.kind != MarkKind::kClose) continue;
    if (names[name] == 0) {
      Note(MistakeKind::kNotOpened, all[i]);
      continue;
    }
    // What was opened since then, and is not closed, ends nowhere.
    while (all[open.back()].mark.name != name) {
      --names[all[open.back()].mark.name];
      open.pop_back();
    }
    closings[open.back()] = i;
    --names[name];
    open.pop_back();
  }
  return closings;
}

std::vector<PartFiller::Block> PartFiller::BlocksIn(const AllFound& all, AllFound& values) {
  std::vector<Block> blocks;
  std::unordered_set<std::size_t> taken;  // by blocks: what lies in one belongs to its copies
  const std::vector<std::size_t> closings = ClosingsOf(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!IsOpening(all[i].mark) || LiesIn(all[i].paragraph, taken)) continue;
    const std::size_t closing = closings[i];
    if (closing == 0) {
      Note(MistakeKind::kNotClosed, all[i]);
      continue;
    }
    const auto range = RangeOf(all[i].paragraph, all[closing].paragraph);
    if (!range) {
      Note(MistakeKind::kCrossing, all[i]);
    } else {
      for (const pugi::xml_node node : range->nodes()) taken.insert(node.hash_value());
      blocks.push_back({all[i], all[closing], *range});
    }
    i = closing;
  }
  for (const Found& one : all) {
    if (LiesIn(one.paragraph, taken)) continue;
    if (one.mark.kind == MarkKind::kBroken) Note(MistakeKind::kBroken, one);
    if (one.mark.kind == MarkKind::kValue) values.push_back(one);
  }
  return blocks;
}

Status PartFiller::FillRange(const Range& range, const Scope& scope) {
  AllFound values;
  TEPAT_ASSIGN(const AllFound all, MarksOf(range));
  std::vector<Block> blocks = BlocksIn(all, values);
  // Blocks come later: what is put in here lies in none, so nothing of it is looked at again, and
  // no value can pass for a mark.
  TEPAT_TRY(FillValues(values, scope));
  for (Block& block : blocks) TEPAT_TRY(Expand(block, scope));
  return Ok();
}

Status PartFiller::FillValues(const AllFound& values, const Scope& scope) {
  // From the end: places before stay what they are.
  for (std::size_t end = values.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && values[begin - 1].paragraph == values[end - 1].paragraph) --begin;
    Paragraph paragraph(values[begin].paragraph);
    for (std::size_t i = end; i > begin; --i) {
      const Found& found = values[i - 1];
      filling_.used.insert(found.mark.name);
      if (const Value* value = FindText(scope, found.mark.name)) {
        TEPAT_TRY(PutValue(paragraph, found, *value));
      } else {
        Note(MistakeKind::kUnknown, found);
      }
    }
    end = begin;
  }
  return Ok();
}

Status PartFiller::PutValue(Paragraph& paragraph, const Found& found, const Value& value) {
  if (value.text.size() > filling_.value_bytes_left) return TooMuch("values");
  filling_.value_bytes_left -= value.text.size();
  const pugi::xml_node run =
      paragraph.Replace(found.mark.begin, found.mark.end, Printable(value.text));
  if (!value.bookmark.empty() && !IsFallback(run)) PutBookmark(run, value.bookmark);
  return Ok();
}

void PartFiller::PutBookmark(pugi::xml_node run, const std::string& name) {
  const int times = ++filling_.bookmarks[name];
  const std::string whole =
      kBookmarkPrefix + (times == 1 ? name : name + "_" + std::to_string(times));
  const int id = filling_.next_bookmark++;
  pugi::xml_node start = run.parent().insert_child_before("w:bookmarkStart", run);
  start.append_attribute("w:id").set_value(id);
  start.append_attribute("w:name").set_value(whole.c_str());
  run.parent().insert_child_after("w:bookmarkEnd", run).append_attribute("w:id").set_value(id);
}

std::vector<Scope> PartFiller::ScopesOf(const Found& opening, const Scope& scope,
                                        bool& is_known) const {
  std::vector<Scope> scopes;
  const std::string& name = opening.mark.name;
  if (const auto* list = FindList(scope, name)) {
    for (const Values& one : *list) {
      scopes.push_back(scope);
      scopes.back().push_back(&one);
    }
  } else if (const Value* text = FindText(scope, name)) {
    if (!text->text.empty()) scopes.push_back(scope);
  } else {
    is_known = false;
  }
  if (opening.mark.kind == MarkKind::kOpen) return scopes;
  return scopes.empty() || filling_.is_check ? std::vector<Scope>{scope} : std::vector<Scope>{};
}

void PartFiller::TakeMarksOut(Block& block) {
  Range& range = block.range;
  const auto cut = [](const Found& found) {
    Paragraph(found.paragraph).Replace(found.mark.begin, found.mark.end, "");
  };
  // The later one first: in one paragraph the places before it stay.
  cut(block.closing);
  cut(block.opening);
  if (range.first == range.last) return;
  // What held nothing but a mark was no more than its place.
  const auto is_place = [](pugi::xml_node node) { return IsEmpty(node) && !EndsSection(node); };
  pugi::xml_node parent = range.first.parent();
  const pugi::xml_node first = range.first;
  const pugi::xml_node last = range.last;
  const bool takes_first = is_place(first);
  const bool takes_last = is_place(last);
  if (takes_first) range.first = first.next_sibling();
  if (takes_last) range.last = range.first == last ? pugi::xml_node() : last.previous_sibling();
  if (takes_first) parent.remove_child(first);
  if (takes_last) parent.remove_child(last);
}

Status PartFiller::Expand(Block& block, const Scope& scope) {
  bool is_known = true;
  const std::vector<Scope> scopes = ScopesOf(block.opening, scope, is_known);
  filling_.used.insert(block.opening.mark.name);
  if (!is_known) {
    Note(MistakeKind::kUnknown, block.opening);
    return Ok();
  }
  // The whole paragraph is repeated, so what stands beside the block would be, too.
  if (block.opening.paragraph == block.closing.paragraph) {
    const std::string text = Paragraph(block.opening.paragraph).text();
    const bool alone = IsBlank(std::string_view(text).substr(0, block.opening.mark.begin)) &&
                       IsBlank(std::string_view(text).substr(block.closing.mark.end));
    if (!alone) {
      Note(MistakeKind::kCrossing, block.opening);
      return Ok();
    }
  }
  pugi::xml_node parent = block.range.first.parent();
  const pugi::xml_node before = block.range.first.previous_sibling();
  const pugi::xml_node behind = block.range.last.next_sibling();
  TakeMarksOut(block);
  if (!block.range.first || !block.range.last) {
    Mend(parent, before, behind);
    return Ok();
  }
  const auto originals = block.range.nodes();
  std::size_t nodes = 0;
  for (const pugi::xml_node node : originals) nodes += NodesIn(node);
  if (scopes.size() > filling_.nodes_left / std::max<std::size_t>(nodes, 1)) {
    return TooMuch("blocks");
  }
  // Counted before anything is copied: blocks within blocks multiply.
  filling_.nodes_left -= nodes * scopes.size();
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    TEPAT_TRY(FillRange(CopyBefore(block.range, block.range.first, i == 0), scopes[i]));
  }
  for (const pugi::xml_node node : originals) parent.remove_child(node);
  Mend(parent, before, behind);
  return Ok();
}

}  // namespace tepat::docx
