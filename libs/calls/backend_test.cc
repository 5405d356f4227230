// SPDX-License-Identifier: Apache-2.0
// Calls of a face, over a real socket in a folder of its own.
#include "libs/calls/backend.h"

#include <gtest/gtest.h>

#include "libs/calls/guard.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/unary.h"
#include "libs/testing/folder.h"

namespace tepat::calls {
namespace {

namespace v1 = office::v1;

// An office of one person, which refuses whoever does not carry the token `good`.
class Office : public v1::OfficeService::CallbackService {
 public:
  grpc::ServerUnaryReactor* GetPeople(grpc::CallbackServerContext* call,
                                      const v1::GetPeopleRequest*,
                                      v1::GetPeopleResponse* response) override {
    const auto answer = [&]() -> Result<v1::GetPeopleResponse> {
      TEPAT_TRY(rpc::RequireDeadline(*call));
      const auto token = call->client_metadata().find(kTokenKey);
      if (token == call->client_metadata().end() || token->second != TokenValue("good")) {
        return Fail(Code::kDenied, "identity.token_forged", "not a token of ours");
      }
      v1::GetPeopleResponse people;
      people.add_people()->set_key("ani");
      return people;
    };
    return rpc::Answer(call, response, answer());
  }
};

class BackendTest : public testing::Test {
 protected:
  Result<v1::GetPeopleResponse> GetPeople(const std::string& token) {
    return backend_.Call(backend_.office, token, &v1::OfficeService::Stub::GetPeople,
                         v1::GetPeopleRequest());
  }

  const simulation::Folder home_;
  const std::string& folder_ = home_.path();
  Office office_;
  const Backend backend_{folder_, [] { return std::string("good"); }};
};

TEST_F(BackendTest, NamesTheServiceThatDoesNotAnswer) {
  const auto people = GetPeople("good");
  ASSERT_FALSE(people);
  EXPECT_EQ(people.error().code, Code::kUnavailable);
  EXPECT_EQ(people.error().slug, "rpc.unavailable");
  EXPECT_EQ(people.error().details.at("service"), "office");
}

TEST_F(BackendTest, CarriesTheTokenAndADeadline) {
  const auto server = rpc::Server::Start(rpc::SocketPath(folder_, "office"), {&office_});
  ASSERT_TRUE(server) << server.error().message;
  const auto people = GetPeople("good");
  ASSERT_TRUE(people) << people.error().message;
  EXPECT_EQ(people->people(0).key(), "ani");
}

TEST_F(BackendTest, PassesARefusalOnAsItIs) {
  const auto server = rpc::Server::Start(rpc::SocketPath(folder_, "office"), {&office_});
  ASSERT_TRUE(server) << server.error().message;
  const auto people = GetPeople("bad");
  ASSERT_FALSE(people);
  EXPECT_EQ(people.error().slug, "identity.token_forged");
  EXPECT_FALSE(people.error().details.contains("service"));
}

TEST_F(BackendTest, CallsAsTheFaceUnderItsOwnToken) {
  const auto server = rpc::Server::Start(rpc::SocketPath(folder_, "office"), {&office_});
  ASSERT_TRUE(server) << server.error().message;
  EXPECT_TRUE(backend_.CallAsFace(backend_.office, &v1::OfficeService::Stub::GetPeople,
                                  v1::GetPeopleRequest()));
}

TEST_F(BackendTest, KnowsWhoHoldsTheClocksOfAStep) {
  EXPECT_EQ(backend_.PauserOf(1).name, "correspondence");
  EXPECT_EQ(backend_.PauserOf(2).name, "correspondence");
  EXPECT_EQ(backend_.PauserOf(3).name, "disposition");
  EXPECT_EQ(backend_.PauserOf(5).name, "data-collection");
  EXPECT_EQ(backend_.PauserOf(7).name, "submission");
}

}  // namespace
}  // namespace tepat::calls
