"""Holds lib/po/nl.po against the texts in the sources.

None is missing, left over or doubtful; what gets filled in, blanks at the ends and quoting are the same; what
is typed (commands, options, keys, rules, files) stands unchanged in the Dutch; readers are addressed with u.
"""
import collections
import re
import subprocess
import sys

sys.path.insert(0, "tests/nl")
import catalogue  # noqa: E402
import po  # noqa: E402

PO = "lib/po/nl.po"
QUOTED = re.compile(r"(?<![\w'])'([^'\n]*)'(?![A-Za-z])")
OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][a-zA-Z-]*")
FILE = re.compile(r"[\w./*-]*\.(?:yaml|yml|md|html|csv|json|ics|sqlite|ndjson)\b|\.git\w*")
FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.I)
ENGLISH = re.compile(r"\b(?:the|there|must|which|with|from|not|this|that|cannot|should|of the|has|have|been|what|who|when)\b")
ANGLICISM = re.compile(
    r"\b(?:checken|gecheckt|updaten|ge-?update|deadline|feedback|meeting|issue|issues|input|output|team[- ]?lead|support|"
    r"committen|gecommit|mergen|gemerged|pushen|editen|geëdit|deleten|saven|runnen|gerund|skippen|editor|directory|"
    r"folder|command|error|warning|default|user|record|entry|value|key|valide|invalide|ongeldige input|dient te|dienen te|"
    r"middels|teneinde|betreft|alvorens|inzake|indien|reeds|tevens|gelieve)\b", re.I)


def fixed_words():
    """Commands, rules and keys, as the tables of the sources have them."""
    with open("cmd/commands.def", encoding="utf-8") as f:
        commands = set(re.findall(r'KR_COMMAND\((?:\w+, )?"?([\w-]+)', f.read()))
    rules = set()
    for path in subprocess.run("ls lib/rules/*.c", shell=True, capture_output=True, text=True).stdout.split():
        with open(path, encoding="utf-8") as f:
            rules |= set(re.findall(r'\.name = "([a-z][a-z0-9-]+)"', f.read()))
    keys = set()
    for path in subprocess.run("ls lib/model/schema-*.c", shell=True, capture_output=True, text=True).stdout.split():
        with open(path, encoding="utf-8") as f:
            keys |= set(re.findall(r'"([a-z][a-z-]*)"', f.read()))
    return {c.replace("_", "-") for c in commands}, rules, keys


COMMANDS, RULES, KEYS = fixed_words()
ORDINARY = {"now"}  # fixed words that are quoted for another reason


def typed(text):
    """What a reader copies from a text: it is the same in every language."""
    out = collections.Counter()
    for word in re.findall(r"\bkring ([a-z][a-z-]+)", text):
        if word in COMMANDS:
            out["kring " + word] += 1
    out.update(OPTION.findall(text))
    out.update(m.rstrip(".") for m in FILE.findall(text))
    out.update(word for word in re.findall(r"(?<![\w-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])", text) if word in RULES)
    out.update("'%s'" % q for q in QUOTED.findall(text) if q in (KEYS | RULES | COMMANDS) - ORDINARY)
    return out


def ends(text):
    return re.match(r"\s*", text).group(), re.search(r"\s*$", text).group()


def filled_in(text):
    return sorted((n, found.group(4), found.group(2) == "*", found.group(3)) for found, n in catalogue.directives(text))


def in_quotes(text):
    """The values that stand in quotes: two that change places are seen by it."""
    return {n for found, n in catalogue.directives(text)
            if text[:found.start()].endswith("'") and text[found.end():].startswith("'")}


def faults(message, english, dutch):
    """What is wrong with one translation."""
    if catalogue.is_printf(message) and filled_in(english) != filled_in(dutch):
        one_of_many = len(message.ids) > 1 and set(filled_in(dutch)) < set(filled_in(english))
        if not one_of_many:
            yield "other values are filled in"
    if catalogue.is_printf(message) and not in_quotes(english) <= in_quotes(dutch):
        yield "another value in 'quotes'"
    if ends(english) != ends(dutch):
        yield "other blanks at its ends"
    # the Dutch may quote more: a key that the English has in its sentence
    if len(QUOTED.findall(english)) > len(QUOTED.findall(dutch)):
        yield "fewer 'quotes'"
    said, kept = typed(english), typed(dutch)
    missing = [word for word in said if word not in kept]
    if missing:
        yield "does not name %s" % ", ".join(missing)
    names = [collections.Counter(key for _, key in catalogue.names(text)) for text in (english, dutch)]
    if names[0] != names[1]:
        yield "another number of ID, CIRCLE, PERSON"
    bare = re.sub(r"'[^'\n]*'|\bkring [a-z]+[^;,]*|\{[^}]*\}|\w+(?:[-.]\w+)+", "", dutch)
    bare = re.sub(r"\w+", lambda m: "" if m.group() in KEYS and m.group() in english else m.group(), bare)
    for what, pattern in [("je", FAMILIAR), ("English", ENGLISH), ("no good Dutch", ANGLICISM)]:
        found = pattern.search(OPTION.sub("", bare))
        if found:
            yield "%s: %s" % (what, found.group())
    plain = re.sub(r"'[^'\n]*'|\bkring [a-z-]+.*|%\S+|[A-Z_]{2,}|\S*[-/.=]\S*", "", english)
    if english == dutch and len(re.findall(r"\b[a-z]{2,}\b", plain)) > 2:
        yield "is English"


def main():
    failed, passed = [], 0
    pot = subprocess.run(["sh", "lib/po/pot.sh", ".", "-"], capture_output=True, text=True, check=True).stdout
    pot = pot[:pot.rstrip().rfind("\n")] if pot.rstrip().endswith("\n-") else pot
    wanted = {tuple(m.ids): m for m in po.parse(pot) if not m.is_header}
    messages = [m for m in po.read(PO) if not m.is_header]
    have = {tuple(m.ids): m for m in messages if not m.obsolete}
    check = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", PO], capture_output=True, text=True)
    if check.returncode or check.stderr.strip():
        failed.append("msgfmt: " + check.stderr.strip())
    for m in messages:
        if m.obsolete:
            failed.append("left over: %r" % m.ids[0])
    for ids, m in wanted.items():
        place = m.places[0] if m.places else "?"
        got = have.get(ids)
        if not got:
            failed.append("%s: not in the catalogue: %r" % (place, ids[0]))
        elif not all(got.strings):
            failed.append("%s: not translated: %r" % (place, ids[0]))
        elif "fuzzy" in got.flags:
            failed.append("%s: doubtful (fuzzy): %r" % (place, ids[0]))
        else:
            wrong = {"%s: %s\n    %r\n    %r" % (place, fault, e, d) for e, d in got.pairs for fault in faults(m, e, d)}
            failed += sorted(wrong)
            passed += not wrong
    for ids in have:
        if ids not in wanted:
            failed.append("no text of the sources: %r" % ids[0])
    print("\n".join(failed))
    print("%d passed, %d failed" % (passed, len(failed)))
    return bool(failed) or passed < 1000


if __name__ == "__main__":
    sys.exit(main())
