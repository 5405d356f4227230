// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/applier.h"

#include <utility>

#include "libs/base/check.h"
#include "libs/base/failpoint.h"
#include "libs/journal/progress.h"
#include "libs/journal/transient.h"

namespace tepat::journal {

Applier::Applier(std::string source, Writer& writer, ApplyFact apply)
    : source_(std::move(source)), writer_(writer), apply_(std::move(apply)) {}

Result<Position> Applier::LoadCursor() {
  Position cursor{source_, "", 0};
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(auto progress, FindReadProgress(transaction.db(), source_));
    if (progress) cursor = std::move(progress->cursor);
    return Ok();
  }));
  return cursor;
}

Status Applier::Apply(const std::vector<Event>& events, Instant confirmed) {
  TEPAT_CHECK(!events.empty());  // the cursor moves behind the last of them
  TEPAT_FAILPOINT("reader.before_apply");
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    for (const Event& event : events) TEPAT_TRY(ApplyOne(transaction, event));
    return SaveCursor(transaction, events.back().position, confirmed);
  }));
  TEPAT_FAILPOINT("reader.after_apply");
  return Ok();
}

Status Applier::ApplyOne(Transaction& transaction, const Event& event) {
  sql::Database& db = transaction.db();
  // Whatever it says: a fact that overtook a parked one of its case would be applied to a state in
  // which it never happened.
  if (!event.fact.case_id.empty()) {
    TEPAT_ASSIGN(const bool waiting,
                 db.Exists("SELECT 1 FROM parked WHERE source=?1 AND case_id=?2 UNION ALL SELECT 1 "
                           "FROM lost_case WHERE source=?1 AND case_id=?2",
                           source_, event.fact.case_id));
    if (waiting) {
      return Park(transaction, event,
                  {Code::kConflict, "journal.behind_parked", "an earlier fact is parked"});
    }
  }
  // One for each fact: what a refused one has half done goes, what came before it stays.
  TEPAT_TRY(db.Run("SAVEPOINT fact"));
  Status applied = apply_(transaction, event);
  if (applied) return db.Run("RELEASE fact");
  // Trouble that passes, a transaction that SQLite has ended by itself, or an office fact, without
  // which nothing later would be judged rightly: the whole batch comes again, or the reader stops.
  if (IsTransient(applied.error()) || db.autocommit() || event.fact.case_id.empty()) return applied;
  TEPAT_TRY(db.Run("ROLLBACK TO fact"));
  TEPAT_TRY(db.Run("RELEASE fact"));
  return Park(transaction, event, applied.error());
}

Status Applier::Park(Transaction& transaction, const Event& event, const Error& error) {
  return transaction.db().Run(
      "INSERT INTO parked(source, sequence, case_id, body, slug, message) VALUES(?,?,?,?,?,?)",
      source_, event.position.sequence, event.fact.case_id, sql::BytesOf(event.body), error.slug,
      error.message);
}

Status Applier::SaveCursor(Transaction& transaction, const Position& position, Instant confirmed) {
  return SaveReadProgress(transaction.db(),
                          {{source_, position.incarnation, position.sequence}, confirmed});
}

Status MarkLost(sql::Database& db, const std::string& source, const std::string& case_id,
                std::int64_t cut) {
  return db.Run("INSERT OR REPLACE INTO lost_case(source, case_id, cut) VALUES(?,?,?)", source,
                case_id, cut);
}

}  // namespace tepat::journal
