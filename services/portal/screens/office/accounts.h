// SPDX-License-Identifier: Apache-2.0
// For administrators: who can sign in, and links for those who cannot yet.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /pengguna
// Everybody of the office, with or without an account.
Response AccountsPage(const Context& context);
// POST /pengguna/tautan
// Makes a link for a password; its address is shown this once.
Response IssueLink(const Context& context);

}  // namespace tepat::portal
