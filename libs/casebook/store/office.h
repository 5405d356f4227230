// SPDX-License-Identifier: Apache-2.0
// What is asked of the office as the casebook knows it. Every list has a limit. Saving runs inside
// the writer's transaction; asking on any connection. All fail as sql::Database does.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/sop/sop.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// What a unit or position (`kind`) is called from now on. Inside the writer's transaction.
Status SaveTitle(sql::Database& db, const std::string& kind, const std::string& key,
                 const std::string& title);
// What is printed of a delegation. Inside the writer's transaction.
Status SaveDelegation(sql::Database& db, const std::string& delegation_id, int kind,
                      const std::string& decree_number);

// What units and positions are called. Value type.
class Titles {
 public:
  static Result<Titles> Load(sql::Database& db);
  // The title, or the key when there is none.
  std::string Unit(const std::string& key) const;
  std::string Position(const std::string& key) const;
  const std::map<std::string, std::string>& units() const { return units_; }
  const std::map<std::string, std::string>& positions() const { return positions_; }

 private:
  std::map<std::string, std::string> units_;
  std::map<std::string, std::string> positions_;
};

// Somebody who acts in a position for a time. Value type.
struct DelegationRow {
  std::string delegation_id;
  std::string position;
  std::string person_id;
  Instant from;
  Instant until;  // exclusive: its end, or when it was revoked
  int kind = 0;   // tepat.office.v1.DelegationKind
  std::string decree_number;
};
Result<std::optional<DelegationRow>> FindDelegation(sql::Database& db,
                                                    const std::string& delegation_id);
// Those that end last first.
Result<std::vector<DelegationRow>> Delegations(sql::Database& db, int limit);

// The SOP version of a case, as the last start of a visit says. Inside the writer's transaction.
Status SaveCaseSop(sql::Database& db, const std::string& case_id, const std::string& sop_id,
                   int version);
// The SOP version that a case follows: as it was told to, or as it began; nothing while neither is
// known.
Result<std::optional<sop::Sop>> SopOfCase(sql::Database& db, const std::string& case_id);

// The office's list of instructions.
Result<std::vector<std::string>> Instructions(sql::Database& db);

}  // namespace tepat::casebook
