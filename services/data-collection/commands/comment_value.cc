// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/judging.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {
namespace {

// Whoever sees a value may say something about it: its officers, those who close the draft, those
// who check.
Status AuthoriseReader(casework::CaseCommand& command, const std::string& unit) {
  if (command.AuthoriseUnit(kCollectStep, kSubmitUnitData, unit)) return Ok();
  if (command.Authorise(kCollectStep, kCloseDraft)) return Ok();
  return command.Authorise(kCheckStep, kCheck);
}

Status CheckText(const std::string& text, int comments) {
  Findings findings;
  findings.RequireText(text, "text", {1, kNoteLength.max});
  findings.Require(comments < kCommentsMax, "text",
                   "a value has at most " + std::to_string(kCommentsMax) + " remarks");
  return findings.Outcome("data_collection.invalid_request");
}

Status RequireAsked(sql::Database& db, const Collection& collection, const std::string& unit,
                    const std::string& indicator) {
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, collection));
  const auto found = basis.plan().GetIndicator(indicator);
  if (found && found->get().IsAnsweredBy(unit)) return Ok();
  return Fail(Code::kNotFound, "data_collection.unknown_indicator",
              "the plan asks no such indicator of this unit");
}

}  // namespace

Result<v1::CommentValueResponse> CommentValue(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::CommentValueRequest& request) {
  sql::Database& db = transaction.db();
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  TEPAT_TRY(AuthoriseReader(self.command, request.unit()));
  if (self.collection.state == State::kEnded) {
    return MovedOn(kArea, NameOf(self.collection.state), self.collection.revision);
  }
  TEPAT_ASSIGN(const auto unit, FindUnit(db, request.case_id(), request.unit()));
  if (!unit) return Fail(UnknownUnit(request.unit()));
  TEPAT_TRY(RequireAsked(db, self.collection, unit->name, request.indicator()));
  TEPAT_ASSIGN(const int said,
               CountComments(db, request.case_id(), unit->name, request.indicator()));
  TEPAT_TRY(CheckText(request.text(), said));
  const identity::Right& right = self.command.right();
  TEPAT_TRY(InsertComment(
      db, request.case_id(), unit->name, said + 1,
      {request.indicator(), right.person_id, right.position, transaction.now(), request.text()}));
  v1::ValueCommented payload;
  payload.set_unit(unit->name);
  payload.set_indicator(request.indicator());
  TEPAT_TRY(self.command.Record("value-commented", request.case_id(), {}, payload));
  return self.command.Answer<v1::CommentValueResponse>();
}

}  // namespace tepat::data_collection
