// SPDX-License-Identifier: Apache-2.0
// Units and values as the contract has them.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <vector>

#include "services/data-collection/domain.h"
#include "services/data-collection/indicator.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::data_collection {

using WireValues = google::protobuf::RepeatedPtrField<v1::IndicatorValue>;
std::vector<IndicatorValue> ValuesIn(const WireValues& from);
void FillValues(const std::vector<IndicatorValue>& from, WireValues* to);

using WireReturns = google::protobuf::RepeatedPtrField<v1::UnitReturn>;
std::vector<UnitReturn> ReturnsIn(const WireReturns& from);

Assignment AssignmentIn(const v1::AssignUnitRequest& from);

void FillUnit(const Unit& from, v1::UnitPart* to);

}  // namespace tepat::data_collection
