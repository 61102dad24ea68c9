#!/usr/bin/env python3
"""What plain `git merge` does with answers that were given side by side (FORMAT, rule 3)."""
import itertools
import re

from folder import Counter, Folder

ROUND = "agreements/geboortezorg/vroegsignalering.yaml"
ID = "geboortezorg/vroegsignalering"
MEMBERS = ["anna", "bram", "carla", "eva"]


def merge(folder, branch):
    """Does `git merge` go through without a conflict?"""
    done = folder.git("merge", "-q", "--no-edit", branch, check=False)
    if done.returncode:
        folder.git("merge", "--abort")
    return done.returncode == 0


def on_branch(folder, name, *arguments, start="main"):
    folder.git("checkout", "-q", "-b", name, start)
    done = folder.kring(*arguments)
    if done.returncode:
        raise RuntimeError("%s: %s" % (arguments, done.stderr))
    folder.commit(name)


def rounds(folder, path=ROUND):
    """For each round, the answer of each member: read by lines, as a reviewer would."""
    text = folder.read(path).decode()
    found = []
    for part in re.split(r"(?m)^  - opened:", text.split("\nrounds:\n")[1])[1:]:
        found.append(dict(re.findall(r"(?m)^      ([a-z]+):.*\n        response: ([a-z-]+)", part)))
    return found


def without_closes(folder):
    folder.write(ROUND, folder.read(ROUND).replace(b"    closes: 2026-09-10\n", b""))
    folder.commit("a round without an end")


def answers_merge(t):
    """Members answer on branches of their own: every order merges, then it is adopted."""
    for closes in (True, False):
        for three in itertools.permutations(MEMBERS, 3):
            with Folder() as folder:
                if not closes:
                    without_closes(folder)
                for member in three:
                    on_branch(folder, member, "--as", member, "consent", ID)
                folder.git("checkout", "-q", "main")
                name = "%s, %s" % (", ".join(three), "with closes" if closes else "without closes")
                clean = all([merge(folder, member) for member in three])
                if not t.check(clean, name + ": a conflict"):
                    continue
                rest = [m for m in MEMBERS if m not in three][0]
                t.check(rounds(folder) == [{**{m: "consent" for m in three}, rest: "pending"}],
                        name + ": %r" % rounds(folder))
                folder.kring("--as", rest, "consent", ID)
                adopted = folder.kring("--as", "eva", "adopt", ID)
                t.check(adopted.returncode == 0, name + ": adopt says " + adopted.stderr)
                clean = folder.kring("check", "--class", "structure", ROUND)
                t.check(clean.returncode == 0, name + ": check says " + clean.stdout)


def objection_beside_adoption(t):
    """Everybody consents; one branch adopts, on the other somebody objects after all."""
    for member in MEMBERS:
        with Folder() as folder:
            for each in MEMBERS:
                folder.kring("--as", each, "consent", ID)
            folder.commit("all consent")
            on_branch(folder, "adoption", "--as", "eva", "adopt", ID)
            on_branch(folder, "objection", "--as", member, "object", ID, "-m", "Toch niet: het kan niet")
            folder.git("checkout", "-q", "main")
            t.check(merge(folder, "adoption") and merge(folder, "objection"), member + ": a conflict")
            said = folder.kring("check", "--class", "structure")
            t.check(said.returncode == 1 and "[objection-unresolved]" in said.stdout,
                    member + ": check says nothing of the objection: " + said.stdout)


def answer_beside_amendment(t):
    """An answer to round 1 never becomes one to round 2, whatever the member and the order."""
    for first, second in itertools.permutations(MEMBERS, 2):
        for order in (("answer", "amendment"), ("amendment", "answer")):
            for closes in (True, False):
                with Folder() as folder:
                    if not closes:
                        without_closes(folder)
                    folder.kring("--as", first, "consent", ID)
                    folder.commit("a first answer")
                    on_branch(folder, "answer", "--as", second, "consent", ID)
                    on_branch(folder, "amendment", "--as", "eva", "amend", ID,
                              "--set", "title=Vroeg signaleren", "-m", "Een kortere titel")
                    folder.git("checkout", "-q", "main")
                    name = "%s then %s, %s first" % (first, second, order[0])
                    if not all([merge(folder, branch) for branch in order]):
                        t.check(True, name)
                        continue
                    found = rounds(folder)
                    t.check(len(found) == 2 and found[0][second] == "consent" and
                            set(found[1].values()) == {"pending"}, name + ": %r" % found)


def main():
    t = Counter()
    answers_merge(t)
    objection_beside_adoption(t)
    answer_beside_amendment(t)
    t.end()


if __name__ == "__main__":
    main()
