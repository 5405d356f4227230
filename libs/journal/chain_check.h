// SPDX-License-Identifier: Apache-2.0
// Walks a journal's chain, row by row: a row that was changed, lost or put in later does not fit.
#pragma once

#include <string>

#include "libs/journal/journal_reader.h"

namespace tepat::journal {

// Not thread-safe.
class ChainCheck {
 public:
  // `name` stands in the error: a file or a service.
  explicit ChainCheck(std::string name);

  // The next row, from 1 on. Fails with kInvalid `journal.broken_chain` (detail `sequence`).
  Status Take(const JournalRow& row);
  // Fails in the same way unless the rows taken end at this head.
  Status End(const JournalHead& head) const;

  // The row that is expected next.
  std::int64_t next() const { return next_; }
  const std::string& hash() const { return hash_; }

 private:
  const std::string name_;
  std::int64_t next_ = 1;
  std::string hash_;
};

}  // namespace tepat::journal
