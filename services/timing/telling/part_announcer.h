// SPDX-License-Identifier: Apache-2.0
// Publishes what a judged visit's parts have come to: `part-warned`, `part-breached`,
// `part-verdict-given`, `part-verdict-corrected`, each once, and `part-warning-rescinded` when what
// was told lies ahead again. Facts of their own: who reads the facts of visits is not confused.
#pragma once

#include <optional>

#include "libs/journal/writer.h"
#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// Tells what is new of the parts and keeps their rows; the next instant at which something is to
// be told of them, or nothing. Warnings go to who answers for the unit and to who holds the visit;
// no part is escalated. Inside the writer's transaction: a failure leaves nothing behind.
Result<std::optional<Instant>> AnnounceParts(journal::Transaction& transaction, const StepKey& key,
                                             const JudgedVisit& judged);

}  // namespace tepat::timing
