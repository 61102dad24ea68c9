#!/usr/bin/python3
"""generate.py - makes a kring folder of any size, the same one for the same seed.

    generate.py --records N [--seed S] [--plant K] DIR

Writes N records into DIR, which must be empty or absent: all eight kinds, in the proportions of a
network with some years of life, mostly agreements. They lie in every state that the format knows,
seen from the fixed day 2026-09-01. Every digest is right (digest.py, the independent twin), and
the folder is clean under the structure rules of `kring check`: what is written here was adopted by
the rule of adoption, by members with a mandate in force, within the dates that the rules ask for.

--plant K removes `evaluation.date` from K agreements in force, leaves every other byte as it is
without --plant, and prints their paths, relative to DIR. The summary goes to standard error.
"""

import argparse
import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twin"))

import digest as twin  # noqa: E402  (the twin lies in a folder of its own)
import words  # noqa: E402
from agreements import FATES, GOALS, Deeds, election_count  # noqa: E402
from layout import Writer  # noqa: E402
from network import FOUNDED, TODAY, Impossible, Network, iso, pair, parties_of  # noqa: E402

# The day that the spelregels were adopted, and the smallest network with every fate in it.
RULES_SINCE = FOUNDED + 55
LEAST = 90

SPELREGELS = (
    ("eigenaar-aan-tafel", "Wie iets doet, zit aan tafel",
     "Elke actie heeft een eigenaar aan deze tafel; wat van anderen moet komen, is een verzoek.",
     {"action-owner-at-table": "error"}, "Heeft de eigenaar ook de middelen?"),
    ("voorstel-bij-probleem", "Een probleem komt met een voorstel",
     "Wie een probleem inbrengt, brengt een voorstel mee of een volgende stap met een datum.",
     {"issue-has-proposal": "warning"}, "Was het voorstel goed genoeg om op door te gaan?"),
    ("mandaat", "Wie meebeslist, heeft een mandaat",
     "Ieder die antwoordt, heeft op die dag een mandaat van de eigen organisatie.",
     {"mandate-valid": "error"}, "Staat de organisatie er ook echt achter?"),
    ("mandaat-vernieuwen", "Het mandaat blijft levend",
     "Ieder vernieuwt het mandaat op basis van wat er in de bijeenkomsten gebeurde.",
     {"mandate-renewed": "warning"}, "Is het gesprek met de achterban echt gevoerd?"),
    ("zorgen-uitspreken", "Zorgen worden gevraagd",
     "In elke ronde wordt naar zorgen gevraagd; een zorg houdt een besluit niet tegen.",
     {"concern-voiced": "warning"}, "Was het veilig genoeg om een zorg te noemen?"),
    ("waarom-erbij", "Het waarom staat erbij",
     "Elke afspraak zegt waarom dit en niet iets anders; verslagen zijn kort en snel.",
     {"agreement-why": "error", "report-published": "warning", "report-concise": "warning"},
     "Begrijpt een nieuwkomer het verslag?"),
    ("samen-dragen", "Samen dragen",
     "Ten minste twee organisaties dragen een deel; iedere partij wordt bij de evaluatie gehoord.",
     {"part-co-owned": "warning", "goal-linked": "error", "evaluation-hears-all": "error"},
     "Voelt het ook als samen?"),
)


class Generator:
    """The whole folder: plans how many of what, then writes kind by kind."""

    def __init__(self, options):
        self.options = options
        self.rng = random.Random(options.seed)
        self.network = Network(self.rng, options.records)
        self.writer = Writer(options.folder, self.rng)
        self.deeds = Deeds(self.network, self.writer)
        self.review_days = self.count_rest()

    def count_rest(self):
        """Deals out meetings, reviews and proposals so that the records add up to the number."""
        circles, records = self.network.circles, self.options.records
        meetings = max(len(circles), round(records * 0.12))
        reviews = max(1, round(records * 0.012))
        self.network.meet(meetings)
        mandates = sum(len(circle.seats) for circle in circles)
        founding = 2 + sum(1 + election_count(circle) for circle in circles) - 1
        free = records - 1 - len(self.network.organisations) - len(circles) - len(SPELREGELS)
        free -= meetings + reviews + mandates + founding
        if free < len(FATES):
            raise Impossible("%d records are too few for a network" % records)
        self.deal(free)
        return reviews

    def deal(self, free):
        """Every fate once, the others by weight, shuffled over the circles."""
        rng = self.rng
        fates = []
        names = [fate for fate in FATES]
        weights = [fate[2] for fate in FATES]
        for name, size, _ in names + rng.choices(names, weights, k=free):
            if size <= free:
                fates.append(name)
                free -= size
        while free > 0:
            fates.append("in_force")
            free -= 1
        rng.shuffle(fates)
        circles = self.network.circles
        for n, fate in enumerate(fates):
            at = n % len(circles)
            circle = circles[at if at or fate != "escalated" else 1]
            circle.fates.append(fate)
            circle.lapses = circle.lapses or fate == "lapsed"

    def choose_planted(self):
        """Which of the plain agreements in force lose their date: (circle, number of its fate)."""
        plain = [(circle, n) for circle in self.network.circles
                 for n, fate in enumerate(circle.fates) if fate == "in_force"]
        if self.options.plant > len(plain):
            raise Impossible("only %d agreements can lose their date" % len(plain))
        chosen = random.Random("plant/%d" % self.options.seed).sample(plain, self.options.plant)
        return {(circle.id, n) for circle, n in chosen}

    def run(self):
        chosen = self.choose_planted()
        charter = self.charter()
        contents = {circle: self.circle_content(circle) for circle in self.network.circles}
        self.found(charter, contents)
        for circle in self.network.circles:
            self.deeds.elections(circle)
            for n, fate in enumerate(circle.fates):
                if (circle.id, n) in chosen:
                    self.deeds.in_force(circle, plant=True)
                else:
                    getattr(self.deeds, fate)(circle)
        for circle in self.network.circles:
            self.write_circle(circle, contents[circle])
            self.write_mandates(circle)
            self.write_meetings(circle)
        self.write_reviews()
        self.write_organisations()
        self.writer.write("kring.yaml", charter, comments=1)

    # The network and its ground rules

    def charter(self):
        orgs = self.network.organisations
        return {
            "format": "1", "name": "Netwerk Samen Zuid", "language": "nl",
            "purpose": "Elk gezin één lijn, van de eerste vraag tot en met de nazorg.\n"
                       "Geen organisatie kan dat alleen.",
            "started": iso(FOUNDED),
            "continuation": {"decide-by": "2027-12-01", "end-if": ["Doel bereikt"],
                             "exit": "Opzegging met drie maanden"},
            "goals": GOALS,
            "charter": {"preparation": {"days": "7", "form": "Stukken in de map"},
                        "routing": ["table", "constituency", "table", "publish"],
                        "process-evaluation": {"every": "12m", "form": "Vijf lenzen"}},
            "adopted": {"date": iso(FOUNDED + 30), "by": "regiekring/samenwerkingsverband"},
            "phase": "make-transparent",
            "shared": {"goal": "Eén lijn", "boundary": "Wij nemen elkaars werk niet over",
                       "identity": "Samen Zuid"},
            "terms": {"overdracht": {orgs[0].id: "Een gesprek", orgs[1].id: "Een bericht"}},
            "stakeholders": {
                "zorgverzekeraar": {"position": "consulted", "why": "Betaalt de extra uren"},
                "gemeenteraad": {"position": "informed", "why": "Stelt het beleid vast"},
            },
        }

    def circle_content(self, circle):
        """The content keys of a circle, which the agreement that founded it consented to."""
        rng = self.rng
        return {
            "aim": "Ieder die hulp vraagt, weet bij wie: %s" % rng.choice(words.INTERESTS).lower(),
            "domain": circle.topics,
            "scope": {"in": circle.topics, "out": ["tarieven", "personeelsbeleid"]},
            "parent": circle.parent.id if circle.parent else "none",
            "absence": circle.absence, "stand-aside": circle.stand_aside,
            "renewal": "per-term", "overdue": "lapse" if circle.lapses else "continue",
            "grace": "30d",
        }

    def found(self, charter, contents):
        top = self.network.circles[0]
        coming = TODAY + 60
        self.deeds.founding(
            top, "samenwerkingsverband", "Het samenwerkingsverband en de regiekring",
            {"network": twin.digest("network", charter),
             "circles/regiekring": twin.digest("circle", contents[top])},
            FOUNDED + 30, coming + 200,
        )
        self.deeds.founding(
            top, "onze-spelregels", "Onze zeven spelregels", self.write_spelregels(),
            RULES_SINCE, coming + 100,
        )
        for circle in self.network.circles[1:]:
            self.deeds.founding(
                circle.parent, "kring-" + circle.id, "Instellen van de %s" % circle.name.lower(),
                {"circles/" + circle.id: twin.digest("circle", contents[circle])},
                circle.start - 7, coming + self.rng.randint(0, 300),
            )

    def write_spelregels(self):
        established = {}
        for id, title, text, enforces, ask in SPELREGELS:
            record = {
                "title": title, "text": text, "enforces": enforces, "ask": ask,
                "adopted": {"date": iso(RULES_SINCE), "by": "regiekring/onze-spelregels"},
                "evaluation": {"date": iso(TODAY + 90)},
            }
            established["spelregels/" + id] = twin.digest("spelregel", record)
            self.writer.write("spelregels/%s.yaml" % id, record)
        return established

    # Circles, mandates, meetings, reviews, organisations

    def write_circle(self, circle, content):
        rng = self.rng
        members = {}
        for seat in circle.seats:
            members[seat.person.id] = {"from": iso(seat.since)}
            if seat.until is not None:
                members[seat.person.id]["until"] = iso(seat.until)
        head = ("aim", "domain", "scope", "parent")
        record = {"name": circle.name}
        record.update((key, content[key]) for key in head)
        record["members"] = members
        if circle.observers:
            since = {"from": iso(circle.start + 40)}
            record["observers"] = {person.id: since for person in circle.observers}
        record.update((key, value) for key, value in content.items() if key not in head)
        record["max-rounds"] = "3"
        record["until"] = "2027-12-31"
        if circle.parent:
            adopted, by = circle.start - 7, "%s/kring-%s" % (circle.parent.id, circle.id)
        else:
            adopted, by = FOUNDED + 30, "regiekring/samenwerkingsverband"
        record["adopted"] = {"date": iso(adopted), "by": by}
        record["roles"] = {role: dict(held) for role, held in circle.roles.items()}
        tasks = {"agenda": {"what": "Agenda een week vooraf rondsturen",
                            "handover": "Sjabloon staat in de map"}}
        record["roles"]["secretary"]["tasks"] = tasks
        if rng.random() < 0.5:
            record["roles"]["facilitator"]["tasks"] = {
                "ronde": {"what": "De consentronde leiden", "handover": "Kaartje met de stappen"}
            }
        self.writer.write("circles/%s.yaml" % circle.id, record)

    def write_mandates(self, circle):
        for seat in circle.seats:
            record = self.mandate(circle, seat)
            self.writer.write("mandates/%s/%s.yaml" % (circle.id, seat.person.id), record)

    def mandate(self, circle, seat):
        rng = self.rng
        orgs = seat.organisations
        by = "%s %s" % (rng.choice(("Bestuur", "Directie", "Ledenraad")), orgs[0].name)
        record = {"organisation": orgs[0].id}
        if len(orgs) > 1:
            record = {"organisations": [org.id for org in orgs]}
        record.update({"given-by": by, "scope": list(circle.topics)})
        if rng.random() < 0.3:
            record["reserved"] = {"tarieven": {"with": "gemeenteraad", "days": "84"}}
        if rng.random() < 0.5:
            record["limits"] = "tot %d euro per jaar" % (1000 * rng.randint(1, 20))
        record["latitude"] = rng.choice(("free", "free", "consult"))
        record["from"] = iso(seat.since)
        until = seat.since + 730
        record["until"] = iso(until)
        if seat.until is not None:
            record["withdrawn"] = {"date": iso(seat.until + 1), "by": by}
        if seat.consulted:
            record["consultations"] = {
                name: self.consultation(seat, *rest) for name, *rest in seat.consulted
            }
        renewals = []
        while until - 20 <= (TODAY if seat.until is None else seat.until):
            renewed, until = until - 20, until + 730
            renewals.append(
                {"date": iso(renewed), "by": by, "outcome": "confirmed", "until": iso(until)}
            )
        if renewals:
            record["renewals"] = renewals
        return record

    def consultation(self, seat, id, number, opened, decided):
        return {
            "about": id, "round": str(number), "opened": iso(opened), "closed": iso(decided - 1),
            "heard": [seat.organisations[0].id], "stance": self.rng.choice(words.STANCES),
            "feedback": iso(decided + self.rng.randint(1, 14)),
        }

    def write_meetings(self, circle):
        for n, day in enumerate(circle.meetings):
            following = circle.meetings[n + 1] if n + 1 < len(circle.meetings) else None
            record = self.meeting(circle, day, following)
            self.writer.write("meetings/%s/%s.yaml" % (circle.id, iso(day)), record)
        if circle.planned is not None:
            record = {"agenda": self.rng.sample(circle.written, 2)}
            self.writer.write("meetings/%s/%s.yaml" % (circle.id, iso(circle.planned)), record)

    def meeting(self, circle, day, following):
        rng = self.rng
        record = {}
        if circle.agenda.get(day):
            record["agenda"] = circle.agenda[day]
        record["papers"] = iso(day - 7)
        there = [seat.person.id for seat in circle.active(day, day)]
        away = there[-1:] if len(there) > 4 and rng.random() < 0.3 else []
        record["present"] = [id for id in there if id not in away]
        if away:
            record["absent"] = away
        if rng.random() < 0.15:
            record["guests"] = ["Mevrouw De Boer van de bewonersraad"]
        record["facilitator"] = there[0]
        if rng.random() < 0.4:
            record["issues"] = self.issues(circle, there, day)
        record["report"] = {"date": iso(day + rng.randint(1, 6)),
                            "summary": "\n".join(rng.sample(words.SUMMARIES, rng.randint(1, 3)))}
        if following is not None:
            record["report"]["confirmed"] = iso(following)
        if rng.random() < 0.6:
            worked = rng.choice(words.VIEWS)
            record["evaluation"] = {"worked": worked, "improve": "Eerder stukken rondsturen"}
        return record

    def issues(self, circle, there, day):
        rng = self.rng
        made = {}
        for each in rng.sample(words.ISSUES, rng.randint(1, 2)):
            id, what = pair(each)
            made[id] = {"what": what, "by": rng.choice(there)}
            if rng.random() < 0.5:
                made[id]["proposal"] = rng.choice(circle.written)
            else:
                owner = rng.choice(there)
                made[id]["next"] = {"what": "Navragen", "owner": owner, "due": iso(day + 28)}
        return made

    def write_reviews(self):
        circles = self.network.circles
        for n in range(self.review_days):
            circle = circles[n % len(circles)]
            day = TODAY - 30 - 182 * (n // len(circles)) - n % 20
            record = self.review(circle)
            self.writer.write("reviews/%s/%s.yaml" % (circle.id, iso(day)), record)

    def review(self, circle):
        rng = self.rng
        parties = parties_of(circle.active(TODAY - 40, TODAY))
        lenses = ("ambition", "interests", "relationships", "organisation", "process")
        layers = ("trust", "conflict", "commitment", "accountability", "results")
        return {
            "lenses": {lens: {org: str(rng.randint(2, 5)) for org in parties} for lens in lenses},
            "team": {layer: {"mean": "%.1f" % rng.uniform(2.5, 4.5),
                             "spread": "%.1f" % rng.uniform(0.3, 1.2),
                             "n": str(len(parties))} for layer in layers},
            "behaviours": {"keeping-agreements": str(rng.randint(2, 5))},
            "shift": {"roles": {"now": "2", "wanted": "4"}},
            "notes": "\n".join(rng.sample(words.SUMMARIES, 2)),
        }

    def write_organisations(self):
        seated = {org for circle in self.network.circles for seat in circle.seats
                  for org in seat.organisations}
        for org in self.network.organisations:
            record = self.organisation(org, org in seated)
            self.writer.write("organisations/%s.yaml" % org.id, record)

    def organisation(self, org, seated):
        rng = self.rng
        people = {}
        for person in org.people:
            people[person.id] = {"name": person.name,
                                 "email": "%s@%s.example" % (person.id, org.id)}
            if person.left is not None:
                people[person.id]["left"] = iso(person.left)
        partner = rng.choice([other for other in self.network.organisations if other is not org])
        record = {
            "name": org.name, "position": "core" if seated else "ring", "people": people,
            "boundary": {"for": rng.choice(words.INTERESTS),
                         "not-for": "Werk van een ander overnemen",
                         "why": rng.choice(words.REASONS)},
            "expects": {partner.id: self.deeds.rule()},
            "added-value": rng.choice(words.VIEWS), "funds": str(rng.randint(1, 20)),
            "keeps": "Het eigen personeelsbeleid",
            "capacity": "Eén medewerker, een dag in de week",
        }
        if rng.random() < 0.3:
            record["also-in"] = ["netwerk-palliatief"]
        record["consult-days"] = str(rng.choice((7, 14, 21)))
        record["joined"] = iso(FOUNDED)
        return record


def arguments(argv):
    options = argparse.ArgumentParser(description="make a kring folder of any size")
    options.add_argument("--records", type=int, required=True, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    options.add_argument("--plant", type=int, default=0, metavar="K")
    options.add_argument("folder", metavar="DIR")
    given = options.parse_args(argv)
    if given.records < LEAST:
        options.error("a network has at least %d records" % LEAST)
    if given.plant < 0:
        options.error("--plant takes a number from 0 on")
    if os.path.exists(given.folder) and os.listdir(given.folder):
        options.error("'%s' is not empty" % given.folder)
    return given


def make(options):
    os.makedirs(options.folder, exist_ok=True)
    generator = Generator(options)
    generator.run()
    written = generator.writer
    if written.records != options.records:
        raise Impossible("%d of %d records written" % (written.records, options.records))
    for path in generator.deeds.planted:
        print(path)
    mean = written.bytes / written.records
    figures = (written.records, written.bytes, mean)
    print("%d records, %d bytes, mean %.0f bytes a file" % figures, file=sys.stderr)


def main(argv):
    try:
        make(arguments(argv))
    except (Impossible, OSError) as problem:
        print("generate.py: %s" % problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
