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

// The schema, oldest migration first.
std::vector<std::string_view> Schema();

// The newest version of an SOP; content is the serialised tepat.sop.v1.SopVersion.
Result<KnownVersion> NewestSop(sql::Database& db, const std::string& sop_id);

// The newest version of a calendar; content is the file.
Result<KnownVersion> NewestCalendar(sql::Database& db, const std::string& calendar_id);

// The default calendar's id; empty when there is none.
Result<std::string> DefaultCalendarId(sql::Database& db);

Status SaveFile(sql::Database& db, const std::string& name, const std::string& text);

}  // namespace tepat::office
