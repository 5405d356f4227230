// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/queries.h"

#include <optional>

#include "libs/calls/guard.h"
#include "libs/casework/store/documents.h"
#include "libs/identity/rights.h"
#include "libs/sop/roles.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/store/values.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// Whose values the caller may see: all of them for services and for those who keep steps 4 and 5,
// else those of the caller's own unit. Nothing stands for all.
Result<std::optional<std::string>> VisibleUnit(sql::Database& db, const identity::Claims& caller,
                                               Instant now) {
  if (calls::RequireService(caller)) return std::optional<std::string>();
  // A query is judged on what is known now, however old: reading changes nothing.
  const auto keeps = identity::AuthorisePosition(
      db, {0, now}, caller, {sop::kCamat, sop::kSekretaris, sop::kKasubbagKeuangan, sop::kStaf},
      "read_values", now);
  if (keeps) return std::optional<std::string>();
  TEPAT_ASSIGN(const std::string unit, identity::UnitOf(db, caller.person_id));
  return std::optional<std::string>(unit);
}

}  // namespace

Result<v1::GetCollectionResponse> ReadCollection(sql::Database& db, const identity::Claims& caller,
                                                 const std::string& case_id, Instant now) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, case_id));
  if (!found) {
    return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
  }
  v1::GetCollectionResponse response;
  response.set_case_id(case_id);
  response.set_state(static_cast<v1::CollectionState>(found->state));
  response.set_revision(found->revision.number);
  response.set_period(found->period);
  response.set_reason(found->reason);
  TEPAT_ASSIGN(const auto units, UnitsIn(db, case_id));
  TEPAT_ASSIGN(const auto visible, VisibleUnit(db, caller, now));
  for (const Unit& unit : units) {
    // Who has sent is no secret; what was sent is the unit's until the data are verified.
    FillUnit(unit, response.add_units());
    if (visible && *visible != unit.name) continue;
    TEPAT_ASSIGN(const auto values, ValuesOf(db, case_id, unit.name));
    if (values.empty()) continue;
    v1::UnitValues* made = response.add_values();
    made->set_unit(unit.name);
    FillValues(values, made->mutable_values());
  }
  for (const std::string& unit : MissingUnits(units)) response.add_missing_units(unit);
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

}  // namespace tepat::data_collection
