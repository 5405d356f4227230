-- SPDX-License-Identifier: Apache-2.0
-- Whether the clock of a visit stands still, and how its due instant comes about; visits are told
-- anew by timing.
ALTER TABLE visit ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
DELETE FROM visit_cursor;
