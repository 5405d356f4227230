-- SPDX-License-Identifier: Apache-2.0
-- Sent (5), and no receipt yet.
CREATE INDEX submission_unconfirmed ON submission(case_id) WHERE state = 5;
