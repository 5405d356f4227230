// SPDX-License-Identifier: Apache-2.0
// Calls whose work takes longer than a thread of gRPC may wait: a child process, a file that is
// made. Bytes come in in pieces, threads of our own do the work, and what it gives goes out in
// messages. Nothing is kept on disk; a file that is to stay goes through file_call.h.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/calls/file_call.h"
#include "libs/calls/workers.h"
#include "libs/identity/token.h"

namespace tepat::calls {

// Bytes as messages with `data`, at most kFilePieceMax each, in their order; none for no bytes. The
// receiver puts them together again and learns from the status of the call that it has them all.
template <class Message>
std::vector<Message> PiecesOf(const std::string& bytes) {
  std::vector<Message> pieces;
  for (std::size_t at = 0; at < bytes.size(); at += kFilePieceMax) {
    pieces.emplace_back().set_data(bytes.substr(at, kFilePieceMax));
  }
  return pieces;
}

// Sends messages that a thread of `workers` makes: as they were made, one after the other, the next
// when gRPC has taken the last. All of them are held until the last is sent, so whoever makes them
// keeps them few or small. Lives from Begin to OnDone; gRPC calls it from one thread at a time, and
// a worker calls Send once, before any of that.
template <class Message>
class MessageStream : public grpc::ServerWriteReactor<Message> {
 public:
  // Makes all messages, or says why not; runs in a worker, so it may wait. What it captures
  // outlives the service's calls; of the request it takes a copy.
  using Make = std::function<Result<std::vector<Message>>(const identity::Claims&)>;

  // Refuses at once whoever may not call, and when the workers have too much; else the messages are
  // made soon. gRPC holds the reactor until its OnDone; `workers` outlive it.
  static grpc::ServerWriteReactor<Message>* Begin(grpc::CallbackServerContext* call,
                                                  const Identify& identify, Workers& workers,
                                                  Make make) {
    // Shared with itself, so that it lives until gRPC has done with it.
    auto stream = std::make_shared<MessageStream>();
    stream->self_ = stream;
    const auto open = [&]() -> Status {
      TEPAT_TRY(rpc::RequireDeadline(*call));
      TEPAT_ASSIGN(identity::Claims caller, identify(*call));
      return workers.Submit([of = stream.get(), caller = std::move(caller),
                             make = std::move(make)] { of->Send(make(caller)); });
    };
    if (const Status opened = open(); !opened) stream->Finish(rpc::ToGrpc(opened));
    return stream.get();
  }

  void OnWriteDone(bool ok) override {
    if (ok) return Next();
    this->Finish(grpc::Status::CANCELLED);  // whoever read is gone
  }
  void OnDone() override { self_.reset(); }

 private:
  // From the worker: begins to send, or says why there is nothing.
  void Send(Result<std::vector<Message>> made) {
    if (!made) return this->Finish(rpc::ToGrpc(Fail(made.error())));
    messages_ = std::move(*made);
    Next();
  }
  // The next message, or the end.
  void Next() {
    if (next_ == messages_.size()) return this->Finish(grpc::Status::OK);
    this->StartWrite(&messages_[next_++]);
  }

  // What is sent, and how far it has come; untouched by gRPC until Send.
  std::vector<Message> messages_;
  std::size_t next_ = 0;
  std::shared_ptr<MessageStream> self_;  // with itself, until OnDone
};

// What taking bytes in needs; references outlive the call, the rest is copied into it. `slots`
// bound how many files are in memory at a time, `workers` how many are worked on.
template <class Head, class Response>
struct IntakePlan {
  Workers& workers;
  UploadSlots& slots;
  std::size_t bytes_max = 0;  // of the whole
  // From a thread of `workers`, once everything is there; may wait. What it says of the head comes
  // after the bytes, so it is no place to tell whoever may not hand anything in.
  std::function<Result<Response>(const identity::Claims&, const Head&, const std::string&)> take;
};

// Takes bytes into memory, as PiecesIn. Slugs besides: `blobs.too_large`, and those of `take`.
//
// End comes from gRPC's thread or, with what was made, from a worker's. A caller who leaves while a
// worker is at it costs that work and nothing else: the bytes go with the object, and nothing was
// kept on disk.
template <class Request, class Head, class Response>
class Intake : public PiecesIn<Request, Head> {
 public:
  // Refuses whoever may not call before a byte is taken. gRPC holds the reactor, and `response`,
  // until its OnDone; a response is filled in once, when all is well.
  static grpc::ServerReadReactor<Request>* Begin(grpc::CallbackServerContext* call,
                                                 Response* response, const Identify& identify,
                                                 IntakePlan<Head, Response> plan) {
    return PiecesIn<Request, Head>::Open(std::make_shared<Intake>(call, response, std::move(plan)),
                                         identify);
  }

  Intake(grpc::CallbackServerContext* call, Response* response, IntakePlan<Head, Response> plan)
      : PiecesIn<Request, Head>(call, plan.slots), response_(response), plan_(std::move(plan)) {}

 private:
  Status Append(std::string_view data) override {
    bytes_ += data;
    if (bytes_.size() <= plan_.bytes_max) return Ok();
    return Fail(Code::kInvalid, "blobs.too_large", "the file is too large",
                {{"bytes_max", std::to_string(plan_.bytes_max)}});
  }

  // The rest happens in a worker, and this thread is gRPC's again.
  void Whole() override {
    const Status queued = plan_.workers.Submit([this] {
      auto made = plan_.take(this->caller(), this->head(), bytes_);
      if (!made) return this->End(Fail(made.error()));
      *response_ = std::move(*made);
      this->End(Ok());
    });
    if (!queued) this->End(queued);
  }

  Response* const response_;
  const IntakePlan<Head, Response> plan_;
  std::string bytes_;  // of the file, as far as it has come
};

}  // namespace tepat::calls
