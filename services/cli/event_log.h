// SPDX-License-Identifier: Apache-2.0
// Visits as event logs for process mining.
#pragma once

#include <string>
#include <vector>

#include "tepat/timing/v1/visit.pb.h"

namespace tepat::cli {

// XES (IEEE 1849-2016): a trace for each case; start, suspend, resume and complete (or ate_abort)
// of each visit, with `sla:` attributes: due and breach instant, verdict, working seconds,
// versions.
std::string FormatXes(const std::vector<timing::v1::Visit>& visits);

// OCEL 2.0 in JSON: events as in XES; objects: cases, visits, positions, units, persons.
std::string FormatOcel(const std::vector<timing::v1::Visit>& visits);

}  // namespace tepat::cli
