// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "libs/base/failpoint.h"
#include "libs/base/findings.h"
#include "libs/calls/guard.h"
#include "libs/performance/period.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/config.h"
#include "services/data-collection/unit.h"

namespace tepat::data_collection {
namespace {

// One preview on its way into the tables. Lives as long as its transaction.
struct Storing {
  const Context& context;
  journal::Transaction& transaction;
  const identity::Claims& caller;
  const v1::StoreWorkbookRequest& request;
  const std::string& case_id;  // or the period of which values are declared

  Result<v1::SubmitUnitDataResponse> Send(const v1::PreviewedUnit& unit) const {
    v1::SubmitUnitDataRequest sent;
    sent.set_case_id(case_id);
    sent.set_unit(unit.unit());
    // What the file was read against: whoever sent meanwhile is not overwritten unseen.
    sent.set_expected_revision(unit.revision());
    *sent.mutable_values() = unit.values();
    *sent.mutable_sources() = unit.sources();
    if (unit.incomplete()) sent.set_incomplete_reason(request.incomplete_reason());
    sent.set_origin(v1::ORIGIN_WORKBOOK);
    return SubmitUnitData(transaction, caller, sent);
  }

  Result<v1::DeclareValuesResponse> Declare(const v1::PreviewedUnit& unit) const {
    v1::DeclareValuesRequest declared;
    declared.set_period(case_id);
    declared.set_unit(unit.unit());
    declared.set_expected_version(unit.revision());
    *declared.mutable_values() = unit.values();
    declared.set_source(request.source());
    declared.set_origin(v1::ORIGIN_WORKBOOK);
    return DeclareValues(context, transaction, caller, declared);
  }
};

// Whoever reads the refusal has a file of many units before him.
Error OfUnit(Error error, const std::string& unit) {
  error.details.emplace("unit", unit);
  return error;
}

template <class Answer>
Status AddStored(const Result<Answer>& stored, const std::string& unit,
                 v1::StoreWorkbookResponse& response) {
  if (!stored) return Fail(OfUnit(stored.error(), unit));
  *response.mutable_position() = stored->position();
  v1::StoredUnit* added = response.add_units();
  added->set_unit(unit);
  added->set_version(stored->version());
  added->set_cells_stored(stored->cells_stored());
  added->set_cells_asked(stored->cells_asked());
  return Ok();
}

// The units that are wanted, in the order of the file.
Result<std::vector<const v1::PreviewedUnit*>> Wanted(const book::Preview& preview,
                                                     const v1::StoreWorkbookRequest& request) {
  const auto is_wanted = [&](const std::string& unit) {
    return std::find(request.units().begin(), request.units().end(), unit) != request.units().end();
  };
  std::vector<const v1::PreviewedUnit*> wanted;
  for (const v1::PreviewedUnit& unit : preview.units) {
    if (request.units_size() > 0 && !is_wanted(unit.unit())) continue;
    if (unit.sendable()) {
      wanted.push_back(&unit);
    } else if (request.units_size() > 0) {
      return Fail(OfUnit({Code::kConflict, "data_collection.unsendable_unit", "it has findings"},
                         unit.unit()));
    }
  }
  for (const std::string& unit : request.units()) {
    const bool read = std::any_of(wanted.begin(), wanted.end(),
                                  [&](const auto* one) { return one->unit() == unit; });
    if (!read) return Fail(UnknownUnit(unit));
  }
  Findings findings;
  findings.Require(!wanted.empty(), "units", "required");
  TEPAT_TRY(findings.Outcome("data_collection.invalid_request"));
  return wanted;
}

}  // namespace

Result<v1::StoreWorkbookResponse> StoreWorkbook(const Context& context,
                                                const book::KeptPreviews& kept,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::StoreWorkbookRequest& request) {
  Findings findings;
  findings.RequireCount(static_cast<std::size_t>(request.units_size()), "units", 0, kUnitsMax);
  TEPAT_TRY(findings.Outcome("data_collection.invalid_request"));
  // A preview that was lost with the process is only missed by who has not stored it: a repeat is
  // answered before anything here runs.
  TEPAT_ASSIGN(const auto preview, kept.Find(calls::NameOf(caller), request.token()));
  TEPAT_ASSIGN(const auto units, Wanted(*preview, request));
  const Storing storing{context, transaction, caller, request, preview->summary.case_id()};
  const bool declares = performance::ParsePeriod(storing.case_id).has_value();
  v1::StoreWorkbookResponse response;
  // The first that is refused undoes those before it: a file is stored whole or not at all.
  for (const v1::PreviewedUnit* unit : units) {
    TEPAT_TRY(declares ? AddStored(storing.Declare(*unit), unit->unit(), response)
                       : AddStored(storing.Send(*unit), unit->unit(), response));
    TEPAT_FAILPOINT("storing.between_units");
  }
  return response;
}

}  // namespace tepat::data_collection
