// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/history.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "libs/identity/office_plan.h"
#include "libs/performance/message.h"
#include "services/data-collection/access.h"
#include "services/data-collection/sheets.h"
#include "services/data-collection/store/declarations.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

using performance::Finding;
using performance::FindingKind;

// Targets are of one year alone.
std::shared_ptr<const identity::AdoptedPlan> WithoutTargets(identity::AdoptedPlan adopted) {
  for (plan::Indicator& indicator : adopted.plan.indicators) {
    indicator.office_targets.reset();
    indicator.unit_targets.clear();
  }
  for (plan::v1::Indicator& indicator : *adopted.message.mutable_indicators()) {
    indicator.clear_targets();
  }
  return std::make_shared<const identity::AdoptedPlan>(std::move(adopted));
}

// As DeclarableBasis, of any period; plan_version is 0 when no plan can say it.
Result<Basis> HistoryBasis(sql::Database& db, const performance::Period& period) {
  Basis basis;
  basis.period = period;
  TEPAT_ASSIGN(const auto year, identity::FindPlanYearFrom(db, period.year));
  basis.plan_year = year.value_or(0);
  if (!year) return basis;
  TEPAT_ASSIGN(auto found, identity::FindPlan(db, *year));
  if (!found) return basis;
  basis.plan_version = found->version;
  basis.adopted = std::move(found->adopted);
  if (*year != period.year) basis.adopted = WithoutTargets(*basis.adopted);
  return basis;
}

Status RequireNoCase(sql::Database& db, const std::string& period) {
  TEPAT_ASSIGN(const auto running, FindRunningCase(db, period));
  if (!running) return Ok();
  return Fail(Code::kConflict, "data_collection.period_running", "a case measures this period",
              {{"period", period}, {"case_id", *running}});
}

// A period that the caller may declare now, with its plan.
Result<Basis> Open(const AskingHistory& asking, const std::string& period, bool reading) {
  sql::Database& db = asking.asking.db;
  TEPAT_TRY(RequireDeclarer(db, asking.asking.caller, reading, asking.asking.now));
  return DeclarableBasis(db, period, asking.today);
}

void FillStood(const Stood& from, v1::UnitStanding* to) {
  to->set_standing(from.case_id.empty() ? v1::STANDING_DECLARED : v1::STANDING_VERIFIED);
  to->set_case_id(from.case_id);
  to->set_cells_filled(from.numbers);
  FillSending(from.sending, to->mutable_sending());
  to->set_source(from.source);
}

// Units by key: those that are asked, and those that have values all the same.
Status FillUnits(sql::Database& db, const Basis& basis, const std::optional<std::string>& visible,
                 v1::PeriodStanding* to) {
  std::map<std::string, v1::UnitStanding> units;
  for (const std::string& unit : basis.plan().Units()) {
    units[unit].set_standing(v1::STANDING_NONE);
    units[unit].set_cells_asked(performance::CountsOf(basis.plan(), unit, {}).cells_asked);
  }
  TEPAT_ASSIGN(const auto stood, StoodIn(db, to->period()));
  // A unit that an earlier version of the plan asked is listed too: its values are compared with.
  for (const Stood& one : stood) FillStood(one, &units[one.unit]);
  for (auto& [unit, standing] : units) {
    if (visible && *visible != unit) continue;
    standing.set_unit(unit);
    *to->add_units() = standing;
  }
  return Ok();
}

}  // namespace

Result<Basis> DeclarableBasis(sql::Database& db, const std::string& period,
                              std::chrono::local_days today) {
  TEPAT_ASSIGN(const auto parsed, DeclarablePeriod(period, today));
  TEPAT_TRY(RequireNoCase(db, period));
  TEPAT_ASSIGN(Basis basis, HistoryBasis(db, parsed));
  TEPAT_TRY(RequirePlan(basis));
  return basis;
}

Result<UnitData> ReadDeclared(sql::Database& db, const Basis& basis, const std::string& unit) {
  if (basis.plan().IndicatorsOf(unit).empty()) return Fail(UnknownUnit(unit));
  const std::string period = performance::FormatPeriod(basis.period);
  UnitData data;
  data.unit.name = unit;
  data.unit.revision.number = 0;
  TEPAT_ASSIGN(data.sending, FindNewestSending(db, period, unit));
  if (data.sending) {
    TEPAT_ASSIGN(const auto sent, ValuesOf(db, period, unit, data.sending->version));
    data.values = performance::FittingIn(basis.plan(), unit, sent);
    data.unit.revision = {data.sending->version, data.sending->person_id, data.sending->time};
    data.unit.state = UnitState::kSubmitted;
  }
  // Nothing is given back here, so nothing has changed since.
  data.seen = data.values;
  TEPAT_ASSIGN(data.earlier, SeriesOf(db, unit, basis.period));
  return data;
}

Result<std::vector<std::string>> DeclarableUnits(const AskingHistory& asking,
                                                 const std::string& period) {
  TEPAT_ASSIGN(const Basis basis, Open(asking, period, true));
  std::vector<std::string> units;
  for (const std::string& unit : basis.plan().Units()) {
    TEPAT_ASSIGN(const auto by, FindVerifyingCase(asking.asking.db, unit, period));
    if (!by) units.push_back(unit);
  }
  return units;
}

Result<v1::GetUnitSheetResponse> ReadDeclaredSheet(const AskingHistory& asking,
                                                   const std::string& period,
                                                   const std::string& unit) {
  sql::Database& db = asking.asking.db;
  TEPAT_ASSIGN(const Basis basis, Open(asking, period, true));
  TEPAT_ASSIGN(const UnitData data, ReadDeclared(db, basis, unit));
  v1::GetUnitSheetResponse response;
  response.set_case_id(period);
  response.set_period(period);
  FillSheet(basis, data, {}, &response);
  return response;
}

Result<v1::PreviewUnitDataResponse> PreviewDeclared(const AskingHistory& asking,
                                                    const v1::PreviewUnitDataRequest& request) {
  sql::Database& db = asking.asking.db;
  TEPAT_ASSIGN(const Basis basis, Open(asking, request.case_id(), false));
  TEPAT_TRY(CheckCount(request.values()));
  TEPAT_ASSIGN(const UnitData data, ReadDeclared(db, basis, request.unit()));
  TEPAT_ASSIGN(const auto by, FindVerifyingCase(db, request.unit(), request.case_id()));
  const auto values = performance::ReportedIn(request.values());
  std::vector<Finding> findings;
  if (by) findings.push_back({FindingKind::kVerified, request.unit(), "", "", "", "", ""});
  // What lacks may lack, for nobody may know it any more.
  for (Finding& one : FindingsIn(basis, data, values)) {
    if (performance::IsRefusal(one.kind)) findings.push_back(std::move(one));
  }
  v1::PreviewUnitDataResponse response;
  FillPreview(basis, data, values, findings, &response);
  return response;
}

Result<v1::ListPeriodsResponse> ReadPeriods(const AskingHistory& asking) {
  sql::Database& db = asking.asking.db;
  TEPAT_ASSIGN(const auto visible, VisibleUnit(db, asking.asking.caller, asking.asking.now));
  v1::ListPeriodsResponse response;
  Basis basis;
  for (const auto& period : LastQuarters(asking.today, kHistoryQuarters)) {
    // Plans are of years: one is read once for all quarters of its year.
    if (basis.period.year != period.year) {
      TEPAT_ASSIGN(basis, HistoryBasis(db, period));
    }
    v1::PeriodStanding* made = response.add_periods();
    made->set_period(performance::FormatPeriod(period));
    made->set_plan_year(basis.plan_year);
    made->set_plan_version(basis.plan_version);
    TEPAT_ASSIGN(const auto running, FindRunningCase(db, made->period()));
    made->set_running_case_id(running.value_or(""));
    TEPAT_TRY(FillUnits(db, basis, visible, made));
  }
  return response;
}

}  // namespace tepat::data_collection
