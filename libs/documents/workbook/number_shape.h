// SPDX-License-Identifier: Apache-2.0
// What a number in a cell means to whoever sees it. A workbook has no dates: it has numbers of days
// that its number format shows as dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tepat::workbook {

enum class NumberShape {
  kPlain,    // a number, however it is rounded or coloured
  kPercent,  // a number that is shown a hundred times as large, with a percent sign
  kDate,     // a date, a time of day, or both
  kElapsed,  // a span in hours, minutes or seconds, which may be longer than a day
};

// The shape that a number format gives: `dd/mm/yyyy;@`, `[h]:mm`, `#,##0.00 "dokumen"`. The first
// section decides; text in quotes, behind a backslash, and brackets are not letters of a date. Any
// text is a format. Any thread.
NumberShape ShapeOfFormat(std::string_view format);

// The shape of a format that has a number and no text. 14–22 and 45–47 are dates everywhere, 27–36
// and 50–58 in workbooks from East Asia, as WPS writes them (ECMA-376 part 1, 18.8.30).
NumberShape ShapeOfBuiltIn(int format_id);

// From which day a workbook counts.
enum class DateSystem {
  k1900,  // 1 is 1900-01-01, and 60 is 1900-02-29, which never was
  k1904,  // 0 is 1904-01-01
};

// What a number of days shows, to the nearest second, in time zone of nobody: `2026-03-31`,
// `2026-03-31T08:30:00`, `08:30:00` without a day, `49:30:00` for a span. `decimal` is one of
// ReadNumber. Nothing for kPlain and kPercent, below zero and beyond the year 9999: it is a number
// only. Computed without floating point. Any thread.
std::optional<std::string> DateText(std::string_view decimal, NumberShape shape, DateSystem system);

// A date that a workbook holds as ISO 8601 text (`t="d"`), in the form of DateText; fractions of a
// second and `Z` are left out. Nothing for any other text.
std::optional<std::string> IsoDateText(std::string_view text);

}  // namespace tepat::workbook
