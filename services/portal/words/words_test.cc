// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "libs/measure/number_text.h"
#include "libs/page/field_words.h"
#include "libs/testing/project_file.h"
#include "services/portal/assets.h"
#include "services/portal/words/clock_words.h"
#include "services/portal/words/error_words.h"
#include "services/portal/words/numbers.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

Instant At(const char* text) { return *ParseInstant(text); }

TimeWords Times() { return TimeWords("Asia/Jakarta", *worktime::Zone::Find("Asia/Jakarta")); }

worktime::Calendar OfficeCalendar() {
  const std::string text = simulation::ReadOfficeFile("calendar-lumajang.json");
  Mistakes mistakes("calendar-lumajang.json");
  return *worktime::Calendar::Build(*worktime::ParseCalendarFile(text, mistakes));
}

TEST(TimeWords, SayTheTimeAsTheOfficeDoes) {
  EXPECT_EQ(Times().Long(At("2026-11-23T01:05:00Z")), "Senin, 23 November 2026 pukul 08.05 WIB");
  EXPECT_EQ(Times().Short(At("2026-11-23T01:05:00Z"), At("2026-11-23T09:00:00Z")), "08.05");
  EXPECT_EQ(Times().Short(At("2026-11-22T01:05:00Z"), At("2026-11-23T09:00:00Z")), "22 Nov 08.05");
  EXPECT_EQ(Times().Short(At("2025-11-22T18:05:00Z"), At("2026-11-23T09:00:00Z")),
            "23 Nov 2025 01.05");
}

TEST(TimeWords, ADateAndTimeFieldGivesTheInstantBack) {
  const Instant at = At("2026-11-23T01:05:00Z");
  EXPECT_EQ(Times().Field(at), "2026-11-23T08:05");
  EXPECT_EQ(*Times().FromField("2026-11-23T08:05"), at);
  EXPECT_FALSE(Times().FromField("kemarin"));
}

TEST(Clock, SaysWhatIsLeftInWorkingTimeAndBeginsToWarnAtFourFifths) {
  const worktime::Calendar calendar = OfficeCalendar();
  VisitRow visit;
  visit.state = timing::v1::VISIT_STATE_RUNNING;
  visit.start = At("2026-11-23T02:00:00Z");  // Monday 09:00
  visit.due = At("2026-11-23T02:10:00Z");
  visit.breach = visit.due;
  const auto words = ClockOf(visit, At("2026-11-23T02:03:00Z"), &calendar, Times());
  EXPECT_EQ(words.left, "sisa 7 menit");
  EXPECT_EQ(words.state, ClockState::kOnTime);
  EXPECT_EQ(words.percent, 30);
  EXPECT_EQ(ClockOf(visit, At("2026-11-23T02:08:00Z"), &calendar, Times()).state,
            ClockState::kNearly);
  const auto late = ClockOf(visit, At("2026-11-23T02:26:00Z"), &calendar, Times());
  EXPECT_EQ(late.state, ClockState::kLate);
  EXPECT_EQ(late.left, "lewat 16 menit");
}

TEST(Clock, RunsOnUntilTheNextClosingAndStandsStillOverNight) {
  const worktime::Calendar calendar = OfficeCalendar();
  VisitRow visit;
  visit.start = At("2026-11-23T02:00:00Z");
  visit.due = At("2026-11-27T09:30:00Z");
  const Instant morning = At("2026-11-23T02:00:00Z");
  const auto words = ClockOf(visit, morning, &calendar, Times());
  const Instant closing(std::chrono::seconds(words.open_until));
  EXPECT_EQ(*calendar.Between(morning, closing), closing - morning) << "all of it is work";
  EXPECT_FALSE(calendar.IsOpen(closing + std::chrono::seconds(1)));
  EXPECT_EQ(ClockOf(visit, At("2026-11-23T15:00:00Z"), &calendar, Times()).open_until, 0);
}

// A value that the contract gains must not be offered as "lainnya", or without a word.
TEST(Words, NameEveryValueOfTheContract) {
  const auto all_are_named = [](int last, std::string (*word)(int)) {
    std::set<std::string> words;
    for (int value = 1; value <= last; ++value) words.insert(word(value));
    return words.size() == static_cast<std::size_t>(last) && !words.contains("") &&
           !words.contains("lainnya");
  };
  EXPECT_TRUE(all_are_named(correspondence::v1::IntakeChannel_MAX, ChannelWord));
  EXPECT_TRUE(all_are_named(correspondence::v1::Nature_MAX, NatureWord));
  EXPECT_TRUE(all_are_named(correspondence::v1::Urgency_MAX, UrgencyWord));
  EXPECT_TRUE(all_are_named(submission::v1::DeliveryChannel_MAX, DeliveryWord));
  EXPECT_TRUE(all_are_named(submission::v1::CorrectionTarget_MAX, CorrectionTargetWord));
  EXPECT_TRUE(all_are_named(office::v1::DelegationKind_MAX, DelegationWord));
  EXPECT_TRUE(all_are_named(data_collection::v1::UnitState_MAX, UnitStateWord));
}

// Slugs that no person's command can give: a service's, a machine's, or the operator's call.
const std::set<std::string> kNotForPeople = {
    "identity.no_scope",        "identity.not_a_service",       "identity.not_the_portal",
    "office.mistakes",          "office.no_default_calendar",   "office.invalid_token_request",
    "disposition.case_is_here", "data_collection.case_is_here", "timing.too_many_watchers",
    "rpc.no_deadline",          "journal.page_out_of_range",    "journal.malformed_request_id",
    "journal.invalid_request"};

// What the contracts of the services document, `area.reason` between backticks.
std::set<std::string> DocumentedSlugs() {
  std::set<std::string> slugs;
  const std::regex slug("`([a-z_]+\\.[a-z_]+)`");
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(simulation::ProjectFolder() / "proto")) {
    if (entry.path().string().find("_service.proto") == std::string::npos) continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (std::sregex_iterator found(text.begin(), text.end(), slug), end; found != end; ++found) {
      slugs.insert((*found)[1]);
    }
  }
  return slugs;
}

TEST(Words, EverySlugOfTheContractsHasASentenceOfItsOwn) {
  const std::string none = ErrorSentence({Code::kInternal, "tidak.dikenal_sama_sekali", ""});
  std::set<std::string> slugs = DocumentedSlugs();
  EXPECT_GT(slugs.size(), 50U);
  slugs.insert({"sql.full", "rpc.unavailable", "journal.frozen", "identity.token_expired"});
  for (const std::string& slug : slugs) {
    const bool moved = slug.size() > 9 && slug.substr(slug.size() - 9) == ".moved_on";
    if (moved || kNotForPeople.contains(slug)) continue;  // who was first is told by `Explain`
    EXPECT_NE(ErrorSentence({Code::kInternal, slug, ""}), none) << slug;
  }
}

TEST(Words, EveryRefusalOfThePortalHasASentenceOfItsOwn) {
  const std::string none = ErrorSentence({Code::kInternal, "tidak.dikenal_sama_sekali", ""});
  const std::regex slug("\"(portal\\.[a-z_]+)\"");
  int seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           simulation::ProjectFolder() / "services/portal/screens")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (std::sregex_iterator found(text.begin(), text.end(), slug), end; found != end; ++found) {
      EXPECT_NE(ErrorSentence({Code::kInternal, (*found)[1], ""}), none) << (*found)[1];
      ++seen;
    }
  }
  EXPECT_GT(seen, 4);
}

TEST(Words, AMistakeSaysWhatIsRight) {
  EXPECT_EQ(page::FieldSentence("subject: 1 to 500 characters"), "Hal: 1 sampai 500 huruf.");
  EXPECT_EQ(page::FieldSentence("values[1].indicator: each once"),
            "Indikator (baris 2): tidak boleh ada dua kali.");
  EXPECT_EQ(page::FieldSentence("instructions: 1 to 20"),
            "Dengan hormat harap: 1 sampai 20 isian.");
  EXPECT_EQ(page::FieldSentence("end_time: after start_time"), "Sampai: harus sesudah mulai.");
  EXPECT_EQ(page::FieldSentence("unheard_of: never seen"), "unheard_of: periksa isiannya.");
}

TEST(Words, AMissingInputIsNamedInIndonesian) {
  const std::string text = ErrorSentence(
      {Code::kConflict, "disposition.input_missing", "", {{"missing", "perjanjian_kinerja"}}});
  EXPECT_NE(text.find("Perjanjian Kinerja"), std::string::npos) << text;
}

TEST(Words, NothingIsCalledReceivedBeforeTheReceipt) {
  CaseRow row;
  row.stage = Stage::kSent;
  EXPECT_EQ(StatusWord(row), "Disampaikan ke Bappeda");
  row.stage = Stage::kReceived;
  EXPECT_EQ(StatusWord(row), "Diterima Bappeda");
}

TEST(Assets, AreSmallEnoughForAPoorLink) {
  const Assets assets;
  EXPECT_LE(assets.PackedBytes(".css"), 8'000U);
  EXPECT_LE(assets.PackedBytes(".js"), 10'000U);
}

TEST(Numbers, AreShownAsIndonesiansWriteThem) {
  EXPECT_EQ(IndonesianNumber("1234567.5"), "1.234.567,5");
  EXPECT_EQ(IndonesianNumber("-1234"), "-1.234");
  EXPECT_EQ(IndonesianNumber("0.125"), "0,125");
  EXPECT_EQ(IndonesianNumber("86.20"), "86,20");
  EXPECT_EQ(IndonesianNumber("BB"), "BB");
  EXPECT_EQ(IndonesianNumber(""), "");
}

TEST(Numbers, AreReadBackAsTheSame) {
  for (const char* number : {"1234567.5", "-1234", "0.125", "86.2", "7"}) {
    EXPECT_EQ(measure::ReadNumber(IndonesianNumber(number))->ToPlain(), number);
  }
}

}  // namespace
}  // namespace tepat::portal
