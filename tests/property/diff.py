#!/usr/bin/env python3
"""Whatever a command writes, `kring diff` has a sentence for it.

Each command of edits.py on each agreement and circle of the examples: every file that was changed or
made is told of, each with at least one change, and none is said to have no change in meaning.  The
same two versions the other way round are told of too, and a text is the same as itself.
"""
import json

from edits import CIRCLE_COMMANDS, COMMANDS, EXAMPLES, each_example, restore, state
from folder import Folder


def tell(t, name, folder, *arguments):
    done = folder.kring("diff", "--format", "json", *arguments)
    if not t.check(done.returncode == 0, "%s: diff ended with %d: %s" % (name, done.returncode, done.stderr)):
        return {"records": [], "changes": []}
    return json.loads(done.stdout)


def judge(t, name, folder, before):
    after = state(folder)
    touched = {path for path in after if before.get(path) != after[path]}
    told = tell(t, name, folder)
    by_path = {record["path"]: record for record in told["records"]}
    t.check(set(by_path) == touched, "%s: told of %r, changed were %r" % (name, set(by_path), touched))
    for path in touched:
        words = [c["words"] for c in told["changes"] if c["path"] == path]
        meant = path in by_path and by_path[path]["meaning"] and by_path[path]["change"] in ("changed", "added")
        t.check(meant and words, "%s: no sentence for %s" % (name, path))
        t.check(all(w and "?" not in w.split("'")[0] for w in words), "%s: %r" % (name, words))


def live_in(t, example):
    people, objector, observer, member, _ = EXAMPLES[example]
    done = 0
    with Folder(example) as folder:
        before = state(folder)
        t.check(tell(t, example, folder)["records"] == [], "%s differs from itself" % example)
        acts = []
        for number, path in enumerate(folder.files("agreements")):
            identity = path[len("agreements/"):-len(".yaml")]
            for arguments, _ in COMMANDS:
                acts.append([a.format(p=people[number % 4], id=identity, b=objector) for a in arguments])
        for number, path in enumerate(folder.files("circles")):
            circle = path[len("circles/"):-len(".yaml")]
            for arguments, _ in CIRCLE_COMMANDS:
                acts.append([a.format(p=people[number % 4], c=circle, o=observer, m=member) for a in arguments])
        for arguments in acts:
            if folder.kring(*arguments).returncode == 0:
                judge(t, " ".join(arguments), folder, before)
                done += 1
            restore(folder, before)
    return done


if __name__ == "__main__":
    each_example(live_in, 30)
