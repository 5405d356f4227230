// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/journal_reader.h"

#include <tuple>
#include <utility>

#include "libs/journal/hash.h"

namespace tepat::journal {

namespace {

JournalRow RowIn(const sql::Row& row) {
  return {row.Get<std::int64_t>("sequence"), row.Get<sql::Blob>("body").bytes,
          row.Get<sql::Blob>("hash").bytes};
}

}  // namespace

Result<JournalHead> ReadHead(sql::Database& db) {
  using std::string;
  TEPAT_ASSIGN(auto life, (db.Find<string, string, std::int64_t>(
                              "SELECT source, incarnation, restored_cut FROM journal_life")));
  if (!life) return Fail(Code::kUnavailable, "journal.not_ready", "the journal has no life yet");
  auto& [source, incarnation, restored_cut] = *life;
  TEPAT_ASSIGN(auto last,
               (db.Find<std::int64_t, sql::Blob>(
                   "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")));
  auto [sequence, hash] =
      last ? *std::move(last) : std::tuple(std::int64_t{0}, sql::Blob{FirstHash()});
  return JournalHead{
      {std::move(source), std::move(incarnation), sequence}, std::move(hash.bytes), restored_cut};
}

Result<std::vector<JournalRow>> ReadRows(sql::Database& db, std::int64_t from, int rows_max) {
  return db.Select(RowIn,
                   "SELECT sequence, body, hash FROM journal WHERE sequence >= ? ORDER BY sequence "
                   "LIMIT ?",
                   from, rows_max);
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
    TEPAT_ASSIGN(auto rows, ReadRows(db, from, rows_max));
    JournalPage page{{}, head.position};
    // Large facts end the page before the row limit does; one row always goes, so that a reader
    // gets on.
    std::size_t bytes = 0;
    for (JournalRow& row : rows) {
      bytes += row.body.size();
      if (bytes > kPageBytesMax && !page.rows.empty()) break;
      page.rows.push_back(std::move(row));
    }
    return page;
  });
}

}  // namespace tepat::journal
