// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/handoff_courier.h"

#include <algorithm>
#include <set>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/failpoint.h"
#include "libs/journal/transient.h"

namespace tepat::journal {
namespace {

// How often the receiver is asked for its incarnation: a restore takes minutes.
constexpr std::chrono::seconds kLifeInterval(5);

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
      ask_life_(std::move(ask_life)),
      cursor_(name_, writer, monotonic),
      backoff_(monotonic),
      trouble_("handing over to " + name_) {}

Status HandoffCourier::Open() {
  TEPAT_TRY(cursor_.Open());
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(receiver_life_,  // the cursor has made the row
                 transaction.db().Get<std::string>(
                     "SELECT receiver_life FROM courier_cursor WHERE courier=?", name_));
    return Ok();
  });
}

bool HandoffCourier::Step() {
  if (retry_ && !AnswerRetry()) return false;
  if (ask_life_ && !FollowReceiver()) return false;
  if (backoff_.waiting()) return false;
  const auto page = journal_.Read(cursor_.sequence() + 1, kPageRowsMax);
  if (!page) trouble_.Note(Fail(page.error()));
  if (!page || page->rows.empty()) {
    cursor_.SaveAtRest();
    return false;
  }
  for (const JournalRow& row : page->rows) {
    if (Concerns(row)) {
      const auto event = ParseEvent(row.body);
      TEPAT_CHECK(event.has_value());  // this service has written it
      TEPAT_FAILPOINT("handoff.before_delivery");
      // The whole courier waits, not this case alone: what makes one fact wait (a receiver that
      // is down, a full disk) makes the others wait too.
      const Status handed = HandOver(*event);
      trouble_.Note(handed);
      if (!handed) {
        backoff_.Failed();
        return false;
      }
      TEPAT_FAILPOINT("handoff.after_delivery");
    }
    cursor_.MoveTo(row.sequence);
  }
  backoff_.Succeeded();
  cursor_.SaveUnderWay();
  return true;
}

// The operator asks once: what the database kept from being tried stays asked for, and waits as a
// fact does. True when the courier may go on.
bool HandoffCourier::AnswerRetry() {
  if (backoff_.waiting()) return false;
  // Taken before the work: who asks while it runs asks for another.
  retry_ = false;
  const auto retried = RetryStuck();
  trouble_.Note(retried ? Ok() : Fail(retried.error()));
  if (retried) return true;
  retry_ = true;
  backoff_.Failed();
  return false;
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
  if (!life) {
    // It is down; the delivery will show it, but the first, which has to know whom it reaches.
    if (receiver_life_.empty()) trouble_.Note(Fail(life.error()));
    return !receiver_life_.empty();
  }
  life_asked_ = now;
  if (*life == receiver_life_) return true;
  const bool restored = !receiver_life_.empty();
  const Status noted = writer_.Execute([&](Transaction& transaction) -> Status {
    // In one commit: a crash between them would leave a receiver that is known but has nothing.
    if (restored) {
      TEPAT_TRY(transaction.db().Run("DELETE FROM stuck WHERE courier=?", name_));
      TEPAT_TRY(cursor_.SaveIn(transaction, 0));
    }
    return transaction.db().Run("UPDATE courier_cursor SET receiver_life=? WHERE courier=?", *life,
                                name_);
  });
  trouble_.Note(noted);
  if (!noted) return false;
  receiver_life_ = *life;
  if (restored) cursor_.Saved(0);
  return true;
}

// Fails only when the same fact is to be tried again.
Status HandoffCourier::HandOver(const Event& event) {
  if (!event.fact.case_id.empty()) {
    // Not knowing is a failure: a fact that overtook a stuck one would break the order of its case.
    TEPAT_ASSIGN(const bool stuck, IsStuck(event.fact.case_id));
    if (stuck) {
      return MarkStuck(event,
                       {Code::kConflict, "journal.behind_stuck", "an earlier fact is stuck"});
    }
  }
  Status delivered = deliver_(event);
  if (delivered || IsTransient(delivered.error())) return delivered;
  return MarkStuck(event, delivered.error());
}

Result<bool> HandoffCourier::IsStuck(const std::string& case_id) {
  bool stuck = false;
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(stuck, transaction.db().Exists("SELECT 1 FROM stuck WHERE courier=? AND case_id=?",
                                                name_, case_id));
    return Ok();
  }));
  return stuck;
}

// The row and the cursor in one commit: a crash neither loses nor doubles it.
Status HandoffCourier::MarkStuck(const Event& event, const Error& error) {
  const std::int64_t sequence = event.position.sequence;
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(transaction.db().Run(
        "INSERT OR IGNORE INTO stuck(courier, sequence, case_id, slug, message) VALUES(?,?,?,?,?)",
        name_, sequence, event.fact.case_id, error.slug, error.message));
    return cursor_.SaveIn(transaction, sequence);
  }));
  cursor_.Saved(sequence);
  return Ok();
}

Result<bool> HandoffCourier::RetryStuck() {
  std::vector<StuckFact> facts;
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(facts, ListStuckOf(transaction.db(), name_));
    return Ok();
  }));
  std::set<std::string> refused;  // their later facts wait on, in order
  for (const StuckFact& fact : facts) {
    if (refused.contains(fact.case_id)) continue;
    TEPAT_ASSIGN(const JournalPage page, journal_.Read(fact.sequence, 1));
    TEPAT_CHECK(!page.rows.empty());  // a fact that is stuck has been read from there
    const auto event = ParseEvent(page.rows[0].body);
    const Status delivered = event ? deliver_(*event) : Fail(event.error());
    // Delivered but not noted: it is delivered again next time, with no effect.
    TEPAT_TRY(NoteRetry(fact, delivered));
    if (!delivered) refused.insert(fact.case_id);
  }
  return refused.empty();
}

Status HandoffCourier::NoteRetry(const StuckFact& fact, const Status& delivered) {
  return writer_.Execute([&](Transaction& transaction) {
    if (delivered) {
      return transaction.db().Run("DELETE FROM stuck WHERE courier=? AND sequence=?", name_,
                                  fact.sequence);
    }
    return transaction.db().Run("UPDATE stuck SET slug=?, message=? WHERE courier=? AND sequence=?",
                                delivered.error().slug, delivered.error().message, name_,
                                fact.sequence);
  });
}

}  // namespace tepat::journal
