// SPDX-License-Identifier: Apache-2.0
// Office files (XLSX, DOCX) by their bytes: packages of ZIP that have the right parts. Nothing is
// unpacked: the list of parts alone is read, within limits.
#pragma once

#include <string>

namespace tepat::blobs {

// The media type of an XLSX or DOCX; empty for any other file, for one with macros, for one whose
// list of parts cannot be read or is longer than such files have.
std::string OfficeMediaType(const std::string& path);

}  // namespace tepat::blobs
