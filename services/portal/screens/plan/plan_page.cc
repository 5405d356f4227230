// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_page.h"

#include <fmt/format.h>

#include "libs/journal/wire.h"
#include "libs/plan/plan_diff.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/plan/plan_documents.h"
#include "services/portal/screens/plan/plan_view.h"

namespace tepat::portal {
namespace {

namespace wire = plan::v1;
using Stub = wire::PlanService::Stub;

Result<wire::ListPlansResponse> YearsBefore(const Context& context, int year) {
  wire::ListPlansRequest request;
  request.set_before_year(year);
  const auto& backend = context.portal.backend;
  return backend.Call(backend.plans, context.viewer->token, &Stub::ListPlans, request);
}

// What is known of one year; an empty one where there is nothing.
Result<wire::PlanYear> YearOf(const Context& context, int year) {
  TEPAT_ASSIGN(const auto years, YearsBefore(context, year + 1));
  for (const wire::PlanYear& one : years.years()) {
    if (one.year() == year) return one;
  }
  return wire::PlanYear();
}

Url PlanUrl(int year) { return Url("/rencana/", std::int64_t{year}); }
Url DraftUrl(int year) { return Url("/rencana/", std::int64_t{year}, "/rancangan"); }

// A draft is shown to everybody: nothing in it is secret, and it is no plan yet.
Html YearLine(const Context& context, const wire::PlanYear& year) {
  const Html in_force = year.version() == 0 ? Fill("belum ada yang berlaku")
                                            : Fill(R"(<a href="{}">versi {}</a>, {} indikator, {})",
                                                   PlanUrl(year.year()), year.version(),
                                                   year.indicators(), year.agreement_number());
  const Html draft =
      year.draft_revision() == 0
          ? Html()
          : Fill(R"(<a href="{}">rancangan {}</a>, dibuat {})", DraftUrl(year.year()),
                 year.draft_revision(), Moment(context, journal::TimeOf(year.drafted_time())));
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)", year.year(), in_force,
              draft.empty() ? Fill("tidak ada") : draft);
}

Html YearsTable(const Context& context, const wire::ListPlansResponse& years) {
  if (years.years().empty()) return Fill("<p>Belum ada rencana.</p>");
  return Table(
      "Rencana per tahun", {"Tahun", "Berlaku", "Rancangan"},
      Join(years.years(), [&](const wire::PlanYear& year) { return YearLine(context, year); }));
}

// The way of a change is said to everybody; the form stands there for whoever prepares it.
Html UploadForm(const Context& context, const FormState& state) {
  if (!context.ActsAs({sop::kKasubbagKeuangan})) {
    return Fill(R"(<p class="redup">Kasubbag Keuangan menyiapkan rancangan; Camat
memberlakukannya.</p>)");
  }
  return Fill(
      R"(<section aria-labelledby="h-siapkan"><h2 id="h-siapkan">Siapkan rancangan</h2><form
method="post" action="{}" class="tindakan" id="unggah-rencana" enctype="multipart/form-data">{}<div
class="isian"><label for="f-berkas">Berkas rencana</label><p class="petunjuk"
id="f-berkas-petunjuk">Excel (.xlsx) atau teks (.textproto). Mulailah dari unduhan rencana yang
berlaku: tata letaknya sudah benar.</p><input id="f-berkas" name="berkas" type="file" required
accept=".xlsx,.textproto,.txt" aria-describedby="f-berkas-petunjuk"></div><p><button
class="utama">Periksa berkas</button></p></form></section>)",
      Url("/rencana/periksa"), FormTokens(context, state));
}

// What this version has changed.
Html ChangesOf(const Context& context, const wire::GetPlanResponse& told) {
  const int version = told.version();
  if (version < 2) return Html();
  const auto before = AskPlan(context, told.plan().year(), version - 1, false);
  if (!before) return Fill("<p>Versi sebelumnya belum dapat dibaca. Muat ulang halaman.</p>");
  return Fill("<details><summary>Perubahan terhadap versi {}</summary>{}</details>", version - 1,
              ChangesBody(plan::DifferencesOf(before->plan(), told.plan())));
}

// Every version stays readable: cases follow the one with which they opened.
Html VersionsOf(const Context& context, const wire::GetPlanResponse& told,
                const wire::PlanYear& year) {
  Html links;
  for (int version = 1; version <= year.version(); ++version) {
    Url to = PlanUrl(year.year());
    to.With("versi", std::to_string(version));
    links += Fill(R"(<li><a href="{}"{}>Versi {}</a>{}</li>)", to,
                  Attribute(" aria-current=\"page\"", version == told.version()), version,
                  version == year.version() ? " (berlaku)" : "");
  }
  return Fill(
      R"(<section aria-labelledby="h-versi"><h2 id="h-versi">Versi</h2><ul>{}</ul>{}</section>)",
      links, ChangesOf(context, told));
}

// The workbook is what the next plan begins with.
Html Downloads(const wire::GetPlanResponse& told) {
  const auto to = [&](const char* form) {
    Url url("/rencana/", std::int64_t{told.plan().year()}, "/unduh");
    url.With("bentuk", form);
    url.With("versi", std::to_string(told.version()));
    return url;
  };
  return Fill(R"(<p><a class="tombol" href="{}">Unduh Excel (.xlsx)</a> <a class="tombol"
href="{}">Unduh teks</a></p>)",
              to("xlsx"), to("teks"));
}

Html DraftNotice(const wire::PlanYear& year) {
  if (year.draft_revision() == 0) return Html();
  return Fill(R"(<p class="tersimpan kurang">▲ <a href="{}">Rancangan {}</a> menunggu keputusan
Camat.</p>)",
              DraftUrl(year.year()), year.draft_revision());
}

}  // namespace

Response PlansPageWith(const Context& context, const FormState& state) {
  const auto years = YearsBefore(context, 0);
  if (!years) return NotTold(context, "Rencana belum dapat dibuka", years.error());
  PageOptions options{"Rencana"};
  options.form = &state;
  return Page(context, options,
              Fill(R"(<h1>Rencana</h1>{}{}<p><a href="{}">Nilai periode lalu</a>, untuk perbandingan
dan capaian kumulatif.</p>{})",
                   Saved(context), YearsTable(context, *years), Url("/periode"),
                   UploadForm(context, state)));
}

Response PlansPage(const Context& context) { return PlansPageWith(context, FormState()); }

Response PlanPageWith(const Context& context, const FormState& state) {
  const int year = YearIn(context);
  const auto told = AskPlan(context, year, IntIn(context.request.query.Get("versi")), false);
  if (!told) return NotOpened(context, "Rencana tidak ditemukan", told.error());
  const auto known = YearOf(context, year);
  if (!known) return NotOpened(context, "Rencana tidak ditemukan", known.error());
  PageOptions options{fmt::format("Rencana {}", year)};
  options.form = &state;
  const bool in_force = told->version() == known->version();
  return Page(
      context, options,
      Fill(R"(<h1>Rencana {}</h1>{}<p>Versi {}, {} {}. {} indikator.</p>{}{}{}{}{})", year,
           Saved(context), told->version(),
           in_force ? "berlaku sejak" : "tidak berlaku lagi; diberlakukan",
           Moment(context, journal::TimeOf(told->recorded_time())), told->plan().indicators_size(),
           DraftNotice(*known), Downloads(*told), PlanBody(context, told->plan()),
           DocumentsOf(context, *told, state), VersionsOf(context, *told, *known)));
}

Response PlanPage(const Context& context) { return PlanPageWith(context, FormState()); }

}  // namespace tepat::portal
