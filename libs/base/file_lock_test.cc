// SPDX-License-Identifier: Apache-2.0
#include "libs/base/file_lock.h"

#include <gtest/gtest.h>

#include "libs/testing/folder.h"

namespace tepat {
namespace {

TEST(FileLock, KeepsASecondOneAwayUntilItIsGone) {
  const simulation::Folder folder;
  const std::string path = folder.path() + "/lock";
  auto first = FileLock::Take(path);
  ASSERT_TRUE(first);
  EXPECT_EQ(FileLock::Take(path).error().slug, "lock.held");
  EXPECT_TRUE(FileLock::Take(folder.path() + "/other")) << "another file is another lock";
  first->reset();
  EXPECT_TRUE(FileLock::Take(path));
}

TEST(FileLock, OfAFileThatCannotBeMadeIsAFault) {
  const simulation::Folder folder;
  const auto lock = FileLock::Take(folder.path() + "/missing/lock");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().slug, "lock.cannot_open");
  EXPECT_EQ(lock.error().code, Code::kInternal);
}

}  // namespace
}  // namespace tepat
