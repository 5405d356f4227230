// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/value_form.h"

#include "services/portal/screens/values/sheet.h"
#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

TypedValues Read(const std::vector<std::pair<std::string, std::string>>& typed) {
  Fields form;
  for (const auto& [name, value] : typed) form.Add(name, value);
  return ValuesIn(form);
}

TEST(FieldName, IsReadInOneWayOnly) {
  EXPECT_EQ(FieldName(kNumberField, "a-b", "c"), "nilai.a-b.c");
  const FieldKey key = KeyIn("nilai.a-b.c");
  EXPECT_EQ(key.indicator, "a-b");
  EXPECT_EQ(key.key, "c");
  EXPECT_EQ(KeyIn("sebab.ikm").key, "");
  EXPECT_EQ(KeyIn("revision").what, "");
}

TEST(ValuesIn, ReadsNumbersAsPeopleWriteThem) {
  for (const auto& [typed, read] : std::vector<std::pair<const char*, const char*>>{
           {"1.234,5", "1234.5"}, {"85 %", "85"}, {"1234.5", "1234.5"}, {"(12)", "-12"}}) {
    const TypedValues values = Read({{"nilai.ikm.nilai", typed}});
    ASSERT_EQ(values.values.size(), 1U) << typed;
    EXPECT_EQ(values.values[0].indicator(), "ikm");
    EXPECT_EQ(values.values[0].components(0).component(), "nilai");
    EXPECT_EQ(values.values[0].components(0).value(), read);
  }
}

TEST(ValuesIn, EmptyIsNeverZeroAndListsNoIndicator) {
  const TypedValues values =
      Read({{"nilai.ikm.nilai", "  "}, {"sebab.ikm", ""}, {"nilai.b.x", "\xC2\xA0"}});
  EXPECT_TRUE(values.values.empty());
  EXPECT_TRUE(values.unread.empty());
}

TEST(ValuesIn, KeepsWhatIsNoNumberAsAFindingAtItsCell) {
  const TypedValues values = Read({{"nilai.ikm.nilai", "9O,5"}, {"sebab.ikm", "Sebabnya"}});
  ASSERT_EQ(values.unread.size(), 1U);
  EXPECT_EQ(values.unread[0].kind(), wire::FINDING_KIND_NOT_A_NUMBER);
  EXPECT_EQ(values.unread[0].component(), "nilai");
  EXPECT_EQ(values.unread[0].found(), "9O,5");
  ASSERT_EQ(values.values.size(), 1U);
  EXPECT_TRUE(values.values[0].components().empty());
}

TEST(ValuesIn, SaysBackTheBeginningOfALongTextWithoutCuttingACharacter) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "é";
  const TypedValues values = Read({{"nilai.ikm.nilai", text}});
  ASSERT_EQ(values.unread.size(), 1U);
  EXPECT_TRUE(values.unread[0].found().ends_with("é…"));
  EXPECT_LE(values.unread[0].found().size(), 70U);
}

TEST(ValuesIn, GathersEverythingOfAnIndicatorWhereverItStandsInTheForm) {
  const TypedValues values = Read({{"nilai.layanan.tepat", "9"},
                                   {"tanpa_data.ikm", "Survei tahun depan"},
                                   {"nilai.layanan.semua", "10"},
                                   {"tindak_lanjut.layanan", "Menambah loket"},
                                   {"predikat.sakip.nilai", "BB"}});
  ASSERT_EQ(values.values.size(), 3U);
  EXPECT_EQ(values.values[0].components_size(), 2);
  EXPECT_EQ(values.values[0].follow_up(), "Menambah loket");
  EXPECT_EQ(values.values[1].no_data_reason(), "Survei tahun depan");
  EXPECT_EQ(values.values[2].components(0).value(), "BB");
}

TEST(ValuesIn, TakesEachProofInItsFormAndAFileOnce) {
  const TypedValues values = Read({{"bukti.ikm.laporan", Sha('a')},
                                   {"bukti.ikm.laporan", Sha('a')},
                                   {"bukti.ikm.laporan", ""},
                                   {"tautan.ikm.laporan", "https://kantor/1"},
                                   {"teks.ikm.surat", "Nomor 7"}});
  ASSERT_EQ(values.values.size(), 1U);
  const auto& evidence = values.values[0].evidence();
  ASSERT_EQ(evidence.size(), 3);
  EXPECT_EQ(evidence[0].sha256(), Sha('a'));
  EXPECT_EQ(evidence[1].link(), "https://kantor/1");
  EXPECT_EQ(evidence[2].text(), "Nomor 7");
  EXPECT_EQ(evidence[2].rule(), "surat");
}

TEST(ValuesIn, LeavesOutWhatIsNoValue) {
  EXPECT_TRUE(Read({{"csrf", "x"}, {"berkas.ikm.laporan", "y"}, {"lain.ikm", "z"}}).values.empty());
}

using FillFieldsTest = ValuesFixture;

TEST_F(FillFieldsTest, GivesBackWhatWasSent) {
  HasSent();
  Set(*Row(2).mutable_value(), "nilai", "BB");
  Fields fields;
  FillFields(sheet_, fields);
  EXPECT_EQ(fields.Get("nilai.ikm.nilai"), "86,2");
  EXPECT_EQ(fields.Get("predikat.sakip.nilai"), "BB");
  EXPECT_EQ(fields.Get("bukti.ikm.laporan"), Sha('a'));
  const TypedValues read = ValuesIn(fields);
  ASSERT_EQ(read.values.size(), 2U);
  EXPECT_EQ(read.values[0].SerializeAsString(), Row(0).value().SerializeAsString())
      << "nothing is lost on the way";
}

TEST_F(FillFieldsTest, AFindingLeadsToTheFieldThatCanCureIt) {
  const FormState state;
  const auto place = [&](const wire::Finding& finding) {
    return PlaceOf(state, FindRow(sheet_, finding.indicator()), finding);
  };
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_NO_VALUE, "layanan", "semua")),
            "f-nilai.layanan.semua");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_NOT_A_GRADE, "sakip", "nilai")),
            "f-predikat.sakip.nilai");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_NO_FOLLOW_UP, "ikm")), "f-tindak_lanjut.ikm");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_NO_CAUSE_OF_OUTLIER, "ikm", "nilai")), "f-sebab.ikm");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_NO_EVIDENCE, "ikm", "", "laporan")),
            "f-bukti.ikm.laporan");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_MALFORMED, "ikm")), "f-indikator.ikm");
  wire::Finding text = Finding(wire::FINDING_KIND_MALFORMED, "ikm");
  text.set_expected("follow_up: 5 to 1000 characters");
  EXPECT_EQ(place(text), "f-tindak_lanjut.ikm");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_ABOVE_BOUNDS, "ikm")), "f-nilai.ikm.nilai");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_ABOVE_BOUNDS, "layanan")), "f-indikator.layanan");
  EXPECT_EQ(place(Finding(wire::FINDING_KIND_UNKNOWN_INDICATOR, "asing")), "f-values");
}

}  // namespace
}  // namespace tepat::portal
