"""tests/property/merging.py - what a merge of three texts must give, worked out without kring.

A text becomes a set of facts: the way to each value, and the value.  Keys lead the way; elements of
a list do so by what makes them the same one.  What a side did is the difference of its facts from
those of the base.  That needs no knowledge of how kring merges.
"""
import json
import os
import re
import subprocess
import tempfile

import yaml

from folder import ENVIRONMENT, KRING

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
ORDERED = ("rounds", "then", "routing", "corrections")
IDENTITY = {"rounds": ("opened",), "evaluations": ("date",), "attachments": ("file",),
            "deviations": ("date", "by", "why"), "past": ("holder", "since")}
# What one person did at one moment: touched by both sides it is one thing, but for what came later.
ACTS = {"adopted", "withdrawn", "ended", "decided", "escalated", "deferred", "suspended", "asked",
        "proposed", "outcome", "alternate", "acting"}
ACTS_OF = {"responses": ("then", "outcome"), "heard": (), "nominations": (), "accessions": (),
           "reopened": ("outcome",), "consultations": ("closed", "heard", "stance", "feedback"),
           "deviations": ("repaired",), "extensions": (), "handovers": (), "reactions": (),
           "renewals": (), "past": (), "moved": ()}


def load(text):
    return yaml.load(text.lstrip("\ufeff"), LOADER)


def canonical(x):
    return json.dumps(x, sort_keys=True, ensure_ascii=False)


def name_of(key, element, before):
    """How an element is told apart: what identifies it, or all of it, and the how-manieth."""
    if isinstance(element, dict) and key in IDENTITY:
        name = canonical([element.get(k) for k in IDENTITY[key]])
    else:
        name = canonical(element)
    before[name] = before.get(name, 0) + 1
    return "%s#%d" % (name, before[name])


def facts(tree, way=(), out=None):
    out = {} if out is None else out
    key = next((p for p in reversed(way) if not p.endswith("#1")), "")
    if isinstance(tree, dict):
        out[way] = "{}"
        for k, v in tree.items():
            facts(v, way + (k,), out)
    elif isinstance(tree, list):
        out[way] = "[]"
        before = {}
        for element in tree:
            facts(element, way + (name_of(key, element, before),), out)
    else:
        out[way] = tree
    return out


def changes(base, side):
    """What a side did: way -> its value, or None where it took it out."""
    ways = set(base) | set(side)
    return {w: side.get(w) for w in ways if base.get(w) != side.get(w)}


def unit_of(way):
    """The smallest thing on the way that two people cannot change at the same time."""
    for i, part in enumerate(way):
        if part in ACTS:
            return way[:i + 1] + ("*",)
        if part in ACTS_OF and i + 1 < len(way):
            if len(way) > i + 2 and way[i + 2] in ACTS_OF[part]:
                return way[:i + 3] + ("*",)
            return way[:i + 2] + ("*",)
        if part in ("with", "topics"):
            break
    return way


def touched(base, side):
    """The units that a side changed.  An order that goes on is one more."""
    units = set()
    for way in changes(base, side):
        units.add(unit_of(way))
        for i, part in enumerate(way[:-1]):
            if part in ORDERED and way[:i + 2] not in base:
                units.add(way[:i + 1] + ("+",))
    return units


def is_within(a, b):
    return a == b[:len(a)]


def act_of(unit):
    """The way to what somebody did, of a unit that is the whole of it or a key that came later."""
    return unit[:-1] if unit[-1] == "*" else None


def follows(base, a, b):
    """Is @b what came after the act @a that stood there already, as who confirms an outcome has seen it?"""
    act = act_of(a)
    return act in base and act != act_of(b) and is_within(act, b)


def apart(base, ours, theirs):
    """Do both sides touch different keys, entries or people?"""
    a, b = touched(base, ours), touched(base, theirs)
    added = {w for w in ours if w not in base}
    for x in a:
        for y in b:
            if x == y and x in added and ours.get(x) == theirs.get(x) and x in theirs:
                continue  # both made the same collection, each with something in it
            if follows(base, x, y) or follows(base, y, x):
                return False
            if is_within(x, y) or is_within(y, x):
                # a collection that one side made is not in the way of what the other put in it
                shorter = x if len(x) <= len(y) else y
                if x != y and ours.get(shorter) == theirs.get(shorter) is not None:
                    continue
                return False
    return True


def contradict(base, ours, theirs):
    """What one person did at one moment, or what comes next in an order, and not the same on both sides."""
    mine, other = touched(base, ours), touched(base, theirs)
    for a in mine:
        for b in other:
            if a not in other and b not in mine and (follows(base, a, b) or follows(base, b, a)):
                return a, b
    for unit in mine & other:
        if unit[-1] == "+":
            new = [{w for w in side if is_within(unit[:-1], w) and w not in base} for side in (ours, theirs)]
        elif unit[-1] == "*" and (len(unit) == 2 or unit[-3] == "responses"):
            new = [{(w, v) for w, v in side.items() if unit_of(w) == unit} for side in (ours, theirs)]
        else:
            continue
        if new[0] != new[1]:
            return unit
    return None


def expected(base, ours, theirs):
    out = dict(base)
    for side in (ours, theirs):
        for way, value in changes(base, side).items():
            if value is None:
                out.pop(way, None)
            else:
                out[way] = value
    return out


MARKER = re.compile(r"^(<<<<<<<|=======|>>>>>>>)( .*)?\r?\n?$")


def view(text, which):
    """The text with one side of each conflict; and how many there are."""
    out, state, n = [], None, 0
    for line in text.splitlines(keepends=True):
        mark = MARKER.match(line)
        if mark and not (mark.group(1) == "=======" and state is None):
            state = {"<": 0, "=": 1, ">": None}[mark.group(1)[0]]
            n += mark.group(1)[0] == "<"
        elif state is None or state == which:
            out.append(line)
    return "".join(out), n


COMMENT = re.compile(r"(?m)(?:^|\s)(# ?c[0-9]+ .*?)\r?$")


def comments(text):
    return set(COMMENT.findall(text))


class Merger:
    """Runs kring merge-file on texts."""

    def __init__(self):
        self.base = tempfile.mkdtemp(prefix="kring-")
        self.by_lines = 0

    def file(self, name, text):
        path = os.path.join(self.base, name)
        with open(path, "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
        return path

    def merge(self, base, ours, theirs, path):
        """The text, the exit code, and what was said."""
        result = self.file("ours", ours)
        done = subprocess.run([KRING, "merge-file", self.file("base", base), result,
                               self.file("theirs", theirs), path], env=ENVIRONMENT,
                              stdin=subprocess.DEVNULL, capture_output=True)
        said = done.stderr.decode(errors="replace")
        self.by_lines += "line by line" in said
        with open(result, "rb") as f:
            return f.read(), done.returncode, said
