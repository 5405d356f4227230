// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/page_picture.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "libs/base/check.h"
#include "libs/documents/limited_child.h"

namespace tepat::documents {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPngMark = "\x89PNG\r\n\x1a\n"sv;

// A page that is drawn takes 30 ms and 20 MB, the largest photograph of a telephone 300 MB.
constexpr ChildLimits kDrawing = {.memory_bytes = std::size_t{512} << 20,
                                  .cpu_seconds = 5,
                                  .time = std::chrono::milliseconds(10'000),
                                  .output_bytes = std::size_t{8} << 20,
                                  .files = 32};

struct Program {
  const char* path;
  std::vector<std::string> arguments;
};

// By path: the child's input and output are files in memory, which each may open and seek in.
Program ProgramFor(const std::string& media_type) {
  const std::string side = std::to_string(kPictureSide);
  if (media_type == "application/pdf") {
    return {"/usr/bin/pdftoppm",
            {"-png", "-f", "1", "-l", "1", "-singlefile", "-scale-to", side, "/dev/stdin"}};
  }
  return {"/usr/bin/gdk-pixbuf-thumbnailer", {"-s", side, "/dev/stdin", "/dev/stdout"}};
}

bool Says(const Error& error, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return error.message.find(word) != std::string::npos;
  });
}

// Programs tell by their words alone what was wrong with a file.
Error Judged(const Error& error) {
  if (error.slug == "child.cannot_start") {
    return {Code::kInternal, "picture.cannot_make", error.message};
  }
  if (Says(error, {"Incorrect password"})) {
    return {Code::kInvalid, "picture.locked", error.message};
  }
  if (error.code == Code::kExhausted || Says(error, {"Insufficient memory", "alloc"})) {
    return {Code::kExhausted, "picture.too_heavy", error.message};
  }
  return {Code::kInvalid, "picture.broken", error.message};
}

}  // namespace

bool HasPicture(const std::string& media_type) {
  static constexpr std::array kTypes = {"application/pdf"sv, "image/jpeg"sv, "image/png"sv};
  return std::find(kTypes.begin(), kTypes.end(), media_type) != kTypes.end();
}

Result<std::string> PictureOf(std::span<const std::byte> file, const std::string& media_type) {
  TEPAT_CHECK(HasPicture(media_type));
  const Program program = ProgramFor(media_type);
  auto drawn = RunLimited(program.path, program.arguments, file, kDrawing);
  if (!drawn) return Fail(Judged(drawn.error()));
  // A program may end well and have drawn nothing.
  if (drawn->starts_with(kPngMark)) return drawn;
  return Fail(Code::kInvalid, "picture.broken", "no page was drawn");
}

}  // namespace tepat::documents
