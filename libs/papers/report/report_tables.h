// SPDX-License-Identifier: Apache-2.0
// The tables of a performance report. For libs/papers/report alone.
#pragma once

#include <string>
#include <vector>

#include "libs/papers/report/report_content.h"
#include "libs/papers/report/report_facts.h"

namespace tepat::papers {

// All tables without rows, in the order of the report.
std::vector<ReportTable> EmptyTables();

// Puts the rows into them. `results` are those of the plan's indicators, in its order.
void FillTables(const ReportFacts& facts, const std::vector<OfficeResult>& results,
                const std::vector<std::string>& missing, std::vector<ReportTable>& tables);

}  // namespace tepat::papers
