// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/schema.h"

namespace tepat::casework {
namespace {

constexpr std::string_view kPauses = R"sql(
CREATE TABLE visit_pause(
  case_id TEXT NOT NULL,
  step    INTEGER NOT NULL,
  visit   INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY(case_id, step, visit, reason)  -- those that last
) STRICT, WITHOUT ROWID;
)sql";

// Older databases have these tables already: each service made the first, the journal the others.
constexpr std::string_view kDocumentsAndHandoffs = R"sql(
-- What counts as present for a case: references to where documents are kept, and files.
CREATE TABLE IF NOT EXISTS case_document(
  case_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  number  TEXT NOT NULL,
  place   TEXT NOT NULL,
  sha256  TEXT NOT NULL,  -- empty for a reference
  PRIMARY KEY(case_id, kind, number, place, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS case_document_file ON case_document(sha256) WHERE sha256 <> '';

-- Hand-offs that have arrived, by the id of the fact that handed over: a repeat has no effect.
CREATE TABLE IF NOT EXISTS received_handoff(
  event_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Cases that were ended before they were known here; they end when they arrive.
CREATE TABLE IF NOT EXISTS tombstone(
  case_id TEXT PRIMARY KEY,
  ending  BLOB NOT NULL      -- tepat.common.v1.CaseEnding
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

std::vector<std::string_view> Schema() { return {kPauses, kDocumentsAndHandoffs}; }

}  // namespace tepat::casework
