// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "libs/base/findings.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/sheets.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {
namespace {

// A name is shown and offered when the file is fetched again: it leads to no folder, and no line
// ends in it.
Status CheckName(const std::string& name) {
  Findings findings;
  findings.RequireText(name, "name", kNameLength);
  findings.Require(
      std::none_of(name.begin(), name.end(),
                   [](unsigned char c) { return c < ' ' || c == 0x7f || c == '/' || c == '\\'; }),
      "name", "without a path");
  return findings.Outcome("data_collection.invalid_request");
}

Status RequireRoom(sql::Database& db, const std::string& case_id, const std::string& unit,
                   const std::string& sha256) {
  TEPAT_ASSIGN(const auto files, FilesOf(db, case_id, unit));
  const bool known = std::any_of(files.begin(), files.end(),
                                 [&](const EvidenceFile& file) { return file.sha256 == sha256; });
  if (known || files.size() < kFilesMax) return Ok();
  return Fail(Code::kExhausted, "data_collection.too_many_files",
              "a unit has at most " + std::to_string(kFilesMax) + " files");
}

}  // namespace

Result<v1::AttachEvidenceResponse> AttachEvidence(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::EvidenceHead& head,
                                                  const blobs::Blob& blob) {
  sql::Database& db = transaction.db();
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(head.case_id()));
  TEPAT_TRY(self.command.AuthoriseUnit(kCollectStep, kSubmitUnitData, head.unit()));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(const auto unit, FindUnit(db, head.case_id(), head.unit()));
  if (!unit) return Fail(UnknownUnit(head.unit()));
  TEPAT_TRY(CheckName(head.name()));
  TEPAT_TRY(RequireRoom(db, head.case_id(), unit->name, blob.sha256));
  const EvidenceFile file{blob.sha256, head.name(), blob.size, blob.media_type, transaction.now()};
  TEPAT_TRY(SaveFile(db, head.case_id(), unit->name, file));
  v1::EvidenceAttached payload;
  payload.set_unit(unit->name);
  payload.set_sha256(blob.sha256);
  payload.set_size(blob.size);
  payload.set_media_type(blob.media_type);
  TEPAT_TRY(self.command.Record("evidence-attached", head.case_id(), {}, payload));
  auto response = self.command.Answer<v1::AttachEvidenceResponse>();
  FillFile(file, response.mutable_file());
  return response;
}

}  // namespace tepat::data_collection
