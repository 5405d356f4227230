// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/live_address.h"

namespace tepat::portal {

Url LiveUrl(const std::string& page, const std::string& case_id, std::int64_t change) {
  Url url("/langsung");
  url.With("halaman", page).With("sejak", std::to_string(change));
  if (!case_id.empty()) url.With("berkas", case_id);
  return url;
}

Url WallboardLiveUrl(const std::string& token, std::int64_t change) {
  Url url("/papan/layar/langsung");
  return url.With("token", token).With("sejak", std::to_string(change));
}

// A machine's token and no person's: a wallboard never acts.
std::optional<std::string> WallboardOf(const Context& context) {
  const auto claims = context.portal.verifier.Verify(context.request.query.Get("token"));
  if (!claims || claims->machine.empty() || !claims->HasScope("read")) return std::nullopt;
  return claims->machine;
}

}  // namespace tepat::portal
