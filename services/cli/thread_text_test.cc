// SPDX-License-Identifier: Apache-2.0
#include "services/cli/thread_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;
using testing::HasSubstr;
using testing::Not;

const worktime::Zone kJakarta = *worktime::Zone::Find("Asia/Jakarta");

void At(const char* time, google::protobuf::Timestamp* to) {
  journal::FillTime(*ParseInstant(time), to);
}

class ThreadTextTest : public testing::Test {
 protected:
  ThreadTextTest() {
    auto& number = *thread_.numbers.add_numbers();
    number.set_indicator("lama_layanan");
    number.set_indicator_name("Lama layanan");
    number.set_component("nilai");
    number.set_value("14");
    number.set_unit_of_measure("menit");
    number.set_target("15");
    number.mutable_sending()->set_version(2);
    number.mutable_sending()->set_position("lurah_jogotrunan");
    number.mutable_sending()->set_origin(wire::ORIGIN_WORKBOOK);
    At("2026-11-24T03:00:00Z", number.mutable_sending()->mutable_time());
    number.mutable_cell()->set_sheet("Lurah");
    number.mutable_cell()->set_cell("G6");
    number.add_evidence()->set_sha256(std::string(64, 'a'));
    auto& file = *thread_.numbers.add_files();
    file.set_sha256(std::string(64, 'a'));
    file.set_name("register.pdf");
    auto& request = *thread_.numbers.mutable_request();
    request.set_position("lurah_jogotrunan");
    request.add_requests("Data kinerja triwulan III");
    request.set_due_date("2026-11-25");
    request.set_asked_by_position("camat");
    At("2026-11-23T02:00:00Z", request.mutable_asked_time());
    auto& plan = *thread_.numbers.mutable_plan();
    plan.set_year(2026);
    plan.set_version(1);
    plan.set_agreement_number("000.8/1/2026");
    plan.set_agreement_date("2026-01-12");
    HandOver("letter-forwarded-to-camat", "sekretaris", "2026-11-23T01:00:00Z");
    HandOver("disposition-issued", "camat", "2026-11-23T02:00:00Z");
    thread_.numbers.mutable_origin()->set_agenda_number(12);
    thread_.numbers.mutable_origin()->set_agenda_year(2026);
    At("2026-11-22T23:30:00Z", thread_.numbers.mutable_origin()->mutable_received_time());
  }
  void HandOver(const char* fact, const char* position, const char* time) {
    auto* made = thread_.numbers.mutable_origin()->add_hand_overs();
    made->set_fact(fact);
    made->set_position(position);
    At(time, made->mutable_time());
  }
  std::string Text() const { return ThreadText(thread_, kJakarta); }

  Thread thread_;
};

TEST_F(ThreadTextTest, LeadsFromTheCellToTheLetter) {
  thread_.disposition.emplace().add_instructions("Tindak lanjuti");
  auto& letter = thread_.letter.emplace();
  letter.set_letter_date("2026-11-20");
  letter.mutable_letter()->set_agenda_number(12);
  letter.mutable_letter()->set_agenda_year(2026);
  letter.mutable_letter()->set_sender("Bappeda");
  letter.mutable_letter()->set_letter_number("050/7/2026");
  At("2026-11-22T23:30:00Z", letter.mutable_letter()->mutable_received_time());
  EXPECT_EQ(Text(),
            "Angka       Lama layanan = 14 menit\n"
            "            versi 2 · 2026-11-24T10:00:00 · lurah_jogotrunan · buku kerja Lurah!G6\n"
            "            target 15 · bukti: register.pdf (aaaaaaaaaaaa)\n"
            "Permintaan  Data kinerja triwulan III\n"
            "            diminta 2026-11-23T09:00:00 · camat · dijawab lurah_jogotrunan · batas "
            "2026-11-25\n"
            "Rencana     2026 versi 1 · perjanjian 000.8/1/2026 tanggal 2026-01-12\n"
            "Disposisi   2026-11-23T09:00:00 · camat · Tindak lanjuti\n"
            "Diteruskan  2026-11-23T08:00:00 · sekretaris\n"
            "Surat       agenda 12/2026 · diterima 2026-11-23T06:30:00 · dari Bappeda · nomor "
            "050/7/2026 tanggal 2026-11-20\n");
}

TEST_F(ThreadTextTest, WhatTheOwnersDoNotTellIsLeftOut) {
  EXPECT_THAT(Text(), HasSubstr("Disposisi   2026-11-23T09:00:00 · camat\n"));
  EXPECT_THAT(Text(), HasSubstr("Surat       agenda 12/2026 · diterima 2026-11-23T06:30:00\n"));
  EXPECT_THAT(Text(), Not(HasSubstr("dari")));
}

TEST_F(ThreadTextTest, ACaseOpenedOnScheduleHasNoLetter) {
  thread_.numbers.clear_origin();
  HandOver("case-opened-on-schedule", "kasubbag_keuangan", "2026-11-23T01:00:00Z");
  thread_.numbers.clear_numbers();
  EXPECT_THAT(Text(), HasSubstr("Angka       belum dikirim\n"));
  EXPECT_THAT(Text(),
              HasSubstr("Dibuka      2026-11-23T08:00:00 · kasubbag_keuangan · terjadwal\n"));
  EXPECT_THAT(Text(), HasSubstr("Surat       belum ada\n"));
}

TEST_F(ThreadTextTest, ALineNamesTheNumberAndItsWay) {
  auto number = thread_.numbers.numbers(0);
  EXPECT_EQ(NumberLine("lurah_jogotrunan", number, kJakarta),
            "lurah_jogotrunan/lama_layanan/nilai = 14 menit · versi 2 · 2026-11-24T10:00:00 · "
            "lurah_jogotrunan · buku kerja Lurah!G6");
  number.clear_cell();
  number.mutable_sending()->set_origin(wire::ORIGIN_TYPED);
  EXPECT_THAT(NumberLine("u", number, kJakarta), HasSubstr("· diketik"));
  number.mutable_sending()->set_origin(wire::ORIGIN_PROGRAM);
  number.clear_value();
  number.clear_component();
  number.set_no_data_reason("Loket ditutup");
  EXPECT_THAT(NumberLine("u", number, kJakarta),
              HasSubstr("u/lama_layanan = tidak ada data: Loket ditutup"));
  EXPECT_THAT(NumberLine("u", number, kJakarta), HasSubstr("lewat program"));
}

TEST_F(ThreadTextTest, JsonHasAllThree) {
  const std::string json = ThreadJson(thread_);
  EXPECT_THAT(json, HasSubstr(R"("disposition":null,"letter":null})"));
  EXPECT_THAT(json, HasSubstr(R"("cell":"G6")"));
}

TEST(ParseThreadSelector, TakesUpToThreeParts) {
  EXPECT_EQ(ParseThreadSelector("")->unit, "");
  EXPECT_EQ(ParseThreadSelector("lurah")->unit, "lurah");
  const auto three = *ParseThreadSelector("lurah/layanan/tepat");
  EXPECT_EQ(three.indicator, "layanan");
  EXPECT_EQ(three.component, "tepat");
  for (const char* wrong : {"/", "lurah/", "/ikm", "a//b", "a/b/c/d"}) {
    EXPECT_EQ(ParseThreadSelector(wrong).error().slug, "cli.malformed_thread") << wrong;
  }
}

}  // namespace
}  // namespace tepat::cli
