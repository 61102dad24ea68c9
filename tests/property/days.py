"""Days as people type them: what kring takes them for, against Python's own calendar.

Random days in every accepted form must come back; days that no calendar has must be refused; and
what is counted from a day must be what Python counts, months clamped to the last of a shorter one.
"""
import calendar
import datetime
import os
import random
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(os.environ.get("KRING_BUILD_DIR", os.path.join(TOP, "build/gcc")), "tests/day-of")
DUTCH = ("januari februari maart april mei juni juli augustus september oktober november december "
         "jan feb mrt apr mei jun jul aug sep okt nov dec").split()
ENGLISH = list(calendar.month_name)[1:] + list(calendar.month_abbr)[1:]
FIRST, LAST = datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)


def some_day(rng):
    return datetime.date.fromordinal(rng.randint(FIRST.toordinal(), LAST.toordinal()))


def any_case(rng, word):
    return rng.choice((str.lower, str.upper, str.capitalize))(word)


UNITS = {"d": ("day", "days", "dag", "dagen"), "w": ("week", "weeks", "weken"),
         "m": ("month", "months", "maand", "maanden"),
         "y": ("year", "years", "jaar", "jaren"), "j": ("year", "years", "jaar", "jaren")}
WEEKDAYS = ("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(), list(calendar.day_name))


def weekday_of(rng, year, month, day):
    """The right one, where there is such a day."""
    try:
        number = datetime.date(year, month, day).weekday()
    except ValueError:
        number = rng.randrange(7)
    return any_case(rng, rng.choice(WEEKDAYS)[number]) + rng.choice(("", ","))


def written(rng, year, month, day):
    """The day in one of the forms, whether there is such a day or not."""
    zero = rng.random() < 0.5
    d, m = ("%02d" % day, "%02d" % month) if zero else (str(day), str(month))
    names = rng.choice((DUTCH, ENGLISH))
    name = any_case(rng, names[month - 1 + rng.choice((0, 12))]) if 1 <= month <= 12 else "smarch"
    blank = " " * rng.randint(1, 2)
    with_weekday = "%s %s%s%s%s%04d" % (weekday_of(rng, year, month, day), d, blank, name, blank, year)
    return rng.choice(("%04d-%02d-%02d" % (year, month, day), "%s-%s-%04d" % (d, m, year),
                       "%s.%s.%04d" % (d, m, year), "%04d-%s-%s" % (year, m, d), with_weekday,
                       "%s/%s/%04d" % (d, m, year), "%s%s%s%s%04d" % (d, blank, name, blank, year)))


def within(ordinal):
    return datetime.date.fromordinal(max(FIRST.toordinal(), min(LAST.toordinal(), ordinal)))


def counted(today, count, unit):
    if unit in "dw":
        return within(today.toordinal() + count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit in "yj" else 1)
    year, month = months // 12, months % 12 + 1
    if year > 9999:
        return LAST
    return datetime.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def cases(rng):
    for _ in range(20000):
        day = some_day(rng)
        yield some_day(rng), written(rng, day.year, day.month, day.day), day
    for _ in range(20000):
        year, month, day = rng.randint(1000, 9999), rng.randint(0, 14), rng.randint(0, 33)
        try:
            expected = datetime.date(year, month, day)
        except ValueError:
            expected = None
        yield some_day(rng), written(rng, year, month, day), expected
    for _ in range(20000):
        today, count, unit = some_day(rng), rng.choice((rng.randint(1, 40), rng.randint(1, 9999))), rng.choice("dwmyj")
        yield today, "+%d%s" % (count, unit), counted(today, count, unit)
        name = rng.choice(UNITS[unit])
        yield today, "+%d%s%s" % (count, rng.choice(("", " ")), name), counted(today, count, unit)
    for _ in range(5000):  # a weekday that is not that of the day
        day, names = some_day(rng), rng.choice(WEEKDAYS)
        wrong = names[(day.weekday() + rng.randint(1, 6)) % 7]
        yield some_day(rng), "%s %d-%d-%04d" % (wrong, day.day, day.month, day.year), None
    for _ in range(2000):
        today = some_day(rng)
        word, days = rng.choice((("today", 0), ("vandaag", 0), ("tomorrow", 1), ("morgen", 1),
                                 ("yesterday", -1), ("gisteren", -1)))
        yield today, any_case(rng, word), within(today.toordinal() + days)
    letters = "0123456789-/+ .dwmyjanefbrtpiluogscvk"
    for _ in range(20000):  # a day that is changed in one place is that of the change, or none
        day = some_day(rng)
        typed = list(written(rng, day.year, day.month, day.day))
        typed[rng.randrange(len(typed))] = rng.choice(letters)
        yield some_day(rng), "".join(typed), "any"


def main():
    rng = random.Random(20261122)
    asked = list(cases(rng))
    text = "".join("%s\t%s\n" % (today, typed) for today, typed, _ in asked)
    run = subprocess.run([PROGRAM], input=text, capture_output=True, text=True, check=True)
    got = run.stdout.splitlines()
    assert len(got) == len(asked)
    passed = failed = 0
    for (today, typed, expected), found in zip(asked, got):
        if expected == "any":
            good = found == "refused" or datetime.date.fromisoformat(found) is not None
        else:
            good = found == (str(expected) if expected else "refused")
        passed += good
        failed += not good
        if not good and failed < 10:
            print("%s, typed on %s: %s, not %s" % (typed, today, found, expected))
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
