// SPDX-License-Identifier: Apache-2.0
#include "libs/calls/backend.h"

#include <string_view>
#include <utility>

#include "libs/calls/guard.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "libs/sop/services.h"

namespace tepat::calls {
namespace {

// A service by its name, with a stub of one of its contracts. The channel connects by itself when
// it is first used, and again whenever its service comes back.
template <class Contract>
Service<typename Contract::Stub> To(const std::string& run_folder, const std::string& name) {
  return {name, Contract::NewStub(rpc::Connect(rpc::SocketPath(run_folder, name)))};
}

std::string_view ServiceOf(std::string_view service) { return service; }
std::string_view ServiceOf(const sop::StepService& service) { return service.service; }

// The same for each of a list of services.
template <class Contract, class List>
std::vector<Service<typename Contract::Stub>> ToEach(const std::string& run_folder,
                                                     const List& list) {
  std::vector<Service<typename Contract::Stub>> services;
  services.reserve(list.size());
  for (const auto& one : list) {
    services.push_back(To<Contract>(run_folder, std::string(ServiceOf(one))));
  }
  return services;
}

}  // namespace

// Here, so that the stubs of eleven contracts are made once and not in every file that calls one.
Backend::Backend(const std::string& run_folder, std::function<std::string()> own_token)
    : accounts(To<office::v1::AccountService>(run_folder, "office")),
      office(To<office::v1::OfficeService>(run_folder, "office")),
      plans(To<plan::v1::PlanService>(run_folder, "office")),
      correspondence(To<correspondence::v1::CorrespondenceService>(run_folder, "correspondence")),
      disposition(To<disposition::v1::DispositionService>(run_folder, "disposition")),
      data_collection(
          To<data_collection::v1::DataCollectionService>(run_folder, "data-collection")),
      storing(To<data_collection::v1::StoringService>(run_folder, "data-collection")),
      submission(To<submission::v1::SubmissionService>(run_folder, "submission")),
      timing(To<timing::v1::TimingService>(run_folder, "timing")),
      pausing(ToEach<Pausing>(run_folder, sop::kStepServices)),
      maintained(ToEach<Maintenance>(run_folder, sop::kJournalServices)),
      own_token_(std::move(own_token)) {}

Backend::~Backend() = default;

// Who owns which step is what the services' contracts say; no fact tells it.
const Service<Backend::Pausing::Stub>& Backend::PauserOf(int step) const {
  for (std::size_t i = 0; i < sop::kStepServices.size(); ++i) {
    if (step <= sop::kStepServices[i].last_step) return pausing[i];
  }
  // A step that a form made up: whoever gets it refuses it.
  return pausing.back();
}

void Backend::Prepare(grpc::ClientContext& context, const std::string& token,
                      std::chrono::milliseconds limit) {
  rpc::SetDeadline(context, limit);
  context.AddMetadata(kTokenKey, TokenValue(token));
}

// The name goes with the refusal, so that a page can say which part of the office is away.
Status Backend::Told(const std::string& service, const grpc::Status& status) {
  Status called = rpc::FromGrpc(status);
  if (called) return called;
  Error error = called.error();
  if (error.slug == "rpc.unavailable") error.details["service"] = service;
  return Fail(std::move(error));
}

}  // namespace tepat::calls
