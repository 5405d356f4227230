// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/operator_card.h"

#include "libs/papers/sheet_fixture.h"

namespace tepat::papers {
namespace {

using testing::HasSubstr;

OperatorCard SomeCard() {
  OperatorCard data;
  data.office = SomeOffice();
  data.print = SomePrint();
  data.print.link = "http://192.168.1.10:8080/";
  data.server = "server-kantor";
  data.data_folder = "/var/lib/tepat";
  data.backup_folder = "/media/cadangan";
  data.last_backup = "2026-05-04T17:02";
  data.steps = {{"Memulai", "deploy/up"}, {"Mencadangkan", "tepat backup"}};
  data.contacts = {{"Komputer server", "Nama Operator", "ext. 12"}};
  return data;
}

TEST(OperatorCard, IsOnePageThatOpensThePortal) {
  const std::string pdf = Printed(ToDocument(SomeCard()));
  EXPECT_THAT(simulation::InfoOf(pdf), HasSubstr("Pages:           1\n"));
  EXPECT_EQ(simulation::CodesOf(pdf), "http://192.168.1.10:8080/\n");
  EXPECT_THAT(simulation::TextOf(pdf), HasSubstr("4 Mei 2026 pukul 17.02"));
}

TEST(OperatorCard, HasEachInput) {
  ExpectEachInputOn<OperatorCard>(
      SomeCard(),
      {[](auto& d) -> auto& { return d.server;
}
, [](auto& d) -> auto& { return d.data_folder; }
, [](auto& d) -> auto& { return d.backup_folder; }
, [](auto& d) -> auto& { return d.last_backup; }
, [](auto& d) -> auto& { return d.steps[1].aim; }
, [](auto& d) -> auto& { return d.steps[1].command; }
, [](auto& d) -> auto& { return d.contacts[0].matter; }
, [](auto& d) -> auto& { return d.contacts[0].name; }
, [](auto& d) -> auto& { return d.contacts[0].telephone; }
}  // namespace
);
}  // namespace tepat::papers

}  // namespace
}  // namespace tepat::papers
