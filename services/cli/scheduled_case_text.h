// SPDX-License-Identifier: Apache-2.0
// How `tepat case open`, `attach` and `show` word what correspondence answers. Nothing here calls
// or prints.
#pragma once

#include <string>
#include <vector>

#include "libs/worktime/zone.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::cli {

// Kinds of files that the tool attaches; the first is the usual one.
const std::vector<std::string>& FileKinds();

// A period as the services keep it: `2026-TW3` for `2026-Q3`. What is no period stays as it is, for
// the service to refuse.
std::string PeriodAsKept(const std::string& typed);

// A case that was opened, with its visits as far as they are known. Each ends its last line.
std::string OpenedText(const correspondence::v1::OpenScheduledCaseRequest& request,
                       const correspondence::v1::OpenScheduledCaseResponse& opened,
                       const timing::v1::GetCaseResponse& visits, const worktime::Zone& zone);
std::string OpenedJson(const correspondence::v1::OpenScheduledCaseResponse& opened,
                       const timing::v1::GetCaseResponse& visits);

// A file that was attached.
std::string AttachedText(const std::string& kind,
                         const correspondence::v1::AttachScanResponse& attached);
std::string AttachedJson(const correspondence::v1::AttachScanResponse& attached);

// What the services beside timing keep of a case; null for one that a service does not know.
struct ShownCase {
  const correspondence::v1::GetCaseResponse* kept = nullptr;
  const data_collection::v1::GetCollectionResponse* collection = nullptr;
};
// Its period, plan, files, and what takes whose place: a line each.
std::string ShownCaseText(const ShownCase& shown);
// The visits, and beside them `case` as correspondence answers, and `plan` with its year and the
// version to which the collection is bound.
std::string ShownCaseJson(const timing::v1::GetCaseResponse& visits, const ShownCase& shown);

}  // namespace tepat::cli
