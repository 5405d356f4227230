// SPDX-License-Identifier: Apache-2.0
// The files of the scans: what the table of documents names must be there, and nothing else.
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include "libs/blobs/blob_store.h"
#include "libs/identity/token.h"
#include "libs/sql/reader_pool.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::correspondence {

// Opens the store of the scans; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenScans(const std::string& folder,
                                                    sql::ReaderPool& pool);

// The file of a scan that the caller may have, from its beginning. Fails as ReadableScan and as
// BlobStore::Read.
Result<std::ifstream> OpenScan(sql::ReaderPool& pool, const blobs::BlobStore& scans,
                               const identity::Claims& caller, const v1::GetScanRequest& request,
                               Instant now);

}  // namespace tepat::correspondence
