// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/escalations.h"
#include "libs/casebook/parts.h"
#include "libs/casebook/payload.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {
namespace {

using journal::Event;
using journal::Transaction;

// Facts whose payload is a judgement; a warning goes to nobody above, so it has no positions.
bool IsJudgement(const std::string& fact) {
  return fact == "visit-warned" || fact == "visit-breached" || fact == "visit-escalated" ||
         fact == "pause-lasts" || fact == "warning-rescinded" || fact == "verdict-given" ||
         fact == "verdict-corrected";
}

Status TakeJudgement(sql::Database& db, const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<timing::v1::VisitJudged>(event));
  const std::string& case_id = event.fact.case_id;
  const std::string& fact = event.fact.name;
  if (fact == "warning-rescinded") {
    return ForgetEscalations(db, case_id, from.step(), from.visit(), from.announcement());
  }
  if (fact == "verdict-given" || fact == "verdict-corrected") {  // it is over
    return ForgetEscalations(db, case_id, from.step(), from.visit(), "");
  }
  for (const std::string& position : from.positions()) {
    TEPAT_TRY(SaveEscalation(
        db, {case_id, from.step(), from.visit(), from.announcement(), position, event.fact.at}));
  }
  return Ok();
}

// A clock that runs again keeps what was told of its breach.
Status Apply(Transaction& transaction, const Event& event) {
  if (IsJudgement(event.fact.name)) return TakeJudgement(transaction.db(), event);
  if (event.fact.name != "visit-resumed") return Ok();
  TEPAT_ASSIGN(const auto from, ReadPayload<common::v1::VisitResumed>(event));
  return ForgetEscalations(transaction.db(), event.fact.case_id, from.step(), 0, "pause-");
}

Status Forget(sql::Database& db, const std::string& source) {
  return source.ends_with("/timing") ? ForgetAllEscalations(db) : Ok();
}

}  // namespace

Part EscalationsPart() { return {"escalations", Apply, nullptr, Forget}; }

}  // namespace tepat::casebook
