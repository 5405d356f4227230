// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_plan.h"

#include <fmt/format.h>

#include "services/portal/screens/layout.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/rebased.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Told = wire::PreviewCollectionRebaseResponse;

// What becomes of what a unit has sent.
std::string FateOf(const wire::RebasedUnit& unit) {
  std::string text = UnitStateWord(static_cast<int>(unit.state()));
  if (unit.cells_kept() + unit.cells_orphaned() > 0) {
    text += fmt::format("; {} angka tetap, {} tidak dihitung lagi", unit.cells_kept(),
                        unit.cells_orphaned());
  }
  if (unit.lacking_before() != unit.lacking_after()) {
    text += fmt::format("; yang kurang {} menjadi {}", unit.lacking_before(), unit.lacking_after());
  }
  return text;
}

Html UnitPart(const Context& context, const wire::RebasedUnit& unit) {
  const Html again = Fill("<p>Unit ini akan diminta mengirim lagi.</p>");
  return Fill("<section><h3>{}</h3><p>{}</p>{}{}</section>", context.titles.Unit(unit.unit()),
              FateOf(unit), When(unit.asked_again(), again), RebasedIndicators(unit));
}

Html UnaskedPart(const Context& context, const Told& told) {
  if (told.unasked_units().empty()) return Html();
  const Html units = Join(told.unasked_units(), [&](const std::string& unit) {
    return Fill("<li>{}</li>", context.titles.Unit(unit));
  });
  return Fill(
      R"(<h3>Unit yang belum diminta</h3><p>Rencana itu meminta nilai dari unit berikut, yang
tidak ada pada berkas. Tugaskan pada halaman berkas.</p><ul>{}</ul>)",
      units);
}

// The version that the page compared goes with the form: a newer one must be looked at first.
Html DecideForm(const Context& context, const std::string& case_id, const Told& told,
                const FormState& state) {
  if (!told.possible()) {
    return Fill(R"(<p class="petunjuk">Rencana berkas hanya dapat diganti selama unit mengirim data
dan sebelum datanya pernah diverifikasi. Data yang sedang diperiksa harus dikembalikan lebih
dahulu.</p>)");
  }
  if (!context.May("close_draft")) {
    return Fill(R"(<p class="redup">Kasubbag Keuangan memutuskan berkas memakai versi lain.</p>)");
  }
  return Fill(R"(<form method="post" action="{}" class="tindakan" id="pakai-rencana">{}<input
type="hidden" name="revision" value="{}"><input type="hidden" name="version" value="{}"><p><button
class="utama">Pakai rencana versi {}</button></p></form>)",
              Url("/berkas/", case_id, "/rencana"), FormTokens(context, state), told.revision(),
              told.version_after(), told.version_after());
}

Html Comparison(const Context& context, const std::string& case_id, const Told& told,
                const FormState& state) {
  if (told.version_after() == 0) {
    return Fill("<p>Tahun {} belum mempunyai rencana.</p>", told.plan_year());
  }
  if (told.version_before() == told.version_after()) {
    return Fill("<p>Berkas ini memakai rencana {} versi {}, yang berlaku.</p>", told.plan_year(),
                told.version_after());
  }
  const Html units =
      Join(told.units(), [&](const wire::RebasedUnit& unit) { return UnitPart(context, unit); });
  Url plan("/rencana/", std::int64_t{told.plan_year()});
  return Fill(
      R"(<p>Rencana {} versi {} berlaku; berkas ini memakai versi {}. <a href="{}">Lihat
rencana</a></p><h2>Bila memakai versi {}</h2>{}{}{}{})",
      told.plan_year(), told.version_after(), told.version_before(), plan, told.version_after(),
      When(told.units().empty(), Fill("<p>Bagi unit berkas ini tidak ada yang berubah.</p>")),
      units, UnaskedPart(context, told), DecideForm(context, case_id, told, state));
}

Response Show(const Context& asked, const FormState& state) {
  const std::string& case_id = asked.params.at(0);
  const Context context = InCase(asked, case_id);
  wire::PreviewCollectionRebaseRequest request;
  request.set_case_id(case_id);
  const auto& backend = context.portal.backend;
  const auto told =
      backend.Call(backend.data_collection, context.viewer->token,
                   &wire::DataCollectionService::Stub::PreviewCollectionRebase, request);
  if (!told) return NotOpened(context, "Rencana berkas tidak dapat dibuka", told.error());
  PageOptions options{"Rencana berkas"};
  options.form = &state;
  return Page(
      context, options,
      Fill(R"(<p><a href="{}">‹ Berkas</a></p><h1>Rencana berkas ini</h1>{}{})",
           Url("/berkas/", case_id), Saved(context), Comparison(context, case_id, *told, state)));
}

}  // namespace

Html PlanNotice(const Context& context, const CaseView& view) {
  const bool open = view.of.stage == Stage::kCollecting || view.of.stage == Stage::kChecking;
  if (!open || !view.plan || view.plan->version == 0) return Html();
  if (view.plan_in_force <= view.plan->version) return Html();
  const Html link =
      Fill(R"( <a href="{}">Lihat akibatnya</a>)", Url("/berkas/", view.case_id(), "/rencana"));
  return Fill(R"(<p class="temuan kurang" id="rencana-lain">Rencana {} versi {} berlaku; berkas ini
memakai versi {}.{}</p>)",
              view.plan->year, view.plan_in_force, view.plan->version,
              When(MaySeeAll(context), link));
}

Response CasePlanPage(const Context& context) { return Show(context, FormState()); }

Response RebaseCollection(const Context& context) {
  const Fields& form = context.form();
  wire::RebaseCollectionRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_expected_revision(IntIn(form.Get("revision")));
  request.set_plan_version(IntIn(form.Get("version")));
  const Sent sent = SendTo(context, context.portal.backend.data_collection,
                           &wire::DataCollectionService::Stub::RebaseCollection, request);
  if (!sent) return Show(context, RefusedForm(context, sent.error()));
  return GoOn(context, *sent, Url("/berkas/", context.params.at(0)));
}

}  // namespace tepat::portal
