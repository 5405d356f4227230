// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/schema.h"

#include <utility>

#include "libs/identity/office_view.h"

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

constexpr std::string_view kDocumentsAndHandoffs = R"sql(
-- What counts as present for a case: references to where documents are kept, and files.
CREATE TABLE case_document(
  case_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  number  TEXT NOT NULL,
  place   TEXT NOT NULL,
  sha256  TEXT NOT NULL,  -- empty for a reference
  PRIMARY KEY(case_id, kind, number, place, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_document_file ON case_document(sha256) WHERE sha256 <> '';

-- Hand-offs that have arrived, by the id of the fact that handed over: a repeat has no effect.
CREATE TABLE received_handoff(
  event_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Cases that were ended before they were known here; they end when they arrive.
CREATE TABLE tombstone(
  case_id TEXT PRIMARY KEY,
  ending  BLOB NOT NULL      -- tepat.common.v1.CaseEnding
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kOrigins = R"sql(
-- From where a case comes, as whoever handed it over told.
CREATE TABLE case_origin(
  case_id TEXT PRIMARY KEY,
  origin  BLOB NOT NULL      -- tepat.common.v1.CaseOrigin
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

sql::SchemaPart Schema() { return {"casework", {kPauses, kDocumentsAndHandoffs, kOrigins}}; }

// Its own tables last: they may build on the others.
sql::Schema SchemaWith(std::vector<std::string_view> own) {
  return {identity::OfficeViewSchema(), Schema(), sql::SchemaPart{"service", std::move(own)}};
}

}  // namespace tepat::casework
