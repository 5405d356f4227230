// SPDX-License-Identifier: Apache-2.0
// Who may see and send a unit's data. Questions are judged on what is known now, however old:
// reading changes nothing.
#pragma once

#include <optional>
#include <string>

#include "libs/identity/token.h"
#include "libs/sql/database.h"
#include "services/data-collection/domain.h"

namespace tepat::data_collection {

// Whose values the caller may see in a list: all of them for services and for those who keep steps
// 4 and 5, else those of the caller's own unit. Nothing stands for all.
Result<std::optional<std::string>> VisibleUnit(sql::Database& db, const identity::Claims& caller,
                                               Instant now);

// Services, those who close the draft and those who check. Fails as identity::Authorise.
Status RequireKeeper(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, Instant now);

// The same, and officers of that unit. Fails as identity::AuthoriseUnit.
Status RequireReader(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, const std::string& unit, Instant now);

// Those who may send the data of that unit. Fails as identity::AuthoriseUnit.
Status RequireSender(sql::Database& db, const identity::Claims& caller,
                     const Collection& collection, const std::string& unit, Instant now);

// Those who may declare values of periods without a case; `reading`: services too. Fails as
// identity::AuthorisePosition.
Status RequireDeclarer(sql::Database& db, const identity::Claims& caller, bool reading,
                       Instant now);

}  // namespace tepat::data_collection
