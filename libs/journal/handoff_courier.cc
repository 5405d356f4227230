// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/handoff_courier.h"

#include <algorithm>
#include <set>

#include "libs/base/check.h"
#include "libs/base/failpoint.h"
#include "libs/journal/progress.h"
#include "libs/journal/transient.h"

namespace tepat::journal {
namespace {

constexpr std::chrono::milliseconds kSaveInterval(500);
constexpr std::chrono::seconds kLifeInterval(5);
constexpr std::chrono::milliseconds kBackoffFirst(50);
constexpr std::chrono::milliseconds kBackoffMax(2000);

}  // namespace

HandoffCourier::HandoffCourier(std::string name, std::vector<std::string> facts,
                               JournalReader& journal, Writer& writer,
                               const MonotonicClock& monotonic, Deliver deliver, AskLife ask_life)
    : name_(std::move(name)),
      facts_(std::move(facts)),
      journal_(journal),
      writer_(writer),
      monotonic_(monotonic),
      deliver_(std::move(deliver)),
      ask_life_(std::move(ask_life)) {}

Status HandoffCourier::Open() {
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(transaction.db().Run(
        "INSERT OR IGNORE INTO courier_cursor(courier, sequence) VALUES(?, 0)", {name_}));
    TEPAT_ASSIGN(
        const auto row,
        transaction.db().Find("SELECT sequence, receiver_life FROM courier_cursor WHERE courier=?",
                              {name_}));
    cursor_ = saved_ = row->Int(0);
    receiver_life_ = row->Text(1);
    return Ok();
  });
}

bool HandoffCourier::Step() {
  if (retry_.exchange(false)) RetryStuck();
  if (ask_life_ && !FollowReceiver()) return false;
  if (monotonic_.Now() < not_before_) return false;
  const auto page = journal_.Read(cursor_ + 1, kPageRowsMax);
  if (!page || page->rows.empty()) return SaveCursorInTime();
  for (const JournalRow& row : page->rows) {
    if (Concerns(row)) {
      const auto event = ParseEvent(row.body);
      TEPAT_CHECK(event.has_value());  // this service has written it
      TEPAT_FAILPOINT("handoff.before_delivery");
      if (!HandOver(*event)) {
        BackOff();
        return false;
      }
      TEPAT_FAILPOINT("handoff.after_delivery");
    }
    cursor_ = row.sequence;
  }
  backoff_ = std::chrono::milliseconds(0);
  return true;
}

bool HandoffCourier::Concerns(const JournalRow& row) const {
  const std::string subject = EnvelopeOf(row.body).subject;
  const std::string_view fact = std::string_view(subject).substr(subject.rfind('.') + 1);
  return std::find(facts_.begin(), facts_.end(), fact) != facts_.end();
}

// A receiver that was restored has lost what it was given meanwhile: it gets everything again, and
// what it still knows has no effect. True when the courier may go on.
bool HandoffCourier::FollowReceiver() {
  const MonotonicTime now = monotonic_.Now();
  if (now - life_asked_ < kLifeInterval) return true;
  const auto life = ask_life_();
  if (!life) return !receiver_life_.empty();  // it is down; the delivery will show it
  life_asked_ = now;
  if (*life == receiver_life_) return true;
  const bool restored = !receiver_life_.empty();
  const Status noted = writer_.Execute([&](Transaction& transaction) -> Status {
    if (restored) {
      TEPAT_TRY(transaction.db().Run("DELETE FROM stuck WHERE courier=?", {name_}));
      TEPAT_TRY(
          transaction.db().Run("UPDATE courier_cursor SET sequence=0 WHERE courier=?", {name_}));
    }
    return transaction.db().Run("UPDATE courier_cursor SET receiver_life=? WHERE courier=?",
                                {*life, name_});
  });
  if (!noted) return false;
  receiver_life_ = *life;
  if (restored) cursor_ = saved_ = 0;
  return true;
}

// Fails only when the same fact is to be tried again.
Status HandoffCourier::HandOver(const Event& event) {
  if (!event.fact.case_id.empty() && IsStuck(event.fact.case_id)) {
    return MarkStuck(event, {Code::kConflict, "journal.behind_stuck", "an earlier fact is stuck"});
  }
  Status delivered = deliver_(event);
  if (delivered || IsTransient(delivered.error())) return delivered;
  return MarkStuck(event, delivered.error());
}

bool HandoffCourier::IsStuck(const std::string& case_id) {
  bool stuck = false;
  const Status asked = writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(const auto row,
                 transaction.db().Find("SELECT 1 FROM stuck WHERE courier=? AND case_id=? LIMIT 1",
                                       {name_, case_id}));
    stuck = row.has_value();
    return Ok();
  });
  return asked && stuck;
}

// The row and the cursor in one commit: a crash neither loses nor doubles it.
Status HandoffCourier::MarkStuck(const Event& event, const Error& error) {
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(transaction.db().Run(
        "INSERT OR IGNORE INTO stuck(courier, sequence, case_id, slug, message) VALUES(?,?,?,?,?)",
        {name_, event.position.sequence, event.fact.case_id, error.slug, error.message}));
    return transaction.db().Run("UPDATE courier_cursor SET sequence=?2 WHERE courier=?1",
                                {name_, event.position.sequence});
  }));
  saved_ = event.position.sequence;
  return Ok();
}

bool HandoffCourier::RetryStuck() {
  std::vector<StandingFact> facts;
  const Status read = writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(facts, ListStuckOf(transaction.db(), name_));
    return Ok();
  });
  if (!read) return false;
  std::set<std::string> refused;  // their later facts wait on, in order
  for (const StandingFact& fact : facts) {
    if (refused.contains(fact.case_id)) continue;
    const auto page = journal_.Read(fact.sequence, 1);
    if (!page || page->rows.empty()) return false;
    const auto event = ParseEvent(page->rows[0].body);
    const Status delivered = event ? deliver_(*event) : Fail(event.error());
    const Status noted = writer_.Execute([&](Transaction& transaction) {
      if (delivered) {
        return transaction.db().Run("DELETE FROM stuck WHERE courier=? AND sequence=?",
                                    {name_, fact.sequence});
      }
      return transaction.db().Run(
          "UPDATE stuck SET slug=?, message=? WHERE courier=? AND sequence=?",
          {delivered.error().slug, delivered.error().message, name_, fact.sequence});
    });
    if (!noted) return false;
    if (!delivered) refused.insert(fact.case_id);
  }
  return refused.empty();
}

void HandoffCourier::BackOff() {
  backoff_ = std::min(std::max(backoff_ * 2, kBackoffFirst), kBackoffMax);
  not_before_ = monotonic_.Now() + backoff_;
}

// Not after each fact: that would be a second commit for it. What a crash forgets is carried again,
// with no effect.
bool HandoffCourier::SaveCursorInTime() {
  const MonotonicTime now = monotonic_.Now();
  if (now - saved_at_ < kSaveInterval) return false;
  saved_at_ = now;
  return SaveCursor();
}

bool HandoffCourier::SaveCursor() {
  if (cursor_ == saved_) return false;
  const Status saved = writer_.Execute([&](Transaction& transaction) {
    return transaction.db().Run("UPDATE courier_cursor SET sequence=? WHERE courier=?",
                                {cursor_, name_});
  });
  if (saved) saved_ = cursor_;
  return false;
}

}  // namespace tepat::journal
