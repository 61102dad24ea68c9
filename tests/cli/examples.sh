#!/bin/sh
# tests/cli/examples.sh - what the README of each example says is what kring says of that example.
#
# The findings on the fixed day are those of its table and no others, each with the spelregel that it comes
# from; the states of the agreements are those of its table; and every command that it shows runs, and ends
# as it says: with 0, or with the N of `eindigt met N` behind it.
. "$(dirname "$0")/lib.sh"

cat >"$work/readme.py" <<'PYTHON'
"""readme.py WHAT FILE: what a README says (findings, states, commands), or kring's JSON (found, listed)."""
import json
import re
import sys


def rows(text, column):
    """The rows of the tables whose first column has this name, each by the names of the columns."""
    for block in re.findall(r"(?m)(?:^\|.*\n)+", text):
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        if cells[0][0] == column:
            yield from (dict(zip(cells[0], row)) for row in cells[2:])


def spelregel(text):
    """`spelregel N` where one is named."""
    return (re.findall(r"spelregel \d+", text or "") or ["-"])[0]


def findings(text):
    return (" ".join((r["bestand"], r["regel"], r["ernst"], spelregel(r["waarom"]))) for r in rows(text, "bestand"))


def found(text, place):
    for f in json.loads(text)["findings"]:
        yield " ".join((place.format(**f), f["rule"], f["severity"], spelregel(f["because"])))


def states(text):
    return (" ".join((r["afspraak"], r["staat"])) for r in rows(text, "afspraak"))


def listed(text):
    return (" ".join((r["id"], r["state"])) for r in json.loads(text))


def commands(text):
    """`CODE COMMAND` of each; a comment begins after two blanks."""
    for block in re.findall(r"(?ms)^```sh\n(.*?)^```", text):
        for line in block.splitlines():
            command, _, comment = line.partition("  #")
            code = re.search(r"eindigt met (\d)", comment)
            if command.startswith("kring "):
                yield "%s %s" % (code.group(1) if code else "0", command.strip())


GIVEN = {
    "findings": findings,
    "found": lambda text: found(text, "{path}"),
    "found-lines": lambda text: found(text, "{path}:{line}"),
    "states": states,
    "listed": listed,
    "commands": commands,
}

with open(sys.argv[2], encoding="utf-8") as f:
    print("\n".join(sorted(GIVEN[sys.argv[1]](f.read()))))
PYTHON

# told WHAT FILE: what FILE says of it, in order and one a line, is in $work/WHAT.
told() {
	python3 "$work/readme.py" "$1" "$2" >"$work/$1" && grep -q . "$work/$1" ||
		say "nothing was read of $2"
}

# look_at NAME [found-lines]: the findings by file, rule and severity, or by line too.
look_at() {
	example "$1"
	found=${2-found}
	case_ "$1: the findings on $day are those of its README" "
		kring --as-of $day check --format json >'$work/stdout' || [ \$? -eq 1 ]
		told findings README.md
		told $found '$work/stdout'
		diff -u '$work/findings' '$work/$found'
	"
	case_ "$1: the states on $day are those of its README" "
		succeeds kring --as-of $day list agreements --format json
		told states README.md
		told listed '$work/stdout'
		diff -u '$work/states' '$work/listed'
	"
	told commands "$work/example/README.md" || exit 3
	case_ "$1: its README shows commands" "[ \$(wc -l <'$work/commands') -ge 8 ]"
	while read -r code command; do
		case_ "$1: $command" "expect_exit $code $command"
	done <"$work/commands"
}

day=2026-09-01
look_at geboortezorg
look_at wijkteam found-lines
look_at woningketen found-lines
