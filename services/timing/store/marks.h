// SPDX-License-Identifier: Apache-2.0
// Table `mark`: every mark that was read, kept for ever. A visit is folded from its marks, so this
// is all that timing knows; the other tables can be made from it again.
//
// All functions run in their caller's transaction and fail as sql::Database does.
#pragma once

#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// What is known of one step of one case.
struct StepMarks {
  std::vector<PlacedMark> marks;
  std::vector<Arming> armings;
};

// Keeps a mark; one that is there already has no effect. True when it is new. Inside the writer's
// transaction.
Result<bool> InsertMark(sql::Database& db, const std::string& case_id, const PlacedMark& placed);

// What had been recorded of a step at `known`.
Result<StepMarks> LoadStep(sql::Database& db, const StepKey& key, Instant known);

// Steps of a case that have marks or were opened, in order.
Result<std::vector<int>> StepsOf(sql::Database& db, const std::string& case_id);

// Steps of which a mark had been recorded at `known`, in order.
Result<std::vector<StepKey>> StepsMarkedBy(sql::Database& db, Instant known);

// Cases with a mark of that source behind a sequence.
Result<std::vector<std::string>> CasesBeyond(sql::Database& db, const std::string& source,
                                             std::int64_t sequence);

// Whether another source has marked this step of this case: each step has one owner.
Result<bool> IsMarkedByAnother(sql::Database& db, const StepKey& key, const std::string& source);

}  // namespace tepat::timing
