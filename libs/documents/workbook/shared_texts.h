// SPDX-License-Identifier: Apache-2.0
// The texts that cells name by number. For libs/documents/workbook alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/documents/workbook/package.h"
#include "libs/documents/workbook/workbook.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {

// Gathers the text of one `si` or `is`: plain, or in pieces of several fonts. How Chinese and
// Japanese characters are read aloud (`rPh`) is not part of it.
class TextGatherer {
 public:
  // Tells the elements and texts within it. Text answers false beyond `bytes_max`.
  void Start(std::string_view name);
  void End(std::string_view name);
  bool Text(std::string_view piece, std::size_t bytes_max);
  // The whole text, `_x000D_` and its like written out; the next one begins empty.
  std::string Take();

 private:
  std::string text_;
  bool in_text_ = false;
  int phonetic_ = 0;
};

// `_xHHHH_` is how a workbook writes a character that XML cannot hold, and `_x005F_` the line in
// front of what only looks like it. Line ends, tabs and printed characters are written out; other
// control characters, and halves of pairs, stay as they stand.
std::string Unescaped(std::string_view text);

// All texts of a workbook, one behind the other: a table of a million short ones stays small.
class SharedTexts {
 public:
  SharedTexts() = default;
  // Fails as ReadXml does, and with `workbook.text_too_long` and `workbook.bomb` (more than
  // kTextsMax).
  static Result<SharedTexts> Read(Package& package, const std::string& part,
                                  const WorkbookLimits& limits);

  static constexpr std::size_t kTextsMax = 1'000'000;

  // By its number, from 0; valid as long as the table.
  std::optional<std::string_view> Find(std::size_t number) const;

 private:
  friend class SharedTextsHandler;

  std::string all_;
  std::vector<std::uint32_t> ends_;  // in `all_`; a text begins where the one before it ends
};

}  // namespace tepat::workbook
