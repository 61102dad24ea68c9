#!/usr/bin/env python3
"""tests/calendar/compare.py FOLDER - the calendars in FOLDER against the JSON of the same reports.

FOLDER has NAME.ics and NAME.json for each report, and what two readers found in the calendars:
libical and ical.js. Both have to read them without an error and to the same words; each has to have
every date of `dates` and no other, with its title in the description, and of the reports that have a
table of what is due each day in it. Prints `ok` or `not ok` for each.
"""
import datetime, json, pathlib, re, sys

folder = pathlib.Path(sys.argv[1])
failed = 0


def say(name, problem):
    global failed
    failed += bool(problem)
    print(f'not ok {name}: {problem}' if problem else f'ok {name}')


def unescaped(s):
    return s.replace('\\\\', '\0').replace('\\n', '\n').replace('\0', '\\')


def read(path):
    """{calendar: (errors, [event])}"""
    found, events = {}, None
    for line in path.read_text(encoding='utf-8').split('\n')[:-1]:
        parts = line.split('\t')
        if len(parts) == 2:
            events = []
            found[pathlib.Path(parts[0]).name] = (int(parts[1]), events)
        else:
            events.append(tuple(unescaped(p) for p in parts))
    return found


def compact(day):
    return day.replace('-', '')


def after(day):
    return compact(str(datetime.date.fromisoformat(day) + datetime.timedelta(days=1)))


def wanted(row):
    part = '#' + row['part'] if row['part'] is not None else ''
    return (f"{row['event']}-{row['record']}{part}", compact(row['date']), after(row['date']),
            compact(row['changed']) + 'T000000Z', str(row['version']))


def one_line(title):
    """As a title is printed: line ends stay, and the blanks of a tab."""
    return title.replace('\r\n', '\n').replace('\t', ' ')


def told(title, description):
    """Is the title told? The day that a meeting's ends with is said in words."""
    meeting = re.fullmatch(r'(.*), (\d{4}-\d\d-\d\d)', title, re.S)
    if meeting:
        day = datetime.date.fromisoformat(meeting[2])
        title = f'{meeting[1]}, {day.day} {day:%B} {day.year}'
    return one_line(title) in description


def difference(events, report):
    rows = report.get('dates', [])
    said = [(e[0].rsplit('@', 1)[0], *e[1:5]) for e in events]
    for row in rows:
        if wanted(row) not in said:
            return f'{wanted(row)} is missing'
    if len(rows) != len(said):
        return f'{len(said)} events for {len(rows)} dates'
    for row, event in zip(rows, events):
        if not told(row['title'], event[6]):
            return f"{row['title']!r} is not in {event[6]!r}"
    return None


# What the tables of the same reports call due: (table, column of the day, kind).
DUE = {'evaluations': ('coming', 'evaluation', 'evaluation'), 'actions': ('open', 'due', 'action'),
       'roles': ('roles', 'until', 'term'), 'agreements': ('agreements', 'evaluation', 'evaluation')}
BINDS = {'in-force', 'due', 'overdue', 'suspended', 'lapsed', 'adopted'}


def due_elsewhere(name, report):
    table, column, kind = DUE[name]
    days = sorted(r[column] for r in report[table] if r[column] and r.get('state', 'due') in BINDS)
    return days, sorted(r['date'] for r in report['dates'] if r['event'] == kind)


c_found, js_found = read(folder / 'libical'), read(folder / 'icaljs')
dates = 0
for path in sorted(folder.glob('*.json')):
    report, name = json.loads(path.read_text(encoding='utf-8')), path.stem + '.ics'
    errors, events = c_found[name]
    js_errors, js_events = js_found[name]
    dates += len(events)
    say(f'{name}: libical finds no error', errors and f'{errors} errors')
    say(f'{name}: ical.js finds no error', js_errors and f'{js_errors} errors')
    say(f'{name}: both read the same', events != js_events and
        next((pair for pair in zip(events, js_events) if pair[0] != pair[1]), 'not as many'))
    say(f'{name}: every date, and no other', difference(events, report))
    kind = path.stem.split('.')[1]
    if kind in DUE:
        of_table, of_dates = due_elsewhere(kind, report)
        say(f'{name}: what the tables call due', of_table != of_dates and f'{of_table}, {of_dates}')
say('there were dates', dates < 200 and f'only {dates}')
sys.exit(failed > 0)
