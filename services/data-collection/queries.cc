// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/queries.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/casework/store/documents.h"
#include "libs/performance/message.h"
#include "services/data-collection/access.h"
#include "services/data-collection/rebase.h"
#include "services/data-collection/sheets.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// Units in the order of the list of tasks, with what they have sent.
Result<std::vector<UnitData>> ReadUnits(const Asking& asking, const Collection& collection,
                                        const Basis& basis,
                                        const std::optional<std::string>& visible) {
  TEPAT_ASSIGN(auto units, UnitsIn(asking.db, collection.case_id));
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.place < b.place; });
  std::vector<UnitData> read;
  for (Unit& unit : units) {
    if (visible && *visible != unit.name) continue;
    TEPAT_ASSIGN(UnitData data, ReadUnitData(asking.db, collection, basis, std::move(unit)));
    read.push_back(std::move(data));
  }
  return read;
}

Status FillVisibleValues(const Asking& asking, const Basis& basis, const Unit& unit,
                         const std::string& case_id, v1::GetCollectionResponse& response) {
  TEPAT_ASSIGN(const auto sending, FindNewestSending(asking.db, case_id, unit.name));
  if (!sending) return Ok();
  TEPAT_ASSIGN(const auto values, ValuesOf(asking.db, case_id, unit.name, sending->version));
  v1::UnitValues* made = response.add_values();
  made->set_unit(unit.name);
  for (const auto& value : performance::FittingIn(basis.plan(), unit.name, values)) {
    performance::FillValue(value, made->add_values());
  }
  return Ok();
}

// What the unit has to look at since its case follows another version of the plan.
Status FillLastRebase(sql::Database& db, const Collection& collection, const Basis& basis,
                      const UnitData& data, v1::GetUnitSheetResponse& response) {
  // Of the same instant it is the former one: better shown once too often than never.
  const bool seen = data.sending && data.sending->time > collection.rebased;
  const bool open = collection.state == State::kCollecting && collection.rebased_from > 0;
  if (!open || seen) return Ok();
  TEPAT_ASSIGN(const Basis then, BasisAt(db, collection, collection.rebased_from));
  const RebasedPlans plans{then, basis};
  TEPAT_ASSIGN(const UnitData was, ReadUnitData(db, collection, then, data.unit));
  const v1::RebasedUnit rebased = RebasedUnitOf(plans, was, data);
  if (!Changes(rebased)) return Ok();
  *response.mutable_rebased() = rebased;
  response.set_rebased_from(collection.rebased_from);
  return Ok();
}

}  // namespace

Result<Collection> CollectionOf(const Asking& asking, const std::string& case_id) {
  TEPAT_ASSIGN(auto found, FindCollection(asking.db, case_id));
  if (found) return *std::move(found);
  return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
}

// The right before the unit: who may not see it does not learn whether it is asked.
Result<Unit> ReadableUnit(const Asking& asking, const Collection& collection,
                          const std::string& name) {
  TEPAT_TRY(RequireReader(asking.db, asking.caller, collection, name, asking.now));
  TEPAT_ASSIGN(auto unit, FindUnit(asking.db, collection.case_id, name));
  if (unit) return *std::move(unit);
  return Fail(UnknownUnit(name));
}

Result<v1::GetCollectionResponse> ReadCollection(const Asking& asking, const std::string& case_id) {
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, case_id));
  v1::GetCollectionResponse response;
  response.set_case_id(case_id);
  response.set_state(static_cast<v1::CollectionState>(found.state));
  response.set_revision(found.revision.number);
  response.set_period(found.period);
  response.set_reason(found.reason);
  TEPAT_ASSIGN(const Basis basis, BasisOf(asking.db, found));
  response.set_plan_year(basis.plan_year);
  response.set_plan_version(basis.plan_version);
  TEPAT_ASSIGN(const auto units, UnitsIn(asking.db, case_id));
  TEPAT_ASSIGN(const auto visible, VisibleUnit(asking.db, asking.caller, asking.now));
  for (const Unit& unit : units) {
    // Who has sent is no secret; what was sent is the unit's until the data are verified.
    FillUnit(unit, response.add_units());
    if (visible && *visible != unit.name) continue;
    TEPAT_TRY(FillVisibleValues(asking, basis, unit, case_id, response));
  }
  for (const std::string& unit : MissingUnits(units)) response.add_missing_units(unit);
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(asking.db, case_id));
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

Result<v1::GetUnitSheetResponse> ReadUnitSheet(const Asking& asking,
                                               const v1::GetUnitSheetRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_ASSIGN(Unit unit, ReadableUnit(asking, found, request.unit()));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, found));
  TEPAT_ASSIGN(const UnitData data, ReadUnitData(db, found, basis, std::move(unit)));
  Remarks remarks;
  TEPAT_ASSIGN(remarks.returned, ReturnedCellsOf(db, found.case_id, request.unit()));
  TEPAT_ASSIGN(remarks.comments, CommentsOf(db, found.case_id, request.unit()));
  v1::GetUnitSheetResponse response;
  response.set_case_id(found.case_id);
  response.set_period(found.period);
  FillSheet(basis, data, remarks, &response);
  // What an empty sheet lacks is asked for there, whether the unit has to send or is waived.
  FillFindings(FindingsIn(basis, data, data.values), response.mutable_findings());
  for (const EvidenceFile& file : data.files) FillFile(file, response.add_files());
  TEPAT_TRY(FillLastRebase(db, found, basis, data, response));
  return response;
}

Result<v1::GetCheckSheetResponse> ReadCheckSheet(const Asking& asking,
                                                 const v1::GetCheckSheetRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_TRY(RequireKeeper(db, asking.caller, found, asking.now));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, found));
  TEPAT_ASSIGN(const auto units, ReadUnits(asking, found, basis, std::nullopt));
  TEPAT_ASSIGN(const auto comments, CommentCounts(db, found.case_id));
  v1::GetCheckSheetResponse response;
  response.set_case_id(found.case_id);
  response.set_state(static_cast<v1::CollectionState>(found.state));
  response.set_revision(found.revision.number);
  response.set_period(found.period);
  response.set_plan_year(basis.plan_year);
  response.set_plan_version(basis.plan_version);
  for (const UnitData& data : units) {
    TEPAT_ASSIGN(const auto returned, ReturnedCellsOf(db, found.case_id, data.unit.name));
    FillChecked(basis, data, returned, comments, response.add_units());
  }
  // Columns: whatever any unit of the case is asked, in the plan's order.
  for (const plan::Indicator& indicator : basis.plan().indicators) {
    const bool asked = std::any_of(units.begin(), units.end(), [&](const UnitData& data) {
      return indicator.IsAnsweredBy(data.unit.name);
    });
    if (asked) FillOffice(basis, indicator, units, response.add_indicators());
  }
  return response;
}

Result<v1::GetCompletenessResponse> ReadCompleteness(const Asking& asking,
                                                     const v1::GetCompletenessRequest& request) {
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  // Everybody may ask what lacks; of whom he is told is another matter.
  TEPAT_ASSIGN(const auto visible, VisibleUnit(asking.db, asking.caller, asking.now));
  TEPAT_ASSIGN(const Basis basis, BasisOf(asking.db, found));
  TEPAT_ASSIGN(const auto units, ReadUnits(asking, found, basis, visible));
  v1::GetCompletenessResponse response;
  for (const UnitData& data : units) FillCompleteness(basis, data, response.add_units());
  response.set_plan_version(basis.plan_version);
  return response;
}

Result<v1::PreviewUnitDataResponse> Preview(const Asking& asking,
                                            const v1::PreviewUnitDataRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_TRY(RequireSender(db, asking.caller, found, request.unit(), asking.now));
  TEPAT_ASSIGN(auto unit, FindUnit(db, found.case_id, request.unit()));
  if (!unit) return Fail(UnknownUnit(request.unit()));
  // Before anything is read of the unit: a preview is asked for with each page that is typed.
  TEPAT_TRY(CheckCount(request.values()));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, found));
  TEPAT_TRY(RequirePlan(basis));
  TEPAT_ASSIGN(const UnitData data, ReadUnitData(db, found, basis, *std::move(unit)));
  const auto values = performance::ReportedIn(request.values());
  v1::PreviewUnitDataResponse response;
  FillPreview(basis, data, values, FindingsIn(basis, data, values), &response);
  return response;
}

Result<v1::GetValueVersionsResponse> ReadValueVersions(const Asking& asking,
                                                       const v1::GetValueVersionsRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_ASSIGN(const Unit unit, ReadableUnit(asking, found, request.unit()));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, found));
  const auto indicator = basis.plan().GetIndicator(request.indicator());
  TEPAT_ASSIGN(const auto sendings, SendingsOf(db, found.case_id, unit.name));
  v1::GetValueVersionsResponse response;
  for (const Sending& sending : sendings) {
    v1::ValueVersion* version = response.add_versions();
    FillSending(sending, version->mutable_sending());
    TEPAT_ASSIGN(const auto values, ValuesOf(db, found.case_id, unit.name, sending.version));
    const auto* value = performance::FindValue(values, request.indicator());
    if (value == nullptr) continue;
    performance::FillValue(*value, version->mutable_value());
    // A plan to which the case was never held may have had it.
    if (!indicator) continue;
    performance::FillStanding(performance::InPeriod(*indicator, unit.name, basis.period,
                                                    performance::MeasuredIn(*indicator, *value)),
                              version->mutable_period());
  }
  return response;
}

Result<v1::PreviewCollectionRebaseResponse> ReadRebase(
    const Asking& asking, const v1::PreviewCollectionRebaseRequest& request) {
  sql::Database& db = asking.db;
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_TRY(RequireKeeper(db, asking.caller, found, asking.now));
  TEPAT_ASSIGN(const Basis before, BasisOf(db, found));
  TEPAT_ASSIGN(const Basis after, BasisAt(db, found, 0));
  const RebasedPlans plans{before, after};
  TEPAT_ASSIGN(const auto units, ReadUnits(asking, found, before, std::nullopt));
  v1::PreviewCollectionRebaseResponse response;
  response.set_case_id(found.case_id);
  response.set_revision(found.revision.number);
  response.set_plan_year(after.plan_year);
  response.set_version_before(before.plan_version);
  response.set_version_after(after.plan_version);
  response.set_possible(found.state == State::kCollecting && !found.frozen &&
                        before.plan_version != after.plan_version);
  for (const UnitData& data : units) {
    TEPAT_ASSIGN(const UnitData then, ReadUnitData(db, found, after, data.unit));
    const v1::RebasedUnit rebased = RebasedUnitOf(plans, data, then);
    if (Changes(rebased)) *response.add_units() = rebased;
  }
  for (const std::string& unit : after.plan().Units()) {
    const bool asked = std::any_of(units.begin(), units.end(),
                                   [&](const UnitData& data) { return data.unit.name == unit; });
    // Who was not asked before either was left out by whoever disposed.
    if (!asked && before.plan().IndicatorsOf(unit).empty()) response.add_unasked_units(unit);
  }
  return response;
}

Result<EvidenceFile> ReadableFile(const Asking& asking, const v1::GetEvidenceRequest& request) {
  TEPAT_ASSIGN(const Collection found, CollectionOf(asking, request.case_id()));
  TEPAT_ASSIGN(const Unit unit, ReadableUnit(asking, found, request.unit()));
  // By the unit, never by the file alone: files are named by content, and content can be guessed.
  TEPAT_ASSIGN(const auto files, FilesOf(asking.db, found.case_id, unit.name));
  for (const EvidenceFile& file : files) {
    if (file.sha256 == request.sha256()) return file;
  }
  return Fail(Code::kNotFound, "data_collection.unknown_file", "the unit has no such file");
}

}  // namespace tepat::data_collection
