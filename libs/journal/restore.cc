// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/restore.h"

#include <algorithm>

#include "libs/journal/chain_check.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"
#include "tepat/journal/v1/journal.pb.h"

namespace tepat::journal {
namespace {

// Rows at a time: a whole journal would not fit into memory.
constexpr int kSlice = 500;

Result<JournalHead> HeadOf(sql::Database& db) {
  auto head = ReadHead(db);
  if (head) return head;
  return Fail(Code::kInvalid, "journal.not_a_journal", "the file holds no journal");
}

}  // namespace

Result<JournalHead> VerifyFile(const std::string& path) {
  TEPAT_ASSIGN(const auto db, sql::Database::Open(path, sql::Mode::kReader));
  TEPAT_ASSIGN(const JournalHead head, HeadOf(*db));
  ChainCheck chain(path);
  while (true) {
    TEPAT_ASSIGN(const auto rows, ReadRows(*db, chain.next(), kSlice));
    if (rows.empty()) break;
    for (const JournalRow& row : rows) TEPAT_TRY(chain.Take(row));
  }
  TEPAT_TRY(chain.End(head));
  return head;
}

Result<JournalHead> BeginNewLife(const std::string& path, const Clock& clock, IdSource& ids) {
  TEPAT_ASSIGN(const auto db, sql::Database::Open(path, sql::Mode::kWriter));
  TEPAT_ASSIGN(const JournalHead cut, HeadOf(*db));
  TEPAT_ASSIGN(const auto last,
               db->Find<sql::Blob>("SELECT body FROM journal ORDER BY sequence DESC LIMIT 1"));
  Event event;
  event.recorded = clock.Now();
  if (last) {
    TEPAT_ASSIGN(const Event before, ParseEvent(last->bytes));
    event.simulated = before.simulated;
    // The machine's time is not a simulated office's: its new life begins where the old one stood.
    event.recorded = before.simulated ? before.recorded : std::max(event.recorded, before.recorded);
  }
  v1::Restored payload;
  payload.set_old_incarnation(cut.position.incarnation);
  payload.set_cut(cut.position.sequence);
  payload.set_chain_head(cut.hash);
  event.id = ids.Next();
  event.position = {cut.position.source, ids.Next(), cut.position.sequence + 1};
  event.fact = {"restored", "", event.recorded};
  event.fact.payload = PayloadOf(payload);
  TEPAT_ASSIGN(const std::string body, FormatEvent(event));
  // One commit: a journal with a new life and no fact of it would look as if it had lost its tail.
  TEPAT_TRY(db->Run("BEGIN IMMEDIATE"));
  TEPAT_TRY(db->Run("UPDATE journal_life SET incarnation=?, restored_cut=?",
                    event.position.incarnation, cut.position.sequence));
  TEPAT_TRY(db->Run("INSERT INTO journal(sequence, case_id, body, hash) VALUES(?,NULL,?,?)",
                    event.position.sequence, sql::BytesOf(body),
                    sql::BytesOf(ChainHash(cut.hash, body))));
  TEPAT_TRY(db->Run("COMMIT"));
  return cut;
}

}  // namespace tepat::journal
