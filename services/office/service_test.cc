// SPDX-License-Identifier: Apache-2.0
#include "services/office/service.h"

#include "libs/identity/office_view.h"
#include "services/office/office_fixture.h"

namespace tepat::office {
namespace {

TEST_F(OfficeTest, ImportsTheDefaultOfficeOnceAndOnlyWhatIsNewAfterwards) {
  const auto first = Import(WholeOffice());
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->adopted(), 5);
  const auto again = Import(WholeOffice());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->adopted(), 0);
  EXPECT_EQ(again->unchanged(), 5);
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

TEST_F(OfficeTest, AnSopOfOneStepIsRefusedWithAllThatItLacks) {
  v1::ImportOfficeRequest request = WholeOffice();
  std::string* sop = request.mutable_files(0)->mutable_text();
  sop->resize(sop->rfind("steps {", sop->find("key: 2")));
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  const std::string& mistakes = refused.error().details.at("mistakes");
  EXPECT_NE(mistakes.find("pengumpulan-data-kinerja.textproto: langkah 2 tidak ada"),
            std::string::npos)
      << mistakes;
  EXPECT_NE(mistakes.find("langkah 7 tidak ada"), std::string::npos) << mistakes;
  EXPECT_EQ(node_->writer().head().sequence, 0);
}

TEST_F(OfficeTest, AStepForWhichNobodyCanBeFoundIsRefused) {
  v1::ImportOfficeRequest request = WholeOffice();
  std::string* sop = request.mutable_files(0)->mutable_text();
  const std::string role = "responsible: \"camat\"";
  sop->replace(sop->find(role), role.size(), "responsible: \"cammat\"");
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().details.at("mistakes").find("'cammat'"), std::string::npos);
  // Roles of the directory that the office has already count as well.
  ASSERT_TRUE(Import(WholeOffice()));
  v1::ImportOfficeRequest alone;
  alone.set_request_id(ids_.Next());
  *alone.add_files() = request.files(0);
  EXPECT_NE(Import(alone).error().details.at("mistakes").find("'cammat'"), std::string::npos);
  *alone.mutable_files(0) = File("sop/pengumpulan-data-kinerja.textproto");
  EXPECT_EQ(Import(alone)->unchanged(), 1);
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
  calls::Guard guard(node_->pool(), clock_);
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
