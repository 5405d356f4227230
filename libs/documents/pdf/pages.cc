// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/pages.h"

#include <cstddef>
#include <utility>

namespace tepat::pdf {
namespace {

// A page being filled.
class Filling {
 public:
  Filling(const Flow& flow, double height) : flow_(flow), height_(height) {}

  // The atoms from `begin` to before `end`, which belong together.
  void PutTogether(std::size_t begin, std::size_t end) {
    if (flow_.atoms[begin].begins_page) Break();
    if (!Fits(begin, end)) Break();
    // What does not fit on an empty page is broken where it must be.
    for (std::size_t i = begin; i < end; ++i) {
      if (!Fits(i, i + 1)) Break();
      Put(flow_.atoms[i]);
    }
  }

  std::vector<Page> Done() {
    if (pages_.empty() || !page_.empty()) pages_.push_back(std::move(page_));
    return std::move(pages_);
  }

 private:
  const Atom* HeadingOf(const Atom& atom, int table_before) const {
    if (atom.table == 0 || atom.table == table_before) return nullptr;
    const auto heading = flow_.headings.find(atom.table);
    return heading == flow_.headings.end() ? nullptr : &heading->second;
  }

  bool Fits(std::size_t begin, std::size_t end) const {
    double used = used_;
    int table = table_;
    for (std::size_t i = begin; i < end; ++i) {
      const Atom& atom = flow_.atoms[i];
      if (const Atom* heading = HeadingOf(atom, table)) used += heading->height;
      used += atom.height;
      table = atom.table;
    }
    // Sums of the same heights in another order differ by less than this.
    return used <= height_ + 0.01;
  }

  void Put(const Atom& atom) {
    if (page_.empty() && !atom.draw) return;
    if (const Atom* heading = HeadingOf(atom, table_)) {
      page_.push_back(heading);
      used_ += heading->height;
    }
    page_.push_back(&atom);
    used_ += atom.height;
    table_ = atom.table;
  }

  void Break() {
    if (page_.empty()) return;
    pages_.push_back(std::move(page_));
    page_ = {};
    used_ = 0;
    table_ = 0;
  }

  const Flow& flow_;
  const double height_;
  std::vector<Page> pages_;
  Page page_;
  double used_ = 0;
  int table_ = 0;  // of the atom put last
};

}  // namespace

std::vector<Page> PagesOf(const Flow& flow, double height) {
  Filling filling(flow, height);
  for (std::size_t begin = 0; begin < flow.atoms.size();) {
    std::size_t end = begin + 1;
    while (end < flow.atoms.size() && flow.atoms[end - 1].keep_with_next) ++end;
    filling.PutTogether(begin, end);
    begin = end;
  }
  return filling.Done();
}

}  // namespace tepat::pdf
