// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/digits.h"

#include <algorithm>

namespace tepat::measure {

bool AreDigits(std::string_view text) {
  // Not std::isdigit, which asks the locale.
  return std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

std::optional<PlainDigits> SplitPlain(std::string_view text) {
  PlainDigits plain;
  plain.negative = text.starts_with('-');
  if (plain.negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const bool pointed = point < text.size();
  plain.whole = text.substr(0, point);
  if (pointed) plain.places = text.substr(point + 1);
  if (plain.whole.empty() || pointed == plain.places.empty()) return std::nullopt;
  if (!AreDigits(plain.whole) || !AreDigits(plain.places)) return std::nullopt;
  return plain;
}

}  // namespace tepat::measure
