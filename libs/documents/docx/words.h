// SPDX-License-Identifier: Apache-2.0
// What is wrong with a document or a template, told to whoever handed it in, in Indonesian.
#pragma once

#include <string>

#include "libs/base/status.h"
#include "libs/documents/docx/mistake.h"

namespace tepat::docx {

// A sentence without its first capital and its full stop: what is wrong, and what to do. Any
// thread, as below. Of an error of another room it says that the file cannot be read yet.
std::string WordsFor(const Error& error);

// The same of one mistake in a template, with its place.
std::string WordsFor(const TemplateMistake& mistake);

}  // namespace tepat::docx
