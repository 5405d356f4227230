// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/node.h"

#include "libs/daemon/daemon_fixture.h"

namespace tepat::daemon {
namespace {

using NodeTest = DaemonTest;

TEST_F(NodeTest, NamesItsSourceAndItsSubjects) {
  EXPECT_EQ(SourceOf("uji", "timing"), "/tepat/uji/timing");
  EXPECT_EQ(SubjectsOf("uji", "timing"), "tepat.uji.timing.>");
}

TEST_F(NodeTest, StepsItsCourierUntilTheBusHasAll) {
  const auto node = MakeNode("satu");
  ListBus bus;
  ASSERT_TRUE(node->PublishTo(bus));
  ASSERT_TRUE(Note(*node, "a"));
  ASSERT_TRUE(Note(*node, "b"));
  EXPECT_TRUE(node->Step());
  EXPECT_EQ(bus.published.size(), 2U);
  EXPECT_EQ(node->courier()->cursor(), 2);
}

TEST_F(NodeTest, StepsItsReaders) {
  const auto source = MakeNode("satu");
  const auto reader = MakeNode("dua");
  ListBus bus;
  ASSERT_TRUE(reader->ReadFrom(SourceOf("uji", "satu"), source->journal(), bus, ApplyNote));
  ASSERT_TRUE(Note(*source, "a"));
  while (reader->Step()) {
  }
  EXPECT_EQ(Count(*reader, "note"), 1);
}

TEST_F(NodeTest, StepsTheReadersOfSourcesWithoutAJournal) {
  const auto source = MakeNode("mitra");
  const auto reader = MakeNode("dua");
  ListBus bus;
  ASSERT_TRUE(reader->ReadFromBus({SourceOf("uji", "mitra")}, bus, ApplyNote,
                                  [](journal::Transaction&, std::int64_t) { return Ok(); }));
  ASSERT_TRUE(Note(*source, "a"));
  bus.arriving = {source->journal().Read(1, 1)->rows.at(0).body};
  EXPECT_TRUE(reader->Step());
  EXPECT_EQ(Count(*reader, "note"), 1);
}

TEST_F(NodeTest, StepsItsHandOffs) {
  const auto node = MakeNode("satu");
  std::vector<std::string> handed_over;
  ASSERT_TRUE(node->HandOverTo("dua", {"noted"}, [&](const journal::Event& event) {
    handed_over.push_back(event.fact.case_id);
    return Ok();
  }));
  ASSERT_TRUE(Note(*node, "a"));
  EXPECT_TRUE(node->Step());
  EXPECT_EQ(handed_over, std::vector<std::string>{"case-a"});
}

TEST_F(NodeTest, ResumesWithWhatItHad) {
  { ASSERT_TRUE(Note(*MakeNode("satu"), "a")); }
  const auto again = MakeNode("satu");
  EXPECT_EQ(again->writer().head().sequence, 1);
  EXPECT_EQ(Count(*again, "note"), 1);
}

TEST_F(NodeTest, DoesNotOpenTheFileOfAnotherService) {
  { ASSERT_TRUE(Note(*MakeNode("satu"), "a")); }
  const auto other = Node::Open({"uji", "dua", folder_.Sub("satu"), false, NoteSchema()}, world_);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().slug, "journal.other_source");
}

}  // namespace
}  // namespace tepat::daemon
