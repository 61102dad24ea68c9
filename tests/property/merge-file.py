#!/usr/bin/env python3
"""kring merge-file on generated pairs of edits: nothing is lost, nothing is made up.

	python3 tests/property/merge-file.py [PAIRS [SEED]]
"""
import os
import random
import re
import shutil
import sys

import yaml

from folder import KRING, TOP, Counter, Folder
from merging import (Merger, apart, changes, comments, contradict, expected, facts, load, touched, view)

AGREEMENT = "agreements/geboortezorg/warme-overdracht.yaml"
OTHERS = ["circles/geboortezorg.yaml", "meetings/geboortezorg/2026-03-12.yaml", "kring.yaml"]
PEOPLE = ["anna", "bram", "carla", "eva", "dirk"]


# ---- blocks of a text: what stands at the left margin, with what is below it ----------------------

def blocks(text):
    return re.split(r"(?m)^(?=[a-z][a-z-]*:)", text)


def key_of(block):
    return block.split(":", 1)[0]


def at(text, key):
    parts = blocks(text)
    return parts, next((i for i, b in enumerate(parts) if i and key_of(b) == key), None)


# ---- edits: each takes the text and a random source, and gives another text or None ----------------

def answer_block(r):
    kind = r.choice(["consent", "consent", "objection", "not-yet", "absent"])
    lines = ["response: " + kind, "date: 2026-03-%02d" % r.randint(6, 28)]
    if kind == "objection":
        lines.append("argument: 'Omdat %d: het kan niet'" % r.randint(1, 99))
    if r.random() < .4:
        lines.append("concern: zorg %d" % r.randint(1, 99))
    if r.random() < .2:
        lines.append("recorded-by: " + r.choice(PEOPLE))
    return lines


def answer(text, r):
    """Somebody answers, or answers otherwise."""
    found = list(re.finditer(r"(?m)^( +)(anna|bram|carla|eva):\n((?:\1 +.*\n)+)", text))
    if not found:
        return None
    m = r.choice(found)
    indent = m.group(1) + "  "
    lines = "".join(indent + line + "\n" for line in answer_block(r))
    if r.random() < .15:
        lines += indent + "then: [{response: consent, date: 2026-03-29}]\n"
    return text[:m.start(3)] + lines + text[m.end(3):]


def later(text, r):
    """An objection gets an outcome, or somebody answers again."""
    found = [m for m in re.finditer(
        r"(?m)^( +)(?:anna|bram|carla|eva):\n((?:\1 +.*\n)+)", text) if "pending" not in m.group(2)]
    key = r.choice(["then", "outcome"])
    found = [m for m in found if key + ":" not in m.group(2)]
    if not found:
        return None
    m = r.choice(found)
    more = {"then": "then: [{response: consent, date: 2026-03-%02d}]" % r.randint(20, 29),
            "outcome": "outcome: {result: amended, round: 2, date: 2026-03-%02d}" % r.randint(10, 29)}
    return text[:m.end()] + m.group(1) + "  " + more[key] + "\n" + text[m.end():]


TOPS = ["supersedes: geboortezorg/oud-%d", "deferred: {date: 2026-03-01, until: 2026-10-%02d, owner: eva}",
        "withdrawn: {date: 2026-04-%02d, by: anna}", "ended: {date: 2026-05-%02d}",
        "escalated: {date: 2026-04-%02d, to: regiekring/nieuw}"]
LOGS = {"deviations": "{date: 2026-06-%02d, by: ziekenhuis, why: Vergeten %d}",
        "extensions": "{date: 2026-07-%02d, by: anna, to: 2026-12-%02d}",
        "handovers": "{what: keeper, date: 2026-08-%02d, to: bram}",
        "corrections": "{date: 2026-08-%02d, by: anna, seen-by: bram, what: Spelling}",
        "evaluations": "date: 2026-09-%02d\n    kept: kept\n    learned: Dat het werkt %d\n"
                       "    outcome: renewed"}


def fill(form, r):
    return form % tuple(r.randint(10, 28) for _ in range(form.count("%")))


def add_key(text, r):
    line = fill(r.choice(TOPS), r)
    parts = blocks(text)
    if any(key_of(b) == key_of(line) for b in parts[1:]):
        return None
    parts.insert(r.randint(1, len(parts)), line + "\n")
    return "".join(parts)


def log(text, r):
    """An entry at the end of a list that only grows."""
    key = r.choice(list(LOGS))
    entry = "  - " + fill(LOGS[key], r) + "\n"
    parts, i = at(text, key)
    if i is None:
        return text + key + ":\n" + entry
    if "[" in parts[i].split("\n")[0]:
        return None
    lines = parts[i].rstrip("\n").split("\n")
    indent = re.match(" *", lines[1]).group()
    lines.append(re.sub("(?m)^  ", indent, entry).rstrip("\n"))
    parts[i] = "\n".join(lines) + "\n"
    return "".join(parts)


def set_key(text, r):
    key = r.choice(["title", "goal", "starts", "kind", "why", "driver", "keeper"])
    parts, i = at(text, key)
    if i is None:
        return None
    value = {"starts": "2026-04-%02d" % r.randint(1, 28), "kind": "agreement", "goal": "g%d" % r.randint(1, 9),
             "keeper": r.choice(PEOPLE)}.get(key)
    if not value:
        value = r.choice(["Kort %d" % r.randint(1, 99), "|\n  Een regel.\n  En %d\n\n  erbij." % r.randint(1, 99)])
    parts[i] = "%s: %s\n" % (key, value)
    return "".join(parts)


def drop_key(text, r):
    parts, i = at(text, r.choice(["why", "options", "requests", "heard", "effects", "disagreements", "starts"]))
    if i is None:
        return None
    del parts[i]
    return "".join(parts)


def comment(text, r):
    """Above a key, behind a value, or between deeper lines."""
    lines = text.split("\n")
    mark = "# c%d %s" % (r.randint(0, 10 ** 9), r.choice(["let op", "nog vragen", "è"]))
    i = r.choice([i for i, line in enumerate(lines) if re.match(r" *(- )?[a-z-]+:( |$)", line)])
    kind = r.randint(0, 2)
    if kind < 2:
        if "{" not in lines[i] and re.search(r": \|", lines[i]):
            kind = 0
        lines.insert(i, re.match(" *", lines[i]).group() + mark)
        if kind == 1 and r.random() < .3:
            lines.insert(i, "")
    elif not re.search(r"[|'\"#]", lines[i]):
        lines[i] += "  " + mark
    else:
        return None
    return "\n".join(lines)


def action(text, r):
    parts, i = at(text, "actions")
    if i is None:
        return None
    indent = re.match(" *", parts[i].split("\n")[1]).group()
    if r.random() < .6:
        name = indent + "a%d:\n" % r.randint(1, 30)
        if name in parts[i]:
            return None
        parts[i] += name + "".join(
            indent + "  " + line + "\n" for line in ["what: Doen %d" % r.randint(1, 9), "owner: eva"])
    else:
        day = "%s2026-09-%02d" % (r.choice(["due: ", "due: "]), r.randint(1, 28))
        parts[i] = re.sub(r"due: [0-9-]+", day, parts[i], count=r.choice([0, 1]))
    return "".join(parts)


def reaction(text, r):
    parts, i = at(text, "reactions")
    person = r.choice(PEOPLE)
    said = "{date: 2026-03-%02d, text: Zin %d}" % (r.randint(1, 9), r.randint(1, 99))
    if i is None:
        return None
    indent = re.match(" *", parts[i].split("\n")[1]).group()
    m = re.search(r"(?m)^ +%s: \[(.*)\]" % person, parts[i])
    if m:
        parts[i] = parts[i][:m.end(1)] + ", " + said + parts[i][m.end(1):]
    else:
        parts[i] += "%s%s: [%s]\n" % (indent, person, said)
    return "".join(parts)


def flow_list(text, r):
    key = r.choice(["topics", "parties"])
    m = re.search(r"(?m)^%s: \[(.*)\]" % key, text)
    if not m:
        return None
    words = [w.strip() for w in m.group(1).split(",")]
    if r.random() < .7 or len(words) < 3:
        words.insert(r.randint(0, len(words)), "nieuw-%d" % r.randint(1, 20))
    else:
        words.pop(r.randrange(len(words)))
    return text[:m.start(1)] + r.choice([", ", ",", ", "]).join(words) + text[m.end(1):]


def deeper(text, r):
    """All lines below a key move to the right."""
    parts = blocks(text)
    i = r.randrange(1, len(parts))
    head, nl, below = parts[i].partition("\n")
    parts[i] = head + nl + re.sub(r"(?m)^(?=.)", "  ", below)
    return "".join(parts)


def move_key(text, r):
    parts = blocks(text)
    i, k = r.randrange(1, len(parts)), r.randrange(1, len(parts))
    if not parts[i].endswith("\n") or not parts[-1].endswith("\n"):
        return None
    parts.insert(k, parts.pop(i))
    return "".join(parts)


def to_block(text, r):
    """A list or a mapping on one line gets lines of its own."""
    found = list(re.finditer(r"(?m)^([a-z-]+): ([\[{])([^\[\]{}'#]*)[\]}]$", text))
    if not found:
        return None
    m = r.choice(found)
    dash = "- " if m.group(2) == "[" else ""
    lines = ["  " + dash + part.strip() for part in m.group(3).split(",") if part.strip()]
    return text[:m.start()] + m.group(1) + ":\n" + "\n".join(lines) + text[m.end():]


def blank_line(text, r):
    parts = blocks(text)
    parts[r.randrange(1, len(parts))] += "\n" if parts[-1].endswith("\n") else ""
    return "".join(parts)


def new_round(text, r):
    parts, i = at(text, "rounds")
    if i is None:
        return None
    indent = re.match(" *", parts[i].split("\n")[1]).group()
    parts[i] += "".join(indent + line + "\n" for line in [
        "- opened: 2026-04-%02d" % r.randint(1, 28), "  changed: Tekst %d" % r.randint(1, 9), "  responses:",
        "    anna:", "      response: pending"])
    return "".join(parts)


def scalar(text, r):
    """Any value on a line of its own becomes another one: for the other kinds of record."""
    found = list(re.finditer(r"(?m)^ *(?:[a-z-]+): ([A-Za-z][A-Za-z ]+)$", text))
    if not found:
        return None
    m = r.choice(found)
    return text[:m.start(1)] + "Woord %d" % r.randint(1, 99) + text[m.end(1):]


def pair(text, r):
    """One more pair in a mapping of ids."""
    parts, i = at(text, r.choice(["members", "roles", "issues", "goals", "terms", "consultations"]))
    if i is None or "\n " not in parts[i]:
        return None
    indent = re.match(" *", parts[i].split("\n")[1]).group()
    name = "%sx%d: " % (indent, r.randint(1, 20))
    if name in parts[i]:
        return None
    parts[i] += name + "{from: 2026-01-%02d}\n" % r.randint(10, 28)
    return "".join(parts)


def circle_word(text, r):
    parts, i = at(text, r.choice(["domain", "present", "agenda", "absent"]))
    m = i is not None and re.match(r"[a-z]+: \[(.*)\]\n", parts[i])
    if not m:
        return None
    parts[i] = parts[i][:m.end(1)] + ", extra-%d" % r.randint(1, 20) + parts[i][m.end(1):]
    return "".join(parts)


AGREEMENT_EDITS = [answer] * 5 + [later] * 2 + [
    add_key, log, log, set_key, set_key, drop_key, comment, comment, comment, action, reaction, reaction,
    flow_list, deeper, move_key, to_block, blank_line, new_round]
OTHER_EDITS = [scalar, scalar, comment, comment, pair, pair, circle_word, circle_word, deeper, move_key, to_block,
               blank_line]


def dress(text, r):
    """How it is stored may differ too."""
    roll = r.random()
    if roll < .04:
        return text.replace("\n", "\r\n")
    if roll < .06:
        return "\ufeff" + text
    if roll < .08 and not text.rstrip("\n").split("\n")[-1].startswith("  En"):
        return text.rstrip("\n")
    return text


def edited(text, r, edits):
    want = r.choice([1, 1, 1, 2, 2, 3, 4])
    for _ in range(40):
        if not want:
            break
        after = r.choice(edits)(text, r)
        if after and after != text:
            try:
                load(after)
            except yaml.YAMLError:
                continue
            text, want = after, want - 1
    return dress(text, r)


# ---- what must hold ---------------------------------------------------------------------------------

def contained(t, name, base, side, shown):
    """All that a side did is in the text with its side of the conflicts."""
    wrong = ["%s is %r, not %r" % ("/".join(way), shown.get(way), value)
             for way, value in changes(base, side).items() if shown.get(way) != value]
    t.check(not wrong, "%s: %s" % (name, wrong[:3]))


class Judge:
    def __init__(self):
        self.t = Counter()
        self.merger = Merger()
        self.clean = self.conflicts = self.apart = 0

    def keep(self, name, texts):
        """Leaves the texts of a pair that went wrong where they can be looked at."""
        folder = os.environ.get("KRING_KEEP")
        for part, text in texts.items() if folder else ():
            with open(os.path.join(folder, "%s.%s" % (name.replace(" ", "-"), part)), "wb") as f:
                f.write(text)

    def judge(self, name, path, base, ours, theirs, swap):
        failed = self.t.failed
        text, code, said = self.merger.merge(base, ours, theirs, path)
        result = text.decode()
        o, a, b = (facts(load(x) or {}) for x in (base, ours, theirs))
        self.t.check(code in (0, 1), "%s: exit %d" % (name, code))
        self.t.check("broke off" not in said, "%s: %s" % (name, said))
        self.t.check("does not say" not in said and "would be lost" not in said, "%s: %s" % (name, said))
        if "line by line" not in said:
            self.result(name, result, code, o, a, b)
            kept = (comments(ours) | comments(theirs)) - (comments(base) - comments(ours)) - \
                (comments(base) - comments(theirs))
            self.t.check(kept <= comments(result), "%s: lost %s" % (name, kept - comments(result)))
        else:
            self.t.check(code == 1, name + ": by lines, and yet clean")
        separate = apart(o, a, b)
        self.apart += separate
        # a comment that one side put where the other changed the value is a conflict too
        beside = re.search(r"(?s)<<<<<<<.*# c[0-9]+ .*>>>>>>>", result)
        self.t.check(code == 0 or not separate or beside,
                     "%s: a conflict, though %s and %s: %s" % (name, touched(o, a), touched(o, b), said))
        wrong = code == 0 and contradict(o, a, b)
        self.t.check(not wrong, "%s: clean, though both sides changed %s" % (name, wrong))
        if swap:
            other, code2, _ = self.merger.merge(base, theirs, ours, path)
            self.t.check(code2 == code, "%s: exit %d, and %d the other way round" % (name, code, code2))
            for side in (0, 1):
                x, y = load(view(result, side)[0]), load(view(other.decode(), 1 - side)[0])
                self.t.check(x == y, name + ": differs the other way round")
        if self.t.failed > failed:
            self.keep(name, {"o": base.encode(), "a": ours.encode(), "b": theirs.encode(), "r": text})

    def result(self, name, result, code, o, a, b):
        shown, n = zip(*(view(result, side) for side in (0, 1)))
        try:
            x, y = (facts(load(s) or {}) for s in shown)
        except yaml.YAMLError as e:
            self.t.check(False, "%s: cannot be read: %s" % (name, e))
            return
        self.t.check((n[0] == 0) == (code == 0), name + ": exit %d with %d conflicts" % (code, n[0]))
        if code == 0:
            self.clean += 1
            want = expected(o, a, b)
            self.t.check(x == want, "%s: %s" % (name, sorted(set(x.items()) ^ set(want.items()))[:4]))
        else:
            self.conflicts += 1
        contained(self.t, name + " (ours)", o, a, x)
        contained(self.t, name + " (theirs)", o, b, y)
        made_up = [way for side in (x, y) for way, value in side.items()
                   if value not in (o.get(way), a.get(way), b.get(way))]
        self.t.check(not made_up, "%s: made up: %s" % (name, made_up[:3]))


def laws(j, base, ours, theirs, path):
    """What does not need a look at the text."""
    for o, a, b, want in ((base, ours, ours, ours), (base, base, theirs, theirs), (base, ours, base, ours)):
        text, code, _ = j.merger.merge(o, a, b, path)
        j.t.check(code == 0 and text == want.encode(), path + ": one side alone is not kept byte for byte")


def acts(folder):
    """What the commands themselves make of the agreement, each from the same start."""
    texts = []
    start = folder.read(ACTS)
    for arguments in (
            *(["--as", p, "consent", ACTS_ID] for p in PEOPLE[:4]),
            *(["--as", p, "consent", ACTS_ID, "--concern", "zorg van " + p] for p in PEOPLE[:4]),
            *(["--as", p, "object", ACTS_ID, "-m", "bezwaar van " + p] for p in PEOPLE[:4]),
            *(["--as", p, "answer", ACTS_ID, "absent"] for p in PEOPLE[:4]),
            *(["--as", p, "say", ACTS_ID, "-m", "zegt " + p] for p in PEOPLE),
            ["--as", "eva", "amend", ACTS_ID, "--set", "title=Vroeg", "-m", "korter"],
            ["--as", "eva", "amend", ACTS_ID, "--set", "why=Daarom", "-m", "waarom"],
            ["--as", "eva", "act", ACTS_ID, "Bellen", "--owner", "anna", "--due", "2026-12-01"],
            ["--as", "eva", "withdraw", ACTS_ID, "-m", "toch niet"],
            ["--as", "eva", "defer", ACTS_ID, "--until", "2026-12-01"]):
        folder.write(ACTS, start)
        folder.kring(*arguments)
        if folder.read(ACTS) != start and len(folder.git("status", "--porcelain").stdout.split("\n")) == 2:
            texts.append((" ".join(arguments[1:3]), folder.read(ACTS).decode()))
    folder.write(ACTS, start)
    return start.decode(), texts


ACTS = "agreements/geboortezorg/vroegsignalering.yaml"
ACTS_ID = "geboortezorg/vroegsignalering"


def of_acts(j, r):
    with Folder() as folder:
        base, texts = acts(folder)
    j.t.check(len(texts) >= 20, "only %d acts did something" % len(texts))
    for i, (one, ours) in enumerate(texts):
        for other, theirs in texts[:i]:
            j.judge("%s, %s" % (one, other), ACTS, base, ours, theirs, r.random() < .1)


def generated(j, r, n):
    with open(os.path.join(TOP, "examples/geboortezorg", AGREEMENT)) as f:
        agreement = f.read() + "\n"
    others = {}
    for path in OTHERS:
        full = os.path.join(TOP, "examples/geboortezorg", path)
        if os.path.exists(full):
            with open(full) as f:
                others[path] = f.read()
    for folder in ("mandates", "organisations", "circles", "meetings"):
        for under, _, names in sorted(os.walk(os.path.join(TOP, "examples/geboortezorg", folder))):
            for name in sorted(names)[:2]:
                full = os.path.join(under, name)
                with open(full) as f:
                    others[os.path.relpath(full, os.path.join(TOP, "examples/geboortezorg"))] = f.read()
    for i in range(n):
        path, base, edits = AGREEMENT, agreement, AGREEMENT_EDITS
        if i % 5 == 4:
            path = r.choice(sorted(others))
            base, edits = others[path].rstrip("\n") + "\n", OTHER_EDITS
        ours, theirs = edited(base, r, edits), edited(base, r, edits)
        j.judge("pair %d" % i, path, base, ours, theirs, i % 8 == 0)
        if i % 50 == 0:
            laws(j, base, ours, theirs, path)


def mutated(text, r):
    """A few bytes of it are something else."""
    data, gentle = bytearray(text.encode()), r.random() < .5
    for _ in range(r.choice([1, 1, 2, 5])):
        i = r.randrange(len(data))
        what = r.random()
        if gentle:
            data[i] = r.choice(b"abcxyz019") if chr(data[i]).isalnum() else data[i]
        elif what < .3:
            data[i] = r.choice(b" \n\t:-#[]{}'\"|>&*!?,%@\r\x00\xffaz0<=")
        elif what < .6:
            del data[i:i + r.choice([1, 1, 2, 30])]
        elif what < .8:
            data[i:i] = r.choice([b"\n", b"  ", b"- ", b": ", b"# ", b"<<<<<<< x\n", b"[", b"'", b"|\n", b"\xc3"])
        else:
            k = r.randrange(len(data))
            data[i:i] = data[k:k + r.randint(1, 60)]
    return bytes(data)


def readable(data):
    try:
        return facts(load(data.decode()) or {})
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def hostile(j, r, n):
    """Texts with random damage: never a crash, never a wrong result that looks right."""
    with open(os.path.join(TOP, "examples/geboortezorg", AGREEMENT)) as f:
        text = f.read() + "\n"
    merged = 0
    for i in range(n):
        base = mutated(text, r) if r.random() < .3 else text.encode()
        start = readable(base) and base.decode() or text
        ours, theirs = (mutated(edited(start, r, AGREEMENT_EDITS), r) for _ in range(2))
        result, code, said = j.merger.merge(base, ours, theirs, AGREEMENT)
        name = "damage %d" % i
        failed = j.t.failed
        j.t.check(code in (0, 1) and "broke off" not in said, "%s: exit %d, %s" % (name, code, said))
        j.t.check("does not say" not in said, name + ": " + said)
        sides = [readable(x) for x in (base, ours, theirs)]
        if code == 0 and base not in (ours, theirs) and ours != theirs:
            shown = readable(result)
            j.t.check(None not in sides and shown == expected(*sides), name + ": clean, and not right")
            merged += 1
        if j.t.failed > failed:
            j.keep(name, {"o": base, "a": ours, "b": theirs, "r": result})
    print("%d of %d damaged pairs merged clean" % (merged, n))


def main():
    # with the sanitizers each run takes twenty times as long
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 200 if "asan" in KRING else 2000
    r = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 4)
    j = Judge()
    of_acts(j, r)
    generated(j, r, pairs)
    hostile(j, r, pairs // 5)
    print("%d clean, %d with conflicts, %d by lines; %d pairs touch different things" %
          (j.clean, j.conflicts, j.merger.by_lines, j.apart))
    shutil.rmtree(j.merger.base)
    j.t.end()


if __name__ == "__main__":
    main()
