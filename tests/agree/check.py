"""Formats agree: what stands in tests/agree/run.sh.

usage: check.py EXAMPLE… . A column of JSON that people see too (three quarters of its values are cells
of tables in Markdown) has all its values in text, Markdown and HTML; every value of JSON stands in CSV.
"""
import csv, html.parser, io, json, os, re, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import documents
from documents import check, kring

# fixed words, which people read in their language, and what records without a title are called
WORDS = {"kind", "decision", "layer", "behaviour", "state", "result", "latitude", "kept"}
TITLES = ("attention", "title")

class Page(html.parser.HTMLParser):
    """The texts of a page, the days of its times, and the texts of cells."""
    def __init__(self):
        super().__init__()
        self.texts, self.days, self.cells, self.open = [], set(), [], None

    def handle_starttag(self, tag, attributes):
        self.texts.append(" ") if tag not in ("wbr", "span", "code", "a", "strong", "em") else None
        if tag == "time":
            self.days.add(dict(attributes).get("datetime"))
        if tag == "td":
            self.open = []

    def handle_endtag(self, tag):
        if tag == "td" and self.open is not None:
            self.cells.append(plain("".join(self.open)))
            self.open = None

    def handle_data(self, data):
        self.texts.append(data)
        if self.open is not None:
            self.open.append(data)

def plain(text):
    return " ".join(text.replace("\u200b", "").split())

def page(text):
    reader = Page()
    reader.feed(text)
    return reader

def markdown(text):
    return page(subprocess.run(["cmark-gfm", "-e", "table"], input=text.encode(), check=True,
                               stdout=subprocess.PIPE).stdout.decode())

def columns(document):
    """(table, key): the values that are not empty, of every table and of what has one row."""
    found = {}
    for name, rows in document.items():
        for row in rows if isinstance(rows, list) else [rows]:
            for key, value in row.items() if isinstance(row, dict) else ():
                if isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != "":
                    found.setdefault((name, key), []).append(str(value))
    return found

def look(folder, *report):
    name = f"{folder} {' '.join(report)}"
    document = json.loads(kring(folder, *report, "--format", "json"))
    document.pop("figure", None)
    document.pop("dates", None)  # people read those with each record, and CSV has them in its own table
    read = markdown(kring(folder, *report, "--format", "md"))
    written = plain("".join(read.texts))
    text = plain(kring(folder, *report))
    shown = page(kring(folder, *report, "--format", "html")) if "html" in FORMATS else None
    told = plain("".join(shown.texts)) if shown else ""
    shared = 0
    for (table, key), values in columns(document).items():
        if key in WORDS or (table, key) == TITLES:
            continue
        if sum(plain(v) in read.cells for v in values) < 0.75 * len(values):
            continue  # people read another word, or do not need it
        shared += 1
        for value in map(plain, values):
            check(value in written, f"{name}, md: {table}.{key} {value}")
            check(value in text, f"{name}, text: {table}.{key} {value}")
            if shown:
                check(value in told or value in shown.days, f"{name}, html: {table}.{key} {value}")
    for table in {t for t, _ in columns(document)} if "csv" in FORMATS else ():
        rows = csv.reader(io.StringIO(kring(folder, *report, "--format", "csv", "--table", table)))
        cells = {plain(c) for row in rows for c in row}
        for (of, key), values in columns(document).items():
            for value in map(plain, values if of == table else ()):
                check(value in cells, f"{name}, csv: {table}.{key} {value}")
    return shared

FORMATS = documents.offered(sys.argv[1], "report", "--format")
together = 0
for example in sys.argv[1:]:
    for one in documents.reports(example):
        together += look(example, "report", one)
    together += look(example, "report", "minutes", "--since", "2020-01-01")
    together += look(example, "status")
check(together > 150, f"only {together} columns that people and programs share")
documents.finish()
