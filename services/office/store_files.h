// SPDX-License-Identifier: Apache-2.0
// The only SQL about files of a year's documents. Functions that write run inside the writer's
// transaction.
#pragma once

#include <string>
#include <vector>

#include "libs/blobs/blob_store.h"
#include "libs/sql/database.h"

namespace tepat::office {

// Files of a year at most: a dozen documents, scanned once or twice.
inline constexpr int kYearFilesMax = 50;

// A file of a document.
struct YearFile {
  std::string kind;  // of the document
  blobs::Blob blob;
  Instant attached;
};
// The same file of the same document once.
Status SaveYearFile(sql::Database& db, int year, const YearFile& file);
// By kind, oldest first; at most kYearFilesMax.
Result<std::vector<YearFile>> YearFiles(sql::Database& db, int year);
// Whether some year has a file of that hash.
Result<bool> IsYearFile(sql::Database& db, const std::string& sha256);

}  // namespace tepat::office
