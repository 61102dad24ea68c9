#!/usr/bin/env python3
"""An agreement without its evaluation date is found, and nothing else is; a day changes one agreement.

Each adopted agreement of the examples loses `evaluation.date`, in every way that it can be written
away: `check` then fails with `evaluation-date-missing` there and with nothing else that is new.
"""
import json
import re

from folder import Counter, Folder

DATE = re.compile(r"^evaluation:\n( +)date: .*\n", re.M)
ADOPTED = re.compile(r"^(adopted|decided): ", re.M)
EXAMPLES = ("geboortezorg", "wijkteam", "woningketen")


def findings(folder, *arguments, day="2026-09-01"):
    """The exit code, and what was found: rule, severity and path of each, sorted."""
    done = folder.kring("check", "--format", "json", *arguments, day=day)
    found = json.loads(done.stdout)["findings"]
    return done.returncode, sorted((f["rule"] or "", f["severity"], f["path"] or "") for f in found)


def new(before, after):
    rest = list(before)
    return [f for f in after if f not in rest or rest.remove(f)]


def ways(text):
    """The text without the date: the line gone, its value gone, or null."""
    indent = DATE.search(text).group(1)
    yield "the line", DATE.sub("evaluation:\n", text, 1)
    for name, value in (("the value", ""), ("null", " null"), ("a tilde", " ~"), ("an empty text", " ''")):
        yield name, DATE.sub("evaluation:\n%sdate:%s\n" % (indent, value), text, 1)


def removals(t, example):
    """Every adopted agreement with a date of its own."""
    with Folder(example, git=False) as folder:
        clean, before = findings(folder, "--class", "structure")
        adopted = 0
        for path in folder.files("agreements"):
            text = folder.read(path).decode()
            if not ADOPTED.search(text) or not DATE.search(text):
                continue
            adopted += 1
            for way, without in ways(text):
                folder.write(path, without.encode())
                code, after = findings(folder, "--class", "structure")
                added = new(before, after)
                t.check(code == 1 and added == [("evaluation-date-missing", "error", path)],
                        "%s without %s: exit %d, %r" % (path, way, code, added))
            folder.write(path, text.encode())
        t.check(adopted >= 7, "%s: only %d agreements were tried" % (example, adopted))
        code, after = findings(folder, "--class", "structure")
        t.check(code == clean and after == before, "%s is not what it was: %r" % (example, after))


def clean(t):
    """Of the first example, class structure has nothing to say."""
    with Folder(git=False) as folder:
        code, found = findings(folder, "--class", "structure")
        t.check(code == 0 and found == [], "the example is not clean: %r" % (found,))


def without_plan(t):
    """The whole `evaluation` gone: neither date nor criteria, and still no `text-changed`."""
    with Folder(git=False) as folder:
        path = "agreements/geboortezorg/warme-overdracht.yaml"
        text = folder.read(path).decode()
        folder.write(path, re.sub(r"(?m)^evaluation:.*\n(?: .*\n)+", "", text).encode())
        code, found = findings(folder, "--class", "structure")
        t.check(code == 1 and [f[0] for f in found] == ["evaluation-criteria-missing", "evaluation-date-missing"],
                "without evaluation: exit %d, %r" % (code, found))


def proposals(t):
    """Forming it is a warning, in an open round an error."""
    for name, severity, fails in (("tolk", "warning", 0), ("vroegsignalering", "error", 1)):
        with Folder(git=False) as folder:
            path = "agreements/geboortezorg/%s.yaml" % name
            folder.write(path, DATE.sub("evaluation:\n", folder.read(path).decode(), 1).encode())
            code, found = findings(folder, "--class", "structure")
            t.check(code == fails and found == [("evaluation-date-missing", severity, path)],
                    "%s: exit %d, %r" % (name, code, found))


def a_day_later(t):
    """From the first to the second of September exactly one agreement changes: from due to overdue."""
    with Folder(git=False) as folder:
        _, first = findings(folder, day="2026-09-01")
        _, second = findings(folder, day="2026-09-02")
        path = "agreements/geboortezorg/warme-overdracht.yaml"
        t.check(new(second, first) == [("evaluation-due", "warning", path)], "gone: %r" % new(second, first))
        t.check(new(first, second) == [("evaluation-overdue", "warning", path)], "come: %r" % new(first, second))
        _, structure = findings(folder, "--class", "structure", day="2026-09-02")
        t.check(structure == [], "class structure on the second day: %r" % structure)


def every_word_a_day_later(t):
    """The same with every word of every finding: nothing else in the report changes."""
    with Folder(git=False) as folder:
        days = []
        for day in ("2026-09-01", "2026-09-02"):
            found = json.loads(folder.kring("check", "--format", "json", day=day).stdout)["findings"]
            days.append({json.dumps(f, sort_keys=True) for f in found})
        changed = [json.loads(f) for f in sorted(days[0] ^ days[1])]
        t.check({f["path"] for f in changed} == {"agreements/geboortezorg/warme-overdracht.yaml"} and len(changed) == 2,
                "what changes in a day: %r" % changed)


def main():
    t = Counter()
    clean(t)
    for example in EXAMPLES:
        removals(t, example)
    without_plan(t)
    proposals(t)
    a_day_later(t)
    every_word_a_day_later(t)
    t.end()


if __name__ == "__main__":
    main()
