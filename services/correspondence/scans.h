// SPDX-License-Identifier: Apache-2.0
// The files of the scans: what the table of documents names must be there, and nothing else.
#pragma once

#include <memory>
#include <string>

#include "libs/blobs/blob_store.h"
#include "libs/sql/reader_pool.h"

namespace tepat::correspondence {

// Opens the store of the scans; what a crash has left without a row is removed. Fails as
// BlobStore::Open and Sweep do.
Result<std::unique_ptr<blobs::BlobStore>> OpenScans(const std::string& folder,
                                                    sql::ReaderPool& pool);

}  // namespace tepat::correspondence
