// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measurement/sheet_writer.h"

#include <utility>

namespace tepat::papers {

using measure::Fraction;

namespace {

constexpr int kDigits = 15;      // of a binary fraction that all programs give back
constexpr int kPlacesMost = 30;  // for figures close to zero; none of ours is smaller

// The places behind the point that leave 15 significant digits; less than 0 for none.
int PlacesOf(const Fraction& value) {
  Fraction size = measure::Absolute(value);
  const Fraction ten(10);
  int places = kDigits;
  while (size >= Fraction(1)) {
    size = size / ten;
    --places;
  }
  while (size.Sign() > 0 && size * ten < Fraction(1) && places < kPlacesMost) {
    size = size * ten;
    ++places;
  }
  return places;
}

}  // namespace

// What has more digits is rounded, as every program would do that computes it.
xlsx::Content CellOf(const Fraction& value) {
  const int places = PlacesOf(value);
  std::string plain = measure::FormatTrimmed(value, places < 0 ? 0 : places);
  if (xlsx::IsExactInXlsx(plain)) return xlsx::Number{std::move(plain)};
  return xlsx::Text{std::move(plain)};
}

bool IsKept(const Fraction& value) {
  const xlsx::Content cell = CellOf(value);
  const auto* number = std::get_if<xlsx::Number>(&cell);
  if (number == nullptr) return false;
  const auto back = measure::ReadPlainFraction(number->plain);
  return back && *back == value;
}

xlsx::Content Fixed(const Outcome& outcome) {
  return outcome.value ? CellOf(*outcome.value) : xlsx::Content(xlsx::Text{outcome.words});
}

xlsx::Content Live(const std::string& formula, const Outcome& outcome) {
  const xlsx::Content fixed = Fixed(outcome);
  xlsx::Formula live{"=" + formula, xlsx::Text{}};
  if (const auto* number = std::get_if<xlsx::Number>(&fixed)) live.cached = *number;
  if (const auto* text = std::get_if<xlsx::Text>(&fixed)) live.cached = *text;
  return live;
}

std::string SheetWriter::Put(int column, xlsx::Content content, xlsx::Look look) {
  const workbook::Place place{row_, column};
  sheet_.cells.push_back({place, std::move(content), look});
  return workbook::PlaceName(place);
}

void SheetWriter::PutHeadings(const std::vector<std::string>& headings) {
  int column = 0;
  for (const std::string& heading : headings) {
    Put(++column, xlsx::Text{heading}, xlsx::Look::kHeading);
  }
  NextRow();
}

void SheetWriter::PutTitle(const std::string& title) {
  Put(1, xlsx::Text{title}, xlsx::Look::kTitle);
  NextRow();
}

}  // namespace tepat::papers
