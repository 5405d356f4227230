-- SPDX-License-Identifier: Apache-2.0
-- Who a disposition is for and when each has opened it; which cases stand still at a service;
-- which visits run, by when they are late.

CREATE TABLE recipient(
  case_id  TEXT NOT NULL,
  position TEXT NOT NULL,
  read_us  INTEGER,          -- when it was opened first; null until then
  PRIMARY KEY(case_id, position)
) STRICT, WITHOUT ROWID;

-- Asked of the services every few seconds: what they cannot carry on is in no journal.
CREATE TABLE standstill(
  case_id TEXT NOT NULL,
  service TEXT NOT NULL,
  PRIMARY KEY(case_id, service)
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_running ON visit(breach_us) WHERE stop_us IS NULL;
