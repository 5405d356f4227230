# SPDX-License-Identifier: Apache-2.0
"""The tree that is checked: the files that git tracks or would track, each read once."""
import collections
import functools
import pathlib
import re
import subprocess

SOURCE = {".cc", ".h"}
TEXT = SOURCE | {".py", ".sh", ".proto", ".md", ".cmake", ".txt", ".sql", ".json", ".textproto",
                 ".yaml", ".toml", ".conf", ""}

# What a C++ text consists of beside code: raw strings, strings, characters, comments.
PIECES = re.compile(r'R"(?P<mark>[^(\s"]*)\((?P<raw>.*?)\)(?P=mark)"'
                    r'|"(?P<string>(?:\\.|[^"\\\n])*)"'
                    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'"
                    r"|//[^\n]*|/\*.*?\*/", re.DOTALL)

# Texts that stand side by side in the source are one text.
Literal = collections.namedtuple("Literal", "line text")


class Cpp:
    """One C++ file: its lines, the same lines as bare code, its string literals, its includes."""

    def __init__(self, name, text):
        self.name = name
        self.text = text
        self.lines = text.split("\n")
        self.is_test = (name.startswith(("tests/", "libs/testing/"))
                        or name.endswith(("_test.cc", "_fixture.h", "_fixture.cc")))
        self.literals = []
        end = None
        bare = []
        for piece in PIECES.finditer(text):
            bare.append(text[end or 0:piece.start()])
            words = piece["raw"] if piece["raw"] is not None else piece["string"]
            between = "x" if end is None else text[end:piece.start()]
            end = piece.end()
            breaks = "\n" * piece.group().count("\n")
            if words is None:
                bare.append(breaks if piece.group().startswith("/") else "''" + breaks)
                continue
            bare.append('""' + breaks)
            if self.literals and not between.strip():
                self.literals[-1] = self.literals[-1]._replace(text=self.literals[-1].text + words)
            else:
                self.literals.append(Literal(text.count("\n", 0, piece.start()) + 1, words))
        bare.append(text[end or 0:])
        self.code = "".join(bare).split("\n")
        self.includes = [(number, match.group(1)) for number, line in enumerate(self.lines, 1)
                         if (match := re.match(r'#include [<"]([^>"]+)[>"]', line))]

    def find(self, pattern):
        """(line number, the line) of each line whose bare code matches."""
        return [(number, self.lines[number - 1].strip()[:60])
                for number, code in enumerate(self.code, 1) if re.search(pattern, code)]


@functools.cache
def parse(name, text):
    return Cpp(name, text)


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.read = {}
        out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=self.root,
                             capture_output=True, text=True, check=True).stdout
        self.files = sorted(f for f in out.splitlines() if (self.root / f).is_file())

    def text(self, name):
        if name not in self.read:
            self.read[name] = (self.root / name).read_text(encoding="utf-8", errors="replace")
        return self.read[name]

    def lines(self, name):
        return self.text(name).split("\n")

    @functools.cached_property
    def texts(self):
        """The files that people wrote: no data of tests, nothing that a tool wrote."""
        return [name for name in self.files
                if pathlib.PurePath(name).suffix in TEXT and not name.startswith("tests/data/")
                and not name.endswith("package-lock.json")]

    @functools.cached_property
    def cpp(self):
        return [parse(name, self.text(name)) for name in self.texts
                if pathlib.PurePath(name).suffix in SOURCE]

    def production(self):
        return [file for file in self.cpp
                if not file.is_test and file.name.startswith(("libs/", "services/"))]

    def folders(self, above):
        """The names of the folders in `above`, which ends in a slash."""
        return sorted({name[len(above):].split("/")[0] for name in self.files
                       if name.startswith(above) and "/" in name[len(above):]})
