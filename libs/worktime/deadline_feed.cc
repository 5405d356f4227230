// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/deadline_feed.h"

#include <libical/ical.h>

#include <memory>

namespace tepat::worktime {
namespace {

icaltimetype TimeOf(Instant at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  // In UTC: a reader's calendar shows it in the reader's own zone, without a VTIMEZONE of ours.
  return icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone());
}

}  // namespace

std::string FormatFeed(const std::vector<FeedEntry>& entries, Instant now) {
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> feed(
      icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                          icalproperty_new_prodid("-//Tepat//ID"), nullptr),
      icalcomponent_free);
  for (const FeedEntry& entry : entries) {
    // The component owns what is added, and the feed owns its components.
    icalcomponent_add_component(
        feed.get(),
        icalcomponent_vanew(ICAL_VEVENT_COMPONENT, icalproperty_new_uid(entry.uid.c_str()),
                            icalproperty_new_dtstamp(TimeOf(now)),
                            icalproperty_new_dtstart(TimeOf(entry.due)),
                            icalproperty_new_summary(entry.summary.c_str()),
                            icalproperty_new_description(entry.description.c_str()), nullptr));
  }
  const std::unique_ptr<char, decltype(&free)> text(icalcomponent_as_ical_string_r(feed.get()),
                                                    free);
  return text == nullptr ? std::string() : std::string(text.get());
}

}  // namespace tepat::worktime
