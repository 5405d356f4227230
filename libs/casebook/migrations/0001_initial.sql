-- SPDX-License-Identifier: Apache-2.0
-- The read model: what others' facts say, in the form in which screens ask for it. Rows belong to
-- the source that told them, so that a source can be forgotten and read anew; only drafts are told
-- by nobody. A face has the parts that it switches on; a section without a heading is of the cases.

-- What units and positions are called.
CREATE TABLE title(
  kind  TEXT NOT NULL,  -- `unit` or `position`
  key   TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY(kind, key)
) STRICT, WITHOUT ROWID;

-- Delegations with what is printed of them.
CREATE TABLE delegation(
  delegation_id TEXT PRIMARY KEY,
  kind          INTEGER NOT NULL,  -- tepat.office.v1.DelegationKind
  decree_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- From correspondence.
CREATE TABLE letter(
  number          INTEGER PRIMARY KEY,  -- also that of its row in case_text
  case_id         TEXT NOT NULL UNIQUE,
  agenda_number   INTEGER NOT NULL,     -- 0: opened on schedule
  agenda_year     INTEGER NOT NULL,
  sender          TEXT NOT NULL,        -- empty from nature Terbatas on, as are the next two
  letter_number   TEXT NOT NULL,
  subject         TEXT NOT NULL,
  period          TEXT NOT NULL,
  nature          INTEGER NOT NULL,
  urgency         INTEGER NOT NULL,
  sender_deadline TEXT NOT NULL,
  received_us     INTEGER NOT NULL,
  desk            INTEGER NOT NULL,     -- tepat.correspondence.v1.Desk
  revision        INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE case_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE case_file(
  source     TEXT NOT NULL,
  sequence   INTEGER NOT NULL,
  case_id    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  size       INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  PRIMARY KEY(source, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_file_case ON case_file(case_id);

-- From disposition, data-collection and submission: where the case stands there.
CREATE TABLE standing(
  source   TEXT NOT NULL,
  case_id  TEXT NOT NULL,
  state    INTEGER NOT NULL,  -- of that service's contract
  revision INTEGER NOT NULL,
  PRIMARY KEY(case_id, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_source ON standing(source);

-- From data-collection.
CREATE TABLE unit_part(
  case_id  TEXT NOT NULL,
  unit     TEXT NOT NULL,
  position TEXT NOT NULL,
  due_date TEXT NOT NULL,
  state    INTEGER NOT NULL,  -- tepat.data_collection.v1.UnitState
  revision INTEGER NOT NULL,
  reason   TEXT NOT NULL,
  PRIMARY KEY(case_id, unit)
) STRICT, WITHOUT ROWID;

-- Cases that were ended early, by the service that decided it.
CREATE TABLE ending(
  case_id TEXT PRIMARY KEY,
  source  TEXT NOT NULL,
  reason  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- part: history
-- Every fact of a case, for its history.
CREATE TABLE history(
  source        TEXT NOT NULL,
  sequence      INTEGER NOT NULL,
  case_id       TEXT NOT NULL,
  at_us         INTEGER NOT NULL,
  fact          TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  position      TEXT NOT NULL,
  delegation_id TEXT NOT NULL,
  step          INTEGER NOT NULL,  -- of a verdict or warning; else 0
  detail        TEXT NOT NULL,     -- unit or reason, as the fact has it
  PRIMARY KEY(source, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_case ON history(case_id, at_us);
CREATE INDEX history_person ON history(person_id, at_us);
CREATE INDEX history_time ON history(at_us);

-- part: cases
-- From timing's visits.
CREATE TABLE visit(
  case_id     TEXT NOT NULL,
  step        INTEGER NOT NULL,
  visit       INTEGER NOT NULL,
  state       INTEGER NOT NULL,  -- tepat.timing.v1.VisitState
  start_us    INTEGER NOT NULL,
  stop_us     INTEGER,
  due_us      INTEGER,
  breach_us   INTEGER,
  used_s      INTEGER NOT NULL,
  allowed_s   INTEGER NOT NULL,
  provisional INTEGER NOT NULL,
  PRIMARY KEY(case_id, step, visit)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_cursor(
  only   INTEGER PRIMARY KEY CHECK(only = 1),
  change INTEGER NOT NULL
) STRICT;

-- Derived from all of these whenever one changes: where the case is, and who has to do what.
CREATE TABLE place(
  case_id    TEXT PRIMARY KEY,
  stage      INTEGER NOT NULL,  -- Stage
  open       INTEGER NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX place_open ON place(open, case_id);
CREATE TABLE task(
  case_id  TEXT NOT NULL,
  step     INTEGER NOT NULL,
  command  TEXT NOT NULL,
  unit     TEXT NOT NULL,      -- of a unit's task; else empty
  position TEXT NOT NULL,      -- of a unit's task: who answers; else empty
  PRIMARY KEY(case_id, command, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_command ON task(command);
CREATE INDEX task_position ON task(position);

-- Which case changed, in order; the newest few thousand. Their numbers are the ids of live events.
CREATE TABLE change(
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL
) STRICT;

-- part: drafts
-- What people have typed and not sent.
CREATE TABLE draft(
  person_id TEXT NOT NULL,
  place     TEXT NOT NULL,     -- the form's path
  body      TEXT NOT NULL,     -- as a query string
  saved_us  INTEGER NOT NULL,
  PRIMARY KEY(person_id, place)
) STRICT, WITHOUT ROWID;
