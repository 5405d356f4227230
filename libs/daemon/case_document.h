// SPDX-License-Identifier: Apache-2.0
// Documents linked to a case: a reference (kind, number, place) by which an input counts as
// present.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <string_view>
#include <vector>

#include "libs/sql/database.h"
#include "tepat/common/v1/document.pb.h"

namespace tepat::daemon {

// Table of the documents; a service runs it with its own migrations.
extern const std::string_view kCaseDocumentSchema;

// One document. Value type.
struct CaseDocument {
  std::string kind;    // `surat_edaran`
  std::string number;  // on the document
  std::string place;   // where it is kept
};

// Links a document; one that is linked already has no effect. Inside a write transaction.
Status LinkDocument(sql::Database& db, const std::string& case_id, const CaseDocument& document);

// Documents of a case, by kind and number; at most 200.
Result<std::vector<CaseDocument>> DocumentsOf(sql::Database& db, const std::string& case_id);

// Kinds of these documents.
std::vector<std::string> KindsOf(const std::vector<CaseDocument>& documents);

using WireDocuments = google::protobuf::RepeatedPtrField<common::v1::CaseDocument>;
void FillDocuments(const std::vector<CaseDocument>& from, WireDocuments* to);
std::vector<CaseDocument> DocumentsIn(const WireDocuments& from);

}  // namespace tepat::daemon
