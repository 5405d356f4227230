// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/pages.h"

#include <gtest/gtest.h>

#include "libs/documents/pdf/rows.h"

namespace tepat::pdf {
namespace {

Atom Drawn(double height) {
  Atom atom;
  atom.height = height;
  atom.draw = [](Canvas&, double, double) {};
  return atom;
}

Atom Kept(double height) {
  Atom atom = Drawn(height);
  atom.keep_with_next = true;
  return atom;
}

Atom Row(double height) {
  Atom atom = Drawn(height);
  atom.table = 1;
  return atom;
}

Atom Gap(double height) {
  Atom atom;
  atom.height = height;
  return atom;
}

// How many atoms stand on each page.
std::vector<std::size_t> Counts(const Flow& flow, double height) {
  std::vector<std::size_t> counts;
  for (const Page& page : PagesOf(flow, height)) counts.push_back(page.size());
  return counts;
}

using Numbers = std::vector<std::size_t>;

TEST(Pages, AreFilledInOrder) {
  const Flow flow{{Drawn(40), Drawn(40), Drawn(40)}, {}};
  EXPECT_EQ(Counts(flow, 100), (Numbers{2, 1}));
  EXPECT_EQ(Counts(flow, 120), Numbers{3});
}

TEST(Pages, AreAtLeastOne) { EXPECT_EQ(Counts({}, 100), Numbers{0}); }

TEST(Pages, KeepTogetherWhatBelongsTogether) {
  const Flow flow{{Drawn(60), Kept(10), Kept(10), Drawn(30)}, {}};
  EXPECT_EQ(Counts(flow, 100), (Numbers{1, 3}));
}

TEST(Pages, BreakWhatIsKeptTogetherWhenItFillsMoreThanOne) {
  const Flow flow{{Kept(60), Kept(60), Drawn(60)}, {}};
  EXPECT_EQ(Counts(flow, 100), (Numbers{1, 1, 1}));
}

TEST(Pages, RepeatTheHeadingOfATable) {
  const Flow flow{{Row(40), Row(40), Row(40), Drawn(10)}, {{1, Drawn(20)}}};
  const auto pages = PagesOf(flow, 100);
  ASSERT_EQ(pages.size(), 2);
  EXPECT_EQ(pages[0].front(), &flow.headings.at(1));
  EXPECT_EQ(pages[1].front(), &flow.headings.at(1));
  EXPECT_EQ(pages[1].size(), 3);
}

TEST(Pages, DropTheRoomWhereAPageBegins) {
  const Flow flow{{Drawn(95), Gap(10), Drawn(95)}, {}};
  EXPECT_EQ(Counts(flow, 100), (Numbers{1, 1}));
}

TEST(Pages, BeginWhereItIsAskedFor) {
  Atom begins = Gap(0);
  begins.begins_page = true;
  const Flow flow{{Drawn(10), begins, Drawn(10)}, {}};
  EXPECT_EQ(Counts(flow, 100), (Numbers{1, 1}));
}

TEST(Rows, AreAsHighAsTheirHighestCell) {
  const auto rows = RowOf({{0, 10, {Drawn(10), Drawn(10)}}, {10, 10, {Drawn(5)}}},
                          {.framed = true, .padding = 2}, 100);
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows[0].height, 24);
}

TEST(Rows, GoOnWhereTheyAreTooHigh) {
  const auto rows = RowOf({{0, 10, {Drawn(30), Drawn(30), Drawn(30)}}, {10, 10, {Drawn(20)}}},
                          {.padding = 5}, 75);
  ASSERT_EQ(rows.size(), 2);
  EXPECT_EQ(rows[0].height, 70);
  EXPECT_EQ(rows[1].height, 40);
}

TEST(Rows, EndWhereOneLineIsHigherThanAPage) {
  const auto rows = RowOf({{0, 10, {Drawn(300), Drawn(300)}}}, {}, 75);
  EXPECT_EQ(rows.size(), 2);
}

TEST(Rows, ShareAWidth) {
  const auto cells = Shared({1, 3}, 100);
  EXPECT_EQ(cells[0].width, 25);
  EXPECT_EQ(cells[1].left, 25);
  EXPECT_EQ(cells[1].width, 75);
}

}  // namespace
}  // namespace tepat::pdf
