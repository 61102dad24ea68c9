"""layout.py - writes a record the way that people and kring write it: in many styles.

A record is a mapping of text, lists and mappings in file order. Its layout (flow or block, quotes,
blank lines, comments) is drawn per file, so that a generated folder shows a reader of YAML what a
real one would. The names of a round stand on lines of their own with the answer indented below
them, as the format asks.
"""

import os
import re

import words

# Text that is plain in block context: a letter, digit or opening quote first, and nothing in it
# that YAML reads as a key, a comment or the end of a line.
BLOCK_PLAIN = re.compile(r"[^\W_][^\n]*|[’‘„“+][^\n]*")
BLOCK_TRAP = re.compile(r": |:$| #|\s$")
FLOW_PLAIN = re.compile(r"[^\W_][^\n,\[\]{}?#]*")
FLOW_TRAP = re.compile(r": |:$|\s$")
NOT_TEXT = frozenset("~ null true false yes no on off y n".split())

# Keys that hold an answer for each name, and so are never written on one line.
NAMES = frozenset(("responses",))


class Style:
    """How one file is written."""

    def __init__(self, rng):
        self.double = rng.random() < 0.3
        self.width = rng.choice((56, 84, 84, 96))
        self.compact = rng.random() < 0.3
        self.blank = rng.random() < 0.4
        self.folded = rng.random() < 0.15
        self.one_line_answers = rng.random() < 0.04
        self.crlf = rng.random() < 0.01


def quoted(text, style):
    if style.double and '"' not in text and "\\" not in text:
        return '"%s"' % text
    return "'%s'" % text.replace("'", "''")


def in_block(text, style):
    if BLOCK_PLAIN.fullmatch(text) and not BLOCK_TRAP.search(text) and text not in NOT_TEXT:
        return text
    return quoted(text, style)


def in_flow(text, style):
    if FLOW_PLAIN.fullmatch(text) and not FLOW_TRAP.search(text) and text not in NOT_TEXT:
        return text
    return quoted(text, style)


def flow(value, style):
    """A value on one line; None where it holds a text of several lines."""
    if isinstance(value, str):
        return None if "\n" in value else in_flow(value, style)
    if isinstance(value, list):
        parts = [flow(each, style) for each in value]
        return None if None in parts else "[%s]" % ", ".join(parts)
    parts = []
    for key, each in value.items():
        text = None if key in NAMES else flow(each, style)
        if text is None:
            return None
        parts.append("%s: %s" % (key, text))
    return "{%s}" % ", ".join(parts)


def put_text(out, pad, head, text, style):
    """A text of several lines as a block scalar, one line as it is."""
    if "\n" in text:
        out.append("%s%s |" % (pad, head))
        out.extend(pad + "  " + line if line else "" for line in text.split("\n"))
    elif style.folded and len(text) > 90 and "  " not in text:
        cut = text.index(" ", len(text) // 2)
        out.append("%s%s >" % (pad, head))
        out.append("%s  %s" % (pad, text[:cut]))
        out.append("%s  %s" % (pad, text[cut + 1 :]))
    else:
        out.append("%s%s %s" % (pad, head, in_block(text, style)))


def put_list(out, pad, values, style):
    dash = pad if style.compact else pad + "  "
    for value in values:
        if isinstance(value, str):
            put_text(out, dash, "-", value, style)
            continue
        line = flow(value, style)
        if line is not None and len(line) <= style.width:
            out.append("%s- %s" % (dash, line))
            continue
        start = len(out)
        put_mapping(out, dash + "  ", value, style)
        out[start] = "%s- %s" % (dash, out[start][len(dash) + 2 :])


def put_names(out, pad, answers, style):
    for name, answer in answers.items():
        line = flow(answer, style) if style.one_line_answers else None
        if line is not None:
            out.append("%s%s: %s" % (pad, name, line))
        else:
            out.append("%s%s:" % (pad, name))
            put_mapping(out, pad + "  ", answer, style)


def put(out, pad, key, value, style):
    """One key with its value; the deeper lines are two columns further in."""
    if isinstance(value, str):
        put_text(out, pad, key + ":", value, style)
        return
    line = None if key in NAMES else flow(value, style)
    if line is not None and len(line) + len(pad) <= style.width:
        out.append("%s%s: %s" % (pad, key, line))
        return
    out.append("%s%s:" % (pad, key))
    if isinstance(value, list):
        put_list(out, pad, value, style)
    elif key in NAMES:
        put_names(out, pad + "  ", value, style)
    else:
        put_mapping(out, pad + "  ", value, style)


def put_mapping(out, pad, mapping, style):
    for key, value in mapping.items():
        put(out, pad, key, value, style)


# Sections that a file with blank lines sets apart.
SECTIONS = frozenset(
    "driver actions evaluation keeper rounds evaluations members roles renewals report".split()
)


def text_of(record, style, head, side):
    """The whole file: comment lines, then the record; `side` is {key: comment at its line}."""
    out = ["# " + line for line in head]
    for key, value in record.items():
        if style.blank and key in SECTIONS:
            out.append("")
        at = len(out)
        put(out, "", key, value, style)
        if key in side and not out[at].endswith((" |", " >")):
            out[at] += "   # " + side[key]
    out.append("")
    return ("\r\n" if style.crlf else "\n").join(out)


class Writer:
    """Writes records, and counts them and their bytes."""

    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng
        self.records = self.bytes = 0
        self.folders = set()

    def write(self, path, record, comments=0.3):
        rng = self.rng
        style = Style(rng)
        head = rng.sample(words.COMMENTS, rng.randint(1, 2)) if rng.random() < comments else ()
        side = {}
        if rng.random() < comments:
            side[rng.choice(list(record))] = rng.choice(words.SIDE)
        octets = text_of(record, style, head, side).encode("utf-8")
        folder = os.path.dirname(path)
        if folder not in self.folders:
            os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
            self.folders.add(folder)
        file = os.open(os.path.join(self.folder, path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        if os.write(file, octets) != len(octets):
            raise OSError("'%s' could not be written whole" % path)
        os.close(file)
        self.records += 1
        self.bytes += len(octets)
