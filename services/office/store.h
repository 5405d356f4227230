// SPDX-License-Identifier: Apache-2.0
// The only SQL of the office. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/sql/database.h"
#include "services/office/domain.h"

namespace tepat::office {

// Its own tables, behind the view that it keeps of itself as every service does.
sql::Schema Schema();

// The newest version of an SOP; content is the serialised tepat.sop.v1.SopVersion.
Result<KnownVersion> NewestSop(sql::Database& db, const std::string& sop_id);

// The newest version of a calendar; content is the file.
Result<KnownVersion> NewestCalendar(sql::Database& db, const std::string& calendar_id);

// The default calendar's id; empty when there is none.
Result<std::string> DefaultCalendarId(sql::Database& db);

// The directory in force; content is the serialised tepat.office.v1.Directory.
Result<KnownVersion> NewestDirectory(sql::Database& db);
Status SaveDirectory(sql::Database& db, const KnownVersion& directory);

// The instructions in force; content is the serialised tepat.office.v1.Instructions.
Result<KnownVersion> NewestInstructions(sql::Database& db);
Status SaveInstructions(sql::Database& db, const KnownVersion& instructions);

// A person of the office.
struct StoredPerson {
  std::string person_id;
  std::string key;
  std::string name;
  std::vector<std::string> positions;
};

// The id of the person of that key; empty when there is none.
Result<std::string> PersonIdOf(sql::Database& db, const std::string& key);
Status SavePerson(sql::Database& db, const std::string& person_id, const std::string& key,
                  const std::string& name, const std::string& personnel_number);
// All people, by key; at most 500.
Result<std::vector<StoredPerson>> AllPeople(sql::Database& db);

Result<bool> IsPerson(sql::Database& db, const std::string& person_id);

// Whether some position of the directory in force has that key, or that role in the SOP.
Result<bool> KnowsPositionOrRole(sql::Database& db, const std::string& role);

// Until when a delegation holds; nothing when it is not known.
Result<std::optional<Instant>> DelegationEnd(sql::Database& db, const std::string& delegation_id);

// A file as it was imported last.
struct StoredFile {
  std::string name;
  std::string text;
};
Status SaveFile(sql::Database& db, const std::string& name, const std::string& text);
// Files by name, after that one.
Result<std::vector<StoredFile>> FilesAfter(sql::Database& db, const std::string& name, int limit);

}  // namespace tepat::office
