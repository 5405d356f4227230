// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/calendar/deadlines.h"

#include <fmt/format.h>

#include "libs/journal/wire.h"
#include "libs/worktime/deadline_feed.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/live_address.h"
#include "services/portal/screens/parts.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = timing::v1;

constexpr int kPage = 200;
// More due dates than a calendar program shows; the newest cases come first.
constexpr std::size_t kEntriesMax = 1000;

worktime::FeedEntry EntryOf(const Context& context, const wire::Visit& visit) {
  return {fmt::format("{}.{}.{}@tepat", visit.case_id(), visit.step(), visit.visit()),
          journal::TimeOf(visit.due_time()),
          fmt::format("Jatuh tempo langkah {} {}: {}", visit.step(), StepName(visit.step()),
                      CaseName(context, visit.case_id(), "berkas")),
          visit.explanation()};
}

// Open visits that are due some time, newest case first.
Result<std::vector<worktime::FeedEntry>> Entries(const Context& context) {
  const auto& backend = context.portal.backend;
  std::vector<worktime::FeedEntry> entries;
  wire::ListVisitsRequest request;
  request.set_open_only(true);
  request.set_page_size(kPage);
  // Page by page, as the contract lists them.
  do {
    TEPAT_ASSIGN(
        const auto page,
        backend.CallAsFace(backend.timing, &wire::TimingService::Stub::ListVisits, request));
    for (const wire::Visit& visit : page.visits()) {
      if (visit.has_due_time()) entries.push_back(EntryOf(context, visit));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && entries.size() < kEntriesMax);
  return entries;
}

}  // namespace

Response DeadlineFeed(const Context& context) {
  if (!WallboardOf(context)) {
    return ErrorPage(context, 403, "Tenggat ini memerlukan tokennya",
                     {Code::kDenied, "portal.no_wallboard_token", "no valid token"});
  }
  const auto entries = Entries(context);
  if (!entries) return ErrorPage(context, 503, "Tenggat belum dapat dibaca", entries.error());
  Response response;
  response.type = "text/calendar; charset=utf-8";
  response.body = worktime::FormatFeed(*entries, context.now);
  return response;
}

}  // namespace tepat::portal
