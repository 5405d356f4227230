// SPDX-License-Identifier: Apache-2.0
#include "libs/blobs/blob_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "libs/blobs/office_file.h"

namespace tepat::blobs {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIncoming = "/masuk";
// As many as the longest mark of a kind below has.
constexpr std::size_t kFirstBytes = 8;

// By the first bytes, not by what a browser claims: the media type is what other browsers are
// later told to show.
struct Kind {
  std::string_view begins_with;
  const char* media_type;
};
constexpr std::array<Kind, 3> kKinds = {{{"%PDF-", "application/pdf"},
                                         {"\xff\xd8\xff", "image/jpeg"},
                                         {"\x89PNG\r\n\x1a\n", "image/png"}}};

Error DiskFull(const std::string& path) {
  return {Code::kUnavailable, "blobs.disk_full", path + ": cannot be written; is the disk full?"};
}

// A rename is on disk only when the folder that holds the name is.
bool SyncFolder(const std::string& path) {
  const int handle = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = handle >= 0 && fsync(handle) == 0;
  if (handle >= 0) close(handle);
  return synced;
}

}  // namespace

std::string BlobPath(const std::string& sha256) {
  return sha256.substr(0, 2) + "/" + sha256.substr(2);
}

bool IsSha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

BlobWriter::BlobWriter(std::string folder, std::string name, std::int64_t bytes_max, Taken taken)
    : folder_(std::move(folder)),
      beside_(folder_ + kIncoming + "/" + std::move(name)),
      bytes_max_(bytes_max),
      taken_(taken),
      // O_EXCL: two uploads that took the same name would write into one file.
      handle_(open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}

BlobWriter::~BlobWriter() {
  if (handle_ >= 0) close(handle_);
  if (!published_) unlink(beside_.c_str());
}

Status BlobWriter::Append(std::string_view bytes) {
  if (blob_.size + static_cast<std::int64_t>(bytes.size()) > bytes_max_) {
    return Fail(Code::kInvalid, "blobs.too_large",
                "a file has at most " + std::to_string(bytes_max_) + " bytes",
                {{"bytes_max", std::to_string(bytes_max_)}});
  }
  if (first_bytes_.size() < kFirstBytes) {
    first_bytes_ += bytes.substr(0, kFirstBytes - first_bytes_.size());
  }
  hasher_.Add(bytes);
  blob_.size += static_cast<std::int64_t>(bytes.size());
  // A write may take a part only; none at all means that the disk is full.
  while (!bytes.empty()) {
    const ssize_t written = write(handle_, bytes.data(), bytes.size());
    if (written <= 0) return Fail(DiskFull(beside_));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Ok();
}

Result<Blob> BlobWriter::Seal() {
  for (const Kind& kind : kKinds) {
    if (first_bytes_.rfind(kind.begins_with, 0) == 0) blob_.media_type = kind.media_type;
  }
  const bool office = taken_ == Taken::kOffice;
  // From the file, which is written by now: the list of its parts stands at its end.
  if (blob_.media_type.empty() && office) blob_.media_type = OfficeMediaType(beside_);
  if (blob_.media_type.empty()) {
    return Fail(Code::kInvalid, "blobs.kind_refused",
                std::string("a file is a PDF, a JPEG or a PNG") +
                    (office ? ", an XLSX or a DOCX without macros" : ""));
  }
  // The bytes are on disk before the hash is told to anybody: what is committed later can only
  // name a whole file. A folder that could not be written shows here, too.
  if (handle_ < 0 || fsync(handle_) != 0) return Fail(DiskFull(beside_));
  blob_.sha256 = hasher_.Finish();
  return blob_;
}

Status BlobWriter::Publish() {
  const std::string path = folder_ + "/" + BlobPath(blob_.sha256);
  const std::string parent = fs::path(path).parent_path().string();
  std::error_code error;
  // 256 folders at most, by the first two digits: no folder grows until it is slow to list.
  if (fs::create_directory(parent, error)) {
    fs::permissions(parent, fs::perms::owner_all, error);
    SyncFolder(folder_);
  }
  // The same content may lie there already; then it is replaced by its equal. A crash after
  // this line leaves a file without a row, which the next start sweeps.
  if (rename(beside_.c_str(), path.c_str()) != 0 || !SyncFolder(parent)) {
    return Fail(DiskFull(path));
  }
  published_ = true;
  return Ok();
}

Result<std::unique_ptr<BlobStore>> BlobStore::Open(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder + kIncoming, error);
  if (!fs::is_directory(folder + kIncoming, error)) {
    return Fail(Code::kInternal, "blobs.cannot_open", folder + ": cannot be made");
  }
  fs::permissions(folder, fs::perms::owner_all, error);
  return std::make_unique<BlobStore>(folder);
}

std::unique_ptr<BlobWriter> BlobStore::Begin(const std::string& name, std::int64_t bytes_max,
                                             Taken taken) const {
  return std::make_unique<BlobWriter>(folder_, name, bytes_max, taken);
}

Result<std::ifstream> BlobStore::Read(const std::string& sha256) const {
  std::ifstream file;
  if (IsSha256(sha256)) file.open(folder_ + "/" + BlobPath(sha256), std::ios::binary);
  if (!file.is_open()) return Fail(Code::kNotFound, "blobs.unknown", "no such file");
  return file;
}

Result<int> BlobStore::Sweep(
    const std::function<Result<bool>(const std::string& sha256)>& is_referred) const {
  std::error_code error;
  std::vector<fs::path> gone;
  for (fs::recursive_directory_iterator at(folder_, error), end; at != end; at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    const std::string sha256 =
        at->path().parent_path().filename().string() + at->path().filename().string();
    bool referred = false;
    if (IsSha256(sha256)) {
      TEPAT_ASSIGN(referred, is_referred(sha256));
    }
    if (!referred) gone.push_back(at->path());
  }
  // Only now, when the walk is over: an iterator over a folder that changes sees some files
  // twice and others never.
  for (const fs::path& path : gone) fs::remove(path, error);
  return static_cast<int>(gone.size());
}

}  // namespace tepat::blobs
