// SPDX-License-Identifier: Apache-2.0
// Calls whose work takes longer than a thread of gRPC may wait: a child process, a file that is
// made. Bytes come in in pieces, threads of our own do the work, and what it gives goes out in
// messages. Nothing is kept on disk; a file that is to stay goes through file_call.h.
#pragma once

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/calls/file_call.h"
#include "libs/calls/workers.h"
#include "libs/identity/token.h"

namespace tepat::calls {

// Who calls; as Guard::Identify. From the thread of the call, before anything else is done, and at
// any time from several.
using Identify = std::function<Result<identity::Claims>(const grpc::CallbackServerContext&)>;

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

// Takes bytes into memory: first a message with `head`, then messages with `data`, at most
// kFilePieceMax each. Slugs: `daemon.malformed_upload`, `blobs.too_large`,
// `daemon.too_many_uploads`, and those of `take`. Lives from Begin to OnDone.
//
// gRPC calls it from one thread at a time; End comes from gRPC's thread or, with what was made,
// from a worker's. A caller who leaves while a worker is at it costs that work and nothing else:
// the bytes go with the object, and nothing was kept on disk.
template <class Request, class Head, class Response>
class Intake : public grpc::ServerReadReactor<Request> {
 public:
  // Refuses whoever may not call before a byte is taken. gRPC holds the reactor, and `response`,
  // until its OnDone; a response is filled in once, when all is well.
  static grpc::ServerReadReactor<Request>* Begin(grpc::CallbackServerContext* call,
                                                 Response* response, const Identify& identify,
                                                 IntakePlan<Head, Response> plan) {
    // Shared with itself, so that it lives until gRPC has done with it.
    auto intake = std::make_shared<Intake>(call, response, std::move(plan));
    intake->self_ = intake;
    intake->Open(identify);
    return intake.get();
  }

  Intake(grpc::CallbackServerContext* call, Response* response, IntakePlan<Head, Response> plan)
      : call_(call), response_(response), plan_(std::move(plan)) {}
  ~Intake() override {
    if (slot_) plan_.slots.Give();
  }

  void OnReadDone(bool ok) override {
    // A refusal was sent while the caller was still sending.
    if (finished_) return;
    if (!ok) return call_->IsCancelled() ? End(Cancelled()) : Work();
    if (const Status taken = Take(); !taken) return End(taken);
    this->StartRead(&request_);
  }
  // From here on nothing of this object is touched by gRPC.
  void OnDone() override { self_.reset(); }

 private:
  static Status Cancelled() { return Fail(Code::kUnavailable, "daemon.cancelled", "cancelled"); }
  // A caller that does not keep to the contract; nobody's fault but his program's.
  static Status Malformed(const std::string& why) {
    return Fail(Code::kInvalid, "daemon.malformed_upload", why);
  }

  // Who may not hand in hears it before a byte is taken.
  void Open(const Identify& identify) {
    const auto open = [&]() -> Status {
      TEPAT_TRY(rpc::RequireDeadline(*call_));
      TEPAT_ASSIGN(caller_, identify(*call_));
      slot_ = plan_.slots.Take();
      if (slot_) return Ok();
      return Fail(Code::kExhausted, "daemon.too_many_uploads", "other files are coming in");
    };
    if (const Status opened = open(); !opened) return End(opened);
    this->StartRead(&request_);
  }

  // One message. Fails with `daemon.malformed_upload` and `blobs.too_large`.
  Status Take() {
    if (!headed_) {
      if (!request_.has_head()) return Malformed("the first message must have a head");
      head_ = request_.head();
      headed_ = true;
      return Ok();
    }
    if (request_.has_head()) return Malformed("only the first message has a head");
    if (request_.data().size() > kFilePieceMax)
      return Malformed("a piece has at most " + std::to_string(kFilePieceMax) + " bytes");
    bytes_ += request_.data();
    if (bytes_.size() <= plan_.bytes_max) return Ok();
    return Fail(Code::kInvalid, "blobs.too_large", "the file is too large",
                {{"bytes_max", std::to_string(plan_.bytes_max)}});
  }

  // The end of the messages: the rest happens in a worker, and this thread is gRPC's again.
  void Work() {
    if (!headed_) return End(Malformed("the first message must have a head"));
    const Status queued = plan_.workers.Submit([this] {
      auto made = plan_.take(caller_, head_, bytes_);
      if (!made) return End(Fail(made.error()));
      *response_ = std::move(*made);
      End(Ok());
    });
    if (!queued) End(queued);
  }

  // Once: a refusal and the end of the messages may both come here.
  void End(const Status& outcome) {
    if (!finished_.exchange(true)) this->Finish(rpc::ToGrpc(outcome));
  }

  grpc::CallbackServerContext* const call_;
  Response* const response_;
  const IntakePlan<Head, Response> plan_;
  // From the call's beginning, so that nobody's token is looked at twice.
  identity::Claims caller_;
  // The message that comes in; its place is used again for the next.
  Request request_;
  Head head_;
  std::string bytes_;    // of the file, as far as it has come
  bool headed_ = false;  // the head has come: all that follows is data
  bool slot_ = false;
  std::atomic<bool> finished_{false};
  std::shared_ptr<Intake> self_;  // with itself, until OnDone
};

}  // namespace tepat::calls
