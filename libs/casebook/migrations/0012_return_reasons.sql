-- SPDX-License-Identifier: Apache-2.0
-- part: history
-- Why each unit had its data back, return by return. Of returns that were read before, the history
-- says to whom alone.
CREATE TABLE unit_return(
  source   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  case_id  TEXT NOT NULL,
  unit     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  cells    TEXT NOT NULL,  -- `indicator` or `indicator.key`, parted by spaces
  PRIMARY KEY(source, sequence, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_return_case ON unit_return(case_id);
