-- SPDX-License-Identifier: Apache-2.0
-- Who can sign in. Passwords and secrets are kept as hashes alone.
CREATE TABLE account(
  person_id     TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL,     -- argon2id
  administrator INTEGER NOT NULL,
  password_us   INTEGER NOT NULL   -- when it was set
) STRICT, WITHOUT ROWID;

-- One-time links by which a password is set.
CREATE TABLE password_link(
  secret_hash   BLOB PRIMARY KEY,  -- SHA-256
  person_id     TEXT NOT NULL UNIQUE,  -- empty: the first administrator's
  administrator INTEGER NOT NULL,
  expire_us     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session(
  session_id  TEXT PRIMARY KEY,
  secret_hash BLOB NOT NULL UNIQUE,  -- SHA-256
  person_id   TEXT NOT NULL,
  client      TEXT NOT NULL,
  start_us    INTEGER NOT NULL,
  use_us      INTEGER NOT NULL       -- last renewal
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session(person_id);
