// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/assessor.h"

#include <algorithm>
#include <iterator>

#include "services/timing/judging/rebase.h"
#include "services/timing/judging/watermark.h"
#include "services/timing/part.h"
#include "services/timing/store/claims.h"
#include "services/timing/store/marks.h"
#include "services/timing/store/restatements.h"

namespace tepat::timing {

const JudgedVisit* RunningOf(const std::vector<JudgedVisit>& visits) {
  const auto running = std::find_if(visits.rbegin(), visits.rend(), [](const JudgedVisit& judged) {
    return judged.visit.open() && judged.visit.deadline;
  });
  return running == visits.rend() ? nullptr : &*running;
}

Result<JudgedVisit> Assessor::JudgeOne(sql::Database& db, const StepKey& key, Visit visit,
                                       const Moment& moment, Amount& spent, Amount& spent_now) {
  JudgedVisit judged;
  judged.now = moment.now;
  judged.spent_before = spent;
  TEPAT_ASSIGN(judged.sop, standards_.FindSop(db, visit.sop_id, visit.sop_version));
  const auto propose = [&](KnownCalendar& calendar) {
    if (moment.proposed && moment.proposed->id == calendar.id) calendar = *moment.proposed;
  };
  // What is proposed takes the place of its calendar's newest version, wherever that would judge; a
  // closed visit keeps what was known at its stop.
  TEPAT_ASSIGN(KnownCalendar newest, standards_.FindCalendar(db, visit.holders, moment.known));
  propose(newest);
  if (visit.open()) {
    judged.calendar = newest;
    Judge(visit, {judged.sop.get(), newest.calendar.get()}, moment.now, spent);
    spent_now = spent;
    judged.visit = std::move(visit);
    TEPAT_TRY(JudgeParts(db, judged, moment, std::nullopt));
    return judged;
  }
  TEPAT_ASSIGN(const auto restated, RestatedAt(db, key, visit.visit, moment.known));
  // A report as known at an instant may not use a calendar that came after it.
  const Instant known = std::min(moment.known, restated.value_or(*visit.stop));
  TEPAT_ASSIGN(judged.calendar, standards_.FindCalendar(db, visit.holders, known));
  const Visit folded = visit;
  Judge(visit, {judged.sop.get(), judged.calendar.calendar.get()}, moment.now, spent);
  if (newest.id == judged.calendar.id && newest.version == judged.calendar.version) {
    spent_now = spent;
  } else {
    // Judged anew from the fold, not from the verdict: Judge adds to what it finds.
    Visit other = folded;
    Judge(other, {judged.sop.get(), newest.calendar.get()}, moment.now, spent_now);
    judged.known_now = OtherJudgement{std::move(other), newest.version};
  }
  judged.visit = std::move(visit);
  judged.restated = restated.has_value();
  TEPAT_ASSIGN(const auto claims, ClaimsOf(db, key, judged.visit.visit));
  judged.corrected = claims.contains(kCorrectedClaim);
  TEPAT_ASSIGN(const Instant watermark, Watermark(db, judged.visit.source));
  // A source that has not been read up to the stop may still hold a correction, or an earlier stop.
  judged.provisional = judged.visit.stop && *judged.visit.stop > watermark;
  TEPAT_TRY(JudgeParts(db, judged, moment, restated));
  return judged;
}

Status Assessor::JudgeParts(sql::Database& db, JudgedVisit& judged, const Moment& moment,
                            std::optional<Instant> restated) {
  Visit& visit = judged.visit;
  const auto step = StepOf(judged.sop.get(), visit.step);
  if (visit.parts.empty() || !step) return Ok();
  EndParts(visit);
  TEPAT_ASSIGN(const Instant watermark, Watermark(db, visit.source));
  for (VisitPart& part : visit.parts) {
    const Instant known =
        part.open() ? moment.known : std::min(moment.known, restated.value_or(*part.stop));
    TEPAT_ASSIGN(KnownCalendar calendar, standards_.FindCalendar(db, part.holders, known));
    // What is proposed would judge what is open alone, as with visits.
    const bool proposed = moment.proposed && moment.proposed->id == calendar.id && part.open();
    if (proposed) calendar = *moment.proposed;
    if (calendar.calendar == nullptr) continue;
    part.calendar_id = calendar.id;
    part.calendar_version = calendar.version;
    part.calendar = calendar.calendar;
    part.provisional = part.stop && *part.stop > watermark;
    JudgePart(part, visit, step->get().standard, *calendar.calendar, moment.now);
  }
  return Ok();
}

Result<std::vector<Visit>> Assessor::Fold(sql::Database& db, const StepKey& key,
                                          Instant known) const {
  TEPAT_ASSIGN(StepMarks loaded, LoadStep(db, key, known));
  auto visits = FoldStep(key.step, loaded.marks, std::move(loaded.armings), config_);
  FoldParts(visits, std::move(loaded.marks));
  TEPAT_ASSIGN(auto rebases, identity::RebasesOf(db, key.case_id));
  // Only what had been told at `known`: a report of then must not follow what was decided later.
  std::erase_if(rebases, [&](const identity::Rebase& rebase) { return rebase.at > known; });
  FollowRebases(visits, rebases);
  return visits;
}

Result<std::vector<JudgedVisit>> Assessor::JudgeAll(sql::Database& db, const StepKey& key,
                                                    std::vector<Visit> visits,
                                                    const Moment& moment) {
  std::vector<JudgedVisit> judged;
  Amount spent;
  Amount spent_now;
  for (Visit& visit : visits) {
    TEPAT_ASSIGN(auto one, JudgeOne(db, key, std::move(visit), moment, spent, spent_now));
    judged.push_back(std::move(one));
  }
  return judged;
}

Result<std::vector<JudgedVisit>> Assessor::ReadStep(sql::Database& db, const StepKey& key,
                                                    const Moment& moment) {
  TEPAT_ASSIGN(auto visits, Fold(db, key, moment.known));
  return JudgeAll(db, key, std::move(visits), moment);
}

Result<std::vector<JudgedVisit>> Assessor::ReadCase(sql::Database& db, const std::string& case_id,
                                                    const Moment& moment) {
  TEPAT_ASSIGN(const auto steps, StepsOf(db, case_id));
  std::vector<JudgedVisit> all;
  for (const int step : steps) {
    TEPAT_ASSIGN(auto visits, ReadStep(db, {case_id, step}, moment));
    std::move(visits.begin(), visits.end(), std::back_inserter(all));
  }
  if (all.empty()) {
    return Fail(Code::kNotFound, "timing.unknown_case", "no mark of this case was read");
  }
  return all;
}

}  // namespace tepat::timing
