// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_sop.h"

#include "libs/sop/roles.h"
#include "services/portal/screens/case/visit_change.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"
#include "tepat/office/v1/rebase.pb.h"

namespace tepat::portal {
namespace {

namespace wire = office::v1;

Html Standards(const timing::v1::PreviewRebaseResponse& told) {
  const Html lines = Join(told.standards(), [](const timing::v1::StandardChange& change) {
    const auto or_none = [](const std::string& text) { return text.empty() ? "tidak ada" : text; };
    return Fill("<li>Langkah {} {}: {} menjadi {}</li>", change.step(), StepName(change.step()),
                or_none(change.before()), or_none(change.after()));
  });
  return lines.empty() ? Fill("<p>Mutu baku semua langkah tetap sama.</p>")
                       : Fill(R"(<ul class="polos">{}</ul>)", lines);
}

// The version that the page compared goes with the form: a newer one must be looked at first.
Html DecideForm(const Context& context, const std::string& case_id,
                const timing::v1::PreviewRebaseResponse& told, const FormState& state) {
  if (!context.ActsAs({sop::kCamat})) {
    return Fill(
        R"(<p class="redup">Camat memutuskan berkas yang berjalan memakai versi lain.</p>)");
  }
  return Fill(R"(<form method="post" action="{}" class="tindakan" id="pakai-versi">{}<input
type="hidden" name="sop" value="{}"><input type="hidden" name="version" value="{}">{}<p><button
class="utama">Pakai versi {}</button></p></form>)",
              Url("/berkas/", case_id, "/sop"), FormTokens(context, state), told.sop_id(),
              told.version_after(), ReasonField(state, "Alasan"), told.version_after());
}

Html Comparison(const Context& context, const std::string& case_id,
                const timing::v1::PreviewRebaseResponse& told, const FormState& state) {
  if (told.version_before() == told.version_after()) {
    return Fill("<p>Berkas ini memakai versi {}, yang terbaru.</p>", told.version_before());
  }
  return Fill(
      R"(<p>Berkas ini memakai versi {}; yang terbaru dan berlaku ialah versi {}.</p><h2>Bila
memakai versi {}</h2>{}{}<p class="petunjuk">Langkah yang sudah selesai tetap dinilai dengan versi
lamanya.</p>{})",
      told.version_before(), told.version_after(), told.version_after(), Standards(told),
      VisitChanges(context, {told.changes().begin(), told.changes().end()}),
      DecideForm(context, case_id, told, state));
}

Response Show(const Context& context, const FormState& state) {
  const std::string& case_id = context.params.at(0);
  timing::v1::PreviewRebaseRequest request;
  request.set_case_id(case_id);
  const auto& backend = context.portal.backend;
  const auto told = backend.Call(backend.timing, context.viewer->token,
                                 &timing::v1::TimingService::Stub::PreviewRebase, request);
  // A case that is over has nothing to compare; that is an answer, not a failure.
  const bool over = !told && told.error().slug == "timing.nothing_open";
  if (!told && !over) return NotTold(context, "Versi SOP tidak dapat dibaca", told.error());
  PageOptions options{"Versi SOP"};
  options.form = &state;
  return Page(context, options,
              Fill(R"(<p><a href="{}">‹ Berkas</a></p><h1>Versi SOP berkas ini</h1>{}{})",
                   Url("/berkas/", case_id), Saved(context),
                   over ? Fill("<p>Berkas sudah selesai; tiap langkah tetap pada versinya.</p>")
                        : Comparison(context, case_id, *told, state)));
}

}  // namespace

Response CaseSopPage(const Context& context) { return Show(context, FormState()); }

Response RebaseCase(const Context& context) {
  const Fields& form = context.form();
  wire::RebaseCaseRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_sop_id(form.Get("sop"));
  request.set_sop_version(IntIn(form.Get("version")));
  request.set_reason(form.Get("reason"));
  const Sent sent = SendTo(context, context.portal.backend.office,
                           &wire::OfficeService::Stub::RebaseCase, request);
  if (!sent) return Show(context, RefusedForm(context, sent.error()));
  return GoOn(context, *sent, Url("/berkas/", context.params.at(0)));
}

}  // namespace tepat::portal
