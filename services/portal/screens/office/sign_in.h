// SPDX-License-Identifier: Apache-2.0
// Masuk and keluar: a session begins and ends.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /masuk
// The form; whoever is in already is sent to his tasks.
Response SignInPage(const Context& context);
// POST /masuk
// Begins a session and leads back to where the visitor wanted to go, on our own pages alone. What
// was refused shows the form again, without the password.
Response SignIn(const Context& context);
// POST /keluar
// Ends the session that the browser has, at the office first.
Response SignOut(const Context& context);

}  // namespace tepat::portal
