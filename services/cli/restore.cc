// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "libs/base/file_lock.h"
#include "libs/base/outside_json.h"
#include "libs/blobs/file_hash.h"
#include "libs/journal/restore.h"
#include "services/cli/backup.h"
#include "services/cli/blob_copy.h"
#include "services/cli/manifest.h"

namespace tepat::cli {
namespace {

namespace fs = std::filesystem;

// In the same folder as the file whose place it takes, so that renaming cannot fail half way.
constexpr const char* kBeside = "/journal.db.dipulihkan";
// The log and its index belong to the former file: SQLite would apply them to the new one.
const std::array<std::string, 3> kDatabaseFiles = {"/journal.db", "/journal.db-wal",
                                                   "/journal.db-shm"};

Error CannotWrite(const std::string& path, const std::error_code& error) {
  return {Code::kInternal, "cli.cannot_write", path + ": " + error.message()};
}

Result<Manifest> ReadManifest(const std::string& folder) {
  std::ifstream file(folder + "/manifest.json", std::ios::binary);
  if (!file) {
    return Fail(Code::kInvalid, "cli.not_a_backup", folder + "/manifest.json: cannot be read");
  }
  return ParseManifest({std::istreambuf_iterator<char>(file), {}});
}

Status SyncToDisk(const std::string& path) {
  const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  // A folder as well as a file: without it a power cut may forget the new name.
  const bool synced = handle >= 0 && fsync(handle) == 0;
  if (handle >= 0) close(handle);
  if (synced) return Ok();
  return Fail(Code::kInternal, "cli.cannot_write", path + ": cannot be brought to disk");
}

// Puts the copies of some services in place: first everything is made ready, then files are
// renamed.
class Restoration {
 public:
  Restoration(Operator& self, std::string folder, std::vector<std::string> services)
      : home_(self.home()),
        folder_(std::move(folder)),
        services_(std::move(services)),
        ids_(clock_, entropy_) {}
  ~Restoration() {
    std::error_code ignored;
    for (const std::string& service : services_) {
      for (const char* rest : {"", "-wal", "-shm"})
        fs::remove(Folder(service) + kBeside + rest, ignored);
    }
  }
  Restoration(const Restoration&) = delete;
  Restoration& operator=(const Restoration&) = delete;

  Status Run(const Manifest& manifest) {
    std::error_code error;
    fs::create_directories(home_, error);
    // All copies are checked and lie beside before the first file changes its name: up to here
    // nothing has happened that would have to be undone.
    for (const std::string& service : services_) TEPAT_TRY(Prepare(manifest, service));
    // The office that is there keeps its settings: ports and addresses are those of this server.
    if (!fs::exists(home_ + "/tepat.toml", error)) {
      fs::copy_file(folder_ + "/tepat.toml", home_ + "/tepat.toml", error);
      if (error) return Fail(CannotWrite(home_ + "/tepat.toml", error));
    }
    for (const std::string& service : services_) TEPAT_TRY(PutInPlace(service));
    return Ok();
  }

  // Ending of the names under which the former files are kept.
  const std::string& former() const { return former_; }

 private:
  std::string Folder(const std::string& service) const { return home_ + "/" + service; }

  Status Prepare(const Manifest& manifest, const std::string& service) {
    std::error_code error;
    fs::create_directories(Folder(service), error);
    fs::permissions(Folder(service), fs::perms::owner_all, error);
    // Held until the end: no service starts on files that are being replaced.
    TEPAT_ASSIGN(auto lock, FileLock::Take(Folder(service) + "/lock"));
    locks_.push_back(std::move(lock));
    std::cerr << "Memeriksa " << service << " …\n";
    const std::string copy = folder_ + "/" + service + ".db";
    const std::string beside = Folder(service) + kBeside;
    fs::copy_file(copy, beside, fs::copy_options::overwrite_existing, error);
    if (error) return Fail(CannotWrite(copy, error));
    const ServiceCopy& promised = manifest.services.at(service);
    TEPAT_ASSIGN(const std::string hash, blobs::HashFile(beside));
    if (hash != promised.file_hash) {
      return Fail(
          Code::kInvalid, "cli.not_a_backup",
          copy + ": is not the file of which the manifest speaks; it was changed or damaged");
    }
    TEPAT_TRY(journal::VerifyFile(beside));
    TEPAT_TRY(CopyBlobs(folder_ + "/" + service + "-blobs", Folder(service) + "/blobs"));
    // Only now is the copy changed: a new incarnation, so that readers notice that facts were lost.
    TEPAT_TRY(journal::BeginNewLife(beside, clock_, ids_));
    return SyncToDisk(beside);
  }

  Status PutInPlace(const std::string& service) {
    std::error_code error;
    // Kept, not deleted: whoever restored the wrong backup can go back by hand.
    for (const std::string& file : kDatabaseFiles) {
      const std::string path = Folder(service) + file;
      if (fs::exists(path, error)) fs::rename(path, path + former_, error);
      if (error) return Fail(CannotWrite(path, error));
    }
    fs::rename(Folder(service) + kBeside, Folder(service) + "/journal.db", error);
    if (error) return Fail(CannotWrite(Folder(service), error));
    return SyncToDisk(Folder(service));
  }

  const std::string home_;
  const std::string folder_;
  const std::vector<std::string> services_;
  SystemClock clock_;
  SystemEntropy entropy_;
  UuidSource ids_;
  const std::string former_ = ".sebelum-" + FormatInstant(clock_.Now()).substr(0, 19);
  std::vector<std::unique_ptr<FileLock>> locks_;
};

}  // namespace

int RestoreBackup(Operator& self, const std::string& folder, const std::string& service,
                  bool json) {
  const auto manifest = ReadManifest(folder);
  if (!manifest) return Complain(manifest.error());
  std::vector<std::string> services(kServices.begin(), kServices.end());
  if (!service.empty()) services = {service};
  for (const std::string& wanted : services) {
    if (manifest->services.contains(wanted)) continue;
    return Complain({Code::kInvalid, "cli.not_a_backup", "the backup holds no '" + wanted + "'"});
  }
  Restoration restoration(self, folder, services);
  if (const Status done = restoration.Run(*manifest); !done) return Complain(done.error());
  if (json) {
    nlohmann::ordered_json out = {{"restored", services}, {"former", restoration.former()}};
    std::cout << WriteJson(out) << '\n';
    return 0;
  }
  std::cout << "Dipulihkan ke keadaan " << FormatInstant(manifest->made)
            << ". Berkas sebelumnya disimpan dengan akhiran " << restoration.former()
            << ". Jalankan lagi deploy/up.\n";
  if (!service.empty()) {
    std::cout << "Berkas yang kehilangan fakta terdaftar di tepat case stuck.\n";
  }
  return 0;
}

}  // namespace tepat::cli
