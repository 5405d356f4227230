// SPDX-License-Identifier: Apache-2.0
// The raw limit of a step command on disk: the very statements of a registration on the very
// schema, prepared once, on a file of their own, with nothing around them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tepat::bench {

struct CommitResult {
  std::int64_t steps = 0;
  double seconds = 0;
  std::vector<double> millis;      // of each transaction
  std::int64_t bytes_written = 0;  // to the disk, as the kernel counts them
};

// Commits `batch` registrations at a time into a new database in `folder`, with synchronous=FULL.
CommitResult RunCommits(const std::string& folder, int batch, std::chrono::milliseconds time);

// Bulk-loads a correspondence database with closed cases, through the service's own store.
int FillCorrespondence(const std::string& home, const std::string& office, std::int64_t cases);

}  // namespace tepat::bench
