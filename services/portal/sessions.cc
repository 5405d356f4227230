// SPDX-License-Identifier: Apache-2.0
#include "services/portal/sessions.h"

#include <fmt/format.h>

#include "libs/base/hex.h"
#include "libs/journal/hash.h"
#include "libs/journal/wire.h"

namespace tepat::portal {
namespace {

// Forty times the people of an office; when a flood fills it, all are asked for anew.
constexpr std::size_t kKnownMax = 2000;
// Longer than any secret of the office: nothing larger is hashed or asked for.
constexpr std::size_t kSecretMax = 100;
// A command that begins with a token ends before it is void.
constexpr std::chrono::minutes kRenewBefore{2};

}  // namespace

std::vector<identity::HeldPosition> Viewer::acting() const {
  if (chosen.empty()) return positions;
  std::vector<identity::HeldPosition> one;
  for (const auto& held : positions) {
    if (held.position == chosen) one.push_back(held);
  }
  return one;
}

std::string CookieOf(const Request& request, std::string_view name) {
  std::string_view rest = request.cookie;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    if (pair.substr(0, name.size()) == name && pair.substr(name.size(), 1) == "=") {
      return std::string(pair.substr(name.size() + 1));
    }
  }
  return {};
}

std::pair<std::string, std::string> SetCookie(const Request& request, std::string_view name,
                                              const std::string& value) {
  constexpr int kWeek = 604800;  // seconds; a session of the office lives no longer
  return {"Set-Cookie",
          fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value,
                      value.empty() ? 0 : kWeek, request.https ? "; Secure" : "")};
}

std::pair<std::string, std::string> EndCookie(const Request& request, std::string_view name) {
  return SetCookie(request, name, "");
}

std::string CsrfOf(const std::string& secret) { return Hex(journal::Sha256("csrf:" + secret)); }

Result<std::optional<Sessions::Known>> Sessions::Find(const std::string& secret,
                                                      const std::string& position) {
  const std::string key = journal::Sha256(secret + '\n' + position);
  const Instant now = clock_.Now();
  std::optional<Known> kept;
  {
    const Lock lock(mutex_);
    const auto found = known_.find(key);
    if (found != known_.end()) kept = found->second;
  }
  if (kept && now < kept->expires - kRenewBefore) return kept;
  office::v1::RenewSessionRequest request;
  request.set_session_secret(secret);
  request.set_position(position);
  const auto renewed = backend_.CallAsFace(
      backend_.accounts, &office::v1::AccountService::Stub::RenewSession, request);
  const Lock lock(mutex_);
  if (!renewed) {
    if (renewed.error().slug == "office.unknown_session") {
      known_.erase(key);
      return std::optional<Known>();
    }
    // The office is away: what it gave last holds until it is void.
    if (kept && now < kept->expires) return kept;
    return Fail(renewed.error());
  }
  const auto& session = renewed->session();
  const Known fresh{session.session_id(), session.person_id(), renewed->token(),
                    session.administrator(), journal::TimeOf(renewed->token_expire_time())};
  if (known_.size() >= kKnownMax) known_.clear();
  known_[key] = fresh;
  return std::optional<Known>(fresh);
}

Result<std::optional<Viewer>> Sessions::Identify(const Request& request) {
  const std::string secret = CookieOf(request, kSessionCookie);
  if (secret.empty() || secret.size() > kSecretMax) return std::optional<Viewer>();
  const std::string chosen = CookieOf(request, kPositionCookie).substr(0, 60);
  TEPAT_ASSIGN(const auto known, Find(secret, chosen));
  if (!known) return std::optional<Viewer>();
  Viewer viewer{known->person_id, known->session_id,    secret, known->token,
                CsrfOf(secret),   known->administrator, {},     chosen};
  TEPAT_ASSIGN(viewer.positions,
               pool_.Read<std::vector<identity::HeldPosition>>([&](sql::Database& db) {
                 return identity::PositionsOf(db, viewer.person_id, clock_.Now());
               }));
  const bool held = viewer.chosen.empty() || !viewer.acting().empty();
  if (held) return std::optional<Viewer>(std::move(viewer));
  // A delegation that is over: all that the person still holds, under a token for all of it.
  viewer.chosen.clear();
  TEPAT_ASSIGN(const auto whole, Find(secret, ""));
  if (!whole) return std::optional<Viewer>();
  viewer.token = whole->token;
  return std::optional<Viewer>(std::move(viewer));
}

void Sessions::ForgetSession(const std::string& session_id) {
  const Lock lock(mutex_);
  std::erase_if(known_, [&](const auto& entry) { return entry.second.session_id == session_id; });
}

void Sessions::ForgetPerson(const std::string& person_id) {
  const Lock lock(mutex_);
  std::erase_if(known_, [&](const auto& entry) { return entry.second.person_id == person_id; });
}

}  // namespace tepat::portal
