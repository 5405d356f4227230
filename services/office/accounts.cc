// SPDX-License-Identifier: Apache-2.0
#include "services/office/accounts.h"

#include "libs/calls/guard.h"
#include "libs/journal/wire.h"
#include "services/office/store_accounts.h"

namespace tepat::office {

Status RequireAdministrator(sql::Database& db, const identity::Claims& caller) {
  // Whoever sits at the server may: he could read the database as well.
  if (calls::RequireScope(caller, "operator")) return Ok();
  // From the table, not from the token: an administrator who was one a minute ago acts no more.
  if (!caller.person_id.empty()) {
    TEPAT_ASSIGN(const auto account, FindAccount(db, caller.person_id));
    if (account && account->administrator) return Ok();
  }
  return Fail(Code::kDenied, "identity.not_allowed", "only for administrators",
              {{"command", "administer"}, {"roles", "administrator"}});
}

Result<v1::ListAccountsResponse> ReadAccounts(sql::Database& db, const identity::Claims& caller) {
  TEPAT_TRY(RequireAdministrator(db, caller));
  TEPAT_ASSIGN(const auto accounts, AllAccounts(db));
  v1::ListAccountsResponse response;
  for (const Account& account : accounts) {
    v1::Account* entry = response.add_accounts();
    entry->set_person_id(account.person_id);
    entry->set_administrator(account.administrator);
    journal::FillTime(account.password_set, entry->mutable_password_time());
  }
  return response;
}

}  // namespace tepat::office
