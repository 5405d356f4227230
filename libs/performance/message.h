// SPDX-License-Identifier: Apache-2.0
// Values, findings and standings in their contract's form (tepat.data_collection.v1).
#pragma once

#include <google/protobuf/repeated_field.h>

#include <vector>

#include "libs/performance/findings.h"
#include "libs/performance/standing.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/value.pb.h"

namespace tepat::performance {

namespace wire = data_collection::v1;

// Values as they were sent: nothing is rounded or left out on the way; FindingsIn judges them.
ReportedValue ReportedIn(const wire::IndicatorValue& from);
std::vector<ReportedValue> ReportedIn(
    const google::protobuf::RepeatedPtrField<wire::IndicatorValue>& from);
void FillValue(const ReportedValue& from, wire::IndicatorValue* to);

// Numbers of components.
void FillNumbers(const std::vector<Number>& from,
                 google::protobuf::RepeatedPtrField<wire::ComponentValue>* to);

// What a fact says of a value: no word that anybody typed, no address.
void FillSent(const ReportedValue& from, wire::SentValue* to);

// What lacks or is wrong.
void FillFinding(const Finding& from, wire::Finding* to);

// How a figure stands.
void FillStanding(const Standing& from, wire::Achievement* to);

}  // namespace tepat::performance
