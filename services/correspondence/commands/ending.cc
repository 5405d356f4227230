// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/ending.h"

#include "libs/calls/guard.h"
#include "libs/casework/ending.h"
#include "services/correspondence/store/cases.h"

namespace tepat::correspondence {

Result<WishOutcome> End(casework::Decision& decision, OwnCase& own, const std::string& case_id,
                        int expected_revision, common::v1::CaseEnding ending) {
  const identity::Right& right = decision.right();
  ending.set_person_id(right.person_id);
  ending.set_position(right.position);
  TEPAT_ASSIGN(const WishOutcome outcome,
               TakeWish(own, expected_revision, right.person_id, decision.now()));
  TEPAT_TRY(SaveWish(decision.db(), own));
  casework::Whereabouts whereabouts{casework::Place::kPassedOn, outcome.state, outcome.revision};
  if (outcome.ended) {
    whereabouts.place = casework::Place::kHere;
    whereabouts.open = {casework::CancelledMark(kStep, 1, decision.now(), ending)};
  }
  TEPAT_TRY(casework::DecideEnding(decision.transaction(), case_id, ending, whereabouts,
                                   calls::ActorOf(right), right.office_cursor));
  return outcome;
}

Status Supersede(casework::Decision& decision, OwnCase& own, const std::string& superseded_by) {
  if (own.IsOver()) return Ok();
  common::v1::CaseEnding ending;
  ending.set_reason("Diganti oleh surat edaran yang lebih baru");
  ending.set_superseded_by(superseded_by);
  // Nobody has seen a revision of it: whatever it is now, the later circular takes its place.
  const int revision = own.revision().number;
  TEPAT_TRY(End(decision, own, own.case_id(), revision, std::move(ending)));
  return Ok();
}

}  // namespace tepat::correspondence
