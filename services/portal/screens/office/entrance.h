// SPDX-License-Identifier: Apache-2.0
// Masuk and keluar: signing in, setting a password by a link, sessions, and the position chosen.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response SignInPage(const Context& context);
Response SignIn(const Context& context);
Response SignOut(const Context& context);

Response PasswordPage(const Context& context);
Response SetPassword(const Context& context);

Response ChoosePosition(const Context& context);
Response SessionsPage(const Context& context);
Response EndSession(const Context& context);

// For administrators: who can sign in, and links for those who cannot yet.
Response AccountsPage(const Context& context);
Response IssueLink(const Context& context);

}  // namespace tepat::portal
