// SPDX-License-Identifier: Apache-2.0
// `tepat measure`: answers questions about figures, one a line.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace tepat::cli {

// Answers one question of tab-separated columns with the line as it came, without anything from a
// column `=` on, then a column `=`, then the answer. Decimals are plain, but in `number`.
//   achievement  direction, cap or `-`, target or `a..b`, actual or `-`
//                `RAW CAPPED` in percent, `kosong`, `tanpa_batas CAP`, `tidak_dapat_dihitung`
//   year         direction, cap, counting, accumulation, current quarter, targets `;`, actuals `;`
//                `R T`, the achievement, `lengkap` or `kurang:2,3`, perhaps `menurun`; or `kosong`
//   ratio        factor, decimals, numerators `;`, denominators `;`
//                the figure, `kosong`, `penyebut_nol`
//   number       a number as people write it
//                the plain decimal, `kosong`, `bukan_angka`, `terlalu_panjang`
// Anything else: `TIDAK_SAH` and, in one word, what is wrong.
std::string AnswerMeasure(std::string_view line);

// Answers every line of `questions`. A byte order mark in front, and carriage returns at the ends,
// stay as they came. Returns false when writing to `answers` failed.
bool AnswerMeasures(std::istream& questions, std::ostream& answers);

// Answers standard input on standard output. Returns the exit status: 0, 1 (output failed).
int RunMeasure();

}  // namespace tepat::cli
