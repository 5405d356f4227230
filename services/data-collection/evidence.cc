// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/evidence.h"

#include <iterator>
#include <span>

#include "libs/documents/page_picture.h"
#include "services/data-collection/queries.h"
#include "services/data-collection/store/remarks.h"

namespace tepat::data_collection {
namespace {

// The rows are let go before the file is sent or drawn, which may take long.
Result<EvidenceFile> FileFor(const EvidenceAsking& asking, const v1::GetEvidenceRequest& request) {
  return asking.pool.Read<EvidenceFile>([&](sql::Database& db) {
    return ReadableFile({db, asking.caller, asking.now}, request);
  });
}

}  // namespace

Result<std::unique_ptr<blobs::BlobStore>> OpenFiles(const std::string& folder,
                                                    sql::ReaderPool& pool) {
  TEPAT_ASSIGN(auto files, blobs::BlobStore::Open(folder));
  // Before the socket is open: no upload can come between, whose row is not yet there.
  TEPAT_TRY(files->Sweep([&](const std::string& sha256) {
    return pool.Read<bool>([&](sql::Database& db) { return IsEvidence(db, sha256); });
  }));
  return files;
}

Result<std::ifstream> OpenEvidence(const EvidenceAsking& asking,
                                   const v1::GetEvidenceRequest& request) {
  TEPAT_ASSIGN(const EvidenceFile file, FileFor(asking, request));
  return asking.files.Read(file.sha256);
}

Result<std::string> PreviewEvidence(const EvidenceAsking& asking,
                                    const v1::GetEvidenceRequest& request,
                                    documents::KeptPictures& kept) {
  TEPAT_ASSIGN(const EvidenceFile file, FileFor(asking, request));
  // Only to those who may have the file: whether it has one says what it is.
  if (!documents::HasPicture(file.media_type)) {
    return Fail(Code::kNotFound, "data_collection.no_preview", "no preview of this file");
  }
  return kept.Get(file.sha256, [&]() -> Result<std::string> {
    TEPAT_ASSIGN(std::ifstream from, asking.files.Read(file.sha256));
    const std::string content{std::istreambuf_iterator<char>(from), {}};
    return documents::PictureOf(std::as_bytes(std::span(content.data(), content.size())),
                                file.media_type);
  });
}

}  // namespace tepat::data_collection
