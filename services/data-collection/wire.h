// SPDX-License-Identifier: Apache-2.0
// Units and their returns as the contract has them; values: libs/performance/message.h.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <vector>

#include "services/data-collection/sending.h"
#include "services/data-collection/source_cell.h"
#include "services/data-collection/unit.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::data_collection {

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`) on more values than a
// unit may send.
Status CheckCount(const google::protobuf::RepeatedPtrField<v1::IndicatorValue>& values);

// The way by which values came in; by a program when the request says none.
Origin OriginIn(v1::Origin from);

// Cells of a workbook from which values came; as they were sent, checked by CheckSources.
std::vector<SourceCell> SourcesIn(const google::protobuf::RepeatedPtrField<v1::SourceCell>& from);
void FillSource(const SourceCell& from, v1::SourceCell* to);

// Units that are given their data back.
using WireReturns = google::protobuf::RepeatedPtrField<v1::UnitReturn>;
std::vector<UnitReturn> ReturnsIn(const WireReturns& from);
UnitReturn ReturnIn(const v1::UnitReturn& from);
// As facts tell it: which cells, but not what is to be mended in each; the unit's own page does.
void FillReturned(const v1::UnitReturn& from, v1::UnitReturn* to);

void FillCell(const ReturnedCell& from, v1::ReturnedCell* to);

// The list of tasks, as disposition hands it over.
using WireTasks = google::protobuf::RepeatedPtrField<disposition::v1::Task>;
std::vector<Task> TasksIn(const WireTasks& from);

// As it was sent; checked by CheckAssignment.
Assignment AssignmentIn(const v1::AssignUnitRequest& from);

// A unit's part, without its values: facts and lists carry it to everybody.
void FillUnit(const Unit& from, v1::UnitPart* to);

}  // namespace tepat::data_collection
