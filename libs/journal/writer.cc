// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/writer.h"

#include <algorithm>
#include <future>

#include "libs/base/check.h"
#include "libs/base/failpoint.h"
#include "libs/journal/hash.h"
#include "libs/journal/schema.h"

namespace tepat::journal {
namespace {

std::int64_t SteadyMillis() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Result<Transaction::Appended> Transaction::Append(const Fact& fact) {
  Writer::Tail& tail = writer_.tail_;
  Event event;
  event.id = ids_.Next();
  event.position = {writer_.options_.source, writer_.incarnation_, tail.sequence + 1};
  event.recorded = now_;
  event.simulated = writer_.options_.simulated;
  event.fact = fact;
  TEPAT_ASSIGN(const std::string body, FormatEvent(event));
  std::string hash = ChainHash(tail.hash, body);
  TEPAT_TRY(db_.Run("INSERT INTO journal(sequence, case_id, body, hash) VALUES(?,?,?,?)",
                    event.position.sequence, sql::NullIfEmpty(fact.case_id), sql::BytesOf(body),
                    sql::BytesOf(hash)));
  tail.sequence = event.position.sequence;
  tail.hash = std::move(hash);
  return Appended{std::move(event.id), std::move(event.position)};
}

Position Transaction::position() const {
  return {writer_.options_.source, writer_.incarnation_, writer_.tail_.sequence};
}

Writer::Writer(const WriterOptions& options, std::unique_ptr<sql::Database> db, const Clock& clock,
               IdSource& ids)
    : options_(options), db_(std::move(db)), clock_(clock), ids_(ids) {}

Result<std::unique_ptr<Writer>> Writer::Open(const WriterOptions& options, const Clock& clock,
                                             IdSource& ids) {
  TEPAT_ASSIGN(auto db, sql::Database::Open(options.path, sql::Mode::kWriter));
  const std::string_view journal_schema[] = {kSchema};
  TEPAT_TRY(sql::Migrate(*db, "journal", journal_schema));
  TEPAT_TRY(sql::Migrate(*db, options.schema));
  if (options.pages_max > 0) TEPAT_TRY(db->LimitPages(options.pages_max));
  auto writer = std::make_unique<Writer>(options, std::move(db), clock, ids);
  TEPAT_TRY(writer->Load());
  return writer;
}

Status Writer::Load() {
  TEPAT_ASSIGN(
      const auto life,
      (db_->Find<std::string, std::string>("SELECT source, incarnation FROM journal_life")));
  if (!life) {
    incarnation_ = ids_.Next();
    TEPAT_TRY(db_->Run("INSERT INTO journal_life(only, source, incarnation) VALUES(1,?,?)",
                       options_.source, incarnation_));
  } else if (const auto& [source, incarnation] = *life; source != options_.source) {
    return Fail(Code::kInvalid, "journal.other_source",
                options_.path + " is the journal of " + source);
  } else {
    incarnation_ = incarnation;
  }
  tail_.hash = FirstHash();
  TEPAT_ASSIGN(const auto last,
               (db_->Find<std::int64_t, sql::Blob, sql::Blob>(
                   "SELECT sequence, hash, body FROM journal ORDER BY sequence DESC LIMIT 1")));
  if (last) {
    const auto& [sequence, hash, body] = *last;
    TEPAT_ASSIGN(const Event event, ParseEvent(body.bytes));
    tail_ = {sequence, hash.bytes, event.recorded};
  }
  const Lock lock(mutex_);
  committed_ = tail_.sequence;
  return Ok();
}

Status Writer::Submit(Work work, Done done) {
  {
    const Lock lock(mutex_);
    if (queue_.size() >= options_.queue_max) {
      return Fail(Code::kExhausted, "journal.queue_full",
                  "too many commands are waiting for " + options_.source);
    }
    queue_.push_back({std::move(work), std::move(done)});
  }
  waiting_.NotifyOne();
  return Ok();
}

Status Writer::Execute(const Work& work) {
  std::promise<Status> promise;
  TEPAT_TRY(Submit(work, [&](const Status& status) { promise.set_value(status); }));
  std::future<Status> outcome = promise.get_future();
  if (!driven_) {
    while (outcome.wait_for(std::chrono::seconds(0)) != std::future_status::ready) Step();
  }
  return outcome.get();
}

void Writer::Freeze(std::chrono::milliseconds limit) {
  frozen_until_ = SteadyMillis() + limit.count();
}

Status Writer::RequireThawed() const {
  if (frozen_until_ <= SteadyMillis()) return Ok();
  return Fail(Code::kUnavailable, "journal.frozen", "a backup is being made; try again");
}

void Writer::WaitForWork(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const Lock lock(mutex_);
  while (queue_.empty() && waiting_.WaitUntil(mutex_, deadline)) {
  }
}

bool Writer::Step() {
  std::vector<Item> batch;
  {
    const Lock lock(mutex_);
    const std::size_t count = std::min(queue_.size(), options_.batch_max);
    for (std::size_t i = 0; i < count; ++i) {
      batch.push_back(std::move(queue_.front()));
      queue_.pop_front();
    }
  }
  if (batch.empty()) return false;
  const std::int64_t before = tail_.sequence;
  const bool committed = RunBatch(batch);  // without the lock: callers queue while the disk works
  {
    const Lock lock(mutex_);
    committed_ = tail_.sequence;
  }
  // After the commit, and after head() shows it: who is answered finds what he is told of.
  for (Item& item : batch) item.done(item.outcome);
  TEPAT_FAILPOINT("writer.after_answer");
  if (tail_.sequence > before) {
    for (const auto& listener : fact_listeners_) listener();
  }
  if (committed) {
    for (const auto& listener : change_listeners_) listener();
  }
  return true;
}

Position Writer::head() const {
  const Lock lock(mutex_);
  return {options_.source, incarnation_, committed_};
}

bool Writer::RunBatch(std::vector<Item>& batch) {
  const Tail before = tail_;
  const Status committed = CommitBatch(batch);
  if (!committed) FailBatch(batch, before, committed);
  return committed.has_value();
}

Status Writer::CommitBatch(std::vector<Item>& batch) {
  // At once for writing: a transaction that began with a read could find itself too late to write.
  TEPAT_TRY(db_->Run("BEGIN IMMEDIATE"));
  TEPAT_TRY(RunItems(batch));
  TEPAT_FAILPOINT("writer.before_commit");
  Status committed = db_->Run("COMMIT");
  TEPAT_FAILPOINT("writer.after_commit");
  // After a failed fsync nobody knows what is on disk: stop, and let the next start read it.
  TEPAT_CHECK(committed || committed.error().slug != "sql.io");
  return committed;
}

Status Writer::RunItems(std::vector<Item>& batch) {
  Transaction transaction(*this, *db_, ids_);
  for (Item& item : batch) {
    // Never backwards, also when the wall clock is set back.
    transaction.now_ = tail_.last = std::max(clock_.Now(), tail_.last);
    TEPAT_TRY(RunOne(item, transaction));
  }
  return Ok();
}

// Fails only when the whole transaction is lost; a refusal of the work is its own outcome.
Status Writer::RunOne(Item& item, Transaction& transaction) {
  const Tail before = tail_;
  TEPAT_TRY(db_->Run("SAVEPOINT work"));
  item.outcome = item.work(transaction);
  TEPAT_FAILPOINT("writer.inside_work");
  if (!item.outcome) {
    // SQLite ends the whole transaction by itself on a full disk and some other errors.
    if (db_->autocommit()) return item.outcome;
    // The facts of a refused work are gone with its rows; the next one takes their places.
    tail_.sequence = before.sequence;
    tail_.hash = before.hash;
    TEPAT_TRY(db_->Run("ROLLBACK TO work"));
  }
  return db_->Run("RELEASE work");
}

void Writer::FailBatch(std::vector<Item>& batch, const Tail& before, const Status& status) {
  // SQLite may have rolled back by itself, on a full disk for one: a second time would fail.
  if (!db_->autocommit()) {
    const Status rolled_back = db_->Run("ROLLBACK");
    TEPAT_CHECK(rolled_back.has_value());
  }
  tail_.sequence = before.sequence;
  tail_.hash = before.hash;
  // Refusals too: they may rest on rows of this transaction, which is gone.
  for (Item& item : batch) item.outcome = status;
}

}  // namespace tepat::journal
