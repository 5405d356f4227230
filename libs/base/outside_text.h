// SPDX-License-Identifier: Apache-2.0
// Text that comes from outside: files that people keep, forms, calls, messages of the bus. Nothing
// that stands in it may end a process: what cannot be read is a mistake with its line, and nothing
// here throws on any bytes. Everything here may be called from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat {

// The byte order mark with which some programs begin a file.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Bytes at the beginning of `text` that are well-formed UTF-8 (Unicode 15, table 3-7); all of them
// when the whole text is.
std::size_t Utf8Prefix(std::string_view text);

// Whether a whole text is well-formed UTF-8. For forms and calls, whose senders promise it: what is
// not is refused, never guessed.
bool IsUtf8(std::string_view text);

// The text as it may be shown, logged or sent on: bytes that are not UTF-8 become U+FFFD, and it is
// cut between two characters so that at most `bytes_max` bytes stay. For names that others gave to
// files, and for what an error quotes.
std::string ShownText(std::string_view text, std::size_t bytes_max);

// What a file may hold at most.
struct TextLimits {
  std::size_t bytes_max;
  std::size_t lines_max;
};

// The text of a file that a person keeps, as UTF-8 without byte order mark, each line ended by `\n`
// whatever ended it before (`\r\n`, `\n` or `\r`), so that line numbers are those of an editor.
// A file in which no character is UTF-8 beyond ASCII, but some bytes are not ASCII, is taken as
// Windows-1252, as older office programs save it; a note names the first such line. Adds mistakes
// and returns nothing for what is neither: UTF-16, control characters, a mixture, or more than the
// limits.
std::optional<std::string> ReadOutsideText(std::string_view bytes, const TextLimits& limits,
                                           Mistakes& mistakes);

// The same file for whoever passes it on: its bytes as they are when they are UTF-8 already, line
// ends and all, so that a file that did not change stays equal to the letter; else as above.
std::optional<std::string> ReadOutsideFile(std::string_view bytes, const TextLimits& limits,
                                           Mistakes& mistakes);

// One line, without its end. Refers to the text that it was cut from.
struct OutsideLine {
  int number = 0;  // from 1, blank lines counted
  std::string_view text;
};

// The lines of a text that ReadOutsideText gave, in order, without those that are blank.
std::vector<OutsideLine> LinesIn(std::string_view text);

}  // namespace tepat
