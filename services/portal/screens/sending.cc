// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/sending.h"

#include <spdlog/spdlog.h>

#include "libs/casebook/store/drafts.h"

namespace tepat::portal {
namespace {

// What was sent is no draft any more.
void ForgetDraft(const Context& context) {
  const std::string& person = context.viewer->person_id;
  const std::string& place = context.request.path;
  const auto draft = context.Read<std::optional<Draft>>(
      [&](sql::Database& db) { return casebook::FindDraft(db, person, place); });
  if (!draft || !*draft) return;
  const Status forgotten = context.portal.writer.Execute([&](journal::Transaction& transaction) {
    return casebook::DeleteDraft(transaction.db(), person, place);
  });
  if (!forgotten) spdlog::warn("a draft stays: {}", forgotten.error().message);
}

}  // namespace

// The notice first, then the wait: the page that follows finds it whatever the model does.
Response GoOn(const Context& context, const common::v1::JournalPosition& position, Url to,
              const std::string& warning, const std::string& counted) {
  const std::string key = NewRequestId(context);
  context.portal.notices.Keep(context.viewer->session_id,
                              {key, context.portal.world.clock.Now(), warning, counted});
  ForgetDraft(context);
  // When the model is late the page shows it a moment later by itself.
  context.portal.model_wait.Until(position.source(), position.sequence());
  to.With("tersimpan", key);
  return SeeOther(to);
}

}  // namespace tepat::portal
