// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/departure.h"

namespace tepat::casework {

// Not a failed check: the courier lists the case as stuck and goes on with the others.
Error CaseLost(const std::string& area, const journal::Event& event) {
  return {Code::kInternal, area + ".case_lost",
          "case " + event.fact.case_id + " has a fact but no row"};
}

void AddHandOver(const journal::Event& event, common::v1::CaseOrigin* origin) {
  common::v1::HandOver* made = origin->add_hand_overs();
  made->set_event_id(event.id);
  made->set_fact(event.fact.name);
  // Of a machine's fact the instant alone says how it came here.
  if (event.fact.actor) {
    made->set_person_id(event.fact.actor->person_id);
    made->set_position(event.fact.actor->position);
  }
  journal::FillTime(event.fact.at, made->mutable_time());
}

}  // namespace tepat::casework
