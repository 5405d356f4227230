// SPDX-License-Identifier: Apache-2.0
// What units send: versions, refusals, what lacks, who checks.
#include "libs/testing/folder.h"
#include "services/data-collection/collection_fixture.h"
#include "services/data-collection/evidence.h"

namespace tepat::data_collection {
namespace {

class ValuesTest : public DataCollectionTest {
 protected:
  v1::UnitDataSubmitted Told() {
    v1::UnitDataSubmitted told;
    EXPECT_EQ(bench_.LastFact().fact.name, "unit-data-submitted");
    EXPECT_TRUE(journal::ParsePayload(bench_.LastFact().fact.payload, &told));
    return told;
  }
  v1::CollectionStepDone Done() {
    v1::CollectionStepDone done;
    EXPECT_TRUE(journal::ParsePayload(bench_.LastFact().fact.payload, &done));
    return done;
  }
  std::string Delegate(const std::string& person, const std::string& position) {
    const auto status = bench_.node().writer().Execute([&](journal::Transaction& t) {
      return t.db().Run(
          "INSERT INTO office_delegation(delegation_id, position, person_id, from_us, until_us) "
          "VALUES(?,?,?,?,?)",
          bench_.NewId(), position, person, t.now(), t.now() + std::chrono::hours(24));
    });
    return status ? "ok" : status.error().slug;
  }
};

TEST_F(ValuesTest, WhatIsStoredIsCountedByReadingItAgain) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  EXPECT_EQ(sent_.version(), 1);
  EXPECT_EQ(sent_.cells_stored(), 15);
  EXPECT_EQ(sent_.cells_asked(), 15);
  EXPECT_EQ(sent_.revision(), 2);
}

TEST_F(ValuesTest, ASecondSendingIsTheNextVersionAndTheFirstStays) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  ASSERT_EQ(Send(kLurah, kLurah, 2, With(kLurah, "lama_layanan", {"13"})), "ok");
  EXPECT_EQ(sent_.version(), 2);
  v1::GetValueVersionsRequest request;
  request.set_unit(kLurah);
  request.set_indicator("lama_layanan");
  const auto versions = *Ask<v1::GetValueVersionsResponse>(kLurah, request, ReadValueVersions);
  ASSERT_EQ(versions.versions_size(), 2);
  EXPECT_EQ(versions.versions(0).value().components(0).value(), "13");
  EXPECT_EQ(versions.versions(0).period().raw(), "115.38");  // 15 / 13
  EXPECT_EQ(versions.versions(1).value().components(0).value(), "14");
  EXPECT_EQ(versions.versions(1).sending().person_id(), kLurah);
}

TEST_F(ValuesTest, FactsTellNumbersAndHashesAndNoWord) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah, "rahasia-pegawai.pdf"), "ok");
  EXPECT_EQ(bench_.LastFact().fact.name, "evidence-attached");
  EXPECT_EQ(bench_.LastFact().fact.payload.find("rahasia"), std::string::npos);
  auto values = With(kLurah, "lama_layanan", {"16"});
  for (v1::IndicatorValue& value : values) {
    value.set_cause("Alasan yang panjang");
    value.set_follow_up("Langkah berikutnya");
  }
  ASSERT_EQ(Send(kLurah, kLurah, 1, values), "ok");
  for (const char* word : {"Alasan", "Langkah", "rahasia"}) {
    EXPECT_EQ(bench_.LastFact().fact.payload.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(Told().values_size(), 7);
  EXPECT_EQ(Told().plan_version(), 1);
  EXPECT_EQ(Told().origin(), v1::ORIGIN_PROGRAM);
  EXPECT_FALSE(Told().incomplete());
}

TEST_F(ValuesTest, WhatIsWrongIsRefusedWhateverTheReason) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  const auto over = With(kLurah, "partisipasi_musrenbang", {"101", "100"});
  EXPECT_EQ(Send(kLurah, kLurah, 1, over, "Begitulah angkanya"), "data_collection.refused_values");
  EXPECT_EQ(refused_.details.at("count"), "1");
  EXPECT_EQ(refused_.details.at("findings"),
            "ABOVE_BOUNDS lurah_jogotrunan partisipasi_musrenbang  ");
  const std::vector<v1::IndicatorValue> many(101);
  EXPECT_EQ(Send(kLurah, kLurah, 1, many), "data_collection.invalid_request");
  EXPECT_EQ(At(kLurah).state, UnitState::kAsked);
  EXPECT_EQ(bench_.Facts().back(), "evidence-attached") << "a refusal leaves nothing";
}

TEST_F(ValuesTest, AFileOfAnotherUnitProvesNothing) {
  ASSERT_EQ(Open(), "ok");
  ASSERT_EQ(AttachFile(kKasi, kKasi), "ok");
  EXPECT_EQ(Send(kLurah, kLurah, 1, CompleteValues(kLurah)), "data_collection.refused_values");
}

TEST_F(ValuesTest, WhatLacksNeedsAReasonThatIsRecorded) {
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_EQ(Send(kLurah, kLurah, 1, {}), "data_collection.incomplete");
  EXPECT_EQ(refused_.details.at("count"), "21");
  EXPECT_TRUE(refused_.details.at("findings")
                  .starts_with("NO_VALUE lurah_jogotrunan layanan_tepat_waktu tepat_waktu \nNO_V"));
  EXPECT_EQ(Send(kLurah, kLurah, 1, {}, "apa"), "data_collection.invalid_request");
  ASSERT_EQ(Send(kLurah, kLurah, 1, {}, "Register terbakar"), "ok");
  EXPECT_TRUE(Told().incomplete());
  EXPECT_EQ(sent_.cells_stored(), 0);
  EXPECT_EQ(Sheet(kLurah, kLurah).sending().incomplete_reason(), "Register terbakar");
  EXPECT_EQ(Close(kKasubbag, 1), "data_collection.incomplete");
  ASSERT_EQ(Close(kKasubbag, 1, "Menunggu salinan register"), "ok");
  EXPECT_EQ(Done().lacking(), 21);
  EXPECT_EQ(Done().incomplete_reason(), "Menunggu salinan register");
  EXPECT_EQ(Verify("sekretaris", 2), "data_collection.incomplete");
  ASSERT_EQ(Verify("sekretaris", 2, "", "Disetujui Camat"), "ok");
  EXPECT_EQ(Done().lacking(), 21);
}

TEST_F(ValuesTest, AReasonWhereNothingLacksIsNotKept) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  ASSERT_EQ(Send(kLurah, kLurah, 1, CompleteValues(kLurah), "Berjaga-jaga saja"), "ok");
  EXPECT_FALSE(Told().incomplete());
  ASSERT_EQ(Close(kKasubbag, 1, "Berjaga-jaga saja"), "ok");
  EXPECT_EQ(Done().incomplete_reason(), "");
}

TEST_F(ValuesTest, AUnitThatThePlanAsksNothingOfSendsAnEmptyList) {
  ASSERT_EQ(Open({"seksi_baru"}), "ok");
  ASSERT_EQ(Send(kKasubbag, "seksi_baru", 1, {}), "ok");
  EXPECT_EQ(sent_.cells_asked(), 0);
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
}

TEST_F(ValuesTest, ACaseStaysWithThePlanThatWasInForceWhenItOpened) {
  ASSERT_EQ(Open({kLurah}), "ok");
  // The ceiling falls, so that what is complete now would then be out of bounds.
  AdoptPlan(2, "largest: \"480\"", "largest: \"10\"");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  EXPECT_EQ(Told().plan_version(), 1);
  EXPECT_EQ(Sheet(kLurah, kLurah).plan_version(), 1);
  case_id_ = kLaterCase;
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_EQ(Submit(kLurah, kLurah, 1), "data_collection.refused_values");
}

TEST_F(ValuesTest, WithoutAPlanNothingIsSentAndTheFirstSendingPinsOne) {
  ForgetPlans();
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_EQ(Sheet(kLurah, kLurah).plan_version(), 0);
  EXPECT_EQ(Submit(kLurah, kLurah, 1), "data_collection.no_plan");
  EXPECT_EQ(refused_.details.at("year"), "2026");
  AdoptPlan(1, "decimals: 1", "decimals: 1");
  EXPECT_EQ(Sheet(kLurah, kLurah).plan_version(), 1) << "what would be pinned now";
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  AdoptPlan(2, "largest: \"480\"", "largest: \"10\"");
  EXPECT_EQ(Sheet(kLurah, kLurah).plan_version(), 1);
  ASSERT_EQ(Send(kLurah, kLurah, 2, CompleteValues(kLurah)), "ok");
}

TEST_F(ValuesTest, WhoeverSentDataDoesNotCheckThem) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit("staf", kLurah, 1), "ok");
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  ASSERT_EQ(Delegate("staf", "sekretaris"), "ok");
  EXPECT_EQ(Verify("staf", 2), "data_collection.maker_is_checker");
  ASSERT_EQ(Verify("sekretaris", 2), "ok");
  EXPECT_FALSE(Done().checked_by_maker());
}

TEST_F(ValuesTest, WhereNobodyElseMayCheckTheFactSaysSo) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Delegate("sekretaris", "staf"), "ok");
  ASSERT_EQ(Submit("sekretaris", kLurah, 1), "ok");
  ASSERT_EQ(Close(kKasubbag, 1), "ok");
  ASSERT_EQ(Verify("sekretaris", 2), "ok");
  EXPECT_TRUE(Done().checked_by_maker());
}

TEST_F(ValuesTest, ReturnedCellsAreThoseOfThePlan) {
  CloseWithData();
  EXPECT_EQ(Return("sekretaris", kLurah, 2, {{"ikm", ""}}), "data_collection.invalid_request");
  EXPECT_EQ(Return("sekretaris", kLurah, 2, {{"lama_layanan", "antah"}}),
            "data_collection.invalid_request");
  ASSERT_EQ(Return("sekretaris", kLurah, 2, {{"lama_layanan", "nilai"}, {"swadaya", ""}}), "ok");
  EXPECT_EQ(bench_.LastFact().fact.payload.find("Cocokkan"), std::string::npos);
  EXPECT_EQ(RowOf(Sheet(kLurah, kLurah), "lama_layanan").returned(0).reason(),
            "Cocokkan dengan register");
}

TEST_F(ValuesTest, ReturnedCellsWaitUntilTheUnitSendsAndThenItShowsWhatChanged) {
  CloseWithData();
  EXPECT_FALSE(RowOf(Sheet(kLurah, kLurah), "lama_layanan").changed());
  ASSERT_EQ(Return("sekretaris", kLurah, 2, {{"lama_layanan", "nilai"}}), "ok");
  ASSERT_EQ(Send(kLurah, kLurah, 3, With(kLurah, "lama_layanan", {"12"})), "ok");
  const auto sheet = Sheet(kLurah, kLurah);
  EXPECT_EQ(RowOf(sheet, "lama_layanan").returned_size(), 0);
  EXPECT_TRUE(RowOf(sheet, "lama_layanan").changed());
  EXPECT_FALSE(RowOf(sheet, "swadaya").changed());
}

TEST_F(ValuesTest, ARemarkIsForWhoeverSeesTheValue) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(Comment(kKasi, kLurah, "lama_layanan", "Benar?"), "identity.not_allowed");
  EXPECT_EQ(Comment("sekretaris", kLurah, "ikm", "Benar?"), "data_collection.unknown_indicator");
  EXPECT_EQ(Comment("sekretaris", kLurah, "lama_layanan", " "), "data_collection.invalid_request");
  EXPECT_EQ(Comment("sekretaris", "lurah_kepuharjo", "ikm", "a"), "data_collection.unknown_unit");
  ASSERT_EQ(Comment("sekretaris", kLurah, "lama_layanan", "Benarkah?"), "ok");
  EXPECT_EQ(bench_.LastFact().fact.payload.find("Benarkah"), std::string::npos);
  ASSERT_EQ(Comment(kLurah, kLurah, "lama_layanan", "Ya"), "ok");
  const auto row = RowOf(Sheet(kLurah, kLurah), "lama_layanan");
  ASSERT_EQ(row.comments_size(), 2);
  EXPECT_EQ(row.comments(0).position(), "sekretaris");
  EXPECT_EQ(row.comments(1).text(), "Ya");
}

TEST_F(ValuesTest, FilesAreHandedInWhileUnitsSend) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(AttachFile(kKasi, kLurah), "identity.not_allowed");
  EXPECT_EQ(AttachFile(kLurah, kLurah, "../a.pdf"), "data_collection.invalid_request");
  EXPECT_EQ(AttachFile(kLurah, kLurah, ""), "data_collection.invalid_request");
  EXPECT_EQ(AttachFile("staf", "lurah_kepuharjo"), "data_collection.unknown_unit");
  ASSERT_EQ(AttachFile(kLurah, kLurah, "register.pdf"), "ok");
  ASSERT_EQ(Sheet(kLurah, kLurah).files_size(), 1);
  EXPECT_EQ(Sheet(kLurah, kLurah).files(0).name(), "register.pdf");
  v1::GetEvidenceRequest request;
  request.set_unit(kLurah);
  request.set_sha256(kSha256);
  EXPECT_TRUE(Ask<EvidenceFile>("sekretaris", request, ReadableFile));
  EXPECT_EQ(Ask<EvidenceFile>(kKasi, request, ReadableFile).error().slug, "identity.not_allowed");
  request.set_sha256(std::string(64, '0'));
  EXPECT_EQ(Ask<EvidenceFile>(kLurah, request, ReadableFile).error().slug,
            "data_collection.unknown_file");
}

TEST_F(ValuesTest, TheFirstPageOfAFileIsForThoseWhoMayHaveIt) {
  ASSERT_EQ(Open(), "ok");
  const simulation::Folder folder;
  const auto files = *blobs::BlobStore::Open(folder.path() + "/blobs");
  const auto file = files->Begin("a", 10'000);
  ASSERT_TRUE(file->Append(
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 "
      "R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj "
      "trailer<</Root 1 0 R>>"));
  const blobs::Blob sealed = *file->Seal();
  ASSERT_TRUE(file->Publish());
  ASSERT_EQ(AttachFile(kLurah, kLurah, "a.pdf", sealed.sha256), "ok");
  documents::KeptPictures kept(100'000);
  v1::GetEvidenceRequest request;
  request.set_case_id(kCase);
  request.set_unit(kLurah);
  request.set_sha256(sealed.sha256);
  const auto preview = [&](const std::string& person) {
    identity::Claims caller;
    caller.person_id = person;
    const auto drawn = PreviewEvidence({bench_.node().pool(), *files, caller, bench_.clock().Now()},
                                       request, kept);
    return drawn ? drawn->substr(1, 3) : drawn.error().slug;
  };
  EXPECT_EQ(preview("sekretaris"), "PNG");
  EXPECT_EQ(preview(kKasi), "identity.not_allowed") << "though it is remembered";
}

TEST_F(ValuesTest, AUnitHandsInAtMostTwoHundredFiles) {
  ASSERT_EQ(Open({kLurah}), "ok");
  const auto name = [](std::size_t i) {
    std::string sha256 = std::to_string(i);
    return std::string(64 - sha256.size(), '0') + sha256;
  };
  for (std::size_t i = 0; i < kFilesMax; ++i) {
    ASSERT_EQ(AttachFile(kLurah, kLurah, "a.pdf", name(i)), "ok");
  }
  EXPECT_EQ(AttachFile(kLurah, kLurah, "a.pdf", name(kFilesMax)), "data_collection.too_many_files");
  EXPECT_EQ(AttachFile(kLurah, kLurah, "b.pdf", name(0)), "ok") << "a file that is there already";
}

}  // namespace
}  // namespace tepat::data_collection
