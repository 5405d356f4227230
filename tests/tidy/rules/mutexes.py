# SPDX-License-Identifier: Apache-2.0
"""What a mutex guards, and what stands beside it without being guarded."""
import re

from rules.rule import rule

# The standard library's own, which carry no annotations.
NATIVE = r"\bstd::(\w*mutex|lock_guard|\w+_lock|condition_variable\w*)\b"
MUTEX = re.compile(r"\bMutex (\w+)$")
# Of these no access needs a lock: what never changes, and what is made for several threads.
SAFE = re.compile(r"const\b(?!.*\* \w+$)|(constexpr|static|using|friend|typedef|enum|template)\b"
                  r"|Condition\b|(class|struct)( \w+)*$|(mutable )?(Mutex|std::atomic\w*)\b"
                  r"|std::thread\b|.*& \w+$|.*[*>] const \w+$", re.DOTALL)
CLASS = re.compile(r"(template\s*<.*>\s*)?(class|struct)\b(?!.*\)\s*(const)?\s*$)", re.DOTALL)
ACCESS = re.compile(r"\s*((public|private|protected)\s*:\s*)*")


def end_of_braces(code, begin):
    """Behind the brace that closes the one before `begin`."""
    depth = 1
    while depth and begin < len(code):
        depth += {"{": 1, "}": -1}.get(code[begin], 0)
        begin += 1
    return begin


def bare(statement):
    """A statement without its arguments of templates, annotations and initial value."""
    before = None
    while before != statement:
        before, statement = statement, re.sub(r"<[^<>]*>|\bTEPAT_\w+\([^()]*\)", "", statement)
    return " ".join(re.sub(r"(=|\{).*", "", statement, flags=re.DOTALL).split())


def classes(code):
    """[(offset, statement)] of each class: what stands right in it and ends with a semicolon."""
    found = []
    for head in re.finditer(r"[^;{}]*\{", code):
        if not CLASS.match(code[ACCESS.match(code, head.start()).end():head.end() - 1].strip()):
            continue
        statements, begin, at = [], head.end(), head.end()
        while at < len(code) and code[at] != "}":
            if code[at] == ";":
                start = ACCESS.match(code, begin).end()
                statements.append((start, code[start:at]))
                begin = at + 1
            elif code[at] == "{":
                opened, at = at, end_of_braces(code, at + 1) - 1
                # A body ends its function; an initial value or a class goes on to its semicolon.
                if "(" in bare(code[ACCESS.match(code, begin).end():opened]):
                    begin = at + 1
            at += 1
        found.append(statements)
    return found


def says_why_not(file, line):
    """Whether a comment stands on the line, or heads the run of lines that it is in."""
    if "//" in file.lines[line - 1]:
        return True
    while line > 1 and file.code[line - 2].strip().endswith((";", ",", "}")):
        line -= 1
    return file.lines[line - 2].strip().startswith("//")


def says_guarded(name, code):
    return re.search(rf"\bTEPAT_(GUARDED_BY|REQUIRES)\({name}\)", code) is not None


@rule("mutex", "clang finds an access without the lock only where a mutex says what it guards",
      "take Mutex, Lock and Condition of libs/base/mutex.h, and TEPAT_GUARDED_BY; beside a mutex, "
      "say of what is not guarded why it need not be",
      {"libs/base/mutex.h": "where they are made"})
def silent_mutexes(tree):
    for file in tree.production():
        for number, line in file.find(NATIVE):
            yield file.name, number, f"'{line}'"
        for number, line in file.find(r"^(static )?Mutex \w+;"):  # of no class
            if not says_guarded(re.search(r"Mutex (\w+)", line).group(1), file.text):
                yield file.name, number, f"'{line}' guards nothing that says so"
        if not re.search(r"\bMutex \w+;", file.text):
            continue
        code = "\n".join("" if line.lstrip().startswith("#") else line for line in file.code)
        for statements in classes(code):
            mutexes = {match.group(1): offset for offset, statement in statements
                       if (match := MUTEX.search(bare(statement)))}
            for name, offset in mutexes.items():
                if not any(says_guarded(name, statement) for _, statement in statements):
                    number = code.count("\n", 0, offset) + 1
                    yield file.name, number, f"'{name}' guards nothing that says so"
            for offset, statement in statements if mutexes else ():
                number = code.count("\n", 0, offset) + 1
                if (not SAFE.match(bare(statement)) and "(" not in bare(statement)
                        and re.search(r"\s[\w\[\]]+$", bare(statement))
                        and "TEPAT_GUARDED_BY" not in statement
                        and not says_why_not(file, number)):
                    yield file.name, number, f"'{bare(statement)[-60:]}' beside a mutex"
