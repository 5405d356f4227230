-- SPDX-License-Identifier: Apache-2.0
-- Each number can be followed back: who asked the unit last, and when; units that were asked before
-- say nothing of it.
ALTER TABLE unit ADD COLUMN asked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN asked_by_position TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN asked_us INTEGER NOT NULL DEFAULT 0;

-- Cells of workbooks from which a sending's values came. The name of a sheet is its owner's: it
-- stays here and is in no fact.
CREATE TABLE source_cell(
  case_id   TEXT NOT NULL,
  unit      TEXT NOT NULL,
  version   INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  component TEXT NOT NULL,                    -- empty: the reason why there are no data
  sheet     TEXT NOT NULL,                    -- empty for a CSV
  cell      TEXT NOT NULL,
  PRIMARY KEY(case_id, unit, version, indicator, component)
) STRICT, WITHOUT ROWID;
