// SPDX-License-Identifier: Apache-2.0
#include <initializer_list>
#include <map>

#include "libs/casebook/parts.h"
#include "libs/casebook/payload.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/returns.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/office/v1/rebase.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {
namespace {

using journal::Event;
using journal::Transaction;

// What a history says beside the fact's name: a unit, or what somebody wrote; of clocks, the step;
// and of returns, what each unit is told.
struct Told {
  std::string detail = {};
  int step = 0;
  std::vector<data_collection::v1::UnitReturn> returns = {};  // why units have their data back
};

// Joined by commas, as people read lists.
template <class Texts, class Text>
std::string Listed(const Texts& texts, const Text& text_of) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text_of(text);
  return all;
}

// All that was written with one command; what stands in no other place is seen here again.
std::string Written(std::initializer_list<std::string> texts) {
  std::string all;
  for (const std::string& text : texts) {
    if (!text.empty()) all += (all.empty() ? "" : "; ") + text;
  }
  return all;
}

Result<Told> ToldByMove(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::LetterMoved>(event));
  return Told{Written({from.advice(), from.missing_input_reason()})};
}

Result<Told> ToldByScan(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::ScanAttached>(event));
  return Told{from.kind()};
}

Result<Told> ToldByDisposition(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<disposition::v1::DispositionIssued>(event));
  return Told{Written({Listed(from.instructions(), [](const std::string& text) { return text; }),
                       from.missing_input_reason()})};
}

Result<Told> ToldByAssignment(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitAssigned>(event));
  return Told{from.part().unit()};
}

// The version; the words of the fact say what it is.
Result<Told> ToldByRebase(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionRebased>(event));
  return Told{std::to_string(from.plan_version())};
}

template <class OfUnit>
Result<Told> ToldByUnit(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<OfUnit>(event));
  return Told{from.unit()};
}

Result<Told> ToldByReturn(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitsReturned>(event));
  return Told{Listed(from.units(), [](const auto& unit) { return unit.unit(); }),
              0,
              {from.units().begin(), from.units().end()}};
}

Result<Told> ToldByGivingBack(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitGivenBack>(event));
  return Told{from.unit().unit(), 0, {from.unit()}};
}

// After the check, by submission: who is not asked again has no reason.
Result<Told> ToldByReopening(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionOpened>(event));
  Told told;
  for (const data_collection::v1::UnitPart& part : from.units()) {
    if (part.state() != data_collection::v1::UNIT_STATE_RETURNED) continue;
    data_collection::v1::UnitReturn& one = told.returns.emplace_back();
    one.set_unit(part.unit());
    one.set_reason(part.reason());
  }
  told.detail = Listed(told.returns, [](const auto& unit) { return unit.unit(); });
  return told;
}

Result<Told> ToldByStepDone(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionStepDone>(event));
  return Told{Written({from.note(), from.incomplete_reason(), from.missing_input_reason()})};
}

Result<Told> ToldByDocuments(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<submission::v1::SubmissionChanged>(event));
  return Told{Written({from.reason(), from.missing_input_reason()})};
}

template <class WithReason>
Result<Told> ToldByReason(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<WithReason>(event));
  return Told{from.reason()};
}

Result<Told> ToldByEnd(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<common::v1::CaseEnded>(event));
  return Told{from.ending().reason()};
}

// The state is put into words where it is shown.
Result<Told> ToldByJudgement(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<timing::v1::VisitJudged>(event));
  return Told{std::to_string(from.state()), from.step()};
}

// The unit; behind it, of a verdict, its state, which is put into words where it is shown.
Result<Told> ToldByPart(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<timing::v1::PartJudged>(event));
  const bool verdict = event.fact.name.starts_with("part-verdict-");
  return Told{from.part().unit() + (verdict ? " " + std::to_string(from.part().state()) : "")};
}

Result<Told> ToldByPause(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<common::v1::VisitPaused>(event));
  return Told{from.reason() + (from.evidence().empty() ? "" : " (" + from.evidence() + ")"),
              from.step()};
}

// Without a reason when every pause of the visit has ended.
Result<Told> ToldByResumption(const Event& event) {
  TEPAT_ASSIGN(const auto from, ReadPayload<common::v1::VisitResumed>(event));
  return Told{from.reason(), from.step()};
}

using Tell = Result<Told> (*)(const Event&);

// Facts that stand in no line here are told by their name alone.
const std::map<std::string, Tell>& Tellers() {
  static const std::map<std::string, Tell> kTellers = {
      {"letter-forwarded-to-sekretaris", ToldByMove},
      {"letter-read", ToldByMove},
      {"letter-forwarded-to-camat", ToldByMove},
      {"scan-attached", ToldByScan},
      {"disposition-issued", ToldByDisposition},
      {"disposition-declined", ToldByReason<disposition::v1::DispositionDeclined>},
      {"collection-reopened", ToldByReopening},
      {"collection-rebased", ToldByRebase},
      {"unit-assigned", ToldByAssignment},
      {"unit-data-submitted", ToldByUnit<data_collection::v1::UnitDataSubmitted>},
      {"unit-waived", ToldByUnit<data_collection::v1::UnitWaived>},
      {"evidence-attached", ToldByUnit<data_collection::v1::EvidenceAttached>},
      {"value-commented", ToldByUnit<data_collection::v1::ValueCommented>},
      {"unit-given-back", ToldByGivingBack},
      {"units-returned", ToldByReturn},
      {"draft-closed", ToldByStepDone},
      {"data-verified", ToldByStepDone},
      {"documents-ready", ToldByDocuments},
      {"documents-reviewed", ToldByDocuments},
      {"documents-returned", ToldByDocuments},
      {"documents-approved", ToldByDocuments},
      {"covering-letter-added", ToldByDocuments},
      {"package-sent", ToldByDocuments},
      {"receipt-recorded", ToldByDocuments},
      {"correction-requested", ToldByReason<submission::v1::CorrectionRequested>},
      {"case-ended", ToldByEnd},
      {"visit-warned", ToldByJudgement},
      {"visit-breached", ToldByJudgement},
      {"visit-escalated", ToldByJudgement},
      {"pause-lasts", ToldByJudgement},
      {"warning-rescinded", ToldByJudgement},
      {"verdict-given", ToldByJudgement},
      {"verdict-corrected", ToldByJudgement},
      {"part-warned", ToldByPart},
      {"part-breached", ToldByPart},
      {"part-warning-rescinded", ToldByPart},
      {"part-verdict-given", ToldByPart},
      {"part-verdict-corrected", ToldByPart},
      {"visit-paused", ToldByPause},
      {"visit-resumed", ToldByResumption}};
  return kTellers;
}

HistoryRow HistoryRowOf(const Event& event, const std::string& case_id) {
  const journal::Fact& fact = event.fact;
  HistoryRow row{event.position.source, event.position.sequence, case_id, fact.at, fact.name};
  if (fact.actor) {
    row.person_id = fact.actor->person_id;
    row.position = fact.actor->position;
    row.delegation_id = fact.actor->delegation_id;
  }
  return row;
}

// The row first: who has touched the case is read from its history.
Status Save(sql::Database& db, const Event& event, const std::string& case_id, const Told& told) {
  HistoryRow row = HistoryRowOf(event, case_id);
  row.step = told.step;
  row.detail = told.detail;
  TEPAT_TRY(SaveHistory(db, row));
  for (const data_collection::v1::UnitReturn& one : told.returns) {
    ReturnRow wanted{row.source, row.sequence, case_id, one.unit(), one.reason(), {}};
    for (const auto& cell : one.cells()) wanted.cells.push_back({cell.indicator(), cell.key()});
    TEPAT_TRY(SaveReturn(db, wanted));
  }
  return KeepTouched(db, case_id);
}

Status Apply(Transaction& transaction, const Event& event) {
  Told told;
  const auto teller = Tellers().find(event.fact.name);
  if (teller != Tellers().end()) {
    TEPAT_ASSIGN(told, teller->second(event));
  }
  return Save(transaction.db(), event, event.fact.case_id, told);
}

// The office decides which SOP version a case follows; all else of it is no case's history.
Status ApplyOffice(Transaction& transaction, const Event& event) {
  if (event.fact.name != "case-rebased") return Ok();
  TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::CaseRebased>(event));
  return Save(transaction.db(), event, from.case_id(), {std::to_string(from.sop_version())});
}

Status Forget(sql::Database& db, const std::string& source) {
  TEPAT_TRY(ForgetReturns(db, source));
  return ForgetHistory(db, source);
}

}  // namespace

Part HistoryPart() { return {"history", Apply, ApplyOffice, Forget}; }

}  // namespace tepat::casebook
