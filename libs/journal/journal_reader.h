// SPDX-License-Identifier: Apache-2.0
// A journal as those see it who only read it: couriers in its own process, and other services.
#pragma once

#include <string>
#include <vector>

#include "libs/journal/event.h"
#include "libs/sql/reader_pool.h"

namespace tepat::journal {

// One row of a journal.
struct JournalRow {
  std::int64_t sequence = 0;
  std::string body;
  std::string hash;
};

// Where a journal ends.
struct JournalHead {
  Position position;
  std::string hash;
  std::int64_t restored_cut = 0;  // the incarnation began behind this sequence; 0: never restored
};

// Some rows and the head as it was when they were read.
struct JournalPage {
  std::vector<JournalRow> rows;
  Position head;
};

// The head of the journal in a database. Fails with kUnavailable `journal.not_ready` before the
// journal has begun.
Result<JournalHead> ReadHead(sql::Database& db);

// Its rows in order from `from`, as they stand: at most `rows_max`, none beyond the head.
Result<std::vector<JournalRow>> ReadRows(sql::Database& db, std::int64_t from, int rows_max);

// As many facts as one transaction of a reader applies.
constexpr int kPageRowsMax = 256;
// Below the 1 MiB of one gRPC message.
constexpr std::size_t kPageBytesMax = std::size_t{512} * 1024;

// Reads a journal. Implementations are thread-safe.
class JournalReader {
 public:
  virtual ~JournalReader() = default;
  virtual Result<JournalHead> Head() = 0;
  // Rows in order from `from` (>= 1), without gap; empty beyond the head. A page ends at `rows_max`
  // (1 to kPageRowsMax) rows or kPageBytesMax.
  virtual Result<JournalPage> Read(std::int64_t from, int rows_max) = 0;
};

// A journal in this process's own file.
class LocalJournal : public JournalReader {
 public:
  explicit LocalJournal(sql::ReaderPool& pool) : pool_(pool) {}

  Result<JournalHead> Head() override;
  Result<JournalPage> Read(std::int64_t from, int rows_max) override;

 private:
  sql::ReaderPool& pool_;
};

}  // namespace tepat::journal
