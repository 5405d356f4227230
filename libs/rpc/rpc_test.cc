// SPDX-License-Identifier: Apache-2.0
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <future>

#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "libs/testing/folder.h"
#include "tepat/journal/v1/journal_service.grpc.pb.h"
#include "tepat/office/v1/office_service.grpc.pb.h"

namespace tepat::rpc {
namespace {

TEST(Status, AnErrorCrossesTheWireUnchanged) {
  for (const Code code : {Code::kInvalid, Code::kNotFound, Code::kConflict, Code::kDenied,
                          Code::kUnavailable, Code::kExhausted, Code::kInternal}) {
    const Error error{code, "disposition.not_assignee", "not yours", {{"roles", "camat"}}};
    EXPECT_EQ(FromGrpc(ToGrpc(Fail(error))).error(), error);
  }
  EXPECT_TRUE(FromGrpc(ToGrpc(Ok())));
}

TEST(Status, AStatusThatIsNotOursIsNamedByItsKind) {
  EXPECT_EQ(FromGrpc({grpc::StatusCode::DEADLINE_EXCEEDED, "late"}).error().slug,
            "rpc.unavailable");
  EXPECT_EQ(FromGrpc({grpc::StatusCode::UNKNOWN, "?"}).error().slug, "rpc.failed");
}

TEST(Status, AnErrorSurvivesATextThatIsNotUtf8) {
  const Error error{Code::kInvalid, "office.mistakes", "'Jos\xE9'", {{"mistakes", "\xFF"}}};
  const Error told = FromGrpc(ToGrpc(Fail(error))).error();
  EXPECT_EQ(told.slug, "office.mistakes");
  EXPECT_EQ(told.message, "'Jos\xEF\xBF\xBD'");
}

TEST(Status, ALongDetailIsCutBetweenTwoCharacters) {
  std::string names = "x";
  for (int i = 0; i < 3000; ++i) names += "é";
  const Error told =
      FromGrpc(ToGrpc(Fail(Code::kInvalid, "a.b", "m", {{"mistakes", names}}))).error();
  EXPECT_EQ(told.slug, "a.b");
  EXPECT_EQ(told.details.at("mistakes").size(), 4095U);
}

// Counts the calls that reach it.
class CountingOffice : public office::v1::OfficeService::CallbackService {
 public:
  int calls = 0;

 private:
  grpc::ServerUnaryReactor* RevokeDelegation(grpc::CallbackServerContext* context,
                                             const office::v1::RevokeDelegationRequest*,
                                             office::v1::RevokeDelegationResponse*) override {
    ++calls;
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

// Protobuf's own parser refuses such a request before any code of ours, and gRPC then answers as if
// there were no such method.
TEST(Server, ATextThatIsNotUtf8NeverReachesAService) {
  const simulation::Folder home;
  const std::string& folder = home.path();
  CountingOffice service;
  const auto server = Server::Start(SocketPath(folder, "office"), {&service});
  ASSERT_TRUE(server) << server.error().message;
  grpc::GenericStub stub(Connect(SocketPath(folder, "office")));
  const auto call = [&](const std::string& body) {
    grpc::ClientContext context;
    SetDeadline(context, std::chrono::seconds(10));
    const grpc::Slice slice(body);
    const grpc::ByteBuffer request(&slice, 1);
    grpc::ByteBuffer response;
    std::promise<grpc::Status> done;
    stub.UnaryCall(&context, "/tepat.office.v1.OfficeService/RevokeDelegation", {}, &request,
                   &response, [&](grpc::Status status) { done.set_value(std::move(status)); });
    return done.get_future().get();
  };
  EXPECT_TRUE(call("\x0A\x04Jose").ok());
  EXPECT_EQ(service.calls, 1);
  const grpc::Status refused = call("\x0A\x04Jos\xE9");
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(FromGrpc(refused).error().slug, "rpc.failed");
  EXPECT_EQ(service.calls, 1);
  EXPECT_TRUE(call("\x0A\x04Jose").ok()) << "the service goes on";
}

TEST(Server, RefusesASecondInstanceAndATooLongPath) {
  const simulation::Folder home;
  const std::string& folder = home.path();
  const std::string path = SocketPath(folder, "office");
  journal::v1::JournalService::CallbackService service;
  {
    const auto first = Server::Start(path, {&service});
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(Server::Start(path, {&service}).error().slug, "lock.held");
  }
  EXPECT_TRUE(Server::Start(path, {&service}));
  EXPECT_EQ(
      Server::Start(SocketPath(folder + std::string(100, 'x'), "office"), {&service}).error().slug,
      "rpc.path_too_long");
}

}  // namespace
}  // namespace tepat::rpc
