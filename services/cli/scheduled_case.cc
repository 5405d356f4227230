// SPDX-License-Identifier: Apache-2.0
#include "services/cli/scheduled_case.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>

#include "libs/base/file_limit.h"
#include "libs/calls/send_file.h"
#include "libs/daemon/process.h"
#include "libs/worktime/zone.h"
#include "services/cli/agreement.h"
#include "services/cli/case.h"
#include "services/cli/input_file.h"
#include "services/cli/office.h"
#include "services/cli/scheduled_case_text.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"

namespace tepat::cli {
namespace {

namespace wire = correspondence::v1;
using wire::CorrespondenceService;

// A file of that size over a busy disk.
constexpr std::chrono::seconds kSending(60);
// The fact goes over disposition to timing, which takes milliseconds; whoever waits longer has an
// office in which something stands still, and the case is open all the same.
constexpr std::chrono::seconds kTimingWait(5);
constexpr std::chrono::milliseconds kBetweenLooks(100);

std::unique_ptr<CorrespondenceService::Stub> StubOf(const Operator& self) {
  return CorrespondenceService::NewStub(self.ChannelTo("correspondence"));
}

Result<wire::OpenScheduledCaseResponse> Open(const Operator& self,
                                             const wire::OpenScheduledCaseRequest& request) {
  const auto stub = StubOf(self);
  return self.Call<wire::OpenScheduledCaseResponse>([&](auto* context, auto* response) {
    return stub->OpenScheduledCase(context, request, response);
  });
}

bool AgreesToSecond(const Error& error) {
  const auto running = error.details.find("case_id");
  return Agrees(
      fmt::format("Periode itu sudah mempunyai berkas yang berjalan: {}.\nBuka berkas kedua?",
                  running == error.details.end() ? "-" : running->second));
}

// Whoever was not answered does not know whether it was done: the same id does it once.
int ComplainOf(const Error& error, const std::string& request_id, bool second) {
  const int status = Complain(error);
  if (error.code == Code::kUnavailable) {
    std::cerr << fmt::format("Ulangi dengan {}--request-id {}; tidak akan terjadi dua kali.\n",
                             second ? "--second " : "", request_id);
  }
  return status;
}

// The visits of a case that was just opened; none when timing has not heard of it in time.
timing::v1::GetCaseResponse AwaitVisits(Operator& self, const std::string& case_id) {
  daemon::Signal never;  // waits, and is told nothing
  const auto until = std::chrono::steady_clock::now() + kTimingWait;
  while (true) {
    auto visits = VisitsOf(self, case_id);
    if (visits && !visits->visits().empty()) return std::move(*visits);
    if (std::chrono::steady_clock::now() >= until) return {};
    never.Wait(kBetweenLooks);
  }
}

Result<wire::AttachScanResponse> Attach(const Operator& self, const wire::ScanHead& head,
                                        const std::string& bytes) {
  const auto stub = StubOf(self);
  const auto send = [&](grpc::ClientContext* context, wire::AttachScanResponse* response) {
    return calls::SendFile(stub->AttachScan(context, response), head, bytes);
  };
  return self.Call<wire::AttachScanResponse>(send, kSending);
}

}  // namespace

int OpenCase(Operator& self, const OpenWish& wish, bool json) {
  const auto zone = worktime::Zone::Find(wish.time_zone);
  if (!zone) return Complain(zone.error());
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  wire::OpenScheduledCaseRequest request;
  request.set_request_id(wish.request_id.empty() ? self.NewRequestId() : wish.request_id);
  request.set_period(PeriodAsKept(wish.period));
  request.set_accept_duplicate(wish.second);
  request.set_supersedes_case_id(wish.supersedes);
  auto opened = Open(**actor, request);
  if (!opened && opened.error().slug == "correspondence.period_running") {
    if (!AgreesToSecond(opened.error())) {
      std::cerr << "Tidak ada berkas yang dibuka.\n";
      return 1;
    }
    request.set_accept_duplicate(true);
    opened = Open(**actor, request);
  }
  if (!opened) {
    return ComplainOf(opened.error(), request.request_id(), request.accept_duplicate());
  }
  const auto visits = AwaitVisits(self, opened->case_id());
  std::cout << (json ? OpenedJson(*opened, visits) : OpenedText(request, *opened, visits, *zone));
  return 0;
}

int AttachFile(Operator& self, const AttachWish& wish, bool json) {
  const auto bytes = ReadInputBytes(wish.path, kFileBytesMax);
  if (!bytes) return Complain(bytes.error());
  const auto actor = ActorFor(self, wish.person);
  if (!actor) return Complain(actor.error());
  wire::ScanHead head;
  head.set_request_id(wish.request_id.empty() ? self.NewRequestId() : wish.request_id);
  head.set_case_id(wish.case_id);
  head.set_kind(wish.kind.empty() ? FileKinds().front() : wish.kind);
  const auto attached = Attach(**actor, head, *bytes);
  if (!attached) return ComplainOf(attached.error(), head.request_id(), false);
  std::cout << (json ? AttachedJson(*attached) : AttachedText(head.kind(), *attached));
  return 0;
}

}  // namespace tepat::cli
