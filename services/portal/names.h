// SPDX-License-Identifier: Apache-2.0
// Words of the libraries that nearly every line of a screen speaks; all else is called by its
// library's name.
#pragma once

#include "libs/http/message.h"

namespace tepat::portal {

using http::Attribute;
using http::EventSource;
using http::Fields;
using http::Fill;
using http::Html;
using http::IntIn;
using http::Join;
using http::PageResponse;
using http::Request;
using http::Response;
using http::SeeOther;
using http::Url;
using http::When;

}  // namespace tepat::portal
