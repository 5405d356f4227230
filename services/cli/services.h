// SPDX-License-Identifier: Apache-2.0
// The services of an office, as the tool names them.
#pragma once

#include <string>
#include <vector>

#include "libs/sop/services.h"

namespace tepat::cli {

// Those that keep a journal, in the order in which others read them.
inline const std::vector<std::string> kServices(sop::kJournalServices.begin(),
                                                sop::kJournalServices.end());

// The service of a source, `/tepat/<office>/<service>`.
inline std::string ServiceOf(const std::string& source) {
  return source.substr(source.rfind('/') + 1);
}

}  // namespace tepat::cli
