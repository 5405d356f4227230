-- SPDX-License-Identifier: Apache-2.0
-- Why a clock stands still, and who gave the mark.
ALTER TABLE mark ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE mark ADD COLUMN person_id TEXT NOT NULL DEFAULT '';

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

-- What the last judgement said, for reports and previews: they read thousands of visits at once.
ALTER TABLE visit ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN start_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN stop_us INTEGER;
ALTER TABLE visit ADD COLUMN allowed_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN queue_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN touch_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN paused_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN holders TEXT NOT NULL DEFAULT '';     -- position/unit, one a line
ALTER TABLE visit ADD COLUMN person_id TEXT NOT NULL DEFAULT '';   -- who stopped it
ALTER TABLE visit ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;     -- kDeclared, kClockSuspect, kInferredStart
CREATE INDEX visit_step ON visit(step, start_us);
CREATE INDEX visit_stop ON visit(stop_us) WHERE stop_us IS NOT NULL;
-- Visits judged before these columns stood here are judged once more.
UPDATE visit SET unsettled = 1;
INSERT OR REPLACE INTO rederivation(only, case_id, step) SELECT 1, '', 0 FROM visit LIMIT 1;
