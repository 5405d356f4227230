// SPDX-License-Identifier: Apache-2.0
#include "libs/page/field_words.h"

#include <gtest/gtest.h>

namespace tepat::page {
namespace {

TEST(FieldSentence, SaysWhatIsRight) {
  EXPECT_EQ(FieldSentence("subject: 1 to 500 characters"), "Hal: 1 sampai 500 huruf.");
  EXPECT_EQ(FieldSentence("instructions: 1 to 20"), "Dengan hormat harap: 1 sampai 20 isian.");
  EXPECT_EQ(FieldSentence("end_time: after start_time"), "Sampai: harus sesudah mulai.");
  EXPECT_EQ(FieldSentence("letter_number: required"), "Nomor surat: wajib diisi.");
}

TEST(FieldSentence, SaysALimitWhateverItsNumber) {
  for (const char* days : {"14", "30"}) {
    const std::string n = days;
    EXPECT_EQ(FieldSentence("received_time: at most " + n + " days ago"),
              "Waktu terima: paling lama " + n + " hari yang lalu.");
    EXPECT_EQ(FieldSentence("end_time: at most " + n + " days after start_time"),
              "Sampai: paling lama " + n + " hari sesudah mulai.");
    EXPECT_EQ(FieldSentence("to: a date at most " + n + " days after the first"),
              "Sampai dengan: paling lama " + n + " hari sesudah tanggal pertama.");
  }
  EXPECT_EQ(FieldSentence("year: a year from 2020 to 2100"), "Tahun: tahun 2020 sampai 2100.");
  EXPECT_EQ(FieldSentence("year: a year from 2024 to 2099"), "Tahun: tahun 2024 sampai 2099.");
  EXPECT_EQ(FieldSentence("target: 0 to 99.5"), "Target: 0 sampai 99.5 isian.");
}

TEST(FieldSentence, TakesTheNumbersOfAnExampleForNoLimit) {
  EXPECT_EQ(FieldSentence("date: a date like 2026-11-20"), "Tanggal: pilih tanggal dari kalender.");
  EXPECT_EQ(FieldSentence("target: a decimal like 87.5"),
            "Target: bukan angka; tulis seperti 87,5.");
}

TEST(FieldSentence, CountsRowsFromOne) {
  EXPECT_EQ(FieldSentence("values[1].indicator: each once"),
            "Indikator (baris 2): tidak boleh ada dua kali.");
  EXPECT_EQ(FieldSentence("values[0]: required"), "Data (baris 1): wajib diisi.");
}

TEST(FieldSentence, OfAnUnknownFieldOrRuleSaysThatItShouldBeLookedAt) {
  EXPECT_EQ(FieldSentence("unheard_of: never seen"), "unheard_of: periksa isiannya.");
  EXPECT_EQ(FieldSentence("subject"), "Hal: periksa isiannya.");
}

TEST(FieldMistakes, ArePartedByLinesOrSemicolons) {
  const Error error{Code::kInvalid, "x.invalid", "", {{"fields", "a: one; b: two\n\nc: three"}}};
  EXPECT_EQ(FieldMistakes(error), (std::vector<std::string>{"a: one", "b: two", "c: three"}));
  EXPECT_TRUE(FieldMistakes({Code::kInvalid, "x.invalid", ""}).empty());
}

TEST(FieldOf, IsTheTableThatARowBelongsTo) {
  EXPECT_EQ(FieldOf("subject: required"), "subject");
  EXPECT_EQ(FieldOf("values[2].target: not a number"), "values");
}

}  // namespace
}  // namespace tepat::page
