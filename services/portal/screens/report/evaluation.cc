// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/evaluation.h"

#include <fmt/format.h>

#include <array>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;

// Words for StandardFinding, in its order.
// A standard that nobody can keep is as useless as one that everybody keeps without effort.
constexpr std::array<const char*, 5> kFindings = {"–", "belum cukup riwayat", "realistis",
                                                  "terlalu ketat", "terlalu longgar"};

// Last year's share beside it: whether it grows better is what an evaluation is for.
std::string OnTime(const wire::StandardEvaluation& of) {
  const std::string before =
      of.has_on_time_before() ? fmt::format(" (sebelumnya {} %)", of.on_time_before()) : "";
  return fmt::format("{} %{}", Percent(of.on_time(), of.visits()), before);
}

Html Line(const wire::StandardEvaluation& of) {
  // A finding that a newer timing knows is none that this page could explain.
  const auto at = static_cast<std::size_t>(of.finding());
  const std::string finding = at < kFindings.size() ? kFindings.at(at) : kFindings.front();
  const std::string suggested = of.suggested().empty() ? "" : "; usul " + of.suggested();
  return Fill(
      R"(<tr><th scope="row">{} {}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td>
<td>{} %</td><td>{} %</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>)",
      of.step(), StepName(of.step()), of.sop_version(), of.standard(), of.visits(), OnTime(of),
      finding, suggested, of.share_p50(), of.share_p90(), Span(of.used()), Span(of.overrun()),
      Span(of.rework()), Span(of.queue()));
}

Html YearForm(const std::string& year) {
  const FormState state;
  return Fill(R"(<form action="{}" class="saring">{}<p><button>Tampilkan</button></p></form>)",
              Url("/laporan/sop"),
              TextField(state, {"tahun", "Tahun", "", "number", true, 4}, year));
}

Html TableOf(const wire::EvaluateSopResponse& told) {
  return Table("Evaluasi tiap mutu baku",
               {"Langkah", "Versi SOP", "Mutu baku", "Selesai", "Tepat waktu", "Penilaian",
                "Separuh memakai paling lama", "Sembilan dari sepuluh memakai paling lama",
                "Terpakai", "Melebihi mutu baku", "Perbaikan", "Antre"},
               Join(told.standards(), Line));
}

// From New Year to New Year by the office's clocks.
Result<wire::EvaluateSopRequest> RequestOf(const Context& context, const std::string& year) {
  const TimeWords& times = context.portal.times;
  wire::EvaluateSopRequest request;
  TEPAT_ASSIGN(const Instant from, times.FromField(year + "-01-01T00:00"));
  TEPAT_ASSIGN(const Instant to,
               times.FromField(fmt::format("{:04}-01-01T00:00", IntIn(year) + 1)));
  journal::FillTime(from, request.mutable_start_time());
  journal::FillTime(to, request.mutable_end_time());
  return request;
}

}  // namespace

Response EvaluationPage(const Context& context) {
  std::string year = context.request.query.Get("tahun").substr(0, 4);
  if (year.empty()) year = context.portal.times.IsoDate(context.now).substr(0, 4);
  const auto request = RequestOf(context, year);
  if (!request) {
    return ErrorPage(context, 400, "Tahun tidak terbaca",
                     {Code::kInvalid, "timing.invalid_report", "not a year"});
  }
  const auto& backend = context.portal.backend;
  const auto told = backend.Call(backend.timing, context.viewer->token,
                                 &wire::TimingService::Stub::EvaluateSop, *request);
  if (!told) return NotTold(context, "Evaluasi belum dapat dibuat", told.error());
  const Html body =
      told->standards().empty()
          ? Fill("<p>Belum ada langkah yang selesai pada tahun ini.</p>")
          : Fill(R"(<p>{} berkas selesai.</p>{}<p class="petunjuk">Kurang dari {} kali: belum
dinilai. Realistis: sedikitnya empat dari lima tepat waktu. Terlalu longgar: bagi sembilan dari
sepuluh separuhnya cukup. Usul: yang ditepati sembilan dari sepuluh. Waktu adalah waktu kerja;
langkah dengan waktu yang diragukan tidak dihitung.</p>)",
                 told->cases_completed(), TableOf(*told), told->visits_min());
  return Page(context, {"Evaluasi SOP"},
              Fill(R"(<p><a href="{}">‹ Laporan</a></p><h1>Evaluasi SOP tahun {}</h1>{}{}<p
class="petunjuk">SOP dievaluasi sedikitnya sekali setahun (Permenpan RB 35/2012).</p>)",
                   Url("/laporan"), year, YearForm(year), body));
}

}  // namespace tepat::portal
