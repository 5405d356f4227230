// SPDX-License-Identifier: Apache-2.0
// What is tried again until it succeeds, in the log: couriers and readers have nobody to return an
// error to, and a line for each try would bury what else is said.
#pragma once

#include <string>

#include "libs/base/status.h"

namespace tepat::journal {

// Says once that a work has begun to fail, with slug and message, and once that it goes on. The
// same work that fails for another reason (another slug) is a change, too. One thread at a time.
class TroubleLog {
 public:
  // `work`: what is tried, as the log is to name it: `courier to the bus`.
  explicit TroubleLog(std::string work);

  // How a try ended. A success before the first failure is no news.
  void Note(const Status& outcome);

 private:
  const std::string work_;
  std::string slug_;  // of the failure that was told; empty while the work goes on
};

}  // namespace tepat::journal
