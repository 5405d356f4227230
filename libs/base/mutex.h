// SPDX-License-Identifier: Apache-2.0
// A mutex that says what it guards. clang reads the annotations (`-Wthread-safety`, run by
// tests/tidy) and finds each access without the lock; other compilers read nothing in them. The
// standard library's own mutex carries no annotations, so classes of ours take these.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#ifdef __clang__
#define TEPAT_THREAD_ATTRIBUTE(...) __attribute__((__VA_ARGS__))
#else
#define TEPAT_THREAD_ATTRIBUTE(...)
#endif

// On a member: read and written only under `mutex`.
#define TEPAT_GUARDED_BY(mutex) TEPAT_THREAD_ATTRIBUTE(guarded_by(mutex))
// On a function: its caller holds these mutexes.
#define TEPAT_REQUIRES(...) TEPAT_THREAD_ATTRIBUTE(requires_capability(__VA_ARGS__))
// On a function: its caller does not hold these mutexes, because the function takes them.
#define TEPAT_EXCLUDES(...) TEPAT_THREAD_ATTRIBUTE(locks_excluded(__VA_ARGS__))

namespace tepat {

// Held by one thread at a time; not recursive. Any thread. Taken through a Lock.
class TEPAT_THREAD_ATTRIBUTE(capability("mutex")) Mutex {
 public:
  Mutex() = default;
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

 private:
  friend class Lock;
  friend class Condition;
  std::mutex native_;
};

// Holds a mutex from here to the end of the block.
class TEPAT_THREAD_ATTRIBUTE(scoped_lockable) Lock {
 public:
  explicit Lock(Mutex& mutex) TEPAT_THREAD_ATTRIBUTE(acquire_capability(mutex)) : mutex_(mutex) {
    mutex_.native_.lock();
  }
  ~Lock() TEPAT_THREAD_ATTRIBUTE(release_capability()) { mutex_.native_.unlock(); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  Mutex& mutex_;
};

// Where threads that hold a mutex wait until another says that something has changed. A wait lets
// the mutex go and takes it again before it returns; it may return for no reason, so it stands in a
// loop that asks for what is waited for: clang sees that the question is asked under the lock.
class Condition {
 public:
  void NotifyOne() { native_.notify_one(); }
  void NotifyAll() { native_.notify_all(); }

  void Wait(Mutex& mutex) TEPAT_REQUIRES(mutex) {
    std::unique_lock lock(mutex.native_, std::adopt_lock);
    native_.wait(lock);
    lock.release();  // the caller's Lock still owns it
  }

  // False when `deadline` has passed.
  template <typename TimePoint>
  bool WaitUntil(Mutex& mutex, const TimePoint& deadline) TEPAT_REQUIRES(mutex) {
    std::unique_lock lock(mutex.native_, std::adopt_lock);
    const bool in_time = native_.wait_until(lock, deadline) == std::cv_status::no_timeout;
    lock.release();  // the caller's Lock still owns it
    return in_time;
  }

 private:
  std::condition_variable native_;
};

}  // namespace tepat
