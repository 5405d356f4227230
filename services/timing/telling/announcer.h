// SPDX-License-Identifier: Apache-2.0
// Publishes what a judged step has come to: each announcement once, in the order of time. The one
// writer of visits and claims; what it writes it has from the assessor, which only reads.
#pragma once

#include "libs/journal/writer.h"
#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// Judges a step at the transaction's instant, keeps its visits, and publishes what is new:
// warnings, breaches, escalations, lasting pauses, verdicts and their corrections. An announcement
// is claimed in the same transaction, so it is made once; one whose instant now lies ahead again,
// by a new calendar or a late fact, is rescinded and may be made anew.
//
// Inside the writer's transaction: a failure leaves nothing of it behind.
Status AssessStep(Assessor& assessor, journal::Transaction& transaction, const StepKey& key);

}  // namespace tepat::timing
