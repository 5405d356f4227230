// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/settings.h"

#include <gtest/gtest.h>

#include <fstream>

#include "libs/testing/folder.h"

namespace tepat::daemon {
namespace {

class SettingsTest : public testing::Test {
 protected:
  std::optional<Settings> Read(const std::string& text) {
    std::ofstream(folder_.path() + "/tepat.toml") << text;
    return ReadSettings(folder_.path(), mistakes_);
  }
  // All mistakes in one text.
  std::string Mistaken() const {
    std::string all;
    for (const Mistake& mistake : mistakes_.list()) all += mistake.ToString() + "\n";
    return all;
  }

  simulation::Folder folder_;
  Mistakes mistakes_{"tepat.toml"};
};

TEST_F(SettingsTest, AnEmptyFileIsAnOfficeWithOurDefaults) {
  const auto settings = Read("");
  ASSERT_TRUE(settings) << Mistaken();
  EXPECT_EQ(settings->office, "lumajang");
  EXPECT_EQ(settings->nats_port, 4222);
  EXPECT_EQ(settings->time_zone, "Asia/Jakarta");
  EXPECT_FALSE(settings->production);
}

TEST_F(SettingsTest, TakesWhatIsWritten) {
  const auto settings = Read(
      "[office]\nid = \"uji\"\nproduction = true\n[nats]\nport = 4333\n"
      "[portal]\naddress = \"0.0.0.0\"\nport = 0\n");
  ASSERT_TRUE(settings) << Mistaken();
  EXPECT_EQ(settings->office, "uji");
  EXPECT_TRUE(settings->production);
  EXPECT_EQ(settings->nats_port, 4333);
  EXPECT_EQ(settings->portal_address, "0.0.0.0");
  EXPECT_EQ(settings->portal_port, 0);
}

TEST_F(SettingsTest, SaysAllMistakesAtOnceEachWithItsLine) {
  EXPECT_FALSE(
      Read("[office]\nid = \"Uji Coba\"\ntime_zone = \"Asia/Lumajang\"\n[nats]\n"
           "port = 70000\nwarna = 1\n"));
  const std::string said = Mistaken();
  EXPECT_NE(said.find("tepat.toml:2: 'id' harus 1 sampai 32 huruf kecil"), std::string::npos)
      << said;
  EXPECT_NE(said.find("tepat.toml:3: zona waktu tidak dikenal"), std::string::npos) << said;
  EXPECT_NE(said.find("tepat.toml:5:"), std::string::npos) << said;
  EXPECT_NE(said.find("tepat.toml:6:"), std::string::npos) << said;
}

TEST_F(SettingsTest, AnOfficeInProductionTakesNoSimulatedTime) {
  EXPECT_FALSE(Read("[office]\nproduction = true\nsimulated = true\n"));
  EXPECT_NE(Mistaken().find("waktu simulasi"), std::string::npos) << Mistaken();
}

TEST_F(SettingsTest, AForeignSourceHasANameThatNoServiceHas) {
  EXPECT_FALSE(Read("[foreign.timing]\n"));
  EXPECT_NE(Mistaken().find("sudah dipakai layanan Tepat"), std::string::npos) << Mistaken();
}

TEST_F(SettingsTest, AForeignSourceHasANameThatFitsAConsumer) {
  EXPECT_FALSE(Read("[foreign.abcdefghijklmnopqrstuvwxy]\n"));
  EXPECT_NE(Mistaken().find("1 sampai 24 huruf"), std::string::npos) << Mistaken();
}

TEST_F(SettingsTest, AForeignSourceWithoutAJournalIsWaitedForAsLongAsItSays) {
  const auto settings =
      Read("[foreign.mitra]\ngap_seconds = 5\n[foreign.lain]\njournal = \"/x\"\n");
  ASSERT_TRUE(settings) << Mistaken();
  ASSERT_EQ(settings->foreign.size(), 2U);
  for (const ForeignSource& source : settings->foreign) {
    EXPECT_EQ(source.gap_wait.count(), source.name == "mitra" ? 5 : 30);
    EXPECT_EQ(source.journal, source.name == "mitra" ? "" : "/x");
  }
}

TEST_F(SettingsTest, AJournalsAddressIsAbsolute) {
  EXPECT_FALSE(Read("[foreign.mitra]\njournal = \"run/x.sock\"\n"));
  EXPECT_NE(Mistaken().find("alamat soket"), std::string::npos) << Mistaken();
}

TEST_F(SettingsTest, AFileThatIsNotThereIsAMistake) {
  EXPECT_FALSE(ReadSettings(folder_.path() + "/nowhere", mistakes_));
  EXPECT_NE(Mistaken().find("tidak dapat dibaca"), std::string::npos) << Mistaken();
}

TEST_F(SettingsTest, ASecretIsReadWithoutItsLineBreak) {
  const auto settings = Read("");
  ASSERT_TRUE(settings);
  std::ofstream(folder_.Sub("secrets") + "/nats-timing") << "rahasia\n";
  EXPECT_EQ(ReadSecret(*settings, "nats-timing"), "rahasia");
  EXPECT_EQ(ReadSecret(*settings, "nats-portal"), "");
}

}  // namespace
}  // namespace tepat::daemon
