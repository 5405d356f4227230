// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case.h"

#include <fmt/format.h>

#include <array>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "libs/daemon/guard.h"
#include "libs/journal/wire.h"
#include "libs/rpc/status.h"
#include "libs/worktime/zone.h"
#include "tepat/journal/v1/journal_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

// Words for VisitState, in its order.
constexpr std::array<const char*, 13> kStates = {
    "belum dinilai",     "menunggu",     "berjalan",    "dijeda",
    "jatuh tempo",       "terlambat",    "tepat waktu", "tepat (di luar jam)",
    "terlambat selesai", "dikembalikan", "dibatalkan",  "mulai tidak diketahui",
    "kalender habis"};
const std::array<std::string, 6> kServices = {"office",          "correspondence", "disposition",
                                              "data-collection", "submission",     "timing"};

std::string Used(const google::protobuf::Duration& time) {
  const std::int64_t minutes = time.seconds() / 60;
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, time.seconds() % 60);
}

void PrintVisit(const timing::v1::Visit& visit, const worktime::Zone& zone) {
  const auto at = [&](bool there, const google::protobuf::Timestamp& time) {
    return there ? zone.Format(journal::TimeOf(time)).substr(0, 19) : std::string("-");
  };
  std::cout << fmt::format("{:>2}.{:<2} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}\n", visit.step(),
                           visit.visit(), kStates.at(static_cast<std::size_t>(visit.state())),
                           at(true, visit.start_time()),
                           at(visit.has_stop_time(), visit.stop_time()), Used(visit.used()),
                           Used(visit.allowed()), at(visit.has_due_time(), visit.due_time()));
}

Result<std::int64_t> HeadOf(Operator& self, const std::string& service) {
  const auto stub = journal::v1::JournalService::NewStub(self.ChannelTo(service));
  grpc::ClientContext context;
  self.Prepare(context);
  journal::v1::GetHeadResponse response;
  TEPAT_TRY(rpc::FromGrpc(stub->GetHead(&context, {}, &response)));
  return response.head().sequence();
}

// How far timing has read, by service.
std::map<std::string, std::int64_t> CursorsOf(Operator& self) {
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  grpc::ClientContext context;
  self.Prepare(context);
  timing::v1::GetCursorsResponse response;
  std::map<std::string, std::int64_t> cursors;
  if (!stub->GetCursors(&context, {}, &response).ok()) return cursors;
  for (const auto& cursor : response.cursors()) {
    cursors[cursor.source().substr(cursor.source().rfind('/') + 1)] = cursor.sequence();
  }
  return cursors;
}

}  // namespace

int ShowCase(Operator& self, const std::string& case_id, const std::string& time_zone, bool json) {
  const auto zone = worktime::Zone::Find(time_zone);
  if (!zone) return Complain(zone.error());
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  grpc::ClientContext context;
  self.Prepare(context);
  timing::v1::GetCaseRequest request;
  request.set_case_id(case_id);
  timing::v1::GetCaseResponse response;
  const Status got = rpc::FromGrpc(stub->GetCase(&context, request, &response));
  if (!got) return Complain(got.error());
  if (json) {
    std::cout << journal::PayloadOf(response) << '\n';
    return 0;
  }
  std::cout << fmt::format("{:<5} {:<22} {:<19} {:<19} {:>9}/{:<9} {:<19}\n", "langkah", "keadaan",
                           "mulai", "selesai", "terpakai", "jatah", "jatuh tempo");
  for (const auto& visit : response.visits()) PrintVisit(visit, *zone);
  return 0;
}

int ShowStatus(Operator& self, bool json) {
  const auto cursors = CursorsOf(self);
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  bool healthy = true;
  for (const std::string& service : kServices) {
    const auto head = HeadOf(self, service);
    const auto cursor = cursors.find(service);
    const bool read =
        service == "timing" || (head && cursor != cursors.end() && cursor->second == *head);
    healthy = healthy && head && read;
    all.push_back({{"service", service},
                   {"answers", head.has_value()},
                   {"head", head.value_or(0)},
                   {"read_by_timing", cursor == cursors.end() ? 0 : cursor->second}});
    if (json) continue;
    std::cout << fmt::format("{:<16} {:<16} jurnal {:>8}  {}\n", service,
                             head ? "berjalan" : "TIDAK MENJAWAB", head.value_or(0),
                             read ? "" : "timing belum membaca semuanya");
  }
  if (json) std::cout << all.dump() << '\n';
  return healthy ? 0 : 1;
}

}  // namespace tepat::cli
