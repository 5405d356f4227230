// SPDX-License-Identifier: Apache-2.0
#include "services/office/domain.h"

#include <gtest/gtest.h>

#include "libs/testing/project_file.h"
#include "services/office/directory_file.h"

namespace tepat::office {
namespace {

TEST(KindOf, KnowsFilesByTheirNames) {
  EXPECT_EQ(KindOf("sop/pengumpulan-data-kinerja.textproto"), FileKind::kSop);
  EXPECT_EQ(KindOf("calendar-lumajang.json"), FileKind::kCalendar);
  EXPECT_EQ(KindOf("directory.textproto"), FileKind::kDirectory);
  for (const char* name : {"", "sop/../x.textproto", "calendar-.json", "directory.textproto.bak",
                           "sop/a/b.textproto", "calendar-A.json", "calendar-.jso",
                           "sop/.textproto", "calendar-x.json\n", "calendar-caf\xE9.json"}) {
    EXPECT_FALSE(KindOf(name)) << name;
  }
}

TEST(JudgeVersion, AVersionIsNeverRewrittenAndNeverGoesBack) {
  EXPECT_EQ(JudgeVersion({}, 1, "a"), Adoption::kAdopt);
  EXPECT_EQ(JudgeVersion({2, "a"}, 2, "a"), Adoption::kUnchanged);
  EXPECT_EQ(JudgeVersion({2, "a"}, 2, "b"), Adoption::kRewritten);
  EXPECT_EQ(JudgeVersion({2, "a"}, 1, "b"), Adoption::kOutdated);
}

TEST(IsPersonnelNumber, ChecksBirthDateAppointmentAndSex) {
  EXPECT_TRUE(IsPersonnelNumber("198005172005011003"));
  EXPECT_FALSE(IsPersonnelNumber("198013172005011003"));  // month 13
  EXPECT_FALSE(IsPersonnelNumber("198005172005131003"));  // appointed in month 13
  EXPECT_FALSE(IsPersonnelNumber("198005172005013003"));  // sex 3
  EXPECT_FALSE(IsPersonnelNumber("19800517200501100"));
}

TEST(CheckDelegation, NamesEveryFieldThatIsWrong) {
  const Instant now = *ParseInstant("2026-11-23T08:00:00Z");
  Delegation good{"camat", "p", 1, now, now + std::chrono::days(3), "800/1/2026"};
  EXPECT_TRUE(CheckDelegation(good));
  good.until = now;
  EXPECT_NE(CheckDelegation(good).error().details.at("fields").find("end_time"), std::string::npos);
  good.until = now + std::chrono::days(367);
  EXPECT_FALSE(CheckDelegation(good));
  const std::string all = CheckDelegation({}).error().details.at("fields");
  for (const char* field : {"kind", "start_time", "decree_number"}) {
    EXPECT_NE(all.find(field), std::string::npos) << field;
  }
}

TEST(ParseDirectoryFile, ReadsTheDefaultOffice) {
  const std::string text = simulation::ReadOfficeFile("directory.textproto");
  Mistakes mistakes("directory.textproto");
  const auto directory = ParseDirectoryFile(text, mistakes);
  ASSERT_TRUE(directory) << mistakes.list()[0].ToString();
  EXPECT_EQ(directory->units_size(), 12);
  EXPECT_EQ(directory->people_size(), directory->positions_size());
}

TEST(ParseDirectoryFile, ReportsEveryMistakeWithItsLine) {
  Mistakes mistakes("directory.textproto");
  EXPECT_FALSE(ParseDirectoryFile(R"(version: 0
units { key: "A" title: "x" }
positions { key: "camat" title: "Camat" unit: "tidak_ada" }
positions { key: "camat" title: "Camat" }
people { key: "x" name: "" positions: "lurah" personnel_number: "123" }
)",
                                  mistakes));
  std::vector<int> lines;
  for (const Mistake& mistake : mistakes.list()) lines.push_back(mistake.line);
  EXPECT_EQ(lines, (std::vector<int>{0, 2, 3, 4, 5, 5, 5}));
}

}  // namespace
}  // namespace tepat::office
