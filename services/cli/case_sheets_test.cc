// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_sheets.h"

#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

using documents::Cell;
using documents::Span;
using documents::WallTime;

std::vector<Table> Sheets(const CaseRecord& record) {
  return SheetsOf("berkas-1", record, *worktime::Zone::Find("Asia/Jakarta"));
}

// What stands behind the first row of that name; empty when there is none.
std::string Told(const Table& sheet, const std::string& what) {
  for (const auto& row : sheet.rows) {
    if (std::get<std::string>(row.at(0)) != what) continue;
    if (const auto* text = std::get_if<std::string>(&row.at(1))) return *text;
    if (const auto* time = std::get_if<WallTime>(&row.at(1))) return time->text;
  }
  return "";
}

TEST(SheetsOf, ACaseThatNobodyElseKnowsYetHasItsThreeSheets) {
  const auto sheets = Sheets({});
  ASSERT_EQ(sheets.size(), 3U);
  EXPECT_EQ(sheets[0].name, "Berkas");
  EXPECT_EQ(Told(sheets[0], "Nomor berkas"), "berkas-1");
  EXPECT_EQ(sheets[0].rows.size(), 1U);
  EXPECT_EQ(sheets[1].name, "Langkah");
  EXPECT_TRUE(sheets[1].rows.empty());
  EXPECT_EQ(sheets[2].name, "Nilai");
  EXPECT_TRUE(sheets[2].rows.empty());
}

TEST(SheetsOf, TheLetterAndTheDispositionStandFirst) {
  CaseRecord record;
  auto& letter = *record.letter.emplace().mutable_letter();
  letter.set_agenda_number(12);
  letter.set_agenda_year(2026);
  letter.set_sender("Bappeda");
  letter.set_letter_number("050/12");
  letter.set_subject("Data kinerja");
  journal::FillTime(*ParseInstant("2026-11-23T01:00:00Z"), letter.mutable_received_time());
  record.letter->set_letter_date("2026-11-20");
  auto& disposition = record.disposition.emplace();
  disposition.set_period("2026-TW3");
  disposition.add_instructions("Tindak lanjuti");
  auto* task = disposition.add_tasks();
  task->set_unit("lurah_jogotrunan");
  task->set_request("Kirim data");
  const Table sheet = Sheets(record)[0];
  EXPECT_EQ(Told(sheet, "Nomor agenda"), "12/2026");
  EXPECT_EQ(Told(sheet, "Tanggal surat"), "2026-11-20");
  EXPECT_EQ(Told(sheet, "Diterima").substr(0, 16), "2026-11-23T08:00");
  EXPECT_EQ(Told(sheet, "Instruksi"), "Tindak lanjuti");
  EXPECT_EQ(Told(sheet, "Tugas lurah_jogotrunan"), "Kirim data");
}

TEST(SheetsOf, ADocumentStandsOnceWhicheverServicesLinkIt) {
  CaseRecord record;
  const auto link = [](auto* document) {
    document->set_kind("surat_edaran");
    document->set_number("050/12");
    document->set_place("kurir");
  };
  link(record.letter.emplace().add_documents());
  link(record.collection.emplace().add_documents());
  auto& sent = record.submission.emplace();
  sent.add_documents()->set_kind("paket_terkirim");
  sent.mutable_receipt()->set_number("TT-1");
  const Table sheet = Sheets(record)[0];
  EXPECT_EQ(Told(sheet, "Dokumen surat_edaran"), "050/12 · kurir");
  EXPECT_EQ(Told(sheet, "Nomor tanda terima"), "TT-1");
  int documents = 0;
  for (const auto& row : sheet.rows) {
    documents += std::get<std::string>(row.at(0)).rfind("Dokumen ", 0) == 0 ? 1 : 0;
  }
  EXPECT_EQ(documents, 2);
}

TEST(SheetsOf, EveryVisitHasItsNameTimesAndVerdict) {
  CaseRecord record;
  auto* visit = record.timing.add_visits();
  visit->set_step(4);
  visit->set_visit(2);
  visit->set_state(timing::v1::VISIT_STATE_RETURNED);
  visit->add_holders()->set_position("lurah_a");
  visit->add_holders()->set_position("lurah_b");
  visit->mutable_used()->set_seconds(60);
  visit->set_declared(true);
  journal::FillTime(*ParseInstant("2026-11-23T01:00:00Z"), visit->mutable_start_time());
  *record.timing.add_visits() = *visit;
  record.timing.mutable_visits(1)->set_step(9);
  record.step_names[4] = "Menyiapkan data";
  const Table sheet = Sheets(record)[1];
  ASSERT_EQ(sheet.rows.size(), 2U);
  const auto& row = sheet.rows[0];
  ASSERT_EQ(row.size(), sheet.heading.size());
  EXPECT_EQ(std::get<std::string>(row[1]), "Menyiapkan data");
  EXPECT_EQ(std::get<std::string>(row[3]), "lurah_a, lurah_b");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row[6])) << "not stopped";
  EXPECT_EQ(std::get<Span>(row[8]).seconds, 60);
  EXPECT_EQ(std::get<std::string>(row[10]), "dikembalikan");
  EXPECT_EQ(std::get<std::string>(row[12]), "ya");
  EXPECT_EQ(std::get<std::string>(sheet.rows[1][1]), "") << "a step that the file does not name";
}

TEST(SheetsOf, ValuesAreNumbersWhereTheyAreOne) {
  CaseRecord record;
  auto* unit = record.collection.emplace().add_values();
  unit->set_unit("lurah_a");
  auto* value = unit->add_values();
  value->set_indicator("layanan_tepat_waktu");
  value->set_cause("Jaringan terputus");
  auto* file = value->add_evidence();
  file->set_rule("register");
  file->set_sha256(std::string(64, 'a'));
  auto* link = value->add_evidence();
  link->set_rule("laporan");
  link->set_link("https://contoh.id/laporan");
  auto* sent = record.sendings.emplace().add_units();
  sent->mutable_part()->set_unit("lurah_a");
  sent->mutable_sending()->set_version(3);
  sent->mutable_sending()->set_incomplete_reason("Register terbakar");
  const auto add = [&](const char* component, const char* number) {
    auto* made = value->add_components();
    made->set_component(component);
    made->set_value(number);
  };
  add("tepat_waktu", "82.5");
  add("predikat", "BB");
  auto* none = unit->add_values();
  none->set_indicator("pengaduan_selesai");
  none->set_no_data_reason("Tidak ada pengaduan");
  auto* waived = record.collection->add_units();
  waived->set_unit("lurah_b");
  waived->set_state(data_collection::v1::UNIT_STATE_WAIVED);
  waived->set_reason("Tidak ada kegiatan");
  record.collection->add_units()->set_unit("lurah_c");
  const Table sheet = Sheets(record)[2];
  ASSERT_EQ(sheet.rows.size(), 4U);
  for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.heading.size());
  EXPECT_EQ(std::get<double>(sheet.rows[0][3]), 82.5);
  EXPECT_EQ(std::get<std::string>(sheet.rows[0][5]), "Jaringan terputus");
  EXPECT_EQ(std::get<std::string>(sheet.rows[1][3]), "BB") << "a grade stays a word";
  EXPECT_EQ(std::get<std::string>(sheet.rows[2][4]), "Tidak ada pengaduan");
  EXPECT_EQ(std::get<std::string>(sheet.rows[3][1]), "dibebaskan");
  EXPECT_EQ(std::get<std::string>(sheet.rows[3][5]), "Tidak ada kegiatan");
  EXPECT_EQ(std::get<std::string>(sheet.rows[0][7]),
            "register: berkas aaaaaaaaaaaa; laporan: https://contoh.id/laporan");
  EXPECT_EQ(std::get<double>(sheet.rows[0][8]), 3);
  EXPECT_EQ(std::get<std::string>(sheet.rows[2][9]), "Register terbakar");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(sheet.rows[3][8])) << "nothing was sent";
}

}  // namespace
}  // namespace tepat::cli
