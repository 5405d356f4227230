// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/attachments.h"

#include "libs/casebook/store/letters.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;

// One message of the stream: well below the 4 MiB that gRPC takes.
constexpr std::size_t kPiece = std::size_t{64} * 1024;

}  // namespace

Sent AttachFile(const Context& context, const std::string& case_id, const std::string& kind,
                const std::string& request_id) {
  if (context.request.form.files.empty()) {
    return Fail(Code::kInvalid, "portal.no_file", "no file was chosen");
  }
  const std::string& content = context.request.form.files.front().content;
  const auto& service = context.portal.backend.correspondence;
  // Broken off by either side, the stream ends with the service's status, which says why.
  const auto send = [&](grpc::ClientContext* call, wire::AttachScanResponse* response) {
    const auto writer = service.stub->AttachScan(call, response);
    wire::AttachScanRequest message;
    message.mutable_head()->set_request_id(request_id);
    message.mutable_head()->set_case_id(case_id);
    message.mutable_head()->set_kind(kind);
    bool open = writer->Write(message);
    for (std::size_t at = 0; open && at < content.size(); at += kPiece) {
      message.set_data(content.substr(at, kPiece));
      open = writer->Write(message);
    }
    writer->WritesDone();
    return writer->Finish();
  };
  TEPAT_ASSIGN(const wire::AttachScanResponse attached,
               context.portal.backend.Run<wire::AttachScanResponse>(service.name,
                                                                    context.viewer->token, send));
  return attached.position();
}

// Held in memory while it is passed on: 20 MiB at most, and two large ones at a time come in.
Response CaseFile(const Context& context) {
  const std::string& case_id = context.params.at(0);
  const std::string& sha256 = context.params.at(1);
  const auto files = context.Read<std::vector<FileRow>>(
      [&](sql::Database& db) { return casebook::FilesOf(db, case_id); });
  // The type that correspondence found, not what the browser would guess.
  std::string type;
  for (const FileRow& file : files ? *files : std::vector<FileRow>()) {
    if (file.sha256 == sha256) type = file.media_type;
  }
  correspondence::v1::GetScanRequest request;
  request.set_case_id(case_id);
  request.set_sha256(sha256);
  Response response;
  const calls::Backend& backend = context.portal.backend;
  const auto read = [&](grpc::ClientContext* call, correspondence::v1::GetScanResponse* piece) {
    const auto reader = backend.correspondence.stub->GetScan(call, request);
    while (reader->Read(piece)) response.body += piece->data();
    return reader->Finish();
  };
  const auto got = backend.Run<correspondence::v1::GetScanResponse>(backend.correspondence.name,
                                                                    context.viewer->token, read);
  if (!got || type.empty()) {
    const Error unknown{Code::kNotFound, "blobs.unknown", "no such file"};
    return ErrorPage(context, 404, "Lampiran tidak ditemukan", got ? unknown : got.error());
  }
  response.type = type;
  response.headers.emplace_back("Content-Disposition", "inline");
  // A browser's own viewer of PDF files does not run in a sandbox; nothing else may load.
  const bool pdf = type == "application/pdf";
  response.headers.emplace_back("Content-Security-Policy",
                                pdf ? "default-src 'none'; object-src 'self'; style-src "
                                      "'unsafe-inline'; frame-ancestors 'none'"
                                    : "default-src 'none'; sandbox");
  return response;
}

}  // namespace tepat::portal
