-- SPDX-License-Identifier: Apache-2.0
-- Files of the documents of a year; the files lie in <home>/office/blobs under their hash.
CREATE TABLE year_file(
  year        INTEGER NOT NULL,
  kind        TEXT NOT NULL,  -- of the document
  sha256      TEXT NOT NULL,
  size        INTEGER NOT NULL,
  media_type  TEXT NOT NULL,
  attached_us INTEGER NOT NULL,
  PRIMARY KEY(year, kind, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX year_file_by_hash ON year_file(sha256);
