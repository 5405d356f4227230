// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/table_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "services/portal/screens/file_response.h"
#include "services/portal/screens/layout.h"

namespace tepat::portal {

// The library writes to a path alone: a file of the portal's own folder, which is gone again before
// the answer is sent.
Result<std::string> WorkbookBytes(const Context& context,
                                  const std::function<void(documents::XlsxWorkbook&)>& fill) {
  const std::filesystem::path path = std::filesystem::path(context.portal.settings.home) /
                                     "portal" / (NewRequestId(context) + ".xlsx");
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  documents::XlsxWorkbook book(path);
  fill(book);
  const Status written = book.Close();
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::filesystem::remove(path, ignored);
  TEPAT_TRY(written);
  return bytes;
}

Response TableFile(const Context& context, const documents::Table& table, const std::string& form,
                   const std::string& name) {
  if (form != "xlsx") {
    return FileResponse(documents::CsvOf(table, documents::CsvFor::kPeople), kCsvType,
                        name + ".csv");
  }
  auto bytes =
      WorkbookBytes(context, [&](documents::XlsxWorkbook& book) { documents::AddTo(book, table); });
  if (!bytes) return NotTold(context, "Berkas belum dapat dibuat", bytes.error());
  return FileResponse(std::move(*bytes), kWorkbookType, name + ".xlsx");
}

}  // namespace tepat::portal
