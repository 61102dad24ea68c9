#!/usr/bin/python3
"""folders.py - many small kring folders: DIR/net-000 …, the same ones each time.

    folders.py N DIR

Most are made here, a handful of agreements each, with what the queries of examples/analytics ask
about: evaluations in time and too late, moved and decided ones, proposals that took some rounds,
objections with and without outcome, mandates that were renewed or not, actions late and done. Every
twentieth comes from tests/bench/generate.py, which knows all fates that an agreement can have.
"""

import contextlib
import io
import os
import random
import sys
from datetime import date, timedelta

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "bench"))

import generate  # noqa: E402

TODAY = date(2026, 9, 1)
PEOPLE = {"anna": "noord", "bram": "noord", "carla": "zuid"}


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def before(rng, least, most):
    return TODAY - timedelta(days=rng.randint(least, most))


def mandate(rng, person, meetings):
    lines = ["organisation: %s" % PEOPLE[person], "given-by: Bestuur", "scope: [zorg]",
             "from: %s" % before(rng, 200, 700), "until: %s" % (TODAY + timedelta(rng.randint(-90, 500)))]
    if rng.random() < 0.1:
        lines = ["self: true"] + lines[2:]
    end = TODAY + timedelta(30)
    if rng.random() < 0.05:
        end = before(rng, 1, 100)
        lines.append("withdrawn: {date: %s, by: Bestuur}" % end)
    renewals = [
        "  - {date: %s, meeting: %s, by: Bestuur, outcome: confirmed}" % (renewed, day)
        for day in meetings for renewed in [day + timedelta(rng.choice((1, 5, 9)))]
        if rng.random() < 0.8 and renewed < end  # nobody renews what was taken back
    ]
    if renewals:
        lines += ["renewals:"] + renewals
    return "\n".join(lines) + "\n"


def responses(rng, opened, adopted, number, last):
    lines = ["    responses:"]
    for person in PEOPLE:
        day = opened + timedelta(rng.randint(0, 3))
        lines.append("      %s:" % person)
        if not adopted and last and rng.random() < 0.4:
            lines.append("        response: pending")
        elif (not last or not adopted) and rng.random() < 0.5:
            lines += ["        response: objection", "        date: %s" % day,
                      "        argument: Zo is de avond niet bezet"]
            if not last:
                lines.append("        outcome: {result: amended, round: %d, date: %s, by: anna}"
                             % (number + 1, day + timedelta(rng.randint(0, 9))))
        else:
            lines += ["        response: consent", "        date: %s" % day]
            if rng.random() < 0.3:
                lines.append("        concern: 'Werkt dit in het weekend, \"ook\" ’s nachts?'")
    return lines


def agreement(rng):
    proposed = before(rng, 30, 600)
    adopted = proposed + timedelta(rng.randint(5, 90)) if rng.random() < 0.75 else None
    adopted = adopted if adopted and adopted <= TODAY else None
    due = (adopted or proposed) + timedelta(rng.randint(60, 400))
    owner = rng.choice(("noord", "zuid", "bram", "facilitator"))
    lines = ["title: Afspraak", "driver: Er is een aanleiding", "text: Wij spreken iets af",
             "topics: [zorg]", "parties: [noord, zuid]", "actions:", "  bellen:",
             "    what: Bellen", "    owner: %s" % owner, "    due: %s" % (proposed + timedelta(rng.randint(40, 300)))]
    if rng.random() < 0.5:
        lines.append("    done: %s" % before(rng, 0, 20))
    if rng.random() < 0.2:
        lines.append("    moved: [{date: %s, to: %s, why: Druk}]" % (before(rng, 1, 30), TODAY + timedelta(rng.randint(-20, 60))))
    lines += ["evaluation: {date: %s, criteria: {goed: Het werkt}}" % due, "keeper: anna",
              "proposed: {by: anna, date: %s}" % proposed]
    if adopted:
        lines.append("adopted: {date: %s}" % adopted)
    count = rng.choice((1, 1, 1, 2, 3)) if adopted or rng.random() < 0.6 else 0
    opened = proposed + timedelta(2)
    if count:
        lines.append("rounds:")
    for number in range(1, count + 1):
        lines.append("  - opened: %s" % opened)
        if number > 1:
            lines.append("    changed: Iets anders")
        lines += responses(rng, opened, adopted, number, number == count)
        opened += timedelta(rng.randint(1, 5))
    if adopted and rng.random() < 0.3:
        held = adopted + timedelta(rng.randint(20, 300))
        if held <= TODAY:
            lines += ["evaluations:", "  - date: %s" % held, "    by: anna", "    kept: kept",
                      "    learned: Het werkt", "    outcome: renewed", "    next: %s" % (held + timedelta(180))]
            if rng.random() < 0.8:
                lines.append("    decided: {date: %s}" % min(TODAY, held + timedelta(3)))
    if adopted and rng.random() < 0.15:
        lines.append("extensions: [{date: %s, by: anna, to: %s, why: Vakantie}]"
                     % (max(adopted, before(rng, 1, 60)), TODAY + timedelta(rng.randint(-30, 90))))
    if adopted and rng.random() < 0.1:
        lines.append("suspended: {date: %s, until: %s, why: Even niet}" % (TODAY, TODAY + timedelta(rng.choice((-1, 0, 30)))))
    if rng.random() < 0.1:
        lines.append("ended: {date: %s, why: Klaar}" % before(rng, -10, 20) if adopted
                     else "withdrawn: {date: %s, by: anna, why: Toch niet}" % before(rng, 0, 20))
    return "\n".join(lines) + "\n"


def small(folder, number):
    rng = random.Random(number)
    meetings = sorted(before(rng, 5, 300) for _ in range(3))
    write(folder, "kring.yaml", "format: 1\nname: Netwerk %d\npurpose: Goede zorg\n" % number)
    for name in ("noord", "zuid"):
        people = "".join("  %s: {name: %s}\n" % (p, p.title()) for p in PEOPLE if PEOPLE[p] == name)
        write(folder, "organisations/%s.yaml" % name, "name: %s\nposition: core\npeople:\n%s" % (name.title(), people))
    members = "".join("  %s: {from: 2024-01-01}\n" % p for p in PEOPLE)
    write(folder, "circles/kring.yaml",
          "name: Kring\naim: Goede zorg\ndomain: [zorg]\nparent: none\nmembers:\n%srenewal: %s\n"
          "overdue: %s\ngrace: 30d\nroles: {facilitator: {holder: anna, until: 2027-01-01}}\n"
          % (members, rng.choice(("each-meeting", "each-meeting", "per-term")), rng.choice(("continue", "continue", "lapse"))))
    for person in PEOPLE:
        write(folder, "mandates/kring/%s.yaml" % person, mandate(rng, person, meetings))
    for day in meetings:
        report = "report: {date: %s, summary: Besloten}\n" % (day + timedelta(2)) if rng.random() < 0.9 else ""
        write(folder, "meetings/kring/%s.yaml" % day, "present: [anna, bram, carla]\n" + report)
    for n in range(rng.randint(3, 7)):
        write(folder, "agreements/kring/afspraak-%d.yaml" % (n + 1), agreement(rng))


def main(argv):
    count, folder = int(argv[0]), argv[1]
    for number in range(count):
        path = os.path.join(folder, "net-%03d" % number)
        if number % 20 == 7:
            with contextlib.redirect_stderr(io.StringIO()):
                if generate.main(["--records", "90", "--seed", str(number), path]) != 0:
                    return 1
        else:
            small(path, number)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
