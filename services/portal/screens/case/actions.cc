// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/actions.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "libs/casebook/stage.h"
#include "libs/casebook/store/drafts.h"
#include "services/portal/screens/case/action.h"

namespace tepat::portal {
namespace {

const std::vector<Action>& AllActions() {
  static const std::vector<Action> kAll = [] {
    std::vector<Action> all;
    for (const auto& part : {LetterActions(), DispositionActions(), CollectionActions(),
                             SubmissionActions(), PauseActions()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kAll;
}

bool IsAt(const Action& action, const CaseView& view) {
  return std::find(action.stages.begin(), action.stages.end(), view.of.stage) !=
             action.stages.end() &&
         (action.applies == nullptr || action.applies(view));
}

bool May(const Context& context, const CaseView& view, const Action& action) {
  return action.may == nullptr ? context.May(action.command) : action.may(context, view);
}

Html FormOf(const Context& context, const CaseView& view, const Action& action,
            const FormState& state) {
  return Fill(
      R"(<form method="post" action="{}" id="{}" class="tindakan" enctype="{}" {}>
<h3>{}</h3>{}<input type="hidden" name="revision" value="{}">{}
<p><button class="{}">{}</button></p></form>)",
      Url("/berkas/", view.case_id(), "/", std::string(action.name)),
      std::string("tindakan-") + action.name,
      std::string(action.name) == "lampiran" ? "multipart/form-data"
                                             : "application/x-www-form-urlencoded",
      Attribute("data-draf", action.keeps_draft), action.title, FormTokens(context, state),
      state.Value("revision", std::to_string(view.revisions.at(action.service))),
      action.fields(context, view, state), action.main ? "utama" : "biasa", action.button);
}

// Forms that are folded away stand beside others with fields of the same names.
std::string PrefixOf(const Action& action) {
  return action.main ? std::string() : std::string(action.name) + "-";
}

Html ActionHtml(const Context& context, const CaseView& view, const Action& action,
                const std::string& refused, const FormState& state) {
  const bool open = refused == action.name;
  FormState fresh;
  fresh.prefix = PrefixOf(action);
  const FormState& shown = open ? state : fresh;
  if (action.main) return FormOf(context, view, action, shown);
  return Fill(R"(<details {}><summary>{}</summary>{}</details>)", Attribute("open", open),
              action.title, FormOf(context, view, action, shown));
}

}  // namespace

Html MissingReason(const FormState& state) {
  const bool asked = state.error && state.error->slug.find("input_missing") != std::string::npos;
  if (!asked && !state.values.Has("missing_input_reason")) return Html();
  return TextArea(state, {"missing_input_reason", "Alasan langkah tetap diselesaikan",
                          "Kelengkapan belum ada. 5 sampai 500 huruf.", "text", false, 500});
}

Html Turn(const Context& context, const CaseView& view) {
  if (!casebook::IsOpen(view.of.stage)) {
    return Fill(R"(<p id="giliran" class="giliran">{}</p>)",
                view.of.stage == Stage::kReceived ? "Berkas selesai: sudah diterima Bappeda."
                                                  : "Berkas sudah diakhiri.");
  }
  const bool mine =
      std::any_of(AllActions().begin(), AllActions().end(), [&](const Action& action) {
        return action.main && IsAt(action, view) && context.May(action.command);
      });
  std::string what;
  for (const TaskRow& task : view.tasks) {
    if (task.unit.empty()) what += (what.empty() ? "" : ", ") + CommandWord(task.command);
  }
  return Fill(R"(<p id="giliran" class="giliran">Berikutnya: <strong>{}</strong>. {}</p>)", what,
              mine ? "Anda dapat mengerjakannya di bawah ini." : "Menunggu pejabat lain.");
}

Html Actions(const Context& context, const CaseView& view, const std::string& refused,
             const FormState& state) {
  Html forms;
  for (const bool main : {true, false}) {
    for (const Action& action : AllActions()) {
      const bool shown = IsAt(action, view) && May(context, view, action);
      // What was typed is never lost, even when the case has moved on meanwhile.
      if (action.main == main && (shown || refused == action.name)) {
        forms += ActionHtml(context, view, action, refused, state);
      }
    }
  }
  if (forms.empty()) return forms;
  return Fill(
      R"(<section aria-labelledby="h-tindakan"><h2 id="h-tindakan">Yang dapat Anda
lakukan</h2>{}</section>)",
      forms);
}

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

Response GoOn(const Context& context, const common::v1::JournalPosition& position, Url to,
              const std::string& warning) {
  const std::string key = NewRequestId(context);
  context.portal.notices.Keep(context.viewer->session_id,
                              {key, context.portal.world.clock.Now(), warning});
  ForgetDraft(context);
  // When the model is late the page shows it a moment later by itself.
  context.portal.model_wait.Until(position.source(), position.sequence());
  to.With("tersimpan", key);
  return SeeOther(to);
}

Response SendAction(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& name = context.params.at(1);
  const auto found = std::find_if(AllActions().begin(), AllActions().end(),
                                  [&](const Action& action) { return name == action.name; });
  if (found == AllActions().end()) {
    return ErrorPage(context, 404, "Tindakan tidak dikenal",
                     {Code::kNotFound, "portal.unknown_action", "no such action"});
  }
  const Sent sent = found->send(context, case_id);
  if (sent) return GoOn(context, *sent, Url("/berkas/", case_id));
  FormState state = RefusedForm(context, sent.error());
  state.prefix = PrefixOf(*found);
  return CasePageWith(context, case_id, name, state);
}

}  // namespace tepat::portal
