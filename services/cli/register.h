// SPDX-License-Identifier: Apache-2.0
// `tepat export register`: everything of one case in one workbook, as the SOP's recording asks.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// Writes sheets Berkas (the letter, the disposition, documents), Langkah (every visit with its
// times and verdict) and Nilai (what the units sent, with proofs, versions and reasons) into a new
// file.
int ExportRegister(Operator& self, const std::string& case_id, const std::string& file,
                   const std::string& time_zone, bool json);

}  // namespace tepat::cli
