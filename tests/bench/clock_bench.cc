// SPDX-License-Identifier: Apache-2.0
// How fast the clock of a whole office is, on a real database: a calendar edit over many open
// visits, everything due at one instant while facts come in, a start with very many open visits,
// and reports over ten years. Prints one JSON object of milliseconds and megabytes.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "libs/base/check.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "libs/testing/project_file.h"
#include "services/timing/answers/calendar_preview.h"
#include "services/timing/answers/report.h"
#include "services/timing/intake/reader.h"
#include "services/timing/store/schema.h"
#include "services/timing/telling/rung_clock.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;
using Steady = std::chrono::steady_clock;

constexpr int kBatch = 500;  // facts in one transaction, as a busy reader takes them

double MillisSince(Steady::time_point start) {
  return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

// Memory of this process that is its own, in MB.
double OwnMegabytes() {
  std::ifstream status("/proc/self/smaps_rollup");
  double kilobytes = 0;
  for (std::string line; std::getline(status, line);) {
    std::istringstream words(line);
    std::string name;
    double value = 0;
    if (words >> name >> value && name == "Pss:") kilobytes = value;
  }
  return kilobytes / 1024;
}

class ClockBench {
 public:
  // In a throw-away folder, or in one that is there.
  explicit ClockBench(const std::string& folder = "")
      : path_(folder.empty() ? folder_.path() : folder) {
    Open();
  }

  void KnowTheOffice() {
    Mistakes mistakes("sop");
    office::v1::SopAdopted sop;
    *sop.mutable_sop() = *sop::ParseSopFile(
        simulation::ReadOfficeFile("sop/pengumpulan-data-kinerja.textproto"), mistakes);
    ReadOffice("sop-adopted", journal::PayloadOf(sop));
    Adopt(1, calendar_);
  }

  void Adopt(int version, const std::string& file) {
    office::v1::CalendarAdopted adopted;
    adopted.set_calendar_id("lumajang");
    adopted.set_version(version);
    adopted.set_file(file);
    adopted.set_is_default(true);
    ReadOffice("calendar-adopted", journal::PayloadOf(adopted));
  }

  // Cases from `first` on, each with these marks.
  void Read(int first, int count, const std::vector<sop::Mark>& marks) {
    for (int begin = first; begin < first + count; begin += kBatch) {
      const int end = std::min(begin + kBatch, first + count);
      Execute([&](journal::Transaction& transaction) -> Status {
        for (int i = begin; i < end; ++i) {
          TEPAT_TRY(ApplyMarks(*assessor_, transaction, EventOf(i, marks)));
        }
        return Ok();
      });
    }
  }

  sop::Mark Mark(int step, Kind kind) const {
    sop::Mark mark{step, 1, kind, clock_.Now()};
    if (kind == Kind::kStarted) mark.sop_id = "pengumpulan-data-kinerja", mark.sop_version = 1;
    return mark;
  }

  void Set(const std::string& at) { clock_.Set(*ParseInstant(at)); }
  void Advance(std::chrono::minutes by) { clock_.Advance(by); }
  bool Step() { return rungs_->Step(); }

  double Preview(const std::string& file) {
    v1::PreviewCalendarRequest request;
    request.set_file(file);
    const auto start = Steady::now();
    const auto told = PreviewCalendar(*node_, *assessor_, request, clock_.Now());
    TEPAT_CHECK(told && told->open_visits() > 0);
    return MillisSince(start);
  }

  double Report() {
    v1::GetReportRequest request;
    journal::FillTime(*ParseInstant("2024-01-01T00:00:00Z"), request.mutable_start_time());
    journal::FillTime(*ParseInstant("2027-12-31T00:00:00Z"), request.mutable_end_time());
    const auto start = Steady::now();
    const auto report = GetReport(*node_, *assessor_, request, clock_.Now());
    TEPAT_CHECK(report && report->total().visits() > 0);
    return MillisSince(start);
  }

  std::string WithHoliday(const std::string& date) const {
    std::string file = calendar_;
    const std::string list = "\"holidays\": [";
    file.insert(file.find(list) + list.size(),
                "{\"date\": \"" + date + "\", \"kind\": \"local\", \"name\": \"Uji\"},");
    return file;
  }

 private:
  void Open() {
    auto node = daemon::Node::Open({"uji", "timing", path_, false, Schema()}, world_);
    TEPAT_CHECK(node.has_value());
    rungs_.reset();
    node_ = std::move(*node);
    assessor_ = std::make_unique<Assessor>(config_);
    rungs_ = std::make_unique<RungClock>(*node_, *assessor_);
  }

  void Execute(const journal::Writer::Work& work) {
    const Status done = node_->writer().Execute(work);
    TEPAT_CHECK(done.has_value());
  }

  void ReadOffice(const std::string& fact, const std::string& payload) {
    journal::Event event = EventOf(0, {});
    event.fact = {fact, "", clock_.Now(), {}, 0, {}, payload};
    Execute([&](journal::Transaction& transaction) {
      return ApplyOfficeFact(*assessor_, transaction, event);
    });
  }

  journal::Event EventOf(int number, const std::vector<sop::Mark>& marks) {
    journal::Event event;
    event.id = ids_.Next();
    event.position = {"/tepat/uji/submission", "i", ++sequence_};
    event.recorded = clock_.Now();
    event.fact = {"x", "case-" + std::to_string(number), clock_.Now(), {}, 0, marks};
    return event;
  }

  const std::string calendar_ = simulation::ReadOfficeFile("calendar-lumajang.json");
  simulation::Folder folder_;
  const std::string path_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Config config_;
  std::unique_ptr<Assessor> assessor_;
  std::unique_ptr<daemon::Node> node_;
  std::unique_ptr<RungClock> rungs_;
  std::int64_t sequence_ = 0;
};

// A service that has been down: opens the database and finds what is due first.
void Reopen(const std::string& folder) {
  const auto start = Steady::now();
  ClockBench bench(folder);
  while (bench.Step()) {
  }
  std::printf("{\"restart_ms\": %.1f, \"restart_mb\": %.1f}\n", MillisSince(start), OwnMegabytes());
}

// So many open visits, for a process that reopens them.
void Fill(const std::string& folder, int visits) {
  ClockBench bench(folder);
  bench.KnowTheOffice();
  bench.Read(0, visits, {bench.Mark(6, Kind::kStarted)});
  while (bench.Step()) {
  }
  std::printf("{\"filled\": %d}\n", visits);
}

// A holiday over open visits: what it costs to ask, and to derive all while facts go on coming in.
void EditCalendar(int visits) {
  ClockBench bench;
  bench.KnowTheOffice();
  while (bench.Step()) {
  }
  bench.Read(0, visits, {bench.Mark(6, Kind::kStarted)});
  const std::string changed = bench.WithHoliday("2026-12-01");
  const double preview = bench.Preview(changed);
  bench.Adopt(2, changed);
  const auto start = Steady::now();
  std::vector<double> lags;
  for (int slice = 0; bench.Step(); ++slice) {
    if (slice % 10 != 0) continue;
    const auto asked = Steady::now();
    bench.Read(visits + slice, 1, {bench.Mark(1, Kind::kStarted)});
    lags.push_back(MillisSince(asked));
  }
  const double derived = MillisSince(start);
  const double lag = lags.empty() ? 0 : *std::max_element(lags.begin(), lags.end());
  std::printf("{\"preview_ms\": %.1f, \"derived_ms\": %.1f, \"lag_ms\": %.1f}\n", preview, derived,
              lag);
}

// Many visits due at one instant, while so many facts a second come in.
void FallDue(int visits, int facts_a_second) {
  ClockBench bench;
  bench.KnowTheOffice();
  bench.Set("2026-11-23T15:55:00+07:00");
  bench.Read(0, visits, {bench.Mark(1, Kind::kStarted)});
  bench.Set("2026-11-24T07:29:59+07:00");
  while (bench.Step()) {
  }
  bench.Set("2026-11-24T07:30:00.000001+07:00");
  const auto start = Steady::now();
  double first = 0;
  double worst = 0;  // a fact waited for the clock
  int read = 0;
  for (bool moved = true; moved;) {
    const auto asked = Steady::now();
    moved = bench.Step();
    if (first == 0) first = MillisSince(start);
    const int come = static_cast<int>(MillisSince(start) / 1000 * facts_a_second);
    if (come > read) bench.Read(visits + read, come - read, {bench.Mark(6, Kind::kStarted)});
    read = std::max(read, come);
    worst = std::max(worst, MillisSince(asked));
  }
  std::printf("{\"first_due_ms\": %.1f, \"all_due_ms\": %.1f, \"facts\": %d, ", first,
              MillisSince(start), read);
  std::printf("\"worst_wait_ms\": %.1f}\n", worst);
}

// Ten years of an office: closed visits, and a report over all of them.
void ReportYears(int visits) {
  ClockBench bench;
  bench.KnowTheOffice();
  const int a_batch = 500;
  for (int i = 0; i < visits; i += a_batch) {
    const sop::Mark started = bench.Mark(i / a_batch % 7 + 1, Kind::kStarted);
    bench.Advance(std::chrono::minutes(i / a_batch % 9 + 1));
    bench.Read(i, a_batch, {started, bench.Mark(started.step, Kind::kCompleted)});
  }
  double best = bench.Report();
  for (int i = 0; i < 4; ++i) best = std::min(best, bench.Report());
  std::printf("{\"report_ms\": %.1f}\n", best);
}

}  // namespace
}  // namespace tepat::timing

int main(int argc, char** argv) {
  spdlog::set_level(spdlog::level::off);  // standard output is for the figures
  const std::vector<std::string> words(argv + 1, argv + argc);
  const auto number = [&](std::size_t at) { return std::atoi(words.at(at).c_str()); };
  const std::string verb = words.empty() ? "" : words[0];
  if (verb == "edit" && words.size() == 2) {
    tepat::timing::EditCalendar(number(1));
  } else if (verb == "due" && words.size() == 3) {
    tepat::timing::FallDue(number(1), number(2));
  } else if (verb == "years" && words.size() == 2) {
    tepat::timing::ReportYears(number(1));
  } else if (verb == "fill" && words.size() == 3) {
    tepat::timing::Fill(words[1], number(2));
  } else if (verb == "reopen" && words.size() == 2) {
    tepat::timing::Reopen(words[1]);
  } else {
    std::fprintf(stderr,
                 "usage: clock_bench edit OPEN | due VISITS FACTS_A_SECOND | years CLOSED | fill "
                 "FOLDER OPEN | reopen FOLDER\n");
    return 2;
  }
  return 0;
}
