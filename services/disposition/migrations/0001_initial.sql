-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE disposition(
  case_id     TEXT PRIMARY KEY,
  sop_id      TEXT NOT NULL,
  sop_version INTEGER NOT NULL,
  period      TEXT NOT NULL,
  start_us    INTEGER NOT NULL,
  state       INTEGER NOT NULL,
  revision    INTEGER NOT NULL,
  changed_by  TEXT NOT NULL,
  changed_us  INTEGER NOT NULL,
  note        TEXT NOT NULL DEFAULT '',
  reason      TEXT NOT NULL DEFAULT '',
  end_requested INTEGER NOT NULL DEFAULT 0,
  inapplicable  TEXT NOT NULL DEFAULT ''  -- kinds of input that this case cannot have, one a line
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient(
  case_id  TEXT NOT NULL,
  position TEXT NOT NULL,
  read_us  INTEGER,
  PRIMARY KEY(case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE instruction(
  case_id TEXT NOT NULL,
  number  INTEGER NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY(case_id, number)
) STRICT, WITHOUT ROWID;

-- The list of tasks (catatan pembagian tugas).
CREATE TABLE task(
  case_id  TEXT NOT NULL,
  number   INTEGER NOT NULL,
  unit     TEXT NOT NULL,
  position TEXT NOT NULL,
  request  TEXT NOT NULL,
  due_date TEXT NOT NULL,
  PRIMARY KEY(case_id, number)
) STRICT, WITHOUT ROWID;

-- Performance agreement and action plan of a year: linked by themselves to the year's cases.
CREATE TABLE year_document(
  kind   TEXT NOT NULL,
  year   INTEGER NOT NULL,
  number TEXT NOT NULL,
  place  TEXT NOT NULL,
  PRIMARY KEY(kind, year, number)
) STRICT, WITHOUT ROWID;
