#!/usr/bin/python3
"""pages.py OUT - the pages that tests/browser/check.mjs looks at, in the folder OUT.

Every report, status, list and the site of the three examples, the record of each kind of one; the
network report of folders with 1, 9, 60 and 200 circles; some in English, the others in the Dutch of
their folder.  OUT/sites/NAME is the site of an example,
OUT/circles/NAME.json holds the names of the circles that the figure of a page must show,
OUT/meetings.json how many meetings each page of minutes is about.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests"))
import documents  # noqa: E402
KRING = os.environ["KRING"]
EXAMPLES = ["geboortezorg", "wijkteam", "woningketen"]
SIZES = [1, 9, 60, 200]
ENGLISH = {"woningketen", "1", "60"}  # what is read in English; all folders say Dutch
WORDS = ("Kring Hulpkring Wijkteam palliatieve geboortezorg en jeugd ouderenzorgcoördinatie noord zuid nacht spoed"
         " thuis arbeidsmarktontwikkeling 日本語 Ærø").split()


def kring(folder, *arguments):
    language = ["--lang", "en"] if folder.name in ENGLISH else []
    done = subprocess.run([KRING, "-q", "-C", folder, "--as-of", "2026-11-22", *language, *arguments],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("kring -C %s %s: %s" % (folder, " ".join(arguments), done.stderr))
    return done.stdout


def page(out, name, folder, *arguments):
    (out / (name + ".html")).write_text(kring(folder, *arguments, "--format", "html"), encoding="utf-8")


def example(out, name):
    folder = out / "folders" / name
    shutil.copytree(TOP / "examples" / name, folder)
    for report in documents.reports(folder):
        page(out, "%s.%s" % (name, report), folder, "report", report)
    page(out, name + ".status", folder, "status")
    page(out, name + ".list", folder, "list")
    first = {}
    for record in json.loads(kring(folder, "list", "--format", "json")):
        first.setdefault(record["kind"], record["id"])
    assert len(first) >= 7, "a kind of record is missing in %s: %s" % (name, first)
    for kind, id in first.items() if name == EXAMPLES[0] else ():
        page(out, "%s.show-%s" % (name, kind), folder, "show", "network" if kind == "network" else kind + "/" + id)
    names(out, "%s.network" % name, folder)
    kring(folder, "report", "site", "-o", str(out / "sites" / name))
    return len(json.loads(kring(folder, "report", "minutes", "--format", "json"))["meetings"])


def names(out, name, folder):
    circles = [r["title"] for r in json.loads(kring(folder, "list", "--format", "json")) if r["kind"] == "circle"]
    (out / "circles" / (name + ".json")).write_text(json.dumps(circles), encoding="utf-8")


def circles(out, n):
    """A folder with n circles: deep and flat, long names and short, doubly linked and empty ones."""
    folder, draw = out / "folders" / str(n), random.Random(n)
    for kind in ("circles", "organisations"):
        (folder / kind).mkdir(parents=True)
    people = ["p%d" % i for i in range(12)]
    (folder / "kring.yaml").write_text("format: 1\nname: Netwerk %d\nlanguage: nl\npurpose: Meten\n"
                                       "started: 2025-09-01\n" % n, encoding="utf-8")
    (folder / "organisations/noord.yaml").write_text(
        "name: Noord\nposition: core\njoined: 2025-09-01\npeople:\n"
        + "".join("  %s: {name: Persoon %d}\n" % (p, i) for i, p in enumerate(people)), encoding="utf-8")
    for i in range(n):
        members = draw.sample(people, draw.choice([0, 2, 3, 4]) if i else 4)
        lines = ["name: %s %d" % (" ".join(draw.sample(WORDS, draw.randint(1, 5))), i), "aim: Meten", "domain: [d%d]" % i,
                 "parent: %s" % ("k%03d" % draw.randint(0, (i - 1) // 3) if i else "none"),
                 "members: {%s}" % ", ".join("%s: {from: 2025-09-01}" % p for p in members)]
        if i and len(members) > 1:
            lines += ["roles:", "  leader: {holder: %s, since: 2025-09-01}" % members[0],
                      "  delegate: {holder: %s, since: 2025-09-01}" % members[1]]
        (folder / "circles" / ("k%03d.yaml" % i)).write_text("\n".join(lines) + "\n", encoding="utf-8")
    page(out, "circles.%d" % n, folder, "report", "network")
    names(out, "circles.%d" % n, folder)


def main(out):
    out = pathlib.Path(out)
    for part in ("circles", "folders", "sites"):
        (out / part).mkdir(parents=True)
    meetings = {name: example(out, name) for name in EXAMPLES}
    (out / "meetings.json").write_text(json.dumps(meetings), encoding="utf-8")
    for n in SIZES:
        circles(out, n)


if __name__ == "__main__":
    main(sys.argv[1])
