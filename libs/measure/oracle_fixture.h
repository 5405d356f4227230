// SPDX-License-Identifier: Apache-2.0
// The oracle of the figures: Boost's fractions of any length, and nothing of ours. It reads the
// same texts and prints the same decimals, so that not even a digit is shared.
#pragma once

#include <rapidcheck.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <string>
#include <string_view>

namespace tepat::measure::oracle {

// Without expression templates, whose types no conditional can choose from.
using Whole = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                            boost::multiprecision::et_off>;
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend,
                                            boost::multiprecision::et_off>;

inline Exact Read(std::string_view text) {
  const bool negative = text.starts_with('-');
  Whole digits = 0;
  Whole scale = 1;
  bool behind = false;
  for (const char c : text.substr(negative ? 1 : 0)) {
    if (c == '.') {
      behind = true;
      continue;
    }
    digits = digits * 10 + (c - '0');
    if (behind) scale *= 10;
  }
  const Exact value(digits, scale);
  return negative ? Exact(-value) : value;
}

// Half away from zero, by adding a half and cutting off.
inline std::string Print(const Exact& value, unsigned decimals) {
  const Whole scale = pow(Whole(10), decimals);
  const Exact shifted = abs(value) * scale + Exact(1, 2);
  const Whole cut = numerator(shifted) / denominator(shifted);
  std::string text = Whole(cut / scale).str();
  if (decimals > 0) {
    std::string places = Whole(cut % scale).str();
    places.insert(0, decimals - places.size(), '0');
    text += "." + places;
  }
  return value < 0 && cut != 0 ? "-" + text : text;
}

// Any plain decimal that may be reported, small and round ones more often than others, so that
// zeros, ties and equal values come up.
inline std::string AnyDecimal(bool with_minus = true) {
  const int whole_digits = *rc::gen::element(1, 1, 1, 2, 3, 6, 12);
  const int places = *rc::gen::element(0, 0, 1, 2, 4);
  const auto digits = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += *rc::gen::element('0', '0', '1', '5', '7', '9');
    return text;
  };
  std::string text = digits(whole_digits);
  if (places > 0) text += "." + digits(places);
  return with_minus && *rc::gen::inRange(0, 5) == 0 ? "-" + text : text;
}

}  // namespace tepat::measure::oracle
