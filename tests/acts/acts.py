"""tests/acts/acts.py EXAMPLE - every act says what changed, in which file, and what comes next, days in words; in two languages.

The program itself says which commands are acts (those that have --commit) and which of their options take a
DATE. An act without a line in ACTS fails, and so does an option that no line gives a day in a short form.
Each line is run in a fresh copy of the example, a git repository with one commit, on 2026-09-01, by Anna.
"""
import calendar, datetime, os, re, shlex, subprocess, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from documents import DAY, KRING, check, finish

ALL = "--as anna --as bram --as carla --as eva"
LOOK_BACK = ("evaluate {} --outcome {} --kept partly {} --input verloskundigen,ziekenhuis,kraamzorg-zuid,jgz -m Geleerd")
RENEW = LOOK_BACK.format("warme-overdracht", "renewed", "--next +6m") + \
    " --met binnen-twee-uur=met --met gezin=met --verdict avonddienst=refuted"
END = LOOK_BACK.format("huisbezoek", "ended", "") + " --met bereik=not-met --met lezen=not-met"
AMEND = RENEW.replace("renewed", "amended")
METHOD = ("propose geboortezorg/prijs --kind method --title Uitgaven --set driver=Traag --set text=Samen --set "
          "bounds.amount=500 --set bounds.decides=verloskundigen --evaluate +6m --keeper anna "
          "--set evaluation.criteria.a=b")
NEW = ("propose geboortezorg/nacht --title Nacht --keeper anna --evaluate '1 mrt 2027' --set driver=Zo --set text=Dan "
       "--set evaluation.criteria.a=b")

# What to do; with what has to be done before it. `@DAY` at the beginning is another day than the example's.
ACTS = [
    ["add organisation huisartsen --name Huisartsen"],
    ["add person jgz/jan --name Jan"],
    ["add person jgz/jan --name Jan", "add person jgz/jan --name Jan --email jan@jgz.example"],
    ["add circle nacht --name Nacht --aim Rust --parent geboortezorg"],
    ["add member stuit eva --from 1-10-2026"],
    ["add member stuit eva --observer"],
    ["add mandate stuit eva --organisation jgz --given-by Directie --from today --until +1y",
     "add member stuit eva"],
    ["add role stuit archief"],
    ["add role stuit archief --holder bram --until +1y"],
    ["add mandate stuit eva --organisation jgz --given-by Directie --from today --until +1y"],
    ["add mandate geboortezorg dirk --organisation ziekenhuis --given-by Bestuur --from today --until '1 dec 2026'"],
    ["add alternate geboortezorg eva --person ilse --from morgen --until +2w"],
    ["add spelregel stil --title Stil -m 'Eerst stilte.'"],
    ["import lijst.md --circle geboortezorg --adopted 1-2-2024"],
    ["import lijst.md --circle geboortezorg --keeper anna --adopted '1 feb 2024' --baseline later.txt"],
    [NEW],
    [NEW + " --open"],
    ["say tolk -m Goed"],
    ["say vroegsignalering --question -m Hoe"],
    ["--as dirk say vroegsignalering -m Goed"],
    ["--as eva amend tolk --set keeper=eva --set evaluation.date=+6m --set evaluation.criteria.a=b",
     "open tolk --closes +1m --meeting 24-9-2026"],
    ["open vroegsignalering --closes +1m"],
    ["consent vroegsignalering"],
    ["consent vroegsignalering --concern 'Het is druk'"],
    ["meet geboortezorg vandaag --present anna,bram,carla,eva", "consent vroegsignalering --all-present --meeting today"],
    [ALL + " consent vroegsignalering"],
    [RENEW, "consent warme-overdracht --evaluation"],
    ["--as bram object vroegsignalering -m Nee"],
    ["--as bram object huisbezoek -m Nee"],
    [RENEW, "--as bram object warme-overdracht --evaluation -m Nee"],
    ["--as bram answer vroegsignalering consulting --until +2w"],
    ["--as bram answer vroegsignalering not-yet -m Later"],
    ["resolve intake bram --result amended --confirmed-by bram"],
    ["resolve intake bram --result deferred --owner eva --until 1-12-2026"],
    ["resolve intake bram --result not-qualified --meeting 24-8-2026 --disagrees ''"],
    ["--as bram object huisbezoek -m Nee", "resolve huisbezoek bram --result withdrawn --confirmed-by bram"],
    ["--as eva amend tolk --set why=Daarom"],
    ["amend vroegsignalering --set why=Daarom"],
    ["amend intake --set why=Daarom -m Korter"],
    ["amend intake --editorial --second bram --set title='Eén intake'  -m Spelling"],
    ["amend huisbezoek -m Anders"],
    [ALL + " consent vroegsignalering", "adopt vroegsignalering --meeting 28-8-2026"],
    [RENEW, ALL + " consent warme-overdracht --evaluation", "adopt warme-overdracht --evaluation"],
    [AMEND, ALL + " consent warme-overdracht --evaluation", "adopt warme-overdracht --evaluation"],
    [END, ALL + " consent huisbezoek --evaluation", "adopt huisbezoek --evaluation"],
    ["elect geboortezorg facilitator --until +1y"],
    ["elect geboortezorg facilitator --until +1j --open --person carla"],
    ["elect geboortezorg facilitator --until +1y", "nominate facilitator-2026 carla"],
    [METHOD + " --open", ALL + " consent prijs --concern none", "adopt prijs",
     "propose geboortezorg/bellen --title Bellen --keeper anna --evaluate +6m --set driver=Zo --set text=Dan "
     "--set evaluation.criteria.a=b", "decide bellen --method prijs --by verloskundigen --amount 100"],
    ["defer tolk --until '10 december 2026' --owner eva -m Eerst"],
    ["escalate intake -m Vast"],
    ["--as eva withdraw tolk -m Weg"],
    ["act tolk bellen --what Bellen --owner anna --with jgz --due +90d"],
    ["done warme-overdracht meten"],
    ["move warme-overdracht meten --to +2w -m Later"],
    ["--as eva renew-mandate geboortezorg --by Directie --meeting 12-3-2026"],
    ["--as eva renew-mandate geboortezorg --by Directie --until +1y --outcome widened --limits Alles"],
    ["--as bram renew-mandate stuit --by Vakgroep --outcome withdrawn"],
    ["--as bram renew-mandate --all --by Vakgroep --until +1y"],
    ["--as bram consult vroegsignalering --opened 25-8-2026"],
    ["--as bram consult vroegsignalering --opened 20-8-2026 --closed 28-8-2026 --stance Ja --heard vakgroep"],
    ["@2026-09-10 --as bram consult vroegsignalering --opened 20-8-2026 --closed 28-8-2026 --stance Ja",
     "@2026-09-10 " + ALL + " consent vroegsignalering", "@2026-09-10 adopt vroegsignalering",
     "@2026-09-14 --as bram consult vroegsignalering --feedback today"],
    ["hand-over warme-overdracht --keeper --to bram"],
    ["hand-over warme-overdracht --action meten --to secretary"],
    ["@2026-09-25 hand-over geboortezorg facilitator --to eva --until +1m"],
    ["hand-over geboortezorg facilitator --to eva --deputy"],
    ["leave dirk --apply"],
    ["leave carla --apply --to bram"],
    ["leave jgz --apply"],
    ["end-circle stuit --heir geboortezorg --apply"],
    ["end-circle stuit --heir geboortezorg --apply", "end-circle geboortezorg --heir regiekring --apply"],
    ["meet geboortezorg 24-9-2026 --plan --papers vandaag"],
    ["meet geboortezorg today --present anna,bram,carla,eva"],
    ["meet geboortezorg today --present anna,bram,carla --absent eva --close -m Kort"],
    ["meet geboortezorg today --present anna,bram,carla --absent eva --close -m Kort",
     "meet geboortezorg today --confirm-report"],
    ["meet geboortezorg today --present anna,bram,carla --absent eva --close -m Kort",
     "meet geboortezorg today --present eva"],
    [RENEW],
    [AMEND],
    ["extend warme-overdracht --to +6w -m Later"],
    ["suspend huisbezoek --until +30d --meeting 25-6-2026 -m Even"],
    ["--as carla deviate huisbezoek -m Laat"],
    ["--as carla deviate huisbezoek -m Laat --repaired today"],
    ["--as carla deviate huisbezoek -m Laat", "--as carla deviate huisbezoek --repaired today"],
    ["--as bram join afgevaardigde --party jgz --by eva"],
]

# ---- what the program says of itself --------------------------------------------------------------------------------

def run(folder, *words, language="en", day=DAY):
    """Exit code, stdout and stderr."""
    done = subprocess.run([KRING, "-C", folder, "--as-of", day, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, env=dict(os.environ, KRING_LANG=language))
    return done.returncode, done.stdout.decode(), done.stderr.decode()

def commands():
    return [line.split("\t")[0] for line in run(".", "__complete", "")[1].splitlines()]

USAGE = {name: run(".", name, "-h")[1] for name in commands()}
EVERYWHERE = {"as", "as-of", "commit", "no-commit", "dry-run"}

def options(name):
    return set(re.findall(r"--([a-z][a-z-]*)", USAGE[name])) | EVERYWHERE

def days_of(name):
    """The options of a command that take a day, and where an argument is one, `DATE`."""
    synopsis = USAGE[name].split("\n\n")[0]
    named = set(re.findall(r"--([a-z-]+) DATE", synopsis))
    return named | ({"DATE"} if re.search(r"(?<!-)\b[A-Z]+ DATE", synopsis) else set())

# ---- days, worked out here -------------------------------------------------------------------------------------------

MONTHS = {"en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December"],
          "nl": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                 "november", "december"]}
WEEK = {"en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]}
SHORT = {"jan": 1, "feb": 2, "mrt": 3, "dec": 12, "december": 12}
WORDS = {"today": 0, "vandaag": 0, "morgen": 1}

def months_on(day, n):
    month = day.year * 12 + day.month - 1 + n
    year, month = month // 12, month % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))

def short_day(word, today):
    """The day that a word typed in a short form is; None when it is none."""
    if word in WORDS:
        return today + datetime.timedelta(WORDS[word])
    if m := re.fullmatch(r"\+(\d+)([dwmyj])", word):
        n = int(m[1])
        return (months_on(today, n * {"m": 1, "y": 12, "j": 12}[m[2]]) if m[2] in "myj"
                else today + datetime.timedelta(n * (7 if m[2] == "w" else 1)))
    if m := re.fullmatch(r"(\d+)-(\d+)-(\d{4})", word):
        return datetime.date(int(m[3]), int(m[2]), int(m[1]))
    if m := re.fullmatch(r"(\d+) (\w+) (\d{4})", word):
        return datetime.date(int(m[3]), SHORT[m[2]], int(m[1]))
    return None

def in_full(day, language):
    return f"{WEEK[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]} {day.year}"

# ---- one act ---------------------------------------------------------------------------------------------------------

DAYS_SAID = []
SAVED = {"en": "saved", "nl": "opgeslagen"}
NEXT = {"en": "next", "nl": "verder"}

def prepare(example, folder):
    subprocess.run(["cp", "-R", example, folder], check=True)
    with open(os.path.join(folder, "lijst.md"), "w") as f:
        f.write("# Lijst\n\n## Bellen\n\nWij bellen terug.\n")
    for words in (["init", "-q"], ["config", "user.email", "anna@verloskundigen.example"], ["config", "user.name", "Anna"],
                  ["add", "-A"], ["commit", "-q", "-m", "example"]):
        subprocess.run(["git", "-C", folder, *words], check=True)

def do(folder, line, language):
    words = shlex.split(line)
    day = words.pop(0)[1:] if words[0].startswith("@") else DAY
    return words, day, run(folder, *words, language=language, day=day)

def changed(folder):
    out = subprocess.run(["git", "-C", folder, "status", "--porcelain", "--untracked-files=all"], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    return {line[3:] for line in out.splitlines()}

def command_of(words):
    return next(word for word in words if word in USAGE)

def check_commands(label, text):
    """Every command that is named is one, with options that it has."""
    named = re.findall(r"(?:'|^ +|: )kring (?:--as \S+ )?([a-z_-]+)([^'\n]*)", text, re.M)
    for name, rest in named:
        check(name in USAGE, f"{label}: 'kring {name}' is a command")
        for option in re.findall(r"--([a-z][a-z-]*)", rest):
            check(name in USAGE and option in options(name), f"{label}: 'kring {name}' has an option '--{option}'")
    return len(named)

def check_days(label, words, day, out, language):
    today = datetime.date.fromisoformat(day)
    for word in (w.split("=", 1)[-1] for w in words):
        typed = short_day(word, today)
        if typed:
            full = in_full(typed, language)
            check(any(line.strip().startswith(word) and line.endswith(full) for line in out.splitlines()),
                  f"{label}: '{word}' is echoed as '{full}'")

COMMANDS_AND_VALUES = re.compile(r"'[^']*'|\bkring [a-z-]+ [^;,]*$", re.M)

def check_sentences(label, text):
    """A sentence says a day in words; a day that can be copied stands in quotes, a command or a path."""
    sentences = COMMANDS_AND_VALUES.sub("", text)
    iso = [line for line in sentences.splitlines() if re.search(r"(?<![\d/])\d{4}-\d\d-\d\d(?![\d.])", line)]
    check(not iso, f"{label}: says the days in words: {iso}")
    return len(re.findall("|".join(r"\b\d+ %s \d{4}\b" % month for month in MONTHS["en"] + MONTHS["nl"]), sentences))

def check_act(prepared, lines, language):
    label = f"{language}: {lines[-1]}"
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "folder")
        subprocess.run(["cp", "-R", prepared, folder], check=True)
        for line in lines[:-1]:
            _, _, (code, _, err) = do(folder, line, language)
            check(code == 0, f"{language}: {line}: {err}")
        if len(lines) > 1:
            subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
            subprocess.run(["git", "-C", folder, "commit", "-q", "--allow-empty", "-m", "before"], check=True)
        words, day, (code, out, err) = do(folder, lines[-1], language)
        check(code == 0, f"{label}: exit {code}: {err}")
        if code != 0:
            return
        said = [line for line in out.splitlines() if not line.startswith(f"  {SAVED[language]}: ")]
        saved = [line.split(": ", 1)[1] for line in out.splitlines() if line not in said]
        check(said and said[0].strip(), f"{label}: says what changed")
        check(saved and set(saved) == changed(folder), f"{label}: names its files: {saved}, and git: {changed(folder)}")
        check(all(os.path.isfile(os.path.join(folder, path)) for path in saved), f"{label}: its files are there")
        after = "\n".join(said[1:]) if "round 1" not in said[0] else out
        helps = check_commands(label, after)
        check(helps > 0 or any(f"  {NEXT[language]}" in line for line in said),
              f"{label}: says what comes next:\n{out}")
        check_days(label, words, day, out + err, language)
        DAYS_SAID.append(check_sentences(label, "\n".join(said) + "\n" + err))

# ---- all of them -----------------------------------------------------------------------------------------------------

def check_table():
    """Every act has a line, and every day that it takes was given in a short form once."""
    acts = [name for name in USAGE if re.search(r"^  --commit\b", USAGE[name], re.M)]
    check(len(acts) > 25, f"the program names its acts: {acts}")
    given = {}
    for lines in ACTS:
        for line in lines:
            words = shlex.split(line)
            name = command_of(words)
            if line == lines[-1]:
                given.setdefault(name, set())
            for before, word in zip(words, words[1:]):
                if name in given and short_day(word, datetime.date.fromisoformat(DAY)):
                    given[name].add(before[2:] if before.startswith("--") else "DATE")
    for name in acts:
        check(name in given, f"'{name}' is an act, and has no line in the table")
        for option in sorted(days_of(name) - given.get(name, set())):
            check(False, f"no line gives '--{option}' of '{name}' a day in a short form")

check_table()
with tempfile.TemporaryDirectory() as prepared:
    prepare(sys.argv[1], os.path.join(prepared, "folder"))
    for lines in ACTS:
        for language in ("en", "nl"):
            check_act(os.path.join(prepared, "folder"), lines, language)
check(sum(DAYS_SAID) > 100, f"sentences say days: {sum(DAYS_SAID)}")
finish()
