// SPDX-License-Identifier: Apache-2.0
// What a performance report (laporan kinerja) is made of besides the figures.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/papers/measured_case.h"

namespace tepat::papers {

// How one step of the SOP went, in the words of whoever measured it; what is not known is empty.
struct StepTime {
  std::string step;     // `4. Mempersiapkan pengumpulan data`
  std::string actor;    // position
  std::string allowed;  // `4 hari kerja`
  std::string used;
  std::string due;
  std::string done;
  std::string verdict;  // `tepat waktu`, `terlambat`, `berjalan`
};

// Who reports. Texts may be empty: then the report says that they are missing.
struct ReportingOffice {
  std::string name;      // `Kecamatan Lumajang`
  std::string regency;   // `Kabupaten Lumajang`
  std::string position;  // of who signs: `Camat Lumajang`
  std::string signer;    // name
  std::string rank;      // `Pembina Tingkat I`
  std::string nip;       // employee number, 18 digits
  std::string place;
  std::string date;  // in words, as it is printed
};

// Value type.
struct ReportFacts {
  MeasuredCase measured;
  ReportingOffice office;
  std::string sop;  // number and name
  std::vector<StepTime> steps = {};
  // What the office writes itself, by the names in OwnTexts(); what is not there is listed as
  // missing.
  std::map<std::string, std::string> texts = {};
};

// A text that the office writes: its name in the template, and what it is about.
struct OwnText {
  std::string name;
  std::string about;
};
// All of them, in the order of the report.
const std::vector<OwnText>& OwnTexts();

}  // namespace tepat::papers
