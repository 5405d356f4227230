// SPDX-License-Identifier: Apache-2.0
// What all sheets of an office have in common: its letterhead, a code that opens the case, a foot
// that says which version and which copy this is, and who signs. Sheets are values; they are
// printed by libs/documents/pdf. Everything here may be called from any thread.
//
// Dates are ISO 8601, `2026-05-05`; times are as the office's wall shows them, `2026-05-05T08:12`.
// What is neither is printed as it is, and what is empty as a dash or as room to write.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/documents/pdf/document.h"

namespace tepat::papers {

// Whose sheet it is.
struct Office {
  std::vector<std::string> above;  // `PEMERINTAH KABUPATEN LUMAJANG`
  std::string name;                // `KECAMATAN LUMAJANG`
  std::vector<std::string> below;  // address, telephone
  std::string town;                // where its letters are signed, `Lumajang`
};

// Which print of what this is.
struct Print {
  std::string version;     // of what is printed: `SOP 427.90/26/01/2024 versi 2, revisi 5`
  std::string short_code;  // by which people find the case, `7F3A-22`
  std::string link;        // that opens it, https://…; of the form that pdf::LinkCode says
  int copy = 1;            // as its owner has counted prints; from 2 on the sheet says so
  std::string person;      // who prints
  std::string wall_time;   // when
  std::string zone_word;   // `WIB`
  Instant time;            // the same instant, for the file's own date
};

// Who signs, as the office knows him on that day.
struct Official {
  std::string position;  // for which is signed: `Camat Lumajang`
  std::string name;
  std::string rank = {};
  std::string nip = {};  // 18 digits, as text
  // Who acts for another: how (`Plh.`, `Plt.`, `a.n.`), and his own position.
  std::string acting = {};
  std::string own_position = {};
};

// Something that may be chosen, and whether it was.
struct Option {
  std::string text;
  bool chosen = false;
};

// An empty sheet: `kind` as people call it, `Lembar disposisi`; `subject` tells it from others of
// its kind in the title of the file.
pdf::Document SheetOf(const Office& office, const Print& print, const std::string& kind,
                      const std::string& subject, pdf::Paper paper, bool landscape = false);

// His block: `Plh. Camat Lumajang`, his own position, room, name, rank, NIP. A name or number that
// is not known is a dotted line: room for a pen.
pdf::Signature SignatureOf(const Official& official, const std::string& first_line = "");

// `Lumajang, 5 Mei 2026`.
std::string PlaceAndDate(const Office& office, const std::string& date);

// `5 Mei 2026`, and `5 Mei 2026 pukul 08.12`.
std::string DateWords(const std::string& date);
std::string TimeWords(const std::string& wall_time);

// The text, or a dash where there is none.
std::string OrDash(const std::string& text);

// As boxes to tick.
pdf::Checks ChecksOf(const std::vector<Option>& options, int columns, pdf::Look look);

}  // namespace tepat::papers
