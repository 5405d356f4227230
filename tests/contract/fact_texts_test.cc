// SPDX-License-Identifier: Apache-2.0
// What facts can say at all, by the contracts themselves: whatever a service writes into a fact
// stands in one of these fields.
#include "tests/contract/fact_texts.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "libs/testing/folder.h"
#include "libs/testing/project_file.h"

namespace tepat::journal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// All contracts, with their comments, which the compiled ones have lost.
google::protobuf::FileDescriptorSet ReadContracts() {
  const simulation::Folder folder;
  const std::string made = folder.path() + "/contracts";
  const std::string from = (simulation::ProjectFolder() / "proto").string();
  const std::string command = "cd '" + from + "' && protoc -I . --include_imports " +
                              "--include_source_info --descriptor_set_out='" + made +
                              "' $(find . -name '*.proto' -printf '%P\\n')";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream file(made, std::ios::binary);
  google::protobuf::FileDescriptorSet contracts;
  EXPECT_TRUE(contracts.ParseFromIstream(&file));
  return contracts;
}

// The facts of which a message is the payload, as its comment says: `a` and `b`.
std::set<std::string> FactsNamedIn(const std::string& comment) {
  std::set<std::string> facts;
  const std::size_t at = comment.find("ayload of ");
  if (at == std::string::npos) return facts;
  const std::string named = comment.substr(at, comment.find_first_of(".:", at) - at);
  static const std::regex kName("`([a-z-]+)`");
  for (std::sregex_iterator name(named.begin(), named.end(), kName), end; name != end; ++name) {
    facts.insert((*name)[1]);
  }
  return facts;
}

// Names of fields behind `tepat.`, of a message and of all that it holds.
class Fields {
 public:
  void Take(const Descriptor& message) {
    if (!message.full_name().starts_with(kOurs) || !taken_.insert(&message).second) return;
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) Take(*field.message_type());
      if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
      texts_.insert(field.full_name().substr(kOurs.size()));
    }
  }
  const std::set<std::string>& texts() const { return texts_; }

 private:
  // Others' messages hold instants; the payload is a struct, whose fields are taken by its message.
  static constexpr std::string_view kOurs = "tepat.";

  std::set<const Descriptor*> taken_;
  std::set<std::string> texts_;
};

class FactTexts : public testing::Test {
 protected:
  FactTexts() {
    for (const auto& file : contracts_.file()) {
      const auto* built = pool_.BuildFile(file);
      if (built == nullptr) ADD_FAILURE() << file.name();
      for (int i = 0; built != nullptr && i < built->message_type_count(); ++i) {
        Take(*built->message_type(i));
      }
    }
  }

  const google::protobuf::FileDescriptorSet contracts_ = ReadContracts();
  google::protobuf::DescriptorPool pool_;
  std::map<std::string, const Descriptor*> payloads_;  // by fact

 private:
  void Take(const Descriptor& message) {
    google::protobuf::SourceLocation place;
    if (!message.GetSourceLocation(&place)) return;
    for (const std::string& fact : FactsNamedIn(place.leading_comments)) {
      EXPECT_TRUE(payloads_.emplace(fact, &message).second) << fact << " has two payloads";
    }
  }
};

// The table of facts in services/README.md.
std::set<std::string> FactsOfTheTable() {
  std::istringstream text(simulation::ReadProjectFile("services/README.md"));
  std::set<std::string> facts;
  bool in_table = false;
  for (std::string line; std::getline(text, line);) {
    in_table = line.starts_with("| source | facts |") || (in_table && line.starts_with("|"));
    if (!in_table || line.starts_with("| source") || line.starts_with("|---")) continue;
    std::istringstream names(line.substr(line.find('|', 1) + 1));
    for (std::string name; std::getline(names, name, ',');) {
      static const std::regex kWhole(" *([a-z-]+)[ |]*");
      std::smatch found;
      // Whatever else stands there is said of the fact before it.
      if (std::regex_match(name, found, kWhole)) facts.insert(found[1]);
    }
  }
  return facts;
}

TEST_F(FactTexts, EveryFactHasADocumentedPayload) {
  std::set<std::string> documented;
  for (const auto& [fact, message] : payloads_) documented.insert(fact);
  EXPECT_EQ(documented, FactsOfTheTable());
}

TEST_F(FactTexts, AreListedOneByOne) {
  Fields found;
  found.Take(*pool_.FindMessageTypeByName("tepat.event.v1.FactData"));
  for (const auto& [fact, message] : payloads_) found.Take(*message);
  std::set<std::string> listed;
  for (const TextField& each : kFactTexts) listed.emplace(each.field);
  std::vector<std::string> unlisted;
  std::ranges::set_difference(found.texts(), listed, std::back_inserter(unlisted));
  EXPECT_EQ(unlisted, std::vector<std::string>()) << "may that stand in a fact?";
  std::vector<std::string> gone;
  std::ranges::set_difference(listed, found.texts(), std::back_inserter(gone));
  EXPECT_EQ(gone, std::vector<std::string>()) << "in no fact any more";
  EXPECT_TRUE(std::ranges::is_sorted(kFactTexts, {}, &TextField::field));
}

// Causes, remarks, reasons of gaps and names of files stay with the values.
TEST_F(FactTexts, OfValuesAreNumbersAndKeysAlone) {
  Fields found;
  for (const char* fact :
       {"unit-data-submitted", "values-declared", "value-commented", "evidence-attached"}) {
    found.Take(*payloads_.at(fact));
  }
  for (const TextField& each : kFactTexts) {
    if (!found.texts().contains(std::string(each.field))) continue;
    EXPECT_TRUE(each.holds != Holds::kWords && each.holds != Holds::kDocument &&
                each.holds != Holds::kAdopted)
        << each.field;
  }
  EXPECT_TRUE(found.texts().contains("data_collection.v1.SentValue.evidence"));
}

}  // namespace
}  // namespace tepat::journal
