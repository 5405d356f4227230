// SPDX-License-Identifier: Apache-2.0
// Buku agenda surat masuk: all letters of a period, also those that open no case.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/sheet.h"

namespace tepat::papers {

// One letter, as it was received. All texts as people wrote them; what is not known is empty. What
// its reader may not see is left empty by whoever fills this in: a sheet hides nothing by itself.
struct AgendaEntry {
  std::string number;    // in the agenda, `12/2026`
  std::string received;  // wall time
  std::string code;      // of the classification
  std::string sender;
  std::string letter_number;
  // Of the national system; empty where the letter did not come by it.
  std::string external_number;
  std::string date;
  int attachments = 0;
  std::string subject;
  std::string addressed_to;
  std::string handler;  // unit
  std::string settled;  // date
  std::string archive_place;
  // Empty unless the entry was cancelled; it keeps its number and all that stands in it.
  std::string cancelled_because;
};

// A period with all of its letters. The book of a year of many letters is printed by quarter: the
// rows that one document may have are limited (libs/documents/pdf/document.h).
struct AgendaBook {
  Office office;
  Print print;
  std::string period;                // in words, `Triwulan I 2026`
  std::vector<AgendaEntry> entries;  // in order of their numbers, cancelled ones among them
  std::string date;                  // of the signatures
  Official clerk;                    // who keeps it
  Official head;                     // who has seen it
};

// The book, on F4 across: a row a letter, their number at the end, two signatures. A period without
// letters says so. Any thread; fails never: what cannot be printed is refused by the printer.
pdf::Document ToDocument(const AgendaBook& data);

}  // namespace tepat::papers
