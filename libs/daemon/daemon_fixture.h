// SPDX-License-Identifier: Apache-2.0
// What tests of the daemon stand on: a node in a folder of its own with clocks that a test turns,
// a bus that is a list, and tokens that the node's guard believes.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/daemon/node.h"
#include "libs/identity/office_view.h"
#include "libs/identity/token.h"
#include "libs/journal/wire.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::daemon {

// Takes all that is published; gives what a test puts in.
class ListBus : public journal::BusPublisher, public journal::BusFeed {
 public:
  Result<std::size_t> Publish(std::span<const journal::Outgoing> events) override {
    for (const journal::Outgoing& event : events) published.push_back(event);
    return events.size();
  }
  Result<std::vector<std::string>> Fetch(std::chrono::milliseconds) override {
    return std::exchange(arriving, {});
  }

  std::vector<journal::Outgoing> published;
  std::vector<std::string> arriving;
};

class DaemonTest : public testing::Test {
 protected:
  std::unique_ptr<Node> MakeNode(const std::string& name) {
    auto node = Node::Open({"uji", name, folder_.Sub(name), false, NoteSchema()}, world_);
    EXPECT_TRUE(node.has_value());
    return std::move(*node);
  }

  // A fact of a case, and a row.
  static Status Note(Node& node, const std::string& text) {
    return node.writer().Execute([&](journal::Transaction& transaction) -> Status {
      TEPAT_TRY(transaction.db().Run("INSERT INTO note VALUES(?)", text));
      TEPAT_TRY(transaction.Append({"noted", "case-" + text, transaction.now()}));
      return Ok();
    });
  }

  static std::int64_t Count(Node& node, const std::string& table) {
    return *node.pool().Read<std::int64_t>(
        [&](sql::Database& db) { return db.Get<std::int64_t>("SELECT count(*) FROM " + table); });
  }

  // Applies a fact as a row with its id.
  static Status ApplyNote(journal::Transaction& transaction, const journal::Event& event) {
    return transaction.db().Run("INSERT INTO note VALUES(?)", event.id);
  }

  // Teaches a node the key with which Token signs.
  void KnowTheKey(Node& node) {
    office::v1::SigningKeyAdopted adopted;
    adopted.set_key_id(key_.key_id);
    adopted.set_public_key(key_.public_key);
    EXPECT_TRUE(node.writer().Execute([&](journal::Transaction& transaction) {
      return identity::ApplyOfficeFact(transaction.db(), "signing-key-adopted",
                                       journal::PayloadOf(adopted), transaction.now());
    }));
  }

  std::string Token(identity::Claims claims) {
    claims.token_id = ids_.Next();
    claims.issued = clock_.Now();
    claims.expires = clock_.Now() + std::chrono::hours(1);
    return identity::SignToken(key_, claims);
  }
  std::string ServiceToken() {
    identity::Claims claims;
    claims.service = "timing";
    return Token(claims);
  }
  std::string OperatorToken() {
    identity::Claims claims;
    claims.machine = "operator";
    claims.scopes = {"operator"};
    return Token(claims);
  }
  std::string PersonToken() {
    identity::Claims claims;
    claims.person_id = "ani";
    return Token(claims);
  }

  // One table of its own, and the view in which the guard looks keys up.
  static sql::Schema NoteSchema() {
    return {identity::OfficeViewSchema(),
            sql::SchemaPart{"service", {"CREATE TABLE note(text TEXT PRIMARY KEY) STRICT"}}};
  }

  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const World world_{clock_, monotonic_, ids_};
  const identity::SigningKey key_ = identity::MakeSigningKey("k");
};

}  // namespace tepat::daemon
