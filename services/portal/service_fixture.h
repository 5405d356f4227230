// SPDX-License-Identifier: Apache-2.0
// The portal over services that answer whatever a test has told them to, and keep what they were
// asked: so a form is tested up to the command that it becomes.
#pragma once

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/base/mutex.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "libs/sop/services.h"
#include "services/portal/screen_fixture.h"

namespace tepat::portal {

// Every method of every service. Any thread.
class AnyService : public grpc::CallbackGenericService {
 public:
  // Several messages of a method that streams.
  void Answer(const std::string& method, std::vector<std::string> responses) {
    const Lock lock(mutex_);
    answers_[method] = {std::move(responses), grpc::Status::OK};
  }
  void Refuse(const std::string& method, const grpc::Status& why) {
    const Lock lock(mutex_);
    answers_[method] = {{}, why};
  }
  // From its second call on, whatever the first one is answered.
  void RefuseLater(const std::string& method, const grpc::Status& why) {
    const Lock lock(mutex_);
    later_.insert_or_assign(method, why);
  }
  std::string Asked(const std::string& method) {
    const Lock lock(mutex_);
    return asked_[method];
  }
  bool WasAsked(const std::string& method) {
    const Lock lock(mutex_);
    return asked_.contains(method);
  }

 private:
  // One call: takes the request, gives the answer. Owns itself until it is done.
  class Call : public grpc::ServerGenericBidiReactor {
   public:
    Call(AnyService& service, std::string method) : service_(service), method_(std::move(method)) {
      StartRead(&request_);
    }
    void OnReadDone(bool ok) override {
      if (!ok) return Finish(grpc::Status(grpc::StatusCode::INTERNAL, "no request"));
      std::string bytes;
      std::vector<grpc::Slice> slices;
      if (request_.Dump(&slices).ok()) {
        for (const grpc::Slice& slice : slices) {
          bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
        }
      }
      const Lock lock(service_.mutex_);
      service_.asked_[method_] = bytes;
      const auto answer = service_.answers_.find(method_);
      if (answer == service_.answers_.end()) {
        return Finish(grpc::Status(grpc::StatusCode::UNAVAILABLE, "no answer was prepared"));
      }
      if (!answer->second.second.ok()) return Finish(answer->second.second);
      responses_ = answer->second.first;
      if (const auto later = service_.later_.extract(method_)) {
        answer->second = {{}, later.mapped()};
      }
      Next();
    }
    void OnWriteDone(bool ok) override {
      if (ok) return Next();
      Finish(grpc::Status::CANCELLED);
    }
    void OnDone() override { const std::unique_ptr<Call> self(this); }

   private:
    void Next() {
      if (next_ == responses_.size()) return Finish(grpc::Status::OK);
      const grpc::Slice slice(responses_[next_++]);
      response_ = grpc::ByteBuffer(&slice, 1);
      StartWrite(&response_);
    }

    AnyService& service_;
    const std::string method_;
    grpc::ByteBuffer request_;
    grpc::ByteBuffer response_;
    std::vector<std::string> responses_;
    std::size_t next_ = 0;
  };

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* call) override {
    const std::string& path = call->method();
    return std::make_unique<Call>(*this, path.substr(path.rfind('/') + 1)).release();
  }

  Mutex mutex_;
  // By method: what it answers, or why not; and what it was asked last.
  std::map<std::string, std::pair<std::vector<std::string>, grpc::Status>> answers_
      TEPAT_GUARDED_BY(mutex_);
  std::map<std::string, grpc::Status> later_ TEPAT_GUARDED_BY(mutex_);
  std::map<std::string, std::string> asked_ TEPAT_GUARDED_BY(mutex_);
};

class ServiceFixture : public ScreenFixture {
 protected:
  ServiceFixture() {
    const std::string run = settings_.home + "/run";
    std::filesystem::create_directories(run);
    grpc::ServerBuilder builder;
    for (const std::string_view name : sop::kJournalServices) {
      builder.AddListeningPort("unix:" + rpc::SocketPath(run, std::string(name)),
                               grpc::InsecureServerCredentials());
    }
    builder.RegisterCallbackGenericService(&service_);
    server_ = builder.BuildAndStart();
  }
  ~ServiceFixture() override { server_->Shutdown(); }

  // What a method answers from now on, whosoever it is; before, it is unavailable.
  void Answer(const std::string& method, const google::protobuf::Message& response) {
    service_.Answer(method, std::vector{response.SerializeAsString()});
  }
  // The same for a method that streams.
  template <class Message>
  void AnswerAll(const std::string& method, const std::vector<Message>& responses) {
    std::vector<std::string> bytes;
    bytes.reserve(responses.size());
    for (const Message& response : responses) bytes.push_back(response.SerializeAsString());
    service_.Answer(method, std::move(bytes));
  }
  // The same for a refusal, as the service gives it.
  void Refuse(const std::string& method, const Error& error) {
    service_.Refuse(method, rpc::ToGrpc(Fail(error)));
  }
  // Answers the method once, then refuses.
  void AnswerThenRefuse(const std::string& method, const google::protobuf::Message& response,
                        const Error& error) {
    Answer(method, response);
    service_.RefuseLater(method, rpc::ToGrpc(Fail(error)));
  }
  // What a method was asked last.
  template <class Message>
  Message Asked(const std::string& method) {
    Message message;
    EXPECT_TRUE(service_.WasAsked(method)) << method;
    EXPECT_TRUE(message.ParseFromString(service_.Asked(method)));
    return message;
  }
  void Type(const std::string& name, const std::string& value) {
    request_.form.fields.Add(name, value);
  }

  AnyService service_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace tepat::portal
