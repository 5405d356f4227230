-- SPDX-License-Identifier: Apache-2.0
-- part: escalations
-- Of what timing has told superiors and what still lasts: a breach, or a pause.
CREATE TABLE escalation(
  case_id  TEXT NOT NULL,
  step     INTEGER NOT NULL,
  visit    INTEGER NOT NULL,
  name     TEXT NOT NULL,     -- of the announcement: `escalation-0`, `pause-1`
  position TEXT NOT NULL,
  at_us    INTEGER NOT NULL,  -- since when
  PRIMARY KEY(case_id, step, visit, name, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX escalation_position ON escalation(position, at_us);
