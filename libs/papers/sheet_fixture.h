// SPDX-License-Identifier: Apache-2.0
// An office with its officials, sheets as they come out of the printer, and whether each input is
// on them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "libs/documents/pdf/write_pdf.h"
#include "libs/papers/sheet.h"
#include "libs/testing/printed.h"

namespace tepat::papers {

inline Office SomeOffice() {
  return {{"PEMERINTAH KABUPATEN LUMAJANG"},
          "KECAMATAN LUMAJANG",
          {"Jalan Contoh Nomor 1, Lumajang 67311", "Telepon (0334) 000000"},
          "Lumajang"};
}

inline Print SomePrint() {
  Print print;
  print.version = "SOP 427.90/26/01/2024 versi 2";
  print.short_code = "7F3A-22";
  print.link = "http://192.168.1.10:8080/b/7F3A-22";
  print.person = "Staf Penerima Surat";
  print.wall_time = "2026-05-05T09:41";
  print.zone_word = "WIB";
  print.time = *ParseInstant("2026-05-05T09:41:00+07:00");
  return print;
}

inline Official SomeCamat() {
  return {"Camat Lumajang", "Nama Camat, S.Sos.", "Pembina Tk. I", "197001011990031002"};
}

inline std::string Printed(const pdf::Document& sheet) {
  static const pdf::Fonts fonts;
  const auto pdf = pdf::WritePdf(sheet, fonts);
  EXPECT_TRUE(pdf) << (pdf ? "" : pdf.error().message);
  return pdf.value_or("");
}

template <class Data>
std::string TextOn(const Data& data) {
  return simulation::RawTextOf(Printed(ToDocument(data)));
}

template <class Data>
using Inputs = std::vector<std::function<std::string&(Data&)>>;

// Each input changed alone stands on the sheet as it was changed, and did not before.
template <class Data>
void ExpectEachInputOn(const Data& data, const Inputs<Data>& inputs) {
  const std::string mark = "Zq7";
  EXPECT_THAT(TextOn(data), testing::Not(testing::HasSubstr(mark)));
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    Data changed = data;
    inputs[i](changed) = mark;
    EXPECT_THAT(TextOn(changed), testing::HasSubstr(mark)) << "input " << i;
  }
}

}  // namespace tepat::papers
