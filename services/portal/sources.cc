// SPDX-License-Identifier: Apache-2.0
#include "services/portal/sources.h"

#include "libs/casebook/facts.h"
#include "libs/casebook/store/office.h"
#include "libs/casebook/store/store.h"
#include "libs/journal/wire.h"
#include "tepat/office/v1/account.pb.h"
#include "tepat/office/v1/delegation.pb.h"

namespace tepat::portal {
namespace {

using journal::Event;
using journal::Transaction;

template <class Payload>
Result<Payload> PayloadOf(const Event& event) {
  Payload payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  return payload;
}

// Whoever loses or gains a right looks at pages that are drawn anew. Before the fact is applied.
Status TellBrowsers(sql::Database& db, const Event& event, Sessions& sessions, LiveHub& live) {
  const std::string& fact = event.fact.name;
  if (fact == "session-ended") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::SessionEnded>(event));
    sessions.ForgetSession(from.session_id());
    live.Close(from.session_id());
  } else if (fact == "password-set") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::PasswordSet>(event));
    sessions.ForgetPerson(from.person_id());
    live.Close(from.person_id());
  } else if (fact == "delegation-granted") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::DelegationGranted>(event));
    live.Close(from.person_id());
  } else if (fact == "delegation-revoked") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::DelegationRevoked>(event));
    TEPAT_ASSIGN(const auto known, FindDelegation(db, from.delegation_id()));
    if (known) live.Close(known->person_id);
  }
  return Ok();
}

}  // namespace

Status ReadSources(daemon::Process& process, Sessions& sessions, LiveHub& live) {
  const auto apply_office = [&sessions, &live](Transaction& transaction,
                                               const Event& event) -> Status {
    TEPAT_TRY(TellBrowsers(transaction.db(), event, sessions, live));
    return ApplyOfficeToModel(transaction, event);
  };
  TEPAT_TRY(process.ReadFrom("office", apply_office, daemon::RereadOffice));
  for (const char* service :
       {"correspondence", "disposition", "data-collection", "submission", "timing"}) {
    // A model is a pure fold: what a restored source told is forgotten and read
    // anew.
    const auto reread = [source = daemon::SourceOf(process.settings().office, service)](
                            Transaction& transaction, std::int64_t) -> Result<std::int64_t> {
      TEPAT_TRY(ForgetSource(transaction.db(), source));
      return 0;
    };
    TEPAT_TRY(process.ReadFrom(service, ApplyToModel, reread));
  }
  return Ok();
}

}  // namespace tepat::portal
