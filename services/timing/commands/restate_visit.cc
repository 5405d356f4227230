// SPDX-License-Identifier: Apache-2.0
#include "services/timing/commands/restate_visit.h"

#include "libs/base/findings.h"
#include "libs/casework/decision.h"
#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/timing/store/restatements.h"
#include "services/timing/telling/announcer.h"

namespace tepat::timing {
namespace {

Result<JudgedVisit> FindVisit(sql::Database& db, Assessor& assessor, const VisitKey& key,
                              Instant now) {
  TEPAT_ASSIGN(auto visits, assessor.ReadStep(db, key.step, {now}));
  for (JudgedVisit& judged : visits) {
    if (judged.visit.visit == key.visit) return std::move(judged);
  }
  return Fail(Code::kNotFound, "timing.unknown_visit", "no such visit was read");
}

}  // namespace

Result<v1::RestateVisitResponse> RestateVisit(Assessor& assessor, journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::RestateVisitRequest& request) {
  casework::Decision decision(transaction, caller, "timing");
  TEPAT_TRY(decision.AuthorisePosition({sop::kCamat}, "restate_visit"));
  TEPAT_TRY(CheckReason("timing", request.reason()));
  sql::Database& db = transaction.db();
  const VisitKey key{{request.case_id(), request.step()}, request.visit()};
  TEPAT_ASSIGN(const JudgedVisit before, FindVisit(db, assessor, key, transaction.now()));
  if (before.visit.open()) {
    return Fail(Code::kConflict, "timing.visit_open", "the visit is open: nothing is official yet");
  }
  if (!before.known_now) {
    return Fail(Code::kConflict, "timing.nothing_to_restate",
                "the visit is judged by the newest calendar already");
  }
  // Row, fact and verdict in this order: the fact names the calendar that the row brings in, and
  // the verdict's correction follows the fact that has caused it.
  TEPAT_TRY(SaveRestatement(db, key, transaction.now()));
  v1::VisitRestated payload;
  payload.set_step(request.step());
  payload.set_visit(request.visit());
  payload.set_calendar_version(before.known_now->calendar_version);
  payload.set_reason(request.reason());
  TEPAT_ASSIGN(const auto appended,
               decision.Record("visit-restated", request.case_id(), {}, payload));
  TEPAT_TRY(AssessStep(assessor, transaction, key.step));
  // Read once more: what the verdict is now is the answer, also where it stayed the same.
  TEPAT_ASSIGN(const JudgedVisit after, FindVisit(db, assessor, key, transaction.now()));
  v1::RestateVisitResponse response;
  journal::FillPosition(appended.position, response.mutable_position());
  response.set_state(static_cast<v1::VisitState>(after.visit.state));
  return response;
}

}  // namespace tepat::timing
