// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/handoff.h"

#include "libs/casework/store/documents.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/letters.h"

namespace tepat::correspondence {
namespace {

using Opening = disposition::v1::OpenDispositionRequest;

Result<Handoff> OfLetter(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto letter, FindLetter(db, event.fact.case_id));
  if (!letter) return Fail(casework::CaseLost(kArea, event));
  TEPAT_ASSIGN(auto documents, casework::DocumentsOf(db, event.fact.case_id));
  // The number of a letter that is not public stays here; the agenda's stands for it.
  for (casework::CaseDocument& document : documents) {
    if (!IsPublic(letter->letter)) document.number = AgendaNumberOf(*letter);
  }
  Opening request = casework::OpeningAt<Opening>(event, letter->sop_id, letter->sop_version,
                                                 letter->letter.period, documents);
  common::v1::CaseOrigin* origin = request.mutable_origin();
  origin->set_agenda_number(letter->agenda_number);
  origin->set_agenda_year(letter->agenda_year);
  if (letter->letter.received) {
    journal::FillTime(*letter->letter.received, origin->mutable_received_time());
  }
  casework::AddHandOver(event, origin);
  return Handoff(std::move(request));
}

Result<Handoff> OfScheduledCase(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto scheduled, FindScheduledCase(db, event.fact.case_id));
  if (!scheduled) return Fail(casework::CaseLost(kArea, event));
  Opening request = casework::OpeningAt<Opening>(event, scheduled->sop_id, scheduled->sop_version,
                                                 scheduled->period, {});
  // Its circular may never come: the next steps must not wait for it.
  request.add_inapplicable_kinds(kCircular);
  casework::AddHandOver(event, request.mutable_origin());
  return Handoff(std::move(request));
}

}  // namespace

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  return casework::WishOr<Handoff>(event, [&]() -> Result<Handoff> {
    if (event.fact.name == "letter-forwarded-to-camat") {
      return pool.Read<Handoff>([&](sql::Database& db) { return OfLetter(db, event); });
    }
    if (event.fact.name == "case-opened-on-schedule") {
      return pool.Read<Handoff>([&](sql::Database& db) { return OfScheduledCase(db, event); });
    }
    return Handoff();
  });
}

}  // namespace tepat::correspondence
