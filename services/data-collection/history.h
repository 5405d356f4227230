// SPDX-License-Identifier: Apache-2.0
// Values of periods that are over and have no case: what is asked of them, what was declared, and
// of which periods there is anything. Questions fail as access.h says.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "services/data-collection/judging.h"
#include "services/data-collection/queries.h"
#include "tepat/data_collection/v1/history.pb.h"

namespace tepat::data_collection {

// By what values of a period are declared: the newest plan of its year. While that year has none,
// by the nearest later plan, for ids are never reused and that plan knows most of them; its targets
// are of another year and do not count. Fails as DeclarablePeriod and RequirePlan, and with
// kConflict `data_collection.period_running` (details `period`, `case_id`): its case is measuring.
Result<Basis> DeclarableBasis(sql::Database& db, const std::string& period,
                              std::chrono::local_days today);

// What was declared of a unit last, and its earlier periods; the unit's revision is the version.
// Fails with kNotFound `data_collection.unknown_unit` when the plan asks nothing of it.
Result<UnitData> ReadDeclared(sql::Database& db, const Basis& basis, const std::string& unit);

// Who asks, and the office's date.
struct AskingHistory {
  const Asking& asking;
  std::chrono::local_days today;
};

// Units of which values can be declared: what a case verified stays. Fails as DeclarableBasis, as
// the two below.
Result<std::vector<std::string>> DeclarableUnits(const AskingHistory& asking,
                                                 const std::string& period);

// What is asked of a unit in a period, and what was declared: its sheet, with the period in the
// place of a case.
Result<v1::GetUnitSheetResponse> ReadDeclaredSheet(const AskingHistory& asking,
                                                   const std::string& period,
                                                   const std::string& unit);

// How values would be judged; `case_id` of the request is a period. A unit that a case has verified
// is told by a finding.
Result<v1::PreviewUnitDataResponse> PreviewDeclared(const AskingHistory& asking,
                                                    const v1::PreviewUnitDataRequest& request);

// Of which of the last quarters there are values, of all units or of the caller's own.
Result<v1::ListPeriodsResponse> ReadPeriods(const AskingHistory& asking);

}  // namespace tepat::data_collection
