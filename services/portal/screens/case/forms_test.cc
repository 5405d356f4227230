// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_page.h"
#include "services/portal/service_fixture.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/correspondence/v1/correspondence_service.pb.h"
#include "tepat/data_collection/v1/data_collection_service.pb.h"
#include "tepat/disposition/v1/disposition_service.pb.h"
#include "tepat/submission/v1/submission_service.pb.h"

namespace tepat::portal {
namespace {

// Each form becomes the command that it says, with what was typed in it.
class FormsTest : public ServiceFixture {
 protected:
  FormsTest() {
    Register("k1", "Pengumpulan data");
    Type("request_id", "0192f0c1-0000-7000-8000-000000000001");
    Type("revision", "7");
  }
  // Sends the form of that name; the page that follows is the case's.
  void Send(const std::string& person, const std::string& action) {
    const Response response = SendAction(As(person, {"k1", action}));
    EXPECT_EQ(response.status, 303) << Seen(response);
    ASSERT_FALSE(response.headers.empty());
    EXPECT_THAT(response.headers.front().second, HasSubstr("/berkas/k1?tersimpan="));
  }
};

TEST_F(FormsTest, ForwardTheLetterWithAdvice) {
  ToSekretaris("k1");
  Answer("ForwardToCamat", correspondence::v1::ForwardToCamatResponse());
  Type("advice", "Mohon arahan");
  Send("sekretaris", "teruskan-camat");
  const auto asked = Asked<correspondence::v1::ForwardToCamatRequest>("ForwardToCamat");
  EXPECT_EQ(asked.case_id(), "k1");
  EXPECT_EQ(asked.request_id(), "0192f0c1-0000-7000-8000-000000000001");
  EXPECT_EQ(asked.expected_revision(), 7);
  EXPECT_EQ(asked.advice(), "Mohon arahan");
}

TEST_F(FormsTest, IssueTheDispositionWithATaskForEachUnit) {
  ToCamat("k1");
  Answer("IssueDisposition", disposition::v1::IssueDispositionResponse());
  Type("recipients", "kasubbag_keuangan");
  Type("instructions", "Tindak lanjuti");
  Type("units", "lurah_jogotrunan");
  Type("units", "kasi_pemerintahan");
  Send("camat", "disposisi");
  const auto asked = Asked<disposition::v1::IssueDispositionRequest>("IssueDisposition");
  ASSERT_EQ(asked.recipients_size(), 1);
  EXPECT_EQ(asked.recipients(0), "kasubbag_keuangan");
  EXPECT_EQ(asked.instructions(0), "Tindak lanjuti");
  EXPECT_EQ(asked.tasks_size(), 2);
}

TEST_F(FormsTest, DeclineWithTheReason) {
  ToCamat("k1");
  Answer("DeclineDisposition", disposition::v1::DeclineDispositionResponse());
  Type("reason", "Sudah dijawab lewat surat lain");
  Send("camat", "tidak-perlu");
  EXPECT_EQ(Asked<disposition::v1::DeclineDispositionRequest>("DeclineDisposition").reason(),
            "Sudah dijawab lewat surat lain");
}

TEST_F(FormsTest, CloseTheDraft) {
  AskUnits("k1", {"lurah_jogotrunan"});
  Answer("CloseDraft", data_collection::v1::CloseDraftResponse());
  Type("missing_input_reason", "Menyusul");
  Send("kasubbag_keuangan", "tutup-draf");
  EXPECT_EQ(Asked<data_collection::v1::CloseDraftRequest>("CloseDraft").missing_input_reason(),
            "Menyusul");
}

TEST_F(FormsTest, GiveBackThoseUnitsAloneThatHaveAReason) {
  AskUnits("k1", {"lurah_jogotrunan", "kasi_pemerintahan"});
  Answer("ReturnUnits", data_collection::v1::ReturnUnitsResponse());
  Type("reason-lurah_jogotrunan", "Realisasi kosong");
  Type("reason-kasi_pemerintahan", "  ");
  Send("sekretaris", "kembalikan");
  const auto asked = Asked<data_collection::v1::ReturnUnitsRequest>("ReturnUnits");
  ASSERT_EQ(asked.units_size(), 1);
  EXPECT_EQ(asked.units(0).unit(), "lurah_jogotrunan");
  EXPECT_EQ(asked.units(0).reason(), "Realisasi kosong");
}

// What lacks in the collection, as its service names it.
data_collection::v1::GetCompletenessResponse Lacking() {
  data_collection::v1::GetCompletenessResponse all;
  auto* unit = all.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_cells_asked(24);
  unit->set_cells_filled(22);
  unit->set_evidence_asked(4);
  unit->set_evidence_filled(3);
  auto* finding = unit->add_findings();
  finding->set_kind(data_collection::v1::FINDING_KIND_NO_VALUE);
  finding->set_indicator("layanan");
  finding->set_component("tepat_waktu");
  return all;
}

TEST_F(FormsTest, ShowWhatLacksBesideTheButtonAndAskForAReason) {
  AskUnits("k1", {"lurah_jogotrunan"});
  Answer("GetCompleteness", Lacking());
  data_collection::v1::GetCheckSheetResponse sheet;
  sheet.add_indicators()->set_id("layanan");
  sheet.mutable_indicators(0)->set_name("Layanan <tepat>");
  Answer("GetCheckSheet", sheet);
  const std::string page = Markup(CasePage, "kasubbag_keuangan", {"k1"});
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("▲ 1 hal masih kurang. Terisi 22 dari 24 nilai."));
  EXPECT_THAT(seen, HasSubstr("Kelurahan Jogotrunan: 22 dari 24 nilai, 3 dari 4 bukti"));
  EXPECT_THAT(page, HasSubstr("Layanan &lt;tepat&gt;, tepat waktu: belum diisi."));
  EXPECT_THAT(page, HasSubstr("name=\"incomplete_reason\""));
  EXPECT_THAT(page, HasSubstr("href=\"/berkas/k1/periksa\""));
}

TEST_F(FormsTest, AskForNoReasonWhenNothingLacks) {
  AskUnits("k1", {"lurah_jogotrunan"});
  auto all = Lacking();
  all.mutable_units(0)->clear_findings();
  all.mutable_units(0)->set_no_data(2);
  Answer("GetCompleteness", all);
  const std::string page = Markup(CasePage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(Seen(page), HasSubstr("Terisi 22 dari 24 nilai; 2 indikator tanpa data. Tidak ada "
                                    "yang kurang."));
  EXPECT_THAT(page, Not(HasSubstr("incomplete_reason")));
  Refuse("GetCompleteness", {Code::kUnavailable, "rpc.unavailable", "gone"});
  EXPECT_THAT(See(CasePage, "kasubbag_keuangan", {"k1"}),
              HasSubstr("Kelengkapan belum dapat dibaca"));
}

TEST_F(FormsTest, CloseAndVerifyWithTheReasonWhyItIsIncomplete) {
  AskUnits("k1", {"lurah_jogotrunan"});
  Answer("CloseDraft", data_collection::v1::CloseDraftResponse());
  Answer("VerifyData", data_collection::v1::VerifyDataResponse());
  Type("incomplete_reason", "Register terbakar");
  Send("kasubbag_keuangan", "tutup-draf");
  Send("sekretaris", "lengkap");
  EXPECT_EQ(Asked<data_collection::v1::CloseDraftRequest>("CloseDraft").incomplete_reason(),
            "Register terbakar");
  EXPECT_EQ(Asked<data_collection::v1::VerifyDataRequest>("VerifyData").incomplete_reason(),
            "Register terbakar");
}

TEST_F(FormsTest, SayWhoElseHasToCheck) {
  AskUnits("k1", {"lurah_jogotrunan"});
  Refuse("VerifyData", {Code::kConflict, "data_collection.maker_is_checker", "sent himself"});
  const Response refused = SendAction(As("sekretaris", {"k1", "lengkap"}));
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(Seen(refused), HasSubstr("Anda ikut mengirim data berkas ini"));
}

TEST_F(FormsTest, AskAFurtherUnitForEachLineThatIsWritten) {
  AskUnits("k1", {"kasi_pemerintahan"});
  Answer("AssignUnit", data_collection::v1::AssignUnitResponse());
  Type("unit", "lurah_jogotrunan");
  Type("unit-revision-lurah_jogotrunan", "3");
  Type("requests", "Data triwulan III\r\n\r\nData penduduk\r\n");
  Type("due_date", "2026-11-27");
  Send("kasubbag_keuangan", "tugaskan-unit");
  const auto asked = Asked<data_collection::v1::AssignUnitRequest>("AssignUnit");
  EXPECT_EQ(asked.position(), "lurah_jogotrunan");
  EXPECT_EQ(asked.expected_revision(), 3) << "the unit's, not the case's";
  ASSERT_EQ(asked.requests_size(), 2);
  EXPECT_EQ(asked.requests(1), "Data penduduk");
}

TEST_F(FormsTest, NameBothDocumentsThatAreReady) {
  Verify("k1");
  Answer("MarkDocumentsReady", submission::v1::MarkDocumentsReadyResponse());
  for (const char* kind : {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"}) {
    Type(std::string("number-") + kind, "1/2026");
    Type(std::string("place-") + kind, "Lemari 2");
  }
  Send("staf", "dokumen-siap");
  const auto asked = Asked<submission::v1::MarkDocumentsReadyRequest>("MarkDocumentsReady");
  ASSERT_EQ(asked.documents_size(), 2);
  EXPECT_EQ(asked.documents(1).kind(), "dokumen_laporan_kinerja");
  EXPECT_EQ(asked.documents(1).place(), "Lemari 2");
}

TEST_F(FormsTest, ReviewApproveAndReturnDocuments) {
  Submission("k1", "documents-ready", submission::v1::SUBMISSION_STATE_IN_REVIEW);
  Answer("ReviewDocuments", submission::v1::ReviewDocumentsResponse());
  Answer("ReturnDocuments", submission::v1::ReturnDocumentsResponse());
  Answer("ApproveDocuments", submission::v1::ApproveDocumentsResponse());
  Type("note", "Sudah sesuai");
  Type("reason", "Tabel 3 keliru");
  Send("sekretaris", "telaah");
  Send("sekretaris", "kembalikan-telaah");
  Send("camat", "setujui");
  EXPECT_EQ(Asked<submission::v1::ReviewDocumentsRequest>("ReviewDocuments").note(),
            "Sudah sesuai");
  EXPECT_EQ(Asked<submission::v1::ReturnDocumentsRequest>("ReturnDocuments").reason(),
            "Tabel 3 keliru");
  EXPECT_EQ(Asked<submission::v1::ApproveDocumentsRequest>("ApproveDocuments").case_id(), "k1");
}

TEST_F(FormsTest, SendThePackageByTheChannelThatWasChosen) {
  Submission("k1", "documents-approved", submission::v1::SUBMISSION_STATE_SENDING);
  Answer("SendPackage", submission::v1::SendPackageResponse());
  Type("channel", "3");
  Type("external_number", "E-77");
  Send("staf", "kirim");
  const auto asked = Asked<submission::v1::SendPackageRequest>("SendPackage");
  EXPECT_EQ(static_cast<int>(asked.channel()), 3);
  EXPECT_EQ(asked.external_number(), "E-77");
}

TEST_F(FormsTest, RecordAReceiptOfThisVeryMinuteAsNow) {
  Submission("k1", "package-sent", submission::v1::SUBMISSION_STATE_SENT);
  Answer("RecordReceipt", submission::v1::RecordReceiptResponse());
  clock_.Advance(std::chrono::seconds(30));
  Type("received_time", "2026-11-23T08:00");
  Type("receiver", "Bappeda");
  Send("staf", "tanda-terima");
  const auto asked = Asked<submission::v1::RecordReceiptRequest>("RecordReceipt");
  EXPECT_EQ(journal::TimeOf(asked.received_time()), clock_.Now());
  EXPECT_EQ(asked.receiver(), "Bappeda");
}

TEST_F(FormsTest, OfferTheChannelsOfSendingByTheirWords) {
  Submission("k1", "documents-approved", submission::v1::SUBMISSION_STATE_SENDING);
  const std::string page = Markup(CasePage, "staf", {"k1"});
  EXPECT_THAT(page, HasSubstr("<option value=\"1\" selected>SRIKANDI</option>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"4\" >Unggah ke sistem Bappeda</option>"));
}

TEST_F(FormsTest, OfferStepsOfACorrectionOnceThePackageWasSent) {
  Verify("k1");
  const std::string before = Markup(CasePage, "staf", {"k1"});
  EXPECT_THAT(before, HasSubstr("<option value=\"1\" selected>Langkah 4: data unit</option>"));
  EXPECT_THAT(before, Not(HasSubstr("Langkah 6: dokumen</option>")));
  Submission("k1", "package-sent", submission::v1::SUBMISSION_STATE_SENT);
  const std::string after = Markup(CasePage, "staf", {"k1"});
  EXPECT_THAT(after, HasSubstr("<option value=\"2\" >Langkah 6: dokumen</option>"));
  EXPECT_THAT(after, HasSubstr("<option value=\"3\" >Langkah 7: kirim ulang</option>"));
}

TEST_F(FormsTest, ACorrectionOfDataNamesItsUnits) {
  Submission("k1", "package-sent", submission::v1::SUBMISSION_STATE_SENT);
  Answer("RequestCorrection", submission::v1::RequestCorrectionResponse());
  Type("target", "1");
  Type("reason", "Realisasi keliru");
  Type("units", "lurah_jogotrunan");
  Send("staf", "minta-perbaikan");
  const auto asked = Asked<submission::v1::RequestCorrectionRequest>("RequestCorrection");
  ASSERT_EQ(asked.units_size(), 1);
  EXPECT_EQ(asked.units(0).reason(), "Realisasi keliru");
}

TEST_F(FormsTest, HoldAndReleaseTheClockOfTheStep) {
  Run("k1", 2, clock_.Now() + std::chrono::minutes(10));
  Answer("PauseVisit", common::v1::PauseVisitResponse());
  Answer("ResumeVisit", common::v1::ResumeVisitResponse());
  Type("step", "2");
  Type("pause_reason", "Bencana");
  Type("evidence", "SK 1");
  Send("sekretaris", "jeda");
  const auto asked = Asked<common::v1::PauseVisitRequest>("PauseVisit");
  EXPECT_EQ(asked.step(), 2);
  EXPECT_EQ(asked.reason(), "Bencana");
  EXPECT_EQ(asked.evidence(), "SK 1");
  Send("sekretaris", "lanjut");
  EXPECT_EQ(Asked<common::v1::ResumeVisitRequest>("ResumeVisit").step(), 2);
}

TEST_F(FormsTest, SayOnThePageThatFollowsThatItWasSaved) {
  ToSekretaris("k1");
  Answer("ForwardToCamat", correspondence::v1::ForwardToCamatResponse());
  const Response sent = SendAction(As("sekretaris", {"k1", "teruskan-camat"}));
  const std::string to = sent.headers.front().second;
  request_.query.Add("tersimpan", to.substr(to.rfind('=') + 1));
  EXPECT_THAT(See(CasePage, "sekretaris", {"k1"}), HasSubstr("✔ Tersimpan pukul 08.00."));
  EXPECT_THAT(See(CasePage, "camat", {"k1"}), Not(HasSubstr("Tersimpan pukul")))
      << "only to the session that was answered";
}

TEST_F(FormsTest, ForgetTheDraftOnceItWasSent) {
  ToSekretaris("k1");
  request_.path = "/berkas/k1/teruskan-camat";
  ASSERT_TRUE(Write([&](journal::Transaction& to) {
    return casebook::SaveDraft(to.db(), "sekretaris", request_.path, {"advice=x", clock_.Now()});
  }));
  Answer("ForwardToCamat", correspondence::v1::ForwardToCamatResponse());
  Send("sekretaris", "teruskan-camat");
  EXPECT_FALSE(Read<std::optional<Draft>>(
      [&](sql::Database& db) { return casebook::FindDraft(db, "sekretaris", request_.path); }));
}

}  // namespace
}  // namespace tepat::portal
