// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/verdicts.h"

#include <fmt/format.h>

#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;

// A visit within its case: `4.2`.
std::string NumberOf(const wire::Visit& visit) {
  return fmt::format("{}.{}", visit.step(), visit.visit());
}

// Everything that makes a verdict less than certain stands beside it.
std::string RemarksOn(const wire::Visit& visit) {
  std::string remarks;
  const auto add = [&](bool holds, const char* text) {
    if (holds) remarks += (remarks.empty() ? "" : ", ") + std::string(text);
  };
  add(visit.late(), "melewati jatah");
  add(visit.provisional(), "sementara: belum semua kejadian terbaca");
  add(visit.corrected(), "dikoreksi oleh kejadian yang datang kemudian");
  add(visit.restated(), "ditetapkan ulang oleh Camat");
  add(visit.declared(), "waktunya dicatat kemudian");
  add(visit.clock_suspect(), "jam pencatatnya meragukan");
  return remarks.empty() ? "–" : remarks;
}

// Offered only where today's calendar judges otherwise; a verdict stays until somebody decides.
Html RestateForm(const Context& context, const wire::Visit& visit, const std::string& refused,
                 const FormState& state) {
  const std::string number = NumberOf(visit);
  FormState shown = refused == number ? state : FormState();
  shown.prefix = number + "-";
  return Fill(
      R"(<details {}><summary>Tetapkan ulang dengan kalender versi {}</summary><form method="post"
action="{}" class="tindakan" id="tetapkan-{}">{}<input type="hidden" name="step" value="{}"><input
type="hidden" name="visit" value="{}">{}<p><button>Tetapkan ulang</button></p></form></details>)",
      Attribute("open", refused == number), visit.known_now().calendar_version(),
      Url("/berkas/", visit.case_id(), "/penilaian"), number, FormTokens(context, shown),
      visit.step(), visit.visit(), ReasonField(shown, "Alasan"));
}

// What today's calendar says of a closed visit, where it says otherwise.
Html Otherwise(const Context& context, const wire::Visit& visit, const std::string& refused,
               const FormState& state) {
  if (!visit.has_known_now()) return Html();
  const Html said =
      Fill("<p>Menurut kalender sekarang (versi {}): {}.</p>", visit.known_now().calendar_version(),
           VerdictWord(visit.known_now().state()));
  return Fill("{}{}", said,
              When(context.ActsAs({sop::kCamat}), RestateForm(context, visit, refused, state)));
}

Html Line(const Context& context, const wire::Visit& visit, const std::string& refused,
          const FormState& state) {
  const std::string due = visit.has_due_time()
                              ? context.portal.times.Long(journal::TimeOf(visit.due_time()))
                              : std::string("belum dapat dihitung");
  const std::string used = Span(visit.used());
  return Fill(
      R"(<li id="langkah-{}"><h2>Langkah {} {}{}</h2><dl
class="data"><dt>Penilaian</dt><dd>{}</dd><dt>Jatuh tempo</dt><dd>{}</dd>
<dt>Terpakai</dt><dd>{}</dd>
<dt>Dihitung</dt><dd>{}</dd><dt>Dasar</dt><dd>kalender
{} versi {}, SOP versi {}</dd><dt>Keterangan</dt><dd>{}</dd></dl>{}</li>)",
      NumberOf(visit), visit.step(), StepName(visit.step()),
      visit.visit() > 1 ? fmt::format(", kunjungan ke-{}", visit.visit()) : std::string(),
      VerdictWord(visit.state()), due, used,
      visit.explanation().empty() ? std::string("–") : visit.explanation(), visit.calendar_id(),
      visit.calendar_version(), visit.sop_version(), RemarksOn(visit),
      Otherwise(context, visit, refused, state));
}

// `refused` names the visit whose form was refused.
Response Show(const Context& context, const std::string& refused, const FormState& state) {
  const std::string& case_id = context.params.at(0);
  wire::GetCaseRequest request;
  request.set_case_id(case_id);
  const auto& backend = context.portal.backend;
  const auto told = backend.Call(backend.timing, context.viewer->token,
                                 &wire::TimingService::Stub::GetCase, request);
  if (!told) return NotTold(context, "Penilaian tidak dapat dibaca", told.error());
  const Html lines = Join(told->visits(), [&](const wire::Visit& visit) {
    return Line(context, visit, refused, state);
  });
  PageOptions options{"Penilaian"};
  options.form = &state;
  return Page(context, options,
              Fill(R"(<p><a href="{}">‹ Berkas</a></p><h1>Penilaian tiap langkah</h1>{}<ul
class="polos">{}</ul><p class="petunjuk">Langkah yang selesai dinilai dengan kalender yang diketahui
saat selesai.</p>)",
                   Url("/berkas/", case_id), Saved(context), lines));
}

}  // namespace

Response VerdictsPage(const Context& context) { return Show(context, "", FormState()); }

Response RestateVisit(const Context& context) {
  const Fields& form = context.form();
  wire::RestateVisitRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_step(IntIn(form.Get("step")));
  request.set_visit(IntIn(form.Get("visit")));
  request.set_reason(form.Get("reason"));
  const Sent sent = SendTo(context, context.portal.backend.timing,
                           &wire::TimingService::Stub::RestateVisit, request);
  if (sent) return GoOn(context, *sent, Url("/berkas/", request.case_id(), "/penilaian"));
  const std::string number = fmt::format("{}.{}", request.step(), request.visit());
  FormState state = RefusedForm(context, sent.error());
  state.prefix = number + "-";
  return Show(context, number, state);
}

}  // namespace tepat::portal
