// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/schedule.h"

#include "services/portal/screens/desk/periods.h"
#include "services/portal/screens/desk/replaced_case.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;

// A second case of one period is nearly always a mistake; where it is none, somebody says so.
Html RunningLink(const FormState& state) {
  if (!state.error || state.error->slug != "correspondence.period_running") return Html();
  const auto found = state.error->details.find("case_id");
  if (found == state.error->details.end()) return Html();
  return Fill(R"(<p><a class="tombol" href="{}">Buka berkas yang sudah berjalan</a></p>{})",
              Url("/berkas/", found->second),
              CheckField(state, "accept_duplicate",
                         {"1", "Tetap buka berkas kedua untuk periode ini"}, false));
}

Response Show(const Context& context, const FormState& state) {
  const std::string today = context.portal.times.IsoDate(context.now);
  const Html main = Fill(
      R"(<h1>Berkas tanpa surat</h1>
<p>Pengumpulan data dapat dimulai sesuai jadwal walaupun surat edaran belum datang. Langkah 1 dan 2
tidak dihitung; disposisi Camat berjalan mulai sekarang. Bila suratnya datang kemudian, staf
penerima surat menyimpannya pada berkas ini. Nota dinas dan dokumen lain dapat dilampirkan pada
halaman berkasnya, sebelum maupun sesudah surat datang.</p>
<form method="post" action="{}" class="tindakan" id="jadwal">{}{}{}{}
<p><button class="utama">Buka berkas</button></p></form>)",
      Url("/berkas-terjadwal"), FormTokens(context, state), RunningLink(state),
      ChoiceField(state, {"period", "Periode data"}, Periods(today), UsualPeriod(today)),
      ReplacedCaseField(context, state));
  PageOptions options{"Berkas tanpa surat"};
  options.form = &state;
  return Page(context, options, main);
}

}  // namespace

Response ScheduledCasePage(const Context& context) { return Show(context, FormState()); }

Response OpenScheduledCase(const Context& context) {
  wire::OpenScheduledCaseRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_period(context.form().Get("period"));
  request.set_accept_duplicate(context.form().Has("accept_duplicate"));
  request.set_supersedes_case_id(context.form().Get("supersedes_case_id"));
  const auto& backend = context.portal.backend;
  const auto made = backend.Call(backend.correspondence, context.viewer->token,
                                 &wire::CorrespondenceService::Stub::OpenScheduledCase, request);
  if (!made) return Show(context, RefusedForm(context, made.error()));
  return GoOn(context, made->position(), Url("/berkas/", made->case_id()));
}

}  // namespace tepat::portal
