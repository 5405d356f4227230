// SPDX-License-Identifier: Apache-2.0
#include "services/office/accounts.h"

#include "libs/identity/password.h"
#include "services/office/office_fixture.h"
#include "services/office/password_links.h"
#include "services/office/sessions.h"

namespace tepat::office {
namespace {

class AccountsTest : public OfficeTest {
 protected:
  AccountsTest() {
    EXPECT_TRUE(node_->writer().Execute([&](journal::Transaction& transaction) -> Status {
      TEPAT_TRY(SavePerson(transaction.db(), camat_, "camat", "Camat", "197001011990031001"));
      return SavePerson(transaction.db(), staf_, "staf", "Staf", "");
    }));
  }

  template <class T>
  Result<T> Write(const std::function<Result<T>(journal::Transaction&)>& body) {
    Result<T> answer = T();
    const Status done = node_->writer().Execute([&](journal::Transaction& transaction) -> Status {
      answer = body(transaction);
      if (!answer) return Fail(answer.error());
      return Ok();
    });
    return answer;
  }

  Result<std::string> Link(const std::string& person, const identity::Claims& caller,
                           const std::string& secret) {
    return Write<std::string>([&](journal::Transaction& t) -> Result<std::string> {
      v1::IssuePasswordLinkRequest request;
      request.set_person_id(person);
      TEPAT_ASSIGN(const auto made, IssuePasswordLink(t, caller, request, secret));
      return made.secret();
    });
  }

  Result<v1::SetPasswordResponse> Set(const std::string& secret, const std::string& person) {
    return Write<v1::SetPasswordResponse>([&](journal::Transaction& t) {
      v1::SetPasswordRequest request;
      request.set_secret(secret);
      request.set_person_id(person);
      return SetPassword(t, request, "hash");
    });
  }

  Result<v1::Session> Begin(const std::string& person, const std::string& secret) {
    return Write<v1::Session>([&](journal::Transaction& t) {
      return BeginSession(t, {person, "hash", false, clock_.Now()}, secret, "uji");
    });
  }

  std::string SlugOfSession(const std::string& secret) {
    const auto found = node_->pool().Read<StoredSession>(
        [&](sql::Database& db) { return SessionOf(db, secret, clock_.Now()); });
    return found ? "ok" : found.error().slug;
  }

  const std::string camat_ = "01900000-0000-7000-8000-000000000001";
  const std::string staf_ = "01900000-0000-7000-8000-000000000002";
};

TEST_F(AccountsTest, TheFirstAdministratorNamesHimselfOnceAndTheLinkIsUsedUp) {
  ASSERT_TRUE(Link("", operator_, "rahasia"));
  const auto set = Set("rahasia", camat_);
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_EQ(set->username(), "camat");
  EXPECT_EQ(Set("rahasia", staf_).error().slug, "office.unknown_link");
  EXPECT_EQ(Link("", operator_, "lagi").error().slug, "office.set_up_already");
}

TEST_F(AccountsTest, AnAdministratorMakesLinksAndOthersDoNot) {
  ASSERT_TRUE(Link("", operator_, "rahasia"));
  ASSERT_TRUE(Set("rahasia", camat_));
  identity::Claims camat;
  camat.person_id = camat_;
  ASSERT_TRUE(Link(staf_, camat, "untuk-staf"));
  ASSERT_TRUE(Set("untuk-staf", ""));
  identity::Claims staf;
  staf.person_id = staf_;
  EXPECT_EQ(Link(camat_, staf, "x").error().slug, "identity.not_allowed");
}

TEST_F(AccountsTest, ALinkIsVoidAfterThreeDaysAndANewOneEndsTheOlder) {
  ASSERT_TRUE(Link(staf_, operator_, "lama"));
  ASSERT_TRUE(Link(staf_, operator_, "baru"));
  EXPECT_EQ(Set("lama", "").error().slug, "office.unknown_link");
  clock_.Advance(kLinkLife);
  EXPECT_EQ(Set("baru", "").error().slug, "office.unknown_link");
}

TEST_F(AccountsTest, ASessionEndsWhenIdleAndWhenThePasswordIsSetAnew) {
  ASSERT_TRUE(Link(staf_, operator_, "l1"));
  ASSERT_TRUE(Set("l1", ""));
  ASSERT_TRUE(Begin(staf_, "s1"));
  EXPECT_EQ(SlugOfSession("s1"), "ok");
  clock_.Advance(kSessionIdle + std::chrono::seconds(1));
  EXPECT_EQ(SlugOfSession("s1"), "office.unknown_session");
  ASSERT_TRUE(Begin(staf_, "s2"));
  ASSERT_TRUE(Link(staf_, operator_, "l2"));
  ASSERT_TRUE(Set("l2", ""));
  EXPECT_EQ(SlugOfSession("s2"), "office.unknown_session");
}

TEST_F(AccountsTest, APersonEndsOnlyOwnSessions) {
  ASSERT_TRUE(Link(staf_, operator_, "l1"));
  ASSERT_TRUE(Set("l1", ""));
  ASSERT_TRUE(Link(camat_, operator_, "l2"));
  ASSERT_TRUE(Set("l2", ""));
  const auto of_camat = Begin(camat_, "sc");
  ASSERT_TRUE(of_camat);
  ASSERT_TRUE(Begin(staf_, "ss"));
  v1::EndSessionRequest request;
  request.set_session_secret("ss");
  request.set_session_id(of_camat->session_id());
  const auto end = [&] {
    return Write<v1::EndSessionResponse>(
        [&](journal::Transaction& t) { return EndSession(t, request); });
  };
  EXPECT_EQ(end().error().slug, "office.unknown_session");
  request.clear_session_id();
  EXPECT_TRUE(end());
  EXPECT_EQ(SlugOfSession("ss"), "office.unknown_session");
  EXPECT_EQ(SlugOfSession("sc"), "ok");
}

TEST_F(AccountsTest, AnAdministratorSeesWhoCanSignInAndOthersDoNot) {
  ASSERT_TRUE(Link("", operator_, "l1"));
  ASSERT_TRUE(Set("l1", camat_));
  ASSERT_TRUE(Link(staf_, operator_, "l2"));
  ASSERT_TRUE(Set("l2", ""));
  const auto seen_by = [&](const std::string& person) {
    return node_->pool().Read<v1::ListAccountsResponse>([&](sql::Database& db) {
      identity::Claims caller;
      caller.person_id = person;
      return ReadAccounts(db, caller);
    });
  };
  const auto list = seen_by(camat_);
  ASSERT_TRUE(list) << list.error().message;
  ASSERT_EQ(list->accounts_size(), 2);
  EXPECT_EQ(list->accounts(0).person_id(), camat_);
  EXPECT_TRUE(list->accounts(0).administrator());
  EXPECT_FALSE(list->accounts(1).administrator());
  EXPECT_EQ(journal::TimeOf(list->accounts(1).password_time()), clock_.Now());
  EXPECT_EQ(seen_by(staf_).error().slug, "identity.not_allowed");
}

TEST_F(AccountsTest, ALinkTellsWhosePasswordItSetsAndUntilWhen) {
  ASSERT_TRUE(Link(staf_, operator_, "rahasia"));
  const auto told = [&](const std::string& secret) {
    return node_->pool().Read<v1::FindPasswordLinkResponse>([&](sql::Database& db) {
      v1::FindPasswordLinkRequest request;
      request.set_secret(secret);
      return ReadPasswordLink(db, request, clock_.Now());
    });
  };
  const auto link = told("rahasia");
  ASSERT_TRUE(link) << link.error().message;
  EXPECT_EQ(link->person_id(), staf_);
  EXPECT_FALSE(link->administrator());
  EXPECT_EQ(journal::TimeOf(link->expire_time()), clock_.Now() + kLinkLife);
  EXPECT_EQ(told("tebakan").error().slug, "office.unknown_link");
}

TEST_F(AccountsTest, APersonSeesHisSessionsNewestFirstByOneOfThem) {
  ASSERT_TRUE(Link(staf_, operator_, "l1"));
  ASSERT_TRUE(Set("l1", ""));
  const auto older = Begin(staf_, "s1");
  const auto newer = Begin(staf_, "s2");
  ASSERT_TRUE(older && newer);
  const auto seen_by = [&](const std::string& secret) {
    return node_->pool().Read<v1::ListSessionsResponse>([&](sql::Database& db) {
      v1::ListSessionsRequest request;
      request.set_session_secret(secret);
      return ReadSessions(db, request, clock_.Now());
    });
  };
  const auto list = seen_by("s1");
  ASSERT_TRUE(list) << list.error().message;
  ASSERT_EQ(list->sessions_size(), 2);
  EXPECT_EQ(list->sessions(0).session_id(), newer->session_id());
  EXPECT_EQ(list->sessions(1).session_id(), older->session_id());
  EXPECT_EQ(list->sessions(1).client(), "uji");
  EXPECT_EQ(seen_by("s3").error().slug, "office.unknown_session");
}

TEST_F(AccountsTest, TheOldestOfTooManySessionsEnds) {
  ASSERT_TRUE(Link(staf_, operator_, "l1"));
  ASSERT_TRUE(Set("l1", ""));
  for (int i = 0; i <= kSessionsMax; ++i) ASSERT_TRUE(Begin(staf_, "s" + std::to_string(i)));
  EXPECT_EQ(SlugOfSession("s0"), "office.unknown_session");
  EXPECT_EQ(SlugOfSession("s1"), "ok");
}

TEST_F(AccountsTest, FactsOfAccountsCarryNoSecret) {
  ASSERT_TRUE(Link("", operator_, "rahasia-tautan"));
  ASSERT_TRUE(Set("rahasia-tautan", camat_));
  ASSERT_TRUE(Begin(camat_, "rahasia-sesi"));
  const auto page = *node_->journal().Read(1, 10);
  EXPECT_EQ(page.rows.size(), 3U);
  for (const auto& row : page.rows) {
    EXPECT_EQ(row.body.find("rahasia"), std::string::npos) << row.body;
    EXPECT_EQ(row.body.find("hash"), std::string::npos) << row.body;
  }
}

TEST(Password, IsTakenFromTenCharactersOnAndNotOfOneAlone) {
  EXPECT_FALSE(CheckPassword("sembilan9"));
  EXPECT_FALSE(CheckPassword("aaaaaaaaaaaa"));
  EXPECT_FALSE(CheckPassword(""));
  EXPECT_FALSE(CheckPassword(std::string(150, 'a') + std::string(51, 'b')));
  EXPECT_TRUE(CheckPassword("ékécil ÿ 10"));
}

TEST(Password, IsKnownByItsHashAlone) {
  const std::string hash = identity::HashPassword("kuda poni hijau");
  EXPECT_EQ(hash.rfind("$argon2id$", 0), 0U) << hash;
  EXPECT_TRUE(identity::IsPassword(hash, "kuda poni hijau"));
  EXPECT_FALSE(identity::IsPassword(hash, "kuda poni biru"));
  EXPECT_NE(identity::HashPassword("kuda poni hijau"), hash);
}

}  // namespace
}  // namespace tepat::office
