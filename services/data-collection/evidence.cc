// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/evidence.h"

#include "services/data-collection/queries.h"
#include "services/data-collection/store/remarks.h"

namespace tepat::data_collection {

Result<std::unique_ptr<blobs::BlobStore>> OpenFiles(const std::string& folder,
                                                    sql::ReaderPool& pool) {
  TEPAT_ASSIGN(auto files, blobs::BlobStore::Open(folder));
  // Before the socket is open: no upload can come between, whose row is not yet there.
  TEPAT_TRY(files->Sweep([&](const std::string& sha256) {
    return pool.Read<bool>([&](sql::Database& db) { return IsEvidence(db, sha256); });
  }));
  return files;
}

Result<std::ifstream> OpenEvidence(sql::ReaderPool& pool, const blobs::BlobStore& files,
                                   const identity::Claims& caller,
                                   const v1::GetEvidenceRequest& request, Instant now) {
  // The rows are let go before the file is sent, which may take long.
  TEPAT_ASSIGN(const EvidenceFile file, pool.Read<EvidenceFile>([&](sql::Database& db) {
    return ReadableFile({db, caller, now}, request);
  }));
  // Only to those who may have the file: whether it has one says what it is.
  if (request.preview()) {
    return Fail(Code::kNotFound, "data_collection.no_preview", "no preview of this file");
  }
  return files.Read(file.sha256);
}

}  // namespace tepat::data_collection
