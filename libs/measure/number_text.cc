// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/number_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "libs/measure/digits.h"

namespace tepat::measure {
namespace {

constexpr std::size_t kGroupDigits = 3;
constexpr char kForeign = '?';  // stands for any byte that no number has

// What stands in a text for one of our signs; 0: nothing at all.
constexpr std::array<std::pair<std::string_view, char>, 7> kSpellings = {{
    {"\xC2\xA0", ' '},      // U+00A0, which spreadsheets put between groups
    {"\xE2\x80\x89", ' '},  // U+2009
    {"\xE2\x80\xAF", ' '},  // U+202F
    {"\xE2\x80\x8B", 0},    // U+200B
    {"\xE2\x81\xA0", 0},    // U+2060
    {"\xEF\xBB\xBF", 0},    // U+FEFF
    {"\xE2\x88\x92", '-'},  // U+2212
}};

// One byte for each sign. Done in one pass over the bytes as they came: what is not UTF-8 must not
// become a sign when something between its bytes is taken away.
std::string OneByteEach(std::string_view text) {
  std::string signs;
  while (!text.empty()) {
    const auto spelling = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const auto& one) {
      return text.starts_with(one.first);
    });
    if (spelling == kSpellings.end()) {
      signs += static_cast<unsigned char>(text[0]) < 0x80 ? text[0] : kForeign;
      text.remove_prefix(1);
    } else {
      if (spelling->second != 0) signs += spelling->second;
      text.remove_prefix(spelling->first.size());
    }
  }
  return signs;
}

std::string_view WithoutOuterSpaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

// Drops brackets or a sign; whether they say that the number is negative.
bool TakeSign(std::string_view& text) {
  if (text.size() > 1 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    return true;
  }
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  return negative;
}

void DropRupiah(std::string_view& text) {
  if (text.size() < 2 || (text[0] | 0x20) != 'r' || (text[1] | 0x20) != 'p') return;
  text.remove_prefix(2);
  if (text.starts_with('.')) text.remove_prefix(1);
}

// Whether a point that stands alone groups thousands.
bool LonePointGroups(std::string_view before, std::string_view behind) {
  return behind.size() == kGroupDigits && AreDigits(behind) && !before.empty() &&
         before.size() <= kGroupDigits && AreDigits(before) && before[0] != '0';
}

// Where the decimal sign stands; at the end when there is none.
std::size_t DecimalSign(std::string_view text) {
  const auto points = std::count(text.begin(), text.end(), '.');
  const auto commas = std::count(text.begin(), text.end(), ',');
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string_view::npos) return text.size();
  if (points > 0 && commas > 0) return last;
  if (points + commas > 1) return text.size();
  const bool groups = points == 1 && LonePointGroups(text.substr(0, last), text.substr(last + 1));
  return groups ? text.size() : last;
}

// The digits before the decimal sign, without what groups them; nothing when they are not grouped
// as they should be, or not by one sign only.
std::optional<std::string> Ungrouped(std::string_view whole) {
  const std::size_t first = std::min(whole.find_first_of("., "), whole.size());
  std::string digits(whole.substr(0, first));
  if (!AreDigits(digits)) return std::nullopt;
  if (first == whole.size()) return digits;
  if (digits.empty() || digits.size() > kGroupDigits || digits[0] == '0') return std::nullopt;
  const char grouping = whole[first];
  for (whole.remove_prefix(first); !whole.empty(); whole.remove_prefix(kGroupDigits + 1)) {
    const std::string_view group = whole.substr(1, kGroupDigits);
    if (whole[0] != grouping || group.size() != kGroupDigits || !AreDigits(group)) {
      return std::nullopt;
    }
    digits += group;
  }
  return digits;
}

tl::unexpected<Error> NotANumber() {
  return Fail(Code::kInvalid, "measure.not_a_number", "not a number as people write it");
}

}  // namespace

Result<Decimal> ReadNumber(std::string_view text) {
  if (text.size() > kNumberBytesMax) {
    return Fail(Code::kInvalid, "measure.too_long", "more bytes than a number may have");
  }
  const std::string signs = OneByteEach(text);
  std::string_view rest = WithoutOuterSpaces(signs);
  if (rest.empty()) return Fail(Code::kInvalid, "measure.empty", "no text");
  // From here on something was written: when nothing is left of it, it is no number.
  const bool negative = TakeSign(rest);
  DropRupiah(rest);
  if (rest.ends_with('%')) rest.remove_suffix(1);
  rest = WithoutOuterSpaces(rest);
  if (rest.empty()) return NotANumber();
  const std::size_t sign = DecimalSign(rest);
  const std::string_view places = rest.substr(std::min(sign + 1, rest.size()));
  const auto whole = Ungrouped(rest.substr(0, sign));
  if (!whole || !AreDigits(places) || (sign < rest.size() && places.empty())) return NotANumber();
  return Decimal::FromDigits(negative, *whole, places);
}

std::string WriteNumber(const Fraction& value, int decimals) {
  std::string text = FormatFixed(value, decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size()) text[point] = ',';
  const std::size_t first = text[0] == '-' ? 1 : 0;
  // From behind, so that what is still to be grouped keeps its place.
  for (std::size_t at = point; at > first + kGroupDigits;) text.insert(at -= kGroupDigits, 1, '.');
  return text;
}

}  // namespace tepat::measure
