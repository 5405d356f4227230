// SPDX-License-Identifier: Apache-2.0
#include "services/cli/backup.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "libs/blobs/file_hash.h"
#include "libs/daemon/process.h"
#include "services/cli/blob_copy.h"
#include "services/cli/manifest.h"
#include "services/cli/service_status.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace fs = std::filesystem;
namespace v1 = journal::v1;

// A service thaws by itself after that long, so that a tool that died leaves no office standing
// still. It is more than draining and copying may take together.
constexpr int kFreezeSeconds = 120;
// An office at rest drains within a second; half a minute means that something does not go on.
constexpr std::chrono::seconds kDrainLimit(30);
constexpr std::chrono::seconds kCopyLimit(60);  // for one service
// Short against a freeze, long against a call.
constexpr std::chrono::milliseconds kPause(50);

std::unique_ptr<v1::MaintenanceService::Stub> StubOf(Operator& self, const std::string& service) {
  return v1::MaintenanceService::NewStub(self.ChannelTo(service));
}

// People's commands are refused while it lives.
class OfficeFreeze {
 public:
  explicit OfficeFreeze(Operator& self) : self_(self) {}
  ~OfficeFreeze() {
    for (const std::string& service : kServices) {
      const auto stub = StubOf(self_, service);
      // One that cannot be told thaws by itself.
      static_cast<void>(self_.Call<v1::ThawResponse>(
          [&](auto* context, auto* response) { return stub->Thaw(context, {}, response); }));
    }
  }
  OfficeFreeze(const OfficeFreeze&) = delete;
  OfficeFreeze& operator=(const OfficeFreeze&) = delete;

  Status Begin() {
    v1::FreezeRequest request;
    request.set_seconds_max(kFreezeSeconds);
    for (const std::string& service : kServices) {
      const auto stub = StubOf(self_, service);
      TEPAT_TRY(self_.Call<v1::FreezeResponse>(
          [&](auto* context, auto* response) { return stub->Freeze(context, request, response); }));
    }
    return Ok();
  }

 private:
  Operator& self_;
};

// What is still on its way between services, in Indonesian; empty when nothing is.
std::vector<std::string> OnTheWay(const OfficeProgress& office) {
  std::vector<std::string> all;
  for (const std::string& service : kServices) {
    if (!office.contains(service)) {
      all.push_back(service + " tidak menjawab");
      continue;
    }
    for (const std::string& lag : LagsOf(office, service, false)) {
      all.push_back(fmt::format("{} {}", service, lag));
    }
  }
  return all;
}

// Waits until nothing is on its way. A fact that was still being decided shows as a new head: two
// looks that find the same heads are needed.
Result<OfficeProgress> Drain(Operator& self) {
  daemon::Signal never;
  const auto until = std::chrono::steady_clock::now() + kDrainLimit;
  std::map<std::string, std::int64_t> before;
  while (true) {
    OfficeProgress office = ReadOfficeProgress(self);
    const auto left = OnTheWay(office);
    std::map<std::string, std::int64_t> heads;
    for (const auto& [service, progress] : office) heads[service] = progress.head().sequence();
    if (left.empty() && heads == before) return office;
    if (std::chrono::steady_clock::now() > until) {
      return Fail(Code::kUnavailable, "cli.not_drained",
                  "not within 30 seconds: " + (left.empty() ? "facts keep coming" : left.front()));
    }
    before = std::move(heads);
    never.Wait(kPause);
  }
}

Result<Manifest> CopyOffice(Operator& self, const std::string& folder) {
  OfficeFreeze freeze(self);
  TEPAT_TRY(freeze.Begin());
  TEPAT_ASSIGN(const OfficeProgress office, Drain(self));
  Manifest manifest{SystemClock().Now(), {}};
  for (const std::string& service : kServices) {
    const auto stub = StubOf(self, service);
    v1::SnapshotRequest request;
    request.set_path(fmt::format("{}/{}.db", folder, service));
    std::cerr << "Menyalin " << service << " …\n";
    TEPAT_ASSIGN(const auto copied, self.Call<v1::SnapshotResponse>(
                                        [&](auto* context, auto* response) {
                                          return stub->Snapshot(context, request, response);
                                        },
                                        kCopyLimit));
    const auto& head = copied.head();
    // The freeze keeps people out, not the clock: timing may have recorded a breach just now.
    if (head.sequence() != office.at(service).head().sequence()) {
      return Fail(Code::kUnavailable, "cli.not_one_cut",
                  service + " went on while the others were copied");
    }
    // Blobs after the database: a file that a row names was stored before the row, and files are
    // never changed, so whatever the copy of the database names is there.
    TEPAT_TRY(CopyBlobs(fmt::format("{}/{}/blobs", self.home(), service),
                        fmt::format("{}/{}-blobs", folder, service)));
    // Of the copy, as it lies there: restore compares it before it touches anything.
    TEPAT_ASSIGN(const std::string hash, blobs::HashFile(request.path()));
    manifest.services[service] = {{head.source(), head.incarnation(), head.sequence()}, hash};
  }
  return manifest;
}

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(Code::kNotFound, "cli.not_a_backup", path + ": cannot be read");
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

Status WriteFile(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (file) return Ok();
  return Fail(Code::kInternal, "cli.cannot_write", path + ": cannot be written");
}

Result<Manifest> BackUpInto(Operator& self, const std::string& beside, const std::string& folder) {
  std::error_code error;
  if (!fs::create_directory(beside, error)) {
    return Fail(Code::kInternal, "cli.cannot_write",
                beside + ": cannot be made; is an unfinished backup in the way?");
  }
  // Before anything is in it: it will hold what people wrote.
  fs::permissions(beside, fs::perms::owner_all, error);
  auto made = [&]() -> Result<Manifest> {
    TEPAT_ASSIGN(const Manifest manifest, CopyOffice(self, beside));
    TEPAT_ASSIGN(const std::string settings, ReadFile(self.home() + "/tepat.toml"));
    TEPAT_TRY(WriteFile(beside + "/tepat.toml", settings));
    // Last, as the name of the folder is given last: a backup without it is none.
    TEPAT_TRY(WriteFile(beside + "/manifest.json", FormatManifest(manifest)));
    fs::rename(beside, folder, error);
    if (error) return Fail(Code::kInternal, "cli.cannot_write", folder + ": " + error.message());
    return manifest;
  }();
  // An unfinished backup must not look like one, nor stand in the way of the next.
  if (!made) fs::remove_all(beside, error);
  return made;
}

}  // namespace

int MakeBackup(Operator& self, const std::string& folder, bool json) {
  std::error_code error;
  const std::string target = fs::absolute(folder, error).lexically_normal().string();
  if (fs::exists(target, error)) {
    return Complain({Code::kConflict, "cli.file_exists", target + ": is there already"});
  }
  const auto made = BackUpInto(self, target + ".sebagian", target);
  if (!made) return Complain(made.error());
  if (json) {
    std::cout << FormatManifest(*made);
    return 0;
  }
  std::cout << "Cadangan lengkap di " << target << "; kata sandi dan token tidak ikut.\n";
  return 0;
}

}  // namespace tepat::cli
