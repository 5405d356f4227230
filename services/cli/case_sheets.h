// SPDX-License-Identifier: Apache-2.0
// Everything of one case as sheets: Berkas (the letter, the disposition, documents), Langkah (every
// visit with its times and verdict) and Nilai (what the units sent, by which sending, with what
// proves it). Nothing here calls or prints.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/worktime/zone.h"
#include "services/cli/table.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::cli {

// What the services know of a case. A case that was opened on schedule has no letter; later
// services may not know it yet.
struct CaseRecord {
  timing::v1::GetCaseResponse timing;
  std::optional<correspondence::v1::GetLetterResponse> letter;
  std::optional<disposition::v1::GetDispositionResponse> disposition;
  std::optional<data_collection::v1::GetCollectionResponse> collection;
  // Which sending of each unit stands.
  std::optional<data_collection::v1::GetCheckSheetResponse> sendings;
  std::optional<submission::v1::GetSubmissionResponse> submission;
  std::map<int, std::string> step_names;
};

// The sheets, in that order; times are those of the zone.
std::vector<Table> SheetsOf(const std::string& case_id, const CaseRecord& record,
                            const worktime::Zone& zone);

}  // namespace tepat::cli
