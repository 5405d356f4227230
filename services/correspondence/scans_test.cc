// SPDX-License-Identifier: Apache-2.0
// Files of a case: who attaches them, and who may have them.
#include "services/correspondence/scans.h"

#include "services/correspondence/correspondence_fixture.h"

namespace tepat::correspondence {
namespace {

TEST_F(CorrespondenceTest, AScanIsReadByItsCaseAndNotByItsContentAlone) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "surat"), "ok");
  EXPECT_EQ(Fetched("kasi_pemerintahan", id, last_sha256_), "%PDF-1.4 surat");
  EXPECT_EQ(Fetched("kasi_pemerintahan", id, ""), "blobs.unknown");
  auto secret = NewLetter("2");
  secret.set_nature(v1::NATURE_SECRET);
  const auto other = Register(secret);
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(Fetched("kasi_pemerintahan", other->case_id(), last_sha256_), "identity.not_allowed");
}

TEST_F(CorrespondenceTest, FilesOfACaseThatALetterOpenedAreTheClerks) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(Attach("kasubbag_keuangan", id, "dokumen_pendukung", "a"), "identity.not_allowed");
  EXPECT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "a"), "ok");
}

TEST_F(CorrespondenceTest, FilesOfAScheduledCaseComeBeforeItsCircularAndStayWithIt) {
  ASSERT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3"), "ok");
  const std::string id = LastFact().fact.case_id;
  EXPECT_EQ(Attach("staf", id, "dokumen_pendukung", "nota"), "identity.not_allowed");
  EXPECT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "x"), "identity.not_allowed")
      << "there is no letter of his yet";
  EXPECT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "x"), "correspondence.no_letter");
  ASSERT_EQ(Attach("kasubbag_keuangan", id, "dokumen_pendukung", "nota"), "ok");
  const std::string note = last_sha256_;
  EXPECT_EQ(LastFact().fact.name, "scan-attached");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, note), "%PDF-1.4 nota");

  auto circular = NewLetter("1");
  circular.set_scheduled_case_id(id);
  circular.set_nature(v1::NATURE_SECRET);
  ASSERT_EQ(Register(circular)->case_id(), id);
  ASSERT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "rahasia"), "ok");
  const std::string secret = last_sha256_;
  ASSERT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "lampirannya"), "ok");
  const std::string annex = last_sha256_;
  EXPECT_EQ(Attach("kasubbag_keuangan", id, "surat_edaran", "y"), "identity.not_allowed");
  ASSERT_EQ(Attach("kasubbag_keuangan", id, "rencana_aksi", "lain"), "ok");
  // What belongs to the letter is for those who may read it; the rest stays everybody's.
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, note), "%PDF-1.4 nota");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, last_sha256_), "%PDF-1.4 lain");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, secret), "identity.not_allowed");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, annex), "identity.not_allowed");
  EXPECT_EQ(Fetched("camat", id, secret), "%PDF-1.4 rahasia");
  EXPECT_EQ(Fetched("camat", id, note), "%PDF-1.4 nota");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, std::string(64, '0')), "blobs.unknown");
}

}  // namespace
}  // namespace tepat::correspondence
