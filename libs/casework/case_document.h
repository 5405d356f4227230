// SPDX-License-Identifier: Apache-2.0
// Documents linked to a case, by which an input counts as present: references (kind, number, place)
// and files, by their content.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <vector>

#include "tepat/common/v1/document.pb.h"

namespace tepat::casework {

// One document. Value type.
struct CaseDocument {
  std::string kind;         // `surat_edaran`
  std::string number;       // on the document
  std::string place;        // where it is kept; of a file the service that has it
  std::string sha256 = {};  // of a file

  bool operator==(const CaseDocument&) const = default;
};

// Kinds of these documents.
std::vector<std::string> KindsOf(const std::vector<CaseDocument>& documents);

// Documents as the contract has them, and back.
using WireDocuments = google::protobuf::RepeatedPtrField<common::v1::CaseDocument>;
void FillDocuments(const std::vector<CaseDocument>& from, WireDocuments* to);
std::vector<CaseDocument> DocumentsIn(const WireDocuments& from);

}  // namespace tepat::casework
