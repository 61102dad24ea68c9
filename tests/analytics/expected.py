#!/usr/bin/python3
"""expected.py - the answers of examples/analytics, counted from the YAML files by a second hand.

    expected.py AS-OF FOLDERS NETWORKS.CSV     prints one JSON object: query -> rows

Knows nothing of kring's code: the states of an agreement are those of the format's table, read here
with PyYAML, dates as texts of one length (which sort as days do).
"""

import csv
import json
import os
import statistics
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text, as in the format


def read(folder, kind):
    made = {}
    top = os.path.join(folder, kind)
    for at, _, names in sorted(os.walk(top)):
        for name in names:
            if name.endswith(".yaml"):
                path = os.path.join(at, name)
                with open(path, encoding="utf-8") as file:
                    made[os.path.relpath(path, top)[:-5].replace(os.sep, "/")] = yaml.load(file, LOADER)
    return made


def days(a, b):
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def by(day, fact, key="date"):
    """Did it happen, on or before that day?"""
    return bool(fact) and bool(fact.get(key)) and fact[key] <= day


def adoption(a):
    for key in ("adopted", "decided"):
        if a.get(key):
            return a[key].get("date")
    return None


def due(a, day):
    moves = [(x["date"], 0, x["to"]) for x in a.get("extensions", []) if x["date"] <= day]
    moves += [(e["decided"]["date"], 1, e["next"]) for e in a.get("evaluations", [])
              if by(day, e.get("decided")) and e.get("next")]
    if moves:
        latest = max(m[:2] for m in moves)
        return [m[2] for m in moves if m[:2] == latest][-1]
    return a.get("evaluation", {}).get("date") or a.get("elects", {}).get("until")


def grace_end(circle, start):
    text = circle.get("grace", "30d")
    count, unit = int(text[:-1]), text[-1]
    assert unit in "dw", text
    return (date.fromisoformat(start) + timedelta(count * (7 if unit == "w" else 1))).isoformat()


def state(id, agreements, circles, day):
    a = agreements[id]
    if by(day, a.get("withdrawn")):
        return "withdrawn"
    for other in agreements.values():
        if other.get("supersedes") == id and (adoption(other) or "9") <= day:
            return "superseded"
    for key in ("ended", "escalated"):
        if by(day, a.get(key)):
            return key
    adopted = adoption(a)
    if by(day, a.get("deferred")):
        put_off = a["deferred"]["date"]
        again = any(put_off < r["opened"] <= day for r in a.get("rounds", []))
        if not again and not (adopted and put_off < adopted <= day):
            return "deferred"
    if by(day, a.get("suspended")) and day <= a["suspended"].get("until", ""):
        return "suspended"
    if not adopted or adopted > day:
        return "proposal"
    if a.get("starts", "") > day:
        return "adopted"
    at = due(a, day)
    if at and at < day:
        circle = circles.get(id.split("/")[0], {})
        if circle.get("overdue") == "lapse" and grace_end(circle, at) < day:
            return "lapsed"
        return "overdue"
    return "in-force"


def missed(circle, id, meetings, agreements, day):
    """The last meeting with a report after which another one was held."""
    if circle.get("renewal") == "per-term":
        return None
    held = [(d, m) for d, m in sorted(meetings.items()) if d <= day and (m.get("present") or m.get("report"))]
    for d, m in reversed(held[:-1]):
        if not by(day, m.get("report")):
            continue
        decided = any(a.get("adopted", {}).get("meeting") == d
                      for key, a in agreements.items() if key.startswith(id + "/"))
        if circle.get("renewal") != "each-decision" or decided:
            return d, m["report"]["date"]
    return None


def in_force(m, day):
    until, withdrawn = m.get("until"), by(day, m.get("withdrawn"))
    for r in m.get("renewals", []):
        if r["date"] <= day:
            until = r.get("until", until)
            withdrawn = withdrawn or r.get("outcome") == "withdrawn"
    return m["from"] <= day and (not until or day <= until) and not withdrawn


def not_renewed(m, circle, person, on, day):
    seat = circle.get("members", {}).get(person)
    sits = seat is not None and seat.get("from", "") <= day <= seat.get("until", "9")
    if not on or not sits or by(day, circle.get("ended")) or not in_force(m, day):
        return False
    if m.get("self") or m["from"] > on[0]:
        return False
    return not any(r.get("meeting") == on[0] and on[1] <= r["date"] <= day for r in m.get("renewals", []))


def owner_of(action, day):
    owner, at = action.get("owner"), action.get("due")
    for x in action.get("handed-over", []):
        if x["date"] <= day:
            owner = x["to"]
    for x in action.get("moved", []):
        if x["date"] <= day:
            at = x["to"]
    return owner, at


def holder(circle, role, day):
    r = circle.get("roles", {}).get(role)
    return r.get("holder") if r and r.get("until", "9") >= day else None


class Counting:
    def __init__(self, day, regions):
        self.day, self.regions = day, regions
        self.overdue = defaultdict(lambda: {"networks": set(), "in_force": 0, "overdue": 0, "most": None})
        self.lead = defaultdict(list)
        self.renewals = defaultdict(lambda: {"in_force": 0, "missed": 0, "networks": set(), "since": None})
        self.objections = defaultdict(lambda: {"n": 0, "rounds": set(), "days": []})
        self.actions = defaultdict(list)

    def agreement(self, network, id, agreements, circles, people, organisations):
        a, day = agreements[id], self.day
        if a.get("proposed", {}).get("date", "") > day:
            return
        is_now = state(id, agreements, circles, day)
        per = self.overdue[self.regions.get(network, "(unknown)")]
        per["networks"].add(network)
        per["in_force"] += is_now in ("in-force", "overdue", "suspended")
        if is_now == "overdue":
            per["overdue"] += 1
            per["most"] = max(per["most"] or 0, days(due(a, day), day))
        adopted = adoption(a)
        if adopted and adopted <= day and a.get("proposed") and not a.get("adopted", {}).get("earlier"):
            rounds = sum(r["opened"] <= day for r in a.get("rounds", []))
            self.lead[adopted[:7]].append((days(a["proposed"]["date"], adopted), rounds))
        for number, r in enumerate(a.get("rounds", [])):
            for response in r.get("responses", {}).values():
                for answer in [response] + response.get("then", []):
                    self.answer(answer, (network, id, number))
        if is_now in ("in-force", "overdue", "suspended", "adopted", "lapsed"):
            for action in a.get("actions", {}).values():
                self.action(action, circles.get(id.split("/")[0], {}), people, organisations)

    def answer(self, answer, where):
        if answer["response"] != "objection" or answer["date"] > self.day:
            return
        outcome = answer.get("outcome")
        settled = by(self.day, outcome)
        half = "%s-H%d" % (answer["date"][:4], 2 if answer["date"][5:7] > "06" else 1)
        per = self.objections[half, outcome["result"] if settled else "open"]
        per["n"] += 1
        per["rounds"].add(where)
        if settled:
            per["days"].append(days(answer["date"], outcome["date"]))

    def action(self, action, circle, people, organisations):
        owner, at = owner_of(action, self.day)
        if (action.get("done") or "9") <= self.day or not at or at >= self.day:
            return
        bearer = holder(circle, owner, self.day) or owner
        name = people.get(bearer) or (bearer if bearer in organisations else "(role without holder)")
        self.actions[name].append(days(at, self.day))

    def mandates(self, network, mandates, circles, meetings, agreements):
        per = self.renewals[self.regions.get(network, "(unknown)")]
        for id, m in mandates.items():
            circle, person = id.split("/")
            table = {k.split("/")[1]: v for k, v in meetings.items() if k.startswith(circle + "/")}
            on = missed(circles[circle], circle, table, agreements, self.day)
            per["in_force"] += in_force(m, self.day)
            if not_renewed(m, circles[circle], person, on, self.day):
                per["missed"] += 1
                per["networks"].add(network)
                per["since"] = min(per["since"] or "9", on[0])

    def network(self, network, folder):
        agreements, circles = read(folder, "agreements"), read(folder, "circles")
        organisations = read(folder, "organisations")
        people = {p: o for o, r in organisations.items() for p in r.get("people", {})}
        for id in agreements:
            self.agreement(network, id, agreements, circles, people, organisations)
        self.mandates(network, read(folder, "mandates"), circles, read(folder, "meetings"), agreements)

    def answers(self):
        def quartile(list, part):
            list = sorted(list)
            at = (len(list) - 1) * part
            low = int(at)
            high = min(low + 1, len(list) - 1)
            return list[low] + (list[high] - list[low]) * (at - low)

        return {
            "overdue-per-region": [
                [region, len(p["networks"]), p["in_force"], p["overdue"],
                 round(100.0 * p["overdue"] / p["in_force"], 1), p["most"]]
                for region, p in sorted(self.overdue.items())],
            "lead-time": [
                [month, len(l), quartile([d for d, _ in l], 0.5),
                 quartile([d for d, _ in l], 0.75) - quartile([d for d, _ in l], 0.25),
                 max(d for d, _ in l), sum(r for _, r in l) / len(l)]
                for month, l in sorted(self.lead.items())],
            "renewals-missed": [
                [region, p["in_force"], p["missed"], len(p["networks"]), p["since"]]
                for region, p in sorted(self.renewals.items())],
            "objections": [
                [half, result, p["n"], len(p["rounds"]), statistics.median(p["days"]) if p["days"] else None]
                for (half, result), p in sorted(self.objections.items())],
            "actions-overdue": sorted(
                ([name, len(l), max(l)] for name, l in self.actions.items()), key=lambda r: (-r[1], r[0])),
        }


def main(argv):
    day, folders, mapping = argv
    with open(mapping, encoding="utf-8", newline="") as file:
        regions = {row["network"]: row["region"] for row in csv.DictReader(file)}
    counting = Counting(day, regions)
    for name in sorted(os.listdir(folders)):
        counting.network(name, os.path.join(folders, name))
    json.dump(counting.answers(), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
