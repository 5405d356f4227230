// SPDX-License-Identifier: Apache-2.0
#include "services/cli/service_status.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "libs/base/outside_json.h"

namespace tepat::cli {
namespace {

using testing::Test;
using Lags = std::vector<std::string>;

// Two services: correspondence with five facts, of which disposition has read some.
class LagsTest : public Test {
 protected:
  LagsTest() {
    auto* head = office_["correspondence"].mutable_head();
    head->set_incarnation("satu");
    head->set_sequence(5);
    reader_ = office_["disposition"].add_readers();
    reader_->set_source("/tepat/uji/correspondence");
    reader_->set_incarnation("satu");
    reader_->set_sequence(5);
  }

  void AddCourier(const std::string& name, std::int64_t sequence) {
    auto* courier = office_["correspondence"].add_couriers();
    courier->set_courier(name);
    courier->set_sequence(sequence);
  }

  OfficeProgress office_;
  common::v1::JournalPosition* reader_ = nullptr;
};

TEST_F(LagsTest, NoneWhenEverythingHasArrived) {
  AddCourier("bus", 5);
  AddCourier("disposition", 5);
  EXPECT_EQ(LagsOf(office_, "disposition", true), Lags());
  EXPECT_EQ(LagsOf(office_, "correspondence", true), Lags());
}

TEST_F(LagsTest, AReaderBehindTheHeadIsNamedWithItsSource) {
  reader_->set_sequence(4);
  EXPECT_EQ(LagsOf(office_, "disposition", true), Lags{"belum membaca semua dari correspondence"});
}

TEST_F(LagsTest, AReaderOfAFormerLifeIsBehindWhateverItsSequence) {
  reader_->set_incarnation("nol");
  EXPECT_EQ(LagsOf(office_, "disposition", true).size(), 1U);
  office_["correspondence"].mutable_head()->set_sequence(0);
  EXPECT_EQ(LagsOf(office_, "disposition", true), Lags()) << "nothing was said in this life yet";
}

TEST_F(LagsTest, ASourceThatDoesNotAnswerIsLeftOut) {
  reader_->set_sequence(1);
  office_.erase("correspondence");
  EXPECT_EQ(LagsOf(office_, "disposition", true), Lags());
  EXPECT_EQ(LagsOf(office_, "correspondence", true), Lags());
}

TEST_F(LagsTest, WhatIsNotPublishedCountsOnlyWhenTheBusIsAskedFor) {
  AddCourier("bus", 3);
  AddCourier("disposition", 4);
  EXPECT_EQ(LagsOf(office_, "correspondence", true),
            (Lags{"belum semua terbit di NATS", "serah terima ke disposition belum selesai"}));
  EXPECT_EQ(LagsOf(office_, "correspondence", false),
            Lags{"serah terima ke disposition belum selesai"});
}

TEST_F(LagsTest, AServiceThatDoesNotAnswerStandsOut) {
  EXPECT_EQ(StatusLine("timing", nullptr, {}), "timing           TIDAK MENJAWAB");
  EXPECT_EQ(WriteJson(StatusJson("timing", nullptr, {})),
            R"({"service":"timing","answers":false})");
}

TEST_F(LagsTest, ALineTellsWhatIsStuckAndWhatNeverCame) {
  auto& progress = office_["disposition"];
  EXPECT_EQ(StatusLine("disposition", &progress, {}),
            "disposition      berjalan   jurnal        0");
  progress.set_parked(1);
  auto* courier = progress.add_couriers();
  courier->set_courier("timing");
  courier->set_stuck(2);
  auto* gap = progress.add_gaps();
  gap->set_source("/tepat/uji/correspondence");
  gap->set_first(2);
  gap->set_last(3);
  EXPECT_EQ(
      StatusLine("disposition", &progress, {"belum selesai"}),
      "disposition      berjalan   jurnal        0 · belum selesai · tersangkut 3 (tepat case "
      "stuck) · correspondence tidak pernah mengirim 2–3");
  EXPECT_EQ(WriteJson(StatusJson("disposition", &progress, {"x"})),
            R"({"service":"disposition","answers":true,"head":0,"stuck":3,"gaps":1,)"
            R"("readers":{"correspondence":5},"couriers":{"timing":0},"lags":["x"]})");
}

}  // namespace
}  // namespace tepat::cli
