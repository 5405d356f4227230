// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_files.h"

#include <fmt/format.h>

#include "libs/calls/send_file.h"
#include "libs/plan/plan_sheets.h"
#include "services/portal/screens/file_response.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/plan/plan_documents.h"
#include "services/portal/screens/plan/plan_page.h"
#include "services/portal/screens/plan/plan_view.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/table_file.h"
#include "services/portal/screens/year_document.h"

namespace tepat::portal {
namespace {

namespace wire = plan::v1;

// Twenty mebibytes over a socket of the same machine, and the disk behind it.
constexpr std::chrono::seconds kFileTime{20};

Response Refuse(const Context& context, const Error& error) {
  return PlanPageWith(context, RefusedForm(context, error));
}

// Sends the file that came with the request.
Result<wire::AttachYearFileResponse> Send(const Context& context, int year) {
  const std::string& content = context.request.form.files.front().content;
  const auto& plans = context.portal.backend.plans;
  wire::YearFileHead head;
  head.set_request_id(context.form().Get("request_id"));
  head.set_year(year);
  head.set_kind(context.form().Get("file_kind"));
  const auto send = [&](grpc::ClientContext* call, wire::AttachYearFileResponse* response) {
    return calls::SendFile(plans.stub->AttachYearFile(call, response), head, content);
  };
  return context.portal.backend.Run<wire::AttachYearFileResponse>(plans.name, context.viewer->token,
                                                                  send, kFileTime);
}

// As the office found it, not what the browser would guess. Fails with kNotFound `blobs.unknown`.
Result<std::string> TypeOf(const Context& context, int year, const std::string& sha256) {
  TEPAT_ASSIGN(const auto known, AskDocuments(context, year));
  for (const wire::YearFile& file : known.files()) {
    if (file.sha256() == sha256) return file.media_type();
  }
  return Fail(Code::kNotFound, "blobs.unknown", "no such file");
}

Result<std::string> ContentOf(const Context& context, int year, const std::string& sha256) {
  wire::GetYearFileRequest request;
  request.set_year(year);
  request.set_sha256(sha256);
  std::string content;
  const auto& plans = context.portal.backend.plans;
  const auto read = [&](grpc::ClientContext* call, wire::GetYearFileResponse* piece) {
    const auto reader = plans.stub->GetYearFile(call, request);
    while (reader->Read(piece)) content += piece->data();
    return reader->Finish();
  };
  TEPAT_TRY(context.portal.backend.Run<wire::GetYearFileResponse>(plans.name, context.viewer->token,
                                                                  read, kFileTime));
  return content;
}

// A sheet for each table of the plan, as the reader of uploads knows them.
Result<std::string> WorkbookOf(const Context& context, const plan::v1::Plan& plan) {
  return WorkbookBytes(context, [&](documents::XlsxWorkbook& book) {
    for (const plan::PlanSheet& sheet : plan::SheetsOf(plan)) {
      book.AddSheet(sheet.name, sheet.headings);
      for (const auto& row : sheet.rows) book.AddRow({row.begin(), row.end()});
    }
  });
}

std::string PlanFileName(int year, const char* extension) {
  return fmt::format("rencana-{}.{}", year, extension);
}

}  // namespace

Response RegisterPlanDocument(const Context& context) {
  const int year = YearIn(context);
  const Sent sent = RegisterDocument(context, year);
  if (!sent) return Refuse(context, sent.error());
  return GoOn(context, *sent, Url("/rencana/", std::int64_t{year}));
}

// The right is judged by the office, with the file: a page does not know who has just lost it.
Response AttachYearFile(const Context& context) {
  const int year = YearIn(context);
  if (context.request.form.files.empty()) {
    return Refuse(context, {Code::kInvalid, "portal.no_file", "no file was chosen"});
  }
  const auto attached = Send(context, year);
  if (!attached) return Refuse(context, attached.error());
  return GoOn(context, attached->position(), Url("/rencana/", std::int64_t{year}));
}

Response YearFile(const Context& context) {
  const std::string& sha256 = context.params.at(1);
  const char* unknown = "Berkas tidak ditemukan";
  const auto type = TypeOf(context, YearIn(context), sha256);
  if (!type) return NotOpened(context, unknown, type.error());
  auto content = ContentOf(context, YearIn(context), sha256);
  if (!content) return NotOpened(context, unknown, content.error());
  return FileResponse(std::move(*content), *type);
}

Response DownloadPlan(const Context& context) {
  const Fields& query = context.request.query;
  const int year = YearIn(context);
  const auto told =
      AskPlan(context, year, IntIn(query.Get("versi")), query.Get("rancangan") == "1");
  if (!told) return NotOpened(context, "Rencana tidak ditemukan", told.error());
  if (query.Get("bentuk") != "xlsx") {
    return FileResponse(told->file(), "text/plain; charset=utf-8", PlanFileName(year, "textproto"));
  }
  auto bytes = WorkbookOf(context, told->plan());
  if (!bytes) return NotOpened(context, "Rencana tidak ditemukan", bytes.error());
  return FileResponse(std::move(*bytes), kWorkbookType, PlanFileName(year, "xlsx"));
}

}  // namespace tepat::portal
