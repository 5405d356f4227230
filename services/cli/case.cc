// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/cli/words.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

constexpr int kPage = 200;

// Words for StuckReason, in its order: for people, and in JSON.
constexpr std::array<const char*, 4> kReasons = {"", "ditolak oleh", "tidak dapat menerapkan dari",
                                                 "kehilangan fakta dari"};
constexpr std::array<const char*, 4> kReasonKeys = {"", "refused", "parked", "lost"};

void PrintHeading() {
  std::cout << fmt::format("{:<5} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}\n", "langkah", "keadaan",
                           "mulai", "selesai", "terpakai", "jatah", "jatuh tempo");
}

std::string LocalTime(const worktime::Zone& zone, const google::protobuf::Timestamp& time) {
  return zone.Format(journal::TimeOf(time)).substr(0, 19);
}

void PrintVisit(const timing::v1::Visit& visit, const worktime::Zone& zone) {
  const auto at = [&](bool there, const google::protobuf::Timestamp& time) {
    return there ? LocalTime(zone, time) : std::string("-");
  };
  std::cout << fmt::format("{:>2}.{:<2} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}\n", visit.step(),
                           visit.visit(), StateName(visit.state()), at(true, visit.start_time()),
                           at(visit.has_stop_time(), visit.stop_time()), Hours(visit.used()),
                           Hours(visit.allowed()), at(visit.has_due_time(), visit.due_time()));
}

Result<timing::v1::GetCaseResponse> GetCase(Operator& self, const std::string& case_id) {
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  timing::v1::GetCaseRequest request;
  request.set_case_id(case_id);
  return self.Call<timing::v1::GetCaseResponse>(
      [&](auto* context, auto* response) { return stub->GetCase(context, request, response); });
}

// What bears on a verdict beside its deadline.
std::string RemarksOn(const timing::v1::Visit& visit) {
  std::string remarks;
  const auto add = [&](bool holds, const std::string& text) {
    if (holds) remarks += " · " + text;
  };
  add(visit.late(), "terlambat");
  add(visit.provisional(), "sementara");
  add(visit.corrected(), "dikoreksi");
  add(visit.restated(), "ditetapkan ulang");
  add(visit.declared(), "dicatat kemudian");
  add(visit.clock_suspect(), "jam pencatat meragukan");
  for (const auto& pause : visit.pauses()) add(true, "jeda: " + pause.reason());
  if (visit.has_known_now()) {
    add(true, fmt::format("menurut kalender versi {}: {}", visit.known_now().calendar_version(),
                          StateName(visit.known_now().state())));
  }
  return remarks;
}

}  // namespace

int ExplainCase(Operator& self, const std::string& case_id, bool json) {
  const auto got = GetCase(self, case_id);
  if (!got) return Complain(got.error());
  for (const auto& visit : got->visits()) {
    if (json) {
      std::cout << nlohmann::ordered_json{{"step", visit.step()},
                                          {"visit", visit.visit()},
                                          {"explanation", visit.explanation()},
                                          {"calendar", visit.calendar_id()},
                                          {"calendar_version", visit.calendar_version()}}
                       .dump()
                << '\n';
      continue;
    }
    std::cout << fmt::format(
        "{}.{} {} · kalender {} versi {}{}\n    {}\n", visit.step(), visit.visit(),
        StateName(visit.state()), visit.calendar_id(), visit.calendar_version(), RemarksOn(visit),
        visit.explanation().empty() ? "belum dapat dinilai" : visit.explanation());
  }
  return 0;
}

int PlanCase(Operator& self, const std::string& case_id, const std::string& deadline,
             const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::PlanCaseRequest request;
  request.set_case_id(case_id);
  request.set_deadline_date(deadline);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto plan = self.Call<timing::v1::PlanCaseResponse>(
      [&](auto* context, auto* response) { return stub->PlanCase(context, request, response); });
  if (!plan) return Complain(plan.error());
  if (json) {
    std::cout << journal::PayloadOf(*plan) << '\n';
    return 0;
  }
  for (const auto& step : plan->steps()) {
    std::cout << fmt::format("langkah {}: {} sampai {}\n", step.step(),
                             LocalTime(*zone, step.start_time()),
                             LocalTime(*zone, step.due_time()));
  }
  std::cout << fmt::format("{} {} hari kerja ({} jam kerja).\n",
                           plan->fits() ? "Cukup, tersisa" : "Tidak cukup, kurang",
                           plan->margin_days(), Hours(plan->margin()));
  for (const auto& one : plan->compressions()) {
    std::cout << fmt::format("Usul: langkah {} dari {} menjadi {} hari kerja.\n", one.step(),
                             one.days(), one.days_needed());
  }
  return 0;
}

int ForecastCase(Operator& self, const std::string& case_id, const std::string& time_zone,
                 bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  timing::v1::ForecastCaseRequest request;
  request.set_case_id(case_id);
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::ForecastCaseResponse>([&](auto* context, auto* response) {
    return stub->ForecastCase(context, request, response);
  });
  if (!told) return Complain(told.error());
  if (json) {
    std::cout << journal::PayloadOf(*told) << '\n';
    return 0;
  }
  if (told->steps().empty()) std::cout << "Tidak ada langkah yang berjalan.\n";
  for (const auto& step : told->steps()) {
    if (step.sample() == 0) {
      std::cout << fmt::format("langkah {}: belum cukup riwayat (kurang dari {} kali)\n",
                               step.step(), told->history_min());
      continue;
    }
    std::cout << fmt::format(
        "langkah {}: kemungkinan terlambat {:.0f} %, perkiraan selesai {} (dari "
        "{} kali)\n",
        step.step(), 100 * step.breach_probability(), LocalTime(*zone, step.expected_time()),
        step.sample());
  }
  return 0;
}

int ShowCase(Operator& self, const std::string& case_id, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto got = GetCase(self, case_id);
  if (!got) return Complain(got.error());
  if (json) {
    std::cout << journal::PayloadOf(*got) << '\n';
    return 0;
  }
  PrintHeading();
  for (const auto& visit : got->visits()) PrintVisit(visit, *zone);
  return 0;
}

int ListCases(Operator& self, const CaseList& wanted, bool json) {
  const auto zone = worktime::Zone::Find(wanted.time_zone);
  if (!zone) return Complain(zone.error());
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  timing::v1::ListVisitsRequest request;
  request.set_open_only(!wanted.all);
  int left = wanted.limit;
  bool first = true;
  do {
    request.set_page_size(std::min(left, kPage));
    const auto page = self.Call<timing::v1::ListVisitsResponse>([&](auto* context, auto* response) {
      return stub->ListVisits(context, request, response);
    });
    if (!page) return Complain(page.error());
    if (std::exchange(first, false) && !json) {
      std::cout << fmt::format("{:<36} ", "berkas");
      PrintHeading();
    }
    for (const auto& visit : page->visits()) {
      if (json) {
        std::cout << journal::PayloadOf(visit) << '\n';
        continue;
      }
      std::cout << fmt::format("{:<36} ", visit.case_id());
      PrintVisit(visit, *zone);
    }
    left -= page->visits_size();
    request.set_page_token(page->next_page_token());
  } while (left > 0 && !request.page_token().empty());
  if (!request.page_token().empty()) {
    std::cerr << "Masih ada lagi; tambah --limit untuk melihatnya.\n";
  }
  return 0;
}

int ListUnconfirmed(Operator& self, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto stub = submission::v1::SubmissionService::NewStub(self.ChannelTo("submission"));
  submission::v1::ListUnconfirmedRequest request;
  request.set_page_size(kPage);
  bool none = true;
  do {
    const auto page =
        self.Call<submission::v1::ListUnconfirmedResponse>([&](auto* context, auto* response) {
          return stub->ListUnconfirmed(context, request, response);
        });
    if (!page) return Complain(page.error());
    for (const auto& one : page->submissions()) {
      none = false;
      std::cout << (json ? journal::PayloadOf(one)
                         : fmt::format("{} · periode {} · dikirim {}", one.case_id(), one.period(),
                                       LocalTime(*zone, one.sent_time())))
                << '\n';
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  if (none && !json) std::cout << "Semua yang terkirim sudah ada tanda terimanya.\n";
  return 0;
}

int ShowStuck(Operator& self, bool retry, bool json) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const std::string& service : self.Programs()) {
    const auto stub = journal::v1::MaintenanceService::NewStub(self.ChannelTo(service));
    if (retry) {
      const auto asked = self.Call<journal::v1::RetryStuckResponse>(
          [&](auto* context, auto* response) { return stub->RetryStuck(context, {}, response); });
      if (!asked) return Complain(asked.error());
    }
    const auto listed = self.Call<journal::v1::ListStuckResponse>(
        [&](auto* context, auto* response) { return stub->ListStuck(context, {}, response); });
    if (!listed) return Complain(listed.error());
    for (const auto& fact : listed->facts()) {
      all.push_back({{"service", service},
                     {"reason", kReasonKeys.at(static_cast<std::size_t>(fact.reason()))},
                     {"counterpart", fact.counterpart()},
                     {"case", fact.case_id()},
                     {"sequence", fact.sequence()},
                     {"slug", fact.slug()},
                     {"message", fact.message()}});
      if (json) continue;
      std::cout << fmt::format("{} · {} {} · {} nomor {} · {}: {}\n", fact.case_id(), service,
                               kReasons.at(static_cast<std::size_t>(fact.reason())),
                               ServiceOf(fact.counterpart()), fact.sequence(), fact.slug(),
                               fact.message());
    }
  }
  if (json) std::cout << all.dump() << '\n';
  if (!json && all.empty()) std::cout << "Tidak ada berkas yang tersangkut.\n";
  if (!json && retry) std::cout << "Serah terima dicoba lagi; lihat lagi sebentar kemudian.\n";
  return 0;
}

}  // namespace tepat::cli
