// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/attachments.h"

#include "libs/calls/send_file.h"
#include "libs/casebook/store/letters.h"
#include "services/portal/screens/file_response.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;

// As correspondence found it, not what the browser would guess. Fails with kNotFound
// `blobs.unknown`, or as the model's database does.
Result<std::string> TypeOf(const Context& context, const std::string& case_id,
                           const std::string& sha256) {
  TEPAT_ASSIGN(const auto files, context.Read<std::vector<FileRow>>([&](sql::Database& db) {
    return casebook::FilesOf(db, case_id);
  }));
  for (const FileRow& file : files) {
    if (file.sha256 == sha256) return file.media_type;
  }
  return Fail(Code::kNotFound, "blobs.unknown", "no such file");
}

// Held in memory while it is passed on: kFileBytesMax, and two large ones at a time come in.
// Fails as the call does.
Result<std::string> ContentOf(const Context& context, const std::string& case_id,
                              const std::string& sha256) {
  wire::GetScanRequest request;
  request.set_case_id(case_id);
  request.set_sha256(sha256);
  std::string content;
  const auto& service = context.portal.backend.correspondence;
  const auto read = [&](grpc::ClientContext* call, wire::GetScanResponse* piece) {
    const auto reader = service.stub->GetScan(call, request);
    while (reader->Read(piece)) content += piece->data();
    return reader->Finish();
  };
  TEPAT_TRY(
      context.portal.backend.Run<wire::GetScanResponse>(service.name, context.viewer->token, read));
  return content;
}

}  // namespace

Sent AttachFile(const Context& context, const std::string& case_id, const std::string& kind,
                const std::string& request_id) {
  if (context.request.form.files.empty()) {
    return Fail(Code::kInvalid, "portal.no_file", "no file was chosen");
  }
  const std::string& content = context.request.form.files.front().content;
  const auto& service = context.portal.backend.correspondence;
  wire::ScanHead head;
  head.set_request_id(request_id);
  head.set_case_id(case_id);
  head.set_kind(kind);
  const auto send = [&](grpc::ClientContext* call, wire::AttachScanResponse* response) {
    return calls::SendFile(service.stub->AttachScan(call, response), head, content);
  };
  TEPAT_ASSIGN(const wire::AttachScanResponse attached,
               context.portal.backend.Run<wire::AttachScanResponse>(service.name,
                                                                    context.viewer->token, send));
  return attached.position();
}

Response CaseFile(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& sha256 = context.params.at(1);
  const char* unknown = "Lampiran tidak ditemukan";
  const auto type = TypeOf(context, case_id, sha256);
  if (!type) return NotOpened(context, unknown, type.error());
  auto content = ContentOf(context, case_id, sha256);
  if (!content) return NotOpened(context, unknown, content.error());
  return FileResponse(std::move(*content), *type);
}

}  // namespace tepat::portal
