// SPDX-License-Identifier: Apache-2.0
#include "services/cli/output_file.h"

#include <filesystem>
#include <utility>

namespace tepat::cli {

namespace fs = std::filesystem;

Result<std::unique_ptr<OutputFile>> OutputFile::Create(const std::string& path) {
  std::error_code error;
  // Here, not at the end: nobody wants to wait for an export that then has no name.
  if (fs::exists(path, error)) {
    return Fail(Code::kConflict, "cli.file_exists", path + ": is there already");
  }
  auto file = std::make_unique<OutputFile>(path);
  if (!file->stream()) return Fail(Code::kInternal, "cli.cannot_write", path + ": cannot be made");
  return file;
}

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)), beside_(path_ + ".sebagian"), stream_(beside_, std::ios::binary) {}

OutputFile::~OutputFile() {
  std::error_code ignored;
  fs::remove(beside_, ignored);
}

Status OutputFile::Finish() {
  if (stream_.is_open()) stream_.close();
  std::error_code error;
  // A stream that failed on its way, on a full disk for instance, has said so by now.
  if (stream_) fs::rename(beside_, path_, error);
  if (stream_ && !error) return Ok();
  return Fail(Code::kInternal, "cli.cannot_write", path_ + ": not all could be written");
}

}  // namespace tepat::cli
