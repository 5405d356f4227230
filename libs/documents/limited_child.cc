// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/limited_child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/outside_text.h"

namespace tepat::documents {
namespace {

constexpr const char* kLimiter = "/usr/bin/prlimit";  // of util-linux, which every Debian has
// With these prlimit, like a shell, says that it could not start the program.
constexpr int kNotExecutable = 126;
constexpr int kNotFound = 127;
constexpr std::size_t kWordsMax = 500;  // bytes of its standard error that are told
constexpr int kFirstOther = 3;          // the first file behind input, output and errors

// An open file. Moves, closes once.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }

  int number() const { return number_; }
  bool good() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> CannotStart(const std::string& what) {
  return Fail(Code::kInternal, "child.cannot_start", what);
}

// A file in memory: without a path, gone when nobody has it open.
Result<Descriptor> MemoryFile() {
  Descriptor file(memfd_create("tepat-child", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file.good()) return CannotStart(std::string("no file in memory: ") + std::strerror(errno));
  return file;
}

// The input, which from then on nobody can change: the child has it open too.
Result<Descriptor> InputFile(std::span<const std::byte> input) {
  TEPAT_ASSIGN(Descriptor file, MemoryFile());
  while (!input.empty()) {
    const ssize_t count = write(file.number(), input.data(), input.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return CannotStart("its input does not fit into memory");
    input = input.subspan(static_cast<std::size_t>(count));
  }
  const int sealed = fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK);
  if (sealed != 0 || lseek(file.number(), 0, SEEK_SET) != 0) {
    return CannotStart("its input cannot be sealed");
  }
  return file;
}

// At most so many bytes from the beginning of a file.
std::string Content(const Descriptor& file, std::size_t bytes_max) {
  const off_t size = lseek(file.number(), 0, SEEK_END);
  std::string content(std::min(bytes_max, static_cast<std::size_t>(std::max<off_t>(size, 0))),
                      '\0');
  std::size_t have = 0;
  while (have < content.size()) {
    const ssize_t count = pread(file.number(), content.data() + have, content.size() - have,
                                static_cast<off_t>(have));
    if (count <= 0 && errno != EINTR) break;
    if (count > 0) have += static_cast<std::size_t>(count);
  }
  content.resize(have);
  return content;
}

std::vector<std::string> Limiter(const ChildLimits& limits) {
  std::vector<std::string> words = {
      kLimiter, "--core=0", "--nofile=" + std::to_string(limits.files),
      "--fsize=" + std::to_string(limits.output_bytes),
      // The soft limit gives a signal that tells it from a kill by somebody else.
      "--cpu=" + std::to_string(limits.cpu_seconds) + ":" + std::to_string(limits.cpu_seconds + 1)};
  if (!kSanitized) words.push_back("--as=" + std::to_string(limits.memory_bytes));
  return words;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

// What posix_spawn is told of files and signals.
class Plan {
 public:
  Plan(const Descriptor& input, const Descriptor& output, const Descriptor& errors) {
    TEPAT_CHECK(posix_spawn_file_actions_init(&files_) == 0);
    TEPAT_CHECK(posix_spawnattr_init(&attributes_) == 0);
    int target = 0;
    for (const Descriptor* file : {&input, &output, &errors}) {
      TEPAT_CHECK(posix_spawn_file_actions_adddup2(&files_, file->number(), target++) == 0);
    }
    // Not all libraries open their sockets so that children do not get them.
    TEPAT_CHECK(posix_spawn_file_actions_addclosefrom_np(&files_, kFirstOther) == 0);
    sigset_t none;
    sigemptyset(&none);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Plan() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  Result<pid_t> Spawn(std::vector<std::string> words) const {
    std::array<char*, 2> environment = {const_cast<char*>("LC_ALL=C.UTF-8"), nullptr};
    pid_t child = 0;
    const int failed = posix_spawn(&child, words.front().c_str(), &files_, &attributes_,
                                   Pointers(words).data(), environment.data());
    if (failed != 0) return CannotStart(std::string("no process: ") + std::strerror(failed));
    return child;
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

// Whether the child ended by itself within the time. By a timer of the kernel: no clock is read.
Result<bool> EndsWithin(pid_t child, std::chrono::milliseconds time) {
  // By number: glibc 2.36 declares its function for C only.
  const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
  const Descriptor timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
  // Without either it would be waited for without end.
  if (!process.good() || !timer.good()) return CannotStart("it cannot be waited for");
  itimerspec when{};
  when.it_value.tv_sec = time.count() / 1000;
  when.it_value.tv_nsec = time.count() % 1000 * 1'000'000;
  TEPAT_CHECK(time.count() > 0 && timerfd_settime(timer.number(), 0, &when, nullptr) == 0);
  std::array<pollfd, 2> waited = {{{process.number(), POLLIN, 0}, {timer.number(), POLLIN, 0}}};
  while (poll(waited.data(), waited.size(), -1) < 0) TEPAT_CHECK(errno == EINTR);
  return waited[0].revents != 0;
}

// Its status. The group is killed in any case: the child may have left children of its own.
int Reap(pid_t child) {
  kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) TEPAT_CHECK(errno == EINTR);
  return status;
}

Status Judge(int status, const std::string& words) {
  const std::string said = words.empty() ? "" : ": " + words;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) return Fail(Code::kExhausted, "child.too_slow", "cpu time" + said);
    if (signal == SIGXFSZ) {
      return Fail(Code::kExhausted, "child.too_much_output", "it wrote too much" + said);
    }
    return Fail(Code::kInternal, "child.crashed",
                "killed by signal " + std::to_string(signal) + said,
                {{"signal", std::to_string(signal)}});
  }
  const int code = WEXITSTATUS(status);
  if (code == 0) return Ok();
  if (code == kNotExecutable || code == kNotFound) return CannotStart("not started" + said);
  if (code == kNoMemoryExit) {
    return Fail(Code::kExhausted, "child.too_much_memory", "it had too little memory" + said);
  }
  return Fail(Code::kInvalid, "child.refused", "status " + std::to_string(code) + said,
              {{"status", std::to_string(code)}});
}

}  // namespace

Result<std::string> RunLimited(const std::string& program,
                               const std::vector<std::string>& arguments,
                               std::span<const std::byte> input, const ChildLimits& limits) {
  TEPAT_CHECK(program.starts_with('/'));
  TEPAT_ASSIGN(const Descriptor from, InputFile(input));
  TEPAT_ASSIGN(const Descriptor to, MemoryFile());
  TEPAT_ASSIGN(const Descriptor errors, MemoryFile());
  std::vector<std::string> words = Limiter(limits);
  words.push_back(program);
  words.insert(words.end(), arguments.begin(), arguments.end());
  TEPAT_ASSIGN(const pid_t child, Plan(from, to, errors).Spawn(std::move(words)));
  const auto ended = EndsWithin(child, limits.time);
  // A zombie keeps its number, and so its group, until it is reaped: nobody else can be killed.
  const int status = Reap(child);
  TEPAT_TRY(ended);
  if (!*ended) return Fail(Code::kExhausted, "child.too_slow", "it did not end in time");
  TEPAT_TRY(Judge(status, ShownText(Content(errors, kWordsMax), kWordsMax)));
  return Content(to, limits.output_bytes);
}

Result<std::string> ProgramBeside(const std::string& name) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string path = self.parent_path() / name;
  if (error || access(path.c_str(), X_OK) != 0) return CannotStart("no program " + path);
  return path;
}

}  // namespace tepat::documents
