// SPDX-License-Identifier: Apache-2.0
#include "services/cli/measure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "libs/testing/project_file.h"

namespace tepat::cli {
namespace {

std::string AnswerAll(const std::string& questions) {
  std::istringstream in(questions);
  std::ostringstream out;
  EXPECT_TRUE(AnswerMeasures(in, out));
  return out.str();
}

// Answers on which two derivations agree: in fractions, and in decimals of sixty digits.
void ExpectVectors(const std::string& name, long rows_min) {
  const std::string file = simulation::ReadProjectFile("tests/data/measure/" + name);
  EXPECT_GE(std::count(file.begin(), file.end(), '\n'), rows_min);
  std::istringstream answered(AnswerAll(file));
  std::istringstream expected(file);
  for (std::string line, answer; std::getline(expected, line);) {
    ASSERT_TRUE(std::getline(answered, answer));
    EXPECT_EQ(answer, line);
  }
  EXPECT_EQ(AnswerAll(file), file);
}

TEST(MeasureVectors, Achievement) { ExpectVectors("achievement.tsv", 504); }
TEST(MeasureVectors, Year) { ExpectVectors("year.tsv", 400); }
TEST(MeasureVectors, Ratio) { ExpectVectors("ratio.tsv", 404); }
TEST(MeasureVectors, Number) { ExpectVectors("number.tsv", 173); }

TEST(Measure, AnswersBehindTheLineAsItCame) {
  EXPECT_EQ(AnswerMeasure("number\t 1.234,5 "), "number\t 1.234,5 \t=\t1234.5");
  EXPECT_EQ(AnswerMeasure("number\t5\t=\tanything\t=\telse"), "number\t5\t=\t5");
  EXPECT_EQ(AnswerMeasure("number\t"), "number\t\t=\tkosong");
  EXPECT_EQ(AnswerMeasure("number\t=5"), "number\t=5\t=\tbukan_angka");
}

TEST(Measure, KeepsTheMarkInFrontAndTheEndsOfLines) {
  EXPECT_EQ(AnswerAll("\xEF\xBB\xBFnumber\t5\r\nnumber\t6\n"),
            "\xEF\xBB\xBFnumber\t5\t=\t5\r\nnumber\t6\t=\t6\n");
  EXPECT_EQ(AnswerAll("number\t5"), "number\t5\t=\t5\n");
  EXPECT_EQ(AnswerAll(""), "");
}

TEST(Measure, TakesARangeAsTargetOfAYearThatTakesOneQuarter) {
  EXPECT_EQ(AnswerMeasure("year\tnaik\t-\ttriwulan\takhir\t2\t70..80;75..80;80;80\t60;;;"),
            "year\tnaik\t-\ttriwulan\takhir\t2\t70..80;75..80;80;80\t60;;;\t=\t"
            "60 70..80 85.71 85.71 kurang:2");
  EXPECT_TRUE(AnswerMeasure("year\tnaik\t-\ttriwulan\trata2\t1\t70..80;75;80;80\t60;;;")
                  .ends_with("\t=\tTIDAK_SAH target"));
}

TEST(Measure, TakesPlainDecimalsOfAnyUsefulLength) {
  EXPECT_TRUE(AnswerMeasure("achievement\tnaik\t-\t0.00000003\t1000000000000000000")
                  .ends_with("=\t3333333333333333333333333333.33 3333333333333333333333333333.33"));
}

TEST(Measure, NamesInOneWordWhatIsWrong) {
  const std::string full(70'000, '1');
  for (const auto& [line, word] : std::vector<std::pair<std::string, std::string>>{
           {"", "jenis"},
           {"=\tx", "jenis"},
           {"Number\t5", "jenis"},
           {"number", "kolom"},
           {"number\t5\t6", "kolom"},
           {"number\t" + full, "panjang"},
           {"achievement\tpredikat\t120\t4\t3", "arah"},
           {"achievement\tnaik\t\t4\t3", "batas"},
           {"achievement\tnaik\t120\t-\t3", "target"},
           {"achievement\tnaik\t120\t9..8\t3", "target"},
           {"achievement\tnaik\t120\t4\t3,5", "realisasi"},
           {"achievement\tnaik\t120\t4\t", "realisasi"},
           {"year\tatas\t-\ttriwulan\takhir\t1\t1;1;1;1\t;;;", "arah"},
           {"year\tnaik\tx\ttriwulan\takhir\t1\t1;1;1;1\t;;;", "batas"},
           {"year\tnaik\t-\tbulan\takhir\t1\t1;1;1;1\t;;;", "penghitungan"},
           {"year\tnaik\t-\ttriwulan\tmin\t1\t1;1;1;1\t;;;", "akumulasi"},
           {"year\tnaik\t-\tkumulatif\takhir\t1\t1;1;1;1\t;;;", "akumulasi"},
           {"year\tnaik\t-\ttriwulan\takhir\t5\t1;1;1;1\t;;;", "triwulan"},
           {"year\tnaik\t-\ttriwulan\takhir\t0\t1;1;1;1\t;;;", "triwulan"},
           {"year\tnaik\t-\ttriwulan\takhir\t1\t1;;1;1\t;;;", "nilai"},
           {"year\tnaik\t-\ttriwulan\takhir\t1\t1;1;1;1\t;;", "nilai"},
           {"ratio\t10\t2\t1\t1", "faktor"},
           {"ratio\t100\t5\t1\t1", "desimal"},
           {"ratio\t100\t2\t1; 2\t1", "pembilang"},
           {"ratio\t100\t2\t1\t-", "penyebut"}}) {
    EXPECT_TRUE(AnswerMeasure(line).ends_with("=\tTIDAK_SAH " + word)) << line.substr(0, 80);
  }
}

}  // namespace
}  // namespace tepat::cli
