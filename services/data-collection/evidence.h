// SPDX-License-Identifier: Apache-2.0
// The files that prove values: what the table of files names must be there, and nothing else.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "libs/blobs/blob_store.h"
#include "libs/documents/kept_pictures.h"
#include "libs/identity/token.h"
#include "libs/sql/reader_pool.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::data_collection {

// Opens the store of the files; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenFiles(const std::string& folder,
                                                    sql::ReaderPool& pool);

// Files, and under whose right and when they are asked for.
struct EvidenceAsking {
  sql::ReaderPool& pool;
  const blobs::BlobStore& files;
  const identity::Claims& caller;
  Instant now;
};

// A file that the caller may have, from its beginning. Fails as ReadableFile and BlobStore::Read.
Result<std::ifstream> OpenEvidence(const EvidenceAsking& asking,
                                   const v1::GetEvidenceRequest& request);

// Its first page as PNG, remembered in `kept`. Waits for a process. Fails as OpenEvidence and
// documents::PictureOf, and with kNotFound `data_collection.no_preview` for a kind of file that has
// none.
Result<std::string> PreviewEvidence(const EvidenceAsking& asking,
                                    const v1::GetEvidenceRequest& request,
                                    documents::KeptPictures& kept);

}  // namespace tepat::data_collection
