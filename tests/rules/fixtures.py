#!/usr/bin/python3
"""fixtures.py - runs `kring check` on the fixtures of the rules and compares all that it says.

A fixture is a file RULE.fixture beside this script, with several cases. Each case starts from the
small clean network in base/, changes it, and says what `kring check` must find; whatever else it
finds is a failure, so that silence is tested too.

    === trigger: the text says three hours          trigger, miss, or case
    as-of: 2026-05-01                               day of the check (default 2026-05-01)
    today: 2026-06-01                               the real day (default 2026-06-01)
    options: --class structure                      more options
    expect: agreements/keten/x.yaml RULE error      a finding on a file as a whole
    says: TEXT                                      in a message, hint, reason or second place
    --- patch agreements/keten/overdracht.yaml      change lines of a file of the base
    -text: De verloskundige belt binnen twee uur na de bevalling
    +text: De verloskundige belt binnen drie uur na de bevalling
    @@                                              another place in the same file
         text-digest: @base-digest   # expect: text-changed error
    --- file agreements/keten/new.yaml              a whole file
    --- delete PATH | link PATH TARGET | fifo PATH | folder PATH | large PATH BYTES |
        bytes PATH HEX | locked PATH                (may not be read); \x20 in a PATH is a blank

In a patch, lines with '-' go, lines with '+' come, lines with ' ' stay; the lines that go or stay
must be found together, once. `# expect: RULE [SEVERITY], ...` behind a line is what must be found
there; it does not reach the file. `note` is a finding without a rule.

A `trigger` expects its own rule once and nothing else; a `miss` expects nothing; a `case` expects
what it says. Digests: @digest is the right one of the file; @digest(PATH) that of another file;
@outcome(WORD, DATE) that of an evaluation's outcome; @base-digest the right one of the file in
base/; @other-digest one of no text. They are computed by the twin in tests/twin.
"""

import concurrent.futures
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "twin"))

import digest as twin  # noqa: E402
import yaml  # noqa: E402

BASE = os.path.join(HERE, "base")
KRING = os.path.abspath(os.environ["KRING"])
EXPECT = re.compile(r"\s*# expect: (.*)$")
TEXTS = ("message", "hint", "because", "related")
OTHER = "sha256:" + "0123456789abcdef" * 4


class Wrong(Exception):
    """A fixture that cannot be what was meant."""


class Skipped(Exception):
    """A case that cannot be tried on this machine."""


class Case:
    def __init__(self, rule, kind, title, line):
        self.rule, self.kind, self.title, self.line = rule, kind, title, line
        self.headers = {}
        self.whole = []  # findings on whole files
        self.changes = []  # (verb, words, lines)

    def name(self):
        return "%s, %s: %s" % (self.rule, self.kind, self.title)


def parse(rule, path):
    cases = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line.startswith("=== "):
                kind, _, title = line[4:].partition(": ")
                if kind not in ("trigger", "miss", "case") or not title:
                    raise Wrong("%s:%d: not a case: %s" % (path, number, line))
                cases.append(Case(rule, kind, title, number))
            elif not cases:
                if line and not line.startswith("#"):
                    raise Wrong("%s:%d: before the first case: %s" % (path, number, line))
            elif line.startswith("--- "):
                verb, *words = line[4:].split()
                cases[-1].changes.append((verb, words, []))
            elif cases[-1].changes:
                cases[-1].changes[-1][2].append(line)
            elif line:
                key, _, value = line.partition(": ")
                if key == "expect":
                    cases[-1].whole.append(value.rsplit(" ", 2))
                elif key in ("as-of", "today", "options", "says"):
                    cases[-1].headers[key] = value
                else:
                    raise Wrong("%s:%d: not a header: %s" % (path, number, line))
    return cases


# The folder of a case: texts by path, without the expectations.


def base():
    texts = {}
    for folder, _, names in os.walk(BASE):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                texts[os.path.relpath(path, BASE)] = file.read().split("\n")
    return texts


def bare(line):
    return EXPECT.sub("", line)


def patch(lines, hunk, where):
    old = [bare(line[1:]) for line in hunk if line[:1] in ("-", " ")]
    new = [line[1:] for line in hunk if line[:1] in ("+", " ")]
    places = [
        i for i in range(len(lines) - len(old) + 1)
        if [bare(line) for line in lines[i:i + len(old)]] == old
    ]
    if not old or len(places) != 1:
        lines = "\n".join(old)
        raise Wrong("%s: these lines stand there %d times:\n%s" % (where, len(places), lines))
    return lines[:places[0]] + new + lines[places[0] + len(old):]


def patches(lines, change, where):
    hunk = []
    while change and not change[-1]:
        change = change[:-1]
    for line in change + ["@@"]:
        if line.startswith("@@"):
            lines = patch(lines, hunk, where)
            hunk = []
        else:
            hunk.append(line if line else " ")
    return lines


def kind_of(path):
    folder = path.split("/")[0]
    return "network" if path == "kring.yaml" else twin.FOLDERS[folder]


def digest_of(path, texts, seen=()):
    if path in seen:
        raise Wrong("%s: its digest would hold itself" % path)
    text = resolve_others("\n".join(bare(line) for line in texts[path]), texts, seen + (path,))
    try:
        return twin.digest(kind_of(path), twin.parse(text.encode()))
    except (twin.Refused, yaml.YAMLError):
        return OTHER  # a file that is broken on purpose has no text


def resolve_others(text, texts, seen):
    """The digests of other files; its own ones do not count in its content."""
    text = re.sub(r"@digest\(([^)]*)\)", lambda m: digest_of(m.group(1), texts, seen), text)
    text = re.sub(r"@outcome\([^)]*\)", OTHER, text)
    return re.sub(r"@(base-|other-)?digest", OTHER, text)


def resolve(path, texts, untouched):
    lines = [bare(line) for line in texts[path]]
    text = "\n".join(lines)
    if "@" not in text or not re.search(r"@(outcome|digest|base-digest|other-digest)", text):
        return text
    own = digest_of(path, texts)
    text = re.sub(r"@digest\(([^)]*)\)", lambda m: digest_of(m.group(1), texts), text)
    text = re.sub(r"@outcome\((\w+)(?:, ([0-9-]+))?\)",
                  lambda m: twin.renewal_digest(own, m.group(1), m.group(2)), text)
    text = text.replace("@other-digest", OTHER)
    if "@base-digest" in text:
        text = text.replace("@base-digest", digest_of(path, untouched))
    return text.replace("@digest", own)


def write(path, data):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def place(root, verb, words):
    """What is no text: links, devices, sizes, bytes."""
    path = os.path.join(root, words[0].replace("\\x20", " "))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if verb == "link":
        os.symlink(words[1], path)
    elif verb == "fifo":
        os.mkfifo(path)
    elif verb == "folder":
        os.makedirs(path)
    elif verb == "large":
        write(path, b"title: " + b"x" * int(words[1]) + b"\n")
    elif verb == "bytes":
        write(path, bytes.fromhex(words[1]))
    elif verb == "locked":
        write(path, b"title: x\n")
        os.chmod(path, 0)
    else:
        raise Wrong("no such change: %s" % verb)


def materialise(case, root):
    untouched = base()
    texts = {path: list(lines) for path, lines in untouched.items()}
    others = []
    for verb, words, lines in case.changes:
        where = "%s (line %d)" % (case.rule, case.line)
        if verb == "patch":
            texts[words[0]] = patches(texts[words[0]], lines, where + ", " + words[0])
        elif verb == "file":
            while lines and not lines[-1]:
                lines = lines[:-1]
            texts[words[0]] = lines + [""]
        elif verb == "delete":
            del texts[words[0]]
        elif words[0] in texts and verb != "link":
            raise Wrong("%s: %s is there already" % (where, words[0]))
        else:
            others.append((verb, words))
    for path in texts:
        write(os.path.join(root, path), resolve(path, texts, untouched).encode())
    for verb, words in others:
        place(root, verb, words)
    return texts


def expected(case, texts):
    found = []
    for path, lines in texts.items():
        for number, line in enumerate(lines, 1):
            match = EXPECT.search(line)
            for one in match.group(1).split(",") if match else ():
                rule, *severity = one.split()
                found.append((path, number, rule, severity[0] if severity else None))
    for path, rule, severity in case.whole:
        found.append((path, None, rule, severity))
    return found


# Running.


def somebody_else(case, root):
    """Who may read everything is refused nothing: such a case is run as nobody."""
    if os.geteuid() != 0 or not any(verb == "locked" for verb, _, _ in case.changes):
        return None
    os.chmod(root, 0o755)
    return 65534


def check(root, case, *options):
    today, as_of = case.headers.get("today", "2026-06-01"), case.headers.get("as-of", "2026-05-01")
    environment = dict(os.environ, KRING_TODAY=today, LC_ALL="C.UTF-8")
    command = [KRING, "--as-of", as_of, "check", "--format", "json"]
    command += case.headers.get("options", "").split() + list(options)
    try:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, timeout=60,
                              user=somebody_else(case, root))
    except PermissionError:
        raise Skipped("the program cannot be run as somebody else")
    if done.returncode not in (0, 1):
        raise Wrong("%s: exit %d\n%s" % (case.name(), done.returncode, done.stderr.decode()))
    findings = json.loads(done.stdout)["findings"]
    errors = any(finding["severity"] == "error" for finding in findings)
    if done.returncode != (1 if errors else 0):
        raise Wrong("%s: exit %d with %d findings" % (case.name(), done.returncode, len(findings)))
    return findings


def key(finding):
    return (finding["path"], finding["line"], finding["rule"] or "note", finding["severity"])


def show(finding):
    path, line, rule, severity = finding
    return "    %s:%s %s %s" % (path, line or "-", rule, severity or "")


def differences(want, have):
    """What is missing and what is too much; a severity that is not given fits any."""
    missing, extra = [], list(have)
    for one in sorted(want, key=lambda w: w[3] is None):
        fits = [e for e in extra if e[:3] == one[:3] and one[3] in (None, e[3])]
        if fits:
            extra.remove(fits[0])
        else:
            missing.append(one)
    return missing, extra


def complaints(case, root):
    texts = materialise(case, root)
    want = expected(case, texts)
    if case.kind == "trigger" and [w[2] for w in want if w[2] != "note"] != [case.rule]:
        raise Wrong("%s: a trigger expects its own rule, once" % case.name())
    if case.kind == "miss" and want:
        raise Wrong("%s: a near miss expects nothing" % case.name())
    findings = check(root, case)
    have = [key(finding) for finding in findings]
    missing, extra = differences(want, have)
    said = ["  not found:"] + [show(one) for one in missing] if missing else []
    said += ["  found too:"] + [show(one) for one in extra] if extra else []
    for finding in findings:
        if finding["rule"] and not finding["hint"]:
            said.append("  without a hint: " + show(key(finding)))
    words = [str(finding[what]) for finding in findings for what in TEXTS]
    if not any(case.headers.get("says", "") in text for text in words or [""]):
        said.append("  nothing says '%s'" % case.headers["says"])
    if case.kind == "trigger" and not said and "options" not in case.headers:
        said += halves(case, root, findings)
    return said


def of_rules(findings):
    return [key(finding) for finding in findings if finding["rule"]]


def halves(case, root, findings):
    """The two classes share nothing and leave nothing out; --only and --skip are filters."""
    have, parts = of_rules(findings), []
    for option in ("--class=structure", "--class=time"):
        parts += of_rules(check(root, case, option))
    said = [] if sorted(parts) == sorted(have) else ["  the two classes do not add up"]
    if of_rules(check(root, case, "--only=" + case.rule)) != have:
        said.append("  --only %s says something else" % case.rule)
    if of_rules(check(root, case, "--skip=" + case.rule)):
        said.append("  --skip %s does not silence it" % case.rule)
    return said


# The catalogue.


def catalogue():
    path = os.path.join(HERE, "..", "..", "lib", "rules", "rules.def")
    with open(path, encoding="utf-8") as file:
        names = re.findall(r"^KR_RULE\((\w+)\)", file.read(), re.M)
    return [name.replace("_", "-") for name in names]


def commands():
    path = os.path.join(HERE, "..", "..", "cmd", "commands.def")
    with open(path, encoding="utf-8") as file:
        return set(re.findall(r'^KR_COMMAND\(\w+, "([^"]+)"', file.read(), re.M))


def explained(rule):
    """What `kring explain` leaves out of a rule."""
    done = subprocess.run([KRING, "explain", rule], capture_output=True, timeout=60,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    text = done.stdout.decode()
    lacks = [word for word in ("what:", "why:", "mend:", "class ", "example:") if word not in text]
    if rule in ("file-unreadable", "file-too-large"):
        lacks = [word for word in lacks if word != "example:"]
    unknown = [verb for verb in re.findall(r"kring ([a-z][a-z-]+)(?= [A-Z\"'-]|')", text)
               if verb not in commands()]
    lacks += ["the command '%s'" % verb for verb in unknown]
    return lacks + (["exit %d" % done.returncode] if done.returncode else [])


def manual():
    """The rules that kring-rules(7) has an entry for."""
    build = os.path.dirname(os.path.dirname(KRING))
    with open(os.path.join(build, "man", "kring-rules.7"), encoding="utf-8") as file:
        return set(re.findall(r"^\.It Cm ([a-z-]+)$", file.read(), re.M))


def of_rule(rule, cases):
    said = [] if rule in manual() else ["  has no entry in kring-rules(7)"]
    for kind in ("trigger", "miss"):
        if not any(case.kind == kind for case in cases):
            said.append("  has no %s" % kind)
    return said + ["  explain lacks %s" % what for what in explained(rule)]


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, name, said, skipped):
        if skipped:
            self.skipped += 1
            print("skipped %s: %s" % (name, skipped))
        elif said:
            self.failed += 1
            print("FAILED %s" % name)
            print("\n".join(said))
        else:
            self.passed += 1


def run(case):
    """The name, what is wrong, and why it was skipped."""
    root = tempfile.mkdtemp(prefix="kring-rules-")
    try:
        return case.name(), complaints(case, root), None
    except Wrong as wrong:
        return case.name(), ["  " + str(wrong)], None
    except Skipped as why:
        return case.name(), [], str(why)
    finally:
        shutil.rmtree(root)


def jobs(wanted):
    """All that is to be tried, as functions without arguments."""
    rules = catalogue()
    files = {name[: -len(".fixture")] for name in os.listdir(HERE) if name.endswith(".fixture")}
    yield lambda: run(Case("base", "miss", "the base is clean", 0))
    for rule in sorted(files | set(rules)):
        if wanted and rule not in wanted:
            continue
        path = os.path.join(HERE, rule + ".fixture")
        cases = parse(rule, path) if rule in files else []
        for case in cases:
            yield functools.partial(run, case)
        if rule in rules:
            yield functools.partial(lambda r, c: (r, of_rule(r, c), None), rule, cases)


def main(wanted):
    tally = Tally()
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for result in pool.map(lambda job: job(), jobs(wanted)):
            tally.add(*result)
    print("%d passed, %d failed, %d skipped" % (tally.passed, tally.failed, tally.skipped))
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
