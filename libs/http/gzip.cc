// SPDX-License-Identifier: Apache-2.0
#include "libs/http/gzip.h"

#include <zlib.h>

#include "libs/base/check.h"

namespace tepat::http {

std::string Gzip(std::string_view text, int level) {
  constexpr int kGzipWindow = 15 + 16;
  z_stream stream{};
  TEPAT_CHECK(deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  TEPAT_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace tepat::http
