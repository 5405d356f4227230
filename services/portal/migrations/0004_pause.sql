-- SPDX-License-Identifier: Apache-2.0
-- Whether the clock of a visit stands still; visits are told anew by timing.
ALTER TABLE visit ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
DELETE FROM visit_cursor;
