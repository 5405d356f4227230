// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/office/sessions.h"

#include "services/portal/service_fixture.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::portal {
namespace {

using SessionsPageTest = ServiceFixture;

TEST_F(SessionsPageTest, OnlyAPositionThatOneHoldsCanBeChosen) {
  Type("jabatan", "camat");
  EXPECT_THAT(HeaderOf(ChoosePosition(As("camat")), "Set-Cookie"),
              HasSubstr("tepat_jabatan=camat;"));
  EXPECT_THAT(HeaderOf(ChoosePosition(As("sekretaris")), "Set-Cookie"),
              HasSubstr("tepat_jabatan=;"));
}

TEST_F(SessionsPageTest, SessionsAreListedAndOnesOwnIsMarked) {
  office::v1::ListSessionsResponse list;
  auto* own = list.add_sessions();
  own->set_session_id("sesi-camat");
  own->set_client("Firefox di Linux");
  list.add_sessions()->set_session_id("lain");
  Answer("ListSessions", list);
  const std::string seen = See(SessionsPage, "camat");
  EXPECT_THAT(seen, HasSubstr("Firefox di Linux"));
  EXPECT_THAT(seen, HasSubstr("(sesi ini)"));
  EXPECT_THAT(seen, HasSubstr("peramban")) << "a browser without a name";
}

TEST_F(SessionsPageTest, ASessionIsEndedByItsOwner) {
  Type("sesi", "lain");
  const Response unanswered = EndSession(As("camat"));
  EXPECT_EQ(unanswered.status, 503);
  EXPECT_THAT(Seen(unanswered), HasSubstr("Sesi belum diakhiri"));
  Answer("EndSession", office::v1::EndSessionResponse());
  EXPECT_EQ(HeaderOf(EndSession(As("camat")), "Location"), "/sesi\n");
  EXPECT_EQ(Asked<office::v1::EndSessionRequest>("EndSession").session_id(), "lain");
}

}  // namespace
}  // namespace tepat::portal
