// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/numbers.h"

#include <algorithm>

namespace tepat::portal {

// One dot with three digits behind it is taken for thousands, as people here mean it; `0.125` is
// not.
std::optional<std::string> NumberOf(const std::string& text) {
  std::string clean;
  for (const char c : text) {
    if (c != ' ' && c != '%' && c != '\t') clean += c;
  }
  if (clean.empty()) return std::string();
  const bool comma = clean.find(',') != std::string::npos;
  const std::size_t dot = clean.find('.');
  const bool thousands = comma || (dot != std::string::npos &&
                                   (clean.size() - clean.rfind('.') == 4 &&
                                    clean.substr(0, dot) != "0" && clean.substr(0, dot) != "-0"));
  std::string number;
  for (const char c : clean) {
    if (c == '.' && thousands) continue;
    number += c == ',' ? '.' : c;
  }
  const std::size_t begin = number.front() == '-' ? 1 : 0;
  const auto digits = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t point = std::min(number.find('.'), number.size());
  const bool whole =
      point > begin && std::all_of(number.begin() + static_cast<long>(begin),
                                   number.begin() + static_cast<long>(point), digits);
  const bool rest =
      point == number.size() ||
      (point + 1 < number.size() &&
       std::all_of(number.begin() + static_cast<long>(point) + 1, number.end(), digits));
  if (!whole || !rest) return std::nullopt;
  return number;
}

// The number comes from the contract: digits, at most one dot, at most one sign.
std::string IndonesianNumber(const std::string& number) {
  if (number.empty()) return number;
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::size_t begin = number.front() == '-' ? 1 : 0;
  std::string text = number.substr(0, begin);
  for (std::size_t i = begin; i < point; ++i) {
    text += number[i];
    const std::size_t left = point - i - 1;
    if (left > 0 && left % 3 == 0) text += '.';
  }
  if (point < number.size()) text += "," + number.substr(point + 1);
  return text;
}

}  // namespace tepat::portal
