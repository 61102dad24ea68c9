"""network.py - who there is: organisations, people, circles with their seats and meetings.

Days are whole numbers here, counted from the first of the calendar; iso() writes one.
"""

import bisect
import datetime
import unicodedata

import words

EPOCH = datetime.date(2020, 1, 1).toordinal()
CALENDAR = [datetime.date.fromordinal(EPOCH + n).isoformat() for n in range(366 * 11)]
TODAY = datetime.date(2026, 9, 1).toordinal() - EPOCH
FOUNDED = datetime.date(2023, 1, 15).toordinal() - EPOCH


class Impossible(Exception):
    """What was asked for cannot be made; the words say why."""


def iso(day):
    return CALENDAR[day]


def day_of(text):
    return CALENDAR.index(text)


def slug(text):
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:56].strip("-")


def pair(text):
    return text.split(":", 1)


def capital(text):
    """With a capital; an apostrophe before the first word ('’s avonds') keeps its letter small."""
    return text[0].upper() + text[1:]


class Person:
    def __init__(self, id, name, organisation):
        self.id, self.name, self.organisation = id, name, organisation
        self.left = None


class Organisation:
    def __init__(self, id, name):
        self.id, self.name = id, name
        self.people = []


class Seat:
    """One person at one table, for one or two organisations, from a day and perhaps to a day."""

    def __init__(self, person, organisations, since, until=None):
        self.person, self.organisations = person, organisations
        self.since, self.until = since, until
        self.consulted = []

    def covers(self, first, last):
        return self.since <= first and (self.until is None or self.until >= last)


class Circle:
    def __init__(self, id, name, parent, start):
        self.id, self.name, self.parent, self.start = id, name, parent, start
        self.children = []
        self.seats = []
        self.observers = []
        self.meetings = []
        self.planned = None
        self.agenda = {}
        self.roles = {}
        self.titles = None
        self.fates = []
        self.written = []
        self.lapses = False

    def active(self, first, last):
        return [seat for seat in self.seats if seat.covers(first, last)]

    def meeting_near(self, day):
        """The first meeting from this day on, if it is less than three weeks away."""
        at = bisect.bisect_left(self.meetings, day)
        if at < len(self.meetings) and self.meetings[at] - day < 21:
            return self.meetings[at]
        return None


class Network:
    """Who there is: organisations, people, circles with their seats and meetings."""

    def __init__(self, rng, records):
        self.rng = rng
        self.taken = set()
        self.organisations = self.make_organisations(max(4, round(records / 100)))
        self.circles = self.make_circles(max(3, round(records / 150)))
        for circle in self.circles:
            self.seat(circle)
        for organisation in self.organisations:
            if not organisation.people:
                self.newcomer(organisation)
        for circle in self.circles:
            self.observe(circle)

    def make_organisations(self, count):
        names = [(kind, place) for kind in words.ORGANISATIONS for place in words.PLACES]
        self.rng.shuffle(names)
        made = []
        for n in range(count):
            (id, name), place = pair(names[n % len(names)][0]), names[n % len(names)][1]
            again = "" if n < len(names) else str(n // len(names) + 1)
            self.taken.add("%s-%s%s" % (id, place, again))
            made.append(Organisation("%s-%s%s" % (id, place, again),
                                     "%s %s %s" % (name, place.capitalize(), again)))
            made[-1].name = made[-1].name.strip()
        return made

    def make_circles(self, count):
        rng = self.rng
        names = [(theme, place) for theme in words.THEMES for place in words.PLACES]
        rng.shuffle(names)
        top = Circle("regiekring", "Regiekring", None, FOUNDED)
        made = [top]
        for n in range(count - 1):
            (id, name), place = pair(names[n % len(names)][0]), names[n % len(names)][1]
            again = "" if n < len(names) else str(n // len(names) + 1)
            parent = made[(n - 1) // 9 if n > 8 else 0]
            start = max(parent.start + 100, FOUNDED + rng.randint(100, 400))
            circle = Circle("%s-%s%s" % (id, place, again),
                            "Kring %s %s" % (name.replace("-", " "), place.capitalize()),
                            parent, start)
            parent.children.append(circle)
            made.append(circle)
        for circle in made:
            self.shape(circle)
        return made

    def shape(self, circle):
        """What the circle decides by: its content keys, drawn once."""
        rng = self.rng
        circle.topics = rng.sample(words.TOPICS, rng.randint(4, 6))
        absences = ("ask-later", "ask-later", "present-decide", "silence-after-14d")
        circle.absence = rng.choice(absences)
        circle.stand_aside = rng.choice(("refused", "refused", "allowed"))
        circle.titles = rng.sample(range(len(words.SUBJECTS) * len(words.OCCASIONS)), 1000)

    def free_id(self, first, last):
        """As people write each other: 'anna', where there are two 'anna-j', then 'anna-ja'."""
        ids = [slug(first)]
        ids += [slug("%s-%s" % (first, last[:length])) for length in range(1, len(last) + 1)]
        ids += [slug("%s-%s-%d" % (first, last, number)) for number in range(2, 99)]
        return next((id for id in ids if id not in self.taken), None)

    def newcomer(self, organisation):
        rng = self.rng
        id = None
        while id is None:
            first, last = rng.choice(words.FIRST), rng.choice(words.LAST)
            id = self.free_id(first, last)
        self.taken.add(id)
        name = "%s %s" % (first.capitalize(), "-".join(p.capitalize() for p in last.split("-")))
        person = Person(id, name, organisation)
        organisation.people.append(person)
        return person

    def somebody(self, organisation, seated):
        """A person of this organisation who is not at this table yet."""
        free = [person for person in organisation.people
                if person not in seated and person.left is None]
        if free and (len(organisation.people) > 7 or self.rng.random() < 0.3):
            return self.rng.choice(free)
        return self.newcomer(organisation)

    def seat(self, circle):
        rng = self.rng
        count = rng.choice((3, 4, 4, 5, 5))
        orgs = rng.sample(self.organisations, min(count, len(self.organisations)))
        while len(orgs) < count:
            orgs.append(rng.choice(orgs))
        seated = []
        for n, organisation in enumerate(orgs):
            behalf = [organisation]
            if rng.random() < 0.04 and n and orgs[0] not in behalf:
                behalf.append(orgs[0])
            person = self.somebody(organisation, seated)
            seated.append(person)
            until = None
            if n > 2 and rng.random() < 0.15:
                until = rng.randint(circle.start + 150, TODAY - 45)
                if person.left is None and not self.elsewhere(person):
                    person.left = until
            circle.seats.append(Seat(person, behalf, circle.start, until))
            if until is not None:
                heir = self.somebody(organisation, seated)
                seated.append(heir)
                circle.seats.append(Seat(heir, behalf, until + 1))

    def elsewhere(self, person):
        return any(seat.person is person for circle in self.circles for seat in circle.seats)

    def observe(self, circle):
        seated = [seat.person for seat in circle.seats]
        for organisation in self.rng.sample(self.organisations, 2):
            free = [person for person in organisation.people
                    if person not in seated and person.left is None]
            if free:
                circle.observers.append(free[0])

    def meet(self, count):
        """Deals the meetings out: every four weeks, the last one shortly before the fixed day."""
        share, more = divmod(count, len(self.circles))
        for n, circle in enumerate(self.circles):
            number = share + (n < more)
            last = TODAY - self.rng.randint(8, 28)
            if number > 2 and self.rng.random() < 0.5:
                number -= 1
                circle.planned = last + 28 if last + 28 > TODAY else last + 56
            circle.meetings = [last - 28 * back for back in range(number - 1, -1, -1)]
            if circle.meetings and circle.meetings[0] < circle.start + 30:
                raise Impossible("too many meetings for the life of a circle")


def parties_of(seats):
    """The organisations that these members consent for, each once, in the order of the seats."""
    return list(dict.fromkeys(org.id for seat in seats for org in seat.organisations))
