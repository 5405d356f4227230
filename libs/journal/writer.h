// SPDX-License-Identifier: Apache-2.0
// The journal and its only writer.
//
// Every service keeps a journal: an append-only, hash-chained table of the facts that it has
// decided. A command runs in one transaction that changes the service's rows *and* appends the
// fact, so nothing is published that is not committed, and nothing committed stays unpublished:
// couriers read the journal and carry it onward. One writer owns the only write connection.
// Commands that wait together share a transaction, a savepoint each, and so one fsync answers them
// all; an answer is given only after COMMIT has returned.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/id.h"
#include "libs/base/mutex.h"
#include "libs/journal/event.h"
#include "libs/sql/database.h"

namespace tepat::journal {

class Writer;

// What a unit of work may do; valid only while it runs.
class Transaction {
 public:
  sql::Database& db() { return db_; }
  // The instant of this work: office time, never before any earlier fact of this journal.
  Instant now() const { return now_; }
  // A new UUIDv7.
  std::string NewId() { return ids_.Next(); }

  // A fact appended: its id and its place.
  struct Appended {
    std::string event_id;
    Position position;
  };
  // Appends a fact to the journal. Fails as FormatEvent and sql::Database do.
  Result<Appended> Append(const Fact& fact);

  // Where the journal stands inside this transaction.
  Position position() const;

 private:
  friend class Writer;
  Transaction(Writer& writer, sql::Database& db, IdSource& ids)
      : writer_(writer), db_(db), ids_(ids) {}

  Writer& writer_;
  sql::Database& db_;
  IdSource& ids_;
  Instant now_;
};

// Limits of a writer, and what it stamps on facts.
struct WriterOptions {
  std::string path;        // the service's database file; created when absent
  std::string source;      // `/tepat/<office>/<service>`
  bool simulated = false;  // facts are flagged: office time is simulated
  // Waiting works; beyond it kExhausted `journal.queue_full`: a third of a second of work, after
  // which callers had better hear that they have to wait.
  std::size_t queue_max = 4096;
  std::size_t batch_max = 256;  // works in one transaction: 20 ms of work at most
  std::int64_t pages_max = 0;   // for tests of a full disk; 0: no limit
  sql::Schema schema = {};      // beside the journal's own tables
};

// The writer. Opened, given its listeners, then stepped until its service ends; what still waits
// then is dropped unanswered. Submit, Execute, Freeze, Thaw and head are for any thread; Step and
// WaitForWork for one thread at a time.
class Writer {
 public:
  using Work = std::function<Status(Transaction&)>;
  using Done = std::function<void(const Status&)>;

  // Opens or creates the file and brings its schema up to date. The clock and ids outlive the
  // writer. Fails as sql::Database does, and with `journal.other_source` when the file belongs to
  // another.
  static Result<std::unique_ptr<Writer>> Open(const WriterOptions& options, const Clock& clock,
                                              IdSource& ids);

  // Queues work. `done` is called once, from the thread that steps, after the work's transaction
  // has committed (with its own refusal, if it refused) or failed. Slug: `journal.queue_full`.
  Status Submit(Work work, Done done);

  // Queues work and waits for its outcome; steps by itself when no thread drives the writer.
  Status Execute(const Work& work);

  // Runs one batch. False when nothing was waiting.
  bool Step();

  // Before the thread starts that drives the writer: from now on Execute waits for it.
  void Drive() { driven_ = true; }
  // Waits until work is there or the time is over.
  void WaitForWork(std::chrono::milliseconds limit);

  // Until then people's commands are refused (`journal.frozen`), while readers and couriers go on:
  // so an office can drain to one cut. A freeze ends by itself: who froze may have died.
  void Freeze(std::chrono::milliseconds limit);
  void Thaw() { frozen_until_ = 0; }
  // Fails with kUnavailable `journal.frozen` during a freeze.
  Status RequireThawed() const;

  // Office time now; an item's own instant is Transaction::now.
  Instant OfficeTime() const { return clock_.Now(); }

  // Position of the last committed fact.
  Position head() const;

  // Called from the stepping thread after each commit that appended facts: for who carries them.
  // Set before the first Step.
  void OnFacts(std::function<void()> listener) { fact_listeners_.push_back(std::move(listener)); }
  // The same after each commit at all: also when it only changed rows, as a reader's do. For who
  // shows rows. A batch that failed has changed nothing.
  void OnChange(std::function<void()> listener) {
    change_listeners_.push_back(std::move(listener));
  }

  const std::string& path() const { return options_.path; }
  const std::string& source() const { return options_.source; }

  Writer(const WriterOptions& options, std::unique_ptr<sql::Database> db, const Clock& clock,
         IdSource& ids);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

 private:
  friend class Transaction;

  struct Item {
    Work work;
    Done done;
    Status outcome = Ok();
  };
  // Where the journal stands: what a rollback has to restore.
  struct Tail {
    std::int64_t sequence = 0;
    std::string hash;
    Instant last;
  };

  Status Load();
  // Whether the batch was committed.
  bool RunBatch(std::vector<Item>& batch);
  Status CommitBatch(std::vector<Item>& batch);
  Status RunItems(std::vector<Item>& batch);
  Status RunOne(Item& item, Transaction& transaction);
  void FailBatch(std::vector<Item>& batch, const Tail& before, const Status& status);

  const WriterOptions options_;
  std::unique_ptr<sql::Database> db_;  // of the thread that steps
  const Clock& clock_;
  IdSource& ids_;
  std::string incarnation_;  // set by Open
  Tail tail_;                // of the thread that steps
  // Set before the first Step, called by the thread that steps.
  std::vector<std::function<void()>> fact_listeners_;
  std::vector<std::function<void()>> change_listeners_;
  bool driven_ = false;                        // set before the threads start
  std::atomic<std::int64_t> frozen_until_{0};  // steady clock, milliseconds

  // Held only to put in and to take out: never while a work or a listener runs.
  mutable Mutex mutex_;
  Condition waiting_;
  std::deque<Item> queue_ TEPAT_GUARDED_BY(mutex_);
  std::int64_t committed_ TEPAT_GUARDED_BY(mutex_) = 0;  // sequence of the last committed fact
};

}  // namespace tepat::journal
