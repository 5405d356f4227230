-- SPDX-License-Identifier: Apache-2.0
-- The version of the plan by which a case was measured before its last rebase, 0 for none, and when
-- that was.
ALTER TABLE collection ADD COLUMN rebased_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE collection ADD COLUMN rebased_us INTEGER NOT NULL DEFAULT 0;
-- Its data were verified once: it stays with its plan.
ALTER TABLE collection ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
UPDATE collection SET frozen=1
WHERE state=3 OR case_id IN (SELECT case_id FROM verified);
