// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/evidence.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/calls/send_file.h"
#include "libs/page/refusals.h"
#include "services/portal/screens/file_response.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/values/value_form.h"
#include "services/portal/screens/values/word_picture.h"
#include "services/portal/words/error_words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

// A hostile file is given up after ten seconds, and may have waited for another.
constexpr std::chrono::seconds kDrawing(25);

// Under an id of its own: a file is known by its content, so that one which comes twice is there
// once.
Result<wire::AttachEvidenceResponse> HandIn(const Context& context, const wire::EvidenceHead& head,
                                            const std::string& content) {
  const auto& service = context.portal.backend.data_collection;
  const auto send = [&](grpc::ClientContext* call, wire::AttachEvidenceResponse* response) {
    return calls::SendFile(service.stub->AttachEvidence(call, response), head, content);
  };
  return context.portal.backend.Run<wire::AttachEvidenceResponse>(service.name,
                                                                  context.viewer->token, send);
}

// Held in memory while it is passed on: as much as a file may have.
Result<std::string> ContentOf(const Context& context, const wire::GetEvidenceRequest& request) {
  std::string content;
  const auto& service = context.portal.backend.data_collection;
  const auto read = [&](grpc::ClientContext* call, wire::GetEvidenceResponse* piece) {
    const auto reader = service.stub->GetEvidence(call, request);
    while (reader->Read(piece)) content += piece->data();
    return reader->Finish();
  };
  TEPAT_TRY(context.portal.backend.Run<wire::GetEvidenceResponse>(
      service.name, context.viewer->token, read, kDrawing));
  return content;
}

// A file that only an older sending names is in no list any more; it can be saved all the same.
wire::EvidenceFile FileIn(const wire::GetUnitSheetResponse& sheet, const std::string& sha256) {
  const auto found =
      std::find_if(sheet.files().begin(), sheet.files().end(),
                   [&](const wire::EvidenceFile& file) { return file.sha256() == sha256; });
  if (found != sheet.files().end()) return *found;
  wire::EvidenceFile unknown;
  unknown.set_name(sha256.substr(0, 12));
  unknown.set_media_type("application/octet-stream");
  return unknown;
}

// Some of them by name, the others counted: a folder may have been chosen.
std::string NamesIn(const std::vector<std::string>& files) {
  constexpr std::size_t kNamedMax = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), kNamedMax); ++i) {
    names += (i == 0 ? "" : ", ") + files[i];
  }
  if (files.size() <= kNamedMax) return names;
  return names + fmt::format(", dan {} berkas lain", files.size() - kNamedMax);
}

// Where a picture is expected, a refusal is one too: in its place on the page people read why.
Response PictureResponse(Result<std::string> picture) {
  if (picture) return FileResponse(std::move(*picture), "image/png", "pratinjau.png");
  Response response = FileResponse(PictureOfWords(ErrorSentence(picture.error())), "image/svg+xml",
                                   "pratinjau.svg");
  response.status = page::StatusOf(picture.error());
  return response;
}

}  // namespace

Status HandInFiles(const Context& context, const std::string& case_id, const std::string& unit,
                   Fields& values) {
  for (const http::UploadedFile& file : context.request.form.files) {
    const FieldKey at = KeyIn(file.field);
    if (at.what != kFileField || at.key.empty()) continue;
    wire::EvidenceHead head;
    head.set_request_id(NewRequestId(context));
    head.set_case_id(case_id);
    head.set_unit(unit);
    head.set_name(file.name);
    const auto handed_in = HandIn(context, head, file.content);
    if (!handed_in) {
      Error error = handed_in.error();
      error.details["file"] = file.name;
      return Fail(std::move(error));
    }
    values.Add(FieldName(kProofField, at.indicator, at.key), handed_in->file().sha256());
  }
  const auto& left_out = context.request.form.left_out;
  if (left_out.empty()) return Ok();
  return Fail(Code::kInvalid, "portal.too_many_files", "more files than one form may have",
              {{"file", NamesIn(left_out)}});
}

Response UnitEvidence(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& unit = context.params.at(1);
  const std::string& sha256 = context.params.at(2);
  const char* unknown = "Berkas bukti tidak ditemukan";
  const auto sheet = SheetOf(context, case_id, unit);
  if (!sheet) return NotOpened(context, unknown, sheet.error());
  wire::GetEvidenceRequest request;
  request.set_case_id(case_id);
  request.set_unit(unit);
  request.set_sha256(sha256);
  request.set_preview(context.request.query.Has("pratinjau"));
  auto content = ContentOf(context, request);
  if (request.preview()) return PictureResponse(std::move(content));
  if (!content) return NotOpened(context, unknown, content.error());
  const wire::EvidenceFile file = FileIn(*sheet, sha256);
  return FileResponse(std::move(*content), file.media_type(), file.name());
}

}  // namespace tepat::portal
