// SPDX-License-Identifier: Apache-2.0
// Copies the files of a service, for backups and restores.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::cli {

// Copies every file of the store at `from` that `to` does not have: files lie under their content
// and never change. Uploads in progress are left out; nothing happens when there is no store. Fails
// with kInvalid `cli.not_a_backup` for a file whose content is not what its name says, kInternal
// `cli.cannot_write`.
Status CopyBlobs(const std::string& from, const std::string& to);

}  // namespace tepat::cli
