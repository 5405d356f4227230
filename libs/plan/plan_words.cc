// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_words.h"

#include <cctype>
#include <functional>
#include <map>
#include <set>

#include "libs/base/mistake.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

std::string EvidenceWord(int kind) {
  switch (kind) {
    case v1::EVIDENCE_KIND_FILE:
      return "berkas";
    case v1::EVIDENCE_KIND_LINK:
      return "tautan";
    case v1::EVIDENCE_KIND_TEXT:
      return "keterangan";
    default:
      return "";
  }
}

// An empty word would read as if something were missing.
std::string OrNothing(const std::string& text) { return text.empty() ? "(kosong)" : text; }

// Of a FieldChange: those that hold decimals as a plan writes them, with a point.
const std::set<std::string, std::less<>> kNumberFields = {
    "targets", "history", "smallest", "largest", "cap", "scale", "end_target", "national_standard"};

// Between the ends of a range.
constexpr const char* kRangeWord = " sampai ";

// `86.5 (80..85; 86)` as people write it: two points stand between the ends of a range, and one
// between two digits is the decimal sign.
std::string WithCommas(std::string text) {
  for (std::size_t at = text.find(".."); at != std::string::npos; at = text.find("..")) {
    text.replace(at, 2, kRangeWord);
  }
  const auto digit = [&](std::size_t at) {
    return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '.' && digit(at - 1) && digit(at + 1)) text[at] = ',';
  }
  return text;
}

}  // namespace

std::string PartWord(v1::PlanPart part) {
  switch (part) {
    case v1::PLAN_PART_AGREEMENT:
      return "perjanjian kinerja";
    case v1::PLAN_PART_OBJECTIVE:
      return "sasaran";
    case v1::PLAN_PART_INDICATOR:
      return "indikator";
    case v1::PLAN_PART_BUDGET_LINE:
      return "anggaran";
    default:
      return "bagian lain";
  }
}

std::string ChangeWord(v1::PlanChangeKind kind) {
  switch (kind) {
    case v1::PLAN_CHANGE_KIND_NEW:
      return "baru";
    case v1::PLAN_CHANGE_KIND_GONE:
      return "hilang";
    default:
      return "berubah";
  }
}

std::string FieldWord(const std::string& field) {
  static const std::map<std::string, std::string> kWords = {
      {"number", "nomor"},
      {"date", "tanggal"},
      {"first_party", "pihak pertama"},
      {"second_party", "pihak kedua"},
      {"change", "perubahan"},
      {"name", "nama"},
      {"code", "kode"},
      {"definition", "definisi operasional"},
      {"unit_of_measure", "satuan"},
      {"decimals", "angka desimal"},
      {"objective", "sasaran"},
      {"source", "sumber data"},
      {"units", "unit"},
      {"direction", "arah"},
      {"entry", "pengisian"},
      {"counting", "penghitungan"},
      {"accumulation", "akumulasi"},
      {"consolidation", "penggabungan"},
      {"factor", "faktor"},
      {"components", "komponen"},
      {"scale", "predikat"},
      {"targets", "target"},
      {"cap", "batas capaian"},
      {"smallest", "nilai terkecil"},
      {"largest", "nilai terbesar"},
      {"history", "nilai tahun lalu"},
      {"end_target", "target akhir Renstra"},
      {"end_year", "tahun akhir Renstra"},
      {"national_standard", "standar nasional"},
      {"evidence", "bukti dukung"},
      {"amount", "jumlah"}};
  const auto found = kWords.find(field);
  return found == kWords.end() ? field : found->second;
}

// Programs of another version may know more terms: no word is none, not a guess.
std::string TermWord(const google::protobuf::EnumValueDescriptor& term) {
  const auto* type = term.type();
  const int number = term.number();
  if (type == v1::Direction_descriptor()) return WordOf(static_cast<v1::Direction>(number));
  if (type == v1::Entry_descriptor()) return WordOf(static_cast<v1::Entry>(number));
  if (type == v1::Counting_descriptor()) return WordOf(static_cast<v1::Counting>(number));
  if (type == v1::Accumulation_descriptor()) return WordOf(static_cast<v1::Accumulation>(number));
  if (type == v1::Consolidation_descriptor()) {
    return WordOf(static_cast<v1::Consolidation>(number));
  }
  if (type == v1::ComponentRole_descriptor()) return WordOf(static_cast<v1::ComponentRole>(number));
  return type == v1::EvidenceKind_descriptor() ? EvidenceWord(number) : std::string();
}

std::string ChangeText(const v1::FieldChange& change) {
  const auto said = [&](const std::string& text) {
    return OrNothing(kNumberFields.contains(change.field()) ? WithCommas(text) : text);
  };
  return FieldWord(change.field()) + (change.unit().empty() ? "" : " ") + change.unit() + ": " +
         said(change.before()) + " menjadi " + said(change.after());
}

std::string RangeWords(const std::string& lower, const std::string& upper) {
  if (lower.empty() && upper.empty()) return {};
  const auto end = [](const std::string& word) { return word.empty() ? "…" : word; };
  return end(lower) + kRangeWord + end(upper);
}

std::string RangeWords(const std::string& text,
                       const std::function<std::string(const std::string&)>& word) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) return word(text);
  return RangeWords(word(text.substr(0, dots)), word(text.substr(dots + 2)));
}

std::string FindingText(const v1::PlanFinding& finding, const std::string& file) {
  if (finding.sheet().empty()) {
    return Mistake{file, finding.line(), finding.text()}.ToString();
  }
  const std::string cell = finding.cell().empty() ? "" : "!" + finding.cell();
  return file + ": " + finding.sheet() + cell + ": " + finding.text();
}

}  // namespace tepat::plan
