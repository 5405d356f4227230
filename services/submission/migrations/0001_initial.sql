-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE submission(
  case_id          TEXT PRIMARY KEY,
  sop_id           TEXT NOT NULL,
  sop_version      INTEGER NOT NULL,
  period           TEXT NOT NULL,
  state            INTEGER NOT NULL,
  revision         INTEGER NOT NULL,
  changed_by       TEXT NOT NULL,
  changed_us       INTEGER NOT NULL,
  prepare_visits   INTEGER NOT NULL,  -- visits of step 6 so far
  send_visits      INTEGER NOT NULL,  -- visits of step 7 so far
  open_step        INTEGER NOT NULL,  -- 6, 7, or 0 for none
  accepted         INTEGER NOT NULL,  -- of the open visit
  holders          TEXT NOT NULL,     -- of the open visit: position/unit, one a line
  reason           TEXT NOT NULL,
  sent_us          INTEGER,
  receipt_number   TEXT,              -- NULL while no receipt is there
  receipt_receiver TEXT,
  receipt_us       INTEGER,
  receipt_sha256   TEXT
) STRICT, WITHOUT ROWID;
