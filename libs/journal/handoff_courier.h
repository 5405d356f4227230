// SPDX-License-Identifier: Apache-2.0
// Hands work over to another service: carries this journal's facts to it by idempotent calls, at
// least once, in order per case.
//
// A transient refusal (the other is down, or behind) is tried again after a back-off, and said in
// the log once. A permanent one makes the case *stuck*: the fact and every later one of its case
// wait in a list, visible and retryable by hand, and the courier goes on with the others.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/journal/backoff.h"
#include "libs/journal/courier_cursor.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/progress.h"
#include "libs/journal/trouble_log.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// Made, opened, then stepped for as long as its service runs. One thread at a time, but for
// AskRetry.
class HandoffCourier {
 public:
  // Hands one fact over.
  using Deliver = std::function<Status(const Event&)>;

  // The incarnation of the receiver's journal. When it changes, the receiver was restored and
  // everything is handed over again.
  using AskLife = std::function<Result<std::string>()>;

  // `name`: the receiver, `disposition`. `facts`: names of those that are handed over; others are
  // passed unread. All arguments outlive the courier.
  HandoffCourier(std::string name, std::vector<std::string> facts, JournalReader& journal,
                 Writer& writer, const MonotonicClock& monotonic, Deliver deliver,
                 AskLife ask_life = nullptr);

  // Reads the durable cursor. Once, before the first Step.
  Status Open();

  // Hands over the next facts. True when it moved on.
  bool Step();

  // Tries the stuck facts again, in order, at most kListedFactsMax of them; a case that is refused
  // again stays stuck, the others are tried. True when none was refused. Fails as the database and
  // the journal do: then the rest is stuck as before, though nobody has refused it.
  Result<bool> RetryStuck();
  // Lets the next Step do so, and where that fails a later one. Any thread.
  void AskRetry() { retry_ = true; }
  const std::string& name() const { return name_; }

  std::int64_t cursor() const { return cursor_.sequence(); }

 private:
  bool AnswerRetry();
  bool Concerns(const JournalRow& row) const;
  bool FollowReceiver();
  Status HandOver(const Event& event);
  Status MarkStuck(const Event& event, const Error& error);
  Result<bool> IsStuck(const std::string& case_id);
  Status NoteRetry(const StuckFact& fact, const Status& delivered);

  const std::string name_;
  const std::vector<std::string> facts_;
  JournalReader& journal_;
  Writer& writer_;
  const MonotonicClock& monotonic_;
  const Deliver deliver_;
  const AskLife ask_life_;
  CourierCursor cursor_;
  Backoff backoff_;
  TroubleLog trouble_;
  std::string receiver_life_;  // incarnation of its journal when last asked; empty before that
  MonotonicTime life_asked_{};
  std::atomic<bool> retry_{false};  // the only member for any thread
};

}  // namespace tepat::journal
