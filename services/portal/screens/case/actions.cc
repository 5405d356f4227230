// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/actions.h"

#include <algorithm>

#include "libs/casebook/stage.h"
#include "services/portal/screens/case/collection_forms.h"
#include "services/portal/screens/case/disposition_forms.h"
#include "services/portal/screens/case/letter_forms.h"
#include "services/portal/screens/case/pause_forms.h"
#include "services/portal/screens/case/submission_forms.h"
#include "services/portal/screens/layout.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

// Made once; in the order of the way, which is the order on the page.
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

// Who may hold a clock follows from the step, not from a command of the SOP.
bool May(const Context& context, const CaseView& view, const Action& action) {
  return action.may == nullptr ? context.May(action.command) : action.may(context, view);
}

// The revision that the page showed goes with the form, so that nobody decides on what he has not
// seen.
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

std::string PrefixOf(const Action& action) {
  return action.main ? std::string() : std::string(action.name) + "-";
}

const Action* FindAction(const std::string& name) {
  const auto found = std::find_if(AllActions().begin(), AllActions().end(),
                                  [&](const Action& action) { return name == action.name; });
  return found == AllActions().end() ? nullptr : &*found;
}

Html Turn(const Context& context, const CaseView& view) {
  if (!casebook::IsOpen(view.of.stage)) {
    return Fill(R"(<p id="giliran" class="giliran">{}</p>)",
                view.of.stage == Stage::kReceived ? "Berkas selesai: sudah diterima Bappeda."
                                                  : "Berkas sudah diakhiri.");
  }
  // By the main forms alone: what can be done besides is nobody's turn.
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
  // What it is the turn of stands open and first; the rest is folded away below.
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

}  // namespace tepat::portal
