// SPDX-License-Identifier: Apache-2.0
// A file as an answer to a browser. Sources: RFC 6266 (how it is named), CSP 3 (what it may do).
#pragma once

#include <string>

#include "services/portal/names.h"

namespace tepat::portal {

inline constexpr char kWorkbookType[] =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr char kCsvType[] = "text/csv; charset=utf-8";

// A stranger's file, which can neither run nor load anything: shown by the browser when it is a PDF
// or an image, saved otherwise; under `name` where there is one.
Response FileResponse(std::string content, const std::string& type, const std::string& name = {});

}  // namespace tepat::portal
