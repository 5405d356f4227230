// SPDX-License-Identifier: Apache-2.0
// The measurement workbook (dokumen pengukuran kinerja): the office's form, every number that it
// comes from, and live formulas between, so that whoever receives it can check each figure, and
// change one to see what follows. What programs show before they compute is what we computed.
#pragma once

#include "libs/documents/xlsx/write_xlsx.h"
#include "libs/papers/measured_case.h"

namespace tepat::papers {

// Sheets: `Pengukuran` (the form), `Anggaran`, `Keterangan`, `Hitungan` (a row for each unit,
// quarter and year), `Isian` (what units typed), `Skala` (of grades). To be written by WriteXlsx:
// equal cases make equal bytes. An indicator with a number of more than 15 digits, which no
// workbook keeps, stands there without formulas, and `Keterangan` says so. Any thread.
xlsx::Book MeasurementWorkbook(const MeasuredCase& measured);

}  // namespace tepat::papers
