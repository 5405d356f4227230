// SPDX-License-Identifier: Apache-2.0
#include "services/timing/assessor.h"

#include "libs/base/failpoint.h"
#include "libs/identity/office_calendar.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

constexpr const char* kBreach = "breach";
constexpr const char* kCorrected = "corrected";

std::string WarningName(const Rung& rung) { return "warning-" + std::to_string(rung.index); }

Status Publish(journal::Transaction& transaction, const char* fact, const StepKey& key,
               const JudgedVisit& judged, State corrected_from) {
  journal::Fact made{fact, key.case_id, transaction.now()};
  made.payload = VisitJudgedPayload(judged, corrected_from);
  TEPAT_TRY(transaction.Append(made));
  TEPAT_FAILPOINT("timing.after_announcement");
  return Ok();
}

}  // namespace

Result<Standards::Found> Standards::Find(sql::Database& db, const std::string& sop_id,
                                         int sop_version) {
  Found found;
  TEPAT_ASSIGN(const auto calendar, identity::FindDefaultCalendarKey(db));
  const std::lock_guard lock(mutex_);
  auto& sop = sops_[{sop_id, sop_version}];
  if (sop == nullptr) {
    TEPAT_ASSIGN(auto read, identity::FindSop(db, sop_id, sop_version));
    if (read) sop = std::make_shared<const sop::Sop>(std::move(*read));
  }
  found.sop = sop;
  if (!calendar) return found;
  auto& built = calendars_[{calendar->calendar_id, calendar->version}];
  if (built == nullptr) {
    TEPAT_ASSIGN(const auto version, identity::FindDefaultCalendar(db));
    TEPAT_ASSIGN(worktime::Calendar made, identity::BuildCalendar(*version));
    built = std::make_shared<const worktime::Calendar>(std::move(made));
  }
  found.calendar = built;
  found.calendar_id = calendar->calendar_id;
  found.calendar_version = calendar->version;
  return found;
}

void Standards::Forget() {
  const std::lock_guard lock(mutex_);
  sops_.clear();
  calendars_.clear();
}

Result<std::vector<JudgedVisit>> Assessor::ReadStep(sql::Database& db, const StepKey& key,
                                                    Instant now) {
  TEPAT_ASSIGN(StepMarks loaded, LoadStep(db, key));
  std::vector<JudgedVisit> judged;
  for (Visit& visit :
       FoldStep(key.step, std::move(loaded.marks), std::move(loaded.armings), config_)) {
    TEPAT_ASSIGN(const Standards::Found found,
                 standards_.Find(db, visit.sop_id, visit.sop_version));
    Judge(visit, found.judging(), now);
    TEPAT_ASSIGN(const bool corrected, IsClaimed(db, key, visit.visit, kCorrected));
    TEPAT_ASSIGN(const Instant watermark, Watermark(db, visit.source));
    const bool provisional = visit.stop && *visit.stop > watermark;
    judged.push_back(
        {std::move(visit), found.calendar_id, found.calendar_version, provisional, corrected});
  }
  return judged;
}

Status Assessor::AssessStep(journal::Transaction& transaction, const StepKey& key) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto visits, ReadStep(db, key, transaction.now()));
  for (const JudgedVisit& judged : visits) {
    TEPAT_ASSIGN(State announced, AnnouncedState(db, key, judged.visit.visit));
    if (judged.visit.open()) {
      TEPAT_TRY(AnnounceOpen(transaction, key, judged));
    } else {
      TEPAT_ASSIGN(announced, AnnounceClosed(transaction, key, judged, announced));
    }
    TEPAT_ASSIGN(const auto fire, NextFireOf(db, key, judged.visit));
    TEPAT_TRY(SaveVisit(db, key, judged.visit, announced, fire));
  }
  return Ok();
}

Status Assessor::AnnounceOpen(journal::Transaction& transaction, const StepKey& key,
                              const JudgedVisit& judged) {
  const Visit& visit = judged.visit;
  const Rung* latest = nullptr;  // of several that have passed, only the highest is announced
  for (const Rung& rung : visit.rungs) {
    if (rung.at > transaction.now()) break;
    TEPAT_ASSIGN(const bool first, Claim(transaction.db(), key, visit.visit, WarningName(rung)));
    if (first) latest = &rung;
  }
  if (visit.deadline && transaction.now() > visit.deadline->breach) {
    TEPAT_ASSIGN(const bool first, Claim(transaction.db(), key, visit.visit, kBreach));
    return first ? Publish(transaction, "visit-breached", key, judged, State::kUnspecified) : Ok();
  }
  if (latest == nullptr) return Ok();
  return Publish(transaction, "visit-warned", key, judged, State::kUnspecified);
}

Result<State> Assessor::AnnounceClosed(journal::Transaction& transaction, const StepKey& key,
                                       const JudgedVisit& judged, State announced) {
  const State state = judged.visit.state;
  if (!judged.visit.deadline || state == announced) return announced;
  const bool first = announced == State::kUnspecified;
  if (!first) TEPAT_TRY(Claim(transaction.db(), key, judged.visit.visit, kCorrected));
  TEPAT_TRY(
      Publish(transaction, first ? "verdict-given" : "verdict-corrected", key, judged, announced));
  return state;
}

Result<std::optional<Instant>> Assessor::NextFireOf(sql::Database& db, const StepKey& key,
                                                    const Visit& visit) {
  if (!visit.open() || !visit.deadline) return std::optional<Instant>();
  for (const Rung& rung : visit.rungs) {
    TEPAT_ASSIGN(const bool claimed, IsClaimed(db, key, visit.visit, WarningName(rung)));
    if (!claimed) return std::optional<Instant>(rung.at);
  }
  TEPAT_ASSIGN(const bool breached, IsClaimed(db, key, visit.visit, kBreach));
  if (breached) return std::optional<Instant>();
  // A stop at the breach instant itself is still met.
  return std::optional<Instant>(visit.deadline->breach + Micros(1));
}

Status Assessor::AssessUnsettled(journal::Transaction& transaction) {
  StepKey after;
  while (true) {
    TEPAT_ASSIGN(const auto keys, UnsettledSteps(transaction.db(), after, config_.fire_slice_max));
    if (keys.empty()) return Ok();
    for (const StepKey& key : keys) TEPAT_TRY(AssessStep(transaction, key));
    after = keys.back();
  }
}

}  // namespace tepat::timing
