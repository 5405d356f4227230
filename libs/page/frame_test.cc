// SPDX-License-Identifier: Apache-2.0
#include "libs/page/frame.h"

#include <gmock/gmock.h>

#include "libs/page/failures.h"
#include "libs/page/notices.h"
#include "libs/page/table.h"
#include "libs/page/time_words.h"

namespace tepat::page {
namespace {

using http::Fill;
using http::Url;
using testing::HasSubstr;
using testing::Not;

Instant At(const char* text) { return *ParseInstant(text); }

Frame Framed() {
  return {"Papan",
          Url("/aset/a.css"),
          Url("/aset/a.svg"),
          Url("/aset/a.js"),
          "biasa",
          "",
          "",
          At("2026-11-23T01:00:00Z"),
          "WIB"};
}

TEST(Whole, FramesAPageWithWhatTheFaceSays) {
  Frame frame = Framed();
  frame.header = Fill("<nav>Utama</nav>");
  const http::Response page = Whole(frame, 409, Fill("<h1>Isi</h1>"));
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("<title>Papan</title>"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/aset/a.css\""));
  EXPECT_THAT(page.body, HasSubstr("<nav>Utama</nav>\n<main id=\"isi\" tabindex=\"-1\"><h1>Isi"));
  EXPECT_THAT(page.body, HasSubstr("Semua jam WIB"));
}

TEST(Whole, SaysAboveEverythingThatAnExampleIsOne) {
  Frame frame = Framed();
  EXPECT_THAT(Whole(frame, 200, http::Html()).body, Not(HasSubstr("CONTOH")));
  frame.example = true;
  EXPECT_THAT(Whole(frame, 200, http::Html()).body, HasSubstr("CONTOH"));
}

TEST(Table, NamesItselfAndItsColumns) {
  const std::string table = Table("Ketepatan", {"Kelompok", "Selesai"}, Fill("<tr></tr>")).text();
  EXPECT_THAT(table, HasSubstr("aria-label=\"Tabel: Ketepatan\""));
  EXPECT_THAT(table, HasSubstr("<th scope=\"col\">Selesai</th>"));
}

TEST(Moment, IsForPeopleAndForPrograms) {
  const TimeWords times("Asia/Jakarta", *worktime::Zone::Find("Asia/Jakarta"));
  const Instant at = At("2026-11-23T01:05:00Z");
  const std::string moment = Moment(times, at, at).text();
  EXPECT_THAT(moment, HasSubstr("datetime=\"2026-11-23T01:05:00"));
  EXPECT_THAT(moment, HasSubstr("title=\"Senin, 23 November 2026 pukul 08.05 WIB\">08.05<"));
}

TEST(TimeWords, KnowTheAbbreviationsOfTheThreeZones) {
  const auto word = [](const std::string& zone) {
    return TimeWords(zone, *worktime::Zone::Find("Asia/Jakarta")).zone_word();
  };
  EXPECT_EQ(word("Asia/Jakarta"), "WIB");
  EXPECT_EQ(word("Asia/Makassar"), "WITA");
  EXPECT_EQ(word("Asia/Jayapura"), "WIT");
  EXPECT_EQ(word("Europe/Berlin"), "Europe/Berlin");
}

TEST(TimeWords, ADayBeginsAtTheOfficesMidnight) {
  const TimeWords times("Asia/Jakarta", *worktime::Zone::Find("Asia/Jakarta"));
  EXPECT_EQ(times.StartOfDay(At("2026-11-22T17:30:00Z")), At("2026-11-22T17:00:00Z"));
  EXPECT_EQ(times.IsoDate(At("2026-11-22T17:30:00Z")), "2026-11-23");
}

TEST(Span, IsInTheLargestWordsThatFit) {
  EXPECT_EQ(Span(std::chrono::seconds(42)), "42 detik");
  EXPECT_EQ(Span(std::chrono::minutes(9)), "9 menit");
  EXPECT_EQ(Span(std::chrono::minutes(125)), "2 jam 5 menit");
  EXPECT_EQ(Span(std::chrono::hours(3)), "3 jam");
}

TEST(Notices, AreToldToTheSessionThatWasAnswered) {
  Notices notices;
  notices.Keep("s1", {"k1", At("2026-11-23T01:00:00Z"), ""});
  EXPECT_TRUE(notices.Find("s1", "k1"));
  EXPECT_FALSE(notices.Find("s2", "k1"));
  EXPECT_FALSE(notices.Find("s1", "k2"));
  notices.Keep("s1", {"k2", At("2026-11-23T01:00:00Z"), ""});
  EXPECT_FALSE(notices.Find("s1", "k1")) << "only the last one";
}

TEST(Failures, TheLastTwoHundredAreFoundByTheirCode) {
  Failures failures;
  for (int i = 0; i < 201; ++i) {
    failures.Keep({std::to_string(i), At("2026-11-23T01:00:00Z"), "/", {Code::kInternal, "x", ""}});
  }
  EXPECT_FALSE(failures.Find("0"));
  EXPECT_TRUE(failures.Find("1"));
  EXPECT_TRUE(failures.Find("200"));
}

}  // namespace
}  // namespace tepat::page
