// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/sop/roles.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/report/report_span.h"
#include "services/portal/words/words.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;

constexpr int kBarsMax = 40;  // in a chart; the table has every row
constexpr int kBarHeight = 26;

// What was asked for.
struct Wish {
  ReportSpan span;
  std::string by;
};

// How single people did is for those who lead them.
bool MaySeePeople(const Context& context) { return context.ActsAs(sop::LeadingRoles()); }

std::vector<Choice> Groups(const Context& context) {
  std::vector<Choice> groups = {
      {"langkah", "Langkah"}, {"unit", "Unit"}, {"jabatan", "Jabatan"}, {"bulan", "Bulan"}};
  if (MaySeePeople(context)) groups.push_back({"pejabat", "Pejabat"});
  return groups;
}

wire::ReportGroup GroupOf(const std::string& by) {
  if (by == "pejabat") return wire::REPORT_GROUP_PERSON;
  if (by == "unit") return wire::REPORT_GROUP_UNIT;
  if (by == "jabatan") return wire::REPORT_GROUP_POSITION;
  return by == "bulan" ? wire::REPORT_GROUP_MONTH : wire::REPORT_GROUP_STEP;
}

Wish WishIn(const Context& context) {
  const std::string by = context.request.query.Get("menurut").substr(0, 10);
  return {SpanIn(context, context.portal.times.IsoDate(context.now)), by.empty() ? "langkah" : by};
}

// What a key of the report is called; of a month it is the key itself.
std::string NameOf(const Context& context, const Wish& wish, const std::string& key) {
  if (wish.by == "pejabat") {
    const std::string name = context.portal.people.NameOf(key);
    return name.empty() ? "Tanpa nama" : name;
  }
  if (wish.by == "unit") return key.empty() ? "Kantor" : context.titles.Unit(key);
  if (wish.by == "jabatan") return key.empty() ? "Tanpa pemegang" : context.titles.Position(key);
  return wish.by == "bulan" ? key : key + " " + StepName(IntIn(key));
}

// Of those that are judged, whatever else is doubtful about them.
int PercentOf(const wire::ReportRow& row) { return Percent(row.on_time(), row.visits()); }

// A bar of 0 to 100 with its words.
struct Bar {
  std::string name;
  int percent = 0;
  std::string value;
};

// Drawn here: no script, and the table below says the same to whoever cannot see it.
Html Chart(const std::string& title, const std::vector<Bar>& bars) {
  Html lines;
  int y = 0;
  for (const Bar& bar : bars) {
    lines += Fill(
        R"(<text x="0" y="{}">{}</text><rect class="dasar" x="300" y="{}" width="300"
height="16"></rect><rect class="batang" x="300" y="{}" width="{}" height="16"></rect><text x="610"
y="{}">{}</text>)",
        y + 15, bar.name, y + 3, y + 3, 3 * std::clamp(bar.percent, 0, 100), y + 15, bar.value);
    y += kBarHeight;
  }
  return Fill(R"(<div class="gulir" tabindex="0" role="region" aria-label="{}"><svg class="bagan"
role="img" aria-label="{}" viewBox="0 0 760 {}" width="760" height="{}">{}</svg></div>)",
              title, title, y, y, lines);
}

Html OnTimeChart(const Context& context, const Wish& wish, const wire::GetReportResponse& report) {
  std::vector<Bar> bars;
  for (const auto& row : report.rows()) {
    if (static_cast<int>(bars.size()) == kBarsMax) break;
    const int percent = PercentOf(row);
    bars.push_back({NameOf(context, wish, row.key()), percent,
                    fmt::format("{} % dari {}", percent, row.visits())});
  }
  return Chart("Persentase tepat waktu", bars);
}

// Medians against the longest of them, for they have no common whole.
Html MedianChart(const Context& context, const Wish& wish, const wire::GetReportResponse& report) {
  std::int64_t longest = 1;
  for (const auto& row : report.rows()) longest = std::max(longest, row.p50().seconds());
  std::vector<Bar> bars;
  for (const auto& row : report.rows()) {
    if (static_cast<int>(bars.size()) == kBarsMax) break;
    bars.push_back({NameOf(context, wish, row.key()),
                    static_cast<int>(row.p50().seconds() * 100 / longest), Span(row.p50())});
  }
  return Chart("Median waktu kerja", bars);
}

Html CountLine(const std::string& name, const wire::ReportRow& row) {
  return Fill(
      R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{} %</td><td>{}</td><td>{}</td>
<td>{}</td><td>{}</td><td>{}</td></tr>)",
      name, row.visits(), row.on_time(), PercentOf(row), row.returned(), row.late_waiting(),
      row.late_working(), row.late_rework(), row.doubtful());
}

Html TimeLine(const std::string& name, const wire::ReportRow& row) {
  return Fill(
      R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>
<td>{}</td><td>{}</td><td>{}</td></tr>)",
      name, Span(row.p50()), Span(row.p90()), Span(row.p95()), Span(row.p99()), Span(row.max()),
      Span(row.queue()), Span(row.touch()), Span(row.paused()));
}

// The whole stands last, under its rows.
Html TableOf(const Context& context, const Wish& wish, const wire::GetReportResponse& report,
             const std::string& title, const std::vector<std::string>& heading,
             Html (*line)(const std::string&, const wire::ReportRow&)) {
  Html lines = Join(report.rows(), [&](const wire::ReportRow& row) {
    return line(NameOf(context, wish, row.key()), row);
  });
  lines += line("Semua", report.total());
  return Table(title, heading, lines);
}

Html WishForm(const Context& context, const Wish& wish) {
  return Fill(R"(<form action="{}" class="saring">{}{}<p><button>Tampilkan</button></p></form>)",
              Url("/laporan"),
              ChoiceField(FormState(), {"menurut", "Menurut"}, Groups(context), wish.by),
              SpanFields(wish.span));
}

}  // namespace

Response ReportPage(const Context& context) {
  const Wish wish = WishIn(context);
  if (wish.by == "pejabat" && !MaySeePeople(context)) {
    return ErrorPage(context, 403, "Laporan menurut pejabat",
                     {Code::kDenied, "identity.not_allowed", "for the Sekretaris and the Camat"});
  }
  const auto request = ReportRequest(context, wish.span, GroupOf(wish.by));
  if (!request) return UnreadDate(context);
  const auto& backend = context.portal.backend;
  const auto report = backend.Call(backend.timing, context.viewer->token,
                                   &wire::TimingService::Stub::GetReport, *request);
  if (!report) return NotTold(context, "Laporan belum dapat dibuat", report.error());
  // No step may have ended while units have sent: the way to their report stays.
  if (report->total().visits() == 0) {
    return Page(context, {"Laporan"},
                Fill(R"(<h1>Laporan</h1>{}<p>Belum ada langkah yang selesai dalam rentang ini.</p>
<p><a href="{}">Pengiriman data per unit</a></p>)",
                     WishForm(context, wish), Url("/laporan/unit")));
  }
  const Html counts =
      TableOf(context, wish, *report, "Ketepatan",
              {"Kelompok", "Selesai", "Tepat waktu", "Tepat", "Dikembalikan", "Lambat: antre",
               "Lambat: dikerjakan", "Lambat: perbaikan", "Diragukan"},
              CountLine);
  const Html times = TableOf(
      context, wish, *report, "Waktu kerja",
      {"Kelompok", "Median", "p90", "p95", "p99", "Terlama", "Antre", "Dikerjakan", "Dijeda"},
      TimeLine);
  return Page(
      context, {"Laporan"},
      Fill(R"(<h1>Laporan</h1>{}<section aria-labelledby="h-tepat"><h2 id="h-tepat">Tepat
waktu</h2>{}{}</section><section aria-labelledby="h-lama"><h2 id="h-lama">Lamanya</h2>{}{}</section>
<p class="petunjuk">Waktu adalah waktu kerja kantor. Langkah yang dipegang beberapa unit dihitung
pada tiap unit. Antre: sampai diterima pemegangnya.</p>
<p><a href="{}">Pengiriman data per unit</a> · <a href="{}">Evaluasi SOP tahunan</a></p>)",
           WishForm(context, wish), OnTimeChart(context, wish, *report), counts,
           MedianChart(context, wish, *report), times, Url("/laporan/unit"), Url("/laporan/sop")));
}

}  // namespace tepat::portal
