"""agreements.py - proposals and what became of them: texts, rounds, adoptions, evaluations.

Every fate of a proposal is one method of Deeds that writes its records. What is adopted here was
adopted by the format's rule: by members with a mandate, for every party, on the text as it is.
"""

from types import SimpleNamespace

import digest as twin
import words
from network import FOUNDED, TODAY, Impossible, capital, day_of, iso, pair, parties_of, slug

# The keys of an agreement in the order of the format.
ORDER = """title kind driver text why options goal topics effects interests parties starts actions
requests evaluation heard disagreements elects nominations bounds establishes supersedes builds-on
keeper proposed adopted reactions rounds decided accessions corrections reopened evaluations
extensions handovers deviations deferred escalated suspended withdrawn ended""".split()

# What may have become of a proposal: name, how many records it takes, how often (per thousand).
FATES = (
    ("in_force", 1, 430),
    ("due", 1, 40),
    ("overdue", 1, 25),
    ("lapsed", 1, 5),
    ("renewed", 1, 110),
    ("superseded", 2, 60),
    ("superseded_twice", 3, 15),
    ("being_replaced", 2, 15),
    ("ended", 1, 30),
    ("withdrawn", 1, 20),
    ("forming", 1, 30),
    ("opened", 1, 40),
    ("objected", 1, 20),
    ("adopted_later", 1, 20),
    ("deferred", 1, 10),
    ("suspended", 1, 10),
    ("escalated", 2, 10),
    ("under_review", 1, 10),
    ("from_before", 1, 25),
    ("corrected", 1, 15),
    ("extended", 1, 30),
    ("joined", 1, 15),
    ("by_method", 2, 10),
)

GOALS = {
    "continuiteit": {"title": "Eén lijn voor ieder gezin", "k": "quality",
                     "indicator": "Aandeel warme overdrachten", "baseline": "62", "target": "90",
                     "date": "2027-12-31"},
    "betaalbaar": {"title": "Binnen het budget blijven", "k": "costs",
                   "indicator": "Kosten per traject", "baseline": "100", "target": "95",
                   "date": "2027-12-31"},
    "veerkracht": {"title": "Minder kwetsbaar bij uitval", "k": "vulnerability",
                   "indicator": "Diensten zonder invaller", "baseline": "14", "target": "5",
                   "date": "2027-06-30"},
    "nabijheid": {"title": "Hulp dicht bij huis", "k": "quality",
                  "indicator": "Reistijd in minuten", "baseline": "25", "target": "15",
                  "date": "2028-01-01"},
}


class Deeds:
    """Agreements: texts, rounds, adoptions, evaluations."""

    def __init__(self, network, writer):
        self.network, self.writer, self.rng = network, writer, network.rng
        self.planted = []

    # Texts

    def title(self, circle):
        number = circle.titles.pop()
        subject = words.SUBJECTS[number // len(words.OCCASIONS)]
        return "%s %s" % (subject, words.OCCASIONS[number % len(words.OCCASIONS)])

    def driver(self):
        choice = self.rng.choice
        lines = [
            "%s %s." % (capital(choice(words.MOMENTS)), choice(words.TROUBLES))
            for _ in range(1 + (self.rng.random() < 0.2))
        ]
        return "\n".join(lines)

    def rule(self):
        choice = self.rng.choice
        return "%s %s %s %s %s." % (
            capital(choice(words.WHO)), choice(words.DOES), choice(words.WHOM),
            choice(words.WHEN), choice(words.HOW),
        )

    def text(self):
        return "\n".join(self.rule() for _ in range(self.rng.choice((1, 1, 2, 2))))

    def criteria(self, names):
        rng = self.rng
        made = {}
        for each in rng.sample(words.CRITERIA, 1 + (rng.random() < 0.4)):
            id, text = pair(each)
            made[id] = text
            if rng.random() < 0.2:
                made[id] = {"text": text, "from": rng.choice(names).person.id}
        return made

    def actions(self, parties, start, today):
        """One or two deeds, carried by at least two organisations; done, moved or still ahead."""
        rng = self.rng
        made = {}
        for n, each in enumerate(rng.sample(words.ACTIONS, 1 + (rng.random() < 0.15))):
            id, what = pair(each)
            owner = parties[n % len(parties)]
            action = {"what": what, "owner": owner, "with": [parties[(n + 1) % len(parties)]]}
            due = start + rng.randint(14, 90)
            if due > today and rng.random() < 0.3:
                due = today + rng.randint(10, 120)
            action["due"] = iso(due)
            if due <= today and rng.random() < 0.97:
                action["done"] = iso(rng.randint(start, due))
            elif due <= today + 20:
                moved = rng.randint(start, min(due, today))
                to = max(due, today) + rng.randint(20, 80)
                action["moved"] = [
                    {"date": iso(moved), "to": iso(to), "why": rng.choice(words.WHYS)}
                ]
            made[id] = action
        return made

    def content(self, circle, names, parties, evaluation, start):
        """The content keys of an ordinary proposal, without what a fate adds to them."""
        rng = self.rng
        parts = {
            "title": self.title(circle), "driver": self.driver(), "text": self.text(),
            "why": ".\n".join(rng.sample(words.REASONS, 1 + (rng.random() < 0.2))) + ".",
            "goal": rng.choice(list(GOALS)), "topics": rng.sample(circle.topics, rng.randint(1, 2)),
            "parties": parties, "actions": self.actions(parties, start, TODAY),
            "evaluation": {"date": iso(evaluation), "criteria": self.criteria(names)},
        }
        if rng.random() < 0.25:
            weighed = rng.sample(words.OPTIONS, rng.randint(1, 2))
            parts["options"] = dict(pair(each) for each in weighed)
        if rng.random() < 0.25:
            parts["effects"] = {k: rng.choice(("better", "same", "worse", "unknown"))
                                for k in ("costs", "quality", "vulnerability")}
        if rng.random() < 0.2:
            parts["interests"] = {party: rng.choice(words.INTERESTS) + "." for party in parties[:3]}
        if rng.random() < 0.1:
            parts["requests"] = {
                "tarief": {
                    "to": "zorgverzekeraar",
                    "what": "Tarief voor de extra uren",
                    "by": iso(evaluation),
                }
            }
        if rng.random() < 0.25:
            parts["evaluation"]["failed-if"] = rng.choice(words.FAILURES)
        return parts

    def as_two(self, parts, names, day):
        """A TWO: who was heard, and what was left open on purpose."""
        rng = self.rng
        parts["kind"] = "two"
        heard = rng.sample(names, 2)
        open_ = rng.sample(words.DISAGREEMENTS, rng.randint(1, 2))
        parts["disagreements"] = {}
        for each, seat in zip(open_, heard):
            id, view, shows = each.split(":")
            parts["disagreements"][id] = {"who": seat.person.id, "view": view, "shows": shows}
        about = open_[0].split(":")[0]
        parts["heard"] = {seat.person.id: {"date": iso(day), "about": about} for seat in heard}

    # Rounds

    def consent(self, opened, last, concern):
        """One member's way to consent: at once, or after a doubt or a talk at home."""
        rng = self.rng
        day = rng.randint(opened, last)
        if not concern and day - opened > 1 and rng.random() < 0.07:
            first = rng.randint(opened, day - 1)
            if rng.random() < 0.5:
                return {"response": "not-yet", "date": iso(first), "said": rng.choice(words.DOUBTS),
                        "then": [{"response": "consent", "date": iso(day)}]}
            return {"response": "consulting", "date": iso(first), "until": iso(last),
                    "then": [{"response": "consent", "date": iso(day)}]}
        answer = {"response": "consent", "date": iso(day)}
        if concern or rng.random() < 0.12:
            answer["concern"] = rng.choice(words.CONCERNS) if rng.random() < 0.3 else "none"
        return answer

    def all_consent(self, names, opened, last):
        return {seat.person.id: self.consent(opened, last, False) for seat in names}

    def without_consent(self, circle, opened, day, meeting):
        """An answer that adoption allows beside consent, where the circle does; mostly None."""
        rng = self.rng
        if circle.stand_aside == "allowed" and rng.random() < 0.04:
            return {"response": "stand-aside", "date": iso(rng.randint(opened, day))}
        if circle.absence == "present-decide" and meeting == day and rng.random() < 0.06:
            return {"response": "absent", "date": iso(day), "counted": "present-decide"}
        if circle.absence == "silence-after-14d" and day - opened > 14 and rng.random() < 0.08:
            return {"response": "absent", "date": iso(day), "counted": "silence"}
        return None

    def answers(self, circle, names, opened, day, meeting, concern):
        """The answers of a round that was adopted on this day, and who of them consented."""
        responses, consenting = {}, []
        for n, seat in enumerate(names):
            other = None
            if n > 2 and not concern:
                other = self.without_consent(circle, opened, day, meeting)
            responses[seat.person.id] = other or self.consent(opened, day, concern)
            if other is None:
                consenting.append(seat)
        return responses, consenting

    def round_head(self, circle, opened, closes, meeting):
        rng = self.rng
        head = {"opened": iso(opened)}
        if closes is not None and rng.random() < 0.7:
            head["closes"] = iso(closes)
        if meeting is not None:
            head["meeting"] = iso(meeting)
        head["absence"] = circle.absence
        if circle.stand_aside == "allowed":
            head["stand-aside"] = "allowed"
        return head

    def objection(self, parts, day):
        rng = self.rng
        made = {
            "response": "objection",
            "date": iso(day),
            "argument": rng.choice(words.ARGUMENTS) + ".",
            "aim": rng.choice(("circle", parts["goal"])),
        }
        if rng.random() < 0.5:
            made["suggestion"] = rng.choice(words.SUGGESTIONS) + "."
        return made

    def objected_answers(self, parts, names, objector, opened, day):
        """A round with one objection: the others have consented or are still to answer."""
        rng = self.rng
        responses = {}
        for seat in names:
            answered = rng.randint(opened, day)
            answer = {"response": "pending"}
            if seat is objector:
                answer = self.objection(parts, answered)
            elif rng.random() < 0.6:
                answer = {"response": "consent", "date": iso(answered)}
            responses[seat.person.id] = answer
        return responses

    def earlier_text(self, parts):
        """What stood there before the objection: the earlier values of some content keys."""
        rng = self.rng
        if rng.random() < 0.2:
            criteria = dict(list(parts["evaluation"]["criteria"].items())[:1])
            criteria["proef"] = "De proef is afgerond"
            return {"evaluation": dict(parts["evaluation"], criteria=criteria)}
        was = {"text": self.text()}
        if rng.random() < 0.2:
            was["driver"] = self.driver()
        return was

    def first_of_two(self, circle, parts, names, opened, next_opened):
        """A first round that met an objection, and the value that the second one changed."""
        rng = self.rng
        was = self.earlier_text(parts)
        objector = rng.choice(names)
        closed = rng.randint(opened + 1, next_opened - 1)
        made = self.round_head(circle, opened, next_opened, None)
        made["asked"] = {"by": names[0].person.id, "date": iso(opened)}
        made["text-digest"] = twin.digest("agreement", dict(parts, **was))
        made["responses"] = self.objected_answers(parts, names, objector, opened, closed)
        result = "criterion-added" if "evaluation" in was else "amended"
        made["responses"][objector.person.id]["outcome"] = {
            "result": result, "round": "2", "date": iso(rng.randint(closed, next_opened)),
            "by": names[0].person.id, "confirmed-by": objector.person.id,
        }
        return made, was

    def decided_rounds(self, circle, parts, plan):
        """All rounds of an adopted proposal; the last one with the answers of the plan."""
        rng = self.rng
        rounds = []
        last = self.round_head(circle, plan.opened, plan.day, plan.meeting)
        if plan.first is not None:
            first, was = self.first_of_two(circle, parts, plan.names, plan.first, plan.opened)
            rounds.append(first)
            last["changed"] = rng.choice(words.CHANGES)
            last["was"] = was
        if not plan.concern:
            asked = rng.randint(plan.opened, plan.day)
            last["asked"] = {"by": plan.names[0].person.id, "date": iso(asked)}
        last["text-digest"] = twin.digest("agreement", parts)
        last["responses"] = plan.responses
        rounds.append(last)
        return rounds

    # Adoption

    def plan(self, circle, earliest, latest):
        """When a proposal was made, opened and adopted, by whom, and what they answered."""
        rng = self.rng
        plan = SimpleNamespace()
        silence = circle.absence == "silence-after-14d"
        least = circle.start + 62
        for _ in range(50):
            day = rng.randint(max(least, earliest), max(least, earliest, latest))
            plan.meeting = circle.meeting_near(day)
            if plan.meeting is not None and not earliest <= plan.meeting <= latest:
                plan.meeting = None
            plan.day = day if plan.meeting is None else plan.meeting
            plan.opened = plan.day - (rng.randint(15, 22) if silence else rng.randint(4, 10))
            plan.first = plan.opened - rng.randint(7, 16) if rng.random() < 0.32 else None
            plan.proposed = (plan.first or plan.opened) - rng.randint(4, 20)
            plan.names = circle.active(plan.proposed, plan.day)
            plan.concern = rng.random() < 0.2
            plan.responses, plan.consenting = self.answers(
                circle, plan.names, plan.opened, plan.day, plan.meeting, plan.concern
            )
            plan.parties = parties_of(plan.consenting)
            if len(plan.parties) > 1 and self.lasting(plan.names):
                return plan
        raise Impossible("no day of adoption found in '%s'" % circle.id)

    def lasting(self, names):
        return [seat for seat in names if seat.until is None]

    def record(self, circle, plan, parts):
        """Adds what the adoption of a proposal leaves in its file."""
        rng = self.rng
        parts["keeper"] = rng.choice(self.lasting(plan.names)).person.id
        parts["proposed"] = {"by": rng.choice(plan.names).person.id, "date": iso(plan.proposed)}
        parts["adopted"] = {"date": iso(plan.day)}
        if plan.meeting is not None:
            parts["adopted"]["meeting"] = iso(plan.meeting)
        if rng.random() < 0.2:
            parts["reactions"] = self.reactions(circle, plan.names, plan.proposed, plan.opened)
        parts["rounds"] = self.decided_rounds(circle, parts, plan)
        return parts

    def reactions(self, circle, names, first, last):
        rng = self.rng
        people = [seat.person for seat in names] + circle.observers
        made = {}
        for person in rng.sample(people, min(len(people), rng.randint(1, 2))):
            question = rng.random() < 0.5
            made[person.id] = [{
                "date": iso(rng.randint(first, last)), "kind": "question" if question else "view",
                "text": rng.choice(words.QUESTIONS if question else words.VIEWS),
            }]
        return made

    def adopted(self, circle, earliest, latest, evaluation, extra=None):
        """An adopted agreement; `evaluation` is (first, last) day that its date may have.

        A first day of None stands for the half year after the adoption. `extra` are content keys.
        """
        rng = self.rng
        plan = self.plan(circle, earliest, latest)
        first, last = evaluation
        if first is None:
            first = plan.day + 120
        date = rng.randint(max(first, plan.day + 30), max(last, plan.day + 60))
        parts = self.content(circle, plan.names, plan.parties, date, plan.day)
        if "kind" in (extra or {}):
            pass
        elif rng.random() < 0.25:
            self.as_two(parts, plan.names, plan.proposed)
        elif rng.random() < 0.1:
            parts["kind"] = "agreement"
        if rng.random() < 0.2:
            parts["starts"] = iso(plan.day + rng.randint(0, 20))
        parts.update(extra or {})
        return self.record(circle, plan, parts), plan

    def file(self, circle, parts, plan=None, name=None, plant=False):
        """Writes an agreement and notes where meetings and mandates will speak of it."""
        name = name or slug(parts["title"])
        id = "%s/%s" % (circle.id, name)
        circle.written.append(id)
        if plan is not None:
            if plan.meeting is not None:
                circle.agenda.setdefault(plan.meeting, []).append(id)
            seat = self.rng.choice(plan.names)
            if len(seat.consulted) < 2 and plan.day - plan.opened > 3 and plan.day < TODAY - 30:
                seat.consulted.append((name, id, len(parts["rounds"]), plan.opened, plan.day))
        record = {key: parts[key] for key in ORDER if key in parts}
        path = "agreements/%s.yaml" % id
        if plant:
            kept = {key: value for key, value in parts["evaluation"].items() if key != "date"}
            record["evaluation"] = kept
            self.planted.append(path)
        self.writer.write(path, record)
        return id

    # Evaluations

    def evaluation(self, circle, parts, day, outcome, next_day):
        """An evaluation and the consent to its outcome, and the day of that; at most 60 days later.

        A party whose member is just changing has nobody to consent: then it waits some days.
        """
        rng = self.rng
        for start in range(day, min(day + 60, TODAY - 12), 5):
            decided = start + rng.randint(2, 10)
            meeting = circle.meeting_near(start + 1)
            if meeting is not None and meeting - start < 12:
                decided = meeting
            names = circle.active(start, decided)
            if set(parties_of(names)) >= set(parts["parties"]):
                break
        else:
            raise Impossible("no day for an evaluation found in '%s'" % circle.id)
        made = {
            "date": iso(start), "by": self.lasting(names)[0].person.id,
            "kept": rng.choice(("kept", "kept", "partly", "not-kept")),
            "learned": "\n".join(rng.sample(words.LEARNED, rng.randint(1, 2))),
            "criteria": {id: rng.choice(("met", "met", "not-met", "unknown"))
                         for id in parts["evaluation"]["criteria"]},
            "inputs": list(parts["parties"]), "outcome": outcome,
        }
        if next_day is not None:
            next_day = max(next_day, decided + 60)
            made["next"] = iso(next_day)
        made["absence"] = circle.absence
        made["text-digest"] = twin.renewal_digest(
            parts["rounds"][-1]["text-digest"], outcome, made.get("next")
        )
        made["responses"] = self.all_consent(names, start, decided)
        made["decided"] = {"date": iso(decided)}
        if meeting == decided:
            made["decided"]["meeting"] = iso(meeting)
        return made, decided

    # What became of a proposal: one function a fate, each writes its records.

    AHEAD = (TODAY + 36, TODAY + 480)

    def in_force(self, circle, plant=False):
        parts, plan = self.adopted(circle, 0, TODAY - 6, self.AHEAD)
        if self.rng.random() < 0.05:
            parts["deviations"] = [{
                "date": iso(self.rng.randint(plan.day + 1, TODAY)), "by": parts["parties"][0],
                "why": self.rng.choice(words.WHYS),
            }]
        elif self.rng.random() < 0.05:
            to = self.rng.choice(circle.active(TODAY, TODAY))
            parts["handovers"] = [{
                "what": "keeper", "date": iso(self.rng.randint(plan.day, TODAY)),
                "to": to.person.id, "why": self.rng.choice(words.WHYS),
            }]
        self.file(circle, parts, plan, plant=plant)

    def due(self, circle):
        parts, plan = self.adopted(circle, 0, TODAY - 90, (TODAY, TODAY + 30))
        self.file(circle, parts, plan)

    def overdue(self, circle):
        parts, plan = self.adopted(circle, 0, TODAY - 150, (TODAY - 29, TODAY - 1))
        self.file(circle, parts, plan)

    def lapsed(self, circle):
        parts, plan = self.adopted(circle, 0, TODAY - 240, (TODAY - 120, TODAY - 50))
        self.file(circle, parts, plan)

    def renewed(self, circle):
        rng = self.rng
        parts, plan = self.adopted(circle, 0, TODAY - 330, (None, TODAY - 60))
        parts["evaluations"] = []
        day = rng.randint(plan.day + 100, plan.day + 220)
        if rng.random() < 0.2 and day < TODAY - 260:
            made, decided = self.evaluation(circle, parts, day, "renewed", day + 180)
            parts["evaluations"].append(made)
            day = decided + 120
        made, _ = self.evaluation(circle, parts, min(day, TODAY - 80), "renewed",
                                  TODAY + rng.randint(36, 400))
        parts["evaluations"].append(made)
        self.file(circle, parts, plan)

    def successor(self, circle, old_id, old, earliest, latest, evaluation):
        """A new text that takes the place of a standing one, which ends on that day."""
        rng = self.rng
        learned = rng.choice(words.LEARNED)
        seat = rng.choice(circle.active(TODAY, TODAY))
        extra = {
            "title": old["title"], "supersedes": old_id,
            "builds-on": {
                "learned": [learned],
                "concerns": {seat.person.id: rng.choice(words.CONCERNS)},
                "changed": rng.choice(words.CHANGES),
            },
        }
        parts, plan = self.adopted(circle, earliest, latest, evaluation, extra)
        old["ended"] = {"date": iso(plan.day), "why": "Vervangen door de nieuwe afspraak"}
        return parts, plan

    def chain(self, circle, length):
        """Texts that followed each other; all but the last have ended."""
        first = circle.start + 62
        step = (TODAY - 10 - first) // length
        coming = (first + step, first + step + 90)
        parts, plan = self.adopted(circle, first, first + step - 60, coming)
        base = slug(parts["title"])
        for n in range(2, length + 1):
            name = base if n == 2 else "%s-%d" % (base, n - 1)
            start = first + step * (n - 1)
            last = n == length
            coming = self.AHEAD if last else (start + step, start + step + 90)
            if self.rng.random() < 0.5:
                self.amended(circle, parts, plan, start)
            new, new_plan = self.successor(circle, "%s/%s" % (circle.id, name), parts,
                                           start, min(start + step - 60, TODAY - 6), coming)
            self.file(circle, parts, plan, name)
            parts, plan = new, new_plan
        self.file(circle, parts, plan, "%s-%d" % (base, length))

    def amended(self, circle, parts, plan, successor_from):
        """The evaluation that asked for another text; the old one stands until there is one."""
        day = successor_from - 40
        if day <= plan.day + 5:
            return
        made, decided = self.evaluation(circle, parts, day, "amended", successor_from + 90)
        if decided < successor_from:
            parts["evaluations"] = [made]

    def superseded(self, circle):
        self.chain(circle, 2)

    def superseded_twice(self, circle):
        self.chain(circle, 3)

    def being_replaced(self, circle):
        """In force, with an open successor."""
        parts, plan = self.adopted(circle, 0, TODAY - 200, self.AHEAD)
        name = slug(parts["title"])
        old_id = self.file(circle, parts, plan, name)
        extra = {"title": parts["title"], "supersedes": old_id,
                 "builds-on": {"learned": [self.rng.choice(words.LEARNED)],
                               "changed": self.rng.choice(words.CHANGES)}}
        self.file(circle, self.pending(circle, extra=extra), name=name + "-2")

    def ended(self, circle):
        rng = self.rng
        parts, plan = self.adopted(circle, 0, TODAY - 330, (TODAY - 60, TODAY - 30))
        day = rng.randint(plan.day + 90, TODAY - 80)
        made, decided = self.evaluation(circle, parts, day, "ended", None)
        parts["evaluations"] = [made]
        parts["ended"] = {"date": iso(decided), "why": "Het doel is bereikt"}
        self.file(circle, parts, plan)

    def pending(self, circle, objector=False, extra=None, opened=None):
        """A proposal with an open round: some have answered, and perhaps somebody objects."""
        rng = self.rng
        opened = opened or TODAY - rng.randint(2, 14)
        proposed = opened - rng.randint(4, 20)
        names = circle.active(proposed, TODAY)
        parts = self.content(circle, names, parties_of(names), TODAY + rng.randint(120, 400), TODAY)
        parts.update(extra or {})
        parts["keeper"] = self.lasting(names)[0].person.id
        parts["proposed"] = {"by": rng.choice(names).person.id, "date": iso(proposed)}
        if rng.random() < 0.5:
            parts["reactions"] = self.reactions(circle, names, proposed, opened)
        made = self.round_head(circle, opened, TODAY + rng.randint(-1, 20), None)
        made["asked"] = {"by": names[0].person.id, "date": iso(opened)}
        if objector:
            last = min(opened + 15, TODAY)
            responses = self.objected_answers(parts, names, names[-1], opened, last)
        else:
            responses = {seat.person.id: {"response": "pending"} for seat in names}
            some = [seat for seat in names[:-1] if rng.random() < 0.4]
            responses.update(self.all_consent(some, opened, TODAY))
        if any(answer["response"] != "pending" for answer in responses.values()):
            made["text-digest"] = twin.digest("agreement", parts)
        made["responses"] = responses
        parts["rounds"] = [made]
        return parts

    def opened(self, circle):
        self.file(circle, self.pending(circle))

    def objected(self, circle):
        self.file(circle, self.pending(circle, objector=True))

    def stopped(self, circle, outcome):
        """A round with an objection that was left: its outcome tells where the matter went."""
        opened = TODAY - self.rng.randint(40, 90)
        parts = self.pending(circle, objector=True, opened=opened)
        head = parts["rounds"][0]
        head.pop("closes", None)
        objector = list(head["responses"])[-1]
        head["responses"][objector]["outcome"] = dict(
            outcome, date=iso(opened + 18), by=parts["keeper"], **{"confirmed-by": objector}
        )
        return parts, opened + 18

    def deferred(self, circle):
        owner = circle.active(TODAY, TODAY)[0].person.id
        until = iso(TODAY + self.rng.randint(20, 90))
        parts, day = self.stopped(circle, {"result": "deferred", "owner": owner, "until": until})
        parts["deferred"] = {"date": iso(day), "until": until, "owner": owner,
                             "why": self.rng.choice(words.WHYS)}
        self.file(circle, parts)

    def escalated(self, circle):
        """The matter went to the parent circle, where it is a proposal now."""
        until = iso(TODAY + self.rng.randint(20, 90))
        parts, day = self.stopped(circle, {"result": "escalated", "until": until})
        name = slug(parts["title"])
        while "%s/%s" % (circle.parent.id, name) in circle.parent.written:
            name = "ook-" + name
        to = "%s/%s" % (circle.parent.id, name)
        for answer in parts["rounds"][0]["responses"].values():
            if "outcome" in answer:
                answer["outcome"] = {**{"result": "escalated", "to": to}, **answer["outcome"]}
        parts["escalated"] = {"date": iso(day), "to": to, "why": "Dit raakt ook de andere kringen"}
        self.file(circle, parts)
        self.file(circle.parent, self.unopened(circle.parent, day), name=name)

    def withdrawn(self, circle):
        if self.rng.random() < 0.5:
            parts, day = self.stopped(circle, {"result": "withdrawn"})
        else:
            day = TODAY - self.rng.randint(30, 400)
            parts = self.unopened(circle, day - 25)
        parts["withdrawn"] = {"date": iso(day + 5), "by": parts["proposed"]["by"],
                              "why": "Er komt een beter voorstel"}
        self.file(circle, parts)

    def unopened(self, circle, proposed):
        """A proposal without a round; what a round needs may still be missing."""
        rng = self.rng
        names = circle.active(proposed, proposed)
        parts = self.content(circle, names, parties_of(names), TODAY + rng.randint(120, 400), TODAY)
        parts["proposed"] = {"by": rng.choice(names).person.id, "date": iso(proposed)}
        parts["reactions"] = self.reactions(circle, names, proposed, min(proposed + 14, TODAY))
        return parts

    def forming(self, circle):
        self.file(circle, self.unopened(circle, TODAY - self.rng.randint(3, 40)))

    def adopted_later(self, circle):
        """Adopted, and in force from a day that has yet to come."""
        starts = {"starts": iso(TODAY + self.rng.randint(1, 60))}
        coming = (TODAY + 120, TODAY + 400)
        parts, plan = self.adopted(circle, TODAY - 60, TODAY - 6, coming, starts)
        self.file(circle, parts, plan)

    def suspended(self, circle):
        parts, plan = self.adopted(circle, 0, TODAY - 120, self.AHEAD)
        day = circle.meetings[-1] if circle.meetings else TODAY - 20
        parts["suspended"] = {"date": iso(day), "until": iso(TODAY + self.rng.randint(10, 80))}
        if circle.meetings:
            parts["suspended"]["meeting"] = iso(day)
        parts["suspended"]["why"] = self.rng.choice(words.WHYS)
        self.file(circle, parts, plan)

    def under_review(self, circle):
        """An objection to an agreement in force: it stays, and half of them have an outcome."""
        rng = self.rng
        parts, plan = self.adopted(circle, 0, TODAY - 120, self.AHEAD)
        seat = rng.choice(circle.active(TODAY - 40, TODAY))
        day = TODAY - rng.randint(10, 40)
        objection = {
            "date": iso(day), "argument": rng.choice(words.ARGUMENTS) + ".", "aim": "circle",
            "new-information": rng.choice(words.LEARNED),
        }
        if rng.random() < 0.5:
            objection["outcome"] = {
                "result": "monitored", "date": iso(day + 5), "by": parts["keeper"],
                "confirmed-by": seat.person.id,
            }
        parts["reopened"] = {seat.person.id: objection}
        self.file(circle, parts, plan)

    def from_before(self, circle):
        """What existed before the circle did: exempt from rounds until its first evaluation."""
        rng = self.rng
        parts = {"title": self.title(circle), "text": self.text()}
        if rng.random() < 0.5:
            parts["driver"] = self.driver()
        parts["evaluation"] = {"date": iso(rng.randint(*self.AHEAD))}
        parts["keeper"] = self.lasting(circle.seats)[0].person.id
        day = FOUNDED - rng.randint(60, 700)
        parts["adopted"] = {"date": iso(day), "earlier": "Stuurgroep 2022"}
        self.file(circle, parts)

    def corrected(self, circle):
        """A spelling mistake mended after adoption: the chain of digests leads to today's text."""
        rng = self.rng
        parts, plan = self.adopted(circle, 0, TODAY - 60, self.AHEAD)
        now = parts["rounds"][-1]["text-digest"]
        mistaken = dict(parts, text=parts["text"].replace("de ", "dde ", 1).replace("e", "ee", 1))
        parts["rounds"][-1]["text-digest"] = before = twin.digest("agreement", mistaken)
        one, two = rng.sample(self.lasting(plan.names), 2)
        parts["corrections"] = [{
            "date": iso(rng.randint(plan.day + 1, TODAY)), "by": one.person.id,
            "seen-by": two.person.id, "what": "Spelfout", "from": before, "to": now,
        }]
        self.file(circle, parts, plan)

    def extended(self, circle):
        """The evaluation could not be held in time: another date, and nothing else."""
        rng = self.rng
        parts, plan = self.adopted(circle, 0, TODAY - 180, (TODAY - 60, TODAY - 10))
        planned = day_of(parts["evaluation"]["date"])
        parts["extensions"] = [{
            "date": iso(max(plan.day + 1, planned - rng.randint(1, 9))), "by": parts["keeper"],
            "to": iso(TODAY + rng.randint(36, 120)), "why": rng.choice(words.WHYS),
        }]
        self.file(circle, parts, plan)

    def joined(self, circle):
        """An organisation that was not at the table joins an agreement in force."""
        parts, plan = self.adopted(circle, 0, TODAY - 60, self.AHEAD)
        others = [org for org in self.network.organisations
                  if org.id not in parts["parties"] and org.people[0].left is None]
        if others:
            other = self.rng.choice(others)
            parts["accessions"] = {other.id: {"by": other.people[0].id,
                                              "date": iso(self.rng.randint(plan.day + 1, TODAY))}}
        self.file(circle, parts, plan)

    def by_method(self, circle):
        """An agreement on who may decide what otherwise, and a decision within those bounds."""
        rng = self.rng
        decider = circle.active(circle.start, TODAY)[0].organisations[0].id
        bounds = {"decides": [decider], "topics": [circle.topics[0]], "amount": "25000",
                  "until": iso(TODAY + 400)}
        extra = {"kind": "method", "bounds": bounds, "topics": [circle.topics[0]]}
        parts, plan = self.adopted(circle, 0, TODAY - 200, self.AHEAD, extra)
        method = self.file(circle, parts, plan)
        day = rng.randint(plan.day + 30, TODAY - 5)
        names = circle.active(day, day)
        parts = self.content(circle, names, parties_of(names), rng.randint(*self.AHEAD), day)
        del parts["parties"]
        for action in parts["actions"].values():
            action["owner"], action["with"] = names[0].person.id, parties_of(names[1:2])
        parts["topics"] = [circle.topics[0]]
        parts["keeper"] = self.lasting(names)[0].person.id
        parts["proposed"] = {"by": names[0].person.id, "date": iso(day - 10)}
        parts["decided"] = {"by": decider, "method": method, "date": iso(day),
                            "amount": str(rng.randint(10, 250) * 100)}
        self.file(circle, parts)

    # What every circle has: its founding, and elections.

    def unanimous(self, circle, day, since):
        """The plan of one round to which all who were members since a day consent."""
        plan = SimpleNamespace(meeting=None, day=day, first=None, concern=False)
        plan.proposed, plan.opened = day - 20, day - 8
        plan.names = circle.active(since, day)
        plan.responses = self.all_consent(plan.names, plan.opened, day)
        return plan

    def founding(self, circle, name, title, establishes, day, evaluation):
        """An agreement that brings other records into force on a given day."""
        rng = self.rng
        plan = self.unanimous(circle, day, circle.start)
        parts = self.content(circle, plan.names, parties_of(plan.names), evaluation, day)
        parts["title"] = title
        parts["establishes"] = establishes
        self.file(circle, self.record(circle, plan, parts), plan, name)

    def election(self, circle, role, title, day, person, until, old):
        """Somebody is elected; an earlier election for the role ends on that day."""
        rng = self.rng
        plan = self.unanimous(circle, day, day - 20)
        parties = parties_of(plan.names)
        votes = [seat.person.id for seat in plan.names if seat.person is not person]
        parts = {
            "title": title, "kind": "election",
            "why": "De kring kiest wie de meeste steun had na één ronde.",
            "goal": rng.choice(list(GOALS)), "parties": parties,
            "actions": {"inwerken": {"what": "Overdracht met de voorganger", "owner": parties[0],
                                     "with": [parties[1]], "due": iso(day + 30),
                                     "done": iso(day + 20)}},
            "elects": {"role": role, "until": iso(until), "person": person.id},
            "nominations": {voter: {"for": person.id} for voter in votes[:4]},
        }
        if rng.random() < 0.5:
            parts["evaluation"] = {"date": iso(until)}
        if old is not None:
            parts["supersedes"] = old
        return self.record(circle, plan, parts), plan

    def elections(self, circle):
        """Terms of two years, for two roles; the holder in the circle's file is the last one."""
        lasting = [seat.person for seat in self.lasting(circle.active(circle.start, TODAY))]
        days = term_days(circle)
        elected = list(zip(days, (lasting[0], lasting[2])))
        self.terms(circle, "facilitator", "gespreksleider", elected)
        days = [day + 1 for day in days]
        self.terms(circle, "secretary", "secretaris", list(zip(days, (lasting[1], lasting[0]))))

    def deputy(self, circle, holder):
        others = [seat.person for seat in self.lasting(circle.seats) if seat.person is not holder]
        return others[0].id

    def terms(self, circle, role, name, terms):
        old = old_parts = old_plan = None
        for day, person in terms:
            until = day + 760
            before = old and "%s/%s" % (circle.id, old)
            title = "Verkiezing van de %s" % name
            parts, plan = self.election(circle, role, title, day, person, until, before)
            if old is not None:
                old_parts["ended"] = {"date": iso(day), "why": "Nieuwe verkiezing"}
                self.file(circle, old_parts, old_plan, old)
            old, old_parts, old_plan = "%s-%s" % (name, iso(day)[:4]), parts, plan
        self.file(circle, old_parts, old_plan, old)
        holder = {"holder": terms[-1][1].id, "deputy": self.deputy(circle, terms[-1][1]),
                  "since": iso(terms[-1][0]), "until": iso(terms[-1][0] + 760),
                  "elected": "%s/%s" % (circle.id, old)}
        if len(terms) > 1:
            holder["past"] = [{"holder": terms[0][1].id, "since": iso(terms[0][0]),
                               "until": iso(terms[1][0])}]
        circle.roles[role] = holder


def term_days(circle):
    """The days that an election starts a term: every two years, the last one some time ago."""
    first = circle.start + 30
    return [day for day in (first, first + 730) if day < TODAY - 40]


def election_count(circle):
    """How many records Deeds.elections() writes for this circle: two roles, one or two terms."""
    return 2 * len(term_days(circle))
