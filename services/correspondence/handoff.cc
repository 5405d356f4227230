// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/handoff.h"

#include "libs/casework/departure.h"
#include "libs/casework/ending.h"
#include "libs/journal/wire.h"
#include "services/correspondence/store/letters.h"

namespace tepat::correspondence {
namespace {

using Opening = disposition::v1::OpenDispositionRequest;

Error CaseLost(const journal::Event& event) {
  return {Code::kInternal, "correspondence.case_lost",
          "case " + event.fact.case_id + " has a fact but no row"};
}

// What each opening carries; the receiver's clock runs from the instant of the fact.
Opening OpeningAt(const journal::Event& event, const std::string& sop_id, int sop_version,
                  const std::string& period) {
  Opening request;
  request.set_event_id(event.id);
  request.set_case_id(event.fact.case_id);
  request.set_sop_id(sop_id);
  request.set_sop_version(sop_version);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  request.set_period(period);
  return request;
}

Result<Handoff> OfLetter(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto letter, FindLetter(db, event.fact.case_id));
  if (!letter) return Fail(CaseLost(event));
  TEPAT_ASSIGN(auto documents, casework::DocumentsOf(db, event.fact.case_id));
  // The number of a letter that is not public stays here; the agenda's stands for it.
  for (casework::CaseDocument& document : documents) {
    if (!IsPublic(letter->letter)) document.number = AgendaNumberOf(*letter);
  }
  Opening request = OpeningAt(event, letter->sop_id, letter->sop_version, letter->letter.period);
  casework::FillDocuments(documents, request.mutable_documents());
  return Handoff(std::move(request));
}

Result<Handoff> OfScheduledCase(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto scheduled, FindScheduledCase(db, event.fact.case_id));
  if (!scheduled) return Fail(CaseLost(event));
  Opening request = OpeningAt(event, scheduled->sop_id, scheduled->sop_version, scheduled->period);
  request.add_inapplicable_kinds("surat_edaran");
  return Handoff(std::move(request));
}

}  // namespace

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  const std::string& name = event.fact.name;
  if (name == "case-end-requested") {
    TEPAT_ASSIGN(auto wish, casework::WishIn<disposition::v1::EndCaseRequest>(event));
    return Handoff(std::move(wish));
  }
  if (name == "letter-forwarded-to-camat") {
    return pool.Read<Handoff>([&](sql::Database& db) { return OfLetter(db, event); });
  }
  if (name == "case-opened-on-schedule") {
    return pool.Read<Handoff>([&](sql::Database& db) { return OfScheduledCase(db, event); });
  }
  return Handoff();
}

}  // namespace tepat::correspondence
