// SPDX-License-Identifier: Apache-2.0
// `tepat report`: how visits went; `tepat export visits|xes|ocel|deadlines`: every visit for other
// programs.
#pragma once

#include <string>

#include "services/cli/operator.h"
#include "services/cli/report_table.h"

namespace tepat::cli {

// `tepat report`.
int ShowReport(Operator& self, const ReportWish& wish, bool json);

// `tepat export visits FILE`: a line for each visit, `.csv` or `.xlsx`.
int ExportVisits(Operator& self, const std::string& path, const std::string& time_zone, bool json);
// `tepat export xes FILE`: an event log after IEEE 1849.
int ExportXes(Operator& self, const std::string& path, bool json);
// `tepat export ocel FILE`: an object-centric event log, OCEL 2.0 in JSON.
int ExportOcel(Operator& self, const std::string& path, bool json);
// `tepat export deadlines FILE`: what is due, as an iCalendar feed.
int ExportDeadlines(Operator& self, const std::string& path, bool json);

}  // namespace tepat::cli
