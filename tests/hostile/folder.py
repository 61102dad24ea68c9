"""folder.py - kring folders whose texts are given: titles, texts, concerns, actions, people, circles."""
import json
import pathlib
import shutil

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
why: {v}
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


def build(path, values):
    """The folder, in which agreement h000 has the first value in all its texts, and so on."""
    shutil.copytree(TOP / "tests/cli/folder", path)
    agreements = path / "agreements/geboortezorg"
    for n, value in enumerate(values):
        (agreements / ("h%03d.yaml" % n)).write_text(AGREEMENT.format(v=quoted(value)), encoding="utf-8")
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
