// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/report/report_shapes.h"

#include <utility>
#include <variant>

#include "libs/documents/docx/write_docx.h"
#include "libs/papers/report/report.h"
#include "libs/papers/report/report_tables.h"

namespace tepat::papers {
namespace {

using blocks::Block;
using blocks::Heading;
using blocks::Paragraph;

// A paragraph with marks, or a table by its name.
struct Sentence {
  std::string text;
};
struct TableNamed {
  std::string name;
};
using Item = std::variant<Heading, Sentence, TableNamed>;

// The chapters of Permenpan RB 53/2014.
const std::vector<Item>& Chapters() {
  static const std::vector<Item> kChapters = {
      Heading{0, "LAPORAN KINERJA\n{{nama_kantor}}\n{{periode}}"},
      Heading{1, "KATA PENGANTAR"},
      Sentence{"{{kata_pengantar}}"},
      Sentence{"{{tempat}}, {{tanggal}}\n{{jabatan}}\n\n\n{{nama}}\n{{pangkat}}\nNIP {{nip}}"},
      Heading{1, "IKHTISAR EKSEKUTIF"},
      Sentence{"{{ringkasan}}"},
      Sentence{"{{uraian_efisiensi}}"},
      Sentence{"{{uraian_ketepatan}}"},
      Heading{2, "Yang belum ada"},
      TableNamed{"kurang"},
      Heading{1, "BAB I PENDAHULUAN"},
      Heading{2, "A. Profil"},
      Sentence{"{{profil}}"},
      Heading{2, "B. Susunan organisasi dan tata kerja"},
      Sentence{"{{organisasi}}"},
      Heading{2, "C. Sumber daya manusia"},
      Sentence{"{{sdm}}"},
      Heading{2, "D. Isu strategis"},
      Sentence{"{{isu}}"},
      Heading{1, "BAB II PERENCANAAN KINERJA"},
      Heading{2, "A. Rencana strategis"},
      Sentence{"{{renstra}}"},
      Heading{2, "B. Perjanjian kinerja"},
      Sentence{"Perjanjian Kinerja nomor {{nomor_pk}} tanggal {{tanggal_pk}}, versi rencana "
               "{{versi_rencana}}."},
      TableNamed{"pk"},
      Heading{1, "BAB III AKUNTABILITAS KINERJA"},
      Heading{2, "A. Capaian kinerja"},
      Sentence{"Rata-rata capaian: {{rata_rata}} %, dari {{dihitung}} di antara "
               "{{jumlah_indikator}} indikator."},
      Heading{3, "1. Target dan realisasi tahun ini"},
      TableNamed{"capaian"},
      Heading{3, "2. Perbandingan dengan tahun-tahun sebelumnya"},
      TableNamed{"tahun"},
      Heading{3, "3. Perbandingan dengan target jangka menengah"},
      TableNamed{"menengah"},
      Heading{3, "4. Perbandingan dengan standar nasional"},
      TableNamed{"nasional"},
      Heading{3, "5. Analisis sebab dan tindak lanjut"},
      TableNamed{"analisis"},
      Heading{3, "6. Efisiensi penggunaan sumber daya"},
      Sentence{"{{uraian_efisiensi}}"},
      Sentence{"Efisiensi: {{efisiensi}} poin persen."},
      Heading{3, "7. Program dan kegiatan penunjang"},
      TableNamed{"program"},
      Heading{2, "B. Realisasi anggaran"},
      TableNamed{"anggaran"},
      Sentence{"Jumlah pagu Rp {{jumlah_pagu}}, realisasi Rp {{jumlah_realisasi}}, serapan "
               "{{serapan}} %."},
      Heading{2, "C. Ketepatan waktu pengumpulan data kinerja"},
      Sentence{"{{uraian_ketepatan}} SOP: {{sop}}."},
      TableNamed{"ketepatan"},
      Heading{1, "BAB IV PENUTUP"},
      Sentence{"{{penutup}}"},
      Heading{1, "LAMPIRAN PENGUKURAN KINERJA"},
      TableNamed{"unit"},
      Sentence{"Sidik data terverifikasi (SHA-256): {{sidik_data}}"}};
  return kChapters;
}

// Our own sentences with the texts of the report in them: all marks there are plain names.
// A value that holds braces is not looked at again.
std::string Written(std::string_view text, const Report& report) {
  std::string written;
  while (true) {
    const std::size_t begin = text.find("{{");
    written += text.substr(0, begin);
    if (begin == std::string_view::npos) return written;
    const std::size_t end = text.find("}}", begin);
    written += report.texts.at(std::string(text.substr(begin + 2, end - begin - 2))).text;
    text.remove_prefix(end + 2);
  }
}

// Without rows: a report has many, a template one.
blocks::Table ShapeOf(const ReportTable& table) {
  blocks::Table shape;
  shape.caption = table.caption;
  for (const ReportColumn& column : table.columns) {
    shape.columns.push_back({column.heading, column.width, column.is_figure});
  }
  return shape;
}

// As blocks of the report itself.
class Printed {
 public:
  explicit Printed(const Report& report) : report_(report) {}

  void operator()(const Heading& heading) {
    blocks.emplace_back(Heading{heading.level, Written(heading.text, report_)});
  }
  void operator()(const Sentence& sentence) {
    blocks.emplace_back(Paragraph{Written(sentence.text, report_)});
  }
  void operator()(const TableNamed& named) {
    const ReportTable& table = report_.TableOf(named.name);
    if (table.rows.empty()) {
      blocks.emplace_back(Paragraph{table.none});
      return;
    }
    blocks::Table shape = ShapeOf(table);
    for (const auto& row : table.rows) {
      auto& cells = shape.rows.emplace_back();
      for (const Cell& cell : row) cells.push_back(cell.text);
    }
    blocks.emplace_back(std::move(shape));
  }

  std::vector<Block> blocks;

 private:
  const Report& report_;
};

// As blocks with marks, of which a template is made.
class Marked {
 public:
  void operator()(const Heading& heading) { blocks.emplace_back(heading); }
  void operator()(const Sentence& sentence) { blocks.emplace_back(Paragraph{sentence.text}); }
  void operator()(const TableNamed& named) {
    for (const ReportTable& table : EmptyTables()) {
      if (table.name == named.name) Add(table);
    }
  }

  std::vector<Block> blocks;

 private:
  void Add(const ReportTable& table) {
    const std::string end = "{{/" + table.name + "}}";
    // A template has no other way to say something instead of an empty table.
    blocks.emplace_back(Paragraph{"{{^" + table.name + "}}" + table.none + end});
    blocks::Table shape = ShapeOf(table);
    auto& row = shape.rows.emplace_back();
    for (const ReportColumn& column : table.columns) row.push_back("{{" + column.name + "}}");
    row.front().insert(0, "{{#" + table.name + "}}");
    row.back() += end;
    blocks.emplace_back(std::move(shape));
  }
};

template <class Shape>
std::vector<Block> Shaped(Shape shape) {
  for (const Item& item : Chapters()) std::visit(shape, item);
  return std::move(shape.blocks);
}

docx::Value ValueOf(const Cell& cell) { return {cell.text, cell.mark}; }

}  // namespace

const docx::Vocabulary& ReportVocabulary() {
  static const docx::Vocabulary kVocabulary = [] {
    docx::Vocabulary vocabulary;
    // An empty report has every name that a full one has.
    for (const auto& [name, cell] : ReportOf({}).texts) vocabulary.texts.insert(name);
    for (const ReportTable& table : EmptyTables()) {
      docx::Vocabulary& row = vocabulary.lists[table.name];
      for (const ReportColumn& column : table.columns) row.texts.insert(column.name);
    }
    // A report without its figures, or that does not say what it lacks, is none.
    vocabulary.required = {"nama_kantor", "periode",   "capaian", "analisis",
                           "anggaran",    "ketepatan", "kurang"};
    return vocabulary;
  }();
  return kVocabulary;
}

docx::Values ValuesOf(const Report& report) {
  docx::Values values;
  for (const auto& [name, cell] : report.texts) values.texts[name] = ValueOf(cell);
  for (const ReportTable& table : report.tables) {
    auto& rows = values.lists[table.name];
    for (const auto& row : table.rows) {
      docx::Values& one = rows.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        one.texts[table.columns[i].name] = ValueOf(row[i]);
      }
    }
  }
  return values;
}

docx::Properties PropertiesOf(const MeasuredCase& measured) {
  return {{"TepatSidikData", measured.set_hash},
          {"TepatVersiRencana", std::to_string(measured.plan_version)},
          {"TepatPeriode", performance::FormatPeriod(measured.period)}};
}

std::vector<Block> BlocksOf(const Report& report) { return Shaped(Printed(report)); }

Result<std::string> DefaultReportTemplate() {
  docx::Document document;
  document.title = "Laporan Kinerja";
  document.letterhead = {"Pemerintah {{kabupaten}}", "{{nama_kantor}}"};
  document.blocks = Shaped(Marked());
  return docx::WriteDocx(document);
}

}  // namespace tepat::papers
