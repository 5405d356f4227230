// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/queries.h"

#include "libs/calls/guard.h"
#include "libs/casework/store/documents.h"
#include "libs/identity/office_view.h"
#include "libs/identity/rights.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/store/replacements.h"
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

// A case that was opened here. kNotFound `correspondence.unknown_case`.
Result<OwnCase> MustFind(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto own, FindOwnCase(db, case_id));
  if (own) return std::move(*own);
  return Fail(Code::kNotFound, "correspondence.unknown_case", "no such case was opened here");
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

Result<v1::GetCaseResponse> ReadCase(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const OwnCase own, MustFind(db, case_id));
  TEPAT_ASSIGN(const auto letter, FindLetter(db, case_id));
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  v1::GetCaseResponse response = CaseResponse(own, letter, documents);
  TEPAT_ASSIGN(const auto superseded, SupersededBy(db, case_id));
  response.mutable_supersedes_case_ids()->Add(superseded.begin(), superseded.end());
  TEPAT_ASSIGN(const std::string successor, FindSuccessor(db, case_id));
  response.set_superseded_by(successor);
  return response;
}

Result<std::string> ReadableScan(sql::Database& db, const identity::Claims& caller,
                                 const v1::GetScanRequest& request, Instant now) {
  // By the case, never by the file alone: files are named by content, and content can be guessed.
  TEPAT_ASSIGN(const OwnCase own, MustFind(db, request.case_id()));
  TEPAT_ASSIGN(const auto letter, FindLetter(db, request.case_id()));
  const Status may = letter ? MayRead(db, caller, letter->letter, now) : Ok();
  // Who may not read a letter does not learn which files its case has either.
  if (own.letter) TEPAT_TRY(may);
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, request.case_id()));
  bool withheld = false;
  for (const casework::CaseDocument& document : documents) {
    if (request.sha256().empty() || document.sha256 != request.sha256()) continue;
    if (may || !IsOfLetter(document)) return document.sha256;
    withheld = true;
  }
  if (withheld) return Fail(may.error());
  return Fail(Code::kNotFound, "blobs.unknown", "the case has no such file");
}

}  // namespace tepat::correspondence
