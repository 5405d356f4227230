// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/unit_report.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "services/portal/screens/layout.h"
#include "services/portal/screens/report/report_span.h"
#include "services/portal/screens/table_file.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;
using documents::Cell;

// A column: what it is called, what it means, its cell, and whether that is a span of time.
struct Column {
  const char* name;
  const char* meaning;
  Cell (*cell)(const wire::ShareCount& of);
  bool is_span = false;  // a file shows it in seconds, or as a clock does
};

// Of nothing there is no share: neither good nor bad.
Cell Rate(int part, int whole) { return whole == 0 ? Cell() : documents::PercentCell(part, whole); }

// The order of the page, of the files and of the explanation below.
constexpr Column kColumns[] = {
    {"Diminta",
     "Berapa kali unit harus mengirim: yang sudah dikirim dan yang batas waktunya sudah lewat. "
     "Data yang dikembalikan diminta, dan dihitung, sekali lagi. Unit yang dibebaskan tidak "
     "dihitung.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.expected()); }},
    {"Diterima", "Dari yang diminta: yang sudah dikirim.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.received()); }},
    {"Tepat waktu", "Dari yang diminta: yang dikirim sampai batas waktu unit.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.on_time()); }},
    {"Terlambat", "Dari yang diminta: yang dikirim sesudah batas waktu, atau belum dikirim.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.late()); }},
    {"Belum jatuh tempo", "Belum dikirim dan masih ada waktu; tidak ikut dalam yang diminta.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.not_yet_due()); }},
    {"Dikembalikan", "Berapa kali data unit dikembalikan untuk diperbaiki.",
     [](const wire::ShareCount& of) { return documents::NumberCell(of.returned()); }},
    {"Waktu sampai terkirim",
     "Median waktu kerja kantor sejak diminta sampai dikirim: separuhnya tidak lebih lama.",
     [](const wire::ShareCount& of) {
       return of.received() == 0 ? Cell() : Cell(documents::Span{of.p50().seconds()});
     },
     true},
    {"Tingkat pelaporan (%)", "Diterima dibagi diminta.",
     [](const wire::ShareCount& of) { return Rate(of.received(), of.expected()); }},
    {"Ketepatan waktu (%)", "Tepat waktu dibagi diminta.",
     [](const wire::ShareCount& of) { return Rate(of.on_time(), of.expected()); }}};

// As people read it on the page.
std::string Word(const Cell& cell) {
  if (const auto* span = std::get_if<documents::Span>(&cell)) {
    return Span(std::chrono::seconds(span->seconds));
  }
  const std::string text = documents::CellText(cell);
  return text.empty() ? "–" : IndonesianNumber(text);
}

// Units with a share by their names, then all of them. Whoever only holds visits had nothing to
// send, and stands in no line.
std::vector<std::pair<std::string, wire::ShareCount>> LinesOf(
    const Context& context, const wire::GetReportResponse& report) {
  std::vector<std::pair<std::string, wire::ShareCount>> lines;
  for (const wire::ReportRow& row : report.rows()) {
    if (row.has_shares()) lines.emplace_back(context.titles.Unit(row.key()), row.shares());
  }
  if (!lines.empty()) lines.emplace_back("Semua unit", report.total().shares());
  return lines;
}

// A span that most people ask for. It is called by its months: what falls due in July to September
// is mostly asked for the second quarter, whose name would say the wrong thing.
struct Months {
  const char* name;
  const char* from;
  const char* to;
};
constexpr Months kMonths[] = {{"Januari–Desember", "-01-01", "-12-31"},
                              {"Januari–Maret", "-01-01", "-03-31"},
                              {"April–Juni", "-04-01", "-06-30"},
                              {"Juli–September", "-07-01", "-09-30"},
                              {"Oktober–Desember", "-10-01", "-12-31"}};

// When what is counted falls due: `Juli–September 2026`, or the two dates.
std::string DueIn(const ReportSpan& span) {
  const std::string year = span.from.substr(0, 4);
  for (const Months& months : kMonths) {
    if (span.from == year + months.from && span.to == year + months.to) {
      return std::string(months.name) + " " + year;
    }
  }
  return TimeWords::Date(span.from) + " sampai dengan " + TimeWords::Date(span.to);
}

// On a phone each line is a card, and each cell says what it is.
Html TableOf(const ReportSpan& span,
             const std::vector<std::pair<std::string, wire::ShareCount>>& lines) {
  const Html heads = Join(kColumns, [](const Column& column) {
    return Fill(R"(<th scope="col">{}</th>)", column.name);
  });
  const Html rows = Join(lines, [](const auto& line) {
    return Fill(R"(<tr><th scope="row">{}</th>{}</tr>)", line.first,
                Join(kColumns, [&](const Column& column) {
                  return Fill(R"(<td data-judul="{}" class="angka">{}</td>)", column.name,
                              Word(column.cell(line.second)));
                }));
  });
  return Fill(R"(<div class="gulir" tabindex="0" role="region" aria-label="Pengiriman per unit">
<table class="periksa sempit"><caption>Jatuh tempo {}</caption><thead><tr>
<th scope="col">Unit</th>{}</tr></thead><tbody>{}</tbody></table></div>)",
              DueIn(span), heads, rows);
}

// The page says each span with its words; in a file the head has to say what the figure is.
std::string HeadIn(const Column& column, const std::string& form) {
  const std::string name = column.name;
  if (!column.is_span) return name;
  return name + (form == "xlsx" ? " (jam:menit:detik)" : " (detik)");
}

// A file is read without its page: each line says of what it counts.
documents::Table FileOf(const ReportSpan& span,
                        const std::vector<std::pair<std::string, wire::ShareCount>>& lines,
                        const std::string& form) {
  documents::Table table{"Unit", {"Unit", "Jatuh tempo dari", "Jatuh tempo sampai"}};
  for (const Column& column : kColumns) table.heading.push_back(HeadIn(column, form));
  for (const auto& [name, of] : lines) {
    std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{name, span.from, span.to});
    for (const Column& column : kColumns) row.push_back(column.cell(of));
  }
  return table;
}

Url Address(const ReportSpan& span) {
  Url to("/laporan/unit");
  to.With("dari", span.from).With("sampai", span.to);
  if (!span.known.empty()) to.With("seperti", span.known);
  return to;
}

// The year of the first date and its quarters, and the year before: one press away.
Html Periods(const ReportSpan& span) {
  const int year = IntIn(span.from.substr(0, 4));
  const auto link = [&](int of, const Months& months) {
    const std::string name = fmt::format("{:04}", of);
    const ReportSpan wanted{name + months.from, name + months.to, span.known};
    const std::string label = std::string(months.name) + " " + name;
    if (wanted.from == span.from && wanted.to == span.to) {
      return Fill(R"(<a class="tombol" href="{}" aria-current="true">{}</a> )", Address(wanted),
                  label);
    }
    return Fill(R"(<a class="tombol" href="{}">{}</a> )", Address(wanted), label);
  };
  return Fill(R"(<nav aria-label="Jatuh tempo"><p>Jatuh tempo: {}{}</p></nav>)",
              link(year - 1, kMonths[0]),
              Join(kMonths, [&](const Months& months) { return link(year, months); }));
}

Html Meanings() {
  return Fill(R"(<section aria-labelledby="h-arti"><h2 id="h-arti">Arti kolom</h2><dl>{}</dl>
<p class="petunjuk">Dihitung ialah data yang batas waktunya jatuh dalam rentang ini, menurut batas
unit sendiri dan kalender kantor yang sama dengan semua tenggat.</p></section>)",
              Join(kColumns, [](const Column& column) {
                return Fill("<dt><strong>{}</strong></dt><dd>{}</dd>", column.name, column.meaning);
              }));
}

Html Files(const ReportSpan& span) {
  return Fill(R"(<p><a href="{}">Unduh XLSX</a> · <a href="{}">Unduh CSV</a></p>)",
              Address(span).With("bentuk", "xlsx"), Address(span).With("bentuk", "csv"));
}

Html Unjudged(const wire::ShareCount& of) {
  if (of.unjudged() == 0) return Html();
  return Fill(R"(<p class="temuan kurang">{} permintaan tidak dihitung: waktu mulai atau batasnya
belum diketahui.</p>)",
              of.unjudged());
}

Html Body(const Context& context, const ReportSpan& span, const wire::GetReportResponse& report) {
  const auto lines = LinesOf(context, report);
  if (lines.empty()) {
    return Fill("<p>Tidak ada data unit yang batas waktunya jatuh dalam rentang ini.</p>");
  }
  return Fill("{}{}{}", TableOf(span, lines), Unjudged(report.total().shares()), Files(span));
}

}  // namespace

Response UnitReportPage(const Context& context) {
  // The whole year: what is not due yet is counted apart, so it need not be left out.
  const std::string year = context.portal.times.IsoDate(context.now).substr(0, 4);
  const ReportSpan span = SpanIn(context, year + "-12-31");
  const auto request = ReportRequest(context, span, wire::REPORT_GROUP_UNIT);
  if (!request) return UnreadDate(context);
  const auto& backend = context.portal.backend;
  const auto report = backend.Call(backend.timing, context.viewer->token,
                                   &wire::TimingService::Stub::GetReport, *request);
  if (!report) return NotTold(context, "Laporan belum dapat dibuat", report.error());
  const std::string form = context.request.query.Get("bentuk");
  // The same lines as on the page, whatever is taken away.
  if (form == "csv" || form == "xlsx") {
    return TableFile(context, FileOf(span, LinesOf(context, *report), form), form,
                     fmt::format("laporan-unit-{}-{}", span.from, span.to));
  }
  return Page(context, {"Laporan unit"},
              Fill(R"(<p><a href="{}">‹ Laporan</a></p><h1>Pengiriman data per unit</h1>{}<form
action="{}" class="saring">{}<p><button>Tampilkan</button></p></form>{}{})",
                   Url("/laporan"), Periods(span), Url("/laporan/unit"), SpanFields(span),
                   Body(context, span, *report), Meanings()));
}

}  // namespace tepat::portal
