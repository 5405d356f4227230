// SPDX-License-Identifier: Apache-2.0
#include "libs/blobs/office_file.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>

namespace tepat::blobs {
namespace {

// APPNOTE.TXT of ZIP, 4.3.12 and 4.3.16: sizes of the fixed parts of both records, and where the
// fields lie in them.
constexpr std::string_view kEndMark("PK\x05\x06", 4);
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kCommentBytesMax = 65535;
constexpr std::string_view kPartMark("PK\x01\x02", 4);
constexpr std::size_t kPartBytes = 46;
// A workbook of a hundred sheets and pictures has some hundreds of parts.
constexpr std::size_t kListBytesMax = std::size_t{1} << 20;

std::uint32_t NumberAt(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return number;
}

std::string Read(std::ifstream& file, std::uint64_t from, std::size_t size) {
  std::string bytes(size, '\0');
  file.seekg(static_cast<std::streamoff>(from));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  file.clear();
  return bytes;
}

// The list of parts, which stands at the end of a package.
std::optional<std::string> ListOf(std::ifstream& file) {
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(file.tellg());
  const auto tail_bytes =
      static_cast<std::size_t>(std::min<std::uint64_t>(size, kEndBytes + kCommentBytesMax));
  const std::string tail = Read(file, size - tail_bytes, tail_bytes);
  const std::size_t end = tail.rfind(kEndMark);
  if (end == std::string::npos || tail.size() - end < kEndBytes) return std::nullopt;
  const std::uint32_t list_bytes = NumberAt(tail, end + 12, 4);
  const std::uint32_t list_at = NumberAt(tail, end + 16, 4);
  if (list_bytes > kListBytesMax || std::uint64_t{list_at} + list_bytes > size) {
    return std::nullopt;
  }
  return Read(file, list_at, list_bytes);
}

std::set<std::string> PartsIn(std::string_view list) {
  std::set<std::string> parts;
  while (list.size() >= kPartBytes && list.starts_with(kPartMark)) {
    const std::size_t name = NumberAt(list, 28, 2);
    const std::size_t more = NumberAt(list, 30, 2) + NumberAt(list, 32, 2);
    if (list.size() < kPartBytes + name + more) break;
    parts.emplace(list.substr(kPartBytes, name));
    list.remove_prefix(kPartBytes + name + more);
  }
  return parts;
}

}  // namespace

std::string OfficeMediaType(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return "";
  const auto list = ListOf(file);
  if (!list) return "";
  const std::set<std::string> parts = PartsIn(*list);
  // A checker opens it on his own machine: what can run there is no proof.
  const bool runs = std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
    return part.ends_with("vbaProject.bin");
  });
  if (runs || !parts.contains("[Content_Types].xml")) return "";
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  if (parts.contains("xl/workbook.xml")) return office + "spreadsheetml.sheet";
  if (parts.contains("word/document.xml")) return office + "wordprocessingml.document";
  return "";
}

}  // namespace tepat::blobs
