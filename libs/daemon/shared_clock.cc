// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/shared_clock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tepat::daemon {

Result<std::unique_ptr<SharedClock>> SharedClock::Open(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  void* mapped = MAP_FAILED;
  if (file >= 0 && fstat(file, &status) == 0 && status.st_size >= 8) {
    mapped = mmap(nullptr, 8, PROT_READ, MAP_SHARED, file, 0);
  }
  if (file >= 0) close(file);
  if (mapped == MAP_FAILED) {
    return Fail(Code::kInvalid, "clock.unreadable",
                path + " holds no instant: simulated time needs 8 bytes there");
  }
  return std::make_unique<SharedClock>(static_cast<const std::atomic<std::int64_t>*>(mapped));
}

SharedClock::~SharedClock() {
  munmap(const_cast<std::atomic<std::int64_t>*>(micros_), 8);  // NOLINT: munmap takes no const
}

}  // namespace tepat::daemon
