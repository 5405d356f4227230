// SPDX-License-Identifier: Apache-2.0
// A case that is handed on: the calls that a fact makes to the next service. Made of the fact and
// of the rows as they are when it is carried, which may be long after; so they hold only what no
// later command changes, and a courier may make them again.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/journal/event.h"
#include "libs/journal/wire.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::casework {

// The call that hands a fact over: opens work, or passes the wish for an end on; nothing for a fact
// that hands nothing over.
template <class Open, class End>
using Handoff = std::variant<std::monostate, Open, End>;

// The next service, as the functions that call it. Each gives the answer of the call: kUnavailable
// is tried again, any other refusal makes the case stuck.
template <class Open, class End>
struct Receiver {
  std::function<Status(const Open&)> open;
  std::function<Status(const End&)> end;
};

// Makes the call that the hand-off is.
template <class Open, class End>
Status Deliver(const Handoff<Open, End>& handoff, const Receiver<Open, End>& receiver) {
  if (const auto* open = std::get_if<Open>(&handoff)) return receiver.open(*open);
  if (const auto* end = std::get_if<End>(&handoff)) return receiver.end(*end);
  return Ok();
}

// What an opening tells of the case; the receiver's clock runs from the instant of the fact.
template <class Open>
Open OpeningAt(const journal::Event& event, const std::string& sop_id, int sop_version,
               const std::string& period, const std::vector<CaseDocument>& documents) {
  Open request;
  request.set_event_id(event.id);
  request.set_case_id(event.fact.case_id);
  request.set_sop_id(sop_id);
  request.set_sop_version(sop_version);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  request.set_period(period);
  FillDocuments(documents, request.mutable_documents());
  return request;
}

// The call that passes a wish on, made of the fact `case-end-requested`. Fails as ParsePayload.
template <class End>
Result<End> WishIn(const journal::Event& event) {
  common::v1::CaseEndRequested payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  End request;
  request.set_event_id(event.id);
  request.set_case_id(event.fact.case_id);
  *request.mutable_ending() = payload.ending();
  return request;
}

// kInternal `<area>.case_lost`: a fact names a case that has no row. A fault of ours.
Error CaseLost(const std::string& area, const journal::Event& event);

}  // namespace tepat::casework
