"""Reads a catalogue of gettext as msgcat prints it: its messages, in order."""
import re
import subprocess

LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? )?"(.*)"$')
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def plain(quoted):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)), quoted)


def quoted(text):
    for letter, char in [("\\", "\\"), ('"', '"'), *((k, v) for k, v in ESCAPES.items())]:
        text = text.replace(char, "\\" + letter)
    return '"%s"' % text


class Message:
    """One text: `ids` (and its plural), `strings` (as many), `flags`, `places`, whether it is obsolete."""

    def __init__(self):
        self.ids, self.strings, self.flags, self.places, self.obsolete = [], [], set(), [], False

    @property
    def is_header(self):
        return self.ids == [""]

    @property
    def pairs(self):
        """Each English text beside the Dutch one; for a plural both."""
        return list(zip(self.ids, self.strings))

    def written(self):
        keys = ["msgid", "msgid_plural"]
        lines = ["#, " + ", ".join(sorted(self.flags))] if self.flags else []
        lines += ["%s %s" % (keys[i], quoted(text)) for i, text in enumerate(self.ids)]
        many = len(self.ids) > 1
        lines += ["msgstr%s %s" % ("[%d]" % i if many else "", quoted(text)) for i, text in enumerate(self.strings)]
        return "\n".join(lines) + "\n"


def parse(text):
    for block in re.split(r"\n\n+", text.strip()):
        message, into = Message(), None
        for line in block.split("\n"):
            if line.startswith("#~"):
                message.obsolete = True
                line = re.sub(r"^#~ ?", "", line)
            if line.startswith("#,"):
                message.flags |= {flag.strip() for flag in line[2:].split(",")}
            elif line.startswith("#:"):
                message.places += line[2:].split()
            found = None if line.startswith("#") else LINE.match(line)
            if found:
                key, _, value = found.groups()
                if key:
                    into = message.strings if key == "msgstr" else message.ids
                    into.append("")
                into[-1] += plain(value)
        if message.ids:
            yield message


def read(path):
    printed = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, text=True, check=True).stdout
    return list(parse(printed))
