#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of the README from a running sample office.
Usage: pictures.py BIN [FOLDER]: FOLDER is where the README looks for them unless told otherwise."""
import os
import pathlib
import re
import signal
import subprocess
import sys

from office.clock import suite_hour

HERE = pathlib.Path(__file__).resolve().parent
PICTURES = HERE.parents[1] / "services/portal/pictures"
NAMES = ("kotak-tugas.png", "papan.png", "lembar-periksa.png", "buku-kerja.png")
SMALLEST, LARGEST = 10_000, 200_000  # bytes


def main():
    bin_dir = sys.argv[1]
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    demo = subprocess.Popen([sys.executable, HERE.parent / "journey/demo.py", bin_dir],
                            stdout=subprocess.PIPE, text=True,
                            env={**os.environ, "TEPAT_OFFICE_TIME": suite_hour().isoformat()})
    try:
        said = {}
        for line in demo.stdout:
            found = re.match(r"(Portal|Kata sandi contoh): (\S+)", line)
            if found:
                said[found[1]] = found[2]
            if "Ctrl-C" in line:
                break
        environment = {**os.environ, "TEPAT_BASE": said["Portal"].rstrip("/"),
                       "TEPAT_PASSWORD": said["Kata sandi contoh"], "TEPAT_FOLDER": str(folder)}
        subprocess.run(["node", HERE / "pictures.mjs"], env=environment, check=True, timeout=120)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(60)
    for name in NAMES:
        size = (folder / name).stat().st_size
        assert SMALLEST < size < LARGEST, f"{name} has {size} bytes"


if __name__ == "__main__":
    main()
