// SPDX-License-Identifier: Apache-2.0
#include "services/cli/words.h"

#include <fmt/format.h>

#include <array>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

// In the order of VisitState.
constexpr std::array<const char*, 13> kStates = {
    "belum dinilai",     "menunggu",     "berjalan",    "dijeda",
    "jatuh tempo",       "terlambat",    "tepat waktu", "tepat (di luar jam)",
    "terlambat selesai", "dikembalikan", "dibatalkan",  "mulai tidak diketahui",
    "kalender habis"};

}  // namespace

std::string StateName(timing::v1::VisitState state) {
  const auto index = static_cast<std::size_t>(state);
  // A newer service may know more states than this tool.
  return index < kStates.size() ? kStates.at(index) : "keadaan baru";
}

std::string DueMove(const timing::v1::CalendarChange& change, const worktime::Zone& zone) {
  const auto at = [&](bool there, const google::protobuf::Timestamp& time) {
    return there ? zone.Format(journal::TimeOf(time)).substr(0, 16) : std::string("-");
  };
  return fmt::format("jatuh tempo {} menjadi {}", at(change.has_due_before(), change.due_before()),
                     at(change.has_due_after(), change.due_after()));
}

// Without fractions and offset: whoever reads it sits in that zone.
std::string LocalTime(const worktime::Zone& zone, const google::protobuf::Timestamp& time) {
  return zone.Format(journal::TimeOf(time)).substr(0, 19);
}

std::string Hours(const google::protobuf::Duration& time) {
  const std::int64_t minutes = time.seconds() / 60;
  return fmt::format("{}:{:02}:{:02}", minutes / 60, minutes % 60, time.seconds() % 60);
}

}  // namespace tepat::cli
