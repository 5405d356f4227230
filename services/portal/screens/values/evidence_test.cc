// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/evidence.h"

#include "services/portal/screens/values/values_fixture.h"
#include "services/portal/words/error_words.h"

namespace tepat::portal {
namespace {

class EvidenceTest : public ValuesFixture {
 protected:
  EvidenceTest() {
    AddFile(Sha('a'), "laporan survei.pdf", "application/pdf");
    AddFile(Sha('b'), "rekap.xlsx", "application/vnd.ms-excel");
    Tell();
    wire::GetEvidenceResponse piece;
    piece.set_data("isi berkas");
    Answer("GetEvidence", piece);
  }
  Response Open(char file) {
    return UnitEvidence(As("lurah_jogotrunan", {"k1", "lurah_jogotrunan", Sha(file)}));
  }
  void Choose(const std::string& field, const std::string& name) {
    request_.form.files.push_back({name, "isi", field});
  }
};

TEST_F(EvidenceTest, ABrowserShowsWhatItCanAndSavesTheRestUnderItsName) {
  const Response pdf = Open('a');
  EXPECT_EQ(pdf.status, 200);
  EXPECT_EQ(pdf.body, "isi berkas");
  EXPECT_EQ(pdf.type, "application/pdf");
  EXPECT_THAT(HeaderOf(pdf, "Content-Disposition"),
              HasSubstr("inline; filename*=UTF-8''laporan%20survei.pdf"));
  const Response book = Open('b');
  EXPECT_THAT(HeaderOf(book, "Content-Disposition"), HasSubstr("attachment"));
  EXPECT_THAT(HeaderOf(book, "Content-Security-Policy"), HasSubstr("sandbox"));
  const auto asked = Asked<wire::GetEvidenceRequest>("GetEvidence");
  EXPECT_EQ(asked.unit(), "lurah_jogotrunan");
  EXPECT_FALSE(asked.preview());
}

TEST_F(EvidenceTest, WhyThereIsNoPreviewStandsInItsPlace) {
  request_.query.Add("pratinjau", "1");
  Refuse("GetEvidence", {Code::kInvalid, "picture.locked", "Incorrect password"});
  const Response locked = Open('a');
  EXPECT_EQ(locked.type, "image/svg+xml");
  EXPECT_EQ(locked.status, 422);
  EXPECT_THAT(locked.body, HasSubstr("Tidak dapat dipratinjau: berkas dikunci<"));
  EXPECT_THAT(locked.body, HasSubstr(">kata sandi."));
  EXPECT_THAT(HeaderOf(locked, "Content-Security-Policy"), HasSubstr("sandbox"));
  EXPECT_THAT(HeaderOf(locked, "Content-Disposition"), HasSubstr("inline"));
  Refuse("GetEvidence", {Code::kInvalid, "picture.broken", "no page"});
  EXPECT_THAT(Open('a').body, HasSubstr("berkas rusak."));
}

TEST_F(EvidenceTest, OfMoreFilesThanAFormMayHaveTheOthersAreNamed) {
  wire::AttachEvidenceResponse attached;
  attached.mutable_file()->set_sha256(Sha('d'));
  Answer("AttachEvidence", attached);
  Choose("berkas.ikm.laporan", "satu.pdf");
  request_.form.left_out = {"dua puluh satu.pdf"};
  Fields values;
  const Status sent = HandInFiles(As("lurah_jogotrunan", place_), "k1", "lurah_jogotrunan", values);
  ASSERT_FALSE(sent);
  EXPECT_EQ(values.pairs().size(), 1U) << "those that fit are in";
  EXPECT_EQ(ErrorSentence(sent.error()),
            "Paling banyak 20 berkas sekali kirim; 20 yang pertama sudah diserahkan. Pilih lagi "
            "yang belum, lalu kirim sekali lagi: dua puluh satu.pdf.");
}

TEST_F(EvidenceTest, ThePreviewIsAPictureWhateverTheFileIs) {
  request_.query.Add("pratinjau", "1");
  EXPECT_EQ(Open('a').type, "image/png");
  EXPECT_TRUE(Asked<wire::GetEvidenceRequest>("GetEvidence").preview());
}

TEST_F(EvidenceTest, AFileOfAnOlderSendingIsSavedWithoutItsKind) {
  const Response old = Open('c');
  EXPECT_EQ(old.status, 200);
  EXPECT_EQ(old.type, "application/octet-stream");
  EXPECT_THAT(HeaderOf(old, "Content-Disposition"), HasSubstr("attachment"));
}

TEST_F(EvidenceTest, SaysWhatIsNotThereAndWhatIsNotForThisViewer) {
  Refuse("GetEvidence", {Code::kNotFound, "data_collection.unknown_file", "no"});
  EXPECT_EQ(Open('a').status, 404);
  EXPECT_THAT(Seen(Open('a')), HasSubstr("Berkas bukti itu tidak ada pada unit ini."));
  Refuse("GetUnitSheet", {Code::kDenied, "identity.not_allowed", "no"});
  EXPECT_EQ(Open('a').status, 403);
}

TEST_F(EvidenceTest, AFileBecomesTheProofOfTheRuleInWhoseFieldItWasChosen) {
  wire::AttachEvidenceResponse attached;
  attached.mutable_file()->set_sha256(Sha('d'));
  Answer("AttachEvidence", attached);
  Choose("berkas.ikm.laporan", "baru.pdf");
  Choose("lain", "asing.pdf");
  Fields values;
  ASSERT_TRUE(HandInFiles(As("lurah_jogotrunan", place_), "k1", "lurah_jogotrunan", values));
  ASSERT_EQ(values.pairs().size(), 1U) << "a file of another field is none of ours";
  EXPECT_EQ(values.Get("bukti.ikm.laporan"), Sha('d'));
  const auto head = Asked<wire::AttachEvidenceRequest>("AttachEvidence").head();
  EXPECT_EQ(head.case_id(), "k1");
  EXPECT_EQ(head.unit(), "lurah_jogotrunan");
  EXPECT_EQ(head.name(), "baru.pdf");
  EXPECT_FALSE(head.request_id().empty());
}

TEST_F(EvidenceTest, ARefusalSaysWhichFile) {
  Refuse("AttachEvidence", {Code::kInvalid, "blobs.kind_refused", "no"});
  Choose("berkas.ikm.laporan", "program.exe");
  Fields values;
  const Status sent = HandInFiles(As("lurah_jogotrunan", place_), "k1", "lurah_jogotrunan", values);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().details.at("file"), "program.exe");
}

}  // namespace
}  // namespace tepat::portal
