// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/limited_child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace tepat::documents {
namespace {

using std::chrono::milliseconds;

Result<std::string> Shell(const std::string& script, const std::string& input = "",
                          const ChildLimits& limits = {}) {
  return RunLimited("/bin/sh", {"-c", script}, std::as_bytes(std::span(input.data(), input.size())),
                    limits);
}

std::string SlugOf(const Result<std::string>& ran) { return ran ? "good" : ran.error().slug; }

TEST(LimitedChild, GivesBytesAndTakesBytes) {
  const std::string input(300'000, 'x');
  EXPECT_EQ(*Shell("cat", input), input);
  EXPECT_EQ(*Shell("exit 0", input), "");
  EXPECT_EQ(*Shell("tr a-z A-Z", std::string("a\0b", 3)), std::string("A\0B", 3));
}

TEST(LimitedChild, TellsHowItEnded) {
  const Error refused = Shell("echo 'bukan PDF' >&2; exit 7").error();
  EXPECT_EQ(refused.slug, "child.refused");
  EXPECT_EQ(refused.details.at("status"), "7");
  EXPECT_NE(refused.message.find("bukan PDF"), std::string::npos);
  const Error crashed = Shell("kill -SEGV $$").error();
  EXPECT_EQ(crashed.slug, "child.crashed");
  EXPECT_EQ(crashed.details.at("signal"), std::to_string(SIGSEGV));
  EXPECT_EQ(SlugOf(Shell("exit 86")), "child.too_much_memory");
  EXPECT_EQ(SlugOf(RunLimited("/tidak/ada", {}, {}, {})), "child.cannot_start");
  EXPECT_EQ(SlugOf(RunLimited("/etc/passwd", {}, {}, {})), "child.cannot_start");
}

TEST(LimitedChild, WhatWaitsForEverIsKilled) {
  ChildLimits limits;
  limits.time = milliseconds(200);
  EXPECT_EQ(SlugOf(Shell("sleep 100", "", limits)), "child.too_slow");
  // A child of the child too: it would hold the answer open.
  EXPECT_EQ(SlugOf(Shell("sleep 100 & wait", "", limits)), "child.too_slow");
}

TEST(LimitedChild, WhatComputesForEverIsKilled) {
  ChildLimits limits;
  limits.cpu_seconds = 1;
  EXPECT_EQ(SlugOf(Shell("while :; do :; done", "", limits)), "child.too_slow");
}

TEST(LimitedChild, WhatWritesForEverIsKilled) {
  ChildLimits limits;
  limits.output_bytes = 100'000;
  EXPECT_EQ(SlugOf(Shell("exec cat /dev/zero", "", limits)), "child.too_much_output");
  EXPECT_EQ(Shell("head -c 100000 /dev/zero", "", limits)->size(), 100'000U);
}

TEST(LimitedChild, InheritsNothing) {
  const int here = open("/dev/null", O_RDONLY);  // without O_CLOEXEC, as some libraries
  const int far = fcntl(here, F_DUPFD, 9);       // where no shell opens anything
  const std::string file = "/proc/$$/fd/" + std::to_string(far);
  setenv("RAHASIA", "kunci", 1);
  EXPECT_EQ(*Shell("[ -e " + file + " ] && echo open; echo ${RAHASIA-none}"), "none\n");
  unsetenv("RAHASIA");
  close(far);
  close(here);
}

TEST(LimitedChild, ItsInputIsItsOwn) {
  EXPECT_EQ(*Shell("(echo x >/proc/self/fd/0) 2>/dev/null || true; cat", "asli"), "asli");
}

TEST(LimitedChild, MaskedSignalsReachIt) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  EXPECT_EQ(SlugOf(Shell("kill -TERM $$; sleep 100")), "child.crashed");
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST(ProgramBeside, FindsOurOwnPrograms) {
  EXPECT_TRUE(ProgramBeside("documents_test")->starts_with('/'));
  EXPECT_EQ(SlugOf(ProgramBeside("tepat-none")), "child.cannot_start");
}

}  // namespace
}  // namespace tepat::documents
