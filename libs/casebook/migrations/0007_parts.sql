-- SPDX-License-Identifier: Apache-2.0
-- Shares of units in a visit, each with a due instant of its own; visits are told anew by timing.
CREATE TABLE visit_part(
  case_id TEXT NOT NULL,
  step    INTEGER NOT NULL,
  visit   INTEGER NOT NULL,
  unit    TEXT NOT NULL,
  n       INTEGER NOT NULL,  -- turn of that unit in the visit
  state   INTEGER NOT NULL,
  stop_us INTEGER,
  due_us  INTEGER,
  late    INTEGER NOT NULL,
  PRIMARY KEY(case_id, step, visit, unit, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_part_unit ON visit_part(case_id, unit, visit, n);
DELETE FROM visit_cursor;
