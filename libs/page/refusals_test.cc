// SPDX-License-Identifier: Apache-2.0
#include "libs/page/refusals.h"

#include <gmock/gmock.h>

#include "libs/page/failures.h"
#include "libs/page/notices.h"
#include "libs/page/table.h"

namespace tepat::page {
namespace {

using testing::HasSubstr;
using testing::Not;

FormState Refused(const std::string& detail, const std::string& text) {
  FormState state;
  state.error = Error{Code::kInvalid, "x.invalid", "", {{detail, text}}};
  return state;
}

TEST(StatusOf, TellsBrowsersWhoseTurnItIs) {
  EXPECT_EQ(StatusOf({Code::kInvalid, "x", ""}), 422);
  EXPECT_EQ(StatusOf({Code::kNotFound, "x", ""}), 404);
  EXPECT_EQ(StatusOf({Code::kConflict, "x", ""}), 409);
  EXPECT_EQ(StatusOf({Code::kDenied, "x", ""}), 403);
  EXPECT_EQ(StatusOf({Code::kUnavailable, "x", ""}), 503);
  EXPECT_EQ(StatusOf({Code::kExhausted, "x", ""}), 429);
  EXPECT_EQ(StatusOf({Code::kInternal, "x", ""}), 500);
}

TEST(ErrorSummary, LeadsToEachFieldThatIsWrong) {
  FormState state = Refused("fields", "subject: required; values[1].target: not a number");
  state.prefix = "a-";
  const std::string page = ErrorSummary(state, "Periksa isian.", http::Html()).text();
  EXPECT_THAT(page, HasSubstr("role=\"alert\""));
  EXPECT_THAT(page, HasSubstr("<p>Periksa isian.</p>"));
  EXPECT_THAT(page, HasSubstr("#f-a-subject"));
  EXPECT_THAT(page, HasSubstr("Hal: wajib diisi."));
  EXPECT_THAT(page, HasSubstr("#f-a-values")) << "a row is in its table";
  EXPECT_THAT(page, HasSubstr("(baris 2)"));
}

TEST(ErrorSummary, ShowsWhatAFilesReaderSaidAsText) {
  const std::string page =
      ErrorSummary(Refused("mistakes", "a.json:3: <b>"), "Berkas salah.", http::Html()).text();
  EXPECT_THAT(page, HasSubstr("a.json:3: &lt;b&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<ul>"))) << "no field is wrong";
}

TEST(CodeLine, NamesTheCodeAndTheSlugForTheOperator) {
  EXPECT_THAT(CodeLine("K7", {Code::kInternal, "sql.io", "disk"}).text(), HasSubstr("K7 sql.io"));
}

TEST(Failures, AreFoundByTheCodeOnThePageUntilManyMoreHaveCome) {
  Failures failures;
  for (int i = 0; i <= 200; ++i) {
    failures.Keep({std::to_string(i), Instant(), "/", {Code::kInternal, "x", ""}});
  }
  EXPECT_FALSE(failures.Find("0")) << "the oldest of 201";
  ASSERT_TRUE(failures.Find("1"));
  EXPECT_EQ(failures.Find("200")->path, "/");
  EXPECT_FALSE(failures.Find("tidak ada"));
}

TEST(Notices, AreTheLastOfASessionAndOnlyForTheirPage) {
  Notices notices;
  notices.Keep("s1", {"a", Instant(), ""});
  notices.Keep("s1", {"b", Instant(), "belum terkirim"});
  EXPECT_FALSE(notices.Find("s1", "a"));
  EXPECT_FALSE(notices.Find("s2", "b"));
  ASSERT_TRUE(notices.Find("s1", "b"));
  EXPECT_EQ(notices.Find("s1", "b")->warning, "belum terkirim");
}

TEST(Table, SaysWhatItIsToThoseWhoDoNotSeeIt) {
  const std::string table = Table("Surat <masuk>", {"No", "Hal"}, http::Html()).text();
  EXPECT_THAT(table, HasSubstr("aria-label=\"Tabel: Surat &lt;masuk&gt;\""));
  EXPECT_THAT(table, HasSubstr("<th scope=\"col\">No</th><th scope=\"col\">Hal</th>"));
}

}  // namespace
}  // namespace tepat::page
