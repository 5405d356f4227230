// SPDX-License-Identifier: Apache-2.0
// A case that is handed on: the calls that a fact makes to the next service. Made of the fact and
// of the rows as they are when it is carried, which may be long after; so they hold only what no
// later command changes, and a courier may make them again.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "libs/casework/case_document.h"
#include "libs/journal/event.h"
#include "libs/journal/wire.h"
#include "tepat/common/v1/case_origin.pb.h"
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

// What a courier does with each fact: makes of it the call that `handoff_of(event)` says, which is
// a Result<Handoff>. Fails as both do, and keeps a copy of both.
template <class Open, class End, class HandoffOf>
std::function<Status(const journal::Event&)> DeliverTo(Receiver<Open, End> receiver,
                                                       HandoffOf handoff_of) {
  return [receiver = std::move(receiver),
          handoff_of = std::move(handoff_of)](const journal::Event& event) -> Status {
    TEPAT_ASSIGN(const auto handoff, handoff_of(event));
    return Deliver(handoff, receiver);
  };
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

// Adds the fact by which a case is handed over to what is told of its origin.
void AddHandOver(const journal::Event& event, common::v1::CaseOrigin* origin);

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

// The fact by which each service says that somebody wants an end of a case that it has handed on.
constexpr const char* kEndRequested = "case-end-requested";

// What a fact hands over: a wish for an end is passed on, whoever holds the case; of any other fact
// what `opening()` makes of it, a Result<Handoff>. Fails as WishIn and `opening`.
template <class Call, class Opening>
Result<Call> WishOr(const journal::Event& event, const Opening& opening) {
  if (event.fact.name != kEndRequested) return opening();
  TEPAT_ASSIGN(auto wish, WishIn<std::variant_alternative_t<2, Call>>(event));
  return Call(std::move(wish));
}

// kInternal `<area>.case_lost`: a fact names a case that has no row. A fault of ours.
Error CaseLost(const std::string& area, const journal::Event& event);

}  // namespace tepat::casework
