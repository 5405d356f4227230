// SPDX-License-Identifier: Apache-2.0
// Units and values as the contract has them.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <vector>

#include "services/data-collection/indicator.h"
#include "services/data-collection/unit.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::data_collection {

// Values of a unit's indicators, as they were written: nothing is rounded on the way.
using WireValues = google::protobuf::RepeatedPtrField<v1::IndicatorValue>;
std::vector<IndicatorValue> ValuesIn(const WireValues& from);
void FillValues(const std::vector<IndicatorValue>& from, WireValues* to);

// Units that are given their data back.
using WireReturns = google::protobuf::RepeatedPtrField<v1::UnitReturn>;
std::vector<UnitReturn> ReturnsIn(const WireReturns& from);

// The list of tasks, as disposition hands it over.
using WireTasks = google::protobuf::RepeatedPtrField<disposition::v1::Task>;
std::vector<Task> TasksIn(const WireTasks& from);

// As it was sent; checked by CheckAssignment.
Assignment AssignmentIn(const v1::AssignUnitRequest& from);

// A unit's part, without its values: facts and lists carry it to everybody.
void FillUnit(const Unit& from, v1::UnitPart* to);

}  // namespace tepat::data_collection
