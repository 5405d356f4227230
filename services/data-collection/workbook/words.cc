// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "libs/base/check.h"

namespace tepat::data_collection::book {
namespace {

std::string PeriodWords(const std::string& period) {
  const std::size_t quarter = period.find("-TW");
  if (quarter == std::string::npos || quarter + 3 >= period.size()) return "tahun " + period;
  static constexpr std::array<const char*, 4> kQuarters = {"I", "II", "III", "IV"};
  const int number = period[quarter + 3] - '1';
  if (number < 0 || number > 3) return period;
  return std::string("triwulan ") + kQuarters.at(static_cast<std::size_t>(number)) + " tahun " +
         period.substr(0, quarter);
}

std::string Named(const std::string& detail) { return detail.empty() ? "" : " (" + detail + ")"; }

// `100.000`, as Indonesians write it.
std::string Thousands(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ".");
  return text;
}

// What is said of a kind: before what the sentence names in brackets, and behind it.
struct Sentence {
  v1::WorkbookFindingKind kind;
  std::string_view before;
  std::string_view behind = {};
};

constexpr std::array kSentences = {
    Sentence{
        v1::WORKBOOK_FINDING_KIND_NOT_A_TEMPLATE,
        "berkas ini bukan templat dari Tepat; unduh templat, salin nilai ke sana, lalu unggah"},
    Sentence{v1::WORKBOOK_FINDING_KIND_OTHER_CASE,
             "templat ini milik berkas lain; unduh templat dari berkas ini, salin nilainya, lalu "
             "unggah"},
    Sentence{v1::WORKBOOK_FINDING_KIND_OTHER_UNIT,
             "unit ini tidak diminta di sini atau bukan wewenang Anda; unggah templat unit Anda"},
    Sentence{v1::WORKBOOK_FINDING_KIND_OTHER_PLAN_VERSION, "rencana sudah berubah",
             "; unduh buku kerja bertanda, periksa nilai di sana, lalu unggah"},
    Sentence{v1::WORKBOOK_FINDING_KIND_SHAPE_CHANGED,
             "susunan templat sudah diubah; unduh buku kerja bertanda, periksa, lalu unggah"},
    Sentence{v1::WORKBOOK_FINDING_KIND_HEADING_MOVED, "judul kolom seharusnya",
             "; kembalikan kolom dan baris ke tempat semula, atau isi templat baru"},
    Sentence{v1::WORKBOOK_FINDING_KIND_ROW_CHANGED, "isi kolom terkunci berubah, seharusnya",
             "; baris mungkin tertukar, isi ulang pada templat baru"},
    Sentence{v1::WORKBOOK_FINDING_KIND_UNKNOWN_ROW,
             "baris ini tidak ada dalam rencana unit; hapus isinya, atau isi templat baru"},
    Sentence{v1::WORKBOOK_FINDING_KIND_ROW_TWICE, "baris ini sudah ada di atas",
             "; hapus salah satunya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_ROW_MISSING, "baris templat hilang",
             "; isi pada templat baru"},
    Sentence{v1::WORKBOOK_FINDING_KIND_UNIT_TWICE,
             "unit ini ada di dua lembar; hapus salah satunya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_SHEET_MISSING,
             "lembar unit ini tidak ada lagi; unit ini tidak dikirim"},
    Sentence{v1::WORKBOOK_FINDING_KIND_EXTRA_SHEET,
             "lembar ini bukan bagian templat; tidak dibaca"},
    Sentence{v1::WORKBOOK_FINDING_KIND_MERGED,
             "sel digabungkan; pisahkan sel itu, lalu periksa nilainya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_HIDDEN_ROW, "tersembunyi",
             ", tetapi tetap dibaca; periksa isinya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_HIDDEN_COLUMN,
             "kolom ini tersembunyi, tetapi tetap dibaca; periksa isinya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_STRAY,
             "isi sel ini tidak dibaca; pindahkan ke tempatnya atau hapus"},
    Sentence{v1::WORKBOOK_FINDING_KIND_FORMULA,
             "nilai dihitung oleh rumus dan dibaca apa adanya; periksa angkanya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_FORMULA_WITHOUT_VALUE,
             "rumus tanpa hasil; buka di Excel atau LibreOffice, simpan, atau tulis angkanya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_DATE,
             "sel ini berisi tanggal atau waktu; ubah format sel menjadi Angka, lalu tulis "
             "angkanya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_ERROR,
             "sel ini berisi galat rumus; perbaiki rumusnya atau tulis nilainya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_NOT_A_NUMBER, "ini bukan angka; tulis seperti 1234,5"},
    Sentence{v1::WORKBOOK_FINDING_KIND_TOO_LONG,
             "angka terlalu panjang; paling banyak 12 angka di depan koma dan 4 di belakangnya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_ROUNDED,
             "Excel hanya menyimpan 15 angka; tulis bilangan ini sebagai teks"},
    Sentence{v1::WORKBOOK_FINDING_KIND_PERCENT,
             "sel berformat persen menyimpan 85% sebagai 0,85; ubah format sel menjadi Angka, lalu "
             "tulis angkanya"},
    Sentence{v1::WORKBOOK_FINDING_KIND_NOT_A_GRADE, "predikat tidak dikenal; pilih dari daftar"},
    Sentence{v1::WORKBOOK_FINDING_KIND_NOT_A_TEXT,
             "kolom ini berisi penjelasan; tulis dengan kata-kata"},
    Sentence{v1::WORKBOOK_FINDING_KIND_NOTHING_TYPED,
             "belum ada yang diisi; unit ini tidak dikirim"},
    Sentence{v1::WORKBOOK_FINDING_KIND_TOO_MANY,
             "temuan terlalu banyak; isi templat baru, atau hapus isi yang bukan bagian templat"},
    Sentence{v1::WORKBOOK_FINDING_KIND_FIELDS,
             "jumlah kolom pada baris ini tidak sama dengan judulnya",
             "; periksa tanda pemisah dan tanda kutip"},
};

}  // namespace

std::string Heading(Column column) {
  switch (column) {
    case Column::kCode:
      return "Kode";
    case Column::kIndicator:
      return "Indikator";
    case Column::kComponent:
      return "Komponen";
    case Column::kMeasureUnit:
      return "Satuan";
    case Column::kTarget:
      return "Target";
    case Column::kFormer:
      return "Nilai periode lalu";
    case Column::kValue:
      return "Nilai";
    case Column::kNoData:
      return "Alasan tidak ada data";
    case Column::kCause:
      return "Sebab";
    case Column::kFollowUp:
      return "Tindak lanjut";
    case Column::kId:
      return "ID indikator";
    case Column::kKey:
      return "ID komponen";
  }
  TEPAT_CHECK(false);
}

std::string UnitTitle(const std::string& unit) {
  std::string title = unit;
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty()) {
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  }
  return title;
}

std::string CaseHeading() { return "Berkas"; }
std::string VersionHeading() { return "Versi rencana"; }

std::string Title(const v1::GetUnitSheetResponse& sheet) {
  return "Nilai kinerja: " + UnitTitle(sheet.part().unit());
}

std::string About(const v1::GetUnitSheetResponse& sheet) {
  return "Periode " + PeriodWords(sheet.period()) + ", rencana " +
         std::to_string(sheet.plan_year()) + " versi " + std::to_string(sheet.plan_version());
}

std::string Hint() {
  return "Isi sel putih saja. Angka ditulis seperti 1234,5; sel kosong tidak sama dengan nol. "
         "Jangan mengurutkan, menggabungkan atau memindahkan baris dan kolom.";
}

std::string FindingsSheet() { return "Temuan"; }
std::string FindingsTitle() { return "Temuan pada berkas yang diunggah"; }
std::string FindingsHeading(int column) {
  static constexpr std::array<const char*, 4> kHeadings = {"Lembar", "Sel", "Isi",
                                                           "Yang perlu dilakukan"};
  return kHeadings.at(static_cast<std::size_t>(column - 1));
}

std::string FirstRowOnly() { return "tulis pada baris pertama indikator ini"; }

std::string TooManyRows(std::size_t limit) {
  return "berkas ini berisi lebih dari " + Thousands(limit) +
         " baris; hapus baris kosong di bawah isinya, atau bagi per unit menjadi beberapa berkas";
}

std::string TooManyColumns(std::size_t limit) {
  return "satu baris berisi lebih dari " + Thousands(limit) +
         " kolom; simpan lagi berkasnya sebagai CSV dengan pemisah titik koma";
}

std::string OrNothing(const std::string& text) { return text.empty() ? "kosong" : text; }

std::string AdviceOn(v1::WorkbookFindingKind kind, const std::string& detail) {
  for (const Sentence& sentence : kSentences) {
    if (sentence.kind != kind) continue;
    return std::string(sentence.before) + Named(detail) + std::string(sentence.behind);
  }
  // Of a file that cannot be read its reader has said what is wrong.
  return detail;
}

std::string AdviceOn(const v1::Finding& finding) {
  const std::string expected = Named(finding.expected());
  switch (finding.kind()) {
    case v1::FINDING_KIND_NOT_SENT:
      return "unit belum mengirim";
    case v1::FINDING_KIND_NO_VALUE:
      return "nilai belum diisi; isi angkanya, atau tulis alasan tidak ada data";
    case v1::FINDING_KIND_NO_CAUSE_OF_MISS:
      return "target tidak tercapai; tulis sebabnya";
    case v1::FINDING_KIND_NO_FOLLOW_UP:
      return "target tidak tercapai; tulis tindak lanjutnya";
    case v1::FINDING_KIND_NO_CAUSE_OF_OUTLIER:
      return "nilai jauh dari periode sebelumnya; periksa, lalu tulis sebabnya";
    case v1::FINDING_KIND_NO_EVIDENCE:
      return "bukti dukung belum ada" + Named(finding.evidence()) +
             "; lampirkan pada halaman unit sesudah nilai disimpan";
    case v1::FINDING_KIND_VERIFIED:
      return "nilai unit ini pada periode itu sudah diverifikasi oleh sebuah berkas dan tidak "
             "diganti; hapus isian unit ini dari berkas";
    case v1::FINDING_KIND_BELOW_BOUNDS:
      return "nilai di bawah batas terkecil" + expected + "; periksa angkanya";
    case v1::FINDING_KIND_ABOVE_BOUNDS:
      return "nilai di atas batas terbesar" + expected + "; periksa angkanya";
    case v1::FINDING_KIND_NOT_A_NUMBER:
      return AdviceOn(v1::WORKBOOK_FINDING_KIND_NOT_A_NUMBER, {});
    case v1::FINDING_KIND_NOT_A_GRADE:
      return AdviceOn(v1::WORKBOOK_FINDING_KIND_NOT_A_GRADE, finding.expected());
    case v1::FINDING_KIND_ZERO_DENOMINATOR:
      return "jumlah penyebut nol; periksa angkanya, atau tulis alasan tidak ada data";
    case v1::FINDING_KIND_UNKNOWN_INDICATOR:
    case v1::FINDING_KIND_UNKNOWN_COMPONENT:
      return AdviceOn(v1::WORKBOOK_FINDING_KIND_UNKNOWN_ROW, {});
    case v1::FINDING_KIND_UNKNOWN_EVIDENCE:
      return "bukti dukung tidak dikenal" + Named(finding.evidence()) + "; lampirkan ulang";
    case v1::FINDING_KIND_MALFORMED:
      return "penjelasan terlalu pendek atau terlalu panjang" + expected +
             ", atau angka ada di samping alasan tidak ada data";
    default:
      return "periksa sel ini";
  }
}

}  // namespace tepat::data_collection::book
