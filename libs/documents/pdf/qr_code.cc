// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace tepat::pdf {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

Result<QrCode> QrCodeOf(const std::string& text) {
  // Version 0: the smallest one that holds the text.
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return Fail(Code::kInvalid, "pdf.bad_link", "no QR code holds this link");
  QrCode made;
  made.side = code->width;
  const int squares = code->width * code->width;
  // The lowest bit says whether a square is dark, the others what it is for.
  for (int i = 0; i < squares; ++i) made.dark.push_back((code->data[i] & 1U) != 0);
  return made;
}

}  // namespace tepat::pdf
