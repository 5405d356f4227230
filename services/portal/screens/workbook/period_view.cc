// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/workbook/period_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/words/value_words.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

int Count(const wire::PeriodStanding& period, wire::Standing standing) {
  return static_cast<int>(
      std::count_if(period.units().begin(), period.units().end(),
                    [&](const auto& unit) { return unit.standing() == standing; }));
}

std::string StandingWord(const wire::UnitStanding& unit) {
  if (unit.standing() == wire::STANDING_VERIFIED) return "diverifikasi";
  return unit.standing() == wire::STANDING_DECLARED ? "dinyatakan" : "belum ada";
}

// Who and when, and of declared values where they come from; of verified ones the case.
Html OriginOf(const Context& context, const wire::UnitStanding& unit) {
  if (!unit.has_sending()) return Html();
  const wire::Sending& sending = unit.sending();
  const std::string who =
      fmt::format("{}, {}", ActorName(context, sending.person_id(), sending.position(), ""),
                  context.portal.times.Short(journal::TimeOf(sending.time()), context.now));
  if (unit.case_id().empty()) {
    return Fill("{}; versi {}; sumber: {}", who, sending.version(), unit.source());
  }
  return Fill(R"({}; <a href="{}">berkasnya</a>)", who, Url("/berkas/", unit.case_id()));
}

Html UnitLine(const Context& context, const wire::UnitStanding& unit) {
  return Fill(R"(<tr><th scope="row">{}</th><td>{}</td><td class="angka">{}</td><td>{}</td></tr>)",
              context.titles.Unit(unit.unit()), StandingWord(unit),
              fmt::format("{} dari {}", unit.cells_filled(), unit.cells_asked()),
              OriginOf(context, unit));
}

Html PeriodLine(const wire::PeriodStanding& period) {
  const std::string remark = period.running_case_id().empty() ? "" : "berkasnya sedang berjalan";
  return Fill(
      R"(<tr><th scope="row"><a href="{}">{}</a></th><td class="angka">{}</td><td
class="angka">{}</td><td class="angka">{}</td><td>{}</td></tr>)",
      Url("/periode/", period.period()), PeriodWord(period.period()),
      Count(period, wire::STANDING_VERIFIED), Count(period, wire::STANDING_DECLARED),
      Count(period, wire::STANDING_NONE), remark);
}

// By what the values are read; of another year its targets do not count.
Html BasisOf(const wire::PeriodStanding& period) {
  if (period.plan_version() == 0) {
    return Fill("<p>Belum ada rencana yang dapat dipakai, jadi nilai belum dapat dinyatakan.</p>");
  }
  const std::string year = std::to_string(period.plan_year());
  const bool own = period.period().starts_with(year);
  return Fill("<p>Indikator menurut rencana {} versi {}.{}</p>", year, period.plan_version(),
              own ? "" : " Tahun periode ini tidak mempunyai rencana, jadi targetnya tidak ada.");
}

}  // namespace

bool MayDeclare(const Context& context) { return context.ActsAs({sop::kKasubbagKeuangan}); }

Result<wire::ListPeriodsResponse> AskPeriods(const Context& context) {
  const auto& backend = context.portal.backend;
  return backend.Call(backend.data_collection, context.viewer->token,
                      &wire::DataCollectionService::Stub::ListPeriods, wire::ListPeriodsRequest());
}

Result<wire::PeriodStanding> AskPeriod(const Context& context, const std::string& period) {
  TEPAT_ASSIGN(const auto told, AskPeriods(context));
  for (const wire::PeriodStanding& one : told.periods()) {
    if (one.period() == period) return one;
  }
  return Fail(Code::kNotFound, "portal.unknown_period", "none of the last twelve quarters");
}

Html PeriodPart(const Context& context, const wire::PeriodStanding& period) {
  const Html running = period.running_case_id().empty()
                           ? Html()
                           : Fill(R"(<p class="alasan">Periode ini sedang dikumpulkan oleh sebuah <a
href="{}">berkas</a>. Nilainya dikirim pada berkas itu.</p>)",
                                  Url("/berkas/", period.running_case_id()));
  return Fill(
      "{}{}{}", running, BasisOf(period),
      Table("Nilai " + PeriodWord(period.period()), {"Unit", "Keadaan", "Nilai terisi", "Asal"},
            Join(period.units(), [&](const auto& unit) { return UnitLine(context, unit); })));
}

Response PeriodsPage(const Context& context) {
  const auto told = AskPeriods(context);
  if (!told) return NotTold(context, "Periode tidak dapat dibuka", told.error());
  const Html main = Fill(
      R"(<h1>Nilai periode lalu</h1><p>Dua belas triwulan terakhir, untuk perbandingan dan capaian
kumulatif. Nilai yang diverifikasi oleh berkas tidak pernah diganti oleh nilai yang dinyatakan.</p>
{}{})",
      When(MayDeclare(context),
           Fill("<p>Pilih triwulan untuk menyatakan nilainya dengan buku kerja.</p>")),
      Table("Periode",
            {"Triwulan", "Unit diverifikasi", "Unit dinyatakan", "Unit belum ada", "Keterangan"},
            Join(told->periods(), PeriodLine)));
  return Page(context, PageOptions{"Nilai periode lalu"}, main);
}

}  // namespace tepat::portal
