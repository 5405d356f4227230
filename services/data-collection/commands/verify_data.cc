// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "libs/base/findings.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/store/sendings.h"
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {
namespace {

// Whether the caller checks what he has sent himself. Refused while anybody may check who has sent
// nothing; in a small office there may be nobody, and then the fact says so.
Result<bool> IsMaker(casework::CaseCommand& command, const std::string& case_id) {
  TEPAT_ASSIGN(const auto makers, MakersOf(command.db(), case_id));
  const auto has_sent = [&](const std::string& person) {
    return std::find(makers.begin(), makers.end(), person) != makers.end();
  };
  if (!has_sent(command.right().person_id)) return false;
  TEPAT_ASSIGN(const auto checkers,
               identity::PersonsWho(command.db(), command.step(), kCheck, command.now()));
  if (std::all_of(checkers.begin(), checkers.end(), has_sent)) return true;
  return Fail(Code::kDenied, "data_collection.maker_is_checker",
              "whoever sent data does not check them");
}

// Who sent before the case was rebased answered another version of the plan.
Status HoldToThePlan(sql::Database& db, const Collection& collection) {
  if (collection.rebased_from == 0) return Ok();
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, collection));
  TEPAT_ASSIGN(const auto units, UnitsIn(db, collection.case_id));
  for (const Unit& unit : units) {
    TEPAT_ASSIGN(const UnitData data, ReadUnitData(db, collection, basis, unit));
    if (!data.sending) continue;
    TEPAT_TRY(JudgeAnew(db, collection.case_id, unit.name, data.sending->version,
                        WithTargets(basis, unit.name, data.values)));
  }
  return Ok();
}

}  // namespace

Result<v1::VerifyDataResponse> VerifyData(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::VerifyDataRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCheckStep, kCheck, State::kChecking,
                       request.expected_revision()));
  v1::CollectionStepDone payload;
  TEPAT_ASSIGN(const bool is_maker, IsMaker(self.command, request.case_id()));
  payload.set_checked_by_maker(is_maker);
  // A note may be empty; a return, which asks for work, has a reason for each unit.
  TEPAT_TRY(CheckNote(kArea, request.note()));
  payload.set_note(request.note());
  TEPAT_TRY(self.CompleteStep(Verify, "data-verified", request, payload));
  TEPAT_TRY(HoldToThePlan(transaction.db(), self.collection));
  // From now on these are the data of the period, with which later ones are compared.
  TEPAT_TRY(
      SaveVerified(transaction.db(), request.case_id(), self.collection.period, transaction.now()));
  return self.command.Answer<v1::VerifyDataResponse>(self.collection.revision.number);
}

}  // namespace tepat::data_collection
