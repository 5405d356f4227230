// SPDX-License-Identifier: Apache-2.0
#include "services/office/store.h"

#include "libs/identity/office_view.h"
#include "migrations_office.h"

namespace tepat::office {

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> all = {identity::kOfficeViewSchema};
  all.insert(all.end(), kMigrations.begin(), kMigrations.end());
  return all;
}

Result<KnownVersion> NewestSop(sql::Database& db, const std::string& sop_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT version, body FROM office_sop WHERE sop_id=? ORDER BY "
                       "version DESC LIMIT 1",
                       {sop_id}));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Bytes(1)};
}

Result<KnownVersion> NewestCalendar(sql::Database& db, const std::string& calendar_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT version, file FROM office_calendar WHERE "
                                       "calendar_id=? ORDER BY version DESC LIMIT 1",
                                       {calendar_id}));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Text(1)};
}

Result<std::string> DefaultCalendarId(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT calendar_id FROM office_default_calendar"));
  return row ? row->Text(0) : std::string();
}

Status SaveFile(sql::Database& db, const std::string& name, const std::string& text) {
  return db.Run("INSERT OR REPLACE INTO office_file(name, text) VALUES(?,?)", {name, text});
}

}  // namespace tepat::office
