#!/usr/bin/python3
"""pages.py OUT - the pages that tests/browser/check.mjs looks at, in the folder OUT.

What every command prints that has documents as html, of the three examples: each report, status, list,
the record of each kind of one, what an organisation, a person and a circle leave, and what changed
in git; the site; the network report of folders with 1, 9, 60 and 200 circles; some in English, the
others in the Dutch of their folder.  A command without a page ends it.  OUT/sites/NAME is the site of an example,
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
LEAVING = {"geboortezorg": ("anna", "kraamzorg-zuid", "geboortezorg"),
           "wijkteam": ("tim", "gemeente", "wijkteam"), "woningketen": ("sander", "hoeve", "keten")}
WORDS = ("Kring Hulpkring Wijkteam palliatieve geboortezorg en jeugd ouderenzorgcoördinatie noord zuid nacht spoed"
         " thuis arbeidsmarktontwikkeling 日本語 Ærø").split()
shown = set()  # the commands that pages are of


def kring(folder, *arguments):
    language = ["--lang", "en"] if folder.name in ENGLISH else []
    done = subprocess.run([KRING, "-q", "-C", folder, "--as-of", "2026-11-22", *language, *arguments],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("kring -C %s %s: %s" % (folder, " ".join(arguments), done.stderr))
    return done.stdout


def page(out, name, folder, *arguments):
    shown.add(arguments[0])
    (out / (name + ".html")).write_text(kring(folder, *arguments, "--format", "html"), encoding="utf-8")


def example(out, name):
    folder = out / "folders" / name
    shutil.copytree(TOP / "examples" / name, folder)
    for report in documents.reports(folder):
        page(out, "%s.%s" % (name, report), folder, "report", report)
    page(out, name + ".status", folder, "status")
    page(out, name + ".list", folder, "list")
    person, organisation, circle = LEAVING[name]
    page(out, name + ".leave-person", folder, "leave", person)
    page(out, name + ".leave-organisation", folder, "leave", organisation)
    page(out, name + ".end-circle", folder, "end-circle", circle)
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


def history(out):
    """What changed in a fortnight, in git: made by the test of it, NAME.log.html and NAME.diff….html."""
    done = subprocess.run(["sh", TOP / "tests/cli/golden-history.sh", "html", out.resolve(), *ENGLISH],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    shown.update(file.name.split(".")[1].split("-")[0] for name in EXAMPLES for file in out.glob(name + ".*.html")
                 if file.name.split(".")[1].startswith(("log", "diff")))


def forgotten(folder):
    """The commands that take --format html, as completion has them, of which there is no page."""
    commands = [c for c in documents.offered(folder) if "html" in documents.offered(folder, c, "--format")]
    assert "report" in commands, commands
    return set(commands) - shown


def main(out):
    out = pathlib.Path(out)
    for part in ("circles", "folders", "sites"):
        (out / part).mkdir(parents=True)
    meetings = {name: example(out, name) for name in EXAMPLES}
    (out / "meetings.json").write_text(json.dumps(meetings), encoding="utf-8")
    for n in SIZES:
        circles(out, n)
    history(out)
    if forgotten(out / "folders" / EXAMPLES[0]):
        sys.exit("no page of: " + " ".join(sorted(forgotten(out / "folders" / EXAMPLES[0]))))


if __name__ == "__main__":
    main(sys.argv[1])
