// SPDX-License-Identifier: Apache-2.0
// Scans of letters: files linked to a case, inside the writer's transaction. Slugs as the contract
// says.
#pragma once

#include <memory>
#include <string>

#include "libs/blobs/blob_store.h"
#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// Opens the store of the scans; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenScans(const std::string& folder,
                                                    sql::ReaderPool& pool);

// Links a sealed file to a letter's case; by whoever may register letters.
Result<v1::AttachScanResponse> AttachScan(journal::Transaction& transaction,
                                          const identity::Claims& caller, const v1::ScanHead& head,
                                          const blobs::Blob& blob);

}  // namespace tepat::correspondence
