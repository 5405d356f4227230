// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook_calls.h"

#include <utility>

#include "libs/base/file_limit.h"
#include "libs/base/findings.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {
namespace {

constexpr std::size_t kBytesMax = kFileBytesMax;
// Each holds a file in memory, and its reader a process.
constexpr int kFilesAtATime = 4;
constexpr int kThreads = 2;
constexpr std::size_t kWaitingMax = 16;

Status CheckUnits(int units) {
  Findings findings;
  findings.RequireCount(static_cast<std::size_t>(units), "units", 0, kUnitsMax);
  return findings.Outcome("data_collection.invalid_request");
}

Status CheckTemplate(const v1::GetTemplateRequest& request) {
  TEPAT_TRY(CheckUnits(request.units_size()));
  Findings findings;
  findings.Require(request.format() != v1::WORKBOOK_FORMAT_UNSPECIFIED &&
                       v1::WorkbookFormat_IsValid(request.format()),
                   "format", "required");
  return findings.Outcome("data_collection.invalid_request");
}

}  // namespace

WorkbookService::WorkbookService(calls::Identify identify, const Clock& clock, IdSource& ids,
                                 SourceFor source_for)
    : identify_(std::move(identify)),
      source_for_(std::move(source_for)),
      kept_(clock, ids),
      slots_(kFilesAtATime),
      workers_(kThreads, kWaitingMax) {}

grpc::ServerWriteReactor<v1::GetTemplateResponse>* WorkbookService::GetTemplate(
    grpc::CallbackServerContext* call, const v1::GetTemplateRequest* request) {
  using Pieces = Result<std::vector<v1::GetTemplateResponse>>;
  // Copied: gRPC frees the request of a call that its caller has left.
  const auto make = [this, asked = *request](const identity::Claims& caller) -> Pieces {
    TEPAT_TRY(CheckTemplate(asked));
    TEPAT_ASSIGN(const std::string file, book::MakeTemplate(asked, source_for_(caller)));
    return calls::PiecesOf<v1::GetTemplateResponse>(file);
  };
  return calls::MessageStream<v1::GetTemplateResponse>::Begin(call, identify_, workers_, make);
}

grpc::ServerReadReactor<v1::PreviewWorkbookRequest>* WorkbookService::PreviewWorkbook(
    grpc::CallbackServerContext* call, v1::PreviewWorkbookResponse* response) {
  const auto take = [this](const identity::Claims& caller, const v1::WorkbookHead& head,
                           const std::string& bytes) -> Result<v1::PreviewWorkbookResponse> {
    TEPAT_TRY(CheckUnits(head.units_size()));
    TEPAT_ASSIGN(book::Preview preview, book::PreviewFile(head, bytes, source_for_(caller)));
    v1::PreviewWorkbookResponse answer;
    answer.set_token(kept_.Keep(calls::NameOf(caller), preview));
    *answer.mutable_counts() = preview.summary.counts();
    *answer.mutable_kept_until_time() = preview.summary.kept_until_time();
    return answer;
  };
  using Taking =
      calls::Intake<v1::PreviewWorkbookRequest, v1::WorkbookHead, v1::PreviewWorkbookResponse>;
  return Taking::Begin(call, response, identify_, {workers_, slots_, kBytesMax, take});
}

grpc::ServerWriteReactor<v1::GetWorkbookPreviewResponse>* WorkbookService::GetWorkbookPreview(
    grpc::CallbackServerContext* call, const v1::GetWorkbookPreviewRequest* request) {
  using Messages = Result<std::vector<v1::GetWorkbookPreviewResponse>>;
  const auto make = [this, token = request->token()](const identity::Claims& caller) -> Messages {
    TEPAT_ASSIGN(const auto preview, kept_.Find(calls::NameOf(caller), token));
    std::vector<v1::GetWorkbookPreviewResponse> messages(1);
    *messages[0].mutable_summary() = preview->summary;
    for (const v1::PreviewedUnit& unit : preview->units) {
      *messages.emplace_back().mutable_unit() = unit;
    }
    return messages;
  };
  return calls::MessageStream<v1::GetWorkbookPreviewResponse>::Begin(call, identify_, workers_,
                                                                     make);
}

grpc::ServerWriteReactor<v1::GetMarkedWorkbookResponse>* WorkbookService::GetMarkedWorkbook(
    grpc::CallbackServerContext* call, const v1::GetMarkedWorkbookRequest* request) {
  using Pieces = Result<std::vector<v1::GetMarkedWorkbookResponse>>;
  const auto make = [this, token = request->token()](const identity::Claims& caller) -> Pieces {
    TEPAT_ASSIGN(const auto preview, kept_.Find(calls::NameOf(caller), token));
    TEPAT_ASSIGN(const std::string file, book::MarkedBook(*preview));
    return calls::PiecesOf<v1::GetMarkedWorkbookResponse>(file);
  };
  return calls::MessageStream<v1::GetMarkedWorkbookResponse>::Begin(call, identify_, workers_,
                                                                    make);
}

}  // namespace tepat::data_collection
