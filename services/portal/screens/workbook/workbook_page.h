// SPDX-License-Identifier: Apache-2.0
// Values by workbook: download the template, hand it in, look at what was read, store it. Of one
// unit under `/berkas/{}/unit/{}/buku-kerja`, of all units under `/berkas/{}/buku-kerja`; each
// works for both, by how many parts its address has. And of a period without a case, under
// `/periode/{}`.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET …/buku-kerja, with `?pratinjau=` what was read.
Response WorkbookPage(const Context& context);
// POST …/buku-kerja: hands the file in and goes on to its preview.
Response UploadWorkbook(const Context& context);
// GET …/buku-kerja/templat, `?bentuk=xlsx|csv`, `?isi=1` with what was sent last.
Response WorkbookTemplate(const Context& context);
// GET …/buku-kerja/bertanda?pratinjau=
Response MarkedWorkbookFile(const Context& context);
// POST …/buku-kerja/simpan: stores unit by unit and says what stands there now.
Response StoreWorkbook(const Context& context);

}  // namespace tepat::portal
