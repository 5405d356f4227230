// SPDX-License-Identifier: Apache-2.0
// The terms of a performance plan (Perjanjian Kinerja) that decide how a figure is computed, and
// the words by which plans and the tool call them.
#pragma once

#include <optional>
#include <string_view>

namespace tepat::measure {

// Which actual value is good, against the target. T: target, R: actual.
enum class Direction {
  kHigher,             // `naik`: R/T
  kLowerByDifference,  // `turun_selisih`: (2T-R)/T, as Permenpan RB 8/2021 has it: 1 + (1 - R/T)
  kLowerByRatio,       // `turun_nisbah`: T/R
  kExact,              // `tetap`: 1 - |R-T|/T
  kGrade,              // `predikat`: a grade of a scale, judged by its number as kHigher
};

// What is typed.
enum class Entry {
  kDirect,           // `langsung`: the value
  kRatio,            // `nisbah`: numerators and denominators
  kSumOfComponents,  // `jumlah_komponen`: addends
};

// How quarters are entered.
enum class Counting {
  kQuarterly,   // `triwulan`: each for itself
  kCumulative,  // `kumulatif`: as the year to date
};

// How quarters make a year.
enum class Accumulation {
  kSum,       // `jumlah`
  kLast,      // `akhir`: the last filled one
  kMean,      // `rata2`
  kGreatest,  // `maks`
};

// How units make the office.
enum class Consolidation {
  kSingle,       // `tunggal`: one unit answers
  kSum,          // `jumlah`
  kMean,         // `rata2`
  kSummedRatio,  // `nisbah_jumlah`: numerators and denominators are added, then divided
};

// What a component is to its indicator.
enum class Role {
  kValue,        // `nilai`
  kNumerator,    // `pembilang`
  kDenominator,  // `penyebut`
  kAddend,       // `penjumlah`
};

// The word in a plan. Any thread, as all of these.
std::string_view WordOf(Direction term);
std::string_view WordOf(Entry term);
std::string_view WordOf(Counting term);
std::string_view WordOf(Accumulation term);
std::string_view WordOf(Consolidation term);
std::string_view WordOf(Role term);

// The term of such a word, exactly as written; nothing for any other text.
std::optional<Direction> FindDirection(std::string_view word);
std::optional<Entry> FindEntry(std::string_view word);
std::optional<Counting> FindCounting(std::string_view word);
std::optional<Accumulation> FindAccumulation(std::string_view word);
std::optional<Consolidation> FindConsolidation(std::string_view word);
std::optional<Role> FindRole(std::string_view word);

}  // namespace tepat::measure
