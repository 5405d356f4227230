-- SPDX-License-Identifier: Apache-2.0
-- What a verified sending holds beyond the plan by which it was verified: it was sent under an
-- earlier version, stays with its sending, and is no value of the period.
CREATE TABLE unasked_value(
  case_id   TEXT NOT NULL,
  unit      TEXT NOT NULL,
  version   INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  component TEXT NOT NULL,                    -- empty: the whole value
  PRIMARY KEY(case_id, unit, version, indicator, component)
) STRICT, WITHOUT ROWID;
