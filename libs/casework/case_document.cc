// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_document.h"

namespace tepat::casework {

std::vector<std::string> KindsOf(const std::vector<CaseDocument>& documents) {
  std::vector<std::string> kinds;
  kinds.reserve(documents.size());
  for (const CaseDocument& document : documents) kinds.push_back(document.kind);
  return kinds;
}

void FillDocuments(const std::vector<CaseDocument>& from, WireDocuments* to) {
  for (const CaseDocument& document : from) {
    common::v1::CaseDocument* made = to->Add();
    made->set_kind(document.kind);
    made->set_number(document.number);
    made->set_place(document.place);
    made->set_sha256(document.sha256);
  }
}

std::vector<CaseDocument> DocumentsIn(const WireDocuments& from) {
  std::vector<CaseDocument> documents;
  documents.reserve(static_cast<std::size_t>(from.size()));
  for (const common::v1::CaseDocument& document : from) {
    documents.push_back({document.kind(), document.number(), document.place(), document.sha256()});
  }
  return documents;
}

}  // namespace tepat::casework
