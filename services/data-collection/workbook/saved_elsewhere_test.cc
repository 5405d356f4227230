// SPDX-License-Identifier: Apache-2.0
// A template that another program has saved after somebody had typed there, byte for byte as it
// came from that program. In the long run the program itself opens and saves them:
// tests/process/libreoffice_test.py.
#include <gtest/gtest.h>

#include "libs/testing/project_file.h"
#include "services/data-collection/workbook/filled_book_fixture.h"

namespace tepat::data_collection::book {
namespace {

TEST(SavedElsewhere, LibreOfficeKeepsWhatWasTyped) {
  const FakeService service;
  const Preview preview =
      Read(service, simulation::ReadProjectFile("tests/data/workbook/libreoffice-7.4.xlsx"));
  EXPECT_EQ(FindingsIn(preview), "");
  EXPECT_EQ(ValuesIn(preview),
            "ikm.nilai=79.35\nikm.cause=Sebab: =1+1; \"kutip\" & <b>tebal</b>\n"
            "layanan.selesai=123456789012.3456\nlayanan.masuk=4200\nsakip.nilai=BB\n"
            "apbdes.no_data=Menunggu berita acara\n");
}

}  // namespace
}  // namespace tepat::data_collection::book
