// SPDX-License-Identifier: Apache-2.0
// What a service knows of the office: SOP, calendar and plan versions (plans: office_plan.h), who
// holds which position, who acts for whom, the keys of its tokens; kept in its own database from
// the facts that the office has published.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/sop/sop.h"
#include "libs/sql/database.h"

namespace tepat::identity {

// Most positions and most instructions that an office has: it refuses longer lists when it adopts
// them, and the view is read to these limits.
constexpr int kOfficePositionsMax = 200;
constexpr int kOfficeInstructionsMax = 100;

// The tables of the view. Every service has them, for its guard looks keys up in them; they come
// before the service's own, which may build on the view.
sql::SchemaPart OfficeViewSchema();

// One version of a calendar.
struct CalendarVersion {
  std::string calendar_id;
  int version = 0;
  std::string file;  // JSON, as imported
};

// Takes over one fact of the office that happened at `at`. Facts that the view does not need have
// no effect. Fails with kInvalid `office_view.malformed_fact`. Inside a write transaction.
Status ApplyOfficeFact(sql::Database& db, const std::string& fact_name, const std::string& payload,
                       Instant at);

// Empties the view, so that it can be read anew. Inside a write transaction.
Status ForgetOffice(sql::Database& db);

// The version by which a case that opens on that date (of the office) runs: the newest whose
// effective date has come. Nothing when there is none.
Result<std::optional<sop::Sop>> FindSopInForce(sql::Database& db, std::chrono::local_days date);

// One version, or nothing.
Result<std::optional<sop::Sop>> FindSop(sql::Database& db, const std::string& sop_id, int version);

// From an instant on a case follows that version of its SOP.
struct Rebase {
  Instant at;
  std::string sop_id;
  int version = 0;
};

// What an open case was told to follow; oldest first.
Result<std::vector<Rebase>> RebasesOf(sql::Database& db, const std::string& case_id);

// The version that a case follows which was opened with that one: the last that it was told to
// follow, or that one; nothing while the office has not told it.
Result<std::optional<sop::Sop>> FindSopOfCase(sql::Database& db, const std::string& case_id,
                                              const std::string& sop_id, int version);

// Names one version of a calendar.
struct CalendarKey {
  std::string calendar_id;
  int version = 0;
};

// Whether the office has that position.
Result<bool> KnowsPosition(sql::Database& db, const std::string& position);

// The position that answers for each unit; the first by name where there are several.
Result<std::map<std::string, std::string>> PositionsByUnit(sql::Database& db);

// A version of a calendar, or nothing.
Result<std::optional<CalendarVersion>> FindCalendar(sql::Database& db, const CalendarKey& key);

// The newest version of the default calendar, or nothing: its name, and the whole of it.
Result<std::optional<CalendarKey>> FindDefaultCalendarKey(sql::Database& db);
Result<std::optional<CalendarVersion>> FindDefaultCalendar(sql::Database& db);

// The newest version of each calendar, by id.
Result<std::vector<CalendarVersion>> NewestCalendars(sql::Database& db);

// How many versions of its SOP the office has.
Result<int> CountSops(sql::Database& db);

// The public key of that id, or nothing.
Result<std::optional<std::string>> FindPublicKey(sql::Database& db, const std::string& key_id);

}  // namespace tepat::identity
