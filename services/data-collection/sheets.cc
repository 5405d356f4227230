// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/sheets.h"

#include <algorithm>

#include "libs/journal/wire.h"
#include "libs/performance/message.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

using performance::ReportedValue;
using performance::Series;

const Series& EarlierOf(const UnitData& data, const std::string& indicator) {
  static const Series kNone;
  const auto found = data.earlier.find(indicator);
  return found == data.earlier.end() ? kNone : found->second;
}

// An indicator of a unit with the value that it has, if any, and the figure that comes of it.
struct Row {
  const plan::Indicator& indicator;
  const ReportedValue* value;
  const Series& earlier;
  std::optional<measure::Measured> measured;

  bool IsOutlier() const { return performance::IsOutlier(indicator, measured, earlier); }
};

Row RowOf(const plan::Indicator& indicator, const UnitData& data,
          const std::vector<ReportedValue>& values) {
  Row row{indicator, performance::FindValue(values, indicator.id), EarlierOf(data, indicator.id),
          std::nullopt};
  if (row.value != nullptr) row.measured = performance::MeasuredIn(indicator, *row.value);
  return row;
}

void FillEarlier(const Row& row, v1::SheetRow* to) {
  for (const performance::EarlierValue& one : row.earlier) {
    v1::PeriodValue* made = to->add_earlier();
    made->set_period(performance::FormatPeriod(one.period));
    made->set_value(performance::ValueText(row.indicator, one.value));
    made->set_target(one.target);
    made->set_declared(one.declared);
    performance::FillNumbers(one.value.numbers, made->mutable_components());
  }
}

void FillRemarks(const Remarks& remarks, const std::string& indicator, v1::SheetRow* to) {
  for (const ReturnedCell& cell : remarks.returned) {
    if (cell.indicator == indicator) FillCell(cell, to->add_returned());
  }
  for (const Comment& comment : remarks.comments) {
    if (comment.indicator != indicator) continue;
    v1::ValueComment* made = to->add_comments();
    made->set_person_id(comment.person_id);
    made->set_position(comment.position);
    journal::FillTime(comment.time, made->mutable_time());
    made->set_text(comment.text);
  }
}

void FillFigures(const Basis& basis, const UnitData& data, const Row& row, v1::SheetRow* to) {
  const std::string& unit = data.unit.name;
  const auto target = performance::TargetIn(row.indicator, unit, basis.period);
  to->set_target(performance::TextOf(row.indicator, target));
  // What was not sent is absent, not empty: a page then shows the blank that it is.
  if (row.value != nullptr) {
    performance::FillValue(*row.value, to->mutable_value());
  }
  performance::FillStanding(performance::InPeriod(row.indicator, unit, basis.period, row.measured),
                            to->mutable_period());
  performance::FillStanding(
      performance::YearToDate(row.indicator, unit, basis.period, row.measured, row.earlier),
      to->mutable_year());
  to->set_changed(HasChanged(data, row.indicator.id, row.value));
  to->set_outlier(row.IsOutlier());
}

// Whose value is typed directly has one component, which is the indicator as a whole.
void FillCells(const plan::Indicator& indicator, v1::CheckedIndicator* to) {
  const auto add = [&](const std::string& key, const std::string& name) {
    v1::IndicatorCell* cell = to->add_cells();
    cell->set_key(key);
    cell->set_name(name);
  };
  for (const plan::Component& component : indicator.components) {
    if (component.key != plan::kValueKey || indicator.components.size() > 1) {
      add(component.key, component.name);
    }
  }
  for (const plan::EvidenceRule& rule : indicator.evidence) add(rule.key, rule.name);
}

// A row for each indicator that the plan asks of the unit, as if it had sent those values.
void FillRows(const Basis& basis, const UnitData& data, const std::vector<ReportedValue>& values,
              const Remarks& remarks, google::protobuf::RepeatedPtrField<v1::SheetRow>* to) {
  for (const plan::v1::Indicator& message : basis.adopted->message.indicators()) {
    const auto found = basis.plan().GetIndicator(message.id());
    if (!found || !found->get().IsAnsweredBy(data.unit.name)) continue;
    const Row row = RowOf(*found, data, values);
    v1::SheetRow* made = to->Add();
    *made->mutable_indicator() = message;
    FillFigures(basis, data, row, made);
    FillEarlier(row, made);
    FillRemarks(remarks, message.id(), made);
  }
}

}  // namespace

void FillSheet(const Basis& basis, const UnitData& data, const Remarks& remarks,
               v1::GetUnitSheetResponse* to) {
  to->set_plan_year(basis.plan_year);
  to->set_plan_version(basis.plan_version);
  FillUnit(data.unit, to->mutable_part());
  FillRows(basis, data, data.values, remarks, to->mutable_rows());
  if (data.sending) FillSending(*data.sending, to->mutable_sending());
  const auto counts = performance::CountsOf(basis.plan(), data.unit.name, data.values);
  to->set_cells_asked(counts.cells_asked);
  to->set_cells_filled(counts.cells_filled);
}

void FillPreview(const Basis& basis, const UnitData& data, const std::vector<ReportedValue>& values,
                 const std::vector<performance::Finding>& findings,
                 v1::PreviewUnitDataResponse* to) {
  FillRows(basis, data, values, {}, to->mutable_rows());
  FillFindings(findings, to->mutable_findings());
  const auto counts = performance::CountsOf(basis.plan(), data.unit.name, values);
  to->set_cells_asked(counts.cells_asked);
  to->set_cells_filled(counts.cells_filled);
}

void FillSending(const Sending& from, v1::Sending* to) {
  to->set_version(from.version);
  to->set_person_id(from.person_id);
  to->set_position(from.position);
  journal::FillTime(from.time, to->mutable_time());
  // Ways are numbered as in the contract.
  to->set_origin(static_cast<v1::Origin>(from.origin));
  to->set_incomplete_reason(from.incomplete_reason);
}

void FillFile(const EvidenceFile& from, v1::EvidenceFile* to) {
  to->set_sha256(from.sha256);
  to->set_name(from.name);
  to->set_size(from.size);
  to->set_media_type(from.media_type);
  journal::FillTime(from.time, to->mutable_time());
}

void FillFindings(const std::vector<performance::Finding>& from,
                  google::protobuf::RepeatedPtrField<v1::Finding>* to) {
  for (const performance::Finding& finding : from) performance::FillFinding(finding, to->Add());
}

void FillChecked(const Basis& basis, const UnitData& data,
                 const std::vector<ReturnedCell>& returned,
                 const std::map<std::pair<std::string, std::string>, int>& comments,
                 v1::CheckedUnit* to) {
  const std::string& unit = data.unit.name;
  FillUnit(data.unit, to->mutable_part());
  if (data.sending) FillSending(*data.sending, to->mutable_sending());
  // Once for the unit, then dealt out to its cells.
  const auto findings = FindingsOf(basis, data);
  for (const plan::Indicator& indicator : basis.plan().IndicatorsOf(unit)) {
    const Row row = RowOf(indicator, data, data.values);
    v1::CheckedCell* cell = to->add_cells();
    cell->set_indicator(indicator.id);
    performance::FillStanding(performance::InPeriod(indicator, unit, basis.period, row.measured),
                              cell->mutable_period());
    cell->set_no_data(row.value != nullptr && !row.value->no_data_reason.empty());
    cell->set_outlier(row.IsOutlier());
    cell->set_changed(HasChanged(data, indicator.id, row.value));
    cell->set_returned(std::any_of(returned.begin(), returned.end(), [&](const ReturnedCell& one) {
      return one.indicator == indicator.id;
    }));
    for (const performance::Finding& one : findings) {
      if (one.indicator == indicator.id) {
        cell->add_findings(static_cast<v1::FindingKind>(one.kind));
      }
    }
    const auto said = comments.find({unit, indicator.id});
    cell->set_comments(said == comments.end() ? 0 : said->second);
  }
  const auto counts = performance::CountsOf(basis.plan(), unit, data.values);
  to->set_cells_asked(counts.cells_asked);
  to->set_cells_filled(counts.cells_filled);
}

void FillOffice(const Basis& basis, const plan::Indicator& indicator,
                const std::vector<UnitData>& units, v1::CheckedIndicator* to) {
  std::map<std::string, measure::Measured> by_unit;
  for (const UnitData& data : units) {
    // What a waived unit sent before nobody stands for.
    if (data.unit.state == UnitState::kWaived) continue;
    const Row row = RowOf(indicator, data, data.values);
    if (row.measured && indicator.IsAnsweredBy(data.unit.name)) {
      by_unit.emplace(data.unit.name, *row.measured);
    }
  }
  const auto office = performance::OfOffice(indicator, basis.period, by_unit);
  to->set_id(indicator.id);
  to->set_code(indicator.code);
  to->set_name(indicator.name);
  to->set_unit_of_measure(indicator.unit_of_measure);
  to->set_decimals(indicator.method.decimals);
  performance::FillStanding(office.standing, to->mutable_office());
  for (const std::string& unit : office.without_data) to->add_units_without_data(unit);
  FillCells(indicator, to);
}

void FillCompleteness(const Basis& basis, const UnitData& data, v1::UnitCompleteness* to) {
  to->set_unit(data.unit.name);
  // States are numbered as in the contract.
  to->set_state(static_cast<v1::UnitState>(data.unit.state));
  const auto counts = performance::CountsOf(basis.plan(), data.unit.name, data.values);
  to->set_cells_asked(counts.cells_asked);
  to->set_cells_filled(counts.cells_filled);
  to->set_no_data(counts.no_data);
  to->set_evidence_asked(counts.evidence_asked);
  to->set_evidence_filled(counts.evidence_filled);
  FillFindings(FindingsOf(basis, data), to->mutable_findings());
}

}  // namespace tepat::data_collection
