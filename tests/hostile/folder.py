"""folder.py - kring folders whose texts are given: titles, texts, concerns, actions, people, circles."""
import itertools
import pathlib
import shutil

import yaml

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


def quoted(value):
    """As a double-quoted YAML scalar, every sign of it that could mean something by its number."""
    out = []
    for c in value:
        n = ord(c)
        if c in '"\\' or n < 0x20 or 0x7F <= n < 0xA0 or c in "\u2028\u2029\ufeff":
            out.append("\\x%02x" % n if n < 0x100 else "\\u%04x" % n)
        else:
            out.append(c)
    return '"%s"' % "".join(out)


AGREEMENT = """title: {v}
driver: {v}
text: {v}
why: {why}
topics: [overdracht]
parties: [vsv-noord, kraamzorg-zuid]
actions:
  doen:
    what: {v}
    owner: kraamzorg-zuid
    due: 2026-10-01
evaluation:
  date: 2026-12-01
  criteria:
    goed: {v}
keeper: anna
proposed: {{by: anna, date: 2026-03-01}}
adopted: {{date: 2026-03-12, meeting: 2026-03-12}}
reactions:
  carla: [{{date: 2026-03-03, kind: question, text: {v}}}]
rounds:
  - opened: 2026-03-05
    meeting: 2026-03-12
    absence: ask-later
    text-digest: sha256:7caf3018f49b7f86b973ec50adad5448ee3f9a6c7caa1a585a5a7c7664deaf26
    responses:
      anna: {{response: consent, date: 2026-03-06, concern: {v}}}
      bram: {{response: consent, date: 2026-03-07}}
      carla: {{response: consent, date: 2026-03-12}}
"""


def build(path, values, reasons=None):
    """The folder, in which agreement h000 has the first value in all its texts, and so on.

    Of the reasons, documents say the first line only.
    """
    shutil.copytree(TOP / "tests/cli/folder", path)
    agreements = path / "agreements/geboortezorg"
    for n, (value, why) in enumerate(zip(values, reasons or values)):
        (agreements / ("h%03d.yaml" % n)).write_text(AGREEMENT.format(v=quoted(value), why=quoted(why)), encoding="utf-8")
    meeting = path / "meetings/geboortezorg/2026-03-12.yaml"
    agenda = "agenda: [%s]" % ", ".join("geboortezorg/h%03d" % n for n in range(len(values)))
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("agenda: [geboortezorg/warme-overdracht]", agenda),
                       encoding="utf-8")


def name(path, values):
    """Circles, people and organisations that are called so, and goals and agendas that say so."""
    for n, value in enumerate(values):
        v = quoted(value)
        (path / ("organisations/o%03d.yaml" % n)).write_text(
            "name: %s\nposition: core\njoined: 2025-09-01\npeople:\n  p%03d: {name: %s}\n" % (v, n, v), encoding="utf-8")
        (path / ("circles/k%03d.yaml" % n)).write_text(
            "name: %s\naim: %s\ndomain: [d%03d]\nparent: geboortezorg\nmembers: {p%03d: {from: 2025-09-01}}\n" % (v, v, n, n),
            encoding="utf-8")


# Markdown, which makes other elements of one value than of another: prose() has those.
WRITTEN = {("text",), ("driver",), ("why",), ("purpose",), ("notes",), ("report", "summary")}


def filled(record, values, at=()):
    """@record with the next of @values for each free text in it."""
    if isinstance(record, dict):
        return {key: filled(value, values, (*at, key)) for key, value in record.items()}
    if isinstance(record, list):
        return [filled(value, values, at) for value in record]
    free = isinstance(record, str) and (" " in record.strip() or at[-1] in ("name", "title"))
    return next(values) if free and at not in WRITTEN else record


class Days(yaml.SafeLoader):
    """Days and numbers are for kring to understand."""


Days.yaml_implicit_resolvers = {}


def fill(path, example, values, start):
    """A copy of an example, with a value for each free text of each of its records, from number @start."""
    shutil.copytree(TOP / "examples" / example, path)
    rest = itertools.islice(itertools.cycle(values), start, None)
    used = 0
    for record in sorted(path.rglob("*.yaml")):
        if "ci" in record.relative_to(path).parts:
            continue
        given = []
        record.write_text(written(filled(yaml.load(record.read_text(encoding="utf-8"), Days), noted(rest, given))), encoding="utf-8")
        used += len(given)
    return start + used


def noted(values, given):
    for value in values:
        given.append(value)
        yield value


def written(value, indent=""):
    """As YAML, every text quoted but those that need no quotes in the examples either."""
    if isinstance(value, dict):
        if not value:
            return "{}\n"
        lines = ["%s%s:%s" % (indent, key, below(inner, indent)) for key, inner in value.items()]
        return "".join(lines)
    if isinstance(value, list):
        return "".join("%s-%s" % (indent, below(inner, indent)) for inner in value)
    return quoted(value)


def below(value, indent):
    if isinstance(value, (dict, list)):
        return "\n" + written(value, indent + "  ") if value else " {}\n" if isinstance(value, dict) else " []\n"
    plain = isinstance(value, str) and value.isascii() and value.replace("-", "").replace(".", "").isalnum()
    return " %s\n" % (value if plain else quoted(value))


def prose(path, values):
    """Spelregels whose texts, which are Markdown, are these."""
    shutil.copytree(TOP / "tests/cli/folder", path)
    for n, value in enumerate(values):
        (path / ("spelregels/s%03d.yaml" % n)).write_text("title: Spelregel %03d\ntext: %s\n" % (n, quoted(value)), encoding="utf-8")
