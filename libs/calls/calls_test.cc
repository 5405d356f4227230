// SPDX-License-Identifier: Apache-2.0
// What stands at the door of an RPC.
#include <gtest/gtest.h>

#include "libs/calls/command_call.h"
#include "libs/calls/file_call.h"
#include "libs/calls/guard.h"
#include "libs/calls/page.h"
#include "libs/journal/progress.h"
#include "libs/testing/executed_command.h"
#include "libs/testing/journal_fixture.h"
#include "tepat/journal/v1/maintenance.pb.h"

namespace tepat::calls {
namespace {

namespace v1 = tepat::journal::v1;

identity::Claims Person(const std::string& id) {
  identity::Claims claims;
  claims.person_id = id;
  return claims;
}
identity::Claims Service() {
  identity::Claims claims;
  claims.service = "timing";
  return claims;
}
identity::Claims Machine(const std::string& scope) {
  identity::Claims claims;
  claims.machine = "operator";
  claims.scopes = {scope};
  return claims;
}

TEST(Page, HasAsManyEntriesAsAskedWithinTheLimit) {
  EXPECT_EQ(*PageSizeOf(0, "timing"), kPageDefault);
  EXPECT_EQ(*PageSizeOf(kPageMax, "timing"), kPageMax);
  EXPECT_EQ(PageSizeOf(kPageMax + 1, "timing").error().slug, "timing.invalid_page");
  EXPECT_EQ(PageSizeOf(-1, "timing").error().slug, "timing.invalid_page");
}

TEST(UploadSlots, AreGivenUntilNoneIsLeftAndAgainWhenGivenBack) {
  UploadSlots slots(1);
  EXPECT_TRUE(slots.Take());
  EXPECT_FALSE(slots.Take());
  slots.Give();
  EXPECT_TRUE(slots.Take());
}

TEST(Guard, TellsPersonsServicesAndMachinesApart) {
  EXPECT_EQ(NameOf(Person("ani")), "ani");
  EXPECT_EQ(NameOf(Service()), "service/timing");
  EXPECT_EQ(NameOf(Machine("operator")), "machine/operator");
}

TEST(Guard, WantsTheScopeOfAMachine) {
  EXPECT_TRUE(RequireScope(Machine("operator"), "operator"));
  EXPECT_EQ(RequireScope(Machine("reader"), "operator").error().slug, "identity.no_scope");
  EXPECT_EQ(RequireScope(Person("ani"), "operator").error().slug, "identity.no_scope");
}

TEST(Guard, TakesServicesAndTheOperatorForServices) {
  EXPECT_TRUE(RequireService(Service()));
  EXPECT_TRUE(RequireService(Machine("operator")));
  EXPECT_EQ(RequireService(Person("ani")).error().slug, "identity.not_a_service");
}

class CommandTest : public journal::JournalTest {
 protected:
  // Runs a command that appends a fact, and gives how often it ran in the answer.
  std::string Run(const identity::Claims& caller, const std::string& request_id, int seconds) {
    v1::FreezeRequest request;
    request.set_seconds_max(seconds);
    const auto answer = simulation::ExecuteCommand<RequestWithId, v1::SnapshotResponse>(
        *node_.writer, "Uji", caller, {request, request_id},
        [&](journal::Transaction& transaction, const identity::Claims&,
            const RequestWithId&) -> Result<v1::SnapshotResponse> {
          if (seconds < 0) return Fail(Code::kInvalid, "test.refused", "no");
          TEPAT_TRY(transaction.Append({"noted", "k", transaction.now()}));
          v1::SnapshotResponse response;
          response.set_hash("run " + std::to_string(++runs_));
          return response;
        });
    return answer ? answer->hash() : answer.error().slug;
  }

  // A request as the contracts have them: with an id of its own.
  struct RequestWithId {
    v1::FreezeRequest body;
    std::string id;
    const std::string& request_id() const { return id; }
    void clear_request_id() { id.clear(); }
    std::string SerializeAsString() const { return body.SerializeAsString(); }
  };

  journal::Node node_{folder_, "a", clock_, ids_};
  int runs_ = 0;
};

TEST_F(CommandTest, ARepeatGetsTheFirstAnswerAndHasNoEffect) {
  const std::string id = ids_.Next();
  EXPECT_EQ(Run(Person("ani"), id, 1), "run 1");
  EXPECT_EQ(Run(Person("ani"), id, 1), "run 1");
  EXPECT_EQ(node_.writer->head().sequence, 1);
}

TEST_F(CommandTest, AnIdIsForOneRequestOfOneCaller) {
  const std::string id = ids_.Next();
  EXPECT_EQ(Run(Person("ani"), id, 1), "run 1");
  EXPECT_EQ(Run(Person("ani"), id, 2), "journal.request_id_reused");
  EXPECT_EQ(Run(Person("budi"), id, 1), "journal.request_id_reused");
}

TEST_F(CommandTest, ARefusalIsNotRemembered) {
  const std::string id = ids_.Next();
  EXPECT_EQ(Run(Person("ani"), id, -1), "test.refused");
  EXPECT_EQ(Run(Person("ani"), id, 1), "run 1");
}

TEST_F(CommandTest, KnowsHowFarTheOfficeHasBeenRead) {
  const auto known = [&] {
    identity::KnownOffice office;
    EXPECT_TRUE(node_.writer->Execute([&](journal::Transaction& transaction) -> Status {
      TEPAT_ASSIGN(office, KnownOfficeIn(transaction));
      return Ok();
    }));
    return office;
  };
  EXPECT_EQ(known().cursor, 0);
  ASSERT_TRUE(node_.writer->Execute([&](journal::Transaction& transaction) {
    return journal::SaveReadProgress(transaction.db(), {{"/tepat/uji/office", "i", 7}, clock_.now});
  }));
  EXPECT_EQ(known().cursor, 7);
  EXPECT_EQ(known().confirmed, clock_.now);
}

}  // namespace
}  // namespace tepat::calls
