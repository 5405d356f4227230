// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/arrival.h"

#include "libs/casework/casework_fixture.h"
#include "libs/casework/store/origins.h"
#include "libs/casework/store/schema.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::casework {
namespace {

using disposition::v1::EndCaseRequest;
using disposition::v1::EndCaseResponse;

class ArrivalTest : public CaseworkTest {
 protected:
  // Takes a hand-off over and says how it went; `take` counts how often it was asked.
  std::string Take(const identity::Claims& caller, const std::string& event_id,
                   const Status& outcome = Ok()) {
    EndCaseRequest request;
    request.set_event_id(event_id);
    return Run([&](journal::Transaction& t) -> Status {
      const auto take = [&](journal::Transaction&, const EndCaseRequest&) {
        ++taken_;
        return outcome;
      };
      TEPAT_TRY((TakeHandoff<EndCaseRequest, EndCaseResponse>(t, caller, request, take)));
      return Ok();
    });
  }

  static identity::Claims Service() {
    identity::Claims caller;
    caller.service = "correspondence";
    return caller;
  }

  int taken_ = 0;
};

TEST_F(ArrivalTest, WhatComesTwiceHasItsEffectOnce) {
  EXPECT_EQ(Take(Service(), kParcelEvent), "ok");
  EXPECT_EQ(Take(Service(), kParcelEvent), "ok");
  EXPECT_EQ(taken_, 1);
}

TEST_F(ArrivalTest, WhatWasRefusedIsTriedAgain) {
  EXPECT_EQ(Take(Service(), kParcelEvent, Fail(Code::kUnavailable, "uji.no_sop", "later")),
            "uji.no_sop");
  EXPECT_EQ(Take(Service(), kParcelEvent), "ok");
  EXPECT_EQ(taken_, 2);
}

TEST_F(ArrivalTest, OnlyAServiceHandsOver) {
  identity::Claims person;
  person.person_id = "camat";
  EXPECT_EQ(Take(person, kParcelEvent), "identity.not_a_service");
  EXPECT_EQ(taken_, 0);
}

TEST_F(ArrivalTest, TheOriginOfACaseIsKeptAsItCame) {
  common::v1::CaseOrigin origin;
  origin.set_agenda_number(7);
  ASSERT_EQ(Run([&](journal::Transaction& t) { return SaveOrigin(t.db(), kParcelCase, origin); }),
            "ok");
  const auto found = [&](const std::string& case_id) {
    return *bench_.node().pool().Read<std::optional<common::v1::CaseOrigin>>(
        [&](sql::Database& db) { return FindOrigin(db, case_id); });
  };
  EXPECT_EQ(found(kParcelCase)->agenda_number(), 7);
  EXPECT_FALSE(found(kParcelEvent));
}

TEST_F(ArrivalTest, AnIdThatIsNoneIsRefused) {
  EXPECT_EQ(Take(Service(), ""), "journal.malformed_event_id");
  EXPECT_EQ(Take(Service(), "x"), "journal.malformed_event_id");
  EXPECT_EQ(taken_, 0);
}

TEST(CaseworkSchema, StandsBesideTheTablesOfItsServiceWithAHistoryOfItsOwn) {
  const simulation::Folder folder;
  const auto db = *sql::Database::Open(folder.path() + "/a.db", sql::Mode::kWriter);
  ASSERT_TRUE(sql::Migrate(*db, SchemaWith({"CREATE TABLE parcel(x TEXT) STRICT"})));
  ASSERT_TRUE(db->Run("INSERT INTO received_handoff VALUES('a')"));
  // The service gets a table more, casework stays as it was.
  ASSERT_TRUE(sql::Migrate(*db, SchemaWith({"CREATE TABLE parcel(x TEXT) STRICT",
                                            "CREATE TABLE label(x TEXT) STRICT"})));
  EXPECT_TRUE(*db->Exists("SELECT 1 FROM received_handoff WHERE event_id='a'"));
  EXPECT_TRUE(db->Run("INSERT INTO tombstone VALUES('c', x'00')"));
  EXPECT_TRUE(db->Run("INSERT INTO label VALUES('x')"));
}

}  // namespace
}  // namespace tepat::casework
