// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_document.h"

#include "libs/casework/casework_fixture.h"
#include "libs/casework/store/documents.h"

namespace tepat::casework {
namespace {

using Documents = std::vector<CaseDocument>;

class DocumentTest : public CaseworkTest {
 protected:
  void Link(const CaseDocument& document) {
    ASSERT_EQ(
        Run([&](journal::Transaction& t) { return LinkDocument(t.db(), kParcelCase, document); }),
        "ok");
  }
  bool IsLinked(const std::string& sha256) {
    return Read<bool>([&](sql::Database& db) { return IsLinkedFile(db, sha256); });
  }
};

TEST_F(DocumentTest, IsLinkedOnceHoweverOftenItIsNamed) {
  Link({"surat_edaran", "1", "Map"});
  Link({"surat_edaran", "1", "Map"});
  Link({"entri_agenda", "1/2026", "buku agenda"});
  const auto linked =
      Read<Documents>([](sql::Database& db) { return DocumentsOf(db, kParcelCase); });
  EXPECT_EQ(KindsOf(linked), std::vector<std::string>({"entri_agenda", "surat_edaran"}));
}

TEST_F(DocumentTest, NoneIsLeftOutHoweverManyThereAre) {
  const auto link_many = [](journal::Transaction& transaction) -> Status {
    for (int i = 0; i < 250; ++i) {
      const CaseDocument document{"surat_edaran", std::to_string(i), "Map"};
      TEPAT_TRY(LinkDocument(transaction.db(), kParcelCase, document));
    }
    return Ok();
  };
  ASSERT_EQ(Run(link_many), "ok");
  EXPECT_EQ(Read<Documents>([](sql::Database& db) { return DocumentsOf(db, kParcelCase); }).size(),
            250U);
}

TEST_F(DocumentTest, AFileIsKnownByItsContentAndAReferenceIsNoFile) {
  Link({"surat_edaran", "1", "Map"});
  Link({"surat_edaran", "1", "correspondence", "abc"});
  EXPECT_TRUE(IsLinked("abc"));
  EXPECT_FALSE(IsLinked("def"));
  EXPECT_FALSE(IsLinked(""));
}

TEST(CaseDocument, ComesBackFromTheWireAsItWent) {
  const Documents documents = {{"a", "1", "Map", ""}, {"b", "2", "disposition", "abc"}};
  WireDocuments wire;
  FillDocuments(documents, &wire);
  EXPECT_EQ(DocumentsIn(wire), documents);
}

}  // namespace
}  // namespace tepat::casework
