# SPDX-License-Identifier: Apache-2.0
"""Somebody at a browser, as far as tests without one need him: he signs in, reads, sends forms."""
import re
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "kuda poni hijau 7"
PART = "batas-tepat-uji"


class Person:
    """A person of the office's directory, with a session of his own."""

    def __init__(self, office, key):
        self.base = f"http://127.0.0.1:{office.web_port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        link = urllib.parse.urlsplit(office.tepat("office", "link", "--person", key))
        self.post(link.path, sandi=PASSWORD, ulang=PASSWORD)
        self.key = key
        self.sign_in()

    def sign_in(self):
        """A session lives 12 hours without use."""
        self.post("/masuk", nama=self.key, sandi=PASSWORD)

    def get(self, path):
        return self.opener.open(self.base + path, timeout=10).read().decode()

    def post(self, path, **fields):
        return self._send(path, urllib.parse.urlencode(fields).encode(), {})

    def upload(self, path, name, content, **fields):
        """Sends a form with one file, `berkas`, as a browser does; the page that answers, a refusal
        too."""
        parts = [f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode()
                 for key, value in fields.items()]
        parts.append(f'Content-Disposition: form-data; name="berkas"; filename="{name}"\r\n'
                     "Content-Type: text/plain\r\n\r\n".encode() + content)
        body = b"".join(f"--{PART}\r\n".encode() + part + b"\r\n" for part in parts)
        return self._send(path, body + f"--{PART}--\r\n".encode(),
                          {"Content-Type": f"multipart/form-data; boundary={PART}"})

    def hidden(self, path, action):
        """The hidden fields of the form on a page that goes to `action`."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', self.get(path), re.S)
        fields = re.findall(r'<input type="hidden" name="([^"]*)"\s+value="([^"]*)"', form[0])
        return dict(fields)

    def _send(self, path, body, headers):
        request = urllib.request.Request(self.base + path, body, {"Origin": self.base, **headers})
        try:
            return self.opener.open(request, timeout=10).read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.read().decode()
