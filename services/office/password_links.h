// SPDX-License-Identifier: Apache-2.0
// Links by which passwords are set. What writes runs inside the writer's transaction; slugs are
// those of the contract. Passwords are hashed before, because that takes a tenth of a second.
#pragma once

#include <chrono>
#include <string>

#include "libs/identity/token.h"
#include "libs/journal/writer.h"
#include "services/office/store_accounts.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::office {

// A link lives until the end of the third day: it may be carried on paper.
constexpr std::chrono::hours kLinkLife{72};

// Whether a password is one to take: 10 to 200 characters, not one character alone. Fails with
// kInvalid `office.weak_password`.
Status CheckPassword(const std::string& password);

// Makes a link for a person or, without one, for the first administrator, once. `secret` is told
// to the caller alone; its hash is kept. By the operator or an administrator.
Result<v1::IssuePasswordLinkResponse> IssuePasswordLink(journal::Transaction& transaction,
                                                        const identity::Claims& caller,
                                                        const v1::IssuePasswordLinkRequest& request,
                                                        const std::string& secret);

// The link of that secret, when it is not void at `now`. Fails with kNotFound
// `office.unknown_link` for each of the reasons alike.
Result<PasswordLink> LinkOf(sql::Database& db, const std::string& secret, Instant now);

// The same as the contract has it: whose password it sets, and until when.
Result<v1::FindPasswordLinkResponse> ReadPasswordLink(sql::Database& db,
                                                      const v1::FindPasswordLinkRequest& request,
                                                      Instant now);

// Uses a link up: sets the password of its person, and ends the sessions that he had. Fails as
// LinkOf, and with kNotFound `office.unknown_person`, kConflict `office.set_up_already`.
Result<v1::SetPasswordResponse> SetPassword(journal::Transaction& transaction,
                                            const v1::SetPasswordRequest& request,
                                            const std::string& password_hash);

}  // namespace tepat::office
