// SPDX-License-Identifier: Apache-2.0
#include "services/cli/blob_copy.h"

#include <filesystem>

#include "libs/blobs/blob_store.h"

namespace tepat::cli {

namespace fs = std::filesystem;

Status CopyBlobs(const std::string& from, const std::string& to) {
  std::error_code error;
  if (!fs::exists(from, error)) return Ok();
  for (fs::recursive_directory_iterator at(from, error), end; at != end; at.increment(error)) {
    const fs::path& path = at->path();
    // The name is the hash, its first two digits being the folder; anything else is no blob of
    // ours.
    const std::string named = path.parent_path().filename().string() + path.filename().string();
    if (!blobs::IsSha256(named) || !at->is_regular_file(error)) continue;
    // Read again before it is copied: a copy of a damaged file would look whole.
    TEPAT_ASSIGN(const std::string hash, blobs::HashFile(path.string()));
    if (hash != named) {
      return Fail(Code::kInvalid, "cli.not_a_backup", path.string() + ": was changed or damaged");
    }
    const fs::path target = to + "/" + blobs::BlobPath(named);
    fs::create_directories(target.parent_path(), error);
    // Files never change, so one that is there is the same one.
    fs::copy_file(path, target, fs::copy_options::skip_existing, error);
    if (error) break;
  }
  if (!error) return Ok();
  return Fail(Code::kInternal, "cli.cannot_write", to + ": " + error.message());
}

}  // namespace tepat::cli
