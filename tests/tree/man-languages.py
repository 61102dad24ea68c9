"""Lays each manual in another language beside the English one.

What is never translated is the same in both, in the same order: the name and the section, how the
command is written, what each list explains (options, variables, files, commands, keys), the manuals
that are referred to, the commands of the examples with their options, and the places that the
build fills. A change to one page without the other is so found.
"""
import gettext
import glob
import os
import re
import subprocess
import sys

LANGUAGES = {"nl": {"SYNOPSIS": "SAMENVATTING", "DESCRIPTION": "BESCHRIJVING", "OPTIONS": "OPTIES",
                    "EXIT STATUS": "EXITCODE", "EXAMPLES": "VOORBEELDEN", "FILES": "BESTANDEN",
                    "ENVIRONMENT": "OMGEVINGSVARIABELEN", "SEE ALSO": "ZIE OOK",
                    "HISTORY": "GESCHIEDENIS", "BUGS": "TEKORTKOMINGEN"}}


def sections(text):
    parts = re.split(r"^\.Sh (.*)\n", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def headings(text, words):
    """The headings, those that every page has under the word of the language."""
    return [words.get(heading, heading if heading == "NAME" else "a section of its own")
            for heading in sections(text)]


def synopsis(path, heading):
    """Its lines as a reader sees them, however the page lays them out."""
    shown = subprocess.run(["mandoc", "-T", "ascii", "-O", "width=1000", path], check=True,
                           capture_output=True, text=True).stdout
    shown = re.sub(".\b", "", shown)
    found = re.search(r"^%s\n(.*?)(?=^\S)" % heading, shown, re.M | re.S)
    return [" ".join(line.split()) for line in found.group(1).splitlines() if line.strip()] if found else []


def explained(text, heading):
    """The lists: each entry that begins with a macro or a number; words are translated."""
    without = "".join(body for name, body in sections(text).items() if name != heading)
    entries = re.findall(r"^\.It ((?:[A-Z][a-z]|[0-9]).*)", without, re.M)
    return [re.sub(r" Ta (?![A-Z][a-z] ).*", "", entry) for entry in entries]


def examples(text, commands):
    """What is typed: each command with its options, without the texts and the names."""
    typed = []
    for line in re.findall(r"^\$ (.*)", re.sub(r" *\\e\n *", " ", text), re.M):
        words = re.sub(r'"[^"]*"', "", line).split()
        typed.append(" ".join(w.split("=")[0] for i, w in enumerate(words)
                              if i == 0 or w.startswith("-") or w in commands))
    return typed


def facts(path, words, commands):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    heading = words["SYNOPSIS"]
    return {
        "name and section": re.findall(r"^\.(?:Dt|Nm) .*", text, re.M)[:2],
        "headings": headings(text, {word: word for word in words.values()}),
        "synopsis": synopsis(path, heading),
        "lists": explained(text, heading),
        "examples": examples(text, commands),
        "manuals referred to": sorted(set(re.findall(r"\bXr ([a-z-]+ [0-9])", text))),
        "places that the build fills": re.findall(r"^@[A-Z]+@$", text, re.M),
    }


def differences(english, other):
    for what, wanted in english.items():
        for i in range(max(len(wanted), len(other[what]))):
            one = wanted[i] if i < len(wanted) else "nothing"
            two = other[what][i] if i < len(other[what]) else "nothing"
            if one != two:
                yield "%s: '%s' in English, here '%s'" % (what, one, two)
                break


def sentence(text):
    """As man/keys.c prints it."""
    return text[:1].upper() + text[1:].replace("\\", "\\e") + "."


def untranslated(language, template):
    """The sentences of the catalogue that the build left in English, in a page that it fills."""
    build, page = os.environ.get("KRING_BUILD_DIR", "build/gcc"), os.path.basename(template)[:-3]
    with open("%s/lib/po/%s/LC_MESSAGES/kring.mo" % (build, language), "rb") as f:
        catalogue = gettext.GNUTranslations(f)._catalog
    with open("%s/man/%s" % (build, page), encoding="utf-8") as f:
        english = set(f.read().splitlines())
    with open("%s/man/%s/%s" % (build, language, page), encoding="utf-8") as f:
        other = set(f.read().splitlines())
    meanings = {}
    for text, meaning in catalogue.items():
        if isinstance(text, str) and text:
            meanings.setdefault(sentence(text), set()).add(sentence(meaning))
    return sorted(s for s in english & set(meanings) if not meanings[s] & other)


def main():
    passed = failed = 0
    with open("cmd/commands.def", encoding="utf-8") as f:
        commands = set(re.findall(r'^KR_COMMAND\(\w+, "([a-z-]+)"', f.read(), re.M))
    pages = sorted(glob.glob("man/*.[1-8]") + glob.glob("man/*.[1-8].in"))
    english = {word: word for word in LANGUAGES["nl"]}
    for language, words in LANGUAGES.items():
        for page in pages:
            path = "man/%s/%s" % (language, os.path.basename(page))
            if not os.path.exists(path):
                failed += 1
                print("%s is missing" % path)
                continue
            wanted = facts(page, english, commands)
            wanted["headings"] = [words.get(heading, heading) for heading in wanted["headings"]]
            found = list(differences(wanted, facts(path, words, commands)))
            failed += len(found)
            passed += len(wanted) - len(found)
            for difference in found:
                print("%s: %s" % (path, difference))
            for left in untranslated(language, page) if page.endswith(".in") else []:
                failed += 1
                print("%s: the build left '%s' in English" % (path, left))
        for path in sorted(glob.glob("man/%s/*.[1-8]" % language) + glob.glob("man/%s/*.in" % language)):
            if "man/" + os.path.basename(path) not in pages:
                failed += 1
                print("%s has no English page" % path)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0 or passed == 0


sys.exit(main())
