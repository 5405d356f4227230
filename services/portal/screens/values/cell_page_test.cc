// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/cell_page.h"

#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

class CellPageTest : public ValuesFixture {
 protected:
  CellPageTest() {
    HasSent();
    for (const auto& [version, number] : {std::pair(2, "86.2"), std::pair(1, "68.2")}) {
      auto* one = versions_.add_versions();
      one->mutable_sending()->set_version(version);
      one->mutable_sending()->set_position("lurah_jogotrunan");
      one->mutable_sending()->set_origin(version == 1 ? wire::ORIGIN_WORKBOOK : wire::ORIGIN_TYPED);
      journal::FillTime(clock_.Now(), one->mutable_sending()->mutable_time());
      Set(*one->mutable_value(), "nilai", number);
    }
    Answer("GetValueVersions", versions_);
  }
  const std::vector<std::string> cell_ = {"k1", "lurah_jogotrunan", "ikm"};
  wire::GetValueVersionsResponse versions_;
};

TEST_F(CellPageTest, ShowsTheValueItsProofAndWhatItWasBefore) {
  const std::string page = Markup(CellPage, "sekretaris", cell_);
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Target 86 indeks Nilai 86,2 Capaian 100,23 %"));
  EXPECT_THAT(seen, HasSubstr("Sebab Survei tertunda"));
  EXPECT_THAT(seen, HasSubstr("Bukti: Laporan survei laporan.pdf"));
  EXPECT_THAT(seen, HasSubstr("Isi Versi 2 Versi 1 Dikirim 08.00 08.00"));
  EXPECT_THAT(seen, HasSubstr("Lewat diketik dari berkas Excel Nilai 86,2 68,2"));
  EXPECT_THAT(page, HasSubstr("<svg"));
  EXPECT_THAT(seen, HasSubstr("Periksa data unit"));
  EXPECT_THAT(page, HasSubstr("<details class=\"pratinjau\" open>")) << "seen at once";
}

TEST_F(CellPageTest, ListsCommentsAsTextAndAddsOne) {
  auto* comment = Row(0).add_comments();
  comment->set_position("sekretaris");
  comment->set_text("<img src=x>Dari mana angka ini?");
  journal::FillTime(clock_.Now(), comment->mutable_time());
  Tell();
  const std::string page = Markup(CellPage, "lurah_jogotrunan", cell_);
  EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
  EXPECT_THAT(Seen(page), HasSubstr("Komentar (1)"));
  Answer("CommentValue", wire::CommentValueResponse());
  Type("text", "Dari register loket");
  const Response sent = CommentCell(As("lurah_jogotrunan", cell_));
  EXPECT_EQ(sent.status, 303);
  EXPECT_THAT(HeaderOf(sent, "Location"),
              HasSubstr("/berkas/k1/unit/lurah_jogotrunan/indikator/ikm?tersimpan="));
  const auto asked = Asked<wire::CommentValueRequest>("CommentValue");
  EXPECT_EQ(asked.indicator(), "ikm");
  EXPECT_EQ(asked.text(), "Dari register loket");
}

TEST_F(CellPageTest, ARefusedCommentStays) {
  Refuse("CommentValue", {Code::kInvalid,
                          "data_collection.invalid_request",
                          "no",
                          {{"fields", "text: 1 to 1000 characters"}}});
  Type("text", "Panjang sekali");
  const Response refused = CommentCell(As("lurah_jogotrunan", cell_));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr(">Panjang sekali</textarea>"));
}

TEST_F(CellPageTest, KnowsOnlyIndicatorsOfTheUnit) {
  const Response page = CellPage(As("sekretaris", {"k1", "lurah_jogotrunan", "asing"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Indikator tidak ditemukan"));
  Refuse("GetUnitSheet", {Code::kDenied, "identity.not_allowed", "no"});
  EXPECT_EQ(CellPage(As("camat", cell_)).status, 403);
}

}  // namespace
}  // namespace tepat::portal
