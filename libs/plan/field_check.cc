// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/field_check.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/base/outside_text.h"
#include "libs/measure/decimal.h"

namespace tepat::plan {
namespace {

constexpr std::size_t kIdMax = 60;
constexpr std::size_t kShownMax = 60;  // of what was typed, in a mistake that quotes it

// Ids stand in file names, addresses and columns of workbooks.
bool IsId(const std::string& id) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && id.size() <= kIdMax && letter(id[0]) &&
         std::all_of(id.begin(), id.end(), [&](char c) {
           return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

std::string Field(const Place& place) { return std::string("'") + place.back().field + "'"; }

}  // namespace

void CheckText(const std::string& text, const Place& place, TextLength length,
               PlanFindings& findings) {
  const std::size_t size = CharactersIn(text);
  const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank && length.min > 0) {
    findings.Add(place, Field(place) + " belum diisi");
  } else if (size < length.min || size > length.max) {
    findings.Add(place, Field(place) + " terlalu panjang; paling banyak " +
                            std::to_string(length.max) + " huruf");
  }
}

void CheckId(const std::string& id, const Place& place, std::set<std::string>& seen,
             PlanFindings& findings) {
  if (!IsId(id)) {
    findings.Add(place, Field(place) +
                            " harus diawali huruf kecil, lalu huruf kecil, angka, '_' atau '-', "
                            "paling banyak 60");
  } else if (!seen.insert(id).second) {
    findings.Add(place, "'" + id + "' ditulis dua kali; beri nama lain pada salah satunya");
  }
}

void CheckDecimal(const std::string& text, const Place& place, PlanFindings& findings) {
  const auto read = measure::Decimal::ReadPlain(text);
  if (read) return;
  // What is too long is a number all the same: it is told apart, because it is mended otherwise.
  if (read.error().slug == "measure.too_long") {
    findings.Add(place, Field(place) +
                            ": angka terlalu panjang; paling banyak 12 angka di depan dan 4 di "
                            "belakang tanda desimal");
  } else {
    findings.Add(place, Field(place) + ": '" + ShownText(text, kShownMax) +
                            "' bukan angka; tulis seperti 1234.5, dengan titik desimal dan tanpa "
                            "pemisah ribuan");
  }
}

int CheckCount(int count, int max, const Place& place, PlanFindings& findings) {
  if (count <= max) return count;
  findings.Add(place, "terlalu banyak " + Field(place) + "; paling banyak " + std::to_string(max));
  return max;
}

}  // namespace tepat::plan
