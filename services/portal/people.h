// SPDX-License-Identifier: Apache-2.0
// Who people are. Names live in the office, and in no fact; they are kept here for a minute, in
// memory alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/calls/backend.h"

namespace tepat::portal {

// Somebody as the office knows him. Value type.
struct Person {
  std::string person_id;
  std::string key;
  std::string name;
  std::vector<std::string> positions;
};

// Lives as long as the portal. Any thread: one asks the office while the others take what was known
// before, or wait for its answer when nothing was.
class People {
 public:
  // Asks for everybody, by key; may take seconds, and is never called by two threads at once.
  using Ask = std::function<Result<std::vector<Person>>()>;

  // What `ask` uses and the clock outlive the people.
  People(Ask ask, const MonotonicClock& clock) : ask_(std::move(ask)), clock_(clock) {}

  // The name; empty for an unknown person, and while the office has not answered yet.
  std::string NameOf(const std::string& person_id);
  // All people, by key; none while the office has not answered yet.
  std::vector<Person> All();

 private:
  void Refresh() TEPAT_EXCLUDES(mutex_);
  bool IsRecent() const TEPAT_REQUIRES(mutex_);

  const Ask ask_;
  const MonotonicClock& clock_;
  Mutex mutex_;
  Condition answered_;
  std::vector<Person> people_ TEPAT_GUARDED_BY(mutex_);
  std::optional<MonotonicTime> asked_ TEPAT_GUARDED_BY(mutex_);  // when the last answer came
  bool failed_ TEPAT_GUARDED_BY(mutex_) = false;                 // whether it was none
  bool asking_ TEPAT_GUARDED_BY(mutex_) = false;                 // somebody is asking now
};

// Asks the office itself. The backend outlives what is given.
People::Ask AskOffice(const calls::Backend& backend);

}  // namespace tepat::portal
