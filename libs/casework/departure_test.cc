// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/departure.h"

#include <gtest/gtest.h>

#include "libs/casework/casework_fixture.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::casework {
namespace {

using Open = disposition::v1::OpenDispositionRequest;
using End = disposition::v1::EndCaseRequest;
using Call = Handoff<Open, End>;

journal::Event EventOf(const std::string& name, const std::string& payload = "{}") {
  journal::Event event;
  event.id = kParcelEvent;
  event.fact.name = name;
  event.fact.case_id = kParcelCase;
  event.fact.at = *ParseInstant("2026-11-23T01:00:00Z");
  event.fact.payload = payload;
  return event;
}

journal::Event Wish() {
  common::v1::CaseEndRequested payload;
  payload.mutable_ending()->set_reason("ditarik pengirim");
  return EventOf(kEndRequested, journal::PayloadOf(payload));
}

Result<Call> NoOpening() { return Fail(Code::kInternal, "uji.case_lost", "no row"); }

TEST(WishOr, PassesAWishOnWhateverTheRowsSay) {
  const auto call = WishOr<Call>(Wish(), NoOpening);
  ASSERT_TRUE(call);
  const End& end = std::get<End>(*call);
  EXPECT_EQ(end.event_id(), kParcelEvent);
  EXPECT_EQ(end.case_id(), kParcelCase);
  EXPECT_EQ(end.ending().reason(), "ditarik pengirim");
}

TEST(AddHandOver, TellsWhoAndWhenAndKeepsWhatWasToldBefore) {
  common::v1::CaseOrigin origin;
  journal::Event event = EventOf("case-opened-on-schedule");
  AddHandOver(event, &origin);
  event.fact.actor = journal::Actor{"p1", "camat"};
  event.fact.name = "disposition-issued";
  AddHandOver(event, &origin);
  ASSERT_EQ(origin.hand_overs_size(), 2);
  EXPECT_EQ(origin.hand_overs(0).fact(), "case-opened-on-schedule");
  EXPECT_EQ(origin.hand_overs(0).position(), "");
  EXPECT_EQ(origin.hand_overs(1).event_id(), kParcelEvent);
  EXPECT_EQ(origin.hand_overs(1).person_id(), "p1");
  EXPECT_EQ(origin.hand_overs(1).position(), "camat");
  EXPECT_EQ(journal::TimeOf(origin.hand_overs(1).time()), event.fact.at);
}

TEST(WishOr, LeavesEveryOtherFactToItsService) {
  EXPECT_EQ(WishOr<Call>(EventOf("parcel-sent"), NoOpening).error().slug, "uji.case_lost");
  const auto nothing = [] { return Result<Call>(Call()); };
  EXPECT_TRUE(std::holds_alternative<std::monostate>(*WishOr<Call>(EventOf("x"), nothing)));
}

// A receiver that writes down what it is called for, and takes no wish for an end.
class DeliverToTest : public testing::Test {
 protected:
  Status Deliver(const Result<Call>& call) {
    const Receiver<Open, End> receiver{
        [this](const Open& request) {
          opened_.push_back(request.case_id());
          return Ok();
        },
        [](const End&) -> Status { return Fail(Code::kConflict, "uji.refused", "no"); }};
    return DeliverTo(receiver, [&](const journal::Event&) { return call; })(EventOf("x"));
  }

  std::vector<std::string> opened_;
};

TEST_F(DeliverToTest, MakesTheCallThatTheFactIsAndGivesItsAnswer) {
  Open open;
  open.set_case_id(kParcelCase);
  EXPECT_TRUE(Deliver(Call(open)));
  EXPECT_EQ(opened_, std::vector<std::string>{kParcelCase});
  EXPECT_EQ(Deliver(Call(End())).error().slug, "uji.refused");
}

TEST_F(DeliverToTest, CallsNobodyForAFactThatHandsNothingOverOrCannotBeRead) {
  EXPECT_TRUE(Deliver(Call()));
  EXPECT_EQ(Deliver(NoOpening()).error().slug, "uji.case_lost");
  EXPECT_TRUE(opened_.empty());
}

}  // namespace
}  // namespace tepat::casework
