// SPDX-License-Identifier: Apache-2.0
// The only SQL about plans: drafts, the files of versions, and where each indicator was adopted.
// What a version says stands in the office's own view of itself (libs/identity/office_plan.h).
// Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/plan/plan_check.h"
#include "libs/sql/database.h"

namespace tepat::office {

// What a year has been prepared, or was adopted last.
struct PlanDraft {
  int revision = 0;  // from 1, rising in a year
  bool waits = false;
  std::string file;
  Instant drafted;
};
Result<std::optional<PlanDraft>> FindPlanDraft(sql::Database& db, int year);
Status SavePlanDraft(sql::Database& db, int year, const PlanDraft& draft);

// The file of a version.
struct PlanRecord {
  int version = 0;  // from 1 in each year
  int draft_revision = 0;
  std::string file;
  Instant adopted;
};
// That version, or the newest one when `version` is 0.
Result<std::optional<PlanRecord>> FindPlanRecord(sql::Database& db, int year, int version);
// Notes the indicators too; a plan has at most 100.
Status SavePlanRecord(sql::Database& db, const plan::v1::Plan& plan, const PlanRecord& record);

// What a version says. Fails with kInternal `office.corrupt_plan` on one that cannot be read.
Result<std::optional<plan::v1::Plan>> ReadPlan(sql::Database& db, int year, int version);

// Where each of these ids was adopted last, in any year.
Result<plan::KnownIndicators> FormerIndicators(sql::Database& db, const std::set<std::string>& ids);

// Keys of the units of the directory in force; empty without one.
Result<std::set<std::string>> KnownUnits(sql::Database& db);

// Years that have a plan or a draft, newest first, before that one.
Result<std::vector<int>> PlanYears(sql::Database& db, int before_year, int limit);

}  // namespace tepat::office
