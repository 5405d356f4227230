// SPDX-License-Identifier: Apache-2.0
// Who can sign in, and who may manage that.
#pragma once

#include "libs/identity/token.h"
#include "libs/sql/database.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::office {

// Fails with kDenied `identity.not_allowed` unless the caller is the operator or an administrator.
Status RequireAdministrator(sql::Database& db, const identity::Claims& caller);

// All accounts, by person id; for whom RequireAdministrator lets pass.
Result<v1::ListAccountsResponse> ReadAccounts(sql::Database& db, const identity::Claims& caller);

}  // namespace tepat::office
