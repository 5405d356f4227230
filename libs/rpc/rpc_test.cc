// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>

#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "tepat/journal/v1/journal_service.grpc.pb.h"

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

TEST(Server, RefusesASecondInstanceAndATooLongPath) {
  std::string pattern = testing::TempDir() + "rpc-XXXXXX";
  const std::string folder = mkdtemp(pattern.data());
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
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tepat::rpc
