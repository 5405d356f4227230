// SPDX-License-Identifier: Apache-2.0
#include "services/office/queries.h"

#include <algorithm>

#include "services/office/store.h"

namespace tepat::office {
namespace {

// More than stand on one screen.
constexpr int kPeopleAskedMax = 200;

constexpr int kExportFiles = 8;  // of 64 KiB at most, but for plans
// A call takes twice as much; one file alone has at most half.
constexpr std::size_t kExportBytesMax = std::size_t{512} * 1024;

}  // namespace

Result<v1::GetPeopleResponse> ReadPeople(sql::Database& db, const v1::GetPeopleRequest& request) {
  if (request.person_ids_size() > kPeopleAskedMax) {
    return Fail(Code::kInvalid, "office.too_many",
                "at most " + std::to_string(kPeopleAskedMax) + " person_ids");
  }
  // At most 500, so one statement rather than one a person.
  TEPAT_ASSIGN(const auto people, AllPeople(db));
  const auto& wanted = request.person_ids();
  v1::GetPeopleResponse response;
  for (const StoredPerson& person : people) {
    const bool asked =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), person.person_id) != wanted.end();
    if (!asked) continue;
    v1::PersonEntry* entry = response.add_people();
    entry->set_person_id(person.person_id);
    entry->set_key(person.key);
    entry->set_name(person.name);
    for (const std::string& position : person.positions) entry->add_positions(position);
  }
  return response;
}

Result<v1::ExportOfficeResponse> ReadExport(sql::Database& db,
                                            const v1::ExportOfficeRequest& request) {
  v1::ExportOfficeResponse response;
  TEPAT_ASSIGN(const auto files, FilesAfter(db, request.after(), kExportFiles));
  std::size_t bytes = 0;
  for (const StoredFile& file : files) {
    bytes += file.text.size();
    if (bytes > kExportBytesMax && response.files_size() > 0) break;
    auto* to = response.add_files();
    to->set_name(file.name);
    to->set_text(file.text);
  }
  // On every page: which one is last is known only when the next is empty.
  TEPAT_ASSIGN(const std::string calendar, DefaultCalendarId(db));
  response.set_default_calendar_id(calendar);
  return response;
}

}  // namespace tepat::office
