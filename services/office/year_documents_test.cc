// SPDX-License-Identifier: Apache-2.0
#include "services/office/year_documents.h"

#include <filesystem>

#include "libs/identity/year_document.h"
#include "services/office/plan_fixture.h"
#include "services/office/year_document.h"

namespace tepat::office {
namespace {

class YearDocumentsTest : public PlanTest {
 protected:
  YearDocumentsTest() : files_(*OpenYearFiles(Blobs(), node_->pool())) {}

  std::string Blobs() const { return folder_.path() + "/blobs"; }

  std::string Register(const std::string& person, const std::string& kind, int year = 2026,
                       const std::string& number = "1/2026") {
    plan::v1::RegisterYearDocumentRequest request;
    request.set_kind(kind);
    request.set_year(year);
    request.set_number(number);
    request.set_place("Map Perencanaan");
    const auto done =
        Run<plan::v1::RegisterYearDocumentRequest, plan::v1::RegisterYearDocumentResponse>(
            As(person), request, RegisterYearDocument);
    return done ? "ok" : done.error().slug;
  }

  // Sends a file and links it, as an upload does.
  std::string Attach(const std::string& person, const std::string& kind, const std::string& text,
                     int year = 2026) {
    auto writer = files_->Begin(ids_.Next(), kYearFileBytesMax);
    EXPECT_TRUE(writer->Append("%PDF-1.4 " + text));
    const auto blob = writer->Seal();
    EXPECT_TRUE(blob);
    plan::v1::YearFileHead head;
    head.set_year(year);
    head.set_kind(kind);
    head.set_sha256(blob->sha256);
    const auto link = [&](journal::Transaction& transaction, const identity::Claims& caller,
                          const plan::v1::YearFileHead& wanted) {
      auto linked = AttachYearFile(transaction, caller, wanted, *blob);
      if (linked) {
        EXPECT_TRUE(writer->Publish());
      }
      return linked;
    };
    const auto done =
        Run<plan::v1::YearFileHead, plan::v1::AttachYearFileResponse>(As(person), head, link);
    return done ? "ok " + done->sha256() : done.error().slug;
  }

  plan::v1::ListYearDocumentsResponse List(int year = 2026) {
    plan::v1::ListYearDocumentsRequest request;
    request.set_year(year);
    return *Ask(ListYearDocuments, request);
  }

  std::string Content(int year, const std::string& sha256) {
    plan::v1::GetYearFileRequest request;
    request.set_year(year);
    request.set_sha256(sha256);
    auto file = ReadYearFile(node_->pool(), *files_, request);
    if (!file) return file.error().slug;
    return {std::istreambuf_iterator<char>(*file), std::istreambuf_iterator<char>()};
  }

  std::unique_ptr<blobs::BlobStore> files_;
};

TEST(CheckYearDocument, KnowsTheFiveKinds) {
  for (const char* kind : {"perjanjian_kinerja", "rencana_aksi", "dpa", "iku", "tupoksi"}) {
    EXPECT_TRUE(CheckYearDocument({kind, 2026, "1", "Map"})) << kind;
  }
  EXPECT_FALSE(CheckYearDocument({"surat_edaran", 2026, "1", "Map"}));
  EXPECT_FALSE(CheckYearDocument({"iku", 1999, "1", "Map"}));
  EXPECT_FALSE(CheckYearDocument({"iku", 2026, "", ""}));
}

TEST_F(YearDocumentsTest, NoneIsRegisteredThatTheListWouldNotTell) {
  ASSERT_TRUE(ImportOffice());
  for (int i = 1; i <= identity::kYearDocumentsMax; ++i) {
    ASSERT_EQ(Register("sekretaris", "dpa", 2026, std::to_string(i)), "ok");
  }
  const std::size_t facts = Facts().size();
  EXPECT_EQ(Register("sekretaris", "dpa", 2026, "satu lagi"), "office.too_many_documents");
  EXPECT_EQ(Facts().size(), facts);
  EXPECT_EQ(Register("sekretaris", "dpa", 2026, "7"), "ok") << "it takes its own place";
  EXPECT_EQ(Register("sekretaris", "dpa", 2027, "satu lagi"), "ok") << "another year has room";
  EXPECT_EQ(List().documents_size(), identity::kYearDocumentsMax);
}

TEST_F(YearDocumentsTest, TheKasubbagAndTheSekretarisRegisterThem) {
  ASSERT_TRUE(ImportOffice());
  EXPECT_EQ(Register("camat", "iku"), "identity.not_allowed");
  EXPECT_EQ(Register("", "iku"), "identity.not_a_person");
  EXPECT_EQ(Register("kasubbag_keuangan", "surat"), "office.invalid_document");
  EXPECT_EQ(Register("kasubbag_keuangan", "iku"), "ok");
  EXPECT_EQ(Register("sekretaris", "dpa"), "ok");
  EXPECT_EQ(Facts().back(), "year-document-registered");
  ASSERT_EQ(List().documents_size(), 2);
  EXPECT_EQ(List().documents(0).kind(), "dpa");
  EXPECT_EQ(List().documents(1).place(), "Map Perencanaan");
  EXPECT_EQ(List(2025).documents_size(), 0);
}

TEST_F(YearDocumentsTest, AFileBelongsToADocumentThatIsThere) {
  ASSERT_TRUE(ImportOffice());
  EXPECT_EQ(Attach("kasubbag_keuangan", "iku", "a"), "office.unknown_document");
  EXPECT_EQ(Attach("kasubbag_keuangan", "perjanjian_kinerja", "a", 2025),
            "office.unknown_document");
  EXPECT_EQ(Attach("staf", "perjanjian_kinerja", "a"), "identity.not_allowed");
  const std::string attached = Attach("kasubbag_keuangan", "perjanjian_kinerja", "a");
  ASSERT_TRUE(attached.starts_with("ok ")) << attached;
  EXPECT_EQ(Content(2026, attached.substr(3)), "%PDF-1.4 a");
  EXPECT_EQ(Content(2025, attached.substr(3)), "blobs.unknown");
  ASSERT_EQ(List().files_size(), 1);
  EXPECT_EQ(List().files(0).media_type(), "application/pdf");
  EXPECT_EQ(Facts().back(), "year-file-attached");
}

TEST_F(YearDocumentsTest, AYearHasRoomForFiftyFiles) {
  ASSERT_TRUE(ImportOffice());
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(Attach("sekretaris", "rencana_aksi", std::to_string(i)).starts_with("ok"));
  }
  EXPECT_EQ(Attach("sekretaris", "rencana_aksi", "lagi"), "office.too_many_files");
  EXPECT_TRUE(Attach("sekretaris", "rencana_aksi", "7").starts_with("ok")) << "it is there";
  EXPECT_EQ(Attach("sekretaris", "perjanjian_kinerja", "7"), "office.too_many_files")
      << "of another document it is not";
  EXPECT_EQ(List().files_size(), 50);
}

TEST_F(YearDocumentsTest, AStartKeepsWhatHasARow) {
  ASSERT_TRUE(ImportOffice());
  const std::string kept = Attach("sekretaris", "rencana_aksi", "a");
  EXPECT_EQ(Attach("sekretaris", "tupoksi", "b"), "office.unknown_document");
  files_.reset();
  files_ = *OpenYearFiles(Blobs(), node_->pool());
  EXPECT_EQ(Content(2026, kept.substr(3)), "%PDF-1.4 a");
}

}  // namespace
}  // namespace tepat::office
