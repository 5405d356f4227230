// SPDX-License-Identifier: Apache-2.0
// What another version of the plan changes for the units of a collection: what comes, what goes,
// what is asked otherwise, and what of the numbers that were sent still counts.
#pragma once

#include "services/data-collection/judging.h"
#include "tepat/data_collection/v1/rebase.pb.h"

namespace tepat::data_collection {

// Both versions. References outlive it.
struct RebasedPlans {
  const Basis& before;
  const Basis& after;
};

// What changes for a unit. `before` and `after`: its data by each version.
v1::RebasedUnit RebasedUnitOf(const RebasedPlans& plans, const UnitData& before,
                              const UnitData& after);

// Whether anything does.
bool Changes(const v1::RebasedUnit& unit);

}  // namespace tepat::data_collection
