// SPDX-License-Identifier: Apache-2.0
// Table `visit`: what the visits looked like when they were last judged. Lists, reports and the
// rung clock read it, since they ask for many visits at once; what one visit is now, its marks say.
//
// All functions run in their caller's transaction and fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Keeps what a judgement has said: the state of the last verdict that was announced, and when
// something is to be announced next. Counts as a change. Inside the writer's transaction.
Status SaveVisit(sql::Database& db, const StepKey& key, const Visit& visit, State announced,
                 std::optional<Instant> fire);

// State of the last verdict given for a visit; kUnspecified for none.
Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit);

// Visits before `before` (nothing: from the newest case), newest case first and within it the last
// visit of the last step first; all, or only those that were unsettled when last judged.
Result<std::vector<VisitKey>> VisitsBefore(sql::Database& db, const std::optional<VisitKey>& before,
                                           bool unsettled_only, int limit);

// A visit that was judged anew, with the number of that change.
struct VisitChange {
  VisitKey key;
  std::int64_t change = 0;
};

// Visits whose last change came after a number, in the order of the changes.
Result<std::vector<VisitChange>> ChangesAfter(sql::Database& db, std::int64_t change, int limit);

// Number of the last change; 0 when there was none.
Result<std::int64_t> LastChange(sql::Database& db);

// Steps with something to announce at `now`, the longest due first.
Result<std::vector<StepKey>> DueSteps(sql::Database& db, Instant now, int limit);

// Visits of which something was to be announced before `at`.
Result<int> CountDueBefore(sql::Database& db, Instant at);

// The next instant at which something is to be announced.
Result<std::optional<Instant>> NextFire(sql::Database& db);

// Steps with a visit that is open or could not be judged yet, in slices behind `after`.
Result<std::vector<StepKey>> UnsettledSteps(sql::Database& db, const StepKey& after, int limit);

// Steps with an open visit, and steps with one that closed since; in order.
Result<std::vector<StepKey>> OpenSteps(sql::Database& db);
Result<std::vector<StepKey>> StepsClosedSince(sql::Database& db, Instant since);

// A closed visit as it was judged last.
struct ClosedVisit {
  VisitKey key;
  State state = State::kUnspecified;
  bool late = false;
  Instant stop;
  Split time;
  Micros allowed{};
  std::string holders;    // as sop::HoldersText
  std::string person_id;  // who stopped it
  std::int64_t flags = 0;
  std::string sop_id;
  int sop_version = 0;
};

// Visits that stopped from `from` until before `until`.
Result<std::vector<ClosedVisit>> ClosedVisits(sql::Database& db, Instant from, Instant until);

// A visit of a step, as far as a forecast needs it.
struct StepOutcome {
  Instant start;
  std::optional<Instant> stop;
  Micros used{};
  Micros allowed{};
  bool late = false;
};

// The newest visits of a step that were not cancelled and whose start is known.
Result<std::vector<StepOutcome>> OutcomesOf(sql::Database& db, int step, int limit);

}  // namespace tepat::timing
