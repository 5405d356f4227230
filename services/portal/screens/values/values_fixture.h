// SPDX-License-Identifier: Apache-2.0
// A case whose units are asked, and the sheet of one of them: an index that is typed, a ratio of
// two components, and a grade.
#pragma once

#include <string>
#include <vector>

#include "libs/journal/wire.h"
#include "services/portal/service_fixture.h"
#include "tepat/data_collection/v1/data_collection_service.pb.h"

namespace tepat::portal {

namespace wire = data_collection::v1;

// A SHA-256 as services write it, of the digit alone.
inline std::string Sha(char digit) { return std::string(64, digit); }

class ValuesFixture : public ServiceFixture {
 protected:
  ValuesFixture() {
    Register("k1", "Pengumpulan data");
    AskUnits("k1", {"lurah_jogotrunan", "kasi_pemerintahan"});
    sheet_.set_case_id("k1");
    sheet_.set_period("2026-TW3");
    sheet_.set_plan_year(2026);
    sheet_.set_plan_version(1);
    sheet_.set_cells_asked(4);
    sheet_.mutable_part()->set_unit("lurah_jogotrunan");
    AddIndex();
    AddRatio();
    AddGrade();
    Tell();
    Answer("PreviewUnitData", wire::PreviewUnitDataResponse());
  }

  // What GetUnitSheet tells from now on.
  void Tell() { Answer("GetUnitSheet", sheet_); }
  wire::SheetRow& Row(int index) { return *sheet_.mutable_rows(index); }

  // The unit has sent an index of 86.2 with a file.
  void HasSent() {
    auto& sending = *sheet_.mutable_sending();
    sending.set_version(2);
    sending.set_person_id("lurah_jogotrunan");
    sending.set_position("lurah_jogotrunan");
    sending.set_origin(wire::ORIGIN_TYPED);
    journal::FillTime(clock_.Now(), sending.mutable_time());
    auto& value = *Row(0).mutable_value();
    value.set_indicator("ikm");
    value.set_cause("Survei tertunda");
    Set(value, "nilai", "86.2");
    auto* proof = value.add_evidence();
    proof->set_rule("laporan");
    proof->set_sha256(Sha('a'));
    AddFile(Sha('a'), "laporan.pdf", "application/pdf");
    Row(0).mutable_period()->set_value("86.2");
    Row(0).mutable_period()->set_raw("100.23");
    Row(0).mutable_period()->set_capped("100.23");
    sheet_.set_cells_filled(1);
    Tell();
  }
  void AddFile(const std::string& sha256, const std::string& name, const std::string& type) {
    auto* file = sheet_.add_files();
    file->set_sha256(sha256);
    file->set_name(name);
    file->set_size(2048);
    file->set_media_type(type);
  }
  static void Set(wire::IndicatorValue& value, const std::string& key, const std::string& number) {
    auto* component = value.add_components();
    component->set_component(key);
    component->set_value(number);
  }
  static wire::Finding Finding(wire::FindingKind kind, const std::string& indicator,
                               const std::string& component = {}, const std::string& rule = {}) {
    wire::Finding finding;
    finding.set_kind(kind);
    finding.set_unit("lurah_jogotrunan");
    finding.set_indicator(indicator);
    finding.set_component(component);
    finding.set_evidence(rule);
    return finding;
  }
  static void EarlierPeriod(wire::SheetRow& row, const std::string& period,
                            const std::string& value) {
    auto* earlier = row.add_earlier();
    earlier->set_period(period);
    earlier->set_value(value);
    earlier->set_target("86");
  }

  const std::vector<std::string> place_ = {"k1", "lurah_jogotrunan"};
  wire::GetUnitSheetResponse sheet_;

 private:
  void AddIndex() {
    auto& row = *sheet_.add_rows();
    row.set_target("86");
    auto& ikm = *row.mutable_indicator();
    ikm.set_id("ikm");
    ikm.set_code("IKU-1");
    ikm.set_name("Indeks Kepuasan Masyarakat");
    ikm.set_definition("Nilai survei terakhir");
    ikm.set_unit_of_measure("indeks");
    ikm.set_decimals(2);
    ikm.set_direction(plan::v1::DIRECTION_UP);
    auto* rule = ikm.add_evidence();
    rule->set_key("laporan");
    rule->set_name("Laporan survei");
    rule->set_required(true);
    rule->add_kinds(plan::v1::EVIDENCE_KIND_FILE);
    rule->add_kinds(plan::v1::EVIDENCE_KIND_LINK);
    EarlierPeriod(row, "2026-TW1", "84");
    EarlierPeriod(row, "2026-TW2", "85");
  }
  void AddRatio() {
    auto& row = *sheet_.add_rows();
    row.set_target("80..90");
    auto& layanan = *row.mutable_indicator();
    layanan.set_id("layanan");
    layanan.set_name("Layanan tepat waktu");
    layanan.set_unit_of_measure("persen");
    layanan.set_entry(plan::v1::ENTRY_RATIO);
    for (const auto& [key, name] :
         {std::pair("tepat", "Layanan yang tepat"), std::pair("semua", "Semua layanan")}) {
      auto* component = layanan.add_components();
      component->set_key(key);
      component->set_name(name);
      component->set_unit_of_measure("layanan");
    }
  }
  void AddGrade() {
    auto& sakip = *sheet_.add_rows()->mutable_indicator();
    sakip.set_id("sakip");
    sakip.set_name("Predikat SAKIP");
    sakip.set_unit_of_measure("predikat");
    sakip.set_direction(plan::v1::DIRECTION_GRADE);
    sakip.add_scale()->set_name("B");
    sakip.add_scale()->set_name("BB");
  }
};

}  // namespace tepat::portal
