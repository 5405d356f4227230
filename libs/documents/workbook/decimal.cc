// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/decimal.h"

#include <charconv>

namespace tepat::workbook {
namespace {

// Of the first digit, in powers of ten: that of the numbers that office programs compute with.
constexpr long kMagnitudeMax = 308;

// digits × 10^exponent, digits without zeros at either end; none for zero.
struct Scaled {
  std::string digits;
  long exponent = 0;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// Takes the digits at the beginning of `text`; says how many.
std::size_t TakeDigits(std::string_view& text, std::string& digits) {
  std::size_t count = 0;
  while (count < text.size() && IsDigit(text[count])) ++count;
  digits += text.substr(0, count);
  text.remove_prefix(count);
  return count;
}

void DropZeros(Scaled& number) {
  while (!number.digits.empty() && number.digits.back() == '0') {
    number.digits.pop_back();
    ++number.exponent;
  }
  number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
}

// `text` without sign.
std::optional<Scaled> Parse(std::string_view text) {
  Scaled number;
  std::size_t count = TakeDigits(text, number.digits);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t behind = TakeDigits(text, number.digits);
    number.exponent = -static_cast<long>(behind);
    count += behind;
  }
  if (count == 0) return std::nullopt;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    int exponent = 0;  // an int, so that the sum below cannot overflow a long
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    number.exponent += exponent;
  }
  if (!text.empty()) return std::nullopt;
  DropZeros(number);
  return number;
}

// To so many digits, half away from zero.
void Round(Scaled& number) {
  const std::size_t cut = number.digits.size() - kDigitsKept;
  const bool up = number.digits[kDigitsKept] >= '5';
  number.digits.resize(kDigitsKept);
  number.exponent += static_cast<long>(cut);
  if (up) {
    // A nine carries; when all are nines, the number begins one place further left.
    std::size_t at = kDigitsKept;
    while (at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
    if (at == 0) {
      number.digits.insert(0, 1, '1');
    } else {
      ++number.digits[at - 1];
    }
  }
  DropZeros(number);
}

std::string Plain(const Scaled& number) {
  const auto size = static_cast<long>(number.digits.size());
  const auto zeros = [](long count) { return std::string(static_cast<std::size_t>(count), '0'); };
  if (number.exponent >= 0) return number.digits + zeros(number.exponent);
  const long before = size + number.exponent;  // digits before the point
  if (before <= 0) return "0." + zeros(-before) + number.digits;
  return std::string(number.digits).insert(static_cast<std::size_t>(before), 1, '.');
}

// Whether two numerals are one and the same to a program that computes with binary fractions. It
// decides what is said of a number, never its value.
bool SameInBinary(std::string_view written, const std::string& text) {
  double one = 0;
  double other = 0;
  std::from_chars(written.data(), written.data() + written.size(), one);
  std::from_chars(text.data(), text.data() + text.size(), other);
  return one == other;
}

}  // namespace

std::optional<Number> ReadNumber(std::string_view written) {
  written = Trimmed(written);
  const bool negative = written.starts_with('-');
  if (negative || written.starts_with('+')) written.remove_prefix(1);
  auto number = Parse(written);
  if (!number) return std::nullopt;
  if (number->digits.empty()) return Number{"0"};
  const bool longer = number->digits.size() > kDigitsKept;
  if (longer) Round(*number);
  // Checked before the zeros are written out: their count is a stranger's.
  const long magnitude = static_cast<long>(number->digits.size()) - 1 + number->exponent;
  if (magnitude > kMagnitudeMax || magnitude < -kMagnitudeMax) return std::nullopt;
  const std::string text = Plain(*number);
  // No program writes a whole number longer than it is: all its digits were meant.
  const bool whole = written.find_first_of(".eE") == std::string_view::npos;
  const bool rounded = longer && (whole || !SameInBinary(written, text));
  return Number{negative ? "-" + text : text, rounded};
}

}  // namespace tepat::workbook
