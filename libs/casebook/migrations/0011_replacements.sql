-- SPDX-License-Identifier: Apache-2.0
-- Which case has taken whose place, as its opening or its letter said.
CREATE TABLE replacement(
  superseded TEXT PRIMARY KEY,
  case_id    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replacement_case ON replacement(case_id);

-- The few that ended early, among all that are closed: the numbers are those of Stage.
CREATE INDEX place_ended ON place(case_id) WHERE stage IN (12, 13);
