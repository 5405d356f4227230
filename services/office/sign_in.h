// SPDX-License-Identifier: Apache-2.0
// Signing in: passwords are hashed and compared here, and sessions get their tokens.
#pragma once

#include <semaphore>
#include <string>

#include "libs/daemon/node.h"
#include "services/office/keys.h"
#include "services/office/sign_in_throttle.h"
#include "services/office/store_accounts.h"
#include "tepat/office/v1/account.pb.h"

namespace tepat::office {

// Without the blanks that a copied number has.
std::string WithoutBlanks(const std::string& username);

// Does what the portal asks for on behalf of whoever stands before it. Any thread, but not the
// writer's: each function waits for a commit.
class SignInDesk {
 public:
  // Both outlive the desk.
  SignInDesk(daemon::Node& node, const Keys& keys)
      : node_(node), keys_(keys), throttle_(node.world().monotonic) {}

  // Sets the password that a link is for. Fails as CheckPassword, LinkOf and office::SetPassword,
  // and with kUnavailable `office.sign_in_busy` while too many passwords are being hashed.
  Result<v1::SetPasswordResponse> SetPassword(const v1::SetPasswordRequest& request);

  // Begins a session for whoever knows name and password. Fails with kDenied
  // `office.wrong_password`, kExhausted `office.too_many_attempts` (detail `retry_seconds`),
  // kUnavailable `office.sign_in_busy`.
  Result<v1::SignInResponse> SignIn(const v1::SignInRequest& request);

  // A new token for a session, which counts as used. Fails as UseSession.
  Result<v1::RenewSessionResponse> Renew(const v1::RenewSessionRequest& request);

 private:
  // The account whose password that is. Costs the same for a name that nobody has.
  Result<Account> Check(const v1::SignInRequest& request);

  daemon::Node& node_;
  const Keys& keys_;
  SignInThrottle throttle_;
  std::counting_semaphore<2> hashing_{2};  // each takes 64 MiB
};

}  // namespace tepat::office
