// SPDX-License-Identifier: Apache-2.0
#include "services/portal/live_pages.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"
#include "services/portal/screens/case/case_page.h"
#include "services/portal/screens/desk/inbox.h"
#include "services/portal/screens/live_address.h"
#include "services/portal/screens/report/board.h"

namespace tepat::portal {
namespace {

using Fragments = std::map<std::string, Html>;

// `{"kasus": [cases], "bagian": {id: html}}`: list items of these cases that
// are not among the parts are gone.
std::string JsonOf(const std::set<std::string>& case_ids, const Fragments& fragments) {
  nlohmann::json parts = nlohmann::json::object();
  for (const auto& [id, html] : fragments) parts[id] = html.text();
  const nlohmann::json data = {{"kasus", case_ids}, {"bagian", parts}};
  return WriteJson(data);
}

Result<Fragments> FragmentsOf(const Context& context, const std::string& page,
                              const std::string& watched, const std::set<std::string>& case_ids) {
  if (page == "kotak") return InboxRows(context, case_ids);
  if (page == "papan") return BoardParts(context, case_ids);
  if (!case_ids.contains(watched)) return Fragments();
  return CaseParts(context, watched);
}

std::int64_t NumberIn(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Opens a stream whose parts are drawn by the rights of whoever opened it, at
// that moment.
Response Open(const Context& context, const std::string& page, const std::string& watched,
              const LiveHub::Listener& listener) {
  const std::string& last = context.request.last_event_id;
  const std::int64_t since = NumberIn(last.empty() ? context.request.query.Get("sejak") : last);
  Portal& portal = context.portal;
  // A copy: the request itself is gone when the first change comes.
  Request from;  // what parts need to know of the request that opened the stream
  from.host = context.request.host;
  from.https = context.request.https;
  const auto render = [&portal, page, watched, from, viewer = context.viewer](
                          const std::set<std::string>& case_ids) -> std::string {
    Context drawing{portal, from, portal.world.clock.Now(), viewer};
    if (!Prepare(drawing)) return {};
    const auto fragments = FragmentsOf(drawing, page, watched, case_ids);
    return fragments ? JsonOf(case_ids, *fragments) : std::string();
  };
  Response response;
  response.events = portal.live.Open(listener, since, render);
  return response;
}

}  // namespace

Response OpenLive(const Context& context) {
  return Open(context, context.request.query.Get("halaman"), context.request.query.Get("berkas"),
              {context.viewer->session_id, context.viewer->person_id});
}

Response OpenWallboardLive(const Context& asked) {
  const auto machine = WallboardOf(asked);
  if (!machine) {
    Response refused;
    refused.status = 403;
    return refused;
  }
  Context context = asked;
  // Whoever is signed in at this browser must not show on the wall.
  context.viewer.reset();
  return Open(context, "papan", "", {"layar/" + *machine, ""});
}

}  // namespace tepat::portal
