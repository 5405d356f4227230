// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "libs/base/id.h"
#include "libs/calls/guard.h"
#include "libs/journal/wire.h"
#include "libs/rpc/socket.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::bench {
namespace {

namespace v1 = correspondence::v1;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds kCallLimit(20);
constexpr std::chrono::milliseconds kTick(2);

double MillisSince(Steady::time_point begin) {
  return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

// Makes requests. One thread.
class Requests {
 public:
  explicit Requests(std::int64_t first) : next_(first), ids_(clock_, entropy_) {}

  v1::RegisterLetterRequest Next() {
    v1::RegisterLetterRequest request;
    request.set_request_id(ids_.Next());
    request.set_sender("Bappeda Kabupaten Lumajang");
    request.set_letter_number("000.7/" + std::to_string(next_++) + "/427.61/2026");
    const Instant now = clock_.Now();
    request.set_letter_date(FormatInstant(now).substr(0, 10));
    request.set_subject("Pengumpulan data kinerja triwulan III");
    request.set_channel(v1::IntakeChannel(1));
    journal::FillTime(now, request.mutable_received_time());
    request.set_nature(v1::NATURE_ORDINARY);
    request.set_urgency(v1::URGENCY_ORDINARY);
    request.set_period("2026-TW3");
    return request;
  }

  v1::CancelCaseRequest CancelOf(const std::string& case_id) {
    v1::CancelCaseRequest request;
    request.set_request_id(ids_.Next());
    request.set_case_id(case_id);
    request.set_expected_revision(1);
    request.set_reason("Surat yang sama sudah dijawab");
    return request;
  }

 private:
  std::int64_t next_;
  SystemClock clock_;
  SystemEntropy entropy_;
  UuidSource ids_;
};

// One request on its way.
struct Call {
  grpc::ClientContext context;
  v1::RegisterLetterResponse response;
  grpc::Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<v1::RegisterLetterResponse>> reader;
  Steady::time_point begun;
};

// Sends requests and notes the answers. One thread.
class Sender {
 public:
  explicit Sender(const Target& target)
      : token_(calls::TokenValue(target.token)),
        stub_(v1::CorrespondenceService::NewStub(rpc::Connect(target.socket))),
        requests_(target.first_number) {}
  ~Sender() { queue_.Shutdown(); }
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  void Send() {
    auto call = std::make_unique<Call>();
    rpc::SetDeadline(call->context, kCallLimit);
    call->context.AddMetadata(calls::kTokenKey, token_);
    const v1::RegisterLetterRequest request = requests_.Next();
    call->begun = Steady::now();
    call->reader = stub_->AsyncRegisterLetter(&call->context, request, &queue_);
    call->reader->Finish(&call->response, &call->status, call.get());
    open_.emplace(call.get(), std::move(call));
  }

  // The next answer, or nothing when none comes in time; noted.
  std::unique_ptr<Call> Take(std::chrono::milliseconds wait) {
    void* tag = nullptr;
    bool ok = false;
    const auto until = std::chrono::system_clock::now() + wait;
    if (queue_.AsyncNext(&tag, &ok, until) != grpc::CompletionQueue::GOT_EVENT) return nullptr;
    auto call = std::move(open_.extract(static_cast<Call*>(tag)).mapped());
    result_.millis.push_back(MillisSince(call->begun));
    if (call->status.ok()) {
      ++result_.answered;
    } else if (++result_.failed == 1) {
      std::cerr << "first failure: " << call->status.error_message() << '\n';
    }
    return call;
  }

  bool idle() const { return open_.empty(); }
  // What was seen; once, at the end.
  LoadResult Finish(Steady::time_point begun) {
    result_.seconds = MillisSince(begun) / 1000;
    return std::exchange(result_, {});
  }

 private:
  const std::string token_;
  const std::unique_ptr<v1::CorrespondenceService::Stub> stub_;
  Requests requests_;
  grpc::CompletionQueue queue_;
  std::unordered_map<Call*, std::unique_ptr<Call>> open_;
  LoadResult result_;
};

// Notes when timing has judged step 1 of each case.
class VerdictWatch {
 public:
  VerdictWatch(const std::string& socket, const std::string& token)
      : stub_(timing::v1::TimingService::NewStub(rpc::Connect(socket))),
        token_(calls::TokenValue(token)) {
    rpc::SetDeadline(context_, std::chrono::minutes(5));
    context_.AddMetadata(calls::kTokenKey, token_);
  }

  // Until stopped.
  void Run() {
    timing::v1::WatchVisitsRequest request;
    request.set_after_change(LastChange());
    const auto stream = stub_->WatchVisits(&context_, request);
    timing::v1::WatchVisitsResponse answer;
    while (stream->Read(&answer)) {
      const auto now = Steady::now();
      const std::lock_guard lock(mutex_);
      for (const auto& visit : answer.visits()) {
        if (visit.step() == 1 && visit.has_stop_time()) seen_.emplace(visit.case_id(), now);
      }
    }
  }
  void Stop() { context_.TryCancel(); }

  void Answered(const std::string& case_id) {
    const auto now = Steady::now();
    const std::lock_guard lock(mutex_);
    answered_.emplace(case_id, now);
  }

  bool Complete() {
    const std::lock_guard lock(mutex_);
    return seen_.size() >= answered_.size();
  }

  std::vector<double> Millis() {
    const std::lock_guard lock(mutex_);
    std::vector<double> all;
    for (const auto& [case_id, at] : answered_) {
      const auto seen = seen_.find(case_id);
      if (seen == seen_.end()) continue;
      // The stream may be faster than the answer.
      all.push_back(
          std::max(0.0, std::chrono::duration<double, std::milli>(seen->second - at).count()));
    }
    return all;
  }

 private:
  std::int64_t LastChange() {
    grpc::ClientContext context;
    rpc::SetDeadline(context, kCallLimit);
    timing::v1::ListVisitsRequest request;
    timing::v1::ListVisitsResponse response;
    context.AddMetadata(calls::kTokenKey, token_);
    stub_->ListVisits(&context, request, &response);
    return response.change();
  }

  const std::unique_ptr<timing::v1::TimingService::Stub> stub_;
  const std::string token_;
  grpc::ClientContext context_;
  std::mutex mutex_;
  std::map<std::string, Steady::time_point> answered_;
  std::map<std::string, Steady::time_point> seen_;
};

class Echo : public v1::CorrespondenceService::CallbackService {
 public:
  grpc::ServerUnaryReactor* RegisterLetter(grpc::CallbackServerContext* call,
                                           const v1::RegisterLetterRequest* request,
                                           v1::RegisterLetterResponse* response) override {
    response->set_case_id(request->request_id());
    response->mutable_position()->set_source("/tepat/uji/correspondence");
    response->mutable_position()->set_incarnation(request->request_id());
    response->mutable_position()->set_sequence(1);
    auto* reactor = call->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

}  // namespace

LoadResult RunClosed(const Target& target, int in_flight, std::chrono::milliseconds time) {
  Sender sender(target);
  const auto begun = Steady::now();
  const auto until = begun + time;
  for (int i = 0; i < in_flight; ++i) sender.Send();
  while (!sender.idle()) {
    if (sender.Take(kCallLimit) && Steady::now() < until) sender.Send();
  }
  return sender.Finish(begun);
}

LoadResult RunVerdicts(const Target& target, const std::string& timing_socket, int rate,
                       std::chrono::milliseconds time) {
  VerdictWatch watch(timing_socket, target.token);
  std::jthread watcher([&] { watch.Run(); });
  Sender sender(target);
  const auto begun = Steady::now();
  const auto note = [&](const std::unique_ptr<Call>& call) {
    if (call->status.ok()) watch.Answered(call->response.case_id());
  };
  std::int64_t sent = 0;
  while (Steady::now() < begun + time) {
    const auto due = static_cast<std::int64_t>(MillisSince(begun) / 1000 * rate);
    for (; sent < due; ++sent) sender.Send();
    if (const auto call = sender.Take(kTick)) note(call);
  }
  while (!sender.idle()) {
    if (const auto call = sender.Take(kCallLimit)) note(call);
  }
  LoadResult result = sender.Finish(begun);
  const auto patience = Steady::now() + kCallLimit;
  while (!watch.Complete() && Steady::now() < patience) sender.Take(kTick);
  watch.Stop();
  watcher.join();
  result.millis = watch.Millis();
  return result;
}

LoadResult RunHistory(const Target& target, const std::string& cancel_token, std::int64_t cases,
                      std::int64_t open) {
  constexpr int kClerks = 16;
  std::mutex mutex;
  LoadResult result;
  const auto begun = Steady::now();
  const auto work = [&](std::int64_t first, std::int64_t count, std::int64_t left_open) {
    const auto stub = v1::CorrespondenceService::NewStub(rpc::Connect(target.socket));
    Requests requests(first);
    const auto call = [&](const std::string& token, auto method, const auto& request,
                          auto* response) {
      grpc::ClientContext context;
      rpc::SetDeadline(context, kCallLimit);
      context.AddMetadata(calls::kTokenKey, calls::TokenValue(token));
      const grpc::Status status = (stub.get()->*method)(&context, request, response);
      const std::lock_guard lock(mutex);
      ++(status.ok() ? result.answered : result.failed);
      if (!status.ok() && result.failed == 1) std::cerr << status.error_message() << '\n';
      return status.ok();
    };
    for (std::int64_t i = 0; i < count; ++i) {
      v1::RegisterLetterResponse registered;
      const bool done = call(target.token, &v1::CorrespondenceService::Stub::RegisterLetter,
                             requests.Next(), &registered);
      if (!done || i >= count - left_open) continue;
      v1::CancelCaseResponse cancelled;
      call(cancel_token, &v1::CorrespondenceService::Stub::CancelCase,
           requests.CancelOf(registered.case_id()), &cancelled);
    }
  };
  {
    std::vector<std::jthread> clerks;
    for (int i = 0; i < kClerks; ++i) {
      const std::int64_t share = cases / kClerks + (i < cases % kClerks);
      clerks.emplace_back(work, target.first_number + i * cases, share,
                          open / kClerks + (i < open % kClerks));
    }
  }
  result.seconds = MillisSince(begun) / 1000;
  return result;
}

int ServeEcho(const std::string& socket) {
  Echo echo;
  const auto server = rpc::Server::Start(socket, {&echo});
  if (!server) {
    std::cerr << server.error().message << '\n';
    return 1;
  }
  std::cout << "ready" << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
  }
  return 0;
}

}  // namespace tepat::bench
