// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/handoff.h"

#include "libs/journal/wire.h"
#include "services/correspondence/store.h"

namespace tepat::correspondence {

using Request = disposition::v1::OpenDispositionRequest;

Result<std::optional<Request>> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  if (event.fact.name != "letter-forwarded-to-camat") return std::optional<Request>();
  return pool.Read<std::optional<Request>>(
      [&](sql::Database& db) -> Result<std::optional<Request>> {
        TEPAT_ASSIGN(const auto letter, FindLetter(db, event.fact.case_id));
        if (!letter) {
          return Fail(Code::kInternal, "correspondence.letter_lost",
                      "case " + event.fact.case_id + " has a fact but no row");
        }
        TEPAT_ASSIGN(const auto documents, DocumentsOf(db, event.fact.case_id));
        Request request;
        request.set_event_id(event.id);
        request.set_case_id(event.fact.case_id);
        request.set_sop_id(letter->sop_id);
        request.set_sop_version(letter->sop_version);
        // The receiver's clock runs from the instant at which this step was completed.
        journal::FillTime(event.fact.at, request.mutable_start_time());
        request.set_period(letter->letter.period);
        for (const LinkedDocument& document : documents) {
          request.add_document_kinds(document.kind);
        }
        return std::optional<Request>(std::move(request));
      });
}

}  // namespace tepat::correspondence
