-- SPDX-License-Identifier: Apache-2.0
-- Lists that cost the same with a hundred thousand cases as with ten: each is read in the order of
-- an index, and what is counted is kept.

-- When a task is due: the running visit's instant, or the greatest number when nothing runs. A task
-- that is not ready waits for somebody else first.
ALTER TABLE task ADD COLUMN due_us INTEGER NOT NULL DEFAULT 9223372036854775807;
ALTER TABLE task ADD COLUMN ready INTEGER NOT NULL DEFAULT 1;
UPDATE task SET due_us = coalesce(
    (SELECT v.due_us FROM visit v WHERE v.case_id=task.case_id AND v.step=task.step AND
     v.stop_us IS NULL ORDER BY v.visit DESC LIMIT 1), 9223372036854775807);
UPDATE task SET ready = 0 WHERE command = 'close_draft' AND EXISTS(
    SELECT 1 FROM unit_part u WHERE u.case_id=task.case_id AND u.state NOT IN (2, 3));
DROP INDEX task_command;
DROP INDEX task_position;
CREATE INDEX task_command ON task(command, ready, due_us, case_id);
CREATE INDEX task_position ON task(position, due_us, case_id) WHERE position <> '';

ALTER TABLE place DROP COLUMN changed_us;
-- What is provisional becomes final without a change of the visit: timing alone can tell.
ALTER TABLE visit DROP COLUMN provisional;

-- How many cases stand at each stage.
CREATE TABLE stage_count(
  stage INTEGER PRIMARY KEY,
  cases INTEGER NOT NULL
) STRICT;
INSERT INTO stage_count(stage, cases) SELECT stage, count(*) FROM place GROUP BY stage;

-- part: history
-- Open cases in which somebody has done something.
CREATE TABLE touched(
  person_id TEXT NOT NULL,
  case_id   TEXT NOT NULL,
  PRIMARY KEY(person_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX touched_case ON touched(case_id);
INSERT OR IGNORE INTO touched(person_id, case_id) SELECT h.person_id, h.case_id FROM history h
    JOIN place p ON p.case_id=h.case_id AND p.open=1 WHERE h.person_id <> '';

-- part: cases
CREATE INDEX letter_number ON letter(letter_number);

-- Beginnings of words are looked up, not collected: with an index of each length a search reads no
-- more than it shows.
DROP TABLE case_text;
CREATE VIRTUAL TABLE case_text USING fts5(
    text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7 8 9 10 11 12');
INSERT INTO case_text(rowid, text) SELECT number, letter_number || char(10) || subject || char(10) ||
    sender || char(10) || period || char(10) || agenda_number || '/' || agenda_year FROM letter;
