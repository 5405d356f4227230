// SPDX-License-Identifier: Apache-2.0
// Another service's journal across a simulated process border: there while the process lives.
#pragma once

#include "libs/journal/journal_reader.h"

namespace tepat::simulation {

// Points at the journal of a simulated process, or at nothing while it is dead.
class SimulatedJournal : public journal::JournalReader {
 public:
  void Point(journal::JournalReader* journal) { journal_ = journal; }

  Result<journal::JournalHead> Head() override {
    if (journal_ == nullptr) return Fail(Code::kUnavailable, "rpc.unavailable", "simulated");
    return journal_->Head();
  }
  Result<journal::JournalPage> Read(std::int64_t from, int rows_max) override {
    if (journal_ == nullptr) return Fail(Code::kUnavailable, "rpc.unavailable", "simulated");
    return journal_->Read(from, rows_max);
  }

 private:
  journal::JournalReader* journal_ = nullptr;
};

}  // namespace tepat::simulation
