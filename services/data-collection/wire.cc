// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/wire.h"

namespace tepat::data_collection {

std::vector<IndicatorValue> ValuesIn(const WireValues& from) {
  std::vector<IndicatorValue> values;
  values.reserve(static_cast<std::size_t>(from.size()));
  for (const v1::IndicatorValue& value : from) {
    values.push_back({value.indicator(), value.measure(), value.target(), value.actual(),
                      value.explanation(), value.lower_is_better()});
  }
  return values;
}

void FillValues(const std::vector<IndicatorValue>& from, WireValues* to) {
  for (const IndicatorValue& value : from) {
    v1::IndicatorValue* made = to->Add();
    made->set_indicator(value.indicator);
    made->set_measure(value.measure);
    made->set_target(value.target);
    made->set_actual(value.actual);
    made->set_explanation(value.explanation);
    made->set_lower_is_better(value.lower_is_better);
  }
}

std::vector<UnitReturn> ReturnsIn(const WireReturns& from) {
  std::vector<UnitReturn> returns;
  returns.reserve(static_cast<std::size_t>(from.size()));
  for (const v1::UnitReturn& one : from) returns.push_back({one.unit(), one.reason()});
  return returns;
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
