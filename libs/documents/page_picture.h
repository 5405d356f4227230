// SPDX-License-Identifier: Apache-2.0
// The first page of a stranger's file as a small picture, for whoever has to look at many of them.
//
// Drawn by programs of Debian that are made for it (pdftoppm of poppler-utils, and
// gdk-pixbuf-thumbnailer for photographs, which turns them as their camera was held), each in a
// child process under limits that the kernel keeps: nothing in a file can run, wait for ever or
// fill the machine.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "libs/base/status.h"

namespace tepat::documents {

// Longer side of a picture, in pixels: a page of A4 can be read, and weighs some 100 KB.
inline constexpr int kPictureSide = 800;

// Whether files of that media type have a first page that can be drawn: `application/pdf`,
// `image/jpeg` and `image/png`.
bool HasPicture(const std::string& media_type);

// The first page, or the picture itself, as PNG; `media_type` is one that HasPicture. Waits for the
// child: mostly 50 ms, up to ten seconds for a hostile file. Any thread. Fails with
//   picture.locked       kInvalid: a password is needed to read the file
//   picture.broken       kInvalid: it has no page that can be drawn
//   picture.too_heavy    kExhausted: drawing takes more time or memory than it may
//   picture.cannot_make  kInternal: the program is not there, or no process is left
// the message with what the program said.
Result<std::string> PictureOf(std::span<const std::byte> file, const std::string& media_type);

}  // namespace tepat::documents
