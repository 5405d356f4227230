-- SPDX-License-Identifier: Apache-2.0
-- The SOP version that a case follows, as its last start said: who may do what on its page.
CREATE TABLE case_sop(
  case_id TEXT PRIMARY KEY,
  sop_id  TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
