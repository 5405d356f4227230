#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What clang finds in our sources, read without precompiled headers, as each of them stands.

Usage: clang.py tidy BUILD_DIR [--all | FILE...]   clang-tidy over what differs from the parent
                                                   commit and what is not committed
       clang.py threads BUILD_DIR [FILE...]        who touches what a mutex guards, without it

Where the environment has TEPAT_LONG=1, as `tests/run --long` sets it, clang-tidy without a FILE
goes over all sources too; of these, what was found clean before (found_clean.py) is not read again.
A header is read through a source that includes it. Exits 1 when anything was found.
"""
import concurrent.futures
import functools
import json
import os
import pathlib
import re
import subprocess
import sys

import found_clean

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONG = os.environ.get("TEPAT_LONG") == "1"
GUARD = re.compile(r'#include "libs/base/mutex\.h"|\bTEPAT_GUARDED_BY\b')


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True,
                          check=False).stdout.split()


@functools.cache
def ours():
    """name: text of each C++ file that git tracks or would track."""
    return {name: (ROOT / name).read_text()
            for name in git("ls-files", "-co", "--exclude-standard", "--", "*.cc", "*.h")
            if (ROOT / name).is_file()}


def without_precompiled(command):
    """gcc made the precompiled headers: clang cannot read them, and they hide a missing include."""
    return re.sub(r" -Winvalid-pch| -include \S+cmake_pch\.hxx", "", command)


def write_database(build):
    """A copy of the compile commands in BUILD_DIR/clang; returns {source: command} of ours."""
    entries = json.loads((build / "compile_commands.json").read_text())
    for entry in entries:
        entry["command"] = without_precompiled(entry["command"])
    (build / "clang").mkdir(exist_ok=True)
    (build / "clang/compile_commands.json").write_text(json.dumps(entries))
    return {os.path.relpath(entry["file"], ROOT): entry["command"] for entry in entries
            if pathlib.Path(entry["file"]).is_relative_to(ROOT)
            and os.path.relpath(entry["file"], ROOT) in ours()}


def source_of(name, commands):
    """A source by which `name` is read: itself, its namesake, or the nearest that includes it."""
    seen, wave = {name}, [name]
    while wave:
        namesakes = [file.removesuffix(".h") + ".cc" for file in wave]
        for file in wave + namesakes:
            if file in commands:
                return file
        wave = [file for file, text in ours().items() if file not in seen
                and any(f'#include "{header}"' in text for header in wave)]
        seen.update(wave)
    return None


def changed():
    base = ["HEAD~1"] if git("rev-parse", "-q", "--verify", "HEAD~1") else []
    names = git("diff", "--name-only", *base) + git("ls-files", "-o", "--exclude-standard")
    return [name for name in names if name in ours()]


def run_all(jobs, marks=None):
    """Runs commands side by side, prints what they say; returns how many failed. `marks`: for each
    job the file that remembers that it found nothing."""
    failed = 0
    marks = iter(marks or [])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in pool.map(lambda job: subprocess.run(
                job, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                check=False), jobs):
            mark = next(marks, None)
            if done.returncode:
                failed += 1
                print(done.stdout, end="", flush=True)
            elif mark:
                found_clean.keep(mark)
    return failed


def tidy(build, names):
    commands = write_database(build)
    everything = names == ["--all"] or (LONG and not names)
    sources = sorted({source for name in (ours() if everything else names or changed())
                      if (source := source_of(name, commands))})
    found_clean.forget_old()
    marks = {source: found_clean.mark(source, commands[source], ours()) for source in sources}
    if everything:
        sources = [source for source in sources if not marks[source].exists()]
    print(f"clang-tidy: {len(sources)} sources of {len(marks)}", flush=True)
    return run_all([["clang-tidy", "--quiet", "-p", build / "clang", source]
                    for source in sources], [marks[source] for source in sources])


def threads(build, names):
    """Members are private: a class's own source and header are all that touch them."""
    commands = write_database(build)
    names = names or [name for name in ours() if GUARD.search(ours()[name])]
    sources = sorted({source for name in names if (source := source_of(name, commands))})
    print(f"clang -Wthread-safety: {len(sources)} sources")
    jobs = []
    for source in sources:
        words = re.findall(r" (-(?:D|I|std|isystem )\S+)", commands[source])
        jobs.append(["clang++", "-fsyntax-only", "-Wno-everything", "-Wthread-safety",
                     "-Werror=thread-safety", *" ".join(words).split(), source])
    return run_all(jobs)


def main(arguments):
    if arguments[:1] == ["tidy"] and len(arguments) >= 2:
        return tidy(pathlib.Path(arguments[1]).resolve(), arguments[2:])
    if arguments[:1] == ["threads"] and len(arguments) >= 2:
        return threads(pathlib.Path(arguments[1]).resolve(), arguments[2:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
