// SPDX-License-Identifier: Apache-2.0
// Puts values into one part of a template. For libs/documents/docx alone.
#pragma once

#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/docx/block.h"
#include "libs/documents/docx/limits.h"
#include "libs/documents/docx/mistake.h"
#include "libs/documents/docx/paragraph.h"
#include "libs/documents/docx/placeholder.h"
#include "libs/documents/docx/values.h"

namespace tepat::docx {

// What all parts of one document share while it is filled. One thread.
struct Filling {
  bool is_check = false;  // blocks that would be left out are looked into, too
  std::size_t nodes_left = 0;
  std::size_t marks_left = 0;
  std::size_t paragraph_marks_max = 0;
  std::size_t paragraph_bytes_max = 0;
  std::size_t value_bytes_left = 0;
  std::size_t mistakes_max = 0;
  int next_bookmark = 0;                      // id; above all that the template has
  std::map<std::string, int> bookmarks = {};  // how often each was put in
  std::vector<TemplateMistake> mistakes = {};
  std::set<std::string> used = {};  // names
};

// The values by whose names a mark is found: the innermost ones come last.
using Scope = std::vector<const Values*>;

// Fills one part; what is wrong in it is noted in `filling`, and stays as it was written. All
// references outlive it. One thread.
class PartFiller {
 public:
  PartFiller(std::string part, Filling& filling) : part_(std::move(part)), filling_(filling) {}

  // Fails with kExhausted: `docx.too_much` when more would be made than the limits allow, and
  // `docx.bomb` when there are more marks.
  Status Fill(pugi::xml_node root, const Values& values);

 private:
  // A mark where it was found.
  struct Found {
    pugi::xml_node paragraph;
    Mark mark;
  };
  using AllFound = std::vector<Found>;
  struct Block {
    Found opening;
    Found closing;
    Range range;
  };

  Status FillRange(const Range& range, const Scope& scope);
  Result<AllFound> MarksOf(const Range& range);
  // The blocks that lie in no other one, and the marks of values that lie in none.
  std::vector<Block> BlocksIn(const AllFound& all, AllFound& values);
  // For each opening mark where it is closed, 0 for nowhere; what closes nothing is noted.
  std::vector<std::size_t> ClosingsOf(const AllFound& all);
  Status FillValues(const AllFound& values, const Scope& scope);
  Status PutValue(Paragraph& paragraph, const Found& found, const Value& value);
  void PutBookmark(pugi::xml_node run, const std::string& name);
  Status Expand(Block& block, const Scope& scope);
  // What a block stands for: one scope for each time that it is shown.
  std::vector<Scope> ScopesOf(const Found& opening, const Scope& scope, bool& is_known) const;
  void TakeMarksOut(Block& block);
  void Note(MistakeKind kind, const Found& found);

  const std::string part_;
  Filling& filling_;
};

}  // namespace tepat::docx
