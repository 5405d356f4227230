// SPDX-License-Identifier: Apache-2.0
// Tables that every journal has.
#pragma once

#include <string_view>

namespace tepat::journal {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE journal(
  sequence INTEGER PRIMARY KEY,
  case_id  TEXT,             -- NULL for office facts
  body     BLOB NOT NULL,    -- the bytes that are hashed and published
  hash     BLOB NOT NULL     -- SHA-256(previous hash ‖ body)
) STRICT;

CREATE TABLE journal_life(
  only         INTEGER PRIMARY KEY CHECK(only = 1),
  source       TEXT NOT NULL,
  incarnation  TEXT NOT NULL,
  restored_cut INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Answers to commands that succeeded: a repeat gets the first answer.
CREATE TABLE command(
  request_id  TEXT PRIMARY KEY,
  fingerprint BLOB NOT NULL,  -- SHA-256 of the request and its actor
  reply       BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each courier has carried this journal (`bus`, `disposition`).
CREATE TABLE courier_cursor(
  courier       TEXT PRIMARY KEY,
  sequence      INTEGER NOT NULL,
  receiver_life TEXT NOT NULL DEFAULT ''  -- incarnation of the receiver's journal when last asked
) STRICT, WITHOUT ROWID;

-- Facts that a receiver has refused for good, and later facts of the same case behind them.
CREATE TABLE stuck(
  courier  TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  case_id  TEXT NOT NULL,
  slug     TEXT NOT NULL,
  message  TEXT NOT NULL,
  PRIMARY KEY(courier, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX stuck_case ON stuck(courier, case_id);

-- How far each source has been read; moves in the transaction of the effects.
CREATE TABLE reader_cursor(
  source       TEXT PRIMARY KEY,
  incarnation  TEXT NOT NULL,
  sequence     INTEGER NOT NULL,
  confirmed_us INTEGER NOT NULL  -- when it was last known that nothing was left to read
) STRICT, WITHOUT ROWID;

-- Cases of which facts were read that a restore of their source has lost; what follows is parked.
CREATE TABLE lost_case(
  source  TEXT NOT NULL,
  case_id TEXT NOT NULL,
  cut     INTEGER NOT NULL,  -- sequence behind which the source was restored
  PRIMARY KEY(source, case_id)
) STRICT, WITHOUT ROWID;

-- Stretches of a source without a journal that never came: what follows stays provisional.
CREATE TABLE source_gap(
  source    TEXT NOT NULL,
  first     INTEGER NOT NULL,  -- first and last sequence that are missing
  last      INTEGER NOT NULL,
  passed_us INTEGER NOT NULL,  -- when the reader went on without them
  PRIMARY KEY(source, first)
) STRICT, WITHOUT ROWID;

-- Facts that could not be applied, and later facts of the same case behind them, in order.
CREATE TABLE parked(
  source   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  case_id  TEXT NOT NULL,
  body     BLOB NOT NULL,
  slug     TEXT NOT NULL,
  message  TEXT NOT NULL,
  PRIMARY KEY(source, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_case ON parked(source, case_id);
)sql";

}  // namespace tepat::journal
