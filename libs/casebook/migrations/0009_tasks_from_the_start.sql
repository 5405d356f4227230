-- SPDX-License-Identifier: Apache-2.0
-- A task is its holder's from its first hour: the draft is the Kasubbag's while units still send.
DROP INDEX task_command;
ALTER TABLE task DROP COLUMN ready;
CREATE INDEX task_command ON task(command, due_us, case_id);
