// SPDX-License-Identifier: Apache-2.0
// The only SQL of timing. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

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

  auto operator<=>(const StepKey&) const = default;
};

// Keeps a mark; one that is there already has no effect. True when it is new.
Result<bool> InsertMark(sql::Database& db, const std::string& case_id, const PlacedMark& placed);

Result<StepMarks> LoadStep(sql::Database& db, const StepKey& key);

// Steps of a case that have marks or were opened, in order.
Result<std::vector<int>> StepsOf(sql::Database& db, const std::string& case_id);

// State of the last verdict given for a visit; kUnspecified for none.
Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit);

Status SaveVisit(sql::Database& db, const StepKey& key, const Visit& visit, State announced,
                 std::optional<Instant> fire);

// Claims an announcement. True for the first who does.
Result<bool> Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

Result<bool> IsClaimed(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

// Everything that the sources of marks recorded up to here has been read: what stopped later may
// still change. The least over the sources; the beginning of time when there is none.
Result<Instant> Watermark(sql::Database& db);

// Steps with something to announce at `now`, the longest due first.
Result<std::vector<StepKey>> DueSteps(sql::Database& db, Instant now, int limit);

// The next instant at which something is to be announced.
Result<std::optional<Instant>> NextFire(sql::Database& db);

// Steps with a visit that is open or could not be judged yet, in slices behind `after`.
Result<std::vector<StepKey>> UnsettledSteps(sql::Database& db, const StepKey& after, int limit);

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
