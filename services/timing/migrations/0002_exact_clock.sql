-- SPDX-License-Identifier: Apache-2.0
-- Why a clock stands still.
ALTER TABLE mark ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- When a version of a calendar became known, in the office's own time: a closed visit is judged by
-- what was known at its stop.
CREATE TABLE calendar_adoption(
  adopted_us  INTEGER NOT NULL,
  calendar_id TEXT NOT NULL,
  version     INTEGER NOT NULL,
  is_default  INTEGER NOT NULL,
  PRIMARY KEY(adopted_us, calendar_id)
) STRICT, WITHOUT ROWID;
-- Versions read before this table stood here have always been known.
INSERT OR REPLACE INTO calendar_adoption(adopted_us, calendar_id, version, is_default)
  SELECT 0, c.calendar_id, c.version, d.calendar_id IS NOT NULL FROM office_calendar c
  LEFT JOIN office_default_calendar d ON d.calendar_id = c.calendar_id ORDER BY c.version;

-- Units that keep a calendar of their own.
CREATE TABLE unit_calendar(
  unit        TEXT PRIMARY KEY,
  calendar_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Closed visits that somebody with authority has had judged by a later calendar.
CREATE TABLE restatement(
  case_id     TEXT NOT NULL,
  step        INTEGER NOT NULL,
  visit       INTEGER NOT NULL,
  known_us    INTEGER NOT NULL,  -- judged by what was known then
  PRIMARY KEY(case_id, step, visit)
) STRICT, WITHOUT ROWID;

-- What a new calendar or SOP version judges anew, slice by slice: where the next slice begins.
CREATE TABLE rederivation(
  only    INTEGER PRIMARY KEY CHECK(only = 1),
  case_id TEXT NOT NULL,
  step    INTEGER NOT NULL
) STRICT;
