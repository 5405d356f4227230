-- SPDX-License-Identifier: Apache-2.0
-- By which version a visit was judged, so that each standard is evaluated by its own visits.
ALTER TABLE visit ADD COLUMN sop_id TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN sop_version INTEGER NOT NULL DEFAULT 0;
-- Visits judged before these columns stood here are judged once more.
UPDATE visit SET unsettled = 1;
INSERT OR REPLACE INTO rederivation(only, case_id, step) SELECT 1, '', 0 FROM visit LIMIT 1;
