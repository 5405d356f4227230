// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/queries.h"

#include "libs/calls/guard.h"
#include "libs/casework/store/documents.h"
#include "libs/identity/office_view.h"
#include "libs/identity/rights.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {
namespace {

Status MayRead(sql::Database& db, const identity::Claims& caller, const Letter& letter,
               Instant now) {
  if (IsPublic(letter) || calls::RequireService(caller)) return Ok();
  // A query is judged on what is known now, however old: reading changes nothing.
  TEPAT_TRY(
      identity::AuthorisePosition(db, {0, now}, caller, ReadersOfRestricted(), "read_letter", now));
  return Ok();
}

}  // namespace

Result<sop::Sop> SopInForce(sql::Database& db, std::chrono::local_days today) {
  TEPAT_ASSIGN(auto sop, identity::FindSopInForce(db, today));
  if (sop) return std::move(*sop);
  return Fail(Code::kUnavailable, "correspondence.no_sop",
              "the office has adopted no SOP that is in force today");
}

Result<v1::GetLetterResponse> ReadLetter(sql::Database& db, const identity::Claims& caller,
                                         const std::string& case_id, Instant now) {
  TEPAT_ASSIGN(const auto found, FindLetter(db, case_id));
  if (!found) {
    return Fail(Code::kNotFound, "correspondence.unknown_case", "no letter opened this case");
  }
  TEPAT_TRY(MayRead(db, caller, found->letter, now));
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  return LetterResponse(*found, documents);
}

Result<std::string> ReadableScan(sql::Database& db, const identity::Claims& caller,
                                 const v1::GetScanRequest& request, Instant now) {
  // By the case, never by the file alone: files are named by content, and content can be guessed.
  TEPAT_ASSIGN(const auto letter, ReadLetter(db, caller, request.case_id(), now));
  for (const auto& document : letter.documents()) {
    if (!request.sha256().empty() && document.sha256() == request.sha256())
      return document.sha256();
  }
  return Fail(Code::kNotFound, "blobs.unknown", "the case has no such scan");
}

}  // namespace tepat::correspondence
