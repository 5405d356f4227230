# SPDX-License-Identifier: Apache-2.0
"""What clang-tidy has found clean on this machine, so that it is not asked twice for one thing.

A source stands for its text, all of ours that it includes, the contracts, its command, the checks
and the tool. Kept as empty files in ~/.cache/tepat-clang-tidy, named by the digest of all that;
what is older than KEPT_DAYS goes, and is asked again.
"""
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"),
                      "tepat-clang-tidy")
KEPT_DAYS = 60
INCLUDE = re.compile(r'^\s*#\s*include "([^"]+)"', re.MULTILINE)


@functools.cache
def surroundings():
    """What every verdict depends on beside the sources: tool, checks, contracts."""
    tool = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    parts = [tool, (ROOT / ".clang-tidy").read_bytes()]
    parts += [path.read_bytes() for path in sorted((ROOT / "proto").rglob("*.proto"))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def closure(source, texts):
    """The source and every file of ours that it includes, by whatever way."""
    reached, wave = {source}, [source]
    while wave:
        found = {name for file in wave for name in INCLUDE.findall(texts[file]) if name in texts}
        wave = sorted(found - reached)
        reached |= found
    return sorted(reached)


def mark(source, command, texts):
    """The file that says that `source` is clean as it stands; the command's own paths aside."""
    told = [surroundings(), command.replace(str(ROOT), "")]
    told += [f"{name}\n{texts[name]}" for name in closure(source, texts)]
    return FOLDER / hashlib.sha256("\0".join(told).encode()).hexdigest()


def keep(path):
    FOLDER.mkdir(parents=True, exist_ok=True)
    path.touch()


def forget_old():
    for path in FOLDER.glob("*"):
        if path.stat().st_mtime < time.time() - KEPT_DAYS * 86400:
            path.unlink(missing_ok=True)
