// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/blobs/blob_store.h"
#include "libs/calls/file_call.h"
#include "libs/calls/guard.h"
#include "libs/calls/workers.h"
#include "libs/daemon/node.h"
#include "libs/documents/kept_pictures.h"
#include "services/data-collection/config.h"
#include "services/data-collection/workbook_calls.h"
#include "services/data-collection/workbook_source.h"

namespace tepat::data_collection {

// Serves the contract; its base the calls about workbooks. Any thread.
class Service : public WorkbookService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Context& context, blobs::BlobStore& files)
      : WorkbookService([&guard](const auto& call) { return guard.Identify(call); },
                        node.world().clock, node.world().ids, WorkbookSource(node, context)),
        node_(node),
        guard_(guard),
        context_(context),
        files_(files) {}

  grpc::ServerUnaryReactor* OpenCollection(grpc::CallbackServerContext* call,
                                           const v1::OpenCollectionRequest* request,
                                           v1::OpenCollectionResponse* response) override;
  grpc::ServerUnaryReactor* ReopenCollection(grpc::CallbackServerContext* call,
                                             const v1::ReopenCollectionRequest* request,
                                             v1::ReopenCollectionResponse* response) override;
  grpc::ServerUnaryReactor* EndCase(grpc::CallbackServerContext* call,
                                    const v1::EndCaseRequest* request,
                                    v1::EndCaseResponse* response) override;
  grpc::ServerUnaryReactor* AssignUnit(grpc::CallbackServerContext* call,
                                       const v1::AssignUnitRequest* request,
                                       v1::AssignUnitResponse* response) override;
  grpc::ServerUnaryReactor* SubmitUnitData(grpc::CallbackServerContext* call,
                                           const v1::SubmitUnitDataRequest* request,
                                           v1::SubmitUnitDataResponse* response) override;
  grpc::ServerUnaryReactor* WaiveUnit(grpc::CallbackServerContext* call,
                                      const v1::WaiveUnitRequest* request,
                                      v1::WaiveUnitResponse* response) override;
  grpc::ServerUnaryReactor* CloseDraft(grpc::CallbackServerContext* call,
                                       const v1::CloseDraftRequest* request,
                                       v1::CloseDraftResponse* response) override;
  grpc::ServerUnaryReactor* GiveBackUnit(grpc::CallbackServerContext* call,
                                         const v1::GiveBackUnitRequest* request,
                                         v1::GiveBackUnitResponse* response) override;
  grpc::ServerUnaryReactor* ReturnUnits(grpc::CallbackServerContext* call,
                                        const v1::ReturnUnitsRequest* request,
                                        v1::ReturnUnitsResponse* response) override;
  grpc::ServerUnaryReactor* VerifyData(grpc::CallbackServerContext* call,
                                       const v1::VerifyDataRequest* request,
                                       v1::VerifyDataResponse* response) override;
  grpc::ServerUnaryReactor* GetCollection(grpc::CallbackServerContext* call,
                                          const v1::GetCollectionRequest* request,
                                          v1::GetCollectionResponse* response) override;
  grpc::ServerUnaryReactor* GetUnitSheet(grpc::CallbackServerContext* call,
                                         const v1::GetUnitSheetRequest* request,
                                         v1::GetUnitSheetResponse* response) override;
  grpc::ServerUnaryReactor* GetCheckSheet(grpc::CallbackServerContext* call,
                                          const v1::GetCheckSheetRequest* request,
                                          v1::GetCheckSheetResponse* response) override;
  grpc::ServerUnaryReactor* GetCompleteness(grpc::CallbackServerContext* call,
                                            const v1::GetCompletenessRequest* request,
                                            v1::GetCompletenessResponse* response) override;
  grpc::ServerUnaryReactor* PreviewUnitData(grpc::CallbackServerContext* call,
                                            const v1::PreviewUnitDataRequest* request,
                                            v1::PreviewUnitDataResponse* response) override;
  grpc::ServerUnaryReactor* GetValueVersions(grpc::CallbackServerContext* call,
                                             const v1::GetValueVersionsRequest* request,
                                             v1::GetValueVersionsResponse* response) override;
  grpc::ServerUnaryReactor* GetValueThread(grpc::CallbackServerContext* call,
                                           const v1::GetValueThreadRequest* request,
                                           v1::GetValueThreadResponse* response) override;
  grpc::ServerUnaryReactor* CommentValue(grpc::CallbackServerContext* call,
                                         const v1::CommentValueRequest* request,
                                         v1::CommentValueResponse* response) override;
  grpc::ServerUnaryReactor* PreviewCollectionRebase(
      grpc::CallbackServerContext* call, const v1::PreviewCollectionRebaseRequest* request,
      v1::PreviewCollectionRebaseResponse* response) override;
  grpc::ServerUnaryReactor* RebaseCollection(grpc::CallbackServerContext* call,
                                             const v1::RebaseCollectionRequest* request,
                                             v1::RebaseCollectionResponse* response) override;
  grpc::ServerUnaryReactor* DeclareValues(grpc::CallbackServerContext* call,
                                          const v1::DeclareValuesRequest* request,
                                          v1::DeclareValuesResponse* response) override;
  grpc::ServerUnaryReactor* ListPeriods(grpc::CallbackServerContext* call,
                                        const v1::ListPeriodsRequest* request,
                                        v1::ListPeriodsResponse* response) override;
  grpc::ServerReadReactor<v1::AttachEvidenceRequest>* AttachEvidence(
      grpc::CallbackServerContext* call, v1::AttachEvidenceResponse* response) override;
  grpc::ServerWriteReactor<v1::GetEvidenceResponse>* GetEvidence(
      grpc::CallbackServerContext* call, const v1::GetEvidenceRequest* request) override;

 private:
  // The first page of a file instead of the file.
  grpc::ServerWriteReactor<v1::GetEvidenceResponse>* Preview(grpc::CallbackServerContext* call,
                                                             const v1::GetEvidenceRequest& request);
  // Answers a question, `read(asking, request)`.
  template <class Request, class Response, class Read>
  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* call, const Request* request,
                                   Response* response, Read read);

  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
  blobs::BlobStore& files_;
  calls::UploadSlots uploads_{context_.config.uploads_max};
  documents::KeptPictures pictures_{context_.config.pictures_bytes_max};
  // Last: its threads use what stands above.
  calls::Workers drawing_{context_.config.pictures_at_a_time, context_.config.pictures_waiting_max};
};

}  // namespace tepat::data_collection
