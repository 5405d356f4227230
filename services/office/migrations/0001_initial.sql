-- SPDX-License-Identifier: Apache-2.0
-- Files as they were imported last, so that an export gives them back and a repeat changes nothing.
CREATE TABLE office_file(
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person(
  person_id        TEXT PRIMARY KEY,
  key              TEXT NOT NULL UNIQUE,
  name             TEXT NOT NULL,
  personnel_number TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The directory version in force.
CREATE TABLE directory(
  only    INTEGER PRIMARY KEY CHECK(only = 1),
  version INTEGER NOT NULL,
  content BLOB NOT NULL  -- tepat.office.v1.Directory
) STRICT;

-- The version of the list of instructions in force.
CREATE TABLE instructions(
  only    INTEGER PRIMARY KEY CHECK(only = 1),
  version INTEGER NOT NULL,
  content BLOB NOT NULL  -- tepat.office.v1.Instructions
) STRICT;
