// SPDX-License-Identifier: Apache-2.0
// What a printed document holds, from top to bottom, and how it looks: values, which know nothing
// of fonts or of the library that draws them (of reports without looks: blocks.h). Texts are UTF-8;
// a line break in one begins a new line. All types here are value types.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "libs/base/instant.h"

namespace tepat::pdf {

// A document is held in memory while it is laid out, and nobody waits for it longer than for a page
// of the portal. Its lines bound both, some 4 KB and 40 microseconds each, so that no clock is
// asked; the others tell sooner, and in words that whoever typed it understands.
inline constexpr std::size_t kLinesMax = 60'000;     // 250 MB and some seconds
inline constexpr std::size_t kPagesMax = 500;        // one ream
inline constexpr std::size_t kRowsMax = 3'000;       // of all tables: what a quarter's agenda has
inline constexpr std::size_t kBlocksMax = 1'000;     // a long report has some hundred
inline constexpr std::size_t kColumnsMax = 16;       // narrower ones hold no word
inline constexpr std::size_t kTextMax = 20'000;      // bytes of one text: four full pages
inline constexpr std::size_t kTextsMax = 2'000'000;  // bytes of all texts: some 500 full pages
inline constexpr std::size_t kLinkMax = 200;         // bytes: more makes a code too fine for phones

// Sheets that offices keep. In millimetres: A4 210 x 297; F4 (folio) 215 x 330; half folio is F4
// cut in two, 165 x 215.
enum class Paper { kA4, kF4, kHalfFolio };

// How large and how strong a text is.
enum class Look {
  kBody,         // 10 pt
  kStrong,       // the same, bold
  kSmall,        // 8 pt
  kSmallStrong,  // the same, bold
  kNote,         // 8 pt, slanted
  kTitle,        // 12 pt, bold
};

enum class Align { kLeft, kCenter, kRight };

// A text as it is set. Lines break between words, and within a word that is wider than its column.
struct Text {
  std::string text;
  Look look = Look::kBody;
  Align align = Align::kLeft;

  bool operator==(const Text&) const = default;
};

// Level 1 is the title of a sheet, in the middle; 2 and 3 open its parts. Never the last on a page.
struct Heading {
  std::string text;
  int level = 1;
};

struct Paragraph {
  Text text;
};

// Lines of a key and its value, the values under each other: `Nomor : 12/2026`.
struct Field {
  std::string key;
  std::string value;
};
struct Fields {
  std::vector<Field> fields;
};

// A ticked or an empty box before a text, in columns that are filled row by row.
struct Check {
  std::string text;
  bool checked = false;
};
struct Checks {
  std::vector<Check> checks;
  int columns = 1;
  Look look = Look::kBody;
};

// Empty room, for a stamp or a hand.
struct Room {
  double millimetres = 0;
};

// What a box may hold.
using BoxPart = std::variant<Paragraph, Fields, Checks, Room>;

// A row of framed boxes, as forms have them.
struct Box {
  double share = 1;  // of the width, against the other boxes of its row
  std::vector<BoxPart> parts = {};
};
struct BoxRow {
  std::vector<Box> boxes;
};

// A table. Its heading stands again on every page; a row that does not fit on the rest of a page
// begins on the next one, and one that is higher than a page goes on there.
struct Column {
  std::string heading;
  double share = 1;  // of the width, against the other columns
  Align align = Align::kLeft;
};
struct Table {
  std::vector<Column> columns;
  // Each as many cells as there are columns. The alignment is the column's.
  std::vector<std::vector<std::string>> rows;
  Look look = Look::kBody;  // of the rows; the heading is as large, and bold
};

// Bars under each other, each with its label and its figure in words.
struct Bar {
  std::string label;
  double share = 0;  // of the longest possible bar, 0 to 1; what lies outside is drawn at the end
  std::string figure;
};
struct Bars {
  std::vector<Bar> bars;
};

// Who signs: lines above, room for hand and stamp, name, lines below. One stands on the right; two
// or three stand side by side. Never alone on a page.
struct Signature {
  std::vector<std::string> above;  // place and date, position, for whom he acts
  std::string name;
  std::vector<std::string> below;  // rank, number
};
struct Signatures {
  std::vector<Signature> signatures;  // 1 to 3
  double room_millimetres = 18;
};

// What follows begins on a new page.
struct PageBreak {};

using Block = std::variant<Heading, Paragraph, Fields, Checks, Room, BoxRow, Table, Bars,
                           Signatures, PageBreak>;

// The letterhead: from the highest office to the address; the strong line is the office's own.
struct Letterhead {
  std::vector<std::string> above;  // `PEMERINTAH KABUPATEN …`
  std::string office;
  std::vector<std::string> below;  // address, telephone
};

// What a phone opens: a QR code at the right of the letterhead, with a short text for whoever types
// it. The link is printable ASCII without space, quote, parenthesis and backslash.
struct LinkCode {
  std::string link;
  std::string text;
};

// The foot of every page: what it is on the left, on the right `Halaman 1 dari 3`, whose two words
// are given.
struct Footer {
  std::string text;
  std::string page_word;
  std::string of_word;
};

// A whole document.
struct Document {
  std::string title;     // as programs show it; required
  std::string author;    // the office
  std::string language;  // `id-ID`; letters and hyphens
  Instant created;       // by the data, not the clock: equal documents make equal bytes
  Paper paper = Paper::kA4;
  bool landscape = false;
  Letterhead letterhead = {};
  std::optional<LinkCode> code = {};
  std::vector<Block> blocks = {};
  Footer footer = {};
};

}  // namespace tepat::pdf
