// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/attachments.h"

#include "libs/calls/file_call.h"
#include "services/portal/service_fixture.h"
#include "tepat/correspondence/v1/letter.pb.h"

namespace tepat::portal {
namespace {

class AttachmentsTest : public ServiceFixture {
 protected:
  AttachmentsTest() {
    Register("k1", "Pengumpulan data");
    Attach("aa", "application/pdf");
    Attach("bb", "image/png");
    correspondence::v1::GetScanResponse piece;
    piece.set_data("isi berkas");
    Answer("GetScan", piece);
  }
  // The case has a file.
  void Attach(const std::string& sha256, const std::string& media_type) {
    correspondence::v1::ScanAttached scan;
    scan.set_kind("surat_edaran");
    scan.set_sha256(sha256);
    scan.set_size(10);
    scan.set_media_type(media_type);
    EXPECT_TRUE(Apply("correspondence", "scan-attached", scan, "k1", "staf_penerima_surat"));
  }
  static std::string PolicyOf(const Response& response) {
    return HeaderOf(response, "Content-Security-Policy");
  }
};

TEST_F(AttachmentsTest, AFileIsShownAsWhatCorrespondenceFoundItToBe) {
  const Response pdf = CaseFile(As("camat", {"k1", "aa"}));
  EXPECT_EQ(pdf.status, 200);
  EXPECT_EQ(pdf.body, "isi berkas");
  EXPECT_EQ(pdf.type, "application/pdf");
  EXPECT_THAT(PolicyOf(pdf), Not(HasSubstr("sandbox"))) << "browsers show no PDF in a sandbox";
  EXPECT_EQ(Asked<correspondence::v1::GetScanRequest>("GetScan").sha256(), "aa");
  const Response png = CaseFile(As("camat", {"k1", "bb"}));
  EXPECT_EQ(png.type, "image/png");
  EXPECT_THAT(PolicyOf(png), HasSubstr("sandbox"));
}

TEST_F(AttachmentsTest, AFileThatTheCaseDoesNotHaveIsUnknown) {
  const Response page = CaseFile(As("camat", {"k1", "cc"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Lampiran tidak ditemukan"));
  EXPECT_FALSE(service_.WasAsked("GetScan")) << "nothing is fetched in vain";
}

TEST_F(AttachmentsTest, AFileIsNotDeniedWhileNobodyCanTell) {
  const Context camat = As("camat", {"k1", "aa"});
  Refuse("GetScan", {Code::kUnavailable, "sql.busy", "busy"});
  const Response unanswered = CaseFile(camat);
  EXPECT_EQ(unanswered.status, 503);
  EXPECT_THAT(Seen(unanswered), HasSubstr("Belum dapat dibuka"));
  Lose("case_file");
  const Response unread = CaseFile(camat);
  EXPECT_EQ(unread.status, 503);
  EXPECT_THAT(Seen(unread), HasSubstr("Belum dapat dibuka"));
  EXPECT_THAT(Seen(unread), Not(HasSubstr("Lampiran tidak ditemukan")));
}

TEST_F(AttachmentsTest, WhoMayNotReadAFileIsToldSo) {
  Refuse("GetScan", {Code::kDenied, "identity.not_allowed", "restricted"});
  const Response page = CaseFile(As("staf", {"k1", "aa"}));
  EXPECT_EQ(page.status, 403);
  EXPECT_THAT(Seen(page), HasSubstr("Tidak dapat dibuka"));
  EXPECT_THAT(Seen(page), HasSubstr("Jabatan Anda tidak berwenang"));
}

TEST_F(AttachmentsTest, AFormWithoutAFileSaysSo) {
  const Sent sent = AttachFile(As("camat"), "k1", "surat_edaran", "r1");
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().slug, "portal.no_file");
}

TEST_F(AttachmentsTest, AFileGoesUnderItsCaseAndTheIdOfItsForm) {
  correspondence::v1::AttachScanResponse attached;
  attached.mutable_position()->set_sequence(7);
  Answer("AttachScan", attached);
  request_.form.files.push_back({"surat.pdf", std::string(calls::kFilePieceMax, 'x')});
  const Sent sent = AttachFile(As("camat"), "k1", "surat_edaran", "r1");
  ASSERT_TRUE(sent) << sent.error().slug;
  EXPECT_EQ(sent->sequence(), 7);
  const auto head = Asked<correspondence::v1::AttachScanRequest>("AttachScan").head();
  EXPECT_EQ(head.case_id(), "k1");
  EXPECT_EQ(head.request_id(), "r1");
  EXPECT_EQ(head.kind(), "surat_edaran");
}

}  // namespace
}  // namespace tepat::portal
