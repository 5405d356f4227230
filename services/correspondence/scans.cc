// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/scans.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "services/correspondence/store/letters.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kArea = "correspondence";
constexpr std::size_t kKindMax = 60;

bool IsKind(const std::string& text) {
  return !text.empty() && text.size() <= kKindMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

}  // namespace

Result<std::unique_ptr<blobs::BlobStore>> OpenScans(const std::string& folder,
                                                    sql::ReaderPool& pool) {
  TEPAT_ASSIGN(auto scans, blobs::BlobStore::Open(folder));
  TEPAT_TRY(scans->Sweep([&](const std::string& sha256) {
    return pool.Read<bool>([&](sql::Database& db) { return casework::IsLinkedFile(db, sha256); });
  }));
  return scans;
}

Result<v1::AttachScanResponse> AttachScan(journal::Transaction& transaction,
                                          const identity::Claims& caller, const v1::ScanHead& head,
                                          const blobs::Blob& blob) {
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_ASSIGN(const auto letter, FindLetter(decision.db(), head.case_id()));
  if (!letter) {
    return Fail(Code::kNotFound, "correspondence.unknown_case", "no letter opened this case");
  }
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(decision.db(), kArea, letter->case_id,
                                                       letter->sop_id, letter->sop_version));
  TEPAT_TRY(decision.Authorise(*sop.Find(1), "register"));
  Findings findings;
  findings.Require(IsKind(head.kind()), "kind",
                   "1 to 60 lower-case letters, digits and underscores");
  TEPAT_TRY(findings.Outcome("correspondence.invalid_request"));
  if (letter->state.desk == Desk::kNowhere) {
    return Fail(Code::kConflict, "correspondence.case_ended", "the case was ended");
  }
  TEPAT_TRY(casework::LinkDocument(decision.db(), head.case_id(),
                                   {head.kind(), letter->letter.number, kArea, blob.sha256}));
  v1::ScanAttached payload;
  payload.set_kind(head.kind());
  payload.set_sha256(blob.sha256);
  payload.set_size(blob.size);
  payload.set_media_type(blob.media_type);
  TEPAT_ASSIGN(const auto appended, decision.Record("scan-attached", head.case_id(), {}, payload));
  v1::AttachScanResponse response;
  journal::FillPosition(appended.position, response.mutable_position());
  response.set_sha256(blob.sha256);
  response.set_size(blob.size);
  response.set_media_type(blob.media_type);
  return response;
}

}  // namespace tepat::correspondence
