-- SPDX-License-Identifier: Apache-2.0
-- When a part is due and beyond which instant it is late, open or not; whether it began because
-- data were given back. Of parts that were judged before, the next judgement tells.
ALTER TABLE part ADD COLUMN due_us INTEGER;     -- nothing while no calendar reaches it
ALTER TABLE part ADD COLUMN breach_us INTEGER;  -- likewise
ALTER TABLE part ADD COLUMN given_back INTEGER NOT NULL DEFAULT 0;
CREATE INDEX part_due ON part(due_us);

INSERT OR REPLACE INTO rederivation(only, case_id, step) SELECT 1, '', 0 FROM part LIMIT 1;
