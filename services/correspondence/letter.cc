// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/letter.h"

#include <cctype>

#include "libs/base/findings.h"
#include "libs/base/instant.h"
#include "libs/performance/period.h"
#include "libs/sop/open_visit.h"
#include "libs/sop/roles.h"

namespace tepat::correspondence {
namespace {

constexpr int kCourier = 2;
constexpr int kCounter = 3;
constexpr int kChannelMax = 5;
constexpr int kNatureMax = 4;
constexpr int kUrgencyMax = 3;
constexpr int kAttachmentsMax = 1000;

void CheckDates(const Letter& letter, const Registration& registration, Findings& findings) {
  const auto date = ParseDate(letter.date);
  findings.Require(date.has_value(), "letter_date", "a date like 2026-11-20");
  findings.Require(!date || *date <= registration.today, "letter_date", "not in the future");
  if (letter.sender_deadline.empty()) return;
  const auto deadline = ParseDate(letter.sender_deadline);
  findings.Require(deadline && (!date || *date <= *deadline), "sender_deadline",
                   "a date like 2026-12-31, not before letter_date");
}

void CheckReceipt(const Letter& letter, const Registration& registration, const Config& config,
                  Findings& findings) {
  findings.Require(letter.received.has_value(), "received_time", "required");
  if (!letter.received) return;
  findings.Require(*letter.received <= registration.now + config.clock_tolerance, "received_time",
                   "not in the future");
  findings.Require(registration.today - registration.received_day <= config.back_entry_max,
                   "received_time",
                   "at most " + std::to_string(config.back_entry_max.count()) + " days ago");
  if (IsBackEntry(registration)) {
    findings.RequireText(letter.back_entry_reason, "back_entry_reason", kReasonLength);
  } else {
    findings.Require(letter.back_entry_reason.empty(), "back_entry_reason",
                     "only for a letter received on an earlier day");
  }
}

// Lower case, without blanks and punctuation: `BAPPEDA  Kab.` and `Bappeda kab` are one sender.
std::string Normalised(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte)) kept += static_cast<char>(std::tolower(byte));
  }
  return kept;
}

}  // namespace

Registration RegistrationAt(Instant now, const Letter& letter, const worktime::Zone& zone) {
  const auto today = zone.DateOf(now);
  // A letter without a time of receipt is refused in a moment; until then it came today.
  return {now, today, letter.received ? zone.DateOf(*letter.received) : today};
}

int YearOf(std::chrono::local_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

bool IsPeriod(const std::string& text) {
  const auto period = performance::ParsePeriod(text);
  // Of this century: anything else is a slip of the finger.
  return period && period->year / 100 == 20;
}

int PeriodYear(const std::string& period) {
  return performance::ParsePeriod(period).value_or(performance::Period{}).year;
}

Status CheckLetter(const Letter& letter, const Registration& registration, const Config& config) {
  Findings findings;
  findings.RequireText(letter.sender, "sender", kNameLength);
  findings.RequireText(letter.number, "letter_number", kNumberLength);
  findings.RequireText(letter.subject, "subject", kRequestLength);
  findings.RequireText(letter.external_number, "external_number", kNumberLength.OrNone());
  findings.Require(letter.channel >= 1 && letter.channel <= kChannelMax, "channel", "required");
  findings.Require(letter.nature >= 1 && letter.nature <= kNatureMax, "nature", "required");
  findings.Require(letter.urgency >= 1 && letter.urgency <= kUrgencyMax, "urgency", "required");
  findings.Require(IsPeriod(letter.period), "period", "like 2026-TW3 or 2026");
  findings.Require(letter.attachments >= 0 && letter.attachments <= kAttachmentsMax, "attachments",
                   "0 to " + std::to_string(kAttachmentsMax));
  const bool on_paper = letter.channel == kCourier || letter.channel == kCounter;
  // What came on paper must be found again; what came by wire is where it came.
  findings.RequireText(letter.archive_place, "archive_place",
                       on_paper ? kPlaceLength : kPlaceLength.OrNone());
  CheckDates(letter, registration, findings);
  CheckReceipt(letter, registration, config, findings);
  return findings.Outcome("correspondence.invalid_letter");
}

std::string DuplicateKey(const Letter& letter, std::chrono::local_days received_day) {
  // The day, too: offices number anew each year, and send a reminder under the same number.
  return Normalised(letter.sender) + "|" + Normalised(letter.number) + "|" +
         std::to_string(received_day.time_since_epoch().count());
}

bool IsBackEntry(const Registration& registration) {
  return registration.received_day < registration.today;
}

bool IsPublic(const Letter& letter) {
  return letter.nature < static_cast<int>(Nature::kRestricted);
}

std::string PlaceOf(const Letter& letter) {
  // In the order of the contract.
  static const char* const channels[] = {"", "SRIKANDI", "kurir", "loket", "surel", "pesan"};
  return letter.archive_place.empty() ? channels[letter.channel] : letter.archive_place;
}

std::vector<std::string> ReadersOfRestricted() {
  return {sop::kStafPenerimaSurat, sop::kSekretaris, sop::kCamat};
}

std::vector<sop::Mark> MarksOfRegistration(const Letter& letter, const Registration& registration,
                                           const sop::Sop& sop) {
  // A receipt that our clock sees a little ahead is taken as now: no visit runs backwards.
  const Instant received = std::min(*letter.received, registration.now);
  sop::Mark started = sop::StartOf(sop::NewVisit(sop, 1, 1, "register"), sop, received);
  started.declared = IsBackEntry(registration);
  started.reason = letter.back_entry_reason;
  sop::Mark completed{1, 1, sop::Mark::Kind::kCompleted, registration.now};
  if (!sop.HasStep(2)) return {std::move(started), std::move(completed)};
  completed.opens = 2;
  sop::Mark forwarding =
      sop::StartOf(sop::NewVisit(sop, 2, 1, "forward_to_sekretaris"), sop, registration.now);
  return {std::move(started), std::move(completed), std::move(forwarding)};
}

}  // namespace tepat::correspondence
