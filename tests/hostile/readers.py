"""readers.py - what programs that are not kring's read in each format: a shape, the texts, and faults.

The shape is what must not depend on what people wrote: elements, attributes, where links lead, rows,
cells, components, keys and types. The texts are what a person would read, one by one.
"""

import collections
import csv
import html
import html.parser
import io
import json
import re
import subprocess
import unicodedata
import urllib.parse

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
# What spreadsheets begin a formula with, or pass over before one; the wide ones where such letters are typed.
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"


def raw(text, ends="\n", tabs=False):
    """What no printed text may hold, wherever it came from."""
    return sorted({"U+%04X" % ord(c) for c in text if c not in ends + "\t" * tabs and (
        unicodedata.category(c) in ("Cc", "Cs") or c in BIDI or c in "\u2028\u2029\ufeff")})


def plain(text):
    """What kr_buf_safe() documents, and blanks of any number as one: tables and lines are laid out."""
    text = re.sub("[%s\ufff9-\ufffb\U000e0000-\U000e007f]" % BIDI, lambda m: "\\u%04X" % ord(m[0]), text)
    return " ".join(text.split())


# ---- readers: each gives the shape of what it read, and the texts ------------------------------

# How wide a column of a table is may depend on how long its texts are: just these words may differ.
WIDTHS = {None, "", "says", "room", "copy", "n", "d"}


class Page(html.parser.HTMLParser):
    """The elements with the names of their attributes and where links lead; the text of each cell."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.shape, self.texts, self.links = collections.Counter(), [], collections.Counter()
        self.open, self.tags = [], {}

    def handle_starttag(self, tag, attributes):
        names = sorted(name for name, value in attributes
                       if not (tag in ("td", "th") and name == "class" and value in WIDTHS))
        self.shape[tag, tuple(names)] += 1
        for name, value in attributes:
            if name in ("href", "src", "action", "style"):
                self.links[name, re.sub(r"#.*", "#", value or "")] += 1
            elif name in ("aria-label", "title", "alt", "content"):
                self.texts.append(value or "")
        if tag in ("td", "th", "li", "dd", "dt", "p", "h1", "h2", "h3", "h4", "title", "text", "summary", "desc", "caption"):
            self.texts.append("")
            self.tags[len(self.texts) - 1] = tag
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.shape["/" + tag] += 1
        if self.open and self.open[-1] == tag:
            self.open.pop()
            self.texts.append("")

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
    faults += ["in a figure: %s" % str(k) for k in drawn.links if not re.fullmatch(r"(\.\./)*[a-z0-9/-]+\.html#?", k[1])]
    said = [text for n, text in enumerate(drawn.texts) if drawn.tags.get(n) in ("title", "desc")]
    return (rest.shape, rest.links), said + rest.texts, faults


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
    labels = [html.unescape(re.sub("#(\\d+);", r"&#\1;", label)) for figure in figures for label in re.findall('"(.*)"', figure)]
    # Hosts make a link of an address that stands there in full: that is no disguise.  Any other is.
    for bare in re.findall(r'<a href="([^"]*)">([^<]*)</a>', shown):
        href, text = (html.unescape(urllib.parse.unquote(b)) for b in bare)
        if href in (text, "http://" + text, "mailto:" + text) and re.match("(https?|ftp)://|mailto:", href):
            page.shape["a", ("href",)] -= 1
            page.shape["/a"] -= 1
            page.links["href", html.unescape(bare[0])] -= 1
    return (+page.shape, +page.links, len(figures)), page.texts + labels, faults


def read_csv(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [len(row) for row in rows], [c for row in rows for c in row], raw(text, "\r\n")


def read_sheet(text):
    """The same with --spreadsheet: no cell is computed but numbers."""
    shape, cells, faults = read_csv(text.removeprefix("\ufeff"))
    faults += [] if text.startswith("\ufeff") else ["no byte order mark, so a spreadsheet misreads accents"]
    faults += [c for c in cells if c and c[0] in FORMULA_SIGNS and not re.fullmatch(r"-?\d+", c)]
    return shape, cells, faults


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
    lines = text.splitlines()
    return len(lines), lines, raw(text)


READERS = {"text": read_text, "md": read_md, "html": read_html, "csv": read_csv, "csv --spreadsheet": read_sheet, "json": read_json, "ics": read_ics}
