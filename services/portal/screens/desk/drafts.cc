// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/drafts.h"

#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/casebook/store/drafts.h"

namespace tepat::portal {
namespace {

Response Json(const nlohmann::json& value) {
  Response response;
  response.type = "application/json";
  response.body = WriteJson(value);
  return response;
}

}  // namespace

Response KeepDraft(const Context& context) {
  const std::string place = context.form().Get("tempat").substr(0, 200);
  const std::string body = context.form().Get("isi");
  const int limit = context.portal.config.draft_bytes;
  // A draft that is too long is not kept; the page says so, and the form still can be sent.
  if (place.empty() || static_cast<int>(body.size()) > limit) {
    Response refused;
    refused.status = 422;
    return refused;
  }
  const std::string person = context.viewer->person_id;
  const Status kept =
      context.portal.writer.Execute([&](journal::Transaction& transaction) -> Status {
        // A form that was emptied is no draft.
        if (body.empty()) return casebook::DeleteDraft(transaction.db(), person, place);
        return casebook::SaveDraft(transaction.db(), person, place, {body, transaction.now()});
      });
  if (!kept) {
    Response failed;
    failed.status = 503;
    return failed;
  }
  return Json({{"pukul", context.portal.times.Short(context.now, context.now)}});
}

Response GetDraft(const Context& context) {
  const auto draft = context.Read<std::optional<Draft>>([&](sql::Database& db) {
    return casebook::FindDraft(db, context.viewer->person_id, context.request.query.Get("tempat"));
  });
  if (!draft || !*draft) return Json(nlohmann::json::object());
  return Json({{"isi", (*draft)->body},
               {"pukul", context.portal.times.Short((*draft)->saved, context.now)}});
}

}  // namespace tepat::portal
