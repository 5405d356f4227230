// SPDX-License-Identifier: Apache-2.0
// Documents linked to a case, by which an input counts as present: references (kind, number, place)
// and files, by their content.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <string_view>
#include <vector>

#include "libs/sql/database.h"
#include "tepat/common/v1/document.pb.h"

namespace tepat::casework {

// Table of the documents; a service runs it with its own migrations.
extern const std::string_view kCaseDocumentSchema;

// One document. Value type.
struct CaseDocument {
  std::string kind;         // `surat_edaran`
  std::string number;       // on the document
  std::string place;        // where it is kept; of a file the service that has it
  std::string sha256 = {};  // of a file
};

// Links a document; one that is linked already has no effect. Inside a write transaction.
Status LinkDocument(sql::Database& db, const std::string& case_id, const CaseDocument& document);

// Whether a document of any case is that file. For BlobStore::Sweep.
Result<bool> IsLinkedFile(sql::Database& db, const std::string& sha256);

// Documents of a case, by kind and number; at most 200.
Result<std::vector<CaseDocument>> DocumentsOf(sql::Database& db, const std::string& case_id);

// Kinds of these documents.
std::vector<std::string> KindsOf(const std::vector<CaseDocument>& documents);

using WireDocuments = google::protobuf::RepeatedPtrField<common::v1::CaseDocument>;
void FillDocuments(const std::vector<CaseDocument>& from, WireDocuments* to);
std::vector<CaseDocument> DocumentsIn(const WireDocuments& from);

}  // namespace tepat::casework
