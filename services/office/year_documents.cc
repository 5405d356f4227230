// SPDX-License-Identifier: Apache-2.0
#include "services/office/year_documents.h"

#include <algorithm>

#include "libs/identity/year_document.h"
#include "libs/journal/wire.h"
#include "libs/sop/roles.h"
#include "services/office/authority.h"
#include "services/office/store_files.h"
#include "services/office/year_document.h"

namespace tepat::office {
namespace {

// A file without its document would be found by nobody who looks for the document.
Status RequireDocument(sql::Database& db, int year, const std::string& kind) {
  TEPAT_ASSIGN(const auto documents, identity::DocumentsOfYear(db, year));
  const bool known = std::any_of(documents.begin(), documents.end(),
                                 [&](const auto& document) { return document.kind == kind; });
  if (known) return Ok();
  return Fail(Code::kNotFound, "office.unknown_document",
              "no document '" + kind + "' of " + std::to_string(year));
}

// One of the same kind and number takes the place of the former.
Status RequirePlace(sql::Database& db, const plan::v1::RegisterYearDocumentRequest& request) {
  TEPAT_ASSIGN(const auto documents, identity::RegisteredDocuments(db, request.year()));
  const bool there = std::any_of(documents.begin(), documents.end(), [&](const auto& document) {
    return document.kind == request.kind() && document.number == request.number();
  });
  const auto most = static_cast<std::size_t>(identity::kYearDocumentsMax);
  if (there || documents.size() < most) return Ok();
  return Fail(Code::kConflict, "office.too_many_documents",
              std::to_string(most) + " documents are there already");
}

// A file that the document has already takes no room; as another document's it has a row more.
Status RequireRoom(sql::Database& db, int year, const std::string& kind,
                   const std::string& sha256) {
  TEPAT_ASSIGN(const auto files, YearFiles(db, year));
  const bool there = std::any_of(files.begin(), files.end(), [&](const YearFile& file) {
    return file.kind == kind && file.blob.sha256 == sha256;
  });
  if (there || files.size() < static_cast<std::size_t>(kYearFilesMax)) return Ok();
  return Fail(Code::kConflict, "office.too_many_files",
              std::to_string(kYearFilesMax) + " files are there already");
}

std::string PayloadOf(const plan::v1::YearFileHead& head, const blobs::Blob& blob) {
  plan::v1::YearFileAttached payload;
  payload.set_year(head.year());
  payload.set_kind(head.kind());
  payload.set_sha256(blob.sha256);
  payload.set_size(blob.size);
  payload.set_media_type(blob.media_type);
  return journal::PayloadOf(payload);
}

}  // namespace

Result<plan::v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const plan::v1::RegisterYearDocumentRequest& request) {
  TEPAT_ASSIGN(const auto actor, RequireRole(sop::YearDocumentRoles(), transaction, caller,
                                             "register_year_document"));
  TEPAT_TRY(CheckYearDocument({request.kind(), request.year(), request.number(), request.place()}));
  TEPAT_TRY(RequirePlace(transaction.db(), request));
  plan::v1::YearDocumentRegistered payload;
  payload.set_kind(request.kind());
  payload.set_year(request.year());
  payload.set_number(request.number());
  payload.set_place(request.place());
  TEPAT_TRY(RecordOfficeFact(transaction, "year-document-registered", journal::PayloadOf(payload),
                             actor));
  plan::v1::RegisterYearDocumentResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

Result<plan::v1::AttachYearFileResponse> AttachYearFile(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const plan::v1::YearFileHead& head,
                                                        const blobs::Blob& blob) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto actor, RequireRole(sop::YearDocumentRoles(), transaction, caller,
                                             "register_year_document"));
  TEPAT_TRY(CheckYearAndKind(head.year(), head.kind()));
  TEPAT_TRY(RequireDocument(db, head.year(), head.kind()));
  TEPAT_TRY(RequireRoom(db, head.year(), head.kind(), blob.sha256));
  // Linked before the file gets its name, in one transaction: a crash between leaves neither.
  TEPAT_TRY(SaveYearFile(db, head.year(), {head.kind(), blob, transaction.now()}));
  TEPAT_TRY(RecordOfficeFact(transaction, "year-file-attached", PayloadOf(head, blob), actor));
  plan::v1::AttachYearFileResponse response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  response.set_sha256(blob.sha256);
  response.set_size(blob.size);
  response.set_media_type(blob.media_type);
  return response;
}

// The plan is not among them: whoever shows the year has it before him.
Result<plan::v1::ListYearDocumentsResponse> ListYearDocuments(
    sql::Database& db, const plan::v1::ListYearDocumentsRequest& request) {
  plan::v1::ListYearDocumentsResponse response;
  TEPAT_ASSIGN(const auto documents, identity::RegisteredDocuments(db, request.year()));
  for (const identity::YearDocument& document : documents) {
    plan::v1::YearDocument* to = response.add_documents();
    to->set_kind(document.kind);
    to->set_number(document.number);
    to->set_place(document.place);
  }
  TEPAT_ASSIGN(const auto files, YearFiles(db, request.year()));
  for (const YearFile& file : files) {
    plan::v1::YearFile* to = response.add_files();
    to->set_kind(file.kind);
    to->set_sha256(file.blob.sha256);
    to->set_size(file.blob.size);
    to->set_media_type(file.blob.media_type);
    journal::FillTime(file.attached, to->mutable_attached_time());
  }
  return response;
}

Result<std::unique_ptr<blobs::BlobStore>> OpenYearFiles(const std::string& folder,
                                                        sql::ReaderPool& pool) {
  TEPAT_ASSIGN(auto files, blobs::BlobStore::Open(folder));
  // Before the socket is open: no upload can come between, whose row is not yet there.
  TEPAT_TRY(files->Sweep([&](const std::string& sha256) {
    return pool.Read<bool>([&](sql::Database& db) { return IsYearFile(db, sha256); });
  }));
  return files;
}

Result<std::ifstream> ReadYearFile(sql::ReaderPool& pool, const blobs::BlobStore& files,
                                   const plan::v1::GetYearFileRequest& request) {
  // The rows are let go before the file is sent, which may take long.
  TEPAT_ASSIGN(const auto of_year, pool.Read<std::vector<YearFile>>([&](sql::Database& db) {
    return YearFiles(db, request.year());
  }));
  for (const YearFile& file : of_year) {
    if (file.blob.sha256 == request.sha256()) return files.Read(request.sha256());
  }
  return Fail(Code::kNotFound, "blobs.unknown", "no such file of that year");
}

}  // namespace tepat::office
