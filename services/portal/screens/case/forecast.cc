// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/forecast.h"

#include <fmt/format.h>

#include <cmath>

#include "libs/journal/wire.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;

Html Line(const Context& context, const wire::StepForecast& step, int history_min) {
  const std::string name = std::to_string(step.step()) + " " + StepName(step.step());
  if (step.sample() == 0) {
    return Fill(R"(<tr><th scope="row">{}</th><td>belum cukup riwayat (kurang dari {} kali)</td>
<td>–</td><td>–</td></tr>)",
                name, history_min);
  }
  // Whole percents: history does not bear more.
  const auto percent = static_cast<int>(std::lround(100 * step.breach_probability()));
  const std::string when = step.has_expected_time()
                               ? context.portal.times.Long(journal::TimeOf(step.expected_time()))
                               : std::string("di luar kalender");
  return Fill(R"(<tr><th scope="row">{}</th><td>{} %</td><td>{}</td><td>{} kali</td></tr>)", name,
              percent, when, step.sample());
}

// Nothing is foretold from too little history: a wrong date would be believed.
Html Finish(const Context& context, const wire::ForecastCaseResponse& told) {
  if (!told.has_finish_time()) {
    return Fill(R"(<p>Kapan berkas selesai belum dapat diperkirakan: riwayatnya belum cukup.</p>)");
  }
  return Fill("<p>Berkas diperkirakan selesai {}.</p>",
              context.portal.times.Long(journal::TimeOf(told.finish_time())));
}

}  // namespace

Response ForecastPage(const Context& context) {
  const std::string& case_id = context.params.at(0);
  wire::ForecastCaseRequest request;
  request.set_case_id(case_id);
  const auto& backend = context.portal.backend;
  const auto told = backend.Call(backend.timing, context.viewer->token,
                                 &wire::TimingService::Stub::ForecastCase, request);
  if (!told) return NotTold(context, "Belum dapat diperkirakan", told.error());
  const Html lines = Join(told->steps(), [&](const wire::StepForecast& step) {
    return Line(context, step, told->history_min());
  });
  const Html table =
      Fill("{}{}", Finish(context, *told),
           Table("Perkiraan tiap langkah",
                 {"Langkah", "Kemungkinan terlambat", "Perkiraan selesai", "Dari riwayat"}, lines));
  return Page(
      context, {"Perkiraan"},
      Fill(R"(<p><a href="{}">‹ Berkas</a></p><h1>Perkiraan: {}</h1>{}<p
class="petunjuk">Dihitung dari langkah yang sama di kantor ini, dengan beban kerja serupa bila
riwayatnya cukup. Ini perkiraan, bukan penilaian.</p>)",
           Url("/berkas/", case_id), CaseName(context, case_id, "berkas"),
           told->steps().empty() ? Fill("<p>Tidak ada langkah yang berjalan.</p>") : table));
}

}  // namespace tepat::portal
