// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/reading.h"

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/standing.h"

namespace tepat::portal {
namespace {

// What is still to be opened, as the model knows it.
struct Unopened {
  bool letter = false;       // on the Sekretaris's desk
  bool disposition = false;  // by a position of the viewer
  int letter_revision = 0;
};

Result<Unopened> FindUnopened(const Context& context, sql::Database& db,
                              const std::string& case_id) {
  Unopened unopened;
  const auto keys = context.position_keys();
  TEPAT_ASSIGN(const auto of, casebook::FindCase(db, case_id));
  if (!of) return unopened;
  if (of->stage == Stage::kSekretaris && context.May("forward_to_camat")) {
    TEPAT_ASSIGN(const auto history,
                 casebook::HistoryOf(db, case_id, context.portal.config.history_max));
    unopened.letter = std::none_of(history.begin(), history.end(),
                                   [](const auto& row) { return row.fact == "letter-read"; });
    unopened.letter_revision = of->letter.revision;
  }
  TEPAT_ASSIGN(const auto recipients, casebook::RecipientsOf(db, case_id));
  unopened.disposition =
      std::any_of(recipients.begin(), recipients.end(), [&](const RecipientRow& row) {
        return !row.read && std::find(keys.begin(), keys.end(), row.position) != keys.end();
      });
  return unopened;
}

}  // namespace

// At most two calls, and only for those who owe a reading: everybody else's page costs none.
void MarkRead(const Context& context, const std::string& case_id) {
  const auto unopened =
      context.Read<Unopened>([&](sql::Database& db) { return FindUnopened(context, db, case_id); });
  if (!unopened) return;
  const auto& backend = context.portal.backend;
  // The page that follows shows the reading; when the model is late it comes by itself.
  const auto wait = [&](const auto& answer) {
    if (!answer) return;
    context.portal.model_wait.Until(answer->position().source(), answer->position().sequence());
  };
  if (unopened->letter) {
    correspondence::v1::MarkReadRequest request;
    request.set_request_id(NewRequestId(context));
    request.set_case_id(case_id);
    request.set_expected_revision(unopened->letter_revision);
    wait(backend.Call(backend.correspondence, context.viewer->token,
                      &correspondence::v1::CorrespondenceService::Stub::MarkRead, request));
  }
  if (unopened->disposition) {
    disposition::v1::MarkReadRequest request;
    request.set_request_id(NewRequestId(context));
    request.set_case_id(case_id);
    wait(backend.Call(backend.disposition, context.viewer->token,
                      &disposition::v1::DispositionService::Stub::MarkRead, request));
  }
}

}  // namespace tepat::portal
