// SPDX-License-Identifier: Apache-2.0
#include "libs/base/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tepat {

Result<std::unique_ptr<FileLock>> FileLock::Take(const std::string& path) {
  const int handle = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (handle < 0) return Fail(Code::kInternal, "lock.cannot_open", "cannot open " + path);
  auto lock = std::make_unique<FileLock>(handle);
  // The kernel lets go when the process ends, even by kill -9; a file with a process id would
  // stay.
  if (flock(handle, LOCK_EX | LOCK_NB) == 0) return lock;
  return Fail(Code::kConflict, "lock.held", "another process holds " + path);
}

FileLock::~FileLock() { close(handle_); }

}  // namespace tepat
