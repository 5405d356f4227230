// SPDX-License-Identifier: Apache-2.0
// Lembar disposisi: half a folio that travels with a letter. Blank before the Camat has decided,
// filled afterwards; the same form.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// What stands on it. The office's whole lists of natures, urgencies, positions and instructions,
// with what applies ticked: whoever reads the sheet also sees what was not chosen.
struct DispositionSheet {
  Office office;
  Print print;
  // The letter; empty for a case that was opened without one.
  std::string sender;
  std::string number;  // the sender's, whole
  std::string date;
  std::string received;       // wall time
  std::string agenda_number;  // `42/2026`
  std::string subject;
  int attachments = 0;
  std::vector<Option> natures;    // sifat: all that there are, in order
  std::vector<Option> urgencies;  // likewise
  // The decision.
  std::vector<Option> recipients;    // positions, as the office lists them
  std::vector<Option> instructions;  // likewise
  std::string deadline;              // date
  std::string note;
  std::string advice;  // of the Sekretaris
  std::string issued;  // date; empty while it is blank
  Official signer;     // who decides, or acts for him
};

// The sheet: one page with the lists that Lumajang has; longer ones go on on a second. Any thread.
pdf::Document ToDocument(const DispositionSheet& data);

}  // namespace tepat::papers
