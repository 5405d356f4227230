-- SPDX-License-Identifier: Apache-2.0
-- By which version of its year's plan a case's data are measured.
CREATE TABLE collection_plan(
  case_id TEXT PRIMARY KEY,
  year    INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
