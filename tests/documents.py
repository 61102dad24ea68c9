"""tests/documents.py - what the tests that read every document share: kring, its reports, and counting.

	import documents; from documents import check, kring
	check(condition, "what should be")     counts, and says what is not so
	kring(folder, "report", "minutes")     what it prints; in English, on DAY
	documents.reports(folder)              the names of all reports, as completion has them
	documents.finish()                     prints the counts, and exits
"""
import os, subprocess, sys

KRING, DAY = os.environ["KRING"], "2026-09-01"
counts = {True: 0, False: 0}

def check(is_so, what):
    counts[bool(is_so)] += 1
    if not is_so:
        print("not ok:", what)

def kring(folder, *arguments, **environment):
    """1 is an answer too: a file of the folder has an error, which the document names."""
    done = subprocess.run([KRING, "-C", folder, "--as-of", DAY, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, **{"KRING_LANG": "en", **environment}))
    assert done.returncode in (0, 1), (arguments, done.stderr.decode())
    return done.stdout.decode()

def offered(folder, *words):
    return [line.split("\t")[0] for line in kring(folder, "__complete", *words, "").splitlines()]

def reports(folder):
    names = offered(folder, "report")
    names.remove("site")  # a folder of pages
    assert len(names) > 10, names
    return names

def finish():
    print(f"{counts[True]} passed, {counts[False]} failed")
    sys.exit(counts[False] > 0 or counts[True] == 0)
