// SPDX-License-Identifier: Apache-2.0
// Facts about values of version 1 as bytes. As for all events: a golden file is never changed.
#include <gtest/gtest.h>

#include "libs/journal/event.h"
#include "libs/journal/wire.h"
#include "libs/performance/message.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/history.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"
#include "tests/contract/golden.h"

namespace tepat::journal {
namespace {

namespace v1 = data_collection::v1;

std::string BytesOf(const std::string& name, const google::protobuf::Message& payload,
                    const std::string& case_id = "01a1f6a0-0000-7000-8000-0000000000bb") {
  Event event;
  event.id = "01a1f6a0-0000-7000-8000-000000000004";
  event.position = {"/tepat/lumajang/data-collection", "01a1f6a0-0000-7000-8000-0000000000ee", 9};
  event.recorded = *ParseInstant("2026-11-24T03:00:00Z");
  event.fact.name = name;
  event.fact.case_id = case_id;
  event.fact.at = event.recorded;
  event.fact.actor = Actor{"01a1f6a0-0000-7000-8000-0000000000cc", "lurah_jogotrunan", ""};
  event.fact.office_cursor = 6;
  event.fact.payload = PayloadOf(payload);
  return *FormatEvent(event);
}

v1::UnitDataSubmitted Sent() {
  v1::UnitDataSubmitted sent;
  sent.set_unit("lurah_jogotrunan");
  sent.set_revision(3);
  sent.set_version(2);
  sent.set_plan_year(2026);
  sent.set_plan_version(1);
  sent.set_origin(v1::ORIGIN_WORKBOOK);
  sent.set_incomplete(true);
  // Whatever a unit writes: numbers and hashes alone reach the fact.
  performance::FillSent({"lama_layanan",
                         {{"nilai", "16.5"}},
                         "",
                         "Listrik padam",
                         "Genset",
                         {{"register", plan::EvidenceKind::kFile, std::string(64, 'a')},
                          {"register", plan::EvidenceKind::kText, "Map 3"}}},
                        sent.add_values());
  performance::FillSent({"pengaduan_selesai", {}, "Tidak ada pengaduan", "", "", {}},
                        sent.add_values());
  return sent;
}

TEST(ValueFactsV1, AreWrittenAsEverBefore) {
  EXPECT_EQ(BytesOf("unit-data-submitted", Sent()), ReadGolden("unit-data-submitted.json"));
  v1::EvidenceAttached attached;
  attached.set_unit("lurah_jogotrunan");
  attached.set_sha256(std::string(64, 'a'));
  attached.set_size(12345);
  attached.set_media_type("application/pdf");
  EXPECT_EQ(BytesOf("evidence-attached", attached), ReadGolden("evidence-attached.json"));
  v1::ValueCommented commented;
  commented.set_unit("lurah_jogotrunan");
  commented.set_indicator("lama_layanan");
  EXPECT_EQ(BytesOf("value-commented", commented), ReadGolden("value-commented.json"));
  v1::UnitGivenBack back;
  back.mutable_unit()->set_unit("lurah_jogotrunan");
  back.mutable_unit()->set_reason("Angka tidak cocok");
  back.mutable_unit()->add_cells()->set_indicator("lama_layanan");
  back.set_revision(4);
  back.set_due_date("2026-11-30");
  EXPECT_EQ(BytesOf("unit-given-back", back), ReadGolden("unit-given-back.json"));
}

v1::UnitPart Asked() {
  v1::UnitPart unit;
  unit.set_unit("lurah_jogotrunan");
  unit.set_position("lurah_jogotrunan");
  unit.add_requests("Data kinerja triwulan III");
  unit.set_due_date("2026-11-26");
  unit.set_state(v1::UNIT_STATE_ASKED);
  unit.set_revision(4);
  return unit;
}

TEST(CollectionFactsV1, AreWrittenAsEverBefore) {
  v1::CollectionOpened opened;
  opened.set_handed_over_by("01a1f6a0-0000-7000-8000-000000000002");
  opened.set_period("2026-TW3");
  *opened.add_units() = Asked();
  opened.set_revision(1);
  opened.set_plan_year(2026);
  opened.set_plan_version(1);
  EXPECT_EQ(BytesOf("collection-opened", opened), ReadGolden("collection-opened.json"));
  v1::CollectionStepDone closed;
  closed.set_revision(2);
  closed.add_missing_inputs("dpa");
  closed.set_missing_input_reason("DPA belum disahkan");
  closed.set_lacking(3);
  closed.set_incomplete_reason("Bukti dukung menyusul");
  EXPECT_EQ(BytesOf("draft-closed", closed), ReadGolden("draft-closed.json"));
  v1::UnitsReturned returned;
  v1::UnitReturn* unit = returned.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_reason("Bukti dukung belum lengkap");
  unit->add_cells()->set_indicator("lama_layanan");
  unit->mutable_cells(0)->set_key("nilai");
  returned.set_revision(3);
  returned.set_due_date("2026-11-30");
  EXPECT_EQ(BytesOf("units-returned", returned), ReadGolden("units-returned.json"));
  v1::CollectionStepDone verified;
  verified.set_revision(4);
  verified.set_note("Lengkap");
  verified.set_checked_by_maker(true);
  EXPECT_EQ(BytesOf("data-verified", verified), ReadGolden("data-verified.json"));
}

TEST(ValueFactsV1, OfNoCaseAreWrittenAsEverBefore) {
  v1::ValuesDeclared declared;
  declared.set_period("2025-TW3");
  declared.set_unit("lurah_jogotrunan");
  *declared.mutable_values() = Sent().values();
  declared.set_version(2);
  declared.set_plan_year(2026);
  declared.set_plan_version(1);
  declared.set_origin(v1::ORIGIN_WORKBOOK);
  EXPECT_EQ(BytesOf("values-declared", declared, ""), ReadGolden("values-declared.json"));
}

TEST(ValueFactsV1, TellByWhichPlanACaseIsMeasuredFromNowOn) {
  v1::CollectionRebased rebased;
  rebased.set_plan_year(2026);
  rebased.set_version_before(1);
  rebased.set_plan_version(2);
  rebased.set_revision(3);
  *rebased.add_units() = Asked();
  EXPECT_EQ(BytesOf("collection-rebased", rebased), ReadGolden("collection-rebased.json"));
}

TEST(ValueFactsV1, AreReadAsEverBefore) {
  const auto event = ParseEvent(ReadGolden("unit-data-submitted.json"));
  ASSERT_TRUE(event);
  v1::UnitDataSubmitted sent;
  ASSERT_TRUE(ParsePayload(event->fact.payload, &sent));
  EXPECT_EQ(sent.SerializeAsString(), Sent().SerializeAsString());
}

TEST(ValueFactsV1, HoldNoWordThatAnybodyTyped) {
  const std::string golden = ReadGolden("unit-data-submitted.json");
  for (const char* word : {"Listrik", "Genset", "Map 3", "Tidak ada"}) {
    EXPECT_EQ(golden.find(word), std::string::npos) << word;
  }
}

}  // namespace
}  // namespace tepat::journal
