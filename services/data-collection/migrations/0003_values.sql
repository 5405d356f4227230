-- SPDX-License-Identifier: Apache-2.0
-- Values are those of the year's plan: each sending of a unit is a version that is never changed.
-- What was sent without a plan has no successor, and no office has any of it.
DROP TABLE indicator_value;

-- The version of the plan of the period's year by which the case is measured; 0: none yet.
ALTER TABLE collection ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 0;
-- Its place in the list of tasks.
ALTER TABLE unit ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
-- The sending that stood when its data were last given back; 0: none.
ALTER TABLE unit ADD COLUMN seen_version INTEGER NOT NULL DEFAULT 0;

CREATE TABLE sending(
  case_id           TEXT NOT NULL,
  unit              TEXT NOT NULL,
  version           INTEGER NOT NULL,         -- from 1
  person_id         TEXT NOT NULL,
  position          TEXT NOT NULL,
  sent_us           INTEGER NOT NULL,
  origin            INTEGER NOT NULL,
  incomplete_reason TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE value(
  case_id        TEXT NOT NULL,
  unit           TEXT NOT NULL,
  version        INTEGER NOT NULL,
  number         INTEGER NOT NULL,            -- in the order in which they were sent
  indicator      TEXT NOT NULL,
  target         TEXT NOT NULL,               -- by which it was judged
  no_data_reason TEXT NOT NULL,
  cause          TEXT NOT NULL,
  follow_up      TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, version, number)
) STRICT, WITHOUT ROWID;

-- The numbers of a value, as they were written.
CREATE TABLE component_value(
  case_id      TEXT NOT NULL,
  unit         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  value_number INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  component    TEXT NOT NULL,
  value        TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, version, value_number, number)
) STRICT, WITHOUT ROWID;

-- What proves a value.
CREATE TABLE evidence(
  case_id      TEXT NOT NULL,
  unit         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  value_number INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  rule         TEXT NOT NULL,
  kind         INTEGER NOT NULL,
  content      TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, version, value_number, number)
) STRICT, WITHOUT ROWID;

-- Files that a unit has handed in, whether a sending names them or not.
CREATE TABLE evidence_file(
  case_id     TEXT NOT NULL,
  unit        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  name        TEXT NOT NULL,
  size        INTEGER NOT NULL,
  media_type  TEXT NOT NULL,
  attached_us INTEGER NOT NULL,
  PRIMARY KEY(case_id, unit, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_file_sha256 ON evidence_file(sha256);

-- The sending of a unit that was verified last for a period: a series is read from there.
CREATE TABLE verified(
  unit        TEXT NOT NULL,
  period      TEXT NOT NULL,
  case_id     TEXT NOT NULL,
  version     INTEGER NOT NULL,
  verified_us INTEGER NOT NULL,
  PRIMARY KEY(unit, period)
) STRICT, WITHOUT ROWID;

-- Cells that were given back; until the next sending of the unit.
CREATE TABLE returned_cell(
  case_id   TEXT NOT NULL,
  unit      TEXT NOT NULL,
  number    INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  key       TEXT NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, number)
) STRICT, WITHOUT ROWID;

-- What was said about a value; never changed.
CREATE TABLE value_comment(
  case_id   TEXT NOT NULL,
  unit      TEXT NOT NULL,
  indicator TEXT NOT NULL,
  number    INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  position  TEXT NOT NULL,
  said_us   INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, indicator, number)
) STRICT, WITHOUT ROWID;
