// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/counted_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "libs/journal/hash.h"
#include "libs/journal/wire.h"

namespace tepat::simulation {

std::vector<journal::Event> Events(SimulatedOffice& office, const std::string& service) {
  std::vector<journal::Event> events;
  std::string hash = journal::FirstHash();
  while (true) {
    const auto from = static_cast<std::int64_t>(events.size()) + 1;
    const auto page = office.node(service).journal().Read(from, journal::kPageRowsMax);
    EXPECT_TRUE(page);
    if (!page || page->rows.empty()) return events;
    for (const journal::JournalRow& row : page->rows) {
      hash = journal::ChainHash(hash, row.body);
      EXPECT_EQ(row.hash, hash) << service << " " << row.sequence;
      events.push_back(*journal::ParseEvent(row.body));
      EXPECT_EQ(events.back().position.sequence, static_cast<std::int64_t>(events.size()));
    }
  }
}

int CountFacts(SimulatedOffice& office, const std::string& service, const std::string& name) {
  const auto events = Events(office, service);
  return static_cast<int>(
      std::count_if(events.begin(), events.end(),
                    [&](const journal::Event& event) { return event.fact.name == name; }));
}

void OpenParts::Take(const std::string& case_id, const sop::Mark& mark) {
  using Kind = sop::Mark::Kind;
  auto& open = open_[case_id + " " + std::to_string(mark.step) + "." + std::to_string(mark.visit)];
  if (mark.part && mark.kind == Kind::kStarted) {
    open.insert(*mark.part);
  } else if (mark.part) {
    closed_ += open.erase(*mark.part);
  } else if (sop::IsPartKind(mark.kind) && mark.kind != Kind::kStarted) {
    closed_ += open.size();
    open.clear();
  }
}

SentValues::SentValues(SimulatedOffice& office) : office_(office) {
  for (const auto& event : Events(office, "data-collection")) Take(event);
}

void SentValues::ExpectStored() {
  const auto rows = office_.node("data-collection").pool().Read<int>([](sql::Database& db) {
    return db.Get<int>("SELECT count(*) FROM sending");
  });
  EXPECT_EQ(*rows, sendings_);
  const auto numbers = office_.node("data-collection").pool().Read<int>([](sql::Database& db) {
    return db.Get<int>("SELECT count(*) FROM component_value");
  });
  EXPECT_EQ(*numbers, sendings_) << "each sending has one number";
  const auto cells =
      office_.node("data-collection")
          .pool()
          .Read<std::vector<std::string>>([this](sql::Database& db) {
            return db.Select([](const sql::Row& row) { return row.Get<std::string>("sent"); },
                             "SELECT case_id || ' ' || unit || ' ' || version AS sent FROM "
                             "source_cell ORDER BY sent LIMIT ?",
                             sendings_ + 1);
          });
  EXPECT_EQ(*cells, std::vector<std::string>(workbooks_.begin(), workbooks_.end()))
      << "each number out of a workbook has its cell, and no other";
}

int SentValues::CasesAt(int version) const {
  return static_cast<int>(std::count_if(plans_.begin(), plans_.end(),
                                        [&](const auto& one) { return one.second == version; }));
}

void SentValues::Take(const journal::Event& event) {
  namespace v1 = data_collection::v1;
  const std::string& id = event.fact.case_id;
  if (event.fact.name == "collection-opened" || event.fact.name == "collection-reopened") {
    v1::CollectionOpened opened;
    ASSERT_TRUE(journal::ParsePayload(event.fact.payload, &opened));
    Pin(id, opened.plan_version());
  } else if (event.fact.name == "unit-data-submitted") {
    v1::UnitDataSubmitted sent;
    ASSERT_TRUE(journal::ParsePayload(event.fact.payload, &sent));
    Pin(id, sent.plan_version());
    EXPECT_EQ(sent.version(), ++versions_[id + sent.unit()]) << id;
    ++sendings_;
    if (sent.origin() == v1::ORIGIN_WORKBOOK) {
      workbooks_.insert(id + " " + sent.unit() + " " + std::to_string(sent.version()));
    } else {
      EXPECT_EQ(sent.origin(), v1::ORIGIN_TYPED) << id;
    }
  }
}

void SentValues::Pin(const std::string& id, int version) {
  int& pinned = plans_[id];
  EXPECT_TRUE(pinned == 0 || pinned == version) << id << " went from plan " << pinned;
  pinned = version;
}

}  // namespace tepat::simulation
