// SPDX-License-Identifier: Apache-2.0
// The plans of the office in a service's own view of it: what is measured in a year.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "libs/base/status.h"
#include "libs/plan/plan.h"
#include "libs/sql/database.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::identity {

// A plan as rules use it, and the same as the contract has it, to be shown as it was adopted.
// Value type.
struct AdoptedPlan {
  plan::Plan plan;
  plan::v1::Plan message;
};

// A year's plan in one of its versions.
struct PlanVersion {
  int version = 0;  // from 1 in each year
  // Never null. Owned by who asked and by the thread, which remembers what it has read last: a
  // plan is large, does not change, and every question about a case asks for it.
  std::shared_ptr<const AdoptedPlan> adopted;
};

// That version of a year's plan, or its newest one: the plan in force. Nothing when this database
// knows none. Fails with kInternal `office_view.corrupt` on one that cannot be read.
Result<std::optional<PlanVersion>> FindPlan(sql::Database& db, int year,
                                            std::optional<int> version = std::nullopt);

// Its newest version alone, without reading it. Nothing when this database knows none.
Result<std::optional<int>> FindPlanVersion(sql::Database& db, int year);

// The first year from that one on that has a plan. Nothing when none has.
Result<std::optional<int>> FindPlanYearFrom(sql::Database& db, int year);

// Takes over one plan from the payload of `plan-adopted`. Fails with kInvalid
// `office_view.malformed_fact` or `plan.malformed`. Inside a write transaction.
Status TakePlan(sql::Database& db, const std::string& payload);

}  // namespace tepat::identity
