// SPDX-License-Identifier: Apache-2.0
#include "services/cli/service_status.h"

#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::cli {
namespace {

using journal::v1::GetProgressResponse;

std::int64_t StuckIn(const GetProgressResponse& progress) {
  // Parked is what could not be read, stuck what could not be handed over: both wait for somebody.
  std::int64_t stuck = progress.parked();
  for (const auto& courier : progress.couriers()) stuck += courier.stuck();
  return stuck;
}

// What timing should have told and has not.
void AddClockLags(Operator& self, std::vector<std::string>& lags) {
  const auto stub = timing::v1::TimingService::NewStub(self.ChannelTo("timing"));
  const auto told = self.Call<timing::v1::GetCursorsResponse>(
      [&](auto* context, auto* response) { return stub->GetCursors(context, {}, response); });
  if (!told) return;
  if (told->overdue_visits() > 0) {
    lags.push_back(fmt::format("{} pemberitahuan terlambat", told->overdue_visits()));
  }
  if (told->clock_held()) {
    lags.emplace_back("jam server di luar kalender: pemberitahuan ditahan");
  }
}

}  // namespace

OfficeProgress ReadOfficeProgress(Operator& self) {
  OfficeProgress office;
  for (const std::string& service : self.Programs()) {
    const auto stub = journal::v1::MaintenanceService::NewStub(self.ChannelTo(service));
    const auto progress = self.Call<GetProgressResponse>(
        [&](auto* context, auto* response) { return stub->GetProgress(context, {}, response); });
    if (progress) office[service] = *progress;
  }
  return office;
}

std::vector<std::string> LagsOf(const OfficeProgress& office, const std::string& service,
                                bool bus) {
  std::vector<std::string> lags;
  const auto found = office.find(service);
  if (found == office.end()) return lags;
  const auto& self = found->second;
  for (const auto& reader : self.readers()) {
    const auto source = office.find(ServiceOf(reader.source()));
    if (source == office.end()) continue;
    const auto& head = source->second.head();
    // A reader that stands in a former life of its source is behind, whatever its number says; but
    // a source that has said nothing yet cannot have been read.
    const bool same_life = head.incarnation() == reader.incarnation() || head.sequence() == 0;
    if (same_life && reader.sequence() >= head.sequence()) continue;
    lags.push_back("belum membaca semua dari " + source->first);
  }
  for (const auto& courier : self.couriers()) {
    // A courier passes facts that are not for its receiver, so it stands at the head when all is
    // done.
    if (courier.sequence() >= self.head().sequence()) continue;
    if (courier.courier() != "bus") {
      lags.push_back("serah terima ke " + courier.courier() + " belum selesai");
    } else if (bus) {
      lags.push_back("belum semua terbit di NATS");
    }
  }
  return lags;
}

nlohmann::ordered_json StatusJson(const std::string& service, const GetProgressResponse* progress,
                                  const std::vector<std::string>& lags) {
  nlohmann::ordered_json out = {{"service", service}, {"answers", progress != nullptr}};
  if (progress == nullptr) return out;
  out["head"] = progress->head().sequence();
  out["stuck"] = StuckIn(*progress);
  out["gaps"] = progress->gaps_size();
  out["readers"] = nlohmann::ordered_json::object();
  for (const auto& reader : progress->readers()) {
    out["readers"][ServiceOf(reader.source())] = reader.sequence();
  }
  out["couriers"] = nlohmann::ordered_json::object();
  for (const auto& courier : progress->couriers()) {
    out["couriers"][courier.courier()] = courier.sequence();
  }
  out["lags"] = lags;
  return out;
}

std::string StatusLine(const std::string& service, const GetProgressResponse* progress,
                       const std::vector<std::string>& lags) {
  if (progress == nullptr) return fmt::format("{:<16} TIDAK MENJAWAB", service);
  std::string line =
      fmt::format("{:<16} berjalan   jurnal {:>8}", service, progress->head().sequence());
  for (const std::string& lag : lags) line += " · " + lag;
  const std::int64_t stuck = StuckIn(*progress);
  if (stuck > 0) line += fmt::format(" · tersangkut {} (tepat case stuck)", stuck);
  for (const auto& gap : progress->gaps()) {
    line += fmt::format(" · {} tidak pernah mengirim {}–{}", ServiceOf(gap.source()), gap.first(),
                        gap.last());
  }
  return line;
}

int ShowStatus(Operator& self, bool json) {
  const OfficeProgress office = ReadOfficeProgress(self);
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  const std::vector<std::string> programs = self.Programs();
  // A service that does not answer is not healthy, whatever the others say of it.
  bool healthy = office.size() == programs.size();
  for (const std::string& service : programs) {
    const auto found = office.find(service);
    const auto* progress = found == office.end() ? nullptr : &found->second;
    std::vector<std::string> lags;
    if (progress != nullptr) lags = LagsOf(office, service, true);
    // Only timing tells of what falls due.
    if (progress != nullptr && service == "timing") AddClockLags(self, lags);
    healthy = healthy && lags.empty();
    if (json) {
      all.push_back(StatusJson(service, progress, lags));
    } else {
      std::cout << StatusLine(service, progress, lags) << '\n';
    }
  }
  if (json) std::cout << WriteJson(all) << '\n';
  return healthy ? 0 : 1;
}

}  // namespace tepat::cli
