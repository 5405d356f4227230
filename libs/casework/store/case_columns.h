// SPDX-License-Identifier: Apache-2.0
// The columns by which every step service keeps where a case stands, when it visits two steps in
// turn: their names are the same, so they are read in one place.
#pragma once

#include <string>

#include "libs/sop/open_visit.h"
#include "libs/sql/database.h"

namespace tepat::casework {

// Reads sop_id, sop_version, period, state, revision, changed_by, changed_us, open_step, accepted,
// holders and reason. Not the number of the open visit, which is the last of its step: the service
// knows under what name it counts those. `Case` has fields of these names.
template <class Case>
void ReadCaseColumns(const sql::Row& row, Case& made) {
  row.Into("sop_id", made.sop_id);
  row.Into("sop_version", made.sop_version);
  row.Into("period", made.period);
  row.Into("state", made.state);
  row.Into("revision", made.revision.number);
  row.Into("changed_by", made.revision.changed_by);
  row.Into("changed_us", made.revision.changed);
  row.Into("open_step", made.open.step);
  row.Into("accepted", made.open.accepted);
  row.Into("reason", made.reason);
  made.open.holders = sop::HoldersIn(row.Get<std::string>("holders"));
}

}  // namespace tepat::casework
