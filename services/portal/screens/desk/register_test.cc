// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/register.h"

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

using RegisterTest = ScreenFixture;

TEST_F(RegisterTest, ProposesTheQuarterThatHasEnded) {
  const std::string page = Markup(NewLetter, "staf_penerima_surat");
  EXPECT_THAT(page, HasSubstr("value=\"2026-TW3\" selected"));
  clock_.Set(*ParseInstant("2027-01-15T01:00:00Z"));
  EXPECT_THAT(Markup(NewLetter, "staf_penerima_surat"), HasSubstr("value=\"2026-TW4\" selected"));
}

TEST_F(RegisterTest, ProposesTheDayAndTheLastSender) {
  Register("k1", "Pengumpulan data");
  const std::string page = Markup(NewLetter, "staf_penerima_surat");
  EXPECT_THAT(page, HasSubstr("type=\"date\" value=\"2026-11-23\""));
  EXPECT_THAT(page, HasSubstr("<option value=\"Bappeda\">"));
}

TEST_F(RegisterTest, HasOneIdForTheLetterAndAnotherForItsFile) {
  const std::string page = Markup(NewLetter, "staf_penerima_surat");
  const auto value = [&](const std::string& name) {
    const std::size_t at = page.find("name=\"" + name + "\"");
    EXPECT_NE(at, std::string::npos) << name;
    const std::size_t begin = page.find("value=\"", at) + 7;
    return page.substr(begin, page.find('"', begin) - begin);
  };
  EXPECT_NE(value("request_id"), value("file_id"));
  EXPECT_EQ(value("request_id").size(), 36U);
}

TEST_F(RegisterTest, OffersTheValuesOfTheContractByTheirWords) {
  const std::string page = Markup(NewLetter, "staf_penerima_surat");
  EXPECT_THAT(page, HasSubstr("<option value=\"1\" selected>Biasa</option>")) << "nature";
  EXPECT_THAT(page, HasSubstr("<option value=\"4\" >Sangat Rahasia</option>"));
  EXPECT_THAT(page, HasSubstr("<option value=\"2\" selected>Segera</option>")) << "urgency";
  EXPECT_THAT(page, HasSubstr("<option value=\"5\" >Aplikasi pesan</option>"));
}

TEST_F(RegisterTest, SaysThatATimeIsNone) {
  request_.form.fields.Add("received_time", "kemarin");
  request_.form.fields.Add("subject", "Pengumpulan data kinerja");
  const Response page = RegisterLetter(As("staf_penerima_surat"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Waktu terima: bukan tanggal dan jam"));
  EXPECT_THAT(page.body, HasSubstr("value=\"Pengumpulan data kinerja\"")) << "what was typed stays";
}

TEST_F(RegisterTest, NamesTheServiceThatDoesNotAnswer) {
  request_.form.fields.Add("received_time", "2026-11-23T07:55");
  const Response page = RegisterLetter(As("staf_penerima_surat"));
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(Seen(page), HasSubstr("Layanan surat masuk tidak menjawab"));
}

}  // namespace
}  // namespace tepat::portal
