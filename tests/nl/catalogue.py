"""tests/nl/catalogue.py PO FOLDER - the Dutch catalogue with marks, and the English by number.

Writes FOLDER/nl/LC_MESSAGES/kring.mo, and FOLDER/english and FOLDER/errors, which tests/nl/kring.c reads (see there). Each line
of a translation is a text of its own where both languages have as many, since a text that is written
into a file may be read line by line. Blanks, quotes and signs that both begin or end with stay outside.
"""
import collections
import gettext
import os
import re
import subprocess
import sys

import po

OPEN, CLOSE, ARGUMENT, ARGUMENT_END, DIGIT, BASE = 0, 1, 2, 18, 32, 64
ARGUMENTS = 16
DIRECTIVE = re.compile(r"%(?:(\d+)\$)?[-+#0']*(\*|\d+)?(?:\.(\*|\d*))?(?:hh|h|ll|l|j|z|t)?([a-zA-Z%])")
FIELD = re.compile(r"\{(?:[a-z-]+|\.+|=)\}|%%s")
NAME = re.compile(r"(?<![A-Z])(?:ID|CIRCLE|PERSON)(?![A-Z])")


def mark(number):
    return chr(0xE0100 + number)


def directives(text):
    """Each printf directive: where it stands, and which argument it prints (0 the first)."""
    argument = 0
    for found in DIRECTIVE.finditer(text):
        if found.group(4) == "%":
            continue
        argument += (found.group(2) == "*") + (found.group(3) == "*")
        yield found, int(found.group(1)) - 1 if found.group(1) else argument
        argument += 1


def names(text):
    """The words that 'check' puts names of the folder in for: each where it stands, and its number."""
    counts = collections.Counter()
    for found in NAME.finditer(text):
        yield found, (found.group(), counts[found.group()])
        counts[found.group()] += 1


def names_and_fields(text):
    yield from names(text)
    for found in FIELD.finditer(text):  # `%%s` is printed twice, and gets its value the second time
        yield found, found.group()


def arguments(text, is_format, numbers):
    """What a text gets filled in: where it stands, and its number among all of the message."""
    found = list(directives(text)) if is_format else []
    found += [(at, numbers[key]) for at, key in names_and_fields(text) if key in numbers]
    return sorted(found, key=lambda f: f[0].start())


def replaced(text, found, argument):
    """@text with argument(n, words) for each thing that gets filled in."""
    out, at = "", 0
    for place, n in found:
        out += text[at:place.start()] + argument(n, place.group())
        at = place.end()
    return out + text[at:]


def shared(one, other):
    """How many signs without meaning of their own both begin with."""
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n] and not one[n].isalnum() and one[n] not in "%\\{}[]":
        n += 1
    return n


def is_printf(message):
    """xgettext does not see it of each text that is picked first and printed later."""
    return "c-format" in message.flags or ("no-c-format" not in message.flags and any(directives(message.ids[0])))


class Marker:
    def __init__(self):
        self.english = []

    def number(self):
        n = len(self.english)
        return "".join(mark(DIGIT + n // BASE ** i % BASE) for i in (2, 1, 0))

    def text(self, english, dutch, is_format):
        """@dutch with marks; the @english that it stands for is kept."""
        before = shared(english, dutch)
        after = shared(english[before:][::-1], dutch[before:][::-1])
        start, end = dutch[:before], dutch[len(dutch) - after:]
        english, dutch = english[before:len(english) - after], dutch[before:len(dutch) - after]
        if not dutch or not english:
            return start + dutch + end
        number = self.number()
        keys = sorted({key for _, key in names_and_fields(english)}, key=str)
        numbers = {key: ARGUMENTS - 1 - i for i, key in enumerate(keys)}
        room = ARGUMENTS - (english.count("%") if is_format else 0)
        if set(keys) != {key for _, key in names_and_fields(dutch)} or len(keys) > room:
            numbers = {}
        template = replaced(english, arguments(english, is_format, numbers), lambda n, _: "\1" + chr(ord("A") + n))
        if any(isinstance(key, str) and key != "%%s" for key in keys):  # lib/history/wordings.c: a part in [] is there when its fields are
            template = template.replace("[", "\2").replace("]", "\3")
        self.english.append(template.replace("%%", "%") if is_format else template)
        marked = replaced(dutch, arguments(dutch, is_format, numbers), lambda n, d: mark(ARGUMENT + n) + d + mark(ARGUMENT_END))
        return start + mark(OPEN) + number + marked + mark(CLOSE) + end

    def lines(self, english, dutch, is_format):
        pairs = list(zip(english.split("\n"), dutch.split("\n")))
        numbers = [[sorted(n for _, n in directives(line)) for line in text.split("\n")] for text in (english, dutch)]
        by_line = not is_format or (numbers[0] == numbers[1] and sum(map(bool, numbers[0])) < 2)
        if english.count("\n") != dutch.count("\n") or not by_line:
            return self.text(english, dutch, is_format)
        return "\n".join(self.text(e, d, is_format) for e, d in pairs)


def errors():
    """What the C library calls errors, a Dutch and an English text by turn; nothing where it has no Dutch."""
    library = gettext.translation("libc", "/usr/share/locale", ["nl"], fallback=True)
    pairs = {library.gettext(os.strerror(n)): os.strerror(n) for n in range(1, 134)}
    for dutch in sorted(pairs, key=len, reverse=True):
        if dutch != pairs[dutch]:
            yield from (dutch, pairs[dutch])


def main(path, folder):
    marker, written = Marker(), []
    for message in po.read(path):
        if message.obsolete:
            continue
        if message.ids not in ([""], ["en"]):  # the header, and the code of the language
            is_format = is_printf(message)
            message.strings = [marker.lines(e, d, is_format) for e, d in message.pairs]
        written.append(message.written())
    place = os.path.join(folder, "nl", "LC_MESSAGES")
    os.makedirs(place, exist_ok=True)
    subprocess.run(["msgfmt", "-o", os.path.join(place, "kring.mo"), "-"], input="\n".join(written),
                   text=True, check=True)
    for name, texts in [("english", marker.english), ("errors", errors())]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write("".join(text + "\0" for text in texts))


if __name__ == "__main__":
    main(*sys.argv[1:])
