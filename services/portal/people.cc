// SPDX-License-Identifier: Apache-2.0
#include "services/portal/people.h"

#include <algorithm>
#include <utility>

namespace tepat::portal {
namespace {

// Somebody who was renamed is so everywhere a minute later; asking costs the office a list.
constexpr std::chrono::seconds kPeopleAge{60};
// An office that does not answer is asked again soon, but not by each request: every one of them
// would wait until its patience ends, and soon all workers would.
constexpr std::chrono::seconds kFailureAge{5};

}  // namespace

bool People::IsRecent() const {
  return asked_ && clock_.Now() - *asked_ < (failed_ ? kFailureAge : kPeopleAge);
}

void People::Refresh() {
  {
    const Lock lock(mutex_);
    // Old names are better than waiting; without any, the first answer is waited for.
    while (asking_ && people_.empty()) answered_.Wait(mutex_);
    if (asking_ || IsRecent()) return;
    asking_ = true;
  }
  // Outside the lock: whoever only needs a name goes on meanwhile.
  Result<std::vector<Person>> answer = ask_();
  const Lock lock(mutex_);
  asking_ = false;
  asked_ = clock_.Now();
  failed_ = !answer;
  if (answer) people_ = std::move(*answer);
  answered_.NotifyAll();
}

std::string People::NameOf(const std::string& person_id) {
  Refresh();
  const Lock lock(mutex_);
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const Person& person) {
    return person.person_id == person_id;
  });
  return found == people_.end() ? std::string() : found->name;
}

std::vector<Person> People::All() {
  Refresh();
  const Lock lock(mutex_);
  return people_;
}

People::Ask AskOffice(const calls::Backend& backend) {
  return [&backend]() -> Result<std::vector<Person>> {
    TEPAT_ASSIGN(const auto answer,
                 backend.CallAsFace(backend.office, &office::v1::OfficeService::Stub::GetPeople,
                                    office::v1::GetPeopleRequest()));
    std::vector<Person> people;
    for (const auto& person : answer.people()) {
      people.push_back({person.person_id(),
                        person.key(),
                        person.name(),
                        {person.positions().begin(), person.positions().end()}});
    }
    return people;
  };
}

}  // namespace tepat::portal
