-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE collection(
  case_id        TEXT PRIMARY KEY,
  sop_id         TEXT NOT NULL,
  sop_version    INTEGER NOT NULL,
  period         TEXT NOT NULL,
  state          INTEGER NOT NULL,
  revision       INTEGER NOT NULL,
  changed_by     TEXT NOT NULL,
  changed_us     INTEGER NOT NULL,
  collect_visits INTEGER NOT NULL,            -- visits of step 4 so far
  check_visits   INTEGER NOT NULL,            -- visits of step 5 so far
  open_step      INTEGER NOT NULL,            -- 4, 5, or 0 for none
  accepted       INTEGER NOT NULL,            -- of the open visit
  holders        TEXT NOT NULL,               -- of the open visit: position/unit, one a line
  reason         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit(
  case_id    TEXT NOT NULL,
  name       TEXT NOT NULL,
  position   TEXT NOT NULL,
  due_date   TEXT NOT NULL,
  state      INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_us INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY(case_id, name)
) STRICT, WITHOUT ROWID;

-- What a unit is asked for.
CREATE TABLE request(
  case_id TEXT NOT NULL,
  unit    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, number)
) STRICT, WITHOUT ROWID;

-- What units have sent; the last sending of a unit takes the place of the former.
CREATE TABLE indicator_value(
  case_id         TEXT NOT NULL,
  unit            TEXT NOT NULL,
  number          INTEGER NOT NULL,
  indicator       TEXT NOT NULL,
  measure         TEXT NOT NULL,
  target          TEXT NOT NULL,
  actual          TEXT NOT NULL,
  explanation     TEXT NOT NULL,
  lower_is_better INTEGER NOT NULL,
  PRIMARY KEY(case_id, unit, number)
) STRICT, WITHOUT ROWID;
