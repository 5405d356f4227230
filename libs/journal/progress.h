// SPDX-License-Identifier: Apache-2.0
// How far this service has come with what it reads and what it carries, and what stands still. Who
// asks does so here; the tables of schema.h behind it are written by readers and couriers. All
// functions run in the transaction of their caller and fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/journal/event.h"
#include "libs/sql/database.h"

namespace tepat::journal {

// A service reads the other services of its office and a few foreign sources: a dozen. Beyond this
// many, and beyond this many couriers, a list is cut off.
constexpr std::int64_t kSourcesMax = 100;

// As many facts as one answer lists of each kind: a screen full many times over. Who has more of
// them has one cause, which the first ones show.
constexpr std::int64_t kListedFactsMax = 500;

// As many gaps as one answer lists, the latest first.
constexpr std::int64_t kListedGapsMax = 20;

// How far a source has been read.
struct ReadProgress {
  Position cursor;    // the last fact that has had its effect, or is parked
  Instant confirmed;  // everything that the source had recorded up to then is known
};

// How far a courier has carried this journal.
struct CourierProgress {
  std::string courier;        // `bus`, or the receiver of hand-offs: `disposition`
  std::int64_t sequence = 0;  // everything up to here is carried, or stuck
  std::int64_t stuck = 0;     // facts that the receiver has refused, and those behind them
};

// A fact that stands still, and why.
struct StuckFact {
  std::string counterpart;  // the courier that is refused, or the source that was read
  std::string case_id;
  std::int64_t sequence = 0;  // of a lost case: the cut behind which its source was restored
  std::string slug;           // `journal.behind_stuck`: it waits behind another of its case
  std::string message;
};

// Facts of a source without a journal that never came: what follows stays provisional.
struct SourceGap {
  std::string source;
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// How far a source (`/tepat/<office>/<service>`) has been read; nothing before the first time.
Result<std::optional<ReadProgress>> FindReadProgress(sql::Database& db, const std::string& source);
// The same of every source, by name; at most kSourcesMax.
Result<std::vector<ReadProgress>> ListReadProgress(sql::Database& db);
// Moves a source's cursor. The confirmed instant only goes forward: the beginning of time leaves it
// as it is. Inside the write transaction of the effects.
Status SaveReadProgress(sql::Database& db, const ReadProgress& progress);

// How far each courier has carried this journal, by name; at most kSourcesMax.
Result<std::vector<CourierProgress>> ListCourierProgress(sql::Database& db);

// What receivers have refused for good, all couriers together, oldest first; at most
// kListedFactsMax.
Result<std::vector<StuckFact>> ListStuck(sql::Database& db);
// The same of one courier.
Result<std::vector<StuckFact>> ListStuckOf(sql::Database& db, const std::string& courier);

// What could not be applied here, oldest first; at most kListedFactsMax.
Result<std::vector<StuckFact>> ListParked(sql::Database& db);
Result<std::int64_t> CountParked(sql::Database& db);
// The condition, inside a query of the caller's, that facts of a case are parked; `case_column`
// names the column with the case's id: `l.case_id`.
std::string IsParkedCondition(std::string_view case_column);

// Cases of which facts were read that a restore of their source has lost; at most kListedFactsMax.
Result<std::vector<StuckFact>> ListLostCases(sql::Database& db);

// Gaps that were passed, the latest first; at most kListedGapsMax.
Result<std::vector<SourceGap>> ListGaps(sql::Database& db);
// Whether a source ever had one.
Result<bool> HasGap(sql::Database& db, const std::string& source);

}  // namespace tepat::journal
