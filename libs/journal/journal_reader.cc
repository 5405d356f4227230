// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/journal_reader.h"

#include "libs/journal/hash.h"

namespace tepat::journal {

Result<JournalHead> ReadHead(sql::Database& db) {
  TEPAT_ASSIGN(auto life, db.Find("SELECT source, incarnation, restored_cut FROM journal_life"));
  if (!life) return Fail(Code::kUnavailable, "journal.not_ready", "the journal has no life yet");
  TEPAT_ASSIGN(auto row,
               db.Find("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1"));
  return JournalHead{{life->Text(0), life->Text(1), row ? row->Int(0) : 0},
                     row ? row->Bytes(1) : FirstHash(),
                     life->Int(2)};
}

Result<JournalHead> LocalJournal::Head() { return pool_.Read<JournalHead>(ReadHead); }

Result<JournalPage> LocalJournal::Read(std::int64_t from, int rows_max) {
  if (from < 1 || rows_max < 1 || rows_max > kPageRowsMax) {
    return Fail(Code::kInvalid, "journal.page_out_of_range",
                "from_sequence counts from 1, page_size from 1 to " + std::to_string(kPageRowsMax));
  }
  return pool_.Read<JournalPage>([&](sql::Database& db) -> Result<JournalPage> {
    // The head in the same read transaction as the rows: a reader never sees it before them.
    TEPAT_ASSIGN(const JournalHead head, ReadHead(db));
    TEPAT_ASSIGN(const auto rows, db.Select("SELECT sequence, body, hash FROM journal WHERE "
                                            "sequence >= ? ORDER BY sequence LIMIT ?",
                                            {from, std::int64_t{rows_max}}));
    JournalPage page{{}, head.position};
    // Large facts end the page before the row limit does; one row always goes, so that a reader
    // gets on.
    std::size_t bytes = 0;
    for (const sql::Row& row : rows) {
      bytes += row.Bytes(1).size();
      if (bytes > kPageBytesMax && !page.rows.empty()) break;
      page.rows.push_back({row.Int(0), row.Bytes(1), row.Bytes(2)});
    }
    return page;
  });
}

}  // namespace tepat::journal
