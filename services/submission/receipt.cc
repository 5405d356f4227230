// SPDX-License-Identifier: Apache-2.0
#include "services/submission/receipt.h"

#include "libs/base/findings.h"

namespace tepat::submission {

Status CheckReceipt(const Receipt& receipt, Instant sent, Instant now, const Config& config) {
  Findings findings;
  findings.RequireText(receipt.number, "number", kNumberLength);
  findings.RequireText(receipt.receiver, "receiver", kNameLength);
  findings.Require(receipt.received >= sent - config.clock_tolerance, "received_time",
                   "not before it was sent");
  findings.Require(receipt.received <= now + config.clock_tolerance, "received_time",
                   "not in the future");
  // The receiver's clock made the time: it may differ from ours by the tolerance, either way.
  const std::string& hash = receipt.file_sha256;
  const bool is_hex = hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  findings.Require(hash.empty() || (hash.size() == 64 && is_hex), "file_sha256",
                   "64 lower-case hexadecimal digits, or empty");
  return findings.Outcome("submission.invalid_request");
}

}  // namespace tepat::submission
