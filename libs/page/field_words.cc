// SPDX-License-Identifier: Apache-2.0
#include "libs/page/field_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/http/form.h"
#include "libs/page/phrases.h"

namespace tepat::page {
namespace {

// A rule with `#` for each number in it, and those numbers in their order.
struct Shape {
  std::string rule;
  std::vector<std::string> numbers;
};

Shape ShapeOf(const std::string& rule) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  Shape shape;
  bool in_number = false;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    // A point within a number is part of it, one behind it ends a sentence.
    const bool point = in_number && rule[i] == '.' && i + 1 < rule.size() && is_digit(rule[i + 1]);
    const bool number = is_digit(rule[i]) || point;
    if (number && !in_number) {
      shape.rule += '#';
      shape.numbers.emplace_back();
    }
    (number ? shape.numbers.back() : shape.rule) += rule[i];
    in_number = number;
  }
  return shape;
}

// A rule that names a limit, by its shape: a service may change the number, and its word stays.
std::string LimitWord(const Shape& shape) {
  static const Phrases kWords = {
      {"at most # days ago", "paling lama # hari yang lalu"},
      {"at most # days after start_time", "paling lama # hari sesudah mulai"},
      {"a date at most # days after the first", "paling lama # hari sesudah tanggal pertama"},
      {"a year from # to #", "tahun # sampai #"}};
  const bool range = shape.rule.starts_with("# to #");
  const bool length = shape.rule.ends_with(" characters");
  const std::string counted = length ? "# sampai # huruf" : "# sampai # isian";
  const std::string words =
      Find(kWords, shape.rule, range ? counted : std::string("periksa isiannya"));
  std::string filled;
  auto number = shape.numbers.begin();
  for (const char c : words) {
    if (c == '#' && number != shape.numbers.end()) {
      filled += *number++;
    } else {
      filled += c;
    }
  }
  return filled;
}

// A rule as services say it, `1 to 50 characters`: what to do about it.
std::string RuleWord(const std::string& rule) {
  static const Phrases kWords = {
      {"required", "wajib diisi"},
      {"each once", "tidak boleh ada dua kali"},
      {"not in the future", "tidak boleh sesudah sekarang"},
      {"not a number", "bukan angka; tulis seperti 1.234,5"},
      {"not a date and time", "bukan tanggal dan jam; pilih dari kalender"},
      {"a decimal like 87.5", "bukan angka; tulis seperti 87,5"},
      {"a decimal like 87.5, or empty", "bukan angka; tulis seperti 87,5, atau kosongkan"},
      {"like 2026-TW3 or 2026", "pilih triwulan atau tahun"},
      {"a position of the office", "pilih jabatan di kantor ini"},
      {"a case of the same period", "pilih berkas dari periode yang sama"},
      {"another case", "pilih berkas lain"},
      {"a date like 2026-11-20", "pilih tanggal dari kalender"},
      {"a date like 2026-12-01, not past", "pilih tanggal yang belum lewat"},
      {"a date like 2026-12-01, not in the future", "pilih tanggal yang tidak sesudah hari ini"},
      {"a date like 2026-12-31, not before letter_date",
       "pilih tanggal yang tidak sebelum tanggal surat"},
      {"only for a letter received on an earlier day",
       "hanya untuk surat yang diterima pada hari sebelumnya; kosongkan"},
      {"after start_time", "harus sesudah mulai"},
      {"not before it was sent", "tidak boleh sebelum dokumen dikirim"},
      {"only for kinds with hours", "hanya untuk jenis yang berisi jam; kosongkan"}};
  // Rules with their own words first: the numbers in them are examples, and no limits.
  const auto known = kWords.find(rule);
  if (known != kWords.end()) return known->second;
  return LimitWord(ShapeOf(rule));
}

// What fields of the contracts are called on forms.
const Phrases& FieldNames() {
  static const Phrases kNames = {{"sender", "Pengirim"},
                                 {"letter_number", "Nomor surat"},
                                 {"letter_date", "Tanggal surat"},
                                 {"subject", "Hal"},
                                 {"channel", "Cara datang"},
                                 {"external_number", "Nomor luar"},
                                 {"received_time", "Waktu terima"},
                                 {"back_entry_reason", "Alasan dicatat kemudian"},
                                 {"nature", "Sifat"},
                                 {"urgency", "Urgensi"},
                                 {"sender_deadline", "Batas waktu pengirim"},
                                 {"period", "Periode"},
                                 {"supersedes_case_id", "Menggantikan berkas"},
                                 {"source", "Sumber nilai"},
                                 {"cells", "Sel"},
                                 {"archive_place", "Tempat simpan"},
                                 {"advice", "Saran"},
                                 {"missing_input_reason", "Alasan kelengkapan"},
                                 {"incomplete_reason", "Alasan walau masih kurang"},
                                 {"text", "Komentar"},
                                 {"recipients", "Diteruskan kepada"},
                                 {"instructions", "Dengan hormat harap"},
                                 {"note", "Catatan"},
                                 {"tasks", "Pembagian tugas"},
                                 {"reason", "Alasan"},
                                 {"values", "Data"},
                                 {"target", "Target"},
                                 {"actual", "Realisasi"},
                                 {"explanation", "Penjelasan"},
                                 {"indicator", "Indikator"},
                                 {"measure", "Satuan"},
                                 {"units", "Unit"},
                                 {"documents", "Dokumen"},
                                 {"number", "Nomor"},
                                 {"date", "Tanggal"},
                                 {"place", "Tempat simpan"},
                                 {"receiver", "Penerima"},
                                 {"due_date", "Batas waktu"},
                                 {"requests", "Permintaan"},
                                 {"start_time", "Mulai"},
                                 {"end_time", "Sampai"},
                                 {"unit", "Unit"},
                                 {"kind", "Jenis"},
                                 {"year", "Tahun"},
                                 {"position", "Jabatan"},
                                 {"decree_number", "Nomor surat tugas"},
                                 {"from", "Tanggal"},
                                 {"to", "Sampai dengan"},
                                 {"hours", "Jam kerja hari itu"},
                                 {"until", "Kalender lengkap sampai"}};
  return kNames;
}

}  // namespace

std::string FieldSentence(const std::string& mistake) {
  const std::string path = mistake.substr(0, mistake.find(':'));
  // `values[2].target` is the target.
  const std::size_t dot = path.rfind('.');
  std::string name = dot == std::string::npos ? path : path.substr(dot + 1);
  name = name.substr(0, name.find('['));
  // Services count from 0, people from 1.
  const std::size_t row = path.find('[');
  std::string where;
  if (row != std::string::npos) {
    where = fmt::format(" (baris {})",
                        http::IntIn(path.substr(row + 1, path.find(']', row) - row - 1)) + 1);
  }
  const std::size_t rule = mistake.find(": ");
  return Find(FieldNames(), name, name) + where + ": " +
         RuleWord(rule == std::string::npos ? std::string() : mistake.substr(rule + 2)) + ".";
}

// Services part mistakes by a line break or a semicolon.
std::vector<std::string> FieldMistakes(const Error& error) {
  std::vector<std::string> mistakes;
  const auto found = error.details.find("fields");
  if (found == error.details.end()) return mistakes;
  std::string line;
  for (const char c : found->second + "\n") {
    if (c != '\n' && c != ';') {
      line += c;
    } else if (!line.empty()) {
      line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
      mistakes.push_back(line);
      line.clear();
    }
  }
  return mistakes;
}

// Up to the row: the link on top leads to the field, or to the table that it is a part of.
std::string FieldOf(const std::string& mistake) {
  const std::string path = mistake.substr(0, mistake.find(':'));
  return path.substr(0, path.find('['));
}

}  // namespace tepat::page
