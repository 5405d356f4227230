// SPDX-License-Identifier: Apache-2.0
#include "services/portal/sources.h"

#include "libs/casebook/payload.h"
#include "libs/casebook/store/office.h"
#include "tepat/office/v1/account.pb.h"
#include "tepat/office/v1/delegation.pb.h"

namespace tepat::portal {
namespace {

using casebook::ReadPayload;
using journal::Event;
using journal::Transaction;

// Whoever loses or gains a right looks at pages that are drawn anew. Before the fact is applied.
Status TellBrowsers(sql::Database& db, const Event& event, Sessions& sessions, LiveHub& live) {
  const std::string& fact = event.fact.name;
  if (fact == "session-ended") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::SessionEnded>(event));
    sessions.ForgetSession(from.session_id());
    live.Close(from.session_id());
  } else if (fact == "password-set") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::PasswordSet>(event));
    sessions.ForgetPerson(from.person_id());
    live.Close(from.person_id());
  } else if (fact == "delegation-granted") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::DelegationGranted>(event));
    live.Close(from.person_id());
  } else if (fact == "delegation-revoked") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::DelegationRevoked>(event));
    TEPAT_ASSIGN(const auto known, casebook::FindDelegation(db, from.delegation_id()));
    if (known) live.Close(known->person_id);
  }
  return Ok();
}

}  // namespace

Status ReadSources(daemon::Process& process, const casebook::Casebook& book, Sessions& sessions,
                   LiveHub& live) {
  const auto apply_office = [&](Transaction& transaction, const Event& event) -> Status {
    TEPAT_TRY(TellBrowsers(transaction.db(), event, sessions, live));
    return book.ApplyOffice(transaction, event);
  };
  // The office is read with a view of its own, which begins anew when the office was restored.
  TEPAT_TRY(process.ReadFrom("office", apply_office, daemon::RereadOffice));
  const auto apply = [&book](Transaction& transaction, const Event& event) {
    return book.Apply(transaction, event);
  };
  for (const std::string& service : casebook::Sources()) {
    const auto reread = [&book, source = daemon::SourceOf(process.settings().office, service)](
                            Transaction& transaction, std::int64_t) -> Result<std::int64_t> {
      TEPAT_TRY(book.Forget(transaction.db(), source));
      return 0;
    };
    TEPAT_TRY(process.ReadFrom(service, apply, reread));
  }
  return Ok();
}

}  // namespace tepat::portal
