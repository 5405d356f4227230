// SPDX-License-Identifier: Apache-2.0
// Numbers as the cells of a workbook hold them, as the exact decimals that people typed.
//
// Office programs keep a number as a binary fraction and write it with up to 17 digits: 79.35 is
// written as 79.34999999999999 or 79.349999999999994. They promise 15 digits, so what a person
// typed is found again by rounding the written digits to 15, half away from zero. Done on the
// decimal digits this is exact: a decimal D of at most 15 digits differs from the nearest binary
// number by at most 1.2e-16 D, and that from its 16 or 17 written digits by at most 5e-16 D / m,
// where m from 1 to 10 is D's first digit and what follows; half a unit of D's 15th digit is
// 5e-15 D / m, which is more than both together. So no floating point is needed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tepat::workbook {

// Digits that a workbook keeps of a number.
inline constexpr std::size_t kDigitsKept = 15;

struct Number {
  // `-?[0-9]+(\.[0-9]+)?`, no zero that could be left out, no minus before zero; at most 15 digits
  // are not padding.
  std::string text;
  // The file had further digits, and not those of a binary fraction beside a decimal of 15 digits:
  // somebody typed, or some formula computed, more than `text` says.
  bool rounded = false;
};

// Reads what stands in a cell of numbers: `-12`, `1.5`, `5.5E-17`, spaces around it. Nothing for
// what is no number, and for what no workbook can hold: 1E309 and beyond, less than 1E-308. Any
// thread.
std::optional<Number> ReadNumber(std::string_view written);

}  // namespace tepat::workbook
