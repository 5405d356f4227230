// SPDX-License-Identifier: Apache-2.0
#include "services/office/directory_file.h"

#include <algorithm>
#include <set>

#include "libs/base/text_length.h"
#include "libs/identity/office_view.h"
#include "libs/sop/text_file.h"
#include "services/office/domain.h"

namespace tepat::office {
namespace {

using google::protobuf::TextFormat;

// A kecamatan has some twenty units and a hundred people; the whole travels in one fact.
constexpr int kUnitsMax = 100;
constexpr int kPeopleMax = 500;

// A key starts with a small letter; letters, digits and underscores follow.
bool IsKey(const std::string& key) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !key.empty() && key.size() <= kKeyLength.max && letter(key[0]) &&
         std::all_of(key.begin(), key.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

// Collects what is wrong with a directory.
class Checker {
 public:
  Checker(const v1::Directory& directory, const TextFormat::ParseInfoTree& places,
          Mistakes& mistakes)
      : directory_(directory), places_(places), mistakes_(mistakes) {}

  void Check() {
    if (directory_.version() < 1) Add(0, "'version' harus mulai dari 1");
    CheckCount(directory_.units_size(), kUnitsMax, "unit");
    CheckCount(directory_.positions_size(), identity::kOfficePositionsMax, "jabatan");
    CheckCount(directory_.people_size(), kPeopleMax, "orang");
    for (int i = 0; i < directory_.units_size(); ++i) {
      const auto& unit = directory_.units(i);
      CheckEntry(Line("units", i), unit.key(), unit.title(), units_);
    }
    // After the units and before the people: each may only name what was read already.
    for (int i = 0; i < directory_.positions_size(); ++i) CheckPosition(i);
    for (int i = 0; i < directory_.people_size(); ++i) CheckPerson(i);
  }

 private:
  int Line(const char* field, int index) const {
    return sop::LineOf(&places_, directory_, field, index);
  }

  void Add(int line, const std::string& text) { mistakes_.Add(line, text); }

  void CheckCount(int count, int max, const std::string& what) {
    if (count > max) Add(0, "terlalu banyak " + what + "; paling banyak " + std::to_string(max));
  }

  void CheckEntry(int line, const std::string& key, const std::string& title,
                  std::set<std::string>& seen) {
    if (!IsKey(key)) {
      Add(line, "'key' harus 1 sampai " + std::to_string(kKeyLength.max) +
                    " huruf kecil, angka atau garis bawah");
      // Keys name entries in facts, for good: two of one name could not be told apart any more.
    } else if (!seen.insert(key).second) {
      Add(line, "'" + key + "' ditulis dua kali");
    }
    // In bytes: a title of letters beyond ASCII has to be a little shorter.
    if (title.empty() || title.size() > kNameLength.max) {
      Add(line, "nama harus 1 sampai " + std::to_string(kNameLength.max) + " huruf");
    }
  }

  void CheckPosition(int index) {
    const v1::Position& position = directory_.positions(index);
    const int line = Line("positions", index);
    CheckEntry(line, position.key(), position.title(), positions_);
    if (!position.unit().empty() && !units_.contains(position.unit())) {
      Add(line, "unit '" + position.unit() + "' tidak ada dalam daftar 'units'");
    }
  }

  void CheckPerson(int index) {
    const v1::Person& person = directory_.people(index);
    const int line = Line("people", index);
    CheckEntry(line, person.key(), person.name(), people_);
    std::set<std::string> held;
    for (const std::string& position : person.positions()) {
      if (!positions_.contains(position)) {
        Add(line, "jabatan '" + position + "' tidak ada dalam daftar 'positions'");
      }
      if (!held.insert(position).second) Add(line, "jabatan '" + position + "' ditulis dua kali");
    }
    if (!person.personnel_number().empty() && !IsPersonnelNumber(person.personnel_number())) {
      Add(line, "'personnel_number' bukan NIP 18 angka yang benar");
    }
  }

  const v1::Directory& directory_;
  const TextFormat::ParseInfoTree& places_;
  Mistakes& mistakes_;
  std::set<std::string> units_;
  std::set<std::string> positions_;
  std::set<std::string> people_;
};

}  // namespace

std::optional<v1::Directory> ParseDirectoryFile(std::string_view text, Mistakes& mistakes) {
  v1::Directory directory;
  TextFormat::ParseInfoTree places;
  if (sop::ParseTextFile(text, &directory, places, mistakes)) {
    // Only of a file that could be read: else each field would be reported as missing too.
    Checker(directory, places, mistakes).Check();
  }
  if (!mistakes.empty()) return std::nullopt;
  return directory;
}

}  // namespace tepat::office
