// SPDX-License-Identifier: Apache-2.0
// Files over streaming calls: one that comes in is sealed beside the others and gets its name
// inside the command that links it; one that goes out is sent in pieces as fast as the reader takes
// them. What comes in in pieces but is not kept (bytes_call.h) stands on the same PiecesIn.
#pragma once

#include <grpcpp/grpcpp.h>

#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "libs/blobs/blob_store.h"
#include "libs/calls/command_call.h"

namespace tepat::calls {

// Small beside one message's limit of a mebibyte, so that a file that comes in holds little memory.
constexpr std::size_t kFilePieceMax = std::size_t{64} * 1024;

// How many files may come in at one time: each holds a thread of the disk and a place in the folder
// of what is unfinished. One for a service, from its start to its end. Any thread.
class UploadSlots {
 public:
  explicit UploadSlots(int slots) : free_(slots) {}
  // False when all are taken. Whoever got one gives it back.
  bool Take() {
    // Taken first and looked at then: two who come together cannot both get the last one.
    if (free_.fetch_sub(1) > 0) return true;
    free_.fetch_add(1);  // taken in vain
    return false;
  }
  void Give() { free_.fetch_add(1); }

 private:
  std::atomic<int> free_;
};

// Who calls; as Guard::Identify. From the thread of the call, before anything else is done, and at
// any time from several.
using Identify = std::function<Result<identity::Claims>(const grpc::CallbackServerContext&)>;

// A file that comes in: first a message with `head`, then messages with `data`, at most
// kFilePieceMax each. What becomes of it is the derived class's. Slugs: `daemon.malformed_upload`,
// `daemon.too_many_uploads`, and those of the derived class.
//
// Lives from Open to OnDone. gRPC calls it from one thread at a time; End comes from gRPC's thread
// or from whichever thread the derived class works in.
template <class Request, class Head>
class PiecesIn : public grpc::ServerReadReactor<Request> {
 public:
  ~PiecesIn() override {
    if (slot_) slots_.Give();
  }

  void OnReadDone(bool ok) override {
    // A refusal was sent while the caller was still sending; what comes in after it is
    // dropped.
    if (finished_) return;
    if (!ok) return Over();
    if (const Status taken = Take(); !taken) return End(taken);
    this->StartRead(&request_);
  }
  // From here on nothing of this object is touched by gRPC.
  void OnDone() override { self_.reset(); }

 protected:
  // `call` is gRPC's; `slots` outlive the call.
  PiecesIn(grpc::CallbackServerContext* call, UploadSlots& slots) : call_(call), slots_(slots) {}

  // Begins: who may not hand anything in hears it before a byte is taken. gRPC holds the reactor
  // until its OnDone.
  static grpc::ServerReadReactor<Request>* Open(const std::shared_ptr<PiecesIn>& pieces,
                                                const Identify& identify) {
    // Shared with itself, so that it lives until gRPC has done with it.
    pieces->self_ = pieces;
    if (const Status admitted = pieces->Admit(identify); !admitted) {
      pieces->End(admitted);
    } else {
      pieces->StartRead(&pieces->request_);
    }
    return pieces.get();
  }

  // The head has come, and no data yet.
  virtual void Begun() {}
  // The next bytes of the file. Failing ends the call.
  virtual Status Append(std::string_view data) = 0;
  // The file is whole; End is called now or later, from any thread.
  virtual void Whole() = 0;

  // Once: a refusal and the end of the messages may both come here.
  void End(const Status& outcome) {
    if (!finished_.exchange(true)) this->Finish(rpc::ToGrpc(outcome));
  }
  // A caller that does not keep to the contract; nobody's fault but his program's.
  static Status Malformed(const std::string& why) {
    return Fail(Code::kInvalid, "daemon.malformed_upload", why);
  }

  // From the call's beginning, so that nobody's token is looked at twice.
  const identity::Claims& caller() const { return caller_; }
  // From Begun on; stays where it is until OnDone.
  Head& head() { return head_; }

 private:
  Status Admit(const Identify& identify) {
    TEPAT_TRY(rpc::RequireDeadline(*call_));
    TEPAT_ASSIGN(caller_, identify(*call_));
    slot_ = slots_.Take();
    if (slot_) return Ok();
    return Fail(Code::kExhausted, "daemon.too_many_uploads", "other files are coming in");
  }

  // One message.
  Status Take() {
    if (!headed_) {
      if (!request_.has_head()) return Headless();
      head_ = request_.head();
      headed_ = true;
      // The head carries no bytes of the file; those begin with the next message.
      Begun();
      return Ok();
    }
    if (request_.has_head()) return Malformed("only the first message has a head");
    if (request_.data().size() > kFilePieceMax)
      return Malformed("a piece has at most " + std::to_string(kFilePieceMax) + " bytes");
    return Append(request_.data());
  }

  // The end of the messages, which looks the same for a file that is whole and a caller who is
  // gone.
  void Over() {
    if (call_->IsCancelled()) return End(Fail(Code::kUnavailable, "daemon.cancelled", "cancelled"));
    if (!headed_) return End(Headless());
    Whole();
  }
  static Status Headless() { return Malformed("the first message must have a head"); }

  grpc::CallbackServerContext* const call_;
  UploadSlots& slots_;
  identity::Claims caller_;
  // The message that comes in; its place is used again for the next.
  Request request_;
  Head head_;
  bool headed_ = false;  // the head has come: all that follows is data
  bool slot_ = false;
  std::atomic<bool> finished_{false};
  std::shared_ptr<PiecesIn> self_;  // with itself, until OnDone
};

// What an upload needs. All references outlive the call; the rest is copied into it.
template <class Head, class Response>
struct UploadPlan {
  Guard& guard;
  journal::Writer& writer;
  blobs::BlobStore& store;
  UploadSlots& slots;
  std::int64_t bytes_max = 0;  // of the whole file
  std::string method;          // as for CommandWork
  // Names the file while it comes in.
  std::string name;
  // Links the sealed file inside the writer's transaction. The head's `sha256` is the file's.
  std::function<Result<Response>(journal::Transaction&, const identity::Claims&, const Head&,
                                 const blobs::Blob&)>
      link;
  blobs::Taken taken = blobs::Taken::kPages;  // which kinds of files
};

// Takes a file in, as PiecesIn. Slugs besides: `blobs.…`, and those of `link`.
//
// End comes from gRPC's thread or, with the outcome of the command, from the writer's. A call that
// ends before its commit leaves nothing: the unfinished file goes with the object.
template <class Request, class Head, class Response>
class Upload : public PiecesIn<Request, Head> {
 public:
  // Begins; gRPC holds the reactor until its OnDone.
  static grpc::ServerReadReactor<Request>* Begin(grpc::CallbackServerContext* call,
                                                 Response* response,
                                                 UploadPlan<Head, Response> plan) {
    const auto identify = [&guard = plan.guard, &writer = plan.writer](
                              const grpc::CallbackServerContext& of) -> Result<identity::Claims> {
      TEPAT_TRY(writer.RequireThawed());
      return guard.Identify(of);
    };
    return PiecesIn<Request, Head>::Open(std::make_shared<Upload>(call, response, std::move(plan)),
                                         identify);
  }

  Upload(grpc::CallbackServerContext* call, Response* response, UploadPlan<Head, Response> plan)
      : PiecesIn<Request, Head>(call, plan.slots), response_(response), plan_(std::move(plan)) {}

 private:
  void Begun() override { file_ = plan_.store.Begin(plan_.name, plan_.bytes_max, plan_.taken); }
  Status Append(std::string_view data) override { return file_->Append(data); }

  // The file is sealed beside the others first, and gets its name inside the transaction: a crash
  // before the commit leaves a file that no row names, never a row without its file.
  void Whole() override {
    auto sealed = file_->Seal();
    if (!sealed) return this->End(Fail(sealed.error()));
    blob_ = std::move(*sealed);
    // A caller who says what he sends is told when something else arrived.
    const std::string& told = this->head().sha256();
    if (!told.empty() && told != blob_.sha256) {
      return this->End(this->Malformed("sha256 is not that of the file that came in"));
    }
    // So the command's fingerprint covers the content: the same head with another file is
    // refused.
    this->head().set_sha256(blob_.sha256);
    const Status queued = plan_.writer.Submit(
        CommandWork<Head, Response>(
            plan_.method, this->caller(), this->head(), *response_,
            [this](journal::Transaction& transaction, const identity::Claims& caller,
                   const Head& head) -> Result<Response> {
              // Linked before it is named: a refusal by the rules then leaves no
              // file behind.
              TEPAT_ASSIGN(Response made, plan_.link(transaction, caller, head, blob_));
              TEPAT_TRY(file_->Publish());
              return made;
            }),
        // From the writer's thread, after the commit.
        [this](const Status& outcome) { this->End(outcome); });
    if (!queued) this->End(queued);
  }

  Response* const response_;
  const UploadPlan<Head, Response> plan_;
  std::unique_ptr<blobs::BlobWriter> file_;
  blobs::Blob blob_;
};

// Sends a file in messages with `data`, at most kFilePieceMax each; the next one is read when gRPC
// has taken the last, so a slow reader holds no more than one piece. Lives from Begin to OnDone.
template <class Response>
class Download : public grpc::ServerWriteReactor<Response> {
 public:
  // `file`: what to send, or why not. gRPC holds the reactor until its OnDone.
  static grpc::ServerWriteReactor<Response>* Begin(Result<std::ifstream> file) {
    // Shared with itself, so that it lives until gRPC has done with it.
    auto download = std::make_shared<Download>();
    download->self_ = download;
    if (!file) {
      download->Finish(rpc::ToGrpc(Fail(file.error())));
    } else {
      download->file_ = std::move(*file);
      download->Next();
    }
    return download.get();
  }

  void OnWriteDone(bool ok) override {
    if (ok) return Next();
    // Whoever read is gone.
    this->Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override { self_.reset(); }

 private:
  void Next() {
    file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    // Nothing more was there to read: the file is over.
    if (file_.gcount() == 0) return this->Finish(grpc::Status::OK);
    response_.set_data(piece_.data(), static_cast<std::size_t>(file_.gcount()));
    this->StartWrite(&response_);
  }

  std::ifstream file_;
  std::array<char, kFilePieceMax> piece_{};
  Response response_;
  std::shared_ptr<Download> self_;  // with itself, until OnDone
};

}  // namespace tepat::calls
