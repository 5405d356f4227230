// SPDX-License-Identifier: Apache-2.0
// Folds and judges: the one way from marks to visits, for what is told and for what is asked. It
// reads alone; who writes what a judgement has changed is telling/announcer.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/timing/judging/standards.h"

namespace tepat::timing {

// How another version of its calendar would judge a visit. Value type.
struct OtherJudgement {
  Visit visit;
  int calendar_version = 0;
};

// A judged visit, by what it was judged, and how sure the verdict is. An open visit is judged by
// the calendar that is known now; a closed one by what was known at its stop, for good. One that
// has a deadline has an SOP version with its step, and a calendar. Value type.
struct JudgedVisit {
  Visit visit;
  Instant now;                          // when it was judged
  std::shared_ptr<const sop::Sop> sop;  // null while unknown; shared with concurrent queries
  KnownCalendar calendar;
  Amount spent_before;                      // by the visits of the step before it
  bool provisional = false;                 // facts that were not read yet could still change it
  bool corrected = false;                   // a verdict given before was changed by a later fact
  bool restated = false;                    // judged by a later calendar, by somebody's authority
  std::optional<OtherJudgement> known_now;  // of a closed one, where today's calendar differs
};

// The last of a case's visits that runs and has a deadline; null when none does.
const JudgedVisit* RunningOf(const std::vector<JudgedVisit>& visits);

// What is asked: how visits stand at `now`, by what had been recorded at `known`. Lives within the
// question; `proposed` outlives it.
struct Moment {
  Instant now;
  Instant known = Instant::max();           // everything
  const KnownCalendar* proposed = nullptr;  // as if it were its calendar's newest version
};

// Lives as long as its process; any thread, each with a connection of its own: whoever calls gives
// the transaction in which is read, and answers of one transaction agree with each other.
class Assessor {
 public:
  // `config` outlives the assessor.
  explicit Assessor(const Config& config) : config_(config) {}

  // Visits of one step at a moment.
  Result<std::vector<JudgedVisit>> ReadStep(sql::Database& db, const StepKey& key,
                                            const Moment& moment);

  // Visits of all steps of a case, by step and visit; at least one. Fails with kNotFound
  // `timing.unknown_case` when nothing of it had been recorded.
  Result<std::vector<JudgedVisit>> ReadCase(sql::Database& db, const std::string& case_id,
                                            const Moment& moment);

  // ReadStep in two parts, for one fold that is judged in several ways.
  Result<std::vector<Visit>> Fold(sql::Database& db, const StepKey& key, Instant known) const;
  Result<std::vector<JudgedVisit>> JudgeAll(sql::Database& db, const StepKey& key,
                                            std::vector<Visit> visits, const Moment& moment);

  Standards& standards() { return standards_; }
  void ForgetStandards() { standards_.Forget(); }
  const Config& config() const { return config_; }

 private:
  // Judges the next visit of a step. `spent` and `spent_now`: what those before it have spent, by
  // the calendars of their stops and by today's; this one's is added.
  Result<JudgedVisit> JudgeOne(sql::Database& db, const StepKey& key, Visit visit,
                               const Moment& moment, Amount& spent, Amount& spent_now);

  // Judges the parts of a judged visit: each by its unit's calendar, as it was known at its end,
  // or at `restated`.
  Status JudgeParts(sql::Database& db, JudgedVisit& judged, const Moment& moment,
                    std::optional<Instant> restated);

  const Config& config_;
  Standards standards_;
};

}  // namespace tepat::timing
