// SPDX-License-Identifier: Apache-2.0
#include "services/office/store_files.h"

namespace tepat::office {
namespace {

YearFile FileIn(const sql::Row& row) {
  YearFile file;
  row.Into("kind", file.kind);
  row.Into("sha256", file.blob.sha256);
  row.Into("size", file.blob.size);
  row.Into("media_type", file.blob.media_type);
  row.Into("attached_us", file.attached);
  return file;
}

}  // namespace

Status SaveYearFile(sql::Database& db, int year, const YearFile& file) {
  return db.Run(
      "INSERT OR IGNORE INTO year_file(year, kind, sha256, size, media_type, attached_us) "
      "VALUES(?,?,?,?,?,?)",
      year, file.kind, file.blob.sha256, file.blob.size, file.blob.media_type, file.attached);
}

Result<std::vector<YearFile>> YearFiles(sql::Database& db, int year) {
  return db.Select(FileIn,
                   "SELECT kind, sha256, size, media_type, attached_us FROM year_file WHERE "
                   "year=? ORDER BY kind, attached_us, sha256 LIMIT ?",
                   year, kYearFilesMax);
}

// By hash alone: years may share a file, which lies once.
Result<bool> IsYearFile(sql::Database& db, const std::string& sha256) {
  TEPAT_ASSIGN(const auto found,
               db.Find<int>("SELECT year FROM year_file WHERE sha256=? LIMIT 1", sha256));
  return found.has_value();
}

}  // namespace tepat::office
