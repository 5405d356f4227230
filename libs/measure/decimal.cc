// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/decimal.h"

#include <algorithm>

#include "libs/base/check.h"
#include "libs/measure/digits.h"

namespace tepat::measure {
Result<Decimal> Decimal::FromDigits(bool negative, std::string_view whole,
                                    std::string_view places) {
  TEPAT_CHECK(AreDigits(whole) && AreDigits(places));
  // What does not count is dropped before the lengths are judged: `1,50000` is short enough.
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  places = places.substr(0, places.find_last_not_of('0') + 1);
  if (whole.size() > kWholeDigitsMax || places.size() > kPlacesMax) {
    return Fail(Code::kInvalid, "measure.too_long",
                "more than 12 digits before the decimal sign, or 4 behind it");
  }
  // Sixteen digits at most: 64 bits hold them all.
  Decimal value;
  for (const char digit : whole) value.units_ = value.units_ * 10 + (digit - '0');
  for (std::size_t i = 0; i < kPlacesMax; ++i) {
    value.units_ = value.units_ * 10 + (i < places.size() ? places[i] - '0' : 0);
  }
  if (negative) value.units_ = -value.units_;
  return value;
}

Result<Decimal> Decimal::ReadPlain(std::string_view text) {
  const auto plain = SplitPlain(text);
  if (!plain) return Fail(Code::kInvalid, "measure.not_plain", "not a plain decimal");
  return FromDigits(plain->negative, plain->whole, plain->places);
}

}  // namespace tepat::measure
