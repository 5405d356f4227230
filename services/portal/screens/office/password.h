// SPDX-License-Identifier: Apache-2.0
// Setting a password by a link, which works once.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /tautan/{}
// The form, for whoever has the link.
Response PasswordPage(const Context& context);
// POST /tautan/{}
// Sets the password, which was typed twice; the page that follows names the user.
Response SetPassword(const Context& context);

}  // namespace tepat::portal
