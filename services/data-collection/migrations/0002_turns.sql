-- SPDX-License-Identifier: Apache-2.0
-- A unit's share of the newest visit of step 4 is timed: how often it was asked in that visit, and
-- whether its clock runs. Units that were asked before have no turn: their visit alone is timed.
ALTER TABLE unit ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN turn_open INTEGER NOT NULL DEFAULT 0;
