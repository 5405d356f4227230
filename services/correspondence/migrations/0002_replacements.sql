-- SPDX-License-Identifier: Apache-2.0
-- Cases whose place another case has taken: each once.
CREATE TABLE replacement(
  superseded TEXT PRIMARY KEY,
  case_id    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replacement_case ON replacement(case_id);
