// SPDX-License-Identifier: Apache-2.0
// How `tepat case rebase --plan` words what would change. Nothing here calls or prints.
#pragma once

#include <string>

#include "tepat/data_collection/v1/rebase.pb.h"

namespace tepat::cli {

// Both versions, then each unit with what comes, goes and changes for it.
std::string RebaseText(const data_collection::v1::PreviewCollectionRebaseResponse& told);

}  // namespace tepat::cli
