// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/wire.h"

#include "libs/base/findings.h"

namespace tepat::data_collection {

Status CheckCount(const google::protobuf::RepeatedPtrField<v1::IndicatorValue>& values) {
  Findings findings;
  findings.RequireCount(static_cast<std::size_t>(values.size()), "values", 0, kValuesMax);
  return findings.Outcome("data_collection.invalid_request");
}

Origin OriginIn(v1::Origin from) {
  if (from == v1::ORIGIN_TYPED) return Origin::kTyped;
  return from == v1::ORIGIN_WORKBOOK ? Origin::kWorkbook : Origin::kProgram;
}

std::vector<SourceCell> SourcesIn(const google::protobuf::RepeatedPtrField<v1::SourceCell>& from) {
  std::vector<SourceCell> sources;
  sources.reserve(static_cast<std::size_t>(from.size()));
  for (const v1::SourceCell& one : from) {
    sources.push_back({one.indicator(), one.component(), one.sheet(), one.cell()});
  }
  return sources;
}

void FillSource(const SourceCell& from, v1::SourceCell* to) {
  to->set_indicator(from.indicator);
  to->set_component(from.component);
  to->set_sheet(from.sheet);
  to->set_cell(from.cell);
}

UnitReturn ReturnIn(const v1::UnitReturn& from) {
  UnitReturn made{from.unit(), from.reason()};
  for (const v1::ReturnedCell& cell : from.cells()) {
    made.cells.push_back({cell.indicator(), cell.key(), cell.reason()});
  }
  return made;
}

std::vector<UnitReturn> ReturnsIn(const WireReturns& from) {
  std::vector<UnitReturn> returns;
  returns.reserve(static_cast<std::size_t>(from.size()));
  for (const v1::UnitReturn& one : from) returns.push_back(ReturnIn(one));
  return returns;
}

void FillReturned(const v1::UnitReturn& from, v1::UnitReturn* to) {
  *to = from;
  for (v1::ReturnedCell& cell : *to->mutable_cells()) cell.clear_reason();
}

void FillCell(const ReturnedCell& from, v1::ReturnedCell* to) {
  to->set_indicator(from.indicator);
  to->set_key(from.key);
  to->set_reason(from.reason);
}

std::vector<Task> TasksIn(const WireTasks& from) {
  std::vector<Task> tasks;
  tasks.reserve(static_cast<std::size_t>(from.size()));
  for (const disposition::v1::Task& task : from) {
    tasks.push_back({task.unit(), task.position(), task.request(), task.due_date()});
  }
  return tasks;
}

Assignment AssignmentIn(const v1::AssignUnitRequest& from) {
  return {from.unit(),
          from.position(),
          {from.requests().begin(), from.requests().end()},
          from.due_date()};
}

void FillUnit(const Unit& from, v1::UnitPart* to) {
  to->set_unit(from.name);
  to->set_position(from.position);
  for (const std::string& request : from.requests) to->add_requests(request);
  to->set_due_date(from.due_date);
  // States are numbered as in the contract.
  to->set_state(static_cast<v1::UnitState>(from.state));
  to->set_revision(from.revision.number);
  to->set_reason(from.reason);
}

}  // namespace tepat::data_collection
