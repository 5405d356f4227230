// SPDX-License-Identifier: Apache-2.0
// Table `part`: what the parts of visits looked like when they were last judged, and what was told
// of each. When the next of it is to be told stands in the row of the visit, which is judged with
// its parts.
//
// All functions run in their caller's transaction and fail as sql::Database does.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/timing/store/visits.h"

namespace tepat::timing {

// What was told of a part. Value type.
struct PartTold {
  bool warned = false;
  bool breached = false;
  State announced = State::kUnspecified;  // of the last verdict given; kUnspecified for none
};

// What was told of the parts of a visit, by part.
Result<std::map<sop::Part, PartTold>> PartsTold(sql::Database& db, const VisitKey& key);

// Keeps what a judgement has said of a part, and what was told. Inside the writer's transaction.
Status SavePart(sql::Database& db, const VisitKey& key, const VisitPart& part,
                const PartTold& told);

// A part that has ended, as a visit of its unit alone. Value type.
struct ClosedPart {
  VisitKey of;       // the visit
  ClosedVisit turn;  // held by the unit; its number is beyond 1 when the unit made good something
};

// Parts that ended from `from` until before `until`, and all parts of visits that did.
Result<std::vector<ClosedPart>> ClosedParts(sql::Database& db, Instant from, Instant until);

// `part`, which has ended, in that form.
ClosedPart ClosedOf(const VisitKey& of, const VisitPart& part);

// What a unit had to send once, open or not, as it was last judged. Value type.
struct UnitShare {
  std::string unit;
  State state = State::kUnspecified;
  bool late = false;  // by that judgement
  std::optional<Instant> stop;
  std::optional<Instant> due;     // absent while no calendar reaches it
  std::optional<Instant> breach;  // likewise
  Micros used{};
  bool given_back = false;  // it began because data were given back
  std::int64_t flags = 0;   // as of a visit
};

// Shares that are due from `from` until before `until`; and of those that are due nobody knows
// when, the open ones, and those that ended then.
Result<std::vector<UnitShare>> SharesDue(sql::Database& db, Instant from, Instant until);

// `part` in that form.
UnitShare ShareOf(const VisitPart& part);

}  // namespace tepat::timing
