// SPDX-License-Identifier: Apache-2.0
#include "services/office/service.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "services/office/import.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

class OfficeTest : public testing::Test {
 protected:
  OfficeTest()
      : node_(*daemon::Node::Open({"uji", "office", folder_.path(), false, Schema()}, world_)) {
    operator_.machine = "operator";
    operator_.scopes = {"operator"};
  }

  static v1::OfficeFile File(const std::string& name) {
    std::ifstream stream(std::string(TEPAT_SOURCE_DIR "/deploy/office/") + name);
    v1::OfficeFile file;
    file.set_name(name);
    file.set_text({std::istreambuf_iterator<char>(stream), {}});
    return file;
  }

  v1::ImportOfficeRequest WholeOffice() {
    v1::ImportOfficeRequest request;
    request.set_request_id(ids_.Next());
    request.set_default_calendar_id("lumajang");
    for (const char* name : {"sop/pengumpulan-data-kinerja.textproto", "calendar-lumajang.json",
                             "calendar-perpres.json", "directory.textproto"}) {
      *request.add_files() = File(name);
    }
    return request;
  }

  Result<v1::ImportOfficeResponse> Import(const v1::ImportOfficeRequest& request) {
    return daemon::ExecuteCommand<v1::ImportOfficeRequest, v1::ImportOfficeResponse>(
        node_->writer(), "ImportOffice", operator_, request,
        [this](journal::Transaction& t, const identity::Claims&,
               const v1::ImportOfficeRequest& wanted) { return ImportOffice(config_, t, wanted); });
  }

  template <class Request, class Response, class Body>
  Result<Response> Run(const identity::Claims& caller, Request request, Body body) {
    request.set_request_id(ids_.Next());
    return daemon::ExecuteCommand<Request, Response>(node_->writer(), "x", caller, request, body);
  }

  std::string PersonId(const std::string& key) {
    return *node_->pool().Read<std::string>([&](sql::Database& db) { return PersonIdOf(db, key); });
  }

  v1::GrantDelegationRequest PlhOfTheCamat() {
    v1::GrantDelegationRequest request;
    request.set_position("camat");
    request.set_person_id(PersonId("sekretaris"));
    request.set_kind(v1::DELEGATION_KIND_PLH);
    journal::FillTime(clock_.Now(), request.mutable_start_time());
    journal::FillTime(clock_.Now() + std::chrono::days(2), request.mutable_end_time());
    request.set_decree_number("800/12/2026");
    return request;
  }

  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Config config_;
  std::unique_ptr<daemon::Node> node_;
  identity::Claims operator_;
};

TEST_F(OfficeTest, ImportsTheDefaultOfficeOnceAndOnlyWhatIsNewAfterwards) {
  const auto first = Import(WholeOffice());
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->adopted(), 4);
  const auto again = Import(WholeOffice());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->adopted(), 0);
  EXPECT_EQ(again->unchanged(), 4);
  EXPECT_EQ(again->position().sequence(), first->position().sequence());
}

TEST_F(OfficeTest, OneWrongFileRefusesTheWholeImportAndNamesEveryMistake) {
  v1::ImportOfficeRequest request = WholeOffice();
  std::string* calendar = request.mutable_files(1)->mutable_text();
  calendar->replace(calendar->find("\"16:00\""), 7, "\"06:00\"");
  request.mutable_files(3)->mutable_text()->append("colour: 1\n");
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().slug, "office.mistakes");
  const std::string& mistakes = refused.error().details.at("mistakes");
  EXPECT_NE(mistakes.find("calendar-lumajang.json:"), std::string::npos) << mistakes;
  EXPECT_NE(mistakes.find("directory.textproto:"), std::string::npos) << mistakes;
  EXPECT_EQ(node_->writer().head().sequence, 0);
}

TEST_F(OfficeTest, AnImportNeedsADefaultCalendarThatIsThere) {
  v1::ImportOfficeRequest request = WholeOffice();
  request.set_default_calendar_id("");
  EXPECT_EQ(Import(request).error().slug, "office.no_default_calendar");
  request.set_default_calendar_id("jember");
  EXPECT_EQ(Import(request).error().slug, "office.no_default_calendar");
}

TEST_F(OfficeTest, AUnitMayKeepACalendarThatTheOfficeHas) {
  v1::ImportOfficeRequest request = WholeOffice();
  std::string* directory = request.mutable_files(3)->mutable_text();
  const std::string unit = "title: \"Kelurahan Jogoyudan\"";
  directory->insert(directory->find(unit) + unit.size(), " calendar_id: \"jogoyudan\"");
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().details.at("mistakes").find("'lurah_jogoyudan'"), std::string::npos);
  v1::OfficeFile own = File("calendar-lumajang.json");
  own.set_name("calendar-jogoyudan.json");
  own.mutable_text()->replace(own.text().find("lumajang"), 8, "jogoyudan");
  *request.add_files() = own;
  EXPECT_TRUE(Import(request));
}

TEST_F(OfficeTest, AChangedCalendarBecomesItsNextVersion) {
  ASSERT_TRUE(Import(WholeOffice()));
  v1::ImportOfficeRequest request;
  request.set_request_id(ids_.Next());
  *request.add_files() = File("calendar-lumajang.json");
  request.mutable_files(0)->mutable_text()->append(" ");
  EXPECT_EQ(Import(request)->adopted(), 1);
  const auto calendar = *node_->pool().Read<std::optional<identity::CalendarVersion>>(
      [](sql::Database& db) { return identity::FindDefaultCalendar(db); });
  EXPECT_EQ(calendar->version, 2);
}

TEST_F(OfficeTest, FactsOfTheDirectoryCarryNoNames) {
  ASSERT_TRUE(Import(WholeOffice()));
  const auto page = *node_->journal().Read(1, 10);
  for (const auto& row : page.rows) {
    EXPECT_EQ(row.body.find("(contoh)"), std::string::npos);
  }
}

TEST_F(OfficeTest, ADelegationIsGrantedByTheHeadAndRevokedAtOnce) {
  ASSERT_TRUE(Import(WholeOffice()));
  identity::Claims clerk;
  clerk.person_id = PersonId("staf");
  const auto grant = [&](const identity::Claims& caller) {
    return Run<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(caller, PlhOfTheCamat(),
                                                                        GrantDelegation);
  };
  EXPECT_EQ(grant(clerk).error().slug, "identity.not_allowed");
  identity::Claims camat;
  camat.person_id = PersonId("camat");
  const auto granted = grant(camat);
  ASSERT_TRUE(granted) << granted.error().message;
  v1::RevokeDelegationRequest request;
  request.set_delegation_id(granted->delegation_id());
  request.set_reason("Camat sudah kembali");
  const auto revoke = [&] {
    return Run<v1::RevokeDelegationRequest, v1::RevokeDelegationResponse>(operator_, request,
                                                                          RevokeDelegation);
  };
  ASSERT_TRUE(revoke());
  clock_.Advance(std::chrono::seconds(1));
  EXPECT_EQ(revoke().error().slug, "office.delegation_over");
}

TEST_F(OfficeTest, ADelegationNeedsAKnownPositionAndPerson) {
  ASSERT_TRUE(Import(WholeOffice()));
  const auto slug = [&](const v1::GrantDelegationRequest& request) {
    return Run<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(operator_, request,
                                                                        GrantDelegation)
        .error()
        .slug;
  };
  auto request = PlhOfTheCamat();
  request.set_position("bupati");
  EXPECT_EQ(slug(request), "office.unknown_position");
  request = PlhOfTheCamat();
  request.set_person_id("018bcfe5-6800-7abc-8def-0123456789ab");
  EXPECT_EQ(slug(request), "office.unknown_person");
}

TEST_F(OfficeTest, KeysSurviveARestartAndTokensAreLeftForServices) {
  std::string token;
  {
    const auto keys = Keys::Open(*node_, folder_.Sub("secrets"));
    ASSERT_TRUE(keys);
    v1::MintTokenRequest request;
    request.set_person_id("p");
    token = keys->Mint(request)->token();
    request.set_service("timing");
    EXPECT_EQ(keys->Mint(request).error().slug, "office.invalid_token_request");
  }
  ASSERT_TRUE(Keys::Open(*node_, folder_.Sub("secrets")));
  EXPECT_EQ(node_->writer().head().sequence, 1);  // one key, one fact
  daemon::Guard guard(node_->pool(), clock_);
  const auto public_key = *node_->pool().Read<std::optional<std::string>>([&](sql::Database& db) {
    return identity::FindPublicKey(db, identity::PeekToken(token)->key_id);
  });
  EXPECT_TRUE(identity::VerifyToken(token, *public_key, clock_.Now()));
  EXPECT_TRUE(std::filesystem::exists(folder_.path() + "/secrets/token-timing"));
  const auto mode = std::filesystem::status(folder_.path() + "/secrets/office-signing-key");
  EXPECT_EQ(mode.permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace
}  // namespace tepat::office
