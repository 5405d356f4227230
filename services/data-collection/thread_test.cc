// SPDX-License-Identifier: Apache-2.0
// Numbers are followed back to where they were typed, to who asked, and to what was handed over.
#include "services/data-collection/thread.h"

#include "services/data-collection/collection_fixture.h"

namespace tepat::data_collection {
namespace {

class ThreadTest : public DataCollectionTest {
 protected:
  ThreadTest() {
    origin_.set_agenda_number(12);
    origin_.set_agenda_year(2026);
    auto* letter = origin_.add_hand_overs();
    letter->set_fact("letter-forwarded-to-camat");
    letter->set_position("sekretaris");
    auto* issued = origin_.add_hand_overs();
    issued->set_fact("disposition-issued");
    issued->set_person_id("camat");
    issued->set_position("camat");
  }

  Result<v1::GetValueThreadResponse> Thread(const std::string& person,
                                            const std::string& indicator = {},
                                            const std::string& component = {}) {
    v1::GetValueThreadRequest request;
    request.set_unit(kLurah);
    request.set_indicator(indicator);
    request.set_component(component);
    return Ask<v1::GetValueThreadResponse>(person, request, ReadValueThread);
  }
  std::string SlugOf(const std::string& person, const std::string& indicator = {},
                     const std::string& component = {}) {
    const auto thread = Thread(person, indicator, component);
    return thread ? "ok" : thread.error().slug;
  }
};

TEST_F(ThreadTest, LeadsFromACellOfAWorkbookToTheLetter) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  sources_ = {{"lama_layanan", "nilai", "Lurah", "G6"}};
  ASSERT_EQ(Send(kLurah, kLurah, 1, CompleteValues(kLurah)), "ok");
  const auto thread = *Thread("sekretaris", "lama_layanan");
  ASSERT_EQ(thread.numbers_size(), 1);
  const auto& number = thread.numbers(0);
  EXPECT_EQ(number.value(), "14");
  EXPECT_EQ(number.target(), "15");
  EXPECT_EQ(number.unit_of_measure(), "menit");
  EXPECT_EQ(number.component_name(), "");
  EXPECT_EQ(number.sending().origin(), v1::ORIGIN_WORKBOOK);
  EXPECT_EQ(number.sending().position(), kLurah);
  EXPECT_EQ(number.cell().sheet(), "Lurah");
  EXPECT_EQ(number.cell().cell(), "G6");
  EXPECT_EQ(thread.request().requests(0), "Data kinerja triwulan III");
  EXPECT_EQ(thread.request().asked_by_person(), "camat");
  EXPECT_EQ(thread.request().asked_by_position(), "camat");
  EXPECT_TRUE(thread.request().has_asked_time());
  EXPECT_EQ(thread.plan().version(), 1);
  EXPECT_NE(thread.plan().agreement_number(), "");
  EXPECT_EQ(thread.origin().SerializeAsString(), origin_.SerializeAsString());
}

TEST_F(ThreadTest, OfOneIndicatorTellsAllSendingsAndOfAllTheNewest) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Submit(kLurah, kLurah, 1), "ok");
  ASSERT_EQ(Send(kLurah, kLurah, 2, With(kLurah, "swadaya", {"20", "1", "0"})), "ok");
  const auto all = *Thread(kLurah);
  EXPECT_EQ(all.numbers_size(), 15);
  EXPECT_EQ(all.numbers(0).indicator(), "layanan_tepat_waktu");
  EXPECT_NE(all.numbers(0).component_name(), "");
  int proven = 0;
  for (const auto& number : all.numbers()) {
    EXPECT_EQ(number.sending().version(), 2);
    if (number.evidence().empty()) continue;
    ++proven;
    EXPECT_EQ(number.evidence(0).sha256(), all.files(0).sha256());
  }
  EXPECT_GT(proven, 0);
  EXPECT_EQ(Thread(kLurah, "swadaya")->numbers_size(), 6);
  const std::string second = performance::IndicatorOf("swadaya").components.at(1).key;
  const auto one = *Thread(kLurah, "swadaya", second);
  ASSERT_EQ(one.numbers_size(), 2);
  EXPECT_EQ(one.numbers(0).value(), "1");
  EXPECT_EQ(one.numbers(1).value(), "0");
  EXPECT_FALSE(one.numbers(0).has_cell());
  EXPECT_EQ(one.numbers(0).sending().origin(), v1::ORIGIN_PROGRAM);
}

TEST_F(ThreadTest, WhatWasNotSentHasAWayBackAllTheSame) {
  ASSERT_EQ(Open({kLurah}), "ok");
  const auto thread = *Thread(kLurah, "lama_layanan");
  EXPECT_EQ(thread.numbers_size(), 0);
  EXPECT_EQ(thread.request().position(), kLurah);
  EXPECT_EQ(thread.origin().agenda_number(), 12);
}

TEST_F(ThreadTest, WhoeverAskedLastIsNamed) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(Assign(kKasubbag, kLurah, 1), "ok");
  const auto request = Thread(kLurah)->request();
  EXPECT_EQ(request.asked_by_position(), kKasubbag);
  EXPECT_EQ(request.requests(0), "Realisasi anggaran triwulan III");
  EXPECT_EQ(request.due_date(), "2026-11-25");
  EXPECT_EQ(journal::TimeOf(request.asked_time()), bench_.clock().Now());
  // What the unit does afterwards changes nothing of it.
  ASSERT_EQ(Submit(kLurah, kLurah, 2), "ok");
  EXPECT_EQ(Thread(kLurah)->request().asked_by_position(), kKasubbag);
}

TEST_F(ThreadTest, AReasonThatThereAreNoDataHasACellToo) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  auto values = CompleteValues(kLurah);
  for (auto& value : values) {
    if (value.indicator() != "lama_layanan") continue;
    value.clear_components();
    value.set_no_data_reason("Loket ditutup");
  }
  sources_ = {{"lama_layanan", "", "", "H6"}};
  ASSERT_EQ(Send(kLurah, kLurah, 1, values), "ok") << refused_.details["findings"];
  const auto thread = *Thread(kLurah, "lama_layanan");
  ASSERT_EQ(thread.numbers_size(), 1);
  EXPECT_EQ(thread.numbers(0).no_data_reason(), "Loket ditutup");
  EXPECT_EQ(thread.numbers(0).cell().cell(), "H6");
}

TEST_F(ThreadTest, CellsOfWhatIsNotSentAreRefused) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  sources_ = {{"asing", "nilai", "", "G6"}};
  EXPECT_EQ(Send(kLurah, kLurah, 1, CompleteValues(kLurah)), "data_collection.invalid_request");
  EXPECT_EQ(Thread(kLurah)->numbers_size(), 0);
}

TEST_F(ThreadTest, NoFactTellsASheetsName) {
  ASSERT_EQ(Open({kLurah}), "ok");
  ASSERT_EQ(AttachFile(kLurah, kLurah), "ok");
  sources_ = {{"lama_layanan", "nilai", "Rahasia Budi", "G6"}};
  ASSERT_EQ(Send(kLurah, kLurah, 1, CompleteValues(kLurah)), "ok");
  EXPECT_EQ(bench_.LastFact().fact.payload.find("Budi"), std::string::npos);
  EXPECT_EQ(bench_.LastFact().fact.payload.find("G6"), std::string::npos);
}

TEST_F(ThreadTest, IsForThoseWhoMaySeeTheValues) {
  ASSERT_EQ(Open(), "ok");
  EXPECT_EQ(SlugOf(kLurah), "ok");
  EXPECT_EQ(SlugOf(kKasubbag), "ok");
  EXPECT_EQ(SlugOf(kKasi), "identity.not_allowed");
  EXPECT_EQ(SlugOf(kLurah, "asing"), "data_collection.unknown_indicator");
  EXPECT_EQ(SlugOf(kLurah, "lama_layanan", "asing"), "data_collection.unknown_indicator");
  EXPECT_EQ(SlugOf(kLurah, "lama_layanan", "nilai"), "ok");
}

TEST_F(ThreadTest, CasesOfOlderServicesHaveNoOrigin) {
  origin_.Clear();
  ASSERT_EQ(Open({kLurah}), "ok");
  EXPECT_FALSE(Thread(kLurah)->has_origin());
  EXPECT_EQ(Thread(kLurah)->request().asked_by_position(), "");
}

}  // namespace
}  // namespace tepat::data_collection
