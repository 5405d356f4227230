// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/scans.h"

#include "libs/casework/store/documents.h"

namespace tepat::correspondence {

Result<std::unique_ptr<blobs::BlobStore>> OpenScans(const std::string& folder,
                                                    sql::ReaderPool& pool) {
  TEPAT_ASSIGN(auto scans, blobs::BlobStore::Open(folder));
  // Before the socket is open: no upload can come between, whose row is not yet there.
  TEPAT_TRY(scans->Sweep([&](const std::string& sha256) {
    return pool.Read<bool>([&](sql::Database& db) { return casework::IsLinkedFile(db, sha256); });
  }));
  return scans;
}

}  // namespace tepat::correspondence
