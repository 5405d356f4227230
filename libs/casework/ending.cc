// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/ending.h"

#include "libs/base/check.h"
#include "libs/journal/wire.h"

namespace tepat::casework {

Status DecideEnding(journal::Transaction& transaction, const std::string& case_id,
                    const common::v1::CaseEnding& ending, const Whereabouts& whereabouts,
                    const std::optional<journal::Actor>& actor, std::int64_t office_cursor) {
  journal::Fact fact{"", case_id, transaction.now(), actor, office_cursor};
  switch (whereabouts.place) {
    case Place::kUnknown:
      // No fact: this service knows nothing of the case that a fact could say.
      return InsertTombstone(transaction.db(), case_id, ending);
    case Place::kHere: {
      // The marks close every visit that is open: no clock runs on behind a case that has ended.
      common::v1::CaseEnded payload;
      *payload.mutable_ending() = ending;
      payload.set_revision(whereabouts.revision);
      fact.name = "case-ended";
      fact.marks = whereabouts.open;
      fact.payload = journal::PayloadOf(payload);
      break;
    }
    case Place::kPassedOn: {
      // No marks: the visits that are open now are another service's.
      common::v1::CaseEndRequested payload;
      *payload.mutable_ending() = ending;
      payload.set_revision(whereabouts.revision);
      fact.name = "case-end-requested";
      fact.payload = journal::PayloadOf(payload);
      break;
    }
    case Place::kOver: {
      // Too late is a fact, too: who asked can see why nothing happened.
      common::v1::CaseEndRefused payload;
      *payload.mutable_ending() = ending;
      payload.set_state(whereabouts.state);
      fact.name = "case-end-refused";
      fact.payload = journal::PayloadOf(payload);
      break;
    }
  }
  TEPAT_TRY(transaction.Append(fact));
  return Ok();
}

sop::Mark CancelledMark(int step, int visit, Instant now, const common::v1::CaseEnding& ending) {
  sop::Mark mark{step, visit, sop::Mark::Kind::kCancelled, now};
  // So that whoever looks at the clock alone sees why it stopped.
  mark.reason = ending.reason();
  return mark;
}

}  // namespace tepat::casework
