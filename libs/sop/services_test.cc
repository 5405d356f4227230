// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/services.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "libs/sop/roles.h"
#include "libs/sop/served_steps.h"
#include "libs/testing/project_file.h"

namespace tepat::sop {
namespace {

TEST(Services, AreTheSameInTheFileThatScriptsRead) {
  std::istringstream file(simulation::ReadProjectFile("deploy/services"));
  std::vector<std::string> listed;
  std::vector<std::string> serving;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream columns(line);
    std::string name;
    std::string steps;
    columns >> name >> steps;
    listed.push_back(name);
    if (steps != "-") serving.push_back(name.append(" ").append(steps));
  }
  EXPECT_EQ(listed, std::vector<std::string>(kServices.begin(), kServices.end()));
  std::vector<std::string> expected;
  expected.reserve(kStepServices.size());
  for (const StepService& each : kStepServices) {
    expected.push_back(std::string(each.service) + " " + std::to_string(each.first_step) + "-" +
                       std::to_string(each.last_step));
  }
  EXPECT_EQ(serving, expected);
}

TEST(Services, ServeTheSevenStepsWithoutGapInOrder) {
  int next = 1;
  for (const StepService& each : kStepServices) {
    EXPECT_TRUE(IsService(each.service)) << each.service;
    EXPECT_EQ(each.first_step, next) << each.service;
    next = each.last_step + 1;
  }
  EXPECT_EQ(next, 8);
}

TEST(Services, AStepOfNobodyHasNoService) {
  EXPECT_EQ(FindServiceOfStep(5), "data-collection");
  EXPECT_EQ(FindServiceOfStep(0), std::nullopt);
  EXPECT_EQ(FindServiceOfStep(8), std::nullopt);
}

TEST(Services, OnlyThoseOfStepsServeSteps) {
  EXPECT_TRUE(IsStepService("submission"));
  EXPECT_FALSE(IsStepService("timing"));
  EXPECT_FALSE(IsService("registry"));
  for (const std::string_view name : kJournalServices) EXPECT_TRUE(IsService(name)) << name;
}

TEST(ServedSteps, AreTheStepsThatHaveAService) {
  int key = 0;
  for (const ServedStep& step : ServedSteps()) {
    EXPECT_EQ(step.key, ++key);
    EXPECT_TRUE(FindServiceOfStep(step.key)) << step.key;
    EXPECT_FALSE(step.commands.empty()) << step.key;
  }
  EXPECT_FALSE(FindServiceOfStep(key + 1));
}

TEST(Roles, WhoAnswersForACommandMayHoldItsClockAndSoMayHisSuperiors) {
  Step step;
  step.commands["submit"] = {{"lurah"}, kKasubbagKeuangan, {}};
  EXPECT_EQ(PausersOf(step), (std::vector<std::string>{kSekretaris, kCamat, kKasubbagKeuangan}));
}

TEST(Roles, AStepWithoutCommandsIsHeldByThoseWhoLead) {
  EXPECT_EQ(PausersOf(Step()), LeadingRoles());
}

TEST(Roles, DocumentsOfTheYearAreRegisteredByWhoeverKeepsThemOrHisSuperior) {
  EXPECT_EQ(YearDocumentRoles(), (std::vector<std::string>{kKasubbagKeuangan, kSekretaris}));
}

TEST(Roles, KnowTheDocumentsOfTheYear) {
  EXPECT_TRUE(IsYearDocument("rencana_aksi"));
  EXPECT_TRUE(IsYearDocument("tupoksi"));
  EXPECT_FALSE(IsYearDocument("surat_edaran"));
}

}  // namespace
}  // namespace tepat::sop
