-- SPDX-License-Identifier: Apache-2.0
-- Values of periods that were declared without a case. Their sendings stand beside those of cases,
-- with the period, `2025-TW3`, in the place of a case: no case has such an id.
CREATE TABLE declaration(
  unit         TEXT NOT NULL,
  period       TEXT NOT NULL,
  version      INTEGER NOT NULL,         -- of the sending
  source       TEXT NOT NULL,            -- where the values are taken from
  plan_year    INTEGER NOT NULL,         -- of the plan by whose ids they were judged
  plan_version INTEGER NOT NULL,
  PRIMARY KEY(unit, period, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX verified_period ON verified(period);
CREATE INDEX declaration_period ON declaration(period);
CREATE INDEX collection_period ON collection(period);
