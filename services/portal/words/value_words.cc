// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/value_words.h"

#include <fmt/format.h>

#include "libs/measure/fraction.h"
#include "libs/measure/number_text.h"
#include "libs/page/phrases.h"
#include "libs/plan/plan_words.h"
#include "services/portal/words/numbers.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

const char* const kNone = "—";

std::string PercentWord(const std::string& percent) { return IndonesianNumber(percent) + " %"; }

// Why a figure cannot be computed, by the word of the contract. A newer service may have further
// words: the last sentence is true of all of them.
std::string StateWord(const std::string& state) {
  static const page::Phrases kWords = {
      {"kosong", "belum ada nilai"},
      {"tidak_dapat_dihitung", "tidak dapat dihitung dengan target itu"},
      {"tanpa_batas", "melampaui semua batas"},
      {"penyebut_nol", "penyebutnya nol"},
      {"tanpa_target", "tanpa target"}};
  return page::Find(kWords, state, "tidak dapat dihitung");
}

// `: 25` where the finding says what would be right.
std::string Limit(const char* which, const std::string& limit) {
  return limit.empty() ? std::string() : fmt::format(" {} {}.", which, IndonesianNumber(limit));
}

// What lacks: data can be sent all the same, with a reason. Each sentence ends with what to do,
// since it stands at the field; the field's own name stands before it, so it begins small.
std::string LackWord(const wire::Finding& finding) {
  switch (finding.kind()) {
    case wire::FINDING_KIND_NOT_SENT:
      return "belum mengirim data.";
    case wire::FINDING_KIND_NO_VALUE:
      return "belum diisi. Isi angkanya, atau tulis mengapa tidak ada data.";
    case wire::FINDING_KIND_NO_CAUSE_OF_MISS:
      return "target tidak tercapai. Tulis sebabnya.";
    case wire::FINDING_KIND_NO_FOLLOW_UP:
      return "target tidak tercapai. Tulis tindak lanjutnya.";
    case wire::FINDING_KIND_NO_CAUSE_OF_OUTLIER:
      return "nilainya jauh dari periode sebelumnya. Periksa angkanya, atau tulis sebabnya.";
    case wire::FINDING_KIND_NO_EVIDENCE:
      return "bukti yang wajib belum ada. Lampirkan buktinya.";
    default:
      return "perlu diperiksa.";
  }
}

}  // namespace

std::string ValueWord(const std::string& value, int decimals) {
  if (value.empty()) return kNone;
  const auto number = measure::ReadPlainFraction(value);
  return number ? measure::WriteNumber(*number, decimals) : value;
}

std::string ValueWord(const std::string& value) {
  return value.empty() ? kNone : IndonesianNumber(value);
}

std::string TargetWord(const std::string& target) {
  return plan::RangeWords(target, [](const std::string& end) { return ValueWord(end); });
}

// What is not capped at both ends is told once.
std::string AchievementWord(const wire::Achievement& achievement) {
  if (!achievement.state().empty()) {
    const std::string why = StateWord(achievement.state());
    return achievement.capped().empty()
               ? why
               : fmt::format("{}; dihitung {}", why, PercentWord(achievement.capped()));
  }
  if (achievement.raw().empty()) return kNone;
  std::string raw = PercentWord(achievement.raw());
  if (achievement.capped().empty() || achievement.capped() == achievement.raw()) return raw;
  return fmt::format("{} (dihitung {})", raw, PercentWord(achievement.capped()));
}

std::string GapsWord(const wire::Achievement& achievement) {
  std::string gaps;
  for (const int quarter : achievement.gaps()) {
    gaps += (gaps.empty() ? "tanpa triwulan " : ", ") + std::to_string(quarter);
  }
  if (!achievement.decreasing()) return gaps;
  return gaps + (gaps.empty() ? "" : "; ") + "angka kumulatif turun";
}

bool IsRefused(wire::FindingKind kind) { return kind >= wire::FINDING_KIND_BELOW_BOUNDS; }

std::string FindingWord(const wire::Finding& finding) {
  switch (finding.kind()) {
    case wire::FINDING_KIND_VERIFIED:
      return "sudah diverifikasi oleh sebuah berkas; nilai yang dinyatakan tidak menggantikannya.";
    case wire::FINDING_KIND_BELOW_BOUNDS:
      return "terlalu kecil untuk benar." + Limit("Paling kecil", finding.expected());
    case wire::FINDING_KIND_ABOVE_BOUNDS:
      return "terlalu besar untuk benar." + Limit("Paling besar", finding.expected());
    case wire::FINDING_KIND_NOT_A_NUMBER:
      return fmt::format(
          "“{}” bukan angka. Tulis seperti 1.234,5: paling banyak 12 angka di depan koma dan 4 di "
          "belakangnya.",
          finding.found());
    case wire::FINDING_KIND_NOT_A_GRADE:
      return "bukan predikat yang dikenal. Pilih dari daftar.";
    case wire::FINDING_KIND_ZERO_DENOMINATOR:
      return "jumlah penyebutnya nol. Periksa angkanya, atau tulis mengapa tidak ada data.";
    case wire::FINDING_KIND_UNKNOWN_INDICATOR:
      return "tidak diminta rencana dari unit ini. Muat ulang halaman.";
    case wire::FINDING_KIND_UNKNOWN_COMPONENT:
      return "komponen ini tidak ada pada rencana. Muat ulang halaman.";
    case wire::FINDING_KIND_UNKNOWN_EVIDENCE:
      return "bukti ini tidak dapat dipakai: bentuknya tidak diminta, atau berkasnya tidak ada.";
    case wire::FINDING_KIND_MALFORMED:
      return "tulisannya terlalu pendek (paling sedikit 5 huruf) atau terlalu panjang, atau angka "
             "diisi bersama “tidak ada data”.";
    default:
      return LackWord(finding);
  }
}

// What is unknown was typed, as everything was before there were workbooks.
std::string OriginWord(int origin) {
  if (origin == wire::ORIGIN_PROGRAM) return "dikirim program";
  return origin == wire::ORIGIN_WORKBOOK ? "dari berkas Excel" : "diketik";
}

}  // namespace tepat::portal
