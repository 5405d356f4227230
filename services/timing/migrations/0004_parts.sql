-- SPDX-License-Identifier: Apache-2.0
-- Marks of a unit's share of a visit; a turn of 0: the mark is of the visit itself.
ALTER TABLE mark ADD COLUMN part_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE mark ADD COLUMN part_n INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mark ADD COLUMN due_date TEXT NOT NULL DEFAULT '';

-- What the parts of visits looked like when they were last judged, and what was told of them.
CREATE TABLE part(
  case_id    TEXT NOT NULL,
  step       INTEGER NOT NULL,
  visit      INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  n          INTEGER NOT NULL,  -- turn of that unit in this visit
  warned     INTEGER NOT NULL,  -- told, and not rescinded
  breached   INTEGER NOT NULL,  -- likewise
  announced  INTEGER NOT NULL,  -- state of the last verdict given; 0 for none
  state      INTEGER NOT NULL,
  late       INTEGER NOT NULL,
  stop_us    INTEGER,
  allowed_us INTEGER NOT NULL,
  touch_us   INTEGER NOT NULL,
  paused_us  INTEGER NOT NULL,
  holders    TEXT NOT NULL,     -- position/unit, one a line
  person_id  TEXT NOT NULL,     -- who ended it
  flags      INTEGER NOT NULL,  -- as of a visit
  PRIMARY KEY(case_id, step, visit, unit, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_stop ON part(stop_us) WHERE stop_us IS NOT NULL;
