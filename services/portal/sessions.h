// SPDX-License-Identifier: Apache-2.0
// Who is at the browser: the cookie's secret names a session of the office; its token is kept until
// shortly before it is void, so the office is asked every quarter of an hour alone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/calls/backend.h"
#include "libs/identity/rights.h"
#include "libs/sql/reader_pool.h"
#include "services/portal/names.h"

namespace tepat::portal {

// Somebody who has signed in. Value type.
struct Viewer {
  std::string person_id;
  std::string session_id;
  std::string secret;
  std::string token;
  std::string csrf;
  bool administrator = false;
  std::vector<identity::HeldPosition> positions;  // all that the person may act in
  std::string chosen;                             // the only one, when one was chosen

  // Positions under which the person acts now.
  std::vector<identity::HeldPosition> acting() const;
};

// Any thread.
class Sessions {
 public:
  // All outlive the sessions.
  Sessions(const calls::Backend& backend, sql::ReaderPool& pool, const Clock& clock)
      : backend_(backend), pool_(pool), clock_(clock) {}

  // Whoever the request's cookie names; nothing when nobody does. Fails with kUnavailable while the
  // office does not answer and no token is left.
  Result<std::optional<Viewer>> Identify(const Request& request);

  // Forgets tokens of a session, or of all of a person, that are over.
  void ForgetSession(const std::string& session_id);
  void ForgetPerson(const std::string& person_id);

 private:
  struct Known {
    std::string session_id;
    std::string person_id;
    std::string token;
    bool administrator = false;
    Instant expires;
  };
  Result<std::optional<Known>> Find(const std::string& secret, const std::string& position);

  const calls::Backend& backend_;
  sql::ReaderPool& pool_;
  const Clock& clock_;
  Mutex mutex_;
  // By hash of secret and position; at most kKnownMax.
  std::map<std::string, Known> known_ TEPAT_GUARDED_BY(mutex_);
};

// The value of a cookie; empty when it is not there.
std::string CookieOf(const Request& request, std::string_view name);

// Names of our cookies, and headers that set or end them; over TLS they travel over TLS alone.
constexpr std::string_view kSessionCookie = "tepat";
constexpr std::string_view kPositionCookie = "tepat_jabatan";
std::pair<std::string, std::string> SetCookie(const Request& request, std::string_view name,
                                              const std::string& value);
std::pair<std::string, std::string> EndCookie(const Request& request, std::string_view name);

// Proves that a form came from a page of this session.
std::string CsrfOf(const std::string& secret);

}  // namespace tepat::portal
