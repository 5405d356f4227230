// SPDX-License-Identifier: Apache-2.0
// Imports the office's files: SOPs, calendars, plans, the directory, the list of instructions.
#pragma once

#include <optional>
#include <string>

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "services/office/config.h"
#include "tepat/office/v1/office.pb.h"

namespace tepat::office {

// Checks all files and records what is new, inside the writer's transaction: all or nothing. Who
// decided stands in the journal; nobody for the operator. Slugs as the contract says.
Result<v1::ImportOfficeResponse> ImportOffice(const Config& config,
                                              journal::Transaction& transaction,
                                              const v1::ImportOfficeRequest& request,
                                              const std::optional<identity::Right>& actor = {});

// Fails with kInvalid `office.mistakes` when the file is a calendar, but another one than that;
// what else is wrong in it is for ImportOffice to say.
Status RequireCalendar(const std::string& file, const std::string& calendar_id);

}  // namespace tepat::office
