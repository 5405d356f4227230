// SPDX-License-Identifier: Apache-2.0
// The files that prove values: what the table of files names must be there, and nothing else.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "libs/blobs/blob_store.h"
#include "libs/identity/token.h"
#include "libs/sql/reader_pool.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::data_collection {

// Opens the store of the files; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenFiles(const std::string& folder,
                                                    sql::ReaderPool& pool);

// A file that the caller may have, from its beginning. Fails as ReadableFile and BlobStore::Read,
// and with kNotFound `data_collection.no_preview` when a preview is asked for.
Result<std::ifstream> OpenEvidence(sql::ReaderPool& pool, const blobs::BlobStore& files,
                                   const identity::Claims& caller,
                                   const v1::GetEvidenceRequest& request, Instant now);

}  // namespace tepat::data_collection
