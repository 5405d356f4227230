-- SPDX-License-Identifier: Apache-2.0
-- What an office has prepared for a year. The row stays when it is adopted, so that a revision is
-- never given twice.
CREATE TABLE plan_draft(
  year       INTEGER PRIMARY KEY,
  revision   INTEGER NOT NULL,  -- from 1
  waits      INTEGER NOT NULL,  -- whether it is still to be adopted
  file       TEXT NOT NULL,     -- as it was written
  drafted_us INTEGER NOT NULL
) STRICT;

-- The files of the plans in office_plan.
CREATE TABLE plan_version(
  year           INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  draft_revision INTEGER NOT NULL,
  file           TEXT NOT NULL,
  adopted_us     INTEGER NOT NULL,
  PRIMARY KEY(year, version)
) STRICT;

-- Where an id was adopted last: no year may use it for another measure.
CREATE TABLE plan_indicator(
  indicator_id TEXT PRIMARY KEY,
  year         INTEGER NOT NULL,
  version      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
