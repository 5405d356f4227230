# SPDX-License-Identifier: Apache-2.0
"""Two trees in which tests plant breaches: a small one made for it, and a copy of the real one."""
import contextlib
import functools
import pathlib
import shutil
import subprocess
import tempfile

import tidy
from tree import Tree

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
ROOT = pathlib.Path(__file__).parents[2]

FLOORS = "# Libraries\n\n## Floors\n\n" + "".join(
    f"- `{name}`: a floor\n" for name in ("base", "sql", "sop", "journal", "bus", "casework"))
ROOMS = """# A service

## Rooms, from the ground up

- `config`: limits
- `domain`: rules
- `period_year`: rules of another noun
- `due_date`: by when; asks rows
- `store`: rows
- `wire`: messages
- `commands/`: what happens
- `handoff`: what arrives
- `service`: RPCs
- `main`: wiring
"""



def small_service(name):
    """A step service with every room, each in a few lines."""
    place = f"services/{name}"
    return {
        f"{place}/README.md": ROOMS,
        f"{place}/CMakeLists.txt": f"tepat_service({name})\n",
        f"{place}/migrations/0001_initial.sql": "-- SPDX-License-Identifier: Apache-2.0\n",
        **{f"{place}/{room}.h": SPDX + "#pragma once\n// What it is.\nint a();\n"
           for room in ("config", "period_year", "store", "wire", "handoff")},
        f"{place}/due_date.h":
            SPDX + '#pragma once\n// What it is.\n#include "libs/sql/sql.h"\n',
        f"{place}/domain.h":
            SPDX + f'#pragma once\n// What it is.\n#include "{place}/config.h"\n',
        f"{place}/service.h":
            SPDX + f'#pragma once\n// What it is.\n#include "{place}/wire.h"\n',
        **{f"{place}/{room}.cc": SPDX + "// Why it is.\nint a() { return 1; }\n"
           for room in ("domain", "store", "wire", "commands/send", "handoff", "service",
                        "main")},
        f"{place}/domain_test.cc": SPDX + "int a();\n" * 50,
    }


SMALL = {
    "libs/README.md": FLOORS,
    **{f"libs/{name}/{name}.h": SPDX + "#pragma once\n// What it is.\nint a();\n"
       for name in ("base", "sql", "sop", "journal", "bus", "casework")},
    "libs/sop/roles.h": SPDX + '#pragma once\n// Who leads.\n'
                               'inline constexpr const char* kCamat = "camat";\n',
    "libs/CMakeLists.txt": "".join(f"tepat_library(\n  {name}\n)\n" for name in ("base", "bus")),
    **{f"libs/{name}/{name}_test.cc": SPDX + "int a();\n" * 20 for name in ("bus", "casework")},
    **small_service("submission"),
    **small_service("disposition"),
}


def lay_out(root, files):
    subprocess.run(["git", "init", "-q", root], check=True)
    for name, text in files.items():
        path = pathlib.Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@contextlib.contextmanager
def small_tree(files=None):
    with tempfile.TemporaryDirectory() as root:
        lay_out(root, SMALL if files is None else files)
        yield root


@contextlib.contextmanager
def real_tree():
    """A copy of what git tracks or would track."""
    with tempfile.TemporaryDirectory() as root:
        for name in Tree(ROOT).files:
            path = pathlib.Path(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, path)
        subprocess.run(["git", "init", "-q", root], check=True)
        yield root


@functools.cache
def rules(name):
    found = [rule for rule in tidy.RULES if rule.name == name]
    assert found, f"no rule is called {name}"
    return found


def breaches(root, rule):
    """(file, line, what) of one rule, whatever waits for its room."""
    return {(b.file, b.line, b.what) for b in tidy.breaches(root, rules(rule))}


@contextlib.contextmanager
def planted(root, name, change):
    """The tree with one file changed; `change` makes its new text of its old, None for no file."""
    path = pathlib.Path(root, name)
    old = path.read_text() if path.is_file() else None
    new = change(old)
    if new is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(new)
    try:
        yield
    finally:
        if old is None:
            path.unlink()
        else:
            path.write_text(old)
