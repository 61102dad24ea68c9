#!/usr/bin/python3
"""check.py - hostile values in every format, found again as data by readers that are not kring's.

Folders whose texts, names of circles and of people are the values of values.py, and the same folders
with harmless ones.  What a reader makes of the two differs in the texts alone: no element, attribute,
link, row, formula, line or component more.  And each text of the hostile document is the text of the
harmless one with the value in its place, no more, no less: so each value is found, wherever one stands.
"""

import collections
import csv
import functools
import html
import json
import multiprocessing
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)) + "/..", os.path.dirname(os.path.abspath(__file__))]
import documents
import folder
import prose
from readers import FORMULA_SIGNS, READERS, plain, raw
from values import VALUES

EXAMPLES = ["geboortezorg", "wijkteam", "woningketen"]
FEW = 9  # names of circles and people are every ninth value, for large figures
DRAWN = 8  # so many circles have such names in one graph of Mermaid


def kring(path, *arguments):
    done = subprocess.run([documents.KRING, "-q", "-C", path, "--as-of", documents.DAY, *arguments], capture_output=True,
                          stdin=subprocess.DEVNULL, env=dict(os.environ, COLUMNS="5000"))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


# ---- what is compared --------------------------------------------------------------------------

def differences(a, b):
    if isinstance(a, collections.Counter):
        return ["%s: %d, and %d where all is harmless" % (k, a[k], b[k]) for k in set(a) | set(b) if a[k] != b[k]]
    if isinstance(a, tuple):
        return [d for x, y in zip(a, b) for d in differences(x, y)]
    return [] if a == b else ["%s, and %s where all is harmless" % (str(a)[:100], str(b)[:100])]


# one word, so that a label in a figure and a comparison of words keep it together
NAME = re.compile(r"woord(\d{3})")


def name_of(n):
    return "woord%03d" % n


def as_hostile(values, form, text):
    """The text of the harmless document as the hostile one has to have it."""
    # in a command, as a shell reads it
    said = re.sub("(?<= ')%s(?=' |'$)" % NAME.pattern, lambda m: values[int(m[1])].replace("'", "'\\''"), text)
    said = NAME.sub(lambda m: values[int(m[1])], said)
    if form.endswith("--spreadsheet") and said and said[0] in FORMULA_SIGNS and (said != text or not re.fullmatch(r"-?\d+", said)):
        said = "'" + said
    return plain(said)


def as_read(form, text):
    if form == "md":  # without the blanks that have no width, which keep hosts from taking a sign for more
        text = text.replace("\u200b", "")
    text = re.sub(r" (?=\+\})|(?<=\{\+) ", "", text)  # around what is put in, blanks do not matter
    # within a plain address a host does not read &lt; as <
    return re.sub("&(lt|gt|amp);", lambda m: html.unescape(m[0]), text) if form == "md" and "://" in text else text


def compare_texts(form, values, hostile, harmless, without=str):
    """Each text with its values in it: which are lost, and which are found."""
    found = {int(n) for text in harmless for n in NAME.findall(text)}
    wanted = collections.Counter(without(as_read(form, as_hostile(values, form, text))) for text in harmless)
    said = collections.Counter(as_read(form, plain(text)) for text in hostile)
    faults = ["lost: %r" % t for t in (wanted - said)] + ["where that came from: %r" % t for t in (said - wanted)]
    return found, faults


def compare(form, values, hostile, harmless, without=str):
    try:
        shape, texts, faults = READERS[form](hostile)
    except (ValueError, csv.Error) as error:
        return set(), ["cannot be read: %s" % error]
    good_shape, good_texts, _ = READERS[form](harmless)
    found, lost = compare_texts(form, values, texts, good_texts, without)
    return found, faults + differences(shape, good_shape) + lost


# ---- one document ------------------------------------------------------------------------------

def tables_of(text):
    """The tables that the JSON of a document says it has."""
    document = json.loads(text)
    return [key for key, value in document.items() if isinstance(value, list)] if isinstance(document, dict) else []


def compare_document(job):
    """(what, format, the values found, faults) for each format of a document."""
    what, base, kind, values, arguments, formats = job
    results = []
    for form in formats:
        asked = [()]
        if form.startswith("csv"):
            asked = [("--table", t) for t in tables_of(kring(base / ("harmless-" + kind), *arguments, "--format", "json")[1])] or [()]
        found, faults = set(), []
        for more in asked:
            hostile, harmless = (kring(base / (side + kind), *arguments, "--format", *form.split(), *more)
                                 for side in ("hostile-", "harmless-"))
            if hostile[0] != harmless[0] or hostile[0] > 1:
                faults.append("exit %d, and %d where all is harmless: %s" % (hostile[0], harmless[0], hostile[2]))
                continue
            its, wrong = compare(form, values, hostile[1], harmless[1])
            found |= its
            faults += ["%s%s" % (w, " ".join(("", *more))) for w in wrong]
        results.append(("%s of %s as %s" % (what, kind, form), form, found, faults))
    return results


def document_jobs(base, kind, values, turn, only=None):
    """Every report, `status` and `list`, in one language or the other; @turn says which comes first."""
    asked = [("report", r) for r in documents.reports(str(base / ("harmless-" + kind)))] + [("status",), ("list",)]
    for n, arguments in enumerate(asked):
        if not only or arguments[-1] in only:
            language = ("nl", "en")[(n + turn) % 2]
            yield " ".join(arguments) + " in " + language, base, kind, values, ("--lang", language, *arguments), tuple(READERS)


def record_jobs(base, kind, values):
    """`show` and `log` of each record, and what somebody's departure and the end of a circle would mean."""
    path = base / ("harmless-" + kind)
    records = json.loads(kring(path, "list", "--format", "json")[1])
    kinds = set()
    for n, record in enumerate(records):
        if kind != EXAMPLES[0] and n % 4 and record["kind"] in kinds:
            continue
        kinds.add(record["kind"])
        name = record["id"] if record["kind"] == "network" else record["kind"] + "/" + record["id"]
        language = ("--lang", ("nl", "en")[n % 2])
        yield "show " + name, base, kind, values, (*language, "show", name), tuple(READERS)
        if n % 8 == 0:
            yield "log " + name, base, kind, values, (*language, "log", name), tuple(READERS)
        if record["kind"] == "circle":
            yield "end-circle " + name, base, kind, values, (*language, "end-circle", record["id"]), tuple(READERS)
        if record["kind"] == "organisation":
            yield "leave " + name, base, kind, values, (*language, "leave", record["id"]), tuple(READERS)
    # as Markdown, which is cut where hosts cut it, each record alone
    yield "diff", base, kind, values, ("diff", "--between", base / "before" / kind, "."), tuple(f for f in READERS if f != "md")
    for record in records[::4]:
        yield "diff " + record["id"], base, kind, values, ("diff", "--between", base / "before" / kind / record["path"],
                                                                  record["path"]), ("md",)


# ---- sites and exports -------------------------------------------------------------------------

def without_addresses(language, text):
    left = {"nl": "(e-mailadres weggelaten)", "en": "(e-mail address left out)"}[language]
    return re.sub(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", left, text)


def compare_site(job):
    """Each page; and that no file is called by what somebody wrote."""
    what, base, kind, values, language = job
    sites = []
    for side in ("hostile-", "harmless-"):
        site = base / ("site-" + side + kind + language)
        code, _, said = kring(base / (side + kind), "--lang", language, "report", "site", "-o", site)
        assert code in (0, 1), said
        sites.append({str(p.relative_to(site)): p for p in site.rglob("*") if p.is_file() and p.name != ".kring-site"})
    hostile, harmless = sites
    results = [(what + ": the files", "site", set(), ["a file %r" % n for n in set(hostile) ^ set(harmless)] +
                ["a file %r" % n for n in hostile if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.(html|json|ics)", n)] +
                ([] if len(hostile) > 20 else ["only %d files" % len(hostile)]))]
    for name in sorted(set(hostile) & set(harmless)):
        form = name.rsplit(".", 1)[1]
        found, faults = compare(form, values, *(s[name].read_bytes().decode("utf-8") for s in (hostile, harmless)),
                                without=functools.partial(without_addresses, language))
        results.append(("%s: %s" % (what, name), "site " + form, found, faults))
    return results


def rows_of(database):
    """Every cell of every table as sqlite has it, with its type."""
    shape, texts = collections.Counter(), []
    with sqlite3.connect("file:%s?mode=ro" % database, uri=True) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in db.execute('SELECT * FROM "%s"' % table):
                for n, value in enumerate(row):
                    shape[table, n, type(value).__name__] += 1
                    texts.append(value if isinstance(value, str) else "")
    return shape, texts, raw("".join(texts), "\n", tabs=True)


def unmeasured(text):
    """Without what is counted or computed from a text: its digest."""
    return re.sub(r"sha256:[0-9a-f]{64}", "", text)


def compare_export(job):
    what, base, kind, values = job
    results = []
    for form in ("ndjson", "csv", "csv --spreadsheet", "sqlite"):
        read = []
        for side in ("hostile-", "harmless-"):
            to = base / ("export-" + side + kind + form.replace(" ", ""))
            code, _, said = kring(base / (side + kind), "export", "--network", "k", "--people", "--format", *form.split(), "-o", to)
            assert code in (0, 1), said
            if form == "sqlite":
                read.append(rows_of(to))
                continue
            files = sorted(p for p in to.rglob("*") if p.is_file()) if to.is_dir() else [to]
            try:
                of = [(READERS[form] if form in READERS else read_lines)(f.read_bytes().decode("utf-8")) for f in files]
            except (ValueError, csv.Error) as error:
                of = [([], [], ["cannot be read: %s" % error])]
            read.append(([o[0] for o in of], [t for o in of for t in o[1]], [f for o in of for f in o[2]]))
        hostile, harmless = ([shape, [unmeasured(t) for t in texts], faults] for shape, texts, faults in read)
        found, lost = compare_texts(form, values, hostile[1], harmless[1])
        results.append(("%s as %s" % (what, form), "export " + form, found, hostile[2] + differences(hostile[0], harmless[0]) + lost))
    return results


def read_lines(text):
    of = [READERS["json"](line) for line in text.splitlines()]
    return sum((o[0] for o in of), collections.Counter()), [t for o in of for t in o[1]], [f for o in of for f in o[2]]


# ---- the whole ---------------------------------------------------------------------------------

def admitted(base):
    """The values that records may have; what the others are is judged."""
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
    return values


def build(base, values):
    for side, given in (("hostile-", values), ("harmless-", [name_of(n) for n in range(len(values))])):
        folder.build(base / (side + "texts"), given, [g if "\n" not in v and v == v.lstrip() else "waarom" for g, v in zip(given, values)])
        folder.build(base / (side + "names"), [])
        folder.name(base / (side + "names"), given[::FEW])
        start = 0
        for example in EXAMPLES:
            start = folder.fill(base / (side + example), example, given, start)
        assert start >= len(values), "the examples have places for %d values only" % start
        for n in range(0, len(values), DRAWN):
            folder.build(base / ("%sdrawn%03d" % (side, n)), [])
            folder.name(base / ("%sdrawn%03d" % (side, n)), given[n:n + DRAWN])
    folder.prose(base / "prose", values)
    (base / "before").mkdir()
    for example in EXAMPLES:
        folder.fill(base / "before" / example, example, ["vroeger"], 0)


def compare_graph(job):
    """The graph of a folder, where neither side is too large for one."""
    base, kind, values = job
    sides = [kring(base / (side + kind), "--lang", "en", "report", "network", "--format", "md")[1] for side in ("hostile-", "harmless-")]
    if "too large" in sides[0]:
        return []
    found, faults = compare("md", values, *sides)
    faults += [] if sides[0].count("```mermaid") == 1 else ["no graph"]
    labels = NAME.findall("".join(re.findall("^```mermaid\n(.*?)^```$", sides[1], re.M | re.S)))
    return [("the graph of " + kind, "mermaid", {int(n) for n in labels} & found, faults)]


def run(job):
    return job[0](job[1])


def all_jobs(base, values):
    for job in document_jobs(base, "texts", values, 0):
        yield compare_document, job
    for job in document_jobs(base, "names", values, 1, only=("network", "overview", "roles", "mandates", "status", "list")):
        yield compare_document, job
    for turn, example in enumerate(EXAMPLES):
        for job in document_jobs(base, example, values, turn + 1):
            yield compare_document, job
        for job in record_jobs(base, example, values):
            yield compare_document, job
        yield compare_site, ("site of " + example, base, example, values, "en")
        yield compare_export, ("export of " + example, base, example, values)
    yield compare_site, ("site of names", base, "names", values, "nl")
    yield compare_export, ("export of names", base, "names", values)
    yield compare_export, ("export of texts", base, "texts", values)
    for n in range(0, len(values), DRAWN):
        yield compare_graph, (base, "drawn%03d" % n, values)
    for form in prose.READERS:
        yield prose.compare, (base / "prose", form, values)


passed = failed = 0


def judge(what, faults):
    global passed, failed
    if faults:
        failed += 1
        print("%s:\n  %s" % (what, "\n  ".join(ascii(f)[:300] for f in faults[:8])))
        print("  … %d in all" % len(faults) if len(faults) > 8 else "")
    else:
        passed += 1


def main():
    with tempfile.TemporaryDirectory(prefix="kring-hostile-") as base:
        base = pathlib.Path(base)
        values = admitted(base)
        build(base, values)
        found = collections.defaultdict(set)
        with multiprocessing.Pool(2) as pool:
            for results in pool.imap_unordered(run, list(all_jobs(base, values))):
                for what, form, its, faults in results:
                    judge(what, faults)
                    found[form] |= its
        everywhere = set(range(len(values)))
        for form, its in sorted(found.items()):
            # a site has the records of the examples alone, and their days; a long name makes no graph
            enough = {"site": 0, "mermaid": 500, "site ics": 90, "site json": 90, "site html": 500}.get(form, len(values))
            judge("values are found in " + form, ["never said: %r" % values[n] for n in sorted(everywhere - its)] if len(its) < enough else [])
        print("%d values: %s" % (len(values), ", ".join("%s %d" % (form, len(its)) for form, its in sorted(found.items()))))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0 or not passed)


if __name__ == "__main__":
    main()
