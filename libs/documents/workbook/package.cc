// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/package.h"

#include <zip.h>

#include <array>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

constexpr std::size_t kPieceBytes = 64U << 10U;
constexpr std::size_t kShownBytes = 200;  // of a name that a stranger chose

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using File = std::unique_ptr<zip_file_t, CloseFile>;

Error ErrorOf(int code, const std::string& part) {
  if (code == ZIP_ER_MEMORY) return NoMemory().value();
  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD) {
    return {Code::kInvalid, "workbook.encrypted", "a part needs a password"};
  }
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  const std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  Details details;
  if (!part.empty()) details["part"] = ShownText(part, kShownBytes);
  return Malformed("not a whole ZIP archive: " + text, details).value();
}

}  // namespace

void Package::Discard::operator()(zip* archive) const { zip_discard(archive); }

Package::Package(zip* archive, const PackageLimits& limits)
    : archive_(archive), limits_(limits), left_(limits.unpacked_bytes) {}

Result<std::unique_ptr<Package>> Package::Open(std::span<const std::byte> bytes,
                                               const PackageLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  // The directory at the end and the headers in front of the parts must agree, and no name stand
  // twice: where they differ, two programs would see two workbooks in one file.
  zip_t* const archive = source == nullptr
                             ? nullptr
                             : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  const int code = zip_error_code_zip(&error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);  // an archive would own it
    return Fail(ErrorOf(code, ""));
  }
  auto package = std::make_unique<Package>(archive, limits);
  // Only counted afterwards: the directory is part of the file, whose size is limited.
  if (static_cast<std::size_t>(zip_get_num_entries(archive, 0)) > limits.parts) {
    return Beyond("bomb", "parts", limits.parts);
  }
  return package;
}

std::optional<std::size_t> Package::Find(const std::string& part) const {
  // Case does not matter to the format, but looking without it walks all names.
  for (const zip_flags_t flags : {zip_flags_t{0}, zip_flags_t{ZIP_FL_NOCASE}}) {
    const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), flags);
    if (index >= 0) return static_cast<std::size_t>(index);
  }
  return std::nullopt;
}

bool Package::Has(const std::string& part) const { return Find(part).has_value(); }

std::vector<std::string> Package::Names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) names.emplace_back(name);
  }
  return names;
}

Status Package::Read(const std::string& part,
                     const std::function<Status(std::string_view piece)>& take) {
  const auto index = Find(part);
  if (!index) {
    return Malformed("a part is missing", {{"part", ShownText(part, kShownBytes)}});
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  const auto bomb = [&] { return Beyond("bomb", "unpacked_bytes", limits_.unpacked_bytes); };
  // What it says of itself refuses most bombs before a byte is unpacked; it may lie, so bytes are
  // counted as well.
  if (zip_stat_index(archive_.get(), *index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 &&
      stat.size > left_) {
    return bomb();
  }
  const File file(zip_fopen_index(archive_.get(), *index, 0));
  if (file == nullptr) {
    return Fail(ErrorOf(zip_error_code_zip(zip_get_error(archive_.get())), part));
  }
  std::vector<char> piece(kPieceBytes);
  while (true) {
    const zip_int64_t count = zip_fread(file.get(), piece.data(), piece.size());
    if (count == 0) return Ok();
    if (count < 0) return Fail(ErrorOf(zip_error_code_zip(zip_file_get_error(file.get())), part));
    const auto size = static_cast<std::size_t>(count);
    if (size > left_) return bomb();
    left_ -= size;
    TEPAT_TRY(take({piece.data(), size}));
  }
}

std::string PartNamed(const std::string& target, const std::string& from) {
  std::vector<std::string_view> steps;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, end);
      path.remove_prefix(std::min(end + 1, path.size()));
      if (step == "..") {
        if (!steps.empty()) steps.pop_back();
      } else if (!step.empty() && step != ".") {
        steps.push_back(step);
      }
    }
  };
  const std::size_t folder = from.rfind('/');
  if (!target.starts_with('/') && folder != std::string::npos) {
    walk(std::string_view(from).substr(0, folder));
  }
  walk(target);
  std::string part;
  for (const std::string_view step : steps) {
    if (!part.empty()) part += '/';
    part += step;
  }
  return part;
}

}  // namespace tepat::workbook
