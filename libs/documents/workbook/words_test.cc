// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/words.h"

#include <gtest/gtest.h>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

std::string WordsOf(const std::string& bytes, const WorkbookLimits& limits = {}) {
  return WordsFor(ReadWorkbook(BytesOf(bytes), limits).error());
}

TEST(Words, SayWhatWasHandedIn) {
  EXPECT_EQ(WordsOf("a;b\n"),
            "berkas ini teks atau CSV, bukan buku kerja Excel; buka di Excel atau LibreOffice, "
            "simpan sebagai Excel (.xlsx), lalu unggah lagi");
  EXPECT_EQ(WordsOf("%PDF-1.4"),
            "berkas ini PDF, bukan buku kerja Excel; unggah berkas Excel (.xlsx)");
  EXPECT_EQ(WordsOf(LockedZip(GoodBook().parts())),
            "berkas ini terkunci dengan kata sandi; hapus kata sandinya, simpan, lalu unggah lagi");
}

TEST(Words, SayWhere) {
  EXPECT_EQ(WordsOf(OfCell("<c r='B1'><v>NaN</v></c>").bytes()),
            "lembar \"Data\", sel B1: isi \"NaN\" tidak dapat dibaca; ketik ulang sel itu, simpan, "
            "lalu unggah lagi");
  EXPECT_EQ(WordsOf(Zip(Without(GoodBook().parts(), "xl/worksheets/sheet1.xml"))),
            "lembar \"Data\": berkas ini rusak atau terpotong; buka di Excel atau LibreOffice, "
            "simpan sebagai Excel (.xlsx), lalu unggah lagi");
}

TEST(Words, SayHowMuchWouldDo) {
  WorkbookLimits limits;
  limits.cells = 12;
  EXPECT_EQ(
      WordsOf(GoodBook().bytes(), limits),
      "lembar \"Data\", sel A7: selnya terlalu banyak (paling banyak 12); simpan hanya lembar "
      "dan baris yang diperlukan, lalu unggah lagi");
  EXPECT_NE(WordsOf(std::string(21U << 20U, 'x')).find("(paling banyak 20 MiB)"),
            std::string::npos);
  const Error rows{Code::kExhausted, "workbook.too_many_rows", "", {{"limit", "1000000"}}};
  EXPECT_NE(WordsFor(rows).find("(paling banyak 1.000.000)"), std::string::npos);
}

TEST(Words, KnowEveryKindOfFailure) {
  const std::string general = WordsFor({Code::kInternal, "child.cannot_start", "", {}});
  EXPECT_EQ(general, "berkas belum dapat dibaca; coba lagi beberapa saat lagi");
  for (const char* slug :
       {"workbook.empty_file", "workbook.old_xls", "workbook.encrypted", "workbook.malformed",
        "workbook.too_large", "workbook.bomb", "workbook.too_many_sheets", "workbook.too_many_rows",
        "workbook.too_many_cells", "workbook.too_many_ranges", "workbook.text_too_long",
        "workbook.no_memory", "workbook.bad_answer", "child.crashed", "child.too_slow",
        "child.too_much_memory", "child.too_much_output"}) {
    EXPECT_NE(WordsFor({Code::kInvalid, slug, "", {}}), general) << slug;
  }
}

}  // namespace
}  // namespace tepat::workbook
