// SPDX-License-Identifier: Apache-2.0
#include "libs/page/frame.h"

namespace tepat::page {

using http::Fill;

// The script comes late and changes nothing that is needed: every page works without it.
http::Response Whole(const Frame& frame, int status, const http::Html& main) {
  const http::Html page = Fill(
      R"(<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{}</title>
<link rel="stylesheet" href="{}"><link rel="icon" href="{}">
<script type="module" fetchpriority="low" src="{}"></script></head>
<body class="{}" data-langsung="{}" data-jam="{}" data-saya="{}">{}{}
<main id="isi" tabindex="-1">{}</main><p id="kabar" role="status" class="samar"></p>
<footer><p>Semua jam {} · dihitung dalam jam kerja kantor</p><p>Macet? Hubungi operator kantor;
sebutkan kode pada halaman.</p></footer>
</body></html>
)",
      frame.title, frame.style, frame.icon, frame.script, frame.kind, frame.live,
      MicrosOf(frame.now) / 1000, frame.person,
      http::When(
          frame.example,
          Fill(R"(<aside class="contoh">CONTOH – bukan data kantor yang sebenarnya</aside>)")),
      frame.header, main, frame.zone);
  return http::PageResponse(status, page);
}

}  // namespace tepat::page
