#!/usr/bin/python3
"""digest.py - the independent twin of kring's text digest.

Written from the format's text alone (FORMAT, paragraph 'Digest'), in another language, with a
parser of its own (PyYAML's, in Python) and a table of content keys of its own. kring and this
script share nothing but the words of the format: where they differ, one of them is wrong.

    digest.py FILE...                         sha256:<hex>  <path>, one line a record
    digest.py --canonical FILE                the bytes that are hashed
    digest.py --renewal DIGEST OUTCOME [NEXT] the digest of an evaluation's outcome
    digest.py --expect LIST...                compare with lists of `sha256:<hex>  <path>`

As a module: digest(kind, mapping), renewal_digest(valid_digest, outcome, next), load(path).
A mapping holds text, None, lists and mappings, and nothing else: every scalar of a record is text.
"""

import argparse
import hashlib
import os
import sys

import yaml

# The keys that FORMAT marks with a paragraph sign, kind by kind and line by line.
CONTENT = {
    "agreement": frozenset(
        "title kind driver text why options attachments goal topics effects interests parties "
        "starts actions requests evaluation disagreements elects bounds establishes supersedes "
        "builds-on".split()
    ),
    # The line of `kind` carries the sign and names delegator and task; `until` has a line of its
    # own without the sign.
    "circle": frozenset(
        "aim domain scope parent kind delegator task absence stand-aside renewal overdue "
        "grace".split()
    ),
    "network": frozenset("purpose continuation goals charter".split()),
    "spelregel": frozenset("title text circles enforces supersedes ask".split()),
}

# What happened afterwards is no part of what was agreed: for each content key, the keys that are
# left out one level below the ids under it.
LEFT_OUT = {
    "agreement": {
        "actions": frozenset(("done", "moved", "handed-over")),
        "disagreements": frozenset(("verdict",)),
    }
}

FOLDERS = {
    "organisations": "organisation",
    "circles": "circle",
    "mandates": "mandate",
    "spelregels": "spelregel",
    "agreements": "agreement",
    "meetings": "meeting",
    "reviews": "review",
}

PLAIN_NULL = frozenset(("", "~", "null"))
HEADER = b"kring-text@1\n"


class Refused(ValueError):
    """A record that has no digest, with the place and the reason."""


def scalar(text):
    octets = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").encode("utf-8")
    return b"s%d:%s" % (len(octets), octets)


def mapping_bytes(mapping):
    pairs = []
    for key, value in mapping.items():
        encoded = None if key.startswith("x-") else canonical(value)
        if encoded is not None:
            pairs.append((key.encode("utf-8"), scalar(key) + encoded))
    pairs.sort()
    return b"m%d:%s" % (len(pairs), b"".join(pair for _, pair in pairs))


def canonical(value):
    """The bytes of a value, or None where it is empty and so counts as absent."""
    if value is None:
        return None
    if isinstance(value, str):
        encoded = scalar(value)
        return None if encoded == b"s0:" else encoded
    if isinstance(value, list):
        encoded = [each for each in map(canonical, value) if each is not None]
        return b"l%d:%s" % (len(encoded), b"".join(encoded)) if encoded else None
    if isinstance(value, dict):
        encoded = mapping_bytes(value)
        return None if encoded == b"m0:" else encoded
    raise TypeError("%r is no text, list or mapping: every scalar of a record is text" % (value,))


def without(named, left_out):
    """The mappings under the ids of a content key, each without some of its keys."""
    if not isinstance(named, dict):
        return named
    return {
        id: {key: below for key, below in value.items() if key not in left_out}
        if isinstance(value, dict)
        else value
        for id, value in named.items()
    }


def content(kind, mapping):
    if kind not in CONTENT:
        raise Refused("a record of kind '%s' has no content keys, so no digest" % kind)
    kept = {key: value for key, value in mapping.items() if key in CONTENT[kind]}
    for key, names in LEFT_OUT.get(kind, {}).items():
        if key in kept:
            kept[key] = without(kept[key], names)
    return kept


def text_bytes(kind, mapping):
    """All the bytes that are hashed: the header and the map of the content keys."""
    return HEADER + mapping_bytes(content(kind, mapping))


def sha256(octets):
    return "sha256:" + hashlib.sha256(octets).hexdigest()


def digest(kind, mapping):
    """The digest of the text of a record that is given as a mapping."""
    return sha256(text_bytes(kind, mapping))


def renewal_digest(valid_digest, outcome, next=None):
    """What the answers in an evaluation consent to: the text, the outcome and the next date."""
    answered = {"text-digest": valid_digest, "outcome": outcome, "next": next}
    return sha256(HEADER + mapping_bytes(answered))


# Reading: from events, because only they tell a plain null from a quoted one.


def refuse(event, what):
    raise Refused("line %d: %s" % (event.start_mark.line + 1, what))


def gate(event):
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        refuse(event, "anchors and aliases are not part of the format")
    if getattr(event, "tag", None):
        refuse(event, "explicit tags are not part of the format")


def build(event, events):
    """The value that starts at this event; takes its further events."""
    gate(event)
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style in (None, "")
        return None if plain and event.value in PLAIN_NULL else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return build_list(events)
    if isinstance(event, yaml.MappingStartEvent):
        return build_mapping(events)
    refuse(event, "one document with one mapping is expected")


def build_list(events):
    values = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return values
        values.append(build(event, events))


def build_mapping(events):
    mapping = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return mapping
        if not isinstance(event, yaml.ScalarEvent):
            refuse(event, "a key is text")
        gate(event)
        if event.value in mapping:
            refuse(event, "the key '%s' stands here a second time" % event.value)
        mapping[event.value] = build(next(events), events)


def parse(octets):
    """The mapping in the bytes of a record."""
    events = yaml.parse(octets, Loader=yaml.BaseLoader)
    next(events)
    start = next(events)
    if isinstance(start, yaml.StreamEndEvent):
        return {}
    first = next(events)
    mapping = build(first, events)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        refuse(after, "a record is one document")
    if mapping is None:
        return {}
    if not isinstance(mapping, dict):
        refuse(first, "a record is a mapping")
    return mapping


def load(path):
    with open(path, "rb") as file:
        return parse(file.read())


def kind_of(path):
    """The kind that the path says: the first folder below the one that holds kring.yaml.

    Where no kring.yaml is found (a test vector, a lone file), the first folder of the path that
    carries a kind's name; without one, an agreement.
    """
    if os.path.basename(path) == "kring.yaml":
        return "network"
    parts = os.path.abspath(path).split(os.sep)
    for depth in range(len(parts) - 1, 0, -1):
        if os.path.exists(os.sep.join(parts[:depth] + ["kring.yaml"])):
            return FOLDERS.get(parts[depth], "agreement")
    named = [FOLDERS[part] for part in path.split(os.sep)[:-1] if part in FOLDERS]
    return named[0] if named else "agreement"


def file_digest(path):
    return digest(kind_of(path), load(path))


def expected(path):
    """Pairs (digest, path) of a list; its paths are relative to its own folder."""
    folder = os.path.dirname(path)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                want, name = line.split(None, 1)
                yield want, name.strip(), os.path.join(folder, name.strip())


def compare(lists):
    """Prints what differs; returns how many did, and counts an empty list as a difference."""
    wrong = 0
    for path in lists:
        seen = 0
        for want, name, file in expected(path):
            seen += 1
            have = renewal_line(name) if name.startswith("renewal ") else file_digest(file)
            if have != want:
                wrong += 1
                print("%s: '%s' is %s, expected %s" % (path, name, have, want), file=sys.stderr)
        if seen == 0:
            wrong += 1
            print("%s: no digest in this list" % path, file=sys.stderr)
    return wrong


def renewal_line(name):
    return renewal_digest(*name.split()[1:])


def print_digests(paths):
    """One line a file; a file without a digest is said, and the others go on."""
    failed = 0
    for path in paths:
        try:
            print("%s  %s" % (file_digest(path), path))
        except (OSError, yaml.YAMLError, Refused) as problem:
            failed += 1
            print("%s: %s" % (path, problem), file=sys.stderr)
    return failed


def run(argv):
    options = argparse.ArgumentParser(description="the independent twin of kring's text digest")
    options.add_argument("--canonical", action="store_true", help="print the bytes that are hashed")
    options.add_argument("--renewal", action="store_true", help="DIGEST OUTCOME [NEXT]")
    options.add_argument("--expect", action="store_true", help="compare with lists of digests")
    options.add_argument("words", nargs="+", metavar="FILE")
    given = options.parse_args(argv)
    if given.renewal:
        if not 2 <= len(given.words) <= 3:
            options.error("--renewal takes DIGEST OUTCOME [NEXT]")
        print(renewal_digest(*given.words))
        return 0
    if given.canonical:
        for path in given.words:
            sys.stdout.buffer.write(text_bytes(kind_of(path), load(path)))
        return 0
    return 1 if (compare if given.expect else print_digests)(given.words) else 0


def main(argv):
    try:
        return run(argv)
    except (OSError, yaml.YAMLError, Refused) as problem:
        print("digest.py: %s" % problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
