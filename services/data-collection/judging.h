// SPDX-License-Identifier: Apache-2.0
// How a unit's data stand by the plan: what is read of them once, and what lacks in them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/identity/office_plan.h"
#include "libs/performance/findings.h"
#include "libs/sql/database.h"
#include "services/data-collection/domain.h"
#include "services/data-collection/sending.h"
#include "services/data-collection/store/sendings.h"

namespace tepat::data_collection {

// By what a case is measured. Value type.
struct Basis {
  performance::Period period;
  int plan_year = 0;     // the period's, but for what history.h says
  int plan_version = 0;  // 0 while the year has no plan: then nothing is asked
  // Never null; empty while there is none. Owned as in identity::PlanVersion.
  std::shared_ptr<const identity::AdoptedPlan> adopted =
      std::make_shared<const identity::AdoptedPlan>();

  const plan::Plan& plan() const { return adopted->plan; }
};

// That version of the plan of the case's year, whatever the case has pinned; 0: the one in force.
// Fails as the view does, and with kUnavailable `data_collection.no_plan` (detail `year`) when the
// office has not yet told that version.
Result<Basis> BasisAt(sql::Database& db, const Collection& collection, int plan_version);

// The version that the case has pinned; while it has none, the one in force: what would be pinned
// now. Fails as BasisAt.
Result<Basis> BasisOf(sql::Database& db, const Collection& collection);

// kConflict `data_collection.no_plan` (detail `year`): nothing can be measured yet.
Status RequirePlan(const Basis& basis);

// What one unit has sent, and against what it is judged. Value type.
struct UnitData {
  Unit unit;
  std::optional<Sending> sending;                      // the newest one
  std::vector<performance::ReportedValue> values;      // of it, as far as the plan asks them
  std::map<std::string, performance::Series> earlier;  // verified, by indicator
  std::vector<EvidenceFile> files;
  std::vector<performance::ReportedValue> seen;  // when it was last given back
};

// Reads it in a fixed number of statements, whatever the plan asks. What was sent by an earlier
// version and is not asked any more stays in the unit's versions alone.
Result<UnitData> ReadUnitData(sql::Database& db, const Collection& collection, const Basis& basis,
                              Unit unit);

// What lacks in those values and what is wrong with them, were they the unit's.
std::vector<performance::Finding> FindingsIn(const Basis& basis, const UnitData& data,
                                             const std::vector<performance::ReportedValue>& values);

// What lacks in what the unit has sent: nothing for one that is waived; for one that has not sent,
// first that.
std::vector<performance::Finding> FindingsOf(const Basis& basis, const UnitData& data);

// What lacks in the case, unit by unit. Those of `units`, in their order.
Result<std::vector<performance::Finding>> FindingsOfCase(sql::Database& db,
                                                         const Collection& collection,
                                                         const std::vector<Unit>& units);

// The values with the targets by which they were judged. Requires that none is refused: the plan
// has each of them.
std::vector<JudgedValue> WithTargets(const Basis& basis, const std::string& unit,
                                     const std::vector<performance::ReportedValue>& values);

// Whether what is said of an indicator differs from what was seen when the unit was last given
// back; never before that. `now`: null when nothing is said.
bool HasChanged(const UnitData& data, const std::string& indicator,
                const performance::ReportedValue* now);

// A refusal for those findings, with the details `count` and `findings`: a line each, `kind unit
// indicator component evidence` with an empty word for what is not said, at most 200.
Error Refusal(Code code, const std::string& slug,
              const std::vector<performance::Finding>& findings);

// What is wrong is refused, whatever the reason: fails with kInvalid
// `data_collection.refused_values`, as Refusal with those findings alone.
Status RequireNoRefusal(const std::vector<performance::Finding>& findings);

// What lacks can be overruled: fails with kConflict `data_collection.incomplete` without a reason,
// with kInvalid `data_collection.invalid_request` (detail `fields`) on one that is too short or too
// long. Where nothing lacks, a reason is not looked at: what lacked may have come meanwhile.
Status RequireComplete(const std::vector<performance::Finding>& findings,
                       const std::string& incomplete_reason);

}  // namespace tepat::data_collection
