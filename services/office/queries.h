// SPDX-License-Identifier: Apache-2.0
// Questions about the office's own data.
#pragma once

#include "libs/sql/database.h"
#include "tepat/office/v1/office.pb.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::office {

// The people of those ids, or all; by key, each with the positions that he holds. Fails with
// kInvalid `office.too_many`. Anybody of the office may ask.
Result<v1::GetPeopleResponse> ReadPeople(sql::Database& db, const v1::GetPeopleRequest& request);

// A page of the office's files as they were imported last, and the default calendar; for the
// operator.
Result<v1::ExportOfficeResponse> ReadExport(sql::Database& db,
                                            const v1::ExportOfficeRequest& request);

}  // namespace tepat::office
