// SPDX-License-Identifier: Apache-2.0
// Files over streaming calls: one that comes in is sealed beside the others and gets its name
// inside the command that links it; one that goes out is sent in pieces as fast as the reader takes
// them.
#pragma once

#include <grpcpp/grpcpp.h>

#include <array>
#include <atomic>
#include <fstream>
#include <memory>
#include <string>
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

// Takes a file in: first a message with `head`, then messages with `data`, at most kFilePieceMax
// each. Slugs: `blobs.…`, `daemon.malformed_upload`, `daemon.too_many_uploads`, and those of
// `link`.
//
// Lives from Begin to OnDone. gRPC calls it from one thread at a time; End comes from gRPC's thread
// or, with the outcome of the command, from the writer's. A call that ends before its commit leaves
// nothing: the unfinished file goes with the object.
template <class Request, class Head, class Response>
class Upload : public grpc::ServerReadReactor<Request> {
 public:
  // Begins; gRPC holds the reactor until its OnDone.
  static grpc::ServerReadReactor<Request>* Begin(grpc::CallbackServerContext* call,
                                                 Response* response,
                                                 UploadPlan<Head, Response> plan) {
    // Shared with itself, so that it lives until gRPC has done with it.
    auto upload = std::make_shared<Upload>(call, response, std::move(plan));
    upload->self_ = upload;
    upload->Open();
    return upload.get();
  }

  Upload(grpc::CallbackServerContext* call, Response* response, UploadPlan<Head, Response> plan)
      : call_(call), response_(response), plan_(std::move(plan)) {}
  ~Upload() override {
    if (slot_) plan_.slots.Give();
  }

  void OnReadDone(bool ok) override {
    // A refusal was sent while the caller was still sending; what comes in after it is
    // dropped.
    if (finished_) return;
    // The end of the messages looks the same for a file that is whole and a caller who is
    // gone.
    if (!ok) return call_->IsCancelled() ? End(Cancelled()) : Commit();
    if (const Status taken = Take(); !taken) return End(taken);
    this->StartRead(&request_);
  }
  void OnDone() override { self_.reset(); }

 private:
  static Status Cancelled() { return Fail(Code::kUnavailable, "daemon.cancelled", "cancelled"); }

  // Who may not upload hears it before a byte of the file is taken.
  void Open() {
    const auto open = [&]() -> Status {
      TEPAT_TRY(rpc::RequireDeadline(*call_));
      TEPAT_TRY(plan_.writer.RequireThawed());
      TEPAT_ASSIGN(caller_, plan_.guard.Identify(*call_));
      slot_ = plan_.slots.Take();
      if (slot_) return Ok();
      return Fail(Code::kExhausted, "daemon.too_many_uploads", "other files are coming in");
    };
    if (const Status opened = open(); !opened) return End(opened);
    this->StartRead(&request_);
  }

  // One message. Fails with `daemon.malformed_upload`, or as BlobWriter does.
  Status Take() {
    if (file_ == nullptr) {
      if (!request_.has_head()) return Malformed("the first message must have a head");
      head_ = request_.head();
      // The head carries no bytes of the file; those begin with the next message.
      file_ = plan_.store.Begin(plan_.name, plan_.bytes_max, plan_.taken);
      return Ok();
    }
    if (request_.has_head()) return Malformed("only the first message has a head");
    if (request_.data().size() > kFilePieceMax)
      return Malformed("a piece has at most " + std::to_string(kFilePieceMax) + " bytes");
    return file_->Append(request_.data());
  }

  // The file is sealed beside the others first, and gets its name inside the transaction: a crash
  // before the commit leaves a file that no row names, never a row without its file.
  void Commit() {
    if (file_ == nullptr) return End(Malformed("the first message must have a head"));
    auto sealed = file_->Seal();
    if (!sealed) return End(Fail(sealed.error()));
    blob_ = std::move(*sealed);
    // A caller who says what he sends is told when something else arrived.
    if (!head_.sha256().empty() && head_.sha256() != blob_.sha256) {
      return End(Malformed("sha256 is not that of the file that came in"));
    }
    // So the command's fingerprint covers the content: the same head with another file is
    // refused.
    head_.set_sha256(blob_.sha256);
    const Status queued = plan_.writer.Submit(
        CommandWork<Head, Response>(
            plan_.method, caller_, head_, *response_,
            [this](journal::Transaction& transaction, const identity::Claims& caller,
                   const Head& head) -> Result<Response> {
              // Linked before it is named: a refusal by the rules then leaves no
              // file behind.
              TEPAT_ASSIGN(Response made, plan_.link(transaction, caller, head, blob_));
              TEPAT_TRY(file_->Publish());
              return made;
            }),
        // From the writer's thread, after the commit.
        [this](const Status& outcome) { End(outcome); });
    if (!queued) End(queued);
  }

  static Status Malformed(const std::string& why) {
    return Fail(Code::kInvalid, "daemon.malformed_upload", why);
  }

  // Once: a cancelled call and its commit may both come here.
  void End(const Status& outcome) {
    if (!finished_.exchange(true)) this->Finish(rpc::ToGrpc(outcome));
  }

  grpc::CallbackServerContext* const call_;
  Response* const response_;
  const UploadPlan<Head, Response> plan_;
  identity::Claims caller_;
  Request request_;
  Head head_;
  std::unique_ptr<blobs::BlobWriter> file_;
  blobs::Blob blob_;
  bool slot_ = false;
  std::atomic<bool> finished_{false};
  std::shared_ptr<Upload> self_;  // with itself, until OnDone
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
