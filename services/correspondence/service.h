// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/file_call.h"
#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/correspondence/config.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"

namespace tepat::correspondence {

// Serves the contract. Any thread.
class Service : public v1::CorrespondenceService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Context& context, blobs::BlobStore& scans)
      : node_(node), guard_(guard), context_(context), scans_(scans) {}

  grpc::ServerUnaryReactor* RegisterLetter(grpc::CallbackServerContext* call,
                                           const v1::RegisterLetterRequest* request,
                                           v1::RegisterLetterResponse* response) override;
  grpc::ServerUnaryReactor* ForwardToSekretaris(grpc::CallbackServerContext* call,
                                                const v1::ForwardToSekretarisRequest* request,
                                                v1::ForwardToSekretarisResponse* response) override;
  grpc::ServerUnaryReactor* MarkRead(grpc::CallbackServerContext* call,
                                     const v1::MarkReadRequest* request,
                                     v1::MarkReadResponse* response) override;
  grpc::ServerUnaryReactor* ForwardToCamat(grpc::CallbackServerContext* call,
                                           const v1::ForwardToCamatRequest* request,
                                           v1::ForwardToCamatResponse* response) override;
  grpc::ServerUnaryReactor* CancelCase(grpc::CallbackServerContext* call,
                                       const v1::CancelCaseRequest* request,
                                       v1::CancelCaseResponse* response) override;
  grpc::ServerUnaryReactor* OpenScheduledCase(grpc::CallbackServerContext* call,
                                              const v1::OpenScheduledCaseRequest* request,
                                              v1::OpenScheduledCaseResponse* response) override;
  grpc::ServerReadReactor<v1::AttachScanRequest>* AttachScan(
      grpc::CallbackServerContext* call, v1::AttachScanResponse* response) override;
  grpc::ServerWriteReactor<v1::GetScanResponse>* GetScan(
      grpc::CallbackServerContext* call, const v1::GetScanRequest* request) override;
  grpc::ServerUnaryReactor* GetLetter(grpc::CallbackServerContext* call,
                                      const v1::GetLetterRequest* request,
                                      v1::GetLetterResponse* response) override;
  grpc::ServerUnaryReactor* GetCase(grpc::CallbackServerContext* call,
                                    const v1::GetCaseRequest* request,
                                    v1::GetCaseResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
  blobs::BlobStore& scans_;
  calls::UploadSlots uploads_{context_.config.uploads_max};
};

}  // namespace tepat::correspondence
