// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/scans.h"

#include "libs/casework/store/documents.h"
#include "services/correspondence/queries.h"

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

Result<std::ifstream> OpenScan(sql::ReaderPool& pool, const blobs::BlobStore& scans,
                               const identity::Claims& caller, const v1::GetScanRequest& request,
                               Instant now) {
  // The rows are let go before the file is sent, which may take long.
  TEPAT_ASSIGN(const std::string sha256, pool.Read<std::string>([&](sql::Database& db) {
    return ReadableScan(db, caller, request, now);
  }));
  return scans.Read(sha256);
}

}  // namespace tepat::correspondence
