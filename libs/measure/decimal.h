// SPDX-License-Identifier: Apache-2.0
// Values as they are stored and sent: decimals with a written limit.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/measure/fraction.h"

namespace tepat::measure {

// Digits of a value at most: a trillion rupiah and a little more, to four decimals.
inline constexpr std::size_t kWholeDigitsMax = 12;
inline constexpr std::size_t kPlacesMax = 4;

// An exact decimal with at most 12 digits before and 4 behind the point. Value type; any thread.
class Decimal {
 public:
  Decimal() = default;

  // From the digits before and behind the point, either of which may be empty; requires that they
  // are digits. Zeros in front and at the end do not count. Fails with kInvalid `measure.too_long`.
  static Result<Decimal> FromDigits(bool negative, std::string_view whole, std::string_view places);

  // Reads a plain decimal, `-?[0-9]+(\.[0-9]+)?`, as JSON, textproto, calls, numeric cells and
  // machines' CSV hold it; what people type is read by ReadNumber. Fails with kInvalid
  // `measure.not_plain` or `measure.too_long`.
  static Result<Decimal> ReadPlain(std::string_view text);

  // The plain decimal without zeros at the end, which ReadPlain reads back: `-1234.5`.
  std::string ToPlain() const { return FormatTrimmed(ToFraction(), kPlacesMax); }

  Fraction ToFraction() const { return {Integer(units_), Integer(kUnits)}; }

  // NOLINTNEXTLINE: clang-tidy 14 sees a null pointer
  friend std::strong_ordering operator<=>(const Decimal&, const Decimal&) = default;
  friend bool operator==(const Decimal&, const Decimal&) = default;

 private:
  static constexpr std::int64_t kUnits = 10'000;  // in one

  std::int64_t units_ = 0;  // of 10^-4; sixteen digits at most
};

}  // namespace tepat::measure
