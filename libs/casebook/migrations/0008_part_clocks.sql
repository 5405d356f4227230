-- SPDX-License-Identifier: Apache-2.0
-- The whole clock of a unit's share, for whoever has it to do; visits are told anew by timing.
ALTER TABLE visit_part ADD COLUMN start_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit_part ADD COLUMN breach_us INTEGER;
ALTER TABLE visit_part ADD COLUMN used_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit_part ADD COLUMN allowed_s INTEGER NOT NULL DEFAULT 0;
DELETE FROM visit_cursor;
