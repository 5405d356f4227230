-- SPDX-License-Identifier: Apache-2.0
-- Files as they were imported last, so that an export gives them back and a repeat changes nothing.
CREATE TABLE office_file(
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
