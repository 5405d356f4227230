// SPDX-License-Identifier: Apache-2.0
// A journal that begins a new life after it was restored from a copy, and the offline check of one.
#pragma once

#include <string>

#include "libs/base/clock.h"
#include "libs/base/id.h"
#include "libs/journal/journal_reader.h"

namespace tepat::journal {

// Walks the whole chain of a journal file that nobody writes. Fails with kInvalid
// `journal.broken_chain` (the first row that does not fit), `journal.not_a_journal`.
Result<JournalHead> VerifyFile(const std::string& path);

// Gives the journal in a file a new incarnation, whose first fact is `restored` (payload
// tepat.journal.v1.Restored), and returns where it ended before: the cut. Nobody may have the file
// open. The chain was verified before.
Result<JournalHead> BeginNewLife(const std::string& path, const Clock& clock, IdSource& ids);

}  // namespace tepat::journal
