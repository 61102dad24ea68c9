#!/usr/bin/env python3
"""Every writing command on every example file changes only the lines of its own.

For each record and each command: what is removed are only lines that the command replaces, every
other line stays to the byte and in its order, no comment is lost, and the same act on a copy with
CRLF line ends or a byte order mark gives the same file with CRLF line ends or a byte order mark.
A command may refuse; then no file has changed.
"""
import difflib
import os
import re

from folder import KRING, Counter, Folder

BOM = b"\xef\xbb\xbf"

# What a command may take away, as whole lines; everything else it only adds.
ANSWER = r"\s*(\w[\w-]*: *\{)?response: pending.*"
NOTHING = r"(?!)"
COMMANDS = [
    (["--as", "{p}", "consent", "{id}"], ANSWER),
    (["--as", "{p}", "consent", "{id}", "--concern", "Blijft dit zo: ook 's nachts?"], ANSWER),
    (["--as", "{p}", "object", "{id}", "-m", "Er is geen dienst: niemand belt."], ANSWER),
    (["--as", "{p}", "answer", "{id}", "not-yet", "-m", "Nog niet helder"], ANSWER),
    (["--as", "{p}", "answer", "{id}", "consulting", "--until", "2026-09-20"], ANSWER),
    (["--as", "{p}", "say", "{id}", "-m", "Geldt dit ook in het weekend?", "--question"], NOTHING),
    (["--as", "{p}", "open", "{id}", "--closes", "2026-09-12"], r"\s*closes: .*"),
    (["--as", "{p}", "adopt", "{id}"], r"\s*(response|holder|since|until|elected): .*"),
    (["--as", "{p}", "withdraw", "{id}", "-m", "Niet meer nodig"], NOTHING),
    (["--as", "{p}", "resolve", "{id}", "{b}", "--result", "withdrawn", "--confirmed-by", "{b}"], NOTHING),
    (["--as", "{p}", "resolve", "{id}", "{b}", "--result", "amended", "-m", "Alleen overdag"], NOTHING),
    (["--as", "{p}", "amend", "{id}", "--set", "title=Een andere titel", "-m", "De titel"], r"title: .*"),
    (["--as", "{p}", "amend", "{id}", "--set", "evaluation.criteria.nieuw=Het werkt: 9 van 10", "-m", "Criterium"], r"\s*criteria: \{.*"),
    (["--as", "{p}", "amend", "{id}", "--set", "evaluation.date=2027-03-01", "-m", "Datum"], r"\s*date: .*"),
    (["--as", "{p}", "amend", "{id}", "--set", "topics=overdracht,protocollen", "-m", "Onderwerp"], r"topics: .*"),
    (["--as", "{p}", "amend", "{id}", "--set", "why=", "-m", "Zonder waarom"], None),
    (["--as", "{p}", "act", "{id}", "bellen", "--what", "Lijst maken", "--owner", "{p}", "--due", "2026-10-01"], NOTHING),
    (["--as", "{p}", "done", "{id}", "meten"], NOTHING),
]
CIRCLE_COMMANDS = [
    (["--as", "{p}", "renew-mandate", "{c}", "--by", "Bestuur"], NOTHING),
    (["--as", "{p}", "renew-mandate", "{c}", "--by", "Bestuur", "--outcome", "narrowed", "--scope", "overdracht"], NOTHING),
    (["--as", "{p}", "meet", "{c}", "2026-09-01", "--present", "{p}"], NOTHING),
    (["add", "member", "{c}", "{o}", "--observer"], NOTHING),
    (["add", "member", "{c}", "{m}"], NOTHING),
    (["add", "role", "{c}", "penningmeester", "--holder", "{p}", "--until", "2027-01-01"], NOTHING),
]

# Of each example: who acts, who objected, who is added as observer and as member, and how many people
# try each command on an agreement.
EXAMPLES = {
    "geboortezorg": (["anna", "bram", "carla", "eva"], "bram", "dirk", "fatima", 2),
    "wijkteam": (["ruud", "selma", "joost", "tim"], "joost", "marieke", "nadia", 1),
    "woningketen": (["fleur", "piet", "inge", "sander"], "piet", "hanneke", "jan", 1),
}


def variants(content):
    crlf = content.replace(b"\n", b"\r\n")
    return {"lf": content, "crlf": crlf, "bom": BOM + content, "bom and crlf": BOM + crlf,
            "no final newline": content.rstrip(b"\n")}


def plain(content):
    return content.removeprefix(BOM).replace(b"\r\n", b"\n")


def comments(content):
    return [m.group() for m in re.finditer(rb"(?:^|(?<=\s))#.*$", content, re.M)]


def state(folder):
    return {path: folder.read(path) for path in folder.files()}


def changes(before, after):
    """The lines that went and those that came."""
    gone, come = [], []
    for line in difflib.ndiff(before.decode().splitlines(), after.decode().splitlines()):
        if line[0] == "-":
            gone.append(line[2:])
        elif line[0] == "+":
            come.append(line[2:])
    return gone, come


def judge(t, name, before, after, may_go):
    for path in sorted(set(before) | set(after)):
        if path not in before:
            continue
        old, new = before[path], after[path]
        if old == new:
            continue
        gone, _ = changes(old, new)
        if may_go is not None:
            wrong = [line for line in gone if not re.fullmatch(may_go, line)]
            t.check(not wrong, "%s: %s lost the lines %r" % (name, path, wrong))
        kept = [c for c in comments(old) if c not in comments(new)]
        t.check(not kept or may_go is None, "%s: %s lost the comments %r" % (name, path, kept))


# The sanitizers have seen all of it when a text has both, and when one person did each act: who else does
# it goes the same way through the program, and is compared on the other build.
LABELS, PERSONS = ("bom and crlf", "no final newline"), 1
if "asan" not in KRING:
    LABELS, PERSONS = ("crlf", "bom", *LABELS), 2


def restore(folder, before):
    """Every file as it was: one copy of an example serves for all acts."""
    for path in folder.files():
        if path not in before:
            os.remove(os.path.join(folder.path, path))
        elif folder.read(path) != before[path]:
            folder.write(path, before[path])


def again_as(t, folder, arguments, label, after, touched):
    """The same act on other line ends changes the same."""
    name = " ".join(arguments)
    made = state(folder)
    again = folder.kring(*arguments)
    if label == "no final newline" and again.returncode != 0:
        t.check(made == state(folder), "%s (%s) refused, and changed a file" % (name, label))
        return
    t.check(again.returncode == 0, "%s (%s): %s" % (name, label, again.stderr))
    for path in touched:
        new = folder.read(path)
        if label == "no final newline":
            t.check(new.rstrip(b"\n") == after[path].rstrip(b"\n"), "%s (%s): %s differs" % (name, label, path))
        else:
            t.check(new == variants(after[path])[label], "%s (%s): %s is not the same change" % (name, label, path))


def run(t, folder, before, arguments, may_go, targets):
    """The act on the folder as it is @before, and then with other line ends; was it done?"""
    name = " ".join(arguments)
    done = folder.kring(*arguments)
    after = state(folder)
    t.check(done.returncode in (0, 1, 2), "%s ended with %d: %s" % (name, done.returncode, done.stderr))
    if done.returncode != 0:
        t.check(before == after, "%s refused, and changed a file" % name)
        restore(folder, before)
        return False
    judge(t, name, before, after, may_go)
    touched = [path for path in before if before[path] != after[path]]
    for label in LABELS:
        restore(folder, before)
        for path in set(touched) | set(targets):
            folder.write(path, variants(before[path])[label])
        again_as(t, folder, arguments, label, after, touched)
    restore(folder, before)
    return True


def live_in(t, example):
    """Every command on the agreements and circles of an example; how many were done."""
    people, objector, observer, member, each = EXAMPLES[example]
    done = 0
    with Folder(example, git=False) as folder:
        before = state(folder)
        agreements = [p[len("agreements/"):-len(".yaml")] for p in folder.files("agreements")]
        circles = [p[len("circles/"):-len(".yaml")] for p in folder.files("circles")]
        for number, identity in enumerate(agreements):
            for person in (people[(number + i) % 4] for i in range(min(each, PERSONS))):
                for arguments, may_go in COMMANDS:
                    filled = [a.format(p=person, id=identity, b=objector) for a in arguments]
                    done += run(t, folder, before, filled, may_go, ["agreements/%s.yaml" % identity])
        for number, circle in enumerate(circles):
            for arguments, may_go in CIRCLE_COMMANDS:
                filled = [a.format(p=people[number % 4], c=circle, o=observer, m=member) for a in arguments]
                done += run(t, folder, before, filled, may_go, ["circles/%s.yaml" % circle])
    return done


def each_example(live, least):
    """live(t, example) gives how many acts were done; in each example at least so many."""
    t = Counter()
    for example in EXAMPLES:
        done = live(t, example)
        print("%s: %d acts were done, the others refused" % (example, done))
        t.check(done >= least, "%s: only %d acts were done" % (example, done))
    t.end()


if __name__ == "__main__":
    each_example(live_in, 60)
