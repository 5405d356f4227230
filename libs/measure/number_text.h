// SPDX-License-Identifier: Apache-2.0
// Numbers as people in an office write them: `1.234,5`, `Rp 1.000.000`, `(85 %)`. Whatever a person
// typed - a field, a cell of text, a CSV of theirs - is read here and nowhere else, so that all
// doors understand the same number; a face says the slug in words.
#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/measure/decimal.h"

namespace tepat::measure {

// Bytes of a typed number at most; sixteen digits, signs and spaces need some sixty.
inline constexpr std::size_t kNumberBytesMax = 1024;

// Reads what somebody typed. Any bytes may come, UTF-8 or not. Any thread.
//
// Spaces are U+0020, U+00A0, U+2009 and U+202F; U+200B, U+2060 and U+FEFF are not there. Dropped,
// in this order and once each: outer spaces; one pair of brackets, which makes it negative, or one
// sign (`-`, U+2212, `+`); `Rp` or `Rp.` in front, in any case; one `%` at the end; outer spaces.
//
// Then: of points and commas the last one is the decimal sign, once, and the others group. Commas
// alone: one is the decimal sign, several group. Points alone: several group; one groups when
// exactly three digits follow and all that stands before it are one to three digits, not beginning
// with 0; otherwise it is the decimal sign, as in `1234.567`, `0.125` and `1 234.567`. Spaces group
// too. A number is grouped in one way only: one to three digits, not beginning with 0, then always
// three. The decimal sign needs a digit behind it, none before it.
//
// Fails with kInvalid: `measure.empty` (no text, which is never 0), `measure.not_a_number`, or
// `measure.too_long` (Decimal's limits, or kNumberBytesMax).
Result<Decimal> ReadNumber(std::string_view text);

// Writes a figure for people, rounded half away from zero to so many decimals: `-1.234,50`.
// ReadNumber reads it back as the same number, within Decimal's limits.
std::string WriteNumber(const Fraction& value, int decimals);

}  // namespace tepat::measure
