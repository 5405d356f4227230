// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/letter.h"

#include <gtest/gtest.h>

namespace tepat::correspondence {
namespace {

const std::chrono::local_days kToday{std::chrono::year(2026) / 11 / 23};

Letter GoodLetter() {
  Letter letter;
  letter.sender = "Bappeda Kabupaten Lumajang";
  letter.number = "000.7/123/427.61/2026";
  letter.date = "2026-11-20";
  letter.subject = "Pengumpulan data kinerja triwulan III";
  letter.channel = 1;
  letter.received = *ParseInstant("2026-11-23T08:00:00+07:00");
  letter.nature = 1;
  letter.urgency = 1;
  letter.period = "2026-TW3";
  return letter;
}

Registration At(const char* now, int days_late = 0) {
  return {*ParseInstant(now), kToday, kToday - std::chrono::days(days_late)};
}

TEST(IsPeriod, KnowsAYearAndItsQuarters) {
  for (const char* text : {"2026", "2000", "2099", "2026-TW1", "2026-TW4"}) {
    EXPECT_TRUE(IsPeriod(text)) << text;
  }
  for (const char* text : {"", "20", "1999", "2126", "20x6", "2026-", "2026-TW", "2026-TW0",
                           "2026-TW5", "2026-TW33", "2026-tw3", " 2026", "2026-TW3 "}) {
    EXPECT_FALSE(IsPeriod(text)) << text;
  }
}

const Registration kOnTheDay = At("2026-11-23T08:04:00+07:00");

std::string FieldsOf(const Status& status) {
  return status ? "" : status.error().details.at("fields");
}

TEST(CheckLetter, AcceptsAnOrdinaryLetter) {
  EXPECT_TRUE(CheckLetter(GoodLetter(), kOnTheDay, {}));
}

TEST(CheckLetter, NamesEveryFieldThatIsWrong) {
  const std::string fields = FieldsOf(CheckLetter({}, kOnTheDay, {}));
  for (const char* field : {"sender", "letter_number", "subject", "channel", "nature", "urgency",
                            "period", "letter_date", "received_time"}) {
    EXPECT_NE(fields.find(field), std::string::npos) << field << " in " << fields;
  }
}

TEST(CheckLetter, CountsCharactersNotBytes) {
  Letter letter = GoodLetter();
  letter.sender.clear();
  for (int i = 0; i < 200; ++i) letter.sender += "é";
  EXPECT_TRUE(CheckLetter(letter, kOnTheDay, {}));
  letter.sender += "é";
  EXPECT_NE(FieldsOf(CheckLetter(letter, kOnTheDay, {})).find("sender"), std::string::npos);
}

TEST(CheckLetter, RefusesAReceiptInTheFutureOrTooLongAgo) {
  Letter letter = GoodLetter();
  letter.received = kOnTheDay.now + std::chrono::minutes(3);
  EXPECT_FALSE(CheckLetter(letter, kOnTheDay, {}));
  letter.received = kOnTheDay.now + std::chrono::minutes(1);
  EXPECT_TRUE(CheckLetter(letter, kOnTheDay, {}));
  letter.back_entry_reason = "listrik padam dua hari";
  EXPECT_TRUE(CheckLetter(letter, At("2026-11-23T08:04:00+07:00", 14), {}));
  EXPECT_FALSE(CheckLetter(letter, At("2026-11-23T08:04:00+07:00", 15), {}));
}

TEST(CheckLetter, ABackEntryNeedsAReasonAndOnlyABackEntryHasOne) {
  Letter letter = GoodLetter();
  const Registration late = At("2026-11-23T08:04:00+07:00", 1);
  EXPECT_NE(FieldsOf(CheckLetter(letter, late, {})).find("back_entry_reason"), std::string::npos);
  letter.back_entry_reason = "listrik padam";
  EXPECT_TRUE(CheckLetter(letter, late, {}));
  EXPECT_FALSE(CheckLetter(letter, kOnTheDay, {}));
}

TEST(CheckLetter, ADeadlineIsNotBeforeTheLetter) {
  Letter letter = GoodLetter();
  letter.sender_deadline = "2026-11-19";
  EXPECT_FALSE(CheckLetter(letter, kOnTheDay, {}));
  letter.sender_deadline = "2026-12-15";
  EXPECT_TRUE(CheckLetter(letter, kOnTheDay, {}));
}

TEST(CheckLetter, ALetterOnPaperNeedsThePlaceWhereItIsKept) {
  Letter letter = GoodLetter();
  letter.channel = 2;
  EXPECT_NE(FieldsOf(CheckLetter(letter, kOnTheDay, {})).find("archive_place"), std::string::npos);
  letter.archive_place = "Map 3, lemari A";
  EXPECT_TRUE(CheckLetter(letter, kOnTheDay, {}));
  EXPECT_EQ(PlaceOf(letter), "Map 3, lemari A");
  EXPECT_EQ(PlaceOf(GoodLetter()), "SRIKANDI");
}

TEST(DuplicateKey, IgnoresCaseBlanksAndPunctuationButNotTheDay) {
  Letter letter = GoodLetter();
  const std::string key = DuplicateKey(letter, kToday);
  letter.sender = "BAPPEDA  Kabupaten-Lumajang.";
  letter.number = "000.7 / 123 / 427.61 / 2026";
  EXPECT_EQ(DuplicateKey(letter, kToday), key);
  EXPECT_NE(DuplicateKey(letter, kToday - std::chrono::days(1)), key);
}

sop::Sop TwoSteps() {
  sop::Sop sop{"uji", 3, {}, {}};
  for (int key = 1; key <= 2; ++key) {
    sop::Step step;
    step.key = key;
    step.commands["register"] = {{"staf_penerima_surat"}, "staf_penerima_surat", {}};
    sop.steps.push_back(step);
  }
  return sop;
}

TEST(MarksOfRegistration, StepOneRunsFromReceiptToRegistrationAndStepTwoStartsThere) {
  const auto marks = MarksOfRegistration(GoodLetter(), kOnTheDay, TwoSteps());
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[0].at, *GoodLetter().received);
  EXPECT_EQ(marks[0].sop_version, 3);
  EXPECT_EQ(marks[0].holders[0].position, "staf_penerima_surat");
  EXPECT_FALSE(marks[0].declared);
  EXPECT_EQ(marks[1].at, kOnTheDay.now);
  EXPECT_EQ(marks[1].opens, 2);
  EXPECT_EQ(marks[2].step, 2);
  EXPECT_EQ(marks[2].at, kOnTheDay.now);
}

TEST(MarksOfRegistration, AnInstantAheadOfOurClockDoesNotMakeTheVisitRunBackwards) {
  Letter letter = GoodLetter();
  letter.received = kOnTheDay.now + std::chrono::seconds(90);
  const auto marks = MarksOfRegistration(letter, kOnTheDay, TwoSteps());
  EXPECT_EQ(marks[0].at, kOnTheDay.now);
}

TEST(PeriodYear, IsThatOfTheQuarterOrTheYear) {
  EXPECT_EQ(PeriodYear("2026-TW3"), 2026);
  EXPECT_EQ(PeriodYear("2027"), 2027);
}

}  // namespace
}  // namespace tepat::correspondence
