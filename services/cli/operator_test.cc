// SPDX-License-Identifier: Apache-2.0
#include "services/cli/operator.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/testing/folder.h"

namespace tepat::cli {
namespace {

std::string Complained(const Error& error, int status) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(Complain(error), status);
  return testing::internal::GetCapturedStderr();
}

TEST(ServiceOf, IsTheLastPartOfASource) {
  EXPECT_EQ(ServiceOf("/tepat/lumajang/data-collection"), "data-collection");
  EXPECT_EQ(ServiceOf("timing"), "timing");
  EXPECT_EQ(ServiceOf(""), "");
}

TEST(AdviceOn, SaysWhatToDo) {
  EXPECT_NE(AdviceOn({Code::kConflict, "cli.file_exists", ""}).find("nama lain"),
            std::string::npos);
  EXPECT_NE(AdviceOn({Code::kConflict, "disposition.no_step", ""}).find("rebase"),
            std::string::npos);
  EXPECT_EQ(AdviceOn({Code::kInvalid, "x.unheard_of", ""}), "periksa perintahnya");
}

TEST(AdviceOn, APersonWhoMayNotIsAnotherMatterThanTheToken) {
  EXPECT_NE(AdviceOn({Code::kDenied, "identity.not_allowed", ""}).find("--person"),
            std::string::npos);
}

TEST(AdviceOn, TheKindOfAnErrorSaysMoreThanItsSlug) {
  for (const char* slug : {"x.unheard_of", "cli.no_file"}) {
    EXPECT_NE(AdviceOn({Code::kUnavailable, slug, ""}).find("berjalan"), std::string::npos);
    EXPECT_NE(AdviceOn({Code::kDenied, slug, ""}).find("operator"), std::string::npos);
    EXPECT_NE(AdviceOn({Code::kNotFound, slug, ""}).find("tidak ada"), std::string::npos);
  }
}

TEST(Complain, TheExitStatusTellsWrongInputFromTrouble) {
  EXPECT_EQ(Complained({Code::kInvalid, "cli.no_file", "cannot read 'x'"}, 2),
            "Gagal (cli.no_file): berkas itu tidak dapat dibaca; periksa namanya.\n"
            "  cannot read 'x'\n");
  for (const Code code : {Code::kNotFound, Code::kConflict, Code::kDenied, Code::kUnavailable,
                          Code::kExhausted, Code::kInternal}) {
    EXPECT_NE(Complained({code, "a.b", "m"}, 1), "");
  }
}

TEST(Complain, MistakesInFilesAreShownAsTheyAre) {
  EXPECT_EQ(
      Complained({Code::kInvalid, "office.mistakes", "2", {{"mistakes", "a:1: x\nb:2: y\n"}}}, 2),
      "a:1: x\nb:2: y\nTidak ada yang diubah. Perbaiki berkas, lalu impor lagi.\n");
}

class OperatorTest : public testing::Test {
 protected:
  // What an operator with this token file sends.
  std::string Sent(const std::string& token) {
    std::ofstream(folder_.Sub("secrets") + "/token-operator", std::ios::binary) << token;
    const Operator self(folder_.path());
    grpc::ClientContext context;
    self.Prepare(context);  // gRPC ends the process when what is added is malformed
    const auto stub = self.ChannelTo("office");
    return stub == nullptr ? "" : "sent";
  }

  simulation::Folder folder_;
};

TEST_F(OperatorTest, WhateverStandsInTheTokenFileEndsNothing) {
  for (const char* token : {"", "abc", "abc\n", "abc\r\n", "a\nb", "Jos\xE9", "\x01"}) {
    EXPECT_EQ(Sent(token), "sent");
  }
}

TEST_F(OperatorTest, ThePortalCountsOnceItHasRunHere) {
  EXPECT_EQ(Operator(folder_.path()).Programs().size(), kServices.size());
  folder_.Sub("portal");
  const auto programs = Operator(folder_.path()).Programs();
  EXPECT_EQ(programs.size(), kServices.size() + 1);
  EXPECT_EQ(programs.back(), "portal");
}

TEST_F(OperatorTest, AServiceThatDoesNotRunIsUnavailable) {
  const Operator self(folder_.path());
  EXPECT_EQ(self.JournalOf("office")->Head().error().code, Code::kUnavailable);
}

TEST_F(OperatorTest, EveryRequestHasAnIdOfItsOwn) {
  Operator self(folder_.path());
  EXPECT_NE(self.NewRequestId(), self.NewRequestId());
}

}  // namespace
}  // namespace tepat::cli
