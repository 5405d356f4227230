// SPDX-License-Identifier: Apache-2.0
#include "libs/page/fields.h"

#include <gmock/gmock.h>

#include "libs/page/refusals.h"

namespace tepat::page {
namespace {

using testing::HasSubstr;
using testing::Not;

FormState Refused(const std::string& fields) {
  FormState state;
  state.error = Error{Code::kInvalid, "x.invalid", "", {{"fields", fields}}};
  return state;
}

TEST(TextField, HasALabelAndSaysThatItMayStayEmpty) {
  const std::string field = TextField(FormState(), {"subject", "Hal"}, "Data").text();
  EXPECT_THAT(field, HasSubstr("<label for=\"f-subject\">Hal"));
  EXPECT_THAT(field, HasSubstr("value=\"Data\""));
  EXPECT_THAT(field, HasSubstr("(boleh kosong)"));
  EXPECT_THAT(field, Not(HasSubstr(" required")));
}

TEST(TextField, KeepsWhatWasTypedInsteadOfWhatIsUsual) {
  FormState state;
  state.values.Add("subject", "");
  EXPECT_THAT(TextField(state, {"subject", "Hal"}, "Data").text(), HasSubstr("value=\"\""));
}

TEST(TextField, TellsReadersOfScreensItsHintAndItsMistake) {
  const std::string field =
      TextField(Refused("subject: required"), {"subject", "Hal", "Seperti di surat."}).text();
  EXPECT_THAT(field, HasSubstr("aria-describedby=\"f-subject-petunjuk f-subject-salah\""));
  EXPECT_THAT(field, HasSubstr("id=\"f-subject-petunjuk\">Seperti di surat."));
  EXPECT_THAT(field, HasSubstr("id=\"f-subject-salah\">Hal: wajib diisi."));
}

TEST(TextField, HasIdsOfItsOwnWhereAPageHasSeveralForms) {
  FormState state;
  state.prefix = "batalkan-";
  EXPECT_THAT(TextField(state, {"reason", "Alasan"}).text(), HasSubstr("id=\"f-batalkan-reason\""));
}

TEST(TextField, EscapesWhatWasTyped) {
  FormState state;
  state.values.Add("subject", "\"><script>");
  EXPECT_THAT(TextField(state, {"subject", "Hal"}).text(), Not(HasSubstr("<script>")));
}

TEST(ReasonField, MustBeFilled) {
  const std::string field = ReasonField(FormState(), "Alasan").text();
  EXPECT_THAT(field, HasSubstr("required"));
  EXPECT_THAT(field, HasSubstr("5 sampai 500 huruf."));
}

TEST(ChoiceField, ChoosesWhatWasChosenOrWhatIsUsual) {
  const std::vector<Choice> choices = {{"1", "Biasa"}, {"2", "Segera"}};
  EXPECT_THAT(ChoiceField(FormState(), {"urgency", "Urgensi"}, choices, "2").text(),
              HasSubstr("value=\"2\" selected"));
  FormState state;
  state.values.Add("urgency", "1");
  EXPECT_THAT(ChoiceField(state, {"urgency", "Urgensi"}, choices, "2").text(),
              HasSubstr("value=\"1\" selected"));
}

TEST(CheckField, IsEmptyOnASentFormThatDoesNotNameIt) {
  EXPECT_THAT(CheckField(FormState(), "units", {"a", "A"}, true).text(), HasSubstr("checked"));
  FormState sent;
  sent.values.Add("units", "b");
  EXPECT_THAT(CheckField(sent, "units", {"a", "A"}, true).text(), Not(HasSubstr("checked")));
  EXPECT_THAT(CheckField(sent, "units", {"b", "B"}, false).text(), HasSubstr("checked"));
}

TEST(FormTokens, ARefusedFormKeepsItsId) {
  FormState state;
  EXPECT_THAT(FormTokens(state, "c", "new").text(), HasSubstr("value=\"new\""));
  state.request_id = "old";
  EXPECT_THAT(FormTokens(state, "c", "new").text(), HasSubstr("value=\"old\""));
}

TEST(ErrorSummary, LeadsToEachFieldAndNamesTheCode) {
  const FormState state = Refused("subject: required\nvalues[2].target: not a number");
  const std::string summary =
      ErrorSummary(state, "Ada isian yang perlu diperbaiki.", CodeLine("a1", *state.error)).text();
  EXPECT_THAT(summary, HasSubstr("href=\"#f-subject\">Hal: wajib diisi."));
  EXPECT_THAT(summary, HasSubstr("href=\"#f-values\">Target (baris 3)"));
  EXPECT_THAT(summary, HasSubstr("<code>a1 x.invalid</code>"));
  EXPECT_THAT(summary, HasSubstr("role=\"alert\""));
}

TEST(ErrorSummary, HasWhatAPageAddsBesideItsFields) {
  const FormState state{{}, Error{Code::kInvalid, "x.invalid", ""}};
  const http::Html more = http::Fill("<li>Sel {}</li>", "<b>");
  EXPECT_THAT(ErrorSummary(state, "Salah.", http::Html(), more).text(),
              HasSubstr("<ul><li>Sel &lt;b&gt;</li></ul>"));
}

TEST(ErrorSummary, ShowsTheMistakesOfAFileAsItsReaderSaidThem) {
  FormState state;
  state.error = Error{Code::kInvalid, "x.invalid", "", {{"mistakes", "baris 3: <apa>\n"}}};
  EXPECT_THAT(ErrorSummary(state, "Salah.", http::Html()).text(),
              HasSubstr("baris 3: &lt;apa&gt;"));
}

TEST(StatusOf, IsOneForEachCode) {
  EXPECT_EQ(StatusOf({Code::kInvalid, "", ""}), 422);
  EXPECT_EQ(StatusOf({Code::kConflict, "", ""}), 409);
  EXPECT_EQ(StatusOf({Code::kDenied, "", ""}), 403);
  EXPECT_EQ(StatusOf({Code::kUnavailable, "", ""}), 503);
  EXPECT_EQ(StatusOf({Code::kExhausted, "", ""}), 429);
  EXPECT_EQ(StatusOf({Code::kInternal, "", ""}), 500);
}

}  // namespace
}  // namespace tepat::page
