"""tests/nl/leaks.py FOLDER - what kring said in English while it spoke Dutch.

FOLDER holds what tests/nl/kring kept of its runs (KRING_NL_LOG). What stands within the marks of
tests/nl/catalogue.py is Dutch. Elsewhere a line with English words is a text that nobody can translate,
unless somebody wrote it: in an example, or in a test.
"""
import glob
import json
import os
import re
import sys

import catalogue

OPEN, CLOSE = catalogue.mark(catalogue.OPEN), catalogue.mark(catalogue.CLOSE)
START, END = catalogue.mark(catalogue.ARGUMENT), catalogue.mark(catalogue.ARGUMENT_END)
MARK = re.compile("[\U000e0100-\U000e01ef]")
ENGLISH = re.compile(
    r"\b(?:the|is not|are not|there|which|must|cannot|nobody|nothing|should|already|without|were|has|have|"
    r"been|that|this|its|they|after|before|because|to be|does not|did not|needs|checked)\b")
TYPED = re.compile(r"\S*/\S*|[\w.-]+:|\w+(?:[-.]\w+)+|--?\w[\w-]*|\[[\w-]+\]|'[\w.-]+'")


# JSON, and lines of files: records, and what git and hosts read, which are shared by people of all languages.
FOR_PROGRAMS = re.compile(r'\s*(?:"|[+#-]|[\[{<]|::|@|\*,|\w[\w.-]*: )|merge\.kring\.|.*\becho ')


# With a format for programs kring goes over to English before it knows that something is wrong.
KNOWN = re.compile(r": (?:export to a new file|give each a key|leave '--network' out)|this is the table '[\w.-]+'; with --table|"
                   r"(?:nothing to say about \d+ records|\d+ questions of the spelregels)")


def outside(line):
    """The stretches of a line that are no translation; a value within one is its own stretch."""
    depth, out = [], [""]
    for c in line:
        number = ord(c) - 0xE0100
        if not 0 <= number < 240:
            if not depth or depth[-1] == "value":
                out[-1] += c
        elif number == catalogue.OPEN:
            depth.append("text")
            out.append("")
        elif catalogue.ARGUMENT <= number < catalogue.ARGUMENT_END:
            depth.append("value")
            out.append("")
        elif number in (catalogue.CLOSE, catalogue.ARGUMENT_END) and depth:
            depth.pop()
            out.append("")
    return [stretch.strip() for stretch in out if stretch.strip()]


def written():
    """Everything that people or tests wrote, with one blank where there are more."""
    texts = []
    for pattern in ("examples/**", "tests/**", "lib/act/templates/**", "man/*"):
        for path in glob.glob(pattern, recursive=True):
            if os.path.isfile(path):
                with open(path, encoding="utf-8", errors="replace") as f:
                    texts.append(f.read())
    return re.sub(r"\s+", " ", "\n".join(texts))


def is_dutch_json(text):
    """kring's own JSON says the same in every language; findings for a host are read by people there."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return False
    # a reason is what a record says, also where kring wrote it
    said = re.sub(r'"(?:why|note)": ?"[^"]*"', "", text[:end])
    return isinstance(value, dict) and bool({"schema", "tables"} & set(value)) and bool(MARK.search(said))


def main(folder):
    known, leaks, files, marked_json = written(), {}, 0, []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as f:
            text = f.read()
        files += 1
        if text[:1] in ("{", "["):
            if is_dutch_json(text):
                marked_json.append(text[:200])
            continue
        for line in text.split("\n"):
            if FOR_PROGRAMS.match(line):
                continue
            for stretch in outside(line):
                if KNOWN.match(stretch):
                    continue
                if ENGLISH.search(TYPED.sub("", stretch)) and re.sub(r"\s+", " ", stretch) not in known:
                    leaks.setdefault(stretch, name)
    for stretch in sorted(leaks):
        print("English: %s" % stretch[:200])
    for text in marked_json:
        print("a machine format in Dutch: %r" % MARK.sub("", text))
    wrong = len(leaks) + len(marked_json)
    print("%d passed, %d failed" % (files > 0 and not wrong, wrong))
    return bool(wrong) or not files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
