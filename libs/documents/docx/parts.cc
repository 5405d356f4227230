// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/docx/parts.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "libs/documents/docx/failure.h"
#include "libs/documents/workbook/file_kind.h"
#include "libs/documents/workbook/package.h"

namespace tepat::docx {
namespace {

// Midnight of 1 January 1980, the first instant of an archive.
constexpr zip_uint16_t kFirstTime = 0;
constexpr zip_uint16_t kFirstDate = 33;
// What is packed already gains nothing, and its bytes do not depend on who packs.
constexpr std::array<std::string_view, 5> kPacked = {".png", ".jpg", ".jpeg", ".gif", ".odttf"};

// What the reader of archives says of workbooks, said of documents.
Error OfDocument(Error error) {
  constexpr std::string_view kWorkbook = "workbook.";
  if (!error.slug.starts_with(kWorkbook)) return error;
  std::string reason = error.slug.substr(kWorkbook.size());
  if (reason == "old_xls") reason = "old_doc";
  if (reason == "not_xlsx") reason = "not_docx";
  error.slug = "docx." + reason;
  return error;
}

Result<std::string> ReadPart(workbook::Package& package, const std::string& name) {
  std::string bytes;
  const Status read = package.Read(name, [&](std::string_view piece) {
    bytes += piece;
    return Ok();
  });
  if (!read) return Fail(OfDocument(read.error()));
  return bytes;
}

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

tl::unexpected<Error> CannotWrite() {
  return Fail(Code::kInternal, "documents.cannot_write", "the document could not be packed");
}

bool IsPacked(std::string_view name) {
  return std::any_of(kPacked.begin(), kPacked.end(),
                     [&](std::string_view end) { return name.ends_with(end); });
}

bool Add(zip_t* archive, const Part& part) {
  // The bytes outlive the archive: they are read when it is closed.
  zip_source_t* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);  // an archive would own it
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = IsPacked(part.name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  return zip_set_file_compression(archive, at, method, 0) == 0 &&
         zip_file_set_dostime(archive, at, kFirstTime, kFirstDate, 0) == 0;
}

Result<std::string> BytesOf(zip_source_t* buffer) {
  if (zip_source_open(buffer) != 0) return CannotWrite();
  zip_source_seek(buffer, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(buffer);
  zip_source_seek(buffer, 0, SEEK_SET);
  std::string bytes(static_cast<std::size_t>(std::max<zip_int64_t>(size, 0)), '\0');
  const bool whole = zip_source_read(buffer, bytes.data(), bytes.size()) == size;
  zip_source_close(buffer);
  if (!whole) return CannotWrite();
  return bytes;
}

}  // namespace

Result<Parts> ReadParts(std::span<const std::byte> bytes, const DocxLimits& limits) {
  if (bytes.size() > limits.bytes) return Beyond("too_large", "bytes", limits.bytes);
  if (const Status kind = workbook::CheckFirstBytes(bytes); !kind) {
    return Fail(OfDocument(kind.error()));
  }
  auto package = workbook::Package::Open(bytes, {limits.unpacked_bytes, limits.parts});
  if (!package) return Fail(OfDocument(package.error()));
  Parts parts;
  for (const std::string& name : (*package)->Names()) {
    if (name.ends_with('/')) continue;
    TEPAT_ASSIGN(std::string content, ReadPart(**package, name));
    parts.push_back({name, std::move(content)});
  }
  return parts;
}

Result<std::string> WriteParts(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> buffer(
      zip_source_buffer_create(nullptr, 0, 0, &error));
  if (buffer == nullptr) return CannotWrite();
  std::unique_ptr<zip_t, DiscardArchive> archive(
      zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error));
  zip_error_fini(&error);
  if (archive == nullptr) return CannotWrite();
  // The archive gives the source away when it is closed; the bytes are read from it after that.
  zip_source_keep(buffer.get());
  for (const Part& part : parts) {
    if (!Add(archive.get(), part)) return CannotWrite();
  }
  if (zip_close(archive.get()) != 0) return CannotWrite();
  [[maybe_unused]] const zip_t* closed = archive.release();
  return BytesOf(buffer.get());
}

Part* FindPart(Parts& parts, std::string_view name) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

const Part* FindPart(const Parts& parts, std::string_view name) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace tepat::docx
