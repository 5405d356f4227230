-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE letter(
  case_id           TEXT PRIMARY KEY,
  agenda_year       INTEGER NOT NULL,
  agenda_number     INTEGER NOT NULL,
  duplicate_key     TEXT NOT NULL,
  sop_id            TEXT NOT NULL,
  sop_version       INTEGER NOT NULL,
  registered_us     INTEGER NOT NULL,
  received_us       INTEGER NOT NULL,
  sender            TEXT NOT NULL,
  letter_number     TEXT NOT NULL,
  letter_date       TEXT NOT NULL,
  subject           TEXT NOT NULL,
  channel           INTEGER NOT NULL,
  external_number   TEXT NOT NULL,
  back_entry_reason TEXT NOT NULL,
  nature            INTEGER NOT NULL,
  urgency           INTEGER NOT NULL,
  sender_deadline   TEXT NOT NULL,
  period            TEXT NOT NULL,
  attachments       INTEGER NOT NULL,
  desk              INTEGER NOT NULL,
  revision          INTEGER NOT NULL,
  changed_by        TEXT NOT NULL,
  changed_us        INTEGER NOT NULL,
  read_us           INTEGER,
  advice            TEXT NOT NULL DEFAULT '',
  end_requested     INTEGER NOT NULL DEFAULT 0,  -- an end was asked for and passed on
  UNIQUE(agenda_year, agenda_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_duplicate ON letter(duplicate_key);

-- Last number given out in each year; numbers are never given twice.
CREATE TABLE agenda(
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE INDEX letter_period ON letter(period);

-- Cases that were opened on schedule, without a letter.
CREATE TABLE scheduled_case(
  case_id       TEXT PRIMARY KEY,
  period        TEXT NOT NULL,
  sop_id        TEXT NOT NULL,
  sop_version   INTEGER NOT NULL,
  revision      INTEGER NOT NULL,
  changed_by    TEXT NOT NULL,
  changed_us    INTEGER NOT NULL,
  end_requested INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX scheduled_case_period ON scheduled_case(period);
