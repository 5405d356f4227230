// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/words.h"

#include <array>
#include <string_view>

#include "libs/documents/file_words.h"

namespace tepat::docx {
namespace {

using documents::DetailOf;
using documents::FileWords;

constexpr std::string_view kSaveAgain =
    "buka di Word atau LibreOffice, simpan sebagai dokumen Word (.docx), lalu unggah lagi";
constexpr std::string_view kSmaller = "kecilkan gambar di dalamnya, simpan, lalu unggah lagi";
constexpr std::string_view kTakeOut = "hapus bagian itu di Word atau LibreOffice, lalu unggah lagi";

constexpr std::array<FileWords, 10> kKinds = {{
    {"text", "berkas ini teks, bukan dokumen Word"},
    {"html", "berkas ini halaman web, bukan dokumen Word"},
    {"rtf", "berkas ini dokumen RTF, bukan dokumen Word (.docx)"},
    {"pdf", "berkas ini PDF, bukan dokumen Word", "unggah dokumen Word (.docx)"},
    {"image", "berkas ini gambar, bukan dokumen Word", "unggah dokumen Word (.docx)"},
    {"xlsx", "berkas ini buku kerja Excel, bukan dokumen Word", "unggah dokumen Word (.docx)"},
    {"pptx", "berkas ini presentasi, bukan dokumen Word", "unggah dokumen Word (.docx)"},
    {"odf", "berkas ini berformat OpenDocument, bukan Word (.docx)"},
    {"dotx", "berkas ini templat Word (.dotx), bukan dokumen Word (.docx)"},
    {"zip", "berkas ini arsip ZIP, bukan dokumen Word", "unggah dokumen Word di dalamnya"},
}};

constexpr std::array<FileWords, 15> kSlugs = {{
    {"docx.empty_file", "berkas ini kosong"},
    {"docx.encrypted", "berkas ini terkunci dengan kata sandi",
     "hapus kata sandinya, simpan, lalu unggah lagi"},
    {"docx.old_doc", "berkas ini berformat Word lama (.doc)"},
    {"docx.not_docx", "berkas ini bukan dokumen Word"},
    {"docx.malformed", "berkas ini rusak atau terpotong"},
    {"docx.doctype", "berkas ini memuat definisi dokumen yang tidak lazim"},
    {"docx.too_large", "berkas ini terlalu besar", kSmaller},
    {"docx.bomb", "isi berkas ini terlalu besar", kSmaller},
    {"docx.macros", "berkas ini memuat makro",
     "simpan sebagai dokumen Word tanpa makro (.docx), lalu unggah lagi"},
    {"docx.embedded", "berkas ini memuat berkas lain atau tombol kendali", kTakeOut},
    {"docx.external", "berkas ini mengambil isi dari luar", kTakeOut},
    {"docx.field", "berkas ini memuat bidang yang mengambil isi dari luar", kTakeOut},
    {"docx.template_mistakes", "templat belum dapat dipakai",
     "perbaiki isian yang disebutkan, lalu unggah lagi"},
    {"docx.not_text", "ada isian yang bukan teks", "ketik ulang isian itu"},
    {"docx.too_much", "dokumen yang dibuat akan terlalu besar",
     "kurangi bagian yang berulang di templat, lalu coba lagi"},
}};

// What is not the file's fault, or not known here.
constexpr FileWords kOther = {"", "berkas belum dapat dibaca", "coba lagi beberapa saat lagi"};

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::string PlaceIn(const TemplateMistake& mistake) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPlaces = {
      {{"header", "kepala halaman"},
       {"footer", "kaki halaman"},
       {"footnotes", "catatan kaki"},
       {"endnotes", "catatan akhir"}}};
  std::string place = "isi dokumen";
  for (const auto& [name, word] : kPlaces) {
    if (mistake.part.find(name) != std::string::npos) place = word;
  }
  return place + ", paragraf " + Quoted(mistake.paragraph) + ": ";
}

std::string ReasonOf(const TemplateMistake& mistake) {
  const std::string& name = mistake.name;
  switch (mistake.kind) {
    case MistakeKind::kUnknown:
      return "isian {{" + name + "}} tidak dikenal; pakai nama dari daftar isian";
    case MistakeKind::kBroken:
      return "kurung {{ dan }} tidak berpasangan; tulis isian sebagai {{nama}}";
    case MistakeKind::kNotClosed:
      return "blok {{#" + name + "}} tidak ditutup; tulis {{/" + name + "}} di akhirnya";
    case MistakeKind::kNotOpened:
      return "{{/" + name + "}} menutup blok yang tidak dibuka; hapus, atau tulis {{#" + name +
             "}} di awalnya";
    case MistakeKind::kCrossing:
      return "awal dan akhir blok " + Quoted(name) +
             " tidak sejajar; tulis keduanya dalam satu baris tabel, atau masing-masing dalam "
             "paragraf sendiri";
    case MistakeKind::kMissing:
      return "isian {{" + name + "}} wajib ada; tambahkan di tempat yang sesuai";
  }
  return "";
}

}  // namespace

std::string WordsFor(const Error& error) {
  const FileWords words = documents::WordsOf(error, kKinds, kSlugs, kOther);
  std::string told(words.wrong);
  for (const char* key : {"target", "field"}) {
    const std::string detail = DetailOf(error, key);
    if (!detail.empty()) told += " (" + Quoted(detail) + ")";
  }
  return told + "; " + std::string(words.cure.empty() ? kSaveAgain : words.cure);
}

std::string WordsFor(const TemplateMistake& mistake) {
  const bool has_place = mistake.kind != MistakeKind::kMissing;
  return (has_place ? PlaceIn(mistake) : "") + ReasonOf(mistake);
}

}  // namespace tepat::docx
