// SPDX-License-Identifier: Apache-2.0
// What was read of a file goes into the tables whole or not at all.
#include "services/data-collection/storing.h"

#include "services/data-collection/collection_fixture.h"
#include "services/data-collection/store/sendings.h"

namespace tepat::data_collection {
namespace {

class StoringTest : public DataCollectionTest {
 protected:
  // A unit of the file, as it was read against that revision.
  static v1::PreviewedUnit Read(const std::string& unit, int revision = 1) {
    v1::PreviewedUnit read;
    read.set_unit(unit);
    read.set_revision(revision);
    read.set_sendable(true);
    for (const v1::IndicatorValue& value : CompleteValues(unit)) *read.add_values() = value;
    return read;
  }
  // Keeps a preview for the Kasubbag.
  std::string Keep(const std::vector<v1::PreviewedUnit>& units,
                   const std::string& case_id = kCase) {
    book::Preview preview;
    preview.summary.set_case_id(case_id);
    preview.units = units;
    return kept_.Keep(kKasubbag, preview);
  }
  // Stores it; gives `ok` or the slug of the refusal.
  std::string Store(v1::StoreWorkbookRequest request, const std::string& person = kKasubbag) {
    if (request.request_id().empty()) request.set_request_id(bench_.NewId());
    identity::Claims caller;
    caller.person_id = person;
    const auto stored =
        simulation::ExecuteCommand<v1::StoreWorkbookRequest, v1::StoreWorkbookResponse>(
            bench_.node().writer(), "StoreWorkbook", caller, request,
            std::bind_front(StoreWorkbook, std::cref(context_), std::cref(kept_)));
    if (stored) stored_ = *stored;
    refused_ = stored ? Error{} : stored.error();
    return stored ? "ok" : stored.error().slug;
  }
  std::string StoreKept(const std::string& token, const std::string& person = kKasubbag) {
    v1::StoreWorkbookRequest request;
    request.set_token(token);
    return Store(request, person);
  }
  // A case whose two units have handed in their proofs.
  void OpenWithProofs() {
    ASSERT_EQ(Open(), "ok");
    ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
    ASSERT_EQ(AttachFile(kKasi, kKasi), "ok");
    before_ = bench_.Facts().size();
  }
  std::size_t NewFacts() { return bench_.Facts().size() - before_; }
  bool HasSent(const std::string& unit, const std::string& case_id = kCase) {
    return bench_.node()
        .pool()
        .Read<std::optional<Sending>>(
            [&](sql::Database& db) { return FindNewestSending(db, case_id, unit); })
        ->has_value();
  }

  SystemEntropy entropy_;
  UuidSource ids_{bench_.clock(), entropy_};
  book::KeptPreviews kept_{bench_.clock(), ids_};
  v1::StoreWorkbookResponse stored_;
  std::size_t before_ = 0;
};

TEST_F(StoringTest, EveryUnitOfAFileIsStoredByOneCommand) {
  OpenWithProofs();
  ASSERT_EQ(StoreKept(Keep({Read(kLurah), Read(kKasi)})), "ok");
  ASSERT_EQ(stored_.units_size(), 2);
  EXPECT_EQ(stored_.units(0).unit(), kLurah);
  EXPECT_EQ(stored_.units(0).version(), 1);
  EXPECT_EQ(stored_.units(0).cells_stored(), 15);
  EXPECT_EQ(stored_.units(0).cells_asked(), 15);
  EXPECT_EQ(stored_.position().sequence(), bench_.LastFact().position.sequence);
  EXPECT_EQ(NewFacts(), 2U);
  EXPECT_TRUE(HasSent(kLurah));
  EXPECT_TRUE(HasSent(kKasi));
  EXPECT_EQ(At(kKasi).state, UnitState::kSubmitted);
}

TEST_F(StoringTest, OneUnitThatIsRefusedUndoesThoseBeforeIt) {
  OpenWithProofs();
  ASSERT_EQ(StoreKept(Keep({Read(kLurah), Read(kKasi, 7)})), "data_collection.moved_on");
  EXPECT_EQ(refused_.details.at("unit"), kKasi);
  EXPECT_EQ(NewFacts(), 0U);
  EXPECT_FALSE(HasSent(kLurah));
  EXPECT_EQ(At(kLurah).revision.number, 1);
}

TEST_F(StoringTest, ARepeatIsAnsweredWhenThePreviewIsLongGone) {
  OpenWithProofs();
  v1::StoreWorkbookRequest request;
  request.set_request_id(bench_.NewId());
  request.set_token(Keep({Read(kLurah)}));
  ASSERT_EQ(Store(request), "ok");
  const auto first = stored_.SerializeAsString();
  bench_.clock().Advance(book::KeptPreviews::kKept * 2);
  ASSERT_EQ(Store(request), "ok");
  EXPECT_EQ(stored_.SerializeAsString(), first);
  EXPECT_EQ(NewFacts(), 1U);
  EXPECT_EQ(StoreKept(request.token()), "data_collection.unknown_preview") << "a new request";
}

TEST_F(StoringTest, WhatIsWrongIsNotStoredAndSaysOfWhichUnit) {
  OpenWithProofs();
  v1::PreviewedUnit wrong = Read(kKasi);
  wrong.set_sendable(false);
  const std::string token = Keep({Read(kLurah), wrong});
  v1::StoreWorkbookRequest request;
  request.set_token(token);
  request.add_units(kKasi);
  EXPECT_EQ(Store(request), "data_collection.unsendable_unit");
  EXPECT_EQ(refused_.details.at("unit"), kKasi);
  request.set_units(0, "lurah_antah");
  EXPECT_EQ(Store(request), "data_collection.unknown_unit");
  EXPECT_EQ(StoreKept(token, kLurah), "data_collection.unknown_preview") << "another's file";
  EXPECT_EQ(StoreKept(Keep({wrong})), "data_collection.invalid_request") << "nothing can be sent";
  EXPECT_EQ(NewFacts(), 0U);
  ASSERT_EQ(StoreKept(token), "ok");
  EXPECT_EQ(stored_.units_size(), 1) << "what can be sent";
}

TEST_F(StoringTest, WhatLacksNeedsTheReasonThatIsGiven) {
  OpenWithProofs();
  v1::PreviewedUnit incomplete = Read(kLurah);
  incomplete.mutable_values()->RemoveLast();
  incomplete.set_incomplete(true);
  v1::StoreWorkbookRequest request;
  request.set_token(Keep({incomplete}));
  EXPECT_EQ(Store(request), "data_collection.incomplete");
  request.set_incomplete_reason("Survei baru selesai pekan depan");
  ASSERT_EQ(Store(request), "ok");
  EXPECT_EQ(stored_.units(0).cells_asked(), 15);
  EXPECT_LT(stored_.units(0).cells_stored(), 15);
}

TEST_F(StoringTest, OfAPeriodEveryUnitIsDeclaredOrNone) {
  const auto declared = [](const std::string& unit, int version) {
    v1::PreviewedUnit read = Read(unit, version);
    for (v1::IndicatorValue& value : *read.mutable_values()) value.clear_evidence();
    return read;
  };
  v1::StoreWorkbookRequest request;
  request.set_source("LKjIP 2025, halaman 12");
  request.set_token(Keep({declared(kLurah, 0), declared(kKasi, 3)}, "2026-TW2"));
  EXPECT_EQ(Store(request), "data_collection.moved_on");
  EXPECT_FALSE(HasSent(kLurah, "2026-TW2"));
  request.set_token(Keep({declared(kLurah, 0), declared(kKasi, 0)}, "2026-TW2"));
  ASSERT_EQ(Store(request), "ok");
  EXPECT_EQ(bench_.Facts(), Names({"values-declared", "values-declared"}));
  EXPECT_EQ(stored_.units(1).cells_stored(), stored_.units(1).cells_asked());
}

}  // namespace
}  // namespace tepat::data_collection
