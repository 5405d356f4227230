// SPDX-License-Identifier: Apache-2.0
#include "services/cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "libs/journal/wire.h"
#include "libs/worktime/deadline_feed.h"
#include "libs/worktime/zone.h"
#include "services/cli/event_log.h"
#include "services/cli/output_file.h"
#include "services/cli/report_table.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

// The most that timing gives at once.
constexpr int kPage = 200;

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
    // Only for lists that take a while, and not among the answer.
    if (visits.size() % 10'000 < static_cast<std::size_t>(kPage) && visits.size() > 10'000) {
      std::cerr << fmt::format("{} langkah dibaca …\n", visits.size());
    }
  } while (!request.page_token().empty());
  // Timing lists the newest first; logs are read from the beginning.
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
    std::cout << WriteJson(nlohmann::ordered_json{{"file", path}, {"visits", count}}) << '\n';
  } else {
    std::cout << fmt::format("{} langkah ditulis ke {}\n", count, path);
  }
  return 0;
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
    const Status written = WriteTable(TableOf(*report, wish), wish.file);
    if (!written) return Complain(written.error());
  }
  if (json) {
    std::cout << journal::PayloadOf(*report) << '\n';
  } else if (wish.file.empty()) {
    std::cout << TextOf(TableOf(*report, wish));
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
    std::cout << WriteJson(nlohmann::ordered_json{{"file", path}, {"visits", visits->size()}})
              << '\n';
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
  const auto entries = DeadlinesOf(*visits);
  return WriteText(path, worktime::FormatFeed(entries, SystemClock().Now()), entries.size(), json);
}

}  // namespace tepat::cli
