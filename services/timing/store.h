// SPDX-License-Identifier: Apache-2.0
// The only SQL of timing. Functions that write run inside the writer's transaction.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// The services that mark the steps of the SOP.
inline const std::array<std::string, 4> kProducers = {"correspondence", "disposition",
                                                      "data-collection", "submission"};

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// What is known of one step of one case.
struct StepMarks {
  std::vector<PlacedMark> marks;
  std::vector<Arming> armings;
};

// One step of one case.
struct StepKey {
  std::string case_id;
  int step = 0;

  auto operator<=>(const StepKey&) const = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

// Keeps a mark; one that is there already has no effect. True when it is new.
Result<bool> InsertMark(sql::Database& db, const std::string& case_id, const PlacedMark& placed);

// What had been recorded of a step at `known`.
Result<StepMarks> LoadStep(sql::Database& db, const StepKey& key, Instant known);

// Steps of a case that have marks or were opened, in order.
Result<std::vector<int>> StepsOf(sql::Database& db, const std::string& case_id);

// Cases with a mark of that source behind a sequence.
Result<std::vector<std::string>> CasesBeyond(sql::Database& db, const std::string& source,
                                             std::int64_t sequence);

// One visit of one step of one case.
struct VisitKey {
  StepKey step;
  int visit = 0;
};

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

// State of the last verdict given for a visit; kUnspecified for none.
Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit);

// What may be said against an instant of a visit.
inline constexpr std::int64_t kDeclared = 1;       // given by a person after the fact
inline constexpr std::int64_t kClockSuspect = 2;   // ahead of the clock that recorded it
inline constexpr std::int64_t kInferredStart = 4;  // the start is not known

std::int64_t FlagsOf(const Visit& visit);

Status SaveVisit(sql::Database& db, const StepKey& key, const Visit& visit, State announced,
                 std::optional<Instant> fire);

// Name of the claim that a verdict was corrected.
inline constexpr const char* kCorrectedClaim = "corrected";

// Claims an announcement; one that is claimed stays so.
Status Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

// Takes a claim back, so that it may be made again.
Status Unclaim(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

// What of a visit is claimed.
Result<std::set<std::string>> ClaimsOf(sql::Database& db, const StepKey& key, int visit);

// Everything that the step services and `source` recorded up to here has been read: visits of that
// source that stopped later may still change. The least over them; the beginning of time when
// nothing was read. Other parties' sources do not hold up the office's own visits.
Result<Instant> Watermark(sql::Database& db, const std::string& source);

// Whether another source has marked this step of this case: each step has one owner.
Result<bool> IsMarkedByAnother(sql::Database& db, const StepKey& key, const std::string& source);

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

// Steps of which a mark had been recorded at `known`.
Result<std::vector<StepKey>> StepsMarkedBy(sql::Database& db, Instant known);

// A closed visit that was restated at `known` or before: judged by what was known then.
Result<std::optional<Instant>> RestatedAt(sql::Database& db, const StepKey& key, int visit,
                                          Instant known);
Status SaveRestatement(sql::Database& db, const VisitKey& key, Instant known);

// Behind which step judging anew goes on; nothing when none is under way.
Result<std::optional<StepKey>> FindRederivation(sql::Database& db);
Status SaveRederivation(sql::Database& db, const std::optional<StepKey>& next);

// Memory of the stream's keeper.
struct StreamMemory {
  std::int64_t highest = 0;    // stream sequence ever seen
  std::int64_t repairs = 0;    // times that facts were put back
  std::int64_t audits = 0;     // comparisons made
  std::int64_t suspected = 0;  // facts that the last one missed
};
Result<StreamMemory> LoadStreamMemory(sql::Database& db);
Status SaveStreamMemory(sql::Database& db, const StreamMemory& memory);

}  // namespace tepat::timing
