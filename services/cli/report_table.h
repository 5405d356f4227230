// SPDX-License-Identifier: Apache-2.0
// What `tepat report` asks, and the tables and feeds that are made of visits. Nothing here calls or
// prints.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/worktime/deadline_feed.h"
#include "libs/worktime/zone.h"
#include "services/cli/table.h"
#include "tepat/timing/v1/report.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::cli {

// What is asked of `tepat report`.
struct ReportWish {
  std::string by = "step";     // step, unit, position, person, month
  std::string from;            // date, inclusive
  std::string to;              // date, inclusive
  std::string known;           // date: by what was known at its end; empty: all
  std::string file;            // `.csv` or `.xlsx`; empty: the terminal
  bool with_inferred = false;  // also visits whose start is not known
  std::string time_zone;
};

// The request for it; its dates are days of that zone. Fails with kInvalid
// `instant.malformed_date`, `cli.unknown_group`.
Result<timing::v1::GetReportRequest> RequestOf(const ReportWish& wish, const worktime::Zone& zone);

// A row for each group, then one for all. By unit, the figures of what each had to send stand
// behind, with the dates between which that fell due: the very ones of the portal's page of units.
Table TableOf(const timing::v1::GetReportResponse& report, const ReportWish& wish);

// A row for each visit, in their order; times are those of the zone.
Table TableOf(const std::vector<timing::v1::Visit>& visits, const worktime::Zone& zone);

// What is due, as entries of a calendar; visits without a due instant are left out.
std::vector<worktime::FeedEntry> DeadlinesOf(const std::vector<timing::v1::Visit>& visits);

}  // namespace tepat::cli
