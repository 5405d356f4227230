// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/collection_fixture.h"

namespace tepat::data_collection {
namespace {

TEST_F(DataCollectionTest, UnitsAreDueAWorkingDayBeforeTheStep) {
  ASSERT_EQ(Open(), "ok");
  // Each unit's share starts with the step: Friday the 27th, four working days on.
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 STARTED", "4.1 STARTED lurah_jogotrunan/1 2026-11-26",
                                       "4.1 STARTED kasi_pemerintahan/1 2026-11-26"}));
  EXPECT_EQ(At(kLurah).due_date, "2026-11-26");
}

TEST_F(DataCollectionTest, AUnitSendsForItselfAndTheKasubbagForAny) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(Submit(kKasi, kLurah, 1), "identity.not_allowed");
  EXPECT_EQ(Submit("camat", kLurah, 1), "identity.not_allowed");
  EXPECT_EQ(Submit(kLurah, kLurah, 1), "ok");
  // A contributor does not hold the visit: its own share alone is done.
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 COMPLETED lurah_jogotrunan/1"}));
  EXPECT_EQ(Submit(kLurah, kLurah, 1), "data_collection.moved_on");
  EXPECT_EQ(Submit(kKasubbag, kLurah, 2), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 ACCEPTED"})) << "the first sending ends the turn";
  EXPECT_EQ(Submit("staf", "lurah_kepuharjo", 1), "data_collection.unknown_unit");
}

TEST_F(DataCollectionTest, TheKasubbagRefinesTheListOfTasks) {
  ASSERT_EQ(Open({kKasi}), "ok");
  EXPECT_EQ(Assign(kKasi, kLurah, 0), "identity.not_allowed");
  EXPECT_EQ(Assign(kKasubbag, kLurah, 1), "data_collection.moved_on");
  EXPECT_EQ(Assign(kKasubbag, kLurah, 0, "lurah_antah"), "data_collection.invalid_request");
  EXPECT_EQ(Assign(kKasubbag, kLurah, 0, kLurah, "2026-11-22"), "data_collection.invalid_request");
  EXPECT_EQ(Assign(kKasubbag, "", 0), "data_collection.invalid_request");
  ASSERT_EQ(Assign(kKasubbag, kLurah, 0), "ok");
  EXPECT_EQ(bench_.Facts().back(), "unit-assigned");
  EXPECT_EQ(bench_.LastMarks(),
            Names({"4.1 ACCEPTED", "4.1 STARTED lurah_jogotrunan/1 2026-11-25"}));
  EXPECT_EQ(At(kLurah).requests, Names({"Realisasi anggaran triwulan III"}));
  EXPECT_EQ(At(kLurah).due_date, "2026-11-25");
  EXPECT_EQ(Assign(kKasubbag, kLurah, 0), "data_collection.moved_on");
  // Who has sent, or need not, is asked anew.
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  ASSERT_EQ(Waive(kKasubbag, kKasi, 1), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 CANCELLED kasi_pemerintahan/1"}));
  ASSERT_EQ(Assign(kKasubbag, kLurah, 2), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 STARTED lurah_jogotrunan/2 2026-11-25"}));
  ASSERT_EQ(Assign(kKasubbag, kKasi, 2, kKasi), "ok");
  EXPECT_EQ(At(kKasi).requests.size(), 1U);
  EXPECT_EQ(Close(kKasubbag, 1), "data_collection.units_missing");
  ASSERT_EQ(Submit(kLurah, kLurah, 3), "ok");
  ASSERT_EQ(Submit(kKasi, kKasi, 3), "ok");
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  EXPECT_EQ(Assign(kKasubbag, kLurah, 4), "data_collection.moved_on");
}

TEST_F(DataCollectionTest, TheDraftIsClosedOnceEveryUnitHasSentOrIsWaived) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  EXPECT_EQ(Close(kKasubbag, 1), "data_collection.units_missing");
  EXPECT_EQ(Waive(kKasi, kKasi, 1), "identity.not_allowed");
  ASSERT_EQ(Waive(kKasubbag, kKasi, 1), "ok");
  EXPECT_EQ(Close("sekretaris", 1), "identity.not_allowed");
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 COMPLETED", "5.1 STARTED"}));
  EXPECT_EQ(bench_.LastFact().fact.marks.at(0).opens, 5);
  EXPECT_EQ(Submit(kLurah, kLurah, 2), "data_collection.moved_on");
  EXPECT_EQ(Close(kKasubbag, 1), "data_collection.moved_on");
}

TEST_F(DataCollectionTest, ReturnedUnitsAloneHoldTheNewVisit) {
  CloseWithData();
  EXPECT_EQ(Return(kKasubbag, kLurah, 2), "identity.not_allowed");
  EXPECT_EQ(Return("sekretaris", "lurah_kepuharjo", 2), "data_collection.unknown_unit");
  ASSERT_EQ(Return("sekretaris", kLurah, 2), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"5.1 ACCEPTED", "5.1 RETURNED", "4.2 STARTED",
                                       "4.2 STARTED lurah_jogotrunan/1 2026-11-26"}));
  const auto holders = bench_.LastFact().fact.marks.at(2).holders;
  ASSERT_EQ(holders.size(), 1U);
  EXPECT_EQ(holders[0].unit, kLurah);
  EXPECT_EQ(Close(kKasubbag, 3), "data_collection.units_missing");
  ASSERT_EQ(Submit(kLurah, kLurah, 3), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.2 ACCEPTED", "4.2 COMPLETED lurah_jogotrunan/1"}));
  ASSERT_EQ(Close(kKasubbag, 3), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.2 COMPLETED", "5.2 STARTED"}));
  EXPECT_EQ(Verify("sekretaris", 2), "data_collection.moved_on");
  ASSERT_EQ(Verify("sekretaris", 4), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"5.2 ACCEPTED", "5.2 COMPLETED"}));
}

// The lurah alone starts again; the visit and the other unit go on.
TEST_F(DataCollectionTest, TheKasubbagGivesBackWhatIsWrongWhileOthersStillSend) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 1), "data_collection.not_sent");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  EXPECT_EQ(GiveBack(kLurah, kLurah, 2), "identity.not_allowed");
  EXPECT_EQ(GiveBack("sekretaris", kLurah, 2), "identity.not_allowed");
  EXPECT_EQ(GiveBack(kKasubbag, "lurah_kepuharjo", 1), "data_collection.unknown_unit");
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 1), "data_collection.moved_on") << "has not seen it";
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 2, "antah"), "data_collection.invalid_request");
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 2, "", "abcd"), "data_collection.invalid_request");
  const auto facts = bench_.Facts().size();
  ASSERT_EQ(GiveBack(kKasubbag, kLurah, 2), "ok");
  ASSERT_EQ(bench_.Facts().size(), facts + 1) << "nothing that was refused has left a fact";
  EXPECT_EQ(bench_.Facts().back(), "unit-given-back");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 ACCEPTED", "4.1 RETURNED lurah_jogotrunan/1",
                                       "4.1 STARTED lurah_jogotrunan/2 2026-11-26"}));
  EXPECT_EQ(At(kLurah).state, UnitState::kReturned);
  EXPECT_EQ(At(kLurah).seen_version, 1) << "what comes now is compared with this";
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 3), "data_collection.not_sent") << "it is given back";
  ASSERT_EQ(Submit(kKasi, kKasi, 1), "ok");
  EXPECT_EQ(Close(kKasubbag, 1), "data_collection.units_missing");
  ASSERT_EQ(Submit(kLurah, kLurah, 3), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.1 COMPLETED lurah_jogotrunan/2"}));
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  EXPECT_EQ(GiveBack(kKasubbag, kLurah, 4), "data_collection.moved_on") << "step 5 has its own way";
}

TEST_F(DataCollectionTest, WhatIsGivenBackNamesItsCellsUntilItIsSentAgain) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  const std::string indicator = CompleteValues(kLurah).front().indicator();
  ASSERT_EQ(GiveBack(kKasubbag, kLurah, 2, indicator), "ok");
  v1::UnitGivenBack told;
  ASSERT_TRUE(journal::ParsePayload(bench_.LastFact().fact.payload, &told));
  ASSERT_EQ(told.unit().cells_size(), 1);
  EXPECT_TRUE(told.unit().cells(0).reason().empty()) << "facts hold no remark";
  EXPECT_EQ(told.due_date(), "2026-11-26");
  EXPECT_EQ(told.revision(), 3);
  ASSERT_EQ(RowOf(Sheet(kLurah, kLurah), indicator).returned_size(), 1);
  EXPECT_EQ(RowOf(Sheet(kLurah, kLurah), indicator).returned(0).reason(),
            "Cocokkan dengan register");
  ASSERT_EQ(Submit(kLurah, kLurah, 3), "ok");
  EXPECT_EQ(RowOf(Sheet(kLurah, kLurah), indicator).returned_size(), 0);
}

// Who was not returned by the Sekretaris has no turn in the new visit; now it gets its first.
TEST_F(DataCollectionTest, InALaterVisitAUnitWithoutATurnGetsItsFirst) {
  CloseWithData();
  ASSERT_EQ(Return("sekretaris", kLurah, 2), "ok");
  ASSERT_EQ(GiveBack(kKasubbag, kKasi, 2), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"4.2 STARTED kasi_pemerintahan/1 2026-11-26"}));
}

TEST_F(DataCollectionTest, WhoIsNotReturnedHasNoTurnInTheNewVisit) {
  CloseWithData();
  ASSERT_EQ(Return("sekretaris", kLurah, 2), "ok");
  EXPECT_EQ(At(kKasi).turn, 0);
  // Mends what he sent all the same: nobody waits for it.
  ASSERT_EQ(Submit(kKasi, kKasi, 2), "ok");
  EXPECT_TRUE(bench_.LastMarks().empty());
  ASSERT_EQ(Assign(kKasubbag, kKasi, 3, kKasi), "ok");
  EXPECT_EQ(bench_.LastMarks().back(), "4.2 STARTED kasi_pemerintahan/1 2026-11-25");
}

TEST_F(DataCollectionTest, VerifiedDataAreHandedOverAndMayComeBack) {
  CloseWithData();
  EXPECT_EQ(Reopen(kLurah), "data_collection.moved_on");
  ASSERT_EQ(Verify("sekretaris", 2), "ok");
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  const auto& opening = std::get<submission::v1::OpenSubmissionRequest>(handoff);
  Names kinds;
  for (const auto& document : opening.documents()) kinds.push_back(document.kind());
  EXPECT_EQ(opening.plan_version(), 1);
  EXPECT_EQ(kinds, Names({"catatan_pembagian_tugas", "data_kinerja", "draf_data_kinerja"}));
  EXPECT_EQ(Reopen("lurah_kepuharjo"), "data_collection.unknown_unit");
  ASSERT_EQ(Reopen(kLurah), "ok");
  EXPECT_EQ(bench_.LastMarks(),
            Names({"4.2 STARTED", "4.2 STARTED lurah_jogotrunan/1 2026-11-26"}));
  EXPECT_EQ(bench_.LastFact().fact.marks.at(0).at, bench_.clock().Now() - std::chrono::minutes(1));
}

TEST_F(DataCollectionTest, AnotherOpeningOfACaseThatIsHereIsRefused) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(Open({kKasi}), "data_collection.case_is_here");
  EXPECT_EQ(bench_.Facts(), Names({"collection-opened"}));
  EXPECT_EQ(At(kLurah).state, UnitState::kAsked);
}

TEST_F(DataCollectionTest, AWaiverNeedsAReasonAndANoteHasItsLimit) {
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_EQ(Waive(kKasubbag, kLurah, 1, "abcd"), "data_collection.invalid_request");
  EXPECT_EQ(At(kLurah).state, UnitState::kAsked);
  ASSERT_EQ(Waive(kKasubbag, kLurah, 1), "ok");
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  EXPECT_EQ(Verify("sekretaris", 2, std::string(1001, 'x')), "data_collection.invalid_request");
  EXPECT_EQ(Verify("sekretaris", 2, std::string(1000, 'x')), "ok");
}

TEST_F(DataCollectionTest, AnEndIsDecidedHereWhileTheCaseIsHere) {
  CloseWithData();
  ASSERT_EQ(End(), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"5.1 CANCELLED"}));
  EXPECT_EQ(Verify("sekretaris", 3), "data_collection.moved_on");
  ASSERT_EQ(End(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-refused");
}

TEST_F(DataCollectionTest, AnEndIsPassedOnWithVerifiedData) {
  CloseWithData();
  ASSERT_EQ(Verify("sekretaris", 2), "ok");
  ASSERT_EQ(End(), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-requested");
  const auto handoff = *HandoffOf(bench_.node().pool(), bench_.LastFact());
  EXPECT_EQ(std::get<submission::v1::EndCaseRequest>(handoff).case_id(), kCase);
}

TEST_F(DataCollectionTest, ATombstoneEndsACaseOnArrival) {
  ASSERT_EQ(End(), "ok");
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"collection-opened", "case-ended"}));
}

}  // namespace
}  // namespace tepat::data_collection
