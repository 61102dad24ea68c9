#!/usr/bin/python3
"""check.py - hostile values in every format, found again as data by readers that are not kring's.

A folder whose titles, texts, concerns, actions, names of circles and of people are the values of
values.py, and the same folder with harmless ones: what a reader makes of the two differs in the
texts alone.  No element, attribute, link, row, formula, line or component more.
"""

import collections
import csv
import html
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import unicodedata

import folder
from values import VALUES

KRING = os.environ["KRING"]
REPORTS = ["agreements", "overview", "actions", "evaluations", "minutes", "mandates", "network", "roles"]
DAY = "2026-09-01"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
passed = failed = 0


def judge(what, faults):
    global passed, failed
    if faults:
        failed += 1
        print("%s:\n  %s" % (what, "\n  ".join(ascii(f)[:300] for f in faults[:8])))
        print("  … %d in all" % len(faults) if len(faults) > 8 else "")
    else:
        passed += 1


def kring(path, *arguments):
    done = subprocess.run([KRING, "-q", "-C", path, "--as-of", DAY, *arguments], capture_output=True,
                          stdin=subprocess.DEVNULL, env=dict(os.environ, COLUMNS="5000"))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def raw(text, ends="\n", tabs=False):
    """What no printed text may hold, wherever it came from."""
    return sorted({"U+%04X" % ord(c) for c in text if c not in ends + "\t" * tabs and (
        unicodedata.category(c) in ("Cc", "Cs") or c in BIDI or c in "\u2028\u2029\ufeff")})


def plain(text):
    """What kr_buf_safe() documents, and blanks of any number as one: tables and lines are laid out."""
    text = re.sub("[%s\ufff9-\ufffb\U000e0000-\U000e007f]" % BIDI, lambda m: "\\u%04X" % ord(m[0]), text)
    return " ".join(text.split())


# ---- readers: each gives the shape of what it read, and the texts ------------------------------

class Page(html.parser.HTMLParser):
    """The elements with the names of their attributes and where links lead; the text of each cell."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.shape, self.texts, self.links = collections.Counter(), [], collections.Counter()
        self.open = []

    def handle_starttag(self, tag, attributes):
        self.shape[tag, tuple(sorted(name for name, _ in attributes))] += 1
        for name, value in attributes:
            if name in ("href", "src", "action", "style"):
                self.links[name, re.sub(r"#.*", "#", value or "")] += 1
        if tag in ("td", "th", "li", "dd", "dt", "p", "h1", "h2", "h3", "h4", "title", "text", "summary", "desc", "caption"):
            self.texts.append("")
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.shape["/" + tag] += 1
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        if self.texts:
            self.texts[-1] += data

    def handle_comment(self, data):
        self.shape["a comment"] += 1

    handle_decl = handle_pi = unknown_decl = handle_comment


def read_html(text):
    # drawings have rules of their own: how many lines a name takes depends on how long it is
    drawn, rest = Page(), Page()
    for piece in re.split(r"(<figure>.*?</figure>)", text, flags=re.S):
        (drawn if piece.startswith("<figure>") else rest).feed(piece)
    drawn.close()
    rest.close()
    allowed = set("figure div svg title desc g text circle path line rect ul ol li bdi a defs pattern style".split())
    faults = raw(text) + ["in a figure: %s" % str(k) for k in drawn.shape if (k[0] if isinstance(k, tuple) else k.strip("/")) not in allowed
                          or isinstance(k, tuple) and any(name.startswith("on") or name == "style" for name in k[1])]
    faults += ["in a figure: %s" % str(k) for k in drawn.links]
    return (rest.shape, rest.links), drawn.texts + rest.texts, faults


def read_md(text):
    figures = re.findall(r"^```mermaid\n(.*?)^```$", text, re.M | re.S)
    rest = re.sub(r"^```mermaid\n(.*?)^```$", "", text, flags=re.M | re.S)
    shown = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough",
                            "-e", "tasklist"], input=rest, capture_output=True, text=True, check=True).stdout
    page = Page()
    page.feed(shown)
    page.close()
    faults = raw(text)
    for figure in figures:
        for line in figure.splitlines():
            if not re.fullmatch(r' *(graph TD|flowchart TD|[a-z]\d+(\[".*"\]|\(\[".*"\]\)|\(\(".*"\)\))|[a-z]\d+ [-=.]+>?(\|".*"\|)? *[a-z]\d+|subgraph [a-z]\d+ \[".*"\]|end)', line) \
                    or re.search(r'".*["`<>\\].*"', line):
                faults.append("in the figure: " + line)
    # Hosts make a link of an address that stands there in full: that is no disguise.  Any other is.
    for bare in re.findall(r'<a href="([^"]*)">([^<]*)</a>', shown):
        href, text = (html.unescape(urllib.parse.unquote(b)) for b in bare)
        if href in (text, "http://" + text, "mailto:" + text) and re.match("(https?|ftp)://|mailto:", href):
            page.shape["a", ("href",)] -= 1
            page.shape["/a"] -= 1
            page.links["href", html.unescape(bare[0])] -= 1
    # a blank without width keeps hosts from taking @ for a person and # for an issue
    return (+page.shape, +page.links, len(figures)), [re.sub("(?<=[@#])\u200b", "", t) for t in page.texts], faults


def read_csv(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [len(row) for row in rows], [c for row in rows for c in row], raw(text, "\r\n")


def read_sheet(text):
    """The same with --spreadsheet: no cell is computed but numbers."""
    shape, cells, faults = read_csv(text.removeprefix("\ufeff"))
    faults += [] if text.startswith("\ufeff") else ["no byte order mark, so a spreadsheet misreads accents"]
    faults += [c for c in cells if re.match(r"[=+\-@\t\r]", c) and not re.fullmatch(r"-?\d+", c)]
    return shape, [c[1:] if re.match(r"'[=+\-@\t\r]", c) else c for c in cells] + cells, faults


def read_json(text):
    shape, texts = collections.Counter(), []

    def walk(value, where):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, where + "." + key)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, where + "[]")
        else:
            shape[where, type(value).__name__] += 1
            texts.append(value if isinstance(value, str) else "")
    walk(json.loads(text), "")
    return shape, texts, raw(text)


def read_ics(text):
    faults, shape, texts = raw(text, "\r\n"), collections.Counter(), []
    if not text.endswith("\r\n") or re.search(r"[^\r]\n|\r[^\n]", text):
        faults.append("a line that does not end in CRLF")
    faults += [line for line in text.split("\r\n") if len(line.encode()) > 75]
    where = []
    for line in re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]:
        found = re.match(r"([A-Z-]+)((?:;[A-Z-]+=(?:[^\";:,]*|\"[^\"]*\"))*):(.*)$", line)
        if not found:
            faults.append(line)
            continue
        name, parameters, value = found.groups()
        where += [value] if name == "BEGIN" else []
        shape["/".join(where), name, parameters] += 1
        where = where[:-1] if name == "END" else where
        if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "X-WR-CALNAME", "COMMENT"):
            bare = re.sub(r"\\([\\;,nN])", "", value)
            if "\\" in bare or ";" in bare or ("," in bare and name != "CATEGORIES"):
                faults.append("not escaped: " + value)
            texts.append(re.sub(r"\\([\\;,nN])", lambda m: " " if m[1] in "nN" else m[1], value))
    if where:
        faults.append("never ended: %s" % where)
    return shape, texts, faults


def read_text(text):
    return text.count("\n"), [text], raw(text)


READERS = {"text": read_text, "md": read_md, "html": read_html, "csv": read_csv, "csv --spreadsheet": read_sheet, "json": read_json, "ics": read_ics}


# ---- what is compared --------------------------------------------------------------------------

def differences(a, b):
    if isinstance(a, collections.Counter):
        return ["%s: %d, and %d where all is harmless" % (k, a[k], b[k]) for k in set(a) | set(b) if a[k] != b[k]]
    if isinstance(a, tuple):
        return [d for x, y in zip(a, b) for d in differences(x, y)]
    return [] if a == b else ["%s, and %s where all is harmless" % (str(a)[:100], str(b)[:100])]


def compare(what, form, values, hostile, harmless):
    if hostile[0] != harmless[0] or hostile[0] > 1:
        judge(what, ["exit %d, and %d where all is harmless: %s" % (hostile[0], harmless[0], hostile[2])])
        return
    shape, texts, faults = READERS[form](hostile[1])
    good = READERS[form](harmless[1])
    faults += differences(shape, good[0])
    said = {plain(t) for t in texts}
    everything = "\n".join(said)
    harmless_said = "\n".join(plain(t) for t in good[1])
    for n, value in enumerate(values):
        if NAMES[n] not in harmless_said:
            continue  # this report does not say it
        if form == "md" and re.search(r"://\S*[<>&]", value):
            continue  # within a plain address a host does not read &lt; as <
        if plain(value) not in said and plain(value) not in everything:
            faults.append("lost: %r" % value)
    judge(what, faults)
    return sum(name in harmless_said for name in NAMES)


def main():
    global NAMES
    with tempfile.TemporaryDirectory(prefix="kring-hostile-") as base:
        base = pathlib.Path(base)
        folder.build(base / "all", VALUES)
        state = {r["id"]: r["state"] for r in json.loads(kring(base / "all", "list", "--format", "json")[1])}
        refused = [v for n, v in enumerate(VALUES) if state["geboortezorg/h%03d" % n] == "unreadable"]
        values = [v for v in VALUES if v not in refused]
        # only what FORMAT does not admit is refused: control and bidi characters, letters not composed
        judge("what is refused", [v for v in refused if not raw(v) and unicodedata.is_normalized("NFC", v) and "\ufffe" not in v])
        judge("what is admitted", [v for v in values if raw(v, tabs=True)] + ([] if len(values) >= 500 else ["only %d values" % len(values)]))
        for form in ("text", "json"):
            shown = kring(base / "all", "check", "--format", form)
            judge("check of what is refused, " + form, raw(shown[1] + shown[2]) or ([] if shown[0] == 1 else ["exit %d" % shown[0]]))
        NAMES = ["waarde %03d van de lijst" % n for n in range(len(values))]
        folder.build(base / "hostile", values)
        folder.build(base / "harmless", NAMES)
        # names of circles and people: a tenth of the values in each of two folders, for the figures
        few = values[::9]
        folder.build(base / "hostile-names", [])
        folder.name(base / "hostile-names", few)
        folder.build(base / "harmless-names", [])
        folder.name(base / "harmless-names", NAMES[:len(few)])
        told = collections.Counter()
        for language in ("nl", "en"):
            for report in REPORTS:
                for form in READERS:
                    ask = ("--lang", language, "report", report, "--format", *form.split())
                    told[form] += compare("%s %s in %s" % (report, form, language), form, values, kring(base / "hostile", *ask),
                                          kring(base / "harmless", *ask)) or 0
                    if report in ("network", "overview", "roles"):
                        told[form] += compare("%s %s of names in %s" % (report, form, language), form, few,
                                              kring(base / "hostile-names", *ask), kring(base / "harmless-names", *ask)) or 0
        judge("formats that say nothing", [form for form in READERS if told[form] < len(values)])
        print("%d values, %s found again" % (len(values), ", ".join("%s %d" % t for t in told.items())))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0 or not passed)


if __name__ == "__main__":
    main()
