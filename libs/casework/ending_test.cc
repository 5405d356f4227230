// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/ending.h"

#include "libs/casework/arrival.h"
#include "libs/casework/casework_fixture.h"
#include "libs/casework/departure.h"
#include "libs/casework/store/documents.h"
#include "tepat/disposition/v1/disposition.pb.h"

namespace tepat::casework {
namespace {

using disposition::v1::EndCaseRequest;
using disposition::v1::OpenDispositionRequest;
using Names = std::vector<std::string>;

common::v1::CaseEnding Wish(const std::string& reason = "salah alamat") {
  common::v1::CaseEnding ending;
  ending.set_reason(reason);
  return ending;
}

Status EndParcel(journal::Transaction& transaction, Parcel&, const common::v1::CaseEnding& ending) {
  const Whereabouts whereabouts{
      Place::kHere, "open", 2, {CancelledMark(3, 1, transaction.now(), ending)}};
  return DecideEnding(transaction, kParcelCase, ending, whereabouts, std::nullopt, 0);
}

class EndingTest : public CaseworkTest {
 protected:
  std::string Decide(const Whereabouts& whereabouts) {
    return Run([&](journal::Transaction& t) {
      return DecideEnding(t, kParcelCase, Wish(), whereabouts, std::nullopt, 0);
    });
  }

  std::string TakeWish() {
    return Run([](journal::Transaction& t) {
      EndCaseRequest request;
      request.set_case_id(kParcelCase);
      *request.mutable_ending() = Wish();
      return TakeEnding(t, request, FindParcel, EndParcel);
    });
  }

  std::string Arrive() {
    return Run([](journal::Transaction& t) -> Status {
      TEPAT_TRY(InsertParcel(t.db(), kParcelCase));
      TEPAT_TRY(RecordArrival(t, "parcel-arrived", kParcelCase, {}, Wish()));
      Parcel parcel;
      return EndIfAwaited(t, kParcelCase, parcel, EndParcel);
    });
  }
};

TEST_F(EndingTest, WhoHoldsTheCaseEndsItAndCancelsItsVisit) {
  EXPECT_EQ(Decide({Place::kHere,
                    "open",
                    2,
                    {CancelledMark(3, 1, bench_.clock().Now(), Wish("salah alamat"))}}),
            "ok");
  EXPECT_EQ(bench_.Facts(), Names({"case-ended"}));
  EXPECT_EQ(bench_.LastMarks(), Names({"3.1 CANCELLED"}));
  EXPECT_EQ(bench_.LastFact().fact.marks.at(0).reason, "salah alamat");
}

TEST_F(EndingTest, WhoHasPassedTheCaseOnPassesTheWishOn) {
  EXPECT_EQ(Decide({Place::kPassedOn, "issued", 3}), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"case-end-requested"}));
  const auto wish = WishIn<EndCaseRequest>(bench_.LastFact());
  ASSERT_TRUE(wish);
  EXPECT_EQ(wish->event_id(), bench_.LastFact().id);
  EXPECT_EQ(wish->case_id(), kParcelCase);
  EXPECT_EQ(wish->ending().reason(), "salah alamat");
}

TEST_F(EndingTest, AWishThatComesTooLateIsRefusedWithAWordForIt) {
  EXPECT_EQ(Decide({Place::kOver, "sent"}), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"case-end-refused"}));
  EXPECT_NE(bench_.LastFact().fact.payload.find("\"sent\""), std::string::npos);
}

TEST_F(EndingTest, ACaseThatIsNotKnownYetGetsATombstoneAndEndsOnArrival) {
  EXPECT_EQ(TakeWish(), "ok");
  EXPECT_TRUE(bench_.Facts().empty());
  EXPECT_EQ(Arrive(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"parcel-arrived", "case-ended"}));
}

TEST_F(EndingTest, ACaseWithoutATombstoneStaysAndEndsWhenAsked) {
  EXPECT_EQ(Arrive(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"parcel-arrived"}));
  EXPECT_FALSE(bench_.LastFact().fact.actor.has_value());
  EXPECT_EQ(TakeWish(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-ended");
}

TEST_F(EndingTest, TheFirstWishIsTheOneThatWaits) {
  for (const char* reason : {"pertama", "kedua"}) {
    ASSERT_EQ(Run([&](journal::Transaction& t) {
                return InsertTombstone(t.db(), kParcelCase, Wish(reason));
              }),
              "ok");
  }
  const auto waiting = Read<std::optional<common::v1::CaseEnding>>(
      [](sql::Database& db) { return FindTombstone(db, kParcelCase); });
  EXPECT_EQ(waiting->reason(), "pertama");
}

TEST_F(EndingTest, WhatThePredecessorHadLinkedIsLinkedHere) {
  WireDocuments documents;
  documents.Add()->set_kind("surat_edaran");
  for (int times = 0; times < 2; ++times) {
    ASSERT_EQ(
        Run([&](journal::Transaction& t) { return LinkDocuments(t, kParcelCase, documents); }),
        "ok");
  }
  EXPECT_EQ(Read<std::vector<CaseDocument>>([](sql::Database& db) {
              return DocumentsOf(db, kParcelCase);
            }).size(),
            1U);
}

TEST(Deliver, MakesTheCallThatTheFactAsksFor) {
  std::string called;
  using Calls = Receiver<OpenDispositionRequest, EndCaseRequest>;
  const Calls calls{[&](const OpenDispositionRequest& request) -> Status {
                      called += "open " + request.case_id();
                      return Ok();
                    },
                    [&](const EndCaseRequest&) -> Status {
                      called += " end";
                      return Fail(Code::kUnavailable, "rpc.unavailable", "down");
                    }};
  using Parcels = Handoff<OpenDispositionRequest, EndCaseRequest>;
  EXPECT_TRUE(Deliver(Parcels(), calls));
  OpenDispositionRequest open;
  open.set_case_id("c");
  EXPECT_TRUE(Deliver(Parcels(open), calls));
  EXPECT_EQ(Deliver(Parcels(EndCaseRequest()), calls).error().slug, "rpc.unavailable");
  EXPECT_EQ(called, "open c end");
}

TEST(OpeningAt, TheReceiversClockRunsFromTheInstantOfTheFact) {
  journal::Event event;
  event.id = kParcelEvent;
  event.fact.case_id = kParcelCase;
  event.fact.at = *ParseInstant("2026-11-23T01:02:03Z");
  const auto opening = OpeningAt<OpenDispositionRequest>(event, "uji", 3, "2026-TW3",
                                                         {{"surat_edaran", "1", "Map"}});
  EXPECT_EQ(opening.event_id(), kParcelEvent);
  EXPECT_EQ(opening.case_id(), kParcelCase);
  EXPECT_EQ(opening.sop_version(), 3);
  EXPECT_EQ(journal::TimeOf(opening.start_time()), event.fact.at);
  EXPECT_EQ(opening.documents(0).kind(), "surat_edaran");
  EXPECT_EQ(CaseLost("uji", event).slug, "uji.case_lost");
}

}  // namespace
}  // namespace tepat::casework
