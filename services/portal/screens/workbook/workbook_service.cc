// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/workbook/workbook_service.h"

#include "libs/calls/send_file.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

// Reading is quick; of a hostile file its reader is stopped after 20 seconds, and then says so.
constexpr std::chrono::seconds kReading(25);

// Every message of a stream, handed to `take`.
template <class Message, class Open, class Take>
Status ReadAll(const Context& context, const Open& open, const Take& take) {
  const auto& service = context.portal.backend.data_collection;
  const auto read = [&](grpc::ClientContext* call, Message* message) {
    const auto reader = open(*service.stub, call);
    while (reader->Read(message)) take(*message);
    return reader->Finish();
  };
  TEPAT_TRY(
      context.portal.backend.Run<Message>(service.name, context.viewer->token, read, kReading));
  return Ok();
}

}  // namespace

Url WorkbookPlace::Address() const {
  if (declares) return Url("/periode/", case_id);
  if (unit.empty()) return Url("/berkas/", case_id, "/buku-kerja");
  return Url("/berkas/", case_id, "/unit/", unit, "/buku-kerja");
}

Url WorkbookPlace::Address(const char* part) const {
  const std::string last = part;
  if (declares) return Url("/periode/", case_id, "/", last);
  if (unit.empty()) return Url("/berkas/", case_id, "/buku-kerja/", last);
  return Url("/berkas/", case_id, "/unit/", unit, "/buku-kerja/", last);
}

Result<std::string> TemplateOf(const Context& context, const WorkbookPlace& place,
                               wire::WorkbookFormat format, bool filled) {
  wire::GetTemplateRequest request;
  request.set_case_id(place.case_id);
  if (!place.unit.empty()) request.add_units(place.unit);
  request.set_format(format);
  request.set_filled(filled);
  std::string file;
  TEPAT_TRY(ReadAll<wire::GetTemplateResponse>(
      context, [&](auto& stub, auto* call) { return stub.GetTemplate(call, request); },
      [&](const auto& piece) { file += piece.data(); }));
  return file;
}

Result<std::string> HandInWorkbook(const Context& context, const WorkbookPlace& place) {
  if (context.request.form.files.empty()) {
    return Fail(Code::kInvalid, "portal.no_file", "no file was chosen");
  }
  const std::string& content = context.request.form.files.front().content;
  const auto& service = context.portal.backend.data_collection;
  wire::WorkbookHead head;
  head.set_case_id(place.case_id);
  if (!place.unit.empty()) head.add_units(place.unit);
  const auto send = [&](grpc::ClientContext* call, wire::PreviewWorkbookResponse* response) {
    return calls::SendFile(service.stub->PreviewWorkbook(call, response), head, content);
  };
  TEPAT_ASSIGN(const auto read, context.portal.backend.Run<wire::PreviewWorkbookResponse>(
                                    service.name, context.viewer->token, send, kReading));
  return read.token();
}

Result<ReadWorkbook> PreviewOf(const Context& context, const std::string& token) {
  wire::GetWorkbookPreviewRequest request;
  request.set_token(token);
  ReadWorkbook read;
  TEPAT_TRY(ReadAll<wire::GetWorkbookPreviewResponse>(
      context, [&](auto& stub, auto* call) { return stub.GetWorkbookPreview(call, request); },
      [&](const auto& part) {
        if (part.has_summary()) read.summary = part.summary();
        if (part.has_unit()) read.units.push_back(part.unit());
      }));
  return read;
}

Result<std::string> MarkedWorkbook(const Context& context, const std::string& token) {
  wire::GetMarkedWorkbookRequest request;
  request.set_token(token);
  std::string file;
  TEPAT_TRY(ReadAll<wire::GetMarkedWorkbookResponse>(
      context, [&](auto& stub, auto* call) { return stub.GetMarkedWorkbook(call, request); },
      [&](const auto& piece) { file += piece.data(); }));
  return file;
}

Result<wire::StoreWorkbookResponse> Store(const Context& context, const std::string& token) {
  const auto& form = context.form();
  wire::StoreWorkbookRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_token(token);
  request.set_incomplete_reason(form.Get("reason"));
  request.set_source(form.Get("source"));
  const auto& backend = context.portal.backend;
  return backend.Call(backend.storing, context.viewer->token,
                      &wire::StoringService::Stub::StoreWorkbook, request);
}

}  // namespace tepat::portal
