"""What stands in tests/text/run.sh: no line wider than the terminal, and nothing lost.

usage: width.py EXAMPLE…: every report, status, list, and show of every record, on terminals of 60, 80
and 200 columns. The width of a character is Unicode's own, by Python; kring asks another library.
"""
import collections, json, os, pty, re, subprocess, sys, unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import documents
from documents import DAY, KRING, check, kring

# outside UTF-8 libsmartcols cannot be used, and kring lays tables out itself, as it does without it
TERMINALS = ((60, "C.UTF-8"), (80, "C.UTF-8"), (80, "C"), (200, "C.UTF-8"))
DRAWN = {ord(c): None for c in "├└│─|`-"}  # of the tree

def environment(width, locale="C.UTF-8"):
    return dict(os.environ, LC_ALL=locale, TERM="dumb", NO_COLOR="1", COLUMNS=str(width), PAGER="cat",
                KRING_TODAY=DAY, KRING_LANG="en")

def on_terminal(folder, width, locale, *arguments):
    ours, theirs = pty.openpty()
    child = subprocess.Popen([KRING, "-C", folder, "--no-pager", *arguments], env=environment(width, locale),
                             stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    printed = b""
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not some:
            break
        printed += some
    child.wait()
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")

def columns(line):
    wide = 0
    for c in line:
        if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf"):
            continue
        wide += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    return wide

def signs(text):
    return collections.Counter(c for c in text if not c.isspace())

def commands(folder):
    yield from (["report", name] for name in documents.reports(folder))
    yield ["report", "minutes", "--since", "2020-01-01"]
    yield ["report", "overview", "--since", "2026-01-01"]
    yield ["status", "--within", "365d"]
    yield ["list"]
    for record in json.loads(kring(folder, "list", "--format", "json")):
        network = record["kind"] == "network"
        yield ["show", "network" if network else f"{record['kind']}/{record['id']}"]

def commands_in(rows):
    """Those that the tables of a document name, as JSON has them."""
    if isinstance(rows, dict):
        rows = rows.values()
    for row in rows if not isinstance(rows, (str, int, float, type(None))) else ():
        if isinstance(row, dict) and row.get("command"):
            yield row["command"]
        yield from commands_in(row)

def tables(markdown):
    """The rows of each, the header first."""
    table = []
    for line in markdown.splitlines() + [""]:
        if line.startswith("| "):
            table.append(line[2:-2].split(" | ") if line.endswith(" |") else [])
        elif table:
            yield [table[0]] + table[2:]
            table = []

def titles_left_out(markdown):
    """Of columns that hold commands, which stand below the row without a title, and of empty ones."""
    titles = collections.Counter()
    for header, *rows in tables(markdown):
        for column, title in enumerate(header):
            cells = [row[column].strip() if len(row) == len(header) else "?" for row in rows]
            if not any(cells) or cells[0].startswith("kring "):
                titles += signs(title)
    return titles

def look(folder, arguments):
    arguments = ["--as-of", DAY, *arguments]
    whole = kring(folder, *arguments)
    below = titles_left_out(kring(folder, *arguments, "--format", "md"))
    helping = sorted(set(commands_in(json.loads(kring(folder, *arguments, "--format", "json")))))
    check(whole.count("\n") > 1, f"{folder} {arguments}: nothing printed")
    for width, locale in TERMINALS:
        printed = on_terminal(folder, width, locale, *arguments)
        widest = max(printed.split("\n"), key=columns)
        check(columns(widest) <= width, f"{folder} {width} {arguments}: {columns(widest)} wide: {widest}")
        lost = signs(whole.translate(DRAWN)) - signs(printed.translate(DRAWN)) - below
        check(not lost, f"{folder} {width} {arguments}: lost {dict(lost)}")
        # an option and its value stand on one line, where both fit
        parted = re.findall(r"(?<= )--?[a-z][a-z-]* \\\n +[^- ]\S*", printed)
        check(width < 80 or not parted, f"{folder} {width} {arguments}: parted {parted}")
        # a command that was broken is one again for a shell, and the same
        joined = [" ".join(line.split()) for line in printed.replace(" \\\n", " ").split("\n")]
        for command in helping:
            if command in whole:
                command = " ".join(command.split())
                check(any(command in line for line in joined), f"{folder} {width} {arguments}: {command}")

for example in sys.argv[1:]:
    for arguments in commands(example):
        look(example, arguments)
documents.finish()
