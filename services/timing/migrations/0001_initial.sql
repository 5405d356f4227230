-- SPDX-License-Identifier: Apache-2.0
-- Every mark that was read, kept for ever: a visit is folded from its marks.
CREATE TABLE mark(
  case_id     TEXT NOT NULL,
  step        INTEGER NOT NULL,
  visit       INTEGER NOT NULL,
  source      TEXT NOT NULL,
  sequence    INTEGER NOT NULL,  -- of its fact, in the source's journal
  ordinal     INTEGER NOT NULL,  -- within the fact
  event_id    TEXT NOT NULL,
  kind        INTEGER NOT NULL,
  at_us       INTEGER NOT NULL,
  recorded_us INTEGER NOT NULL,
  holders     TEXT NOT NULL,     -- position/unit, one a line
  sop_id      TEXT NOT NULL,
  sop_version INTEGER NOT NULL,
  opens       INTEGER NOT NULL,
  corrects    INTEGER NOT NULL,
  declared    INTEGER NOT NULL,
  PRIMARY KEY(case_id, step, visit, source, sequence, ordinal)
) STRICT, WITHOUT ROWID;

-- What the visits looked like when they were last judged.
CREATE TABLE visit(
  case_id   TEXT NOT NULL,
  step      INTEGER NOT NULL,
  visit     INTEGER NOT NULL,
  unsettled INTEGER NOT NULL,    -- open, or no standard or calendar could judge it yet
  fire_us   INTEGER,             -- next instant at which something is to be announced
  announced INTEGER NOT NULL,    -- state of the last verdict given; 0 for none
  change    INTEGER NOT NULL,    -- counts up over all visits; the row's last
  PRIMARY KEY(case_id, step, visit)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_fire ON visit(fire_us) WHERE fire_us IS NOT NULL;
CREATE INDEX visit_unsettled ON visit(unsettled) WHERE unsettled = 1;
CREATE UNIQUE INDEX visit_change ON visit(change);

-- What was announced: one row, one announcement, ever.
CREATE TABLE claim(
  case_id TEXT NOT NULL,
  step    INTEGER NOT NULL,
  visit   INTEGER NOT NULL,
  rung    TEXT NOT NULL,         -- `warning-<n>`, `breach`, `corrected`
  PRIMARY KEY(case_id, step, visit, rung)
) STRICT, WITHOUT ROWID;

-- Memory of the stream's keeper.
CREATE TABLE stream_memory(
  only      INTEGER PRIMARY KEY CHECK(only = 1),
  highest   INTEGER NOT NULL,  -- stream sequence ever seen: one behind it was set back by a power cut
  repairs   INTEGER NOT NULL,  -- times that facts were put back
  audits    INTEGER NOT NULL,  -- comparisons made
  suspected INTEGER NOT NULL   -- facts that the last one missed and the next looks for again
) STRICT;
