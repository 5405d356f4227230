// SPDX-License-Identifier: Apache-2.0
// Keeps a second process away from what a first one uses.
#pragma once

#include <memory>
#include <string>

#include "libs/base/status.h"

namespace tepat {

// A lock on a file, held until it is destroyed or the process ends, however it ends. A second Take
// fails in the same process too. Programs that this one starts do not inherit it. Any thread may
// take and destroy it.
class FileLock {
 public:
  // Creates the file when it is missing. Fails with kConflict `lock.held` when another process has
  // the lock, kInternal `lock.cannot_open` when the file cannot be made.
  static Result<std::unique_ptr<FileLock>> Take(const std::string& path);

  explicit FileLock(int handle) : handle_(handle) {}
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int handle_;
};

}  // namespace tepat
