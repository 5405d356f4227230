// SPDX-License-Identifier: Apache-2.0
// Which rules a case follows: the version of its SOP, and the step in it. Nothing looks either up
// without an answer for its absence.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/sop/sop.h"
#include "libs/sql/database.h"

namespace tepat::casework {

// The SOP version by which a case runs: the one that it was opened with, or the one that the office
// has told it to follow since. Fails with kUnavailable `<area>.no_sop` while the office has not
// told this service: the caller comes again.
Result<sop::Sop> SopOfCase(sql::Database& db, const std::string& area, const std::string& case_id,
                           const std::string& sop_id, int version);

// The step of that key. Fails with kConflict `<area>.no_step` (detail `step`): that version has no
// such step, and will not get one; the case needs another version.
Result<sop::Step> StepOf(const sop::Sop& sop, const std::string& area, int key);

}  // namespace tepat::casework
