// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/stuck_feed.h"

#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/standing.h"

namespace tepat::casebook {
namespace {

// What stands still stands for minutes; so nobody waits long to see it, and services are not
// pestered.
constexpr std::chrono::seconds kPause{5};
// One after the other: a service that hangs must not make the others' news old.
constexpr std::chrono::seconds kPatience{1};

}  // namespace

bool StuckFeed::Step() {
  if (asked_ && clock_.Now() - *asked_ < kPause) return false;
  asked_ = clock_.Now();
  for (const auto& service : backend_.maintained) {
    const auto stuck = backend_.CallAsFace(service, &calls::Backend::Maintenance::Stub::ListStuck,
                                           journal::v1::ListStuckRequest(), kPatience);
    if (!stuck) continue;  // keeps what it said: silence is no good news
    std::set<std::string> case_ids;
    for (const auto& fact : stuck->facts()) {
      if (!fact.case_id().empty()) case_ids.insert(fact.case_id());
    }
    // What could not be saved is asked for again.
    if (!Take(service.name, case_ids)) return false;
  }
  return false;
}

Status StuckFeed::Take(const std::string& service, const std::set<std::string>& case_ids) {
  return writer_.Execute([&](journal::Transaction& transaction) -> Status {
    sql::Database& db = transaction.db();
    TEPAT_ASSIGN(const auto changed, SaveStuck(db, service, case_ids));
    for (const std::string& case_id : changed) TEPAT_TRY(Settle(db, case_id));
    return Ok();
  });
}

}  // namespace tepat::casebook
