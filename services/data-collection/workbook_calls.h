// SPDX-License-Identifier: Apache-2.0
// The calls about workbooks: templates out, filled ones in, marked ones out again. They change
// nothing: what was read waits for StoreWorkbook.
#pragma once

#include <functional>

#include "libs/calls/bytes_call.h"
#include "services/data-collection/workbook/kept_previews.h"
#include "services/data-collection/workbook/preview.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace tepat::data_collection {

// The contract with these calls answered; the service of the contract derives from it and answers
// the others. Outlives its calls, and its end waits for files that are being read. Any thread.
class WorkbookService : public v1::DataCollectionService::CallbackService {
 public:
  // What the service knows of units, under the right of a caller; any thread.
  using SourceFor = std::function<book::Source(const identity::Claims&)>;

  // Clock and ids outlive this.
  WorkbookService(calls::Identify identify, const Clock& clock, IdSource& ids,
                  SourceFor source_for);

  grpc::ServerWriteReactor<v1::GetTemplateResponse>* GetTemplate(
      grpc::CallbackServerContext* call, const v1::GetTemplateRequest* request) override;
  grpc::ServerReadReactor<v1::PreviewWorkbookRequest>* PreviewWorkbook(
      grpc::CallbackServerContext* call, v1::PreviewWorkbookResponse* response) override;
  grpc::ServerWriteReactor<v1::GetWorkbookPreviewResponse>* GetWorkbookPreview(
      grpc::CallbackServerContext* call, const v1::GetWorkbookPreviewRequest* request) override;
  grpc::ServerWriteReactor<v1::GetMarkedWorkbookResponse>* GetMarkedWorkbook(
      grpc::CallbackServerContext* call, const v1::GetMarkedWorkbookRequest* request) override;

  // What waits to be stored; lives as long as this.
  const book::KeptPreviews& kept() const { return kept_; }

 private:
  const calls::Identify identify_;
  const SourceFor source_for_;
  book::KeptPreviews kept_;
  calls::UploadSlots slots_;
  calls::Workers workers_;  // last: its threads use what stands above
};

}  // namespace tepat::data_collection
