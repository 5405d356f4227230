// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/access.h"

#include "libs/calls/guard.h"
#include "libs/casework/case_sop.h"
#include "libs/identity/rights.h"
#include "libs/sop/roles.h"
#include "services/data-collection/declaration.h"

namespace tepat::data_collection {
namespace {

// One question of a caller about a case.
struct Question {
  sql::Database& db;
  const identity::Claims& caller;
  const Collection& collection;
  const Instant now;

  Result<sop::Step> StepAt(int key) const {
    TEPAT_ASSIGN(const sop::Sop sop,
                 casework::SopOfCase(db, kArea, collection.case_id, collection.sop_id,
                                     collection.sop_version));
    return casework::StepOf(sop, kArea, key);
  }
  Status May(int key, const char* command) const {
    TEPAT_ASSIGN(const sop::Step step, StepAt(key));
    TEPAT_TRY(identity::Authorise(db, {0, now}, caller, step, command, now));
    return Ok();
  }
  Status MaySendFor(const std::string& unit) const {
    TEPAT_ASSIGN(const sop::Step step, StepAt(kCollectStep));
    TEPAT_TRY(identity::AuthoriseUnit(db, {0, now}, caller, step, kSubmitUnitData, unit, now));
    return Ok();
  }
};

}  // namespace

Result<std::optional<std::string>> VisibleUnit(sql::Database& db, const identity::Claims& caller,
                                               Instant now) {
  if (calls::RequireService(caller)) return std::optional<std::string>();
  const auto keeps = identity::AuthorisePosition(
      db, {0, now}, caller, {sop::kCamat, sop::kSekretaris, sop::kKasubbagKeuangan, sop::kStaf},
      "read_values", now);
  if (keeps) return std::optional<std::string>();
  TEPAT_ASSIGN(const std::string unit, identity::UnitOf(db, caller.person_id));
  return std::optional<std::string>(unit);
}

Status RequireKeeper(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, Instant now) {
  // A face asks under its reader's own token; services judge by the case.
  if (calls::RequireService(caller)) return Ok();
  const Question question{db, caller, collection, now};
  if (question.May(kCollectStep, kCloseDraft)) return Ok();
  return question.May(kCheckStep, kCheck);
}

Status RequireReader(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, const std::string& unit, Instant now) {
  // Keepers first: the refusal then names those who may send, among whom the caller would be.
  if (RequireKeeper(db, caller, collection, now)) return Ok();
  return RequireSender(db, caller, collection, unit, now);
}

Status RequireSender(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, const std::string& unit, Instant now) {
  return Question{db, caller, collection, now}.MaySendFor(unit);
}

Status RequireDeclarer(sql::Database& db, const identity::Claims& caller, bool reading,
                       Instant now) {
  if (reading && calls::RequireService(caller)) return Ok();
  TEPAT_TRY(identity::AuthorisePosition(db, {0, now}, caller, {sop::kKasubbagKeuangan},
                                        kDeclareValues, now));
  return Ok();
}

}  // namespace tepat::data_collection
