-- SPDX-License-Identifier: Apache-2.0
-- The version of the period's plan by which the data were collected; 0: none, or not told.
ALTER TABLE submission ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 0;

-- What is to be corrected in a cell, which no fact tells: it goes to the unit with the hand-off.
CREATE TABLE correction_cell(
  case_id   TEXT NOT NULL,
  revision  INTEGER NOT NULL,  -- of the case, by which the fact names the correction
  number    INTEGER NOT NULL,  -- over all units, in the order of the fact
  reason    TEXT NOT NULL,
  PRIMARY KEY(case_id, revision, number)
) STRICT, WITHOUT ROWID;
