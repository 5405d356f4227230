// SPDX-License-Identifier: Apache-2.0
// Settings of submission.
#pragma once

#include <chrono>
#include <cstddef>

namespace tepat::submission {

struct Config {
  // Most documents that one announcement of readiness names.
  std::size_t documents_max = 20;
  // Most units that one correction names; a mark holds no more holders.
  int returns_max = 32;
  // How far the receiver's clock may differ from ours when a receipt is judged.
  std::chrono::minutes clock_tolerance{5};
};

}  // namespace tepat::submission
