// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/decision.h"
#include "libs/performance/message.h"
#include "libs/sop/roles.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/history.h"
#include "services/data-collection/store/declarations.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

using performance::ReportedValue;

// What a case verified is nobody's to declare.
Status RequireNotVerified(sql::Database& db, const std::string& unit, const std::string& period) {
  TEPAT_ASSIGN(const auto by, FindVerifyingCase(db, unit, period));
  if (!by) return Ok();
  return Fail(Code::kConflict, "data_collection.already_verified",
              "a case has verified these values",
              {{"period", period}, {"unit", unit}, {"case_id", *by}});
}

v1::ValuesDeclared PayloadOf(const Declaration& declaration, const Sending& sending,
                             const std::vector<ReportedValue>& values) {
  v1::ValuesDeclared payload;
  payload.set_period(declaration.period);
  payload.set_unit(declaration.unit);
  for (const ReportedValue& value : values) performance::FillSent(value, payload.add_values());
  payload.set_version(sending.version);
  payload.set_plan_year(declaration.plan_year);
  payload.set_plan_version(declaration.plan_version);
  payload.set_origin(static_cast<v1::Origin>(sending.origin));
  return payload;
}

// By what the values are judged; whatever keeps them from being declared now.
Result<Basis> OpenPeriod(const Context& context, casework::Decision& decision,
                         const v1::DeclareValuesRequest& request) {
  sql::Database& db = decision.db();
  TEPAT_TRY(CheckDeclaration(request.source(), static_cast<std::size_t>(request.values_size())));
  // In the transaction that stores: a case that opens meanwhile comes before or after.
  TEPAT_ASSIGN(Basis basis,
               DeclarableBasis(db, request.period(), context.zone.DateOf(decision.now())));
  TEPAT_TRY(RequireNotVerified(db, request.unit(), request.period()));
  return basis;
}

}  // namespace

Result<v1::DeclareValuesResponse> DeclareValues(const Context& context,
                                                journal::Transaction& transaction,
                                                const identity::Claims& caller,
                                                const v1::DeclareValuesRequest& request) {
  sql::Database& db = transaction.db();
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_TRY(decision.AuthorisePosition({sop::kKasubbagKeuangan}, kDeclareValues));
  // The right before the period: who may not declare does not learn whether its case runs.
  TEPAT_ASSIGN(const Basis basis, OpenPeriod(context, decision, request));
  TEPAT_ASSIGN(const UnitData data, ReadDeclared(db, basis, request.unit()));
  if (data.unit.revision.number != request.expected_version()) {
    return MovedOn(kArea, "declared", data.unit.revision);
  }
  const auto values = performance::ReportedIn(request.values());
  // What lacks may lack, for nobody may know it any more.
  TEPAT_TRY(RequireNoRefusal(FindingsIn(basis, data, values)));
  const Declaration declaration{request.period(), request.unit(), request.source(), basis.plan_year,
                                basis.plan_version};
  // Nothing lacks in what is history: the reason of a sending stays empty, the source says more.
  const Sending sending{request.expected_version() + 1, decision.right().person_id,
                        decision.right().position,      decision.now(),
                        OriginIn(request.origin()),     ""};
  TEPAT_TRY(
      InsertDeclaration(db, declaration, sending, WithTargets(basis, request.unit(), values)));
  TEPAT_TRY(decision.Record("values-declared", "", {}, PayloadOf(declaration, sending, values)));
  auto response = decision.Answer<v1::DeclareValuesResponse>();
  TEPAT_TRY(FillStored(db, basis, declaration.period, declaration.unit, sending.version, response));
  return response;
}

}  // namespace tepat::data_collection
