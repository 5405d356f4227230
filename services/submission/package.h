// SPDX-License-Identifier: Apache-2.0
// What is sent: the documents of the package, its covering letter, the way that it goes.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/submission/config.h"

namespace tepat::submission {

// A document of the package.
struct PackageDocument {
  std::string kind;    // 1 to 60 characters
  std::string number;  // 1 to 150 characters
  std::string place;   // 1 to 200 characters
};

// 2 to 20 documents, among them measurement and report. Fails, as the next two, with kInvalid
// `submission.invalid_request` (detail `fields`).
Status CheckPackage(const std::vector<PackageDocument>& documents, const Config& config);

// The letter on top. Value type; a second one may be added, neither takes the other's place.
struct CoveringLetter {
  std::string number;  // 1 to 150 characters
  std::string date;    // ISO 8601, not in the future
  std::string place;   // 1 to 200 characters
};
Status CheckCoveringLetter(const CoveringLetter& letter, std::chrono::local_days today);

// By which way it was sent.
struct Delivery {
  int channel = 0;              // as in the contract, never 0
  std::string external_number;  // at most 150 characters
};
// External numbers are the channel's own; it may have none.
Status CheckDelivery(const Delivery& delivery);

}  // namespace tepat::submission
