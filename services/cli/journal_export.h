// SPDX-License-Identifier: Apache-2.0
// A journal as a file of its own: a first line with its head, then a line of JSON for each row.
#pragma once

#include <iosfwd>
#include <string>

#include "libs/journal/journal_reader.h"

namespace tepat::cli {

// The lines of an export, with their ends.
std::string ExportHeadLine(const journal::JournalHead& head);
std::string ExportRowLine(const journal::JournalRow& row);

// Walks an export from its beginning and checks the whole chain; `file` is its name, for messages.
// Fails with kInvalid `journal.not_a_journal` when the first line is no head,
// `journal.broken_chain` when a row is missing, changed or no row.
Result<journal::JournalHead> VerifyExport(const std::string& file, std::istream& stream);

}  // namespace tepat::cli
