// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/source_cell.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

const std::vector<performance::ReportedValue> kValues = {
    {"lama_layanan", {{"nilai", "14"}}, "", "", "", {}},
    {"pengaduan_selesai", {}, "Tidak ada pengaduan", "", "", {}}};

std::string FieldsOf(const std::vector<SourceCell>& sources, Origin origin = Origin::kWorkbook) {
  const Status checked = CheckSources(sources, origin, kValues);
  return checked ? "" : checked.error().details.at("fields");
}

TEST(CheckSources, TakesCellsOfNumbersAndReasons) {
  EXPECT_EQ(FieldsOf({}), "");
  EXPECT_EQ(FieldsOf({{"lama_layanan", "nilai", "Lurah", "G6"},
                      {"pengaduan_selesai", "", "", "XFD1048576"}}),
            "");
}

TEST(CheckSources, RefusesWhatIsNoCell) {
  for (const char* cell : {"", "G", "7", "G0", "g7", "G7:H8", "GGGG7", "G12345678", "=G7"}) {
    EXPECT_EQ(FieldsOf({{"lama_layanan", "nilai", "", cell}}), "sources[0].cell: a cell like G7")
        << cell;
  }
  EXPECT_EQ(FieldsOf({{"lama_layanan", "nilai", std::string(32, 'a'), "G7"}}),
            "sources[0].sheet: 0 to 31 characters");
}

TEST(CheckSources, RefusesCellsOfWhatIsNotSent) {
  for (const SourceCell& other :
       {SourceCell{"lama_layanan", "", "", "G7"}, SourceCell{"lama_layanan", "pembilang", "", "G7"},
        SourceCell{"pengaduan_selesai", "nilai", "", "G7"},
        SourceCell{"asing", "nilai", "", "G7"}}) {
    EXPECT_EQ(FieldsOf({other}), "sources[0]: of a value that is sent") << other.indicator;
  }
  const SourceCell one{"lama_layanan", "nilai", "", "G7"};
  EXPECT_EQ(FieldsOf({one, one}), "sources[1]: each once");
  EXPECT_EQ(FieldsOf({one}, Origin::kTyped), "sources: only of values out of a workbook");
}

TEST(CheckSources, LimitsThem) {
  const std::vector<SourceCell> many(kSourcesMax + 1, {"lama_layanan", "nilai", "", "G7"});
  EXPECT_EQ(FieldsOf(many).rfind("sources: 0 to 1600", 0), 0U);
}

}  // namespace
}  // namespace tepat::data_collection
