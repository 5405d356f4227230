// SPDX-License-Identifier: Apache-2.0
// The receiver's receipt, which closes a case.
#pragma once

#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "services/submission/config.h"

namespace tepat::submission {

// As it was recorded. Value type.
struct Receipt {
  std::string number;       // 1 to 150 characters
  std::string receiver;     // 1 to 200 characters
  Instant received;         // not before the sending, not in the future
  std::string file_sha256;  // 64 hexadecimal digits, or empty
};

// Fails with kInvalid `submission.invalid_request` (detail `fields`).
Status CheckReceipt(const Receipt& receipt, Instant sent, Instant now, const Config& config);

}  // namespace tepat::submission
