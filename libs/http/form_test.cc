// SPDX-License-Identifier: Apache-2.0
#include "libs/http/form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tepat::http {
namespace {

const std::string kType = "multipart/form-data; boundary=XyZ";

std::string Part(const std::string& head, const std::string& content) {
  return "--XyZ\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
}

TEST(Form, ReadsWhatABrowserEncodes) {
  const auto form = ParseForm("application/x-www-form-urlencoded", "hal=a+b%26c&u=1&u=2&kosong=");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields.Get("hal"), "a b&c");
  EXPECT_EQ(form->fields.All("u"), (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(form->fields.Has("kosong"));
  EXPECT_EQ(form->fields.Get("tidak ada"), "");
}

RC_GTEST_PROP(Form, EncodingAndDecodingGiveTheTextBack, (const std::string& text)) {
  RC_ASSERT(UrlDecoded(UrlEncoded(text)) == text);
}

TEST(Form, ANumberIsWholeOrNothing) {
  EXPECT_EQ(IntIn("42"), 42);
  for (const char* wrong : {"", "x", "4x", " 4", "99999999999999999999", "4.0"}) {
    EXPECT_EQ(IntIn(wrong), 0) << wrong;
  }
}

TEST(Form, BrokenEscapesStayAsTheyAre) { EXPECT_EQ(UrlDecoded("100%&%4"), "100%&%4"); }

TEST(Form, RefusesWhatIsNotUtf8AndTooManyFields) {
  EXPECT_EQ(ParseQuery("a=%ff").error().slug, "portal.malformed_form");
  EXPECT_EQ(ParseQuery("a=%ed%a0%80").error().slug, "portal.malformed_form");  // half a surrogate
  std::string many;
  for (int i = 0; i <= 2000; ++i) many += "a=1&";
  EXPECT_EQ(ParseQuery(many).error().slug, "portal.malformed_form");
}

TEST(Form, ReadsFieldsAndFilesOfAMultipartForm) {
  const std::string body =
      Part("name=\"hal\"", "baris 1\r\nbaris 2") +
      Part("name=\"berkas\"; filename=\"a b.pdf\"", std::string("%PDF\0\r\n", 7)) + "--XyZ--\r\n";
  const auto form = ParseForm(kType, body);
  ASSERT_TRUE(form) << form.error().message;
  EXPECT_EQ(form->fields.Get("hal"), "baris 1\r\nbaris 2");
  ASSERT_EQ(form->files.size(), 1U);
  EXPECT_EQ(form->files[0].name, "a b.pdf");
  EXPECT_EQ(form->files[0].content, std::string("%PDF\0\r\n", 7));
  EXPECT_EQ(form->files[0].field, "berkas");
}

TEST(Form, TakesTwentyFilesAndTellsTheirFieldsApart) {
  std::string body;
  for (int i = 0; i < 20; ++i) {
    body += Part("name=\"bukti" + std::to_string(i) + "\"; filename=\"x\"", "isi");
  }
  const auto form = ParseForm(kType, body + "--XyZ--\r\n");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->files.at(19).field, "bukti19");
  EXPECT_TRUE(form->left_out.empty());
}

TEST(Form, FilesBeyondTheTwentiethAreNamedAndNotKept) {
  std::string body;
  for (int i = 0; i < 22; ++i) {
    body += Part("name=\"bukti\"; filename=\"" + std::to_string(i) + ".pdf\"", "isi");
  }
  const auto form = ParseForm(kType, body + Part("name=\"a\"", "b") + "--XyZ--\r\n");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->files.size(), kFilesMax);
  EXPECT_EQ(form->left_out, (std::vector<std::string>{"20.pdf", "21.pdf"}));
  EXPECT_EQ(form->fields.Get("a"), "b") << "what was typed is there";
}

TEST(Form, AFileThatWasNotChosenIsNone) {
  const auto form = ParseForm(kType, Part("name=\"berkas\"; filename=\"\"", "") + "--XyZ--\r\n");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
}

TEST(Form, TheNameOfAFileIsTextWhateverItsBytes) {
  const auto form =
      ParseForm(kType, Part("name=\"berkas\"; filename=\"Jos\xE9.ics\"", "x\xE9") + "--XyZ--\r\n");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->files.at(0).name, "Jos\xEF\xBF\xBD.ics");
  EXPECT_EQ(form->files.at(0).content, "x\xE9") << "what it holds is for its reader";
}

TEST(Form, EveryCutOfAMultipartFormIsRefusedAndNeverReadBeyondItsEnd) {
  const std::string body =
      Part("name=\"hal\"", "isi") + Part("name=\"b\"; filename=\"x\"", "12") + "--XyZ--";
  ASSERT_TRUE(ParseForm(kType, body));
  for (std::size_t size = 0; size < body.size(); ++size) {
    EXPECT_FALSE(ParseForm(kType, body.substr(0, size))) << size;
  }
}

RC_GTEST_PROP(Form, NoBodyBreaksTheReader, (const std::string& noise)) {
  static_cast<void>(ParseForm(kType, "--XyZ" + noise));
  static_cast<void>(ParseForm(kType, Part("name=\"a\"", noise) + noise));
}

}  // namespace
}  // namespace tepat::http
