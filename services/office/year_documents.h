// SPDX-License-Identifier: Apache-2.0
// Documents of a year and their files: who registers them, and where they lie. Slugs as the
// contract says.
#pragma once

#include <fstream>
#include <memory>

#include "libs/base/file_limit.h"
#include "libs/blobs/blob_store.h"
#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "tepat/plan/v1/year_document.pb.h"

namespace tepat::office {

// Bytes of one file at most: a scanned budget of some hundred pages.
inline constexpr std::int64_t kYearFileBytesMax = kFileBytesMax;

// Registers a document, or its new place. Inside the writer's transaction.
// By whoever keeps the documents of the year, or his superior.
Result<plan::v1::RegisterYearDocumentResponse> RegisterYearDocument(
    journal::Transaction& transaction, const identity::Claims& caller,
    const plan::v1::RegisterYearDocumentRequest& request);

// Links a file that has come in to a document of its year. Inside the writer's transaction.
// By the same. The document must be registered, or be the plan in force.
Result<plan::v1::AttachYearFileResponse> AttachYearFile(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const plan::v1::YearFileHead& head,
                                                        const blobs::Blob& blob);

Result<plan::v1::ListYearDocumentsResponse> ListYearDocuments(
    sql::Database& db, const plan::v1::ListYearDocumentsRequest& request);

// Opens the store of the files; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenYearFiles(const std::string& folder,
                                                        sql::ReaderPool& pool);

// A file of that year, from its beginning. Fails with kNotFound `blobs.unknown`.
Result<std::ifstream> ReadYearFile(sql::ReaderPool& pool, const blobs::BlobStore& files,
                                   const plan::v1::GetYearFileRequest& request);

}  // namespace tepat::office
