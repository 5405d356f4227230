// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/service.h"

#include <functional>

#include "libs/calls/bytes_call.h"
#include "libs/calls/command_call.h"
#include "libs/casework/arrival.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/evidence.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/history.h"
#include "services/data-collection/queries.h"
#include "services/data-collection/thread.h"

namespace tepat::data_collection {

// Hand-offs, from services alone.
grpc::ServerUnaryReactor* Service::OpenCollection(grpc::CallbackServerContext* call,
                                                  const v1::OpenCollectionRequest* request,
                                                  v1::OpenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      std::bind_front(data_collection::OpenCollection, std::cref(context_.config)));
}

grpc::ServerUnaryReactor* Service::ReopenCollection(grpc::CallbackServerContext* call,
                                                    const v1::ReopenCollectionRequest* request,
                                                    v1::ReopenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      std::bind_front(data_collection::ReopenCollection, std::cref(context_.config)));
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                data_collection::EndCase);
}

// Commands, by people.
grpc::ServerUnaryReactor* Service::AssignUnit(grpc::CallbackServerContext* call,
                                              const v1::AssignUnitRequest* request,
                                              v1::AssignUnitResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "AssignUnit", request, response,
                             std::bind_front(data_collection::AssignUnit, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::SubmitUnitData(grpc::CallbackServerContext* call,
                                                  const v1::SubmitUnitDataRequest* request,
                                                  v1::SubmitUnitDataResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "SubmitUnitData", request, response,
                             data_collection::SubmitUnitData);
}

grpc::ServerUnaryReactor* Service::WaiveUnit(grpc::CallbackServerContext* call,
                                             const v1::WaiveUnitRequest* request,
                                             v1::WaiveUnitResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "WaiveUnit", request, response,
                             data_collection::WaiveUnit);
}

grpc::ServerUnaryReactor* Service::CloseDraft(grpc::CallbackServerContext* call,
                                              const v1::CloseDraftRequest* request,
                                              v1::CloseDraftResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "CloseDraft", request, response,
                             data_collection::CloseDraft);
}

grpc::ServerUnaryReactor* Service::GiveBackUnit(grpc::CallbackServerContext* call,
                                                const v1::GiveBackUnitRequest* request,
                                                v1::GiveBackUnitResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "GiveBackUnit", request, response,
                             std::bind_front(data_collection::GiveBackUnit, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::ReturnUnits(grpc::CallbackServerContext* call,
                                               const v1::ReturnUnitsRequest* request,
                                               v1::ReturnUnitsResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ReturnUnits", request, response,
                             std::bind_front(data_collection::ReturnUnits, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::VerifyData(grpc::CallbackServerContext* call,
                                              const v1::VerifyDataRequest* request,
                                              v1::VerifyDataResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "VerifyData", request, response,
                             data_collection::VerifyData);
}

grpc::ServerUnaryReactor* Service::CommentValue(grpc::CallbackServerContext* call,
                                                const v1::CommentValueRequest* request,
                                                v1::CommentValueResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "CommentValue", request, response,
                             data_collection::CommentValue);
}

grpc::ServerUnaryReactor* Service::RebaseCollection(grpc::CallbackServerContext* call,
                                                    const v1::RebaseCollectionRequest* request,
                                                    v1::RebaseCollectionResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "RebaseCollection", request, response,
                             data_collection::RebaseCollection);
}

grpc::ServerUnaryReactor* Service::DeclareValues(grpc::CallbackServerContext* call,
                                                 const v1::DeclareValuesRequest* request,
                                                 v1::DeclareValuesResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "DeclareValues", request, response,
                             std::bind_front(data_collection::DeclareValues, std::cref(context_)));
}

grpc::ServerReadReactor<v1::AttachEvidenceRequest>* Service::AttachEvidence(
    grpc::CallbackServerContext* call, v1::AttachEvidenceResponse* response) {
  // The file's name while it comes in is new, so that two uploads never share one.
  calls::UploadPlan<v1::EvidenceHead, v1::AttachEvidenceResponse> plan{
      guard_,
      node_.writer(),
      files_,
      uploads_,
      context_.config.evidence_bytes_max,
      "AttachEvidence",
      node_.world().ids.Next(),
      data_collection::AttachEvidence,
      blobs::Taken::kOffice};
  return calls::Upload<v1::AttachEvidenceRequest, v1::EvidenceHead,
                       v1::AttachEvidenceResponse>::Begin(call, response, std::move(plan));
}

// Questions.
template <class Request, class Response, class Read>
grpc::ServerUnaryReactor* Service::Answer(grpc::CallbackServerContext* call, const Request* request,
                                          Response* response, Read read) {
  return calls::ServeRead(call, guard_, node_.pool(), response,
                          [&](sql::Database& db, const identity::Claims& caller) {
                            return read(Asking{db, caller, node_.world().clock.Now()}, *request);
                          });
}

grpc::ServerUnaryReactor* Service::GetCollection(grpc::CallbackServerContext* call,
                                                 const v1::GetCollectionRequest* request,
                                                 v1::GetCollectionResponse* response) {
  return Answer(call, request, response,
                [](const Asking& asking, const v1::GetCollectionRequest& wanted) {
                  return ReadCollection(asking, wanted.case_id());
                });
}

grpc::ServerUnaryReactor* Service::GetUnitSheet(grpc::CallbackServerContext* call,
                                                const v1::GetUnitSheetRequest* request,
                                                v1::GetUnitSheetResponse* response) {
  return Answer(call, request, response, ReadUnitSheet);
}

grpc::ServerUnaryReactor* Service::GetCheckSheet(grpc::CallbackServerContext* call,
                                                 const v1::GetCheckSheetRequest* request,
                                                 v1::GetCheckSheetResponse* response) {
  return Answer(call, request, response, ReadCheckSheet);
}

grpc::ServerUnaryReactor* Service::GetCompleteness(grpc::CallbackServerContext* call,
                                                   const v1::GetCompletenessRequest* request,
                                                   v1::GetCompletenessResponse* response) {
  return Answer(call, request, response, ReadCompleteness);
}

grpc::ServerUnaryReactor* Service::PreviewUnitData(grpc::CallbackServerContext* call,
                                                   const v1::PreviewUnitDataRequest* request,
                                                   v1::PreviewUnitDataResponse* response) {
  return Answer(call, request, response, data_collection::Preview);
}

grpc::ServerUnaryReactor* Service::GetValueVersions(grpc::CallbackServerContext* call,
                                                    const v1::GetValueVersionsRequest* request,
                                                    v1::GetValueVersionsResponse* response) {
  return Answer(call, request, response, ReadValueVersions);
}

grpc::ServerUnaryReactor* Service::GetValueThread(grpc::CallbackServerContext* call,
                                                  const v1::GetValueThreadRequest* request,
                                                  v1::GetValueThreadResponse* response) {
  return Answer(call, request, response, ReadValueThread);
}

grpc::ServerUnaryReactor* Service::PreviewCollectionRebase(
    grpc::CallbackServerContext* call, const v1::PreviewCollectionRebaseRequest* request,
    v1::PreviewCollectionRebaseResponse* response) {
  return Answer(call, request, response, ReadRebase);
}

grpc::ServerUnaryReactor* Service::ListPeriods(grpc::CallbackServerContext* call,
                                               const v1::ListPeriodsRequest* request,
                                               v1::ListPeriodsResponse* response) {
  return Answer(call, request, response,
                [this](const Asking& asking, const v1::ListPeriodsRequest&) {
                  return ReadPeriods({asking, context_.zone.DateOf(asking.now)});
                });
}

grpc::ServerWriteReactor<v1::GetEvidenceResponse>* Service::GetEvidence(
    grpc::CallbackServerContext* call, const v1::GetEvidenceRequest* request) {
  if (request->preview()) return Preview(call, *request);
  const auto find = [&]() -> Result<std::ifstream> {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard_.Identify(*call));
    return OpenEvidence({node_.pool(), files_, caller, node_.world().clock.Now()}, *request);
  };
  return calls::Download<v1::GetEvidenceResponse>::Begin(find());
}

// In a thread of its own: a process is waited for.
grpc::ServerWriteReactor<v1::GetEvidenceResponse>* Service::Preview(
    grpc::CallbackServerContext* call, const v1::GetEvidenceRequest& request) {
  using Pieces = Result<std::vector<v1::GetEvidenceResponse>>;
  const auto make = [this, asked = request](const identity::Claims& caller) -> Pieces {
    TEPAT_ASSIGN(const std::string picture,
                 PreviewEvidence({node_.pool(), files_, caller, node_.world().clock.Now()}, asked,
                                 pictures_));
    return calls::PiecesOf<v1::GetEvidenceResponse>(picture);
  };
  const auto identify = [this](const grpc::CallbackServerContext& of) {
    return guard_.Identify(of);
  };
  return calls::MessageStream<v1::GetEvidenceResponse>::Begin(call, identify, drawing_, make);
}

}  // namespace tepat::data_collection
