// SPDX-License-Identifier: Apache-2.0
#include "services/cli/report_table.h"

#include <fmt/format.h>

#include <map>

#include "libs/journal/wire.h"
#include "services/cli/words.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;

const std::map<std::string, timing::v1::ReportGroup>& Groups() {
  static const std::map<std::string, timing::v1::ReportGroup> kGroups = {
      {"step", timing::v1::REPORT_GROUP_STEP},
      {"unit", timing::v1::REPORT_GROUP_UNIT},
      {"position", timing::v1::REPORT_GROUP_POSITION},
      {"person", timing::v1::REPORT_GROUP_PERSON},
      {"month", timing::v1::REPORT_GROUP_MONTH}};
  return kGroups;
}

// The instant at which a date begins in the zone, so many days later.
Result<Instant> MidnightOf(const std::string& date, int days, const worktime::Zone& zone) {
  TEPAT_ASSIGN(const auto day, ParseDate(date));
  return zone.StartOf(day + std::chrono::days(days));
}

// By unit alone; by the dates on which shares are due, while the columns before count visits that
// ended.
const std::vector<std::string> kShareHeading = {
    "jatuh tempo dari", "jatuh tempo sampai", "diminta",           "diterima",
    "tepat waktu",      "terlambat",          "belum jatuh tempo", "unit dikembalikan",
    "median kirim",     "% diterima",         "% tepat unit",      "tidak dinilai"};

std::vector<Cell> RowOf(const timing::v1::ReportRow& row, const std::string& key) {
  return {key,
          NumberCell(row.visits()),
          PercentCell(row.on_time(), row.visits()),
          SpanCell(row.p50()),
          SpanCell(row.p90()),
          SpanCell(row.p95()),
          SpanCell(row.p99()),
          SpanCell(row.max()),
          SpanCell(row.queue()),
          SpanCell(row.touch()),
          SpanCell(row.paused()),
          NumberCell(row.returned()),
          NumberCell(row.late_waiting()),
          NumberCell(row.late_working()),
          NumberCell(row.late_rework()),
          NumberCell(row.doubtful()),
          NumberCell(row.inferred())};
}

// Of nothing there is no share: neither good nor bad.
Cell RateCell(int part, int whole) { return whole == 0 ? Cell() : PercentCell(part, whole); }

// What a unit had to send, behind the other columns.
void AddShares(const timing::v1::ReportRow& row, const ReportWish& wish, std::vector<Cell>& cells) {
  if (!row.has_shares()) {
    cells.resize(cells.size() + kShareHeading.size());
    return;
  }
  const timing::v1::ShareCount& of = row.shares();
  cells.emplace_back(wish.from);
  cells.emplace_back(wish.to);
  for (const int count :
       {of.expected(), of.received(), of.on_time(), of.late(), of.not_yet_due(), of.returned()}) {
    cells.push_back(NumberCell(count));
  }
  cells.push_back(of.received() == 0 ? Cell() : SpanCell(of.p50()));
  cells.push_back(RateCell(of.received(), of.expected()));
  cells.push_back(RateCell(of.on_time(), of.expected()));
  cells.push_back(NumberCell(of.unjudged()));
}

}  // namespace

Result<timing::v1::GetReportRequest> RequestOf(const ReportWish& wish, const worktime::Zone& zone) {
  timing::v1::GetReportRequest request;
  const auto group = Groups().find(wish.by);
  if (group == Groups().end()) {
    return Fail(Code::kInvalid, "cli.unknown_group", "'" + wish.by + "' is no way to group");
  }
  request.set_group(group->second);
  request.set_with_inferred(wish.with_inferred);
  TEPAT_ASSIGN(const Instant from, MidnightOf(wish.from, 0, zone));
  TEPAT_ASSIGN(const Instant until, MidnightOf(wish.to, 1, zone));
  journal::FillTime(from, request.mutable_start_time());
  journal::FillTime(until, request.mutable_end_time());
  if (!wish.known.empty()) {
    TEPAT_ASSIGN(const Instant known, MidnightOf(wish.known, 1, zone));
    // The last instant of that day: what was recorded at midnight belongs to the next.
    journal::FillTime(known - Micros(1), request.mutable_known_time());
  }
  return request;
}

Table TableOf(const timing::v1::GetReportResponse& report, const ReportWish& wish) {
  Table table{"Laporan",
              {"kelompok", "n", "% tepat", "p50", "p90", "p95", "p99", "terlama", "antre", "kerja",
               "jeda", "dikembalikan", "lambat: antre", "lambat: kerja", "lambat: perbaikan",
               "diragukan", "tanpa mulai"}};
  for (const auto& row : report.rows()) {
    table.rows.push_back(RowOf(row, row.key().empty() ? "(tanpa)" : row.key()));
  }
  // Percentiles of all are not those of the groups added up: timing has computed them.
  table.rows.push_back(RowOf(report.total(), "semua"));
  if (!report.total().has_shares()) return table;
  table.heading.insert(table.heading.end(), kShareHeading.begin(), kShareHeading.end());
  for (int i = 0; i < report.rows_size(); ++i) {
    AddShares(report.rows(i), wish, table.rows[static_cast<std::size_t>(i)]);
  }
  AddShares(report.total(), wish, table.rows.back());
  return table;
}

Table TableOf(const std::vector<timing::v1::Visit>& visits, const worktime::Zone& zone) {
  Table table{"Langkah",
              {"berkas", "langkah", "kunjungan", "keadaan", "terlambat", "mulai", "diterima",
               "selesai", "jatuh tempo", "terpakai", "antre", "kerja", "jeda", "pemegang",
               "kalender", "versi kalender", "penjelasan"}};
  const auto time = [&](bool there, const google::protobuf::Timestamp& at) {
    return there ? Cell(WallTime{LocalTime(zone, at)}) : Cell();
  };
  for (const auto& visit : visits) {
    std::string holders;
    for (const auto& holder : visit.holders()) {
      holders += (holders.empty() ? "" : " ") + holder.position();
    }
    table.rows.push_back(
        {visit.case_id(), static_cast<double>(visit.step()), static_cast<double>(visit.visit()),
         StateName(visit.state()), std::string(visit.late() ? "ya" : "tidak"),
         time(true, visit.start_time()), time(visit.has_accepted_time(), visit.accepted_time()),
         time(visit.has_stop_time(), visit.stop_time()),
         time(visit.has_due_time(), visit.due_time()), Span{visit.used().seconds()},
         Span{visit.queue().seconds()}, Span{visit.touch().seconds()},
         Span{visit.paused().seconds()}, holders, visit.calendar_id(),
         static_cast<double>(visit.calendar_version()), visit.explanation()});
  }
  return table;
}

std::vector<worktime::FeedEntry> DeadlinesOf(const std::vector<timing::v1::Visit>& visits) {
  std::vector<worktime::FeedEntry> entries;
  for (const auto& visit : visits) {
    if (!visit.has_due_time()) continue;
    entries.push_back({fmt::format("{}.{}.{}@tepat", visit.case_id(), visit.step(), visit.visit()),
                       journal::TimeOf(visit.due_time()),
                       fmt::format("Jatuh tempo langkah {}", visit.step()), visit.explanation()});
  }
  return entries;
}

}  // namespace tepat::cli
