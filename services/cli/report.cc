// SPDX-License-Identifier: Apache-2.0
#include "services/cli/report.h"

#include <fmt/format.h>

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/journal/wire.h"
#include "libs/worktime/deadline_feed.h"
#include "libs/worktime/zone.h"
#include "services/cli/event_log.h"
#include "services/cli/output_file.h"
#include "services/cli/table.h"
#include "services/cli/words.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;

constexpr int kPage = 200;

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

Result<timing::v1::GetReportRequest> RequestOf(const ReportWish& wish, const worktime::Zone& zone) {
  timing::v1::GetReportRequest request;
  request.set_group(Groups().at(wish.by));
  request.set_with_inferred(wish.with_inferred);
  TEPAT_ASSIGN(const Instant from, MidnightOf(wish.from, 0, zone));
  TEPAT_ASSIGN(const Instant until, MidnightOf(wish.to, 1, zone));
  journal::FillTime(from, request.mutable_start_time());
  journal::FillTime(until, request.mutable_end_time());
  if (!wish.known.empty()) {
    TEPAT_ASSIGN(const Instant known, MidnightOf(wish.known, 1, zone));
    journal::FillTime(known - Micros(1), request.mutable_known_time());
  }
  return request;
}

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

Table TableOf(const timing::v1::GetReportResponse& report) {
  Table table{"Laporan",
              {"kelompok", "n", "% tepat", "p50", "p90", "p95", "p99", "terlama", "antre", "kerja",
               "jeda", "dikembalikan", "lambat: antre", "lambat: kerja", "lambat: perbaikan",
               "diragukan", "tanpa mulai"}};
  for (const auto& row : report.rows()) {
    table.rows.push_back(RowOf(row, row.key().empty() ? "(tanpa)" : row.key()));
  }
  table.rows.push_back(RowOf(report.total(), "semua"));
  return table;
}

// Every visit, oldest case first.
Result<std::vector<timing::v1::Visit>> AllVisits(Operator& self, bool open_only) {
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  timing::v1::ListVisitsRequest request;
  request.set_open_only(open_only);
  request.set_page_size(kPage);
  std::vector<timing::v1::Visit> visits;
  do {
    TEPAT_ASSIGN(const auto page,
                 self.Call<timing::v1::ListVisitsResponse>([&](auto* context, auto* response) {
                   return stub->ListVisits(context, request, response);
                 }));
    visits.insert(visits.end(), page.visits().begin(), page.visits().end());
    request.set_page_token(page.next_page_token());
    if (visits.size() % 10'000 < static_cast<std::size_t>(kPage) && visits.size() > 10'000) {
      std::cerr << fmt::format("{} langkah dibaca …\n", visits.size());
    }
  } while (!request.page_token().empty());
  std::reverse(visits.begin(), visits.end());
  return visits;
}

// Writes text to a new file and says how many things it holds.
int WriteText(const std::string& path, const std::string& text, std::size_t count, bool json) {
  const auto out = OutputFile::Create(path);
  if (!out) return Complain(out.error());
  (*out)->stream() << text;
  const Status finished = (*out)->Finish();
  if (!finished) return Complain(finished.error());
  if (json) {
    std::cout << nlohmann::ordered_json{{"file", path}, {"visits", count}}.dump() << '\n';
  } else {
    std::cout << fmt::format("{} langkah ditulis ke {}\n", count, path);
  }
  return 0;
}

Table TableOf(const std::vector<timing::v1::Visit>& visits, const worktime::Zone& zone) {
  Table table{"Langkah",
              {"berkas", "langkah", "kunjungan", "keadaan", "terlambat", "mulai", "diterima",
               "selesai", "jatuh tempo", "terpakai", "antre", "kerja", "jeda", "pemegang",
               "kalender", "versi kalender", "penjelasan"}};
  const auto time = [&](bool there, const google::protobuf::Timestamp& at) {
    return there ? Cell(WallTime{zone.Format(journal::TimeOf(at)).substr(0, 19)}) : Cell();
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

}  // namespace

int ShowReport(Operator& self, const ReportWish& wish, bool json) {
  const auto zone = worktime::Zone::Find(wish.time_zone);
  if (!zone) return Complain(zone.error());
  const auto request = RequestOf(wish, *zone);
  if (!request) return Complain(request.error());
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto report = self.Call<timing::v1::GetReportResponse>(
      [&](auto* context, auto* response) { return stub->GetReport(context, *request, response); },
      std::chrono::minutes(2));
  if (!report) return Complain(report.error());
  if (!wish.file.empty()) {
    const Status written = WriteTable(TableOf(*report), wish.file);
    if (!written) return Complain(written.error());
  }
  if (json) {
    std::cout << journal::PayloadOf(*report) << '\n';
  } else if (wish.file.empty()) {
    PrintTable(TableOf(*report));
  }
  return 0;
}

int ExportVisits(Operator& self, const std::string& path, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto visits = AllVisits(self, false);
  if (!visits) return Complain(visits.error());
  const Status written = WriteTable(TableOf(*visits, *zone), path);
  if (!written) return Complain(written.error());
  if (json) {
    std::cout << nlohmann::ordered_json{{"file", path}, {"visits", visits->size()}}.dump() << '\n';
  } else {
    std::cout << fmt::format("{} langkah ditulis ke {}\n", visits->size(), path);
  }
  return 0;
}

int ExportXes(Operator& self, const std::string& path, bool json) {
  const auto visits = AllVisits(self, false);
  if (!visits) return Complain(visits.error());
  return WriteText(path, FormatXes(*visits), visits->size(), json);
}

int ExportOcel(Operator& self, const std::string& path, bool json) {
  const auto visits = AllVisits(self, false);
  if (!visits) return Complain(visits.error());
  return WriteText(path, FormatOcel(*visits), visits->size(), json);
}

int ExportDeadlines(Operator& self, const std::string& path, bool json) {
  const auto visits = AllVisits(self, true);
  if (!visits) return Complain(visits.error());
  std::vector<worktime::FeedEntry> entries;
  for (const auto& visit : *visits) {
    if (!visit.has_due_time()) continue;
    entries.push_back({fmt::format("{}.{}.{}@tepat", visit.case_id(), visit.step(), visit.visit()),
                       journal::TimeOf(visit.due_time()),
                       fmt::format("Jatuh tempo langkah {}", visit.step()), visit.explanation()});
  }
  return WriteText(path, worktime::FormatFeed(entries, SystemClock().Now()), entries.size(), json);
}

}  // namespace tepat::cli
