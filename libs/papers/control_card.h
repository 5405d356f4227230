// SPDX-License-Identifier: Apache-2.0
// Kartu kendali: by which a letter is followed through the office, in three sheets.
#pragma once

#include <string>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// What stands on the card; the register's own words. What is not known is empty, and printed as a
// dash.
struct ControlCard {
  Office office;
  Print print;
  // By which the archive finds the letter: a word or two.
  std::string index;
  std::string code;  // of the classification
  std::string agenda_number;
  std::string subject;  // in short
  std::string from;     // sender
  std::string to;       // position to which it is addressed
  std::string date;     // of the letter
  std::string number;
  int attachments = 0;
  std::string handler;    // unit
  std::string forwarded;  // wall time
  // What the register says beside it.
  std::string note;
  // Who takes the letter over from the register, with room for his hand.
  Official receiver;
};

// Three pages, half a folio across, equal but for the number of the sheet: one stays with whoever
// keeps the register, one with the archive, one goes with the letter. Any thread.
pdf::Document ToDocument(const ControlCard& data);

}  // namespace tepat::papers
