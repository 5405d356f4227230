// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/terms.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tepat::measure {
namespace {

// The words of each enumeration in the order of its terms: an index is a term, so that there is one
// table for both ways.
template <std::size_t n>
using Words = std::array<std::string_view, n>;

constexpr Words<5> kDirections = {"naik", "turun_selisih", "turun_nisbah", "tetap", "predikat"};
constexpr Words<3> kEntries = {"langsung", "nisbah", "jumlah_komponen"};
constexpr Words<2> kCountings = {"triwulan", "kumulatif"};
constexpr Words<4> kAccumulations = {"jumlah", "akhir", "rata2", "maks"};
constexpr Words<4> kConsolidations = {"tunggal", "jumlah", "rata2", "nisbah_jumlah"};
constexpr Words<4> kRoles = {"nilai", "pembilang", "penyebut", "penjumlah"};

template <class Term, std::size_t n>
std::optional<Term> Find(const Words<n>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Term>(found - words.begin());
}

template <class Term, std::size_t n>
std::string_view At(const Words<n>& words, Term term) {
  return words.at(static_cast<std::size_t>(term));
}

}  // namespace

std::string_view WordOf(Direction term) { return At(kDirections, term); }
std::string_view WordOf(Entry term) { return At(kEntries, term); }
std::string_view WordOf(Counting term) { return At(kCountings, term); }
std::string_view WordOf(Accumulation term) { return At(kAccumulations, term); }
std::string_view WordOf(Consolidation term) { return At(kConsolidations, term); }
std::string_view WordOf(Role term) { return At(kRoles, term); }

std::optional<Direction> FindDirection(std::string_view word) {
  return Find<Direction>(kDirections, word);
}
std::optional<Entry> FindEntry(std::string_view word) { return Find<Entry>(kEntries, word); }
std::optional<Counting> FindCounting(std::string_view word) {
  return Find<Counting>(kCountings, word);
}
std::optional<Accumulation> FindAccumulation(std::string_view word) {
  return Find<Accumulation>(kAccumulations, word);
}
std::optional<Consolidation> FindConsolidation(std::string_view word) {
  return Find<Consolidation>(kConsolidations, word);
}
std::optional<Role> FindRole(std::string_view word) { return Find<Role>(kRoles, word); }

}  // namespace tepat::measure
