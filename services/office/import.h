// SPDX-License-Identifier: Apache-2.0
// Imports the office's files: SOP, calendars, directory.
#pragma once

#include <string>

#include "libs/journal/writer.h"
#include "services/office/config.h"
#include "tepat/office/v1/office.pb.h"

namespace tepat::office {

// Checks all files and records what is new, inside the writer's transaction: all or nothing. Slugs
// as the contract says.
Result<v1::ImportOfficeResponse> ImportOffice(const Config& config,
                                              journal::Transaction& transaction,
                                              const v1::ImportOfficeRequest& request);

// Takes over and publishes one fact about the office itself.
Status RecordOfficeFact(journal::Transaction& transaction, const std::string& name,
                        const std::string& payload);

}  // namespace tepat::office
