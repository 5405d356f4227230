// SPDX-License-Identifier: Apache-2.0
// Incoming letters: what a letter is, when it may be registered, and what its registration means
// for the clock of step 1.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/sop.h"
#include "libs/worktime/zone.h"
#include "services/correspondence/config.h"

namespace tepat::correspondence {

// How closely a letter is to be kept (sifat); from kRestricted on, facts carry neither its sender
// nor its subject.
enum class Nature { kOrdinary = 1, kRestricted = 2, kSecret = 3, kTopSecret = 4 };

// A letter as it was received. Value type.
struct Letter {
  std::string sender;               // 1 to 200 characters
  std::string number;               // the sender's, 1 to 150 characters, free text
  std::string date;                 // ISO 8601
  std::string subject;              // 1 to 500 characters
  int channel = 0;                  // as in the contract, never 0
  std::string external_number;      // at most 150 characters
  std::optional<Instant> received;  // required
  std::string back_entry_reason;    // 5 to 500 characters when received on an earlier day
  int nature = 0;                   // Nature, as in the contract
  int urgency = 0;                  // as in the contract, never 0
  std::string sender_deadline;      // ISO 8601 or empty; not before the letter's date
  std::string period;               // `2026-TW3` or `2026`
  int attachments = 0;              // 0 to 1000
  std::string archive_place;        // 1 to 200 characters for a letter on paper
};

// When and where a letter is being registered.
struct Registration {
  Instant now;
  std::chrono::local_days today;         // in the office's time zone
  std::chrono::local_days received_day;  // of the letter; today when it has no time of receipt
};

// The registration, at `now`, of a letter in an office of that time zone.
Registration RegistrationAt(Instant now, const Letter& letter, const worktime::Zone& zone);

// The year of the agenda in which a day falls.
int YearOf(std::chrono::local_days day);

// Checks a letter against the rules; fails with kInvalid `correspondence.invalid_letter`, whose
// detail `fields` names each wrong field and why, separated by `; `.
Status CheckLetter(const Letter& letter, const Registration& registration, const Config& config);

// True for `2026-TW3` and `2026`.
bool IsPeriod(const std::string& text);
// The year of such a text.
int PeriodYear(const std::string& period);

// What makes two letters look like the same: normalised sender and number, and the day of receipt.
std::string DuplicateKey(const Letter& letter, std::chrono::local_days received_day);

// True when the receipt is declared on a later day.
bool IsBackEntry(const Registration& registration);

// True when facts may carry sender, number and subject.
bool IsPublic(const Letter& letter);

// Positions that may read a letter that is not public: those through whose hands it goes.
std::vector<std::string> ReadersOfRestricted();

// Where the circular is kept: the place given, or the channel that still holds it.
std::string PlaceOf(const Letter& letter);

// Step 1 ran from the receipt to the registration and opens step 2, which starts at once with the
// clerk.
std::vector<sop::Mark> MarksOfRegistration(const Letter& letter, const Registration& registration,
                                           const sop::Sop& sop);

}  // namespace tepat::correspondence
