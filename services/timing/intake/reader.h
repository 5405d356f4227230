// SPDX-License-Identifier: Apache-2.0
// Facts in: marks from every source, SOP and calendar versions from the office.
#pragma once

#include "libs/journal/event.h"
#include "libs/journal/writer.h"
#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// All inside the writer's transaction, one thread at a time; a failure leaves nothing behind, and
// the fact is parked by whoever reads.

// Takes over the marks of one fact, judges the steps that they touch, and tells what is new. Fails
// with kInvalid `timing.mark_without_case`.
Status ApplyMarks(Assessor& assessor, journal::Transaction& transaction,
                  const journal::Event& event);

// Takes over one fact of the office; after new standards the rung clock judges every open visit
// anew, and a case that follows another SOP version is judged at once.
Status ApplyOfficeFact(Assessor& assessor, journal::Transaction& transaction,
                       const journal::Event& event);

// The same for a source that another party runs: it may not mark a step that another source has
// marked (kInvalid `timing.step_of_another`).
Status ApplyForeignMarks(Assessor& assessor, journal::Transaction& transaction,
                         const journal::Event& event);

// Lists the cases of which marks were read that a restore of their source has lost. Their visits
// stay as they are: it never guesses.
Result<std::int64_t> ListLostCases(journal::Transaction& transaction, const std::string& source,
                                   std::int64_t cut);

}  // namespace tepat::timing
