"""Finds texts for people that no catalogue could translate.

A call that reports or tells something has its text in _(), N_() or kr_nq(). Words in small letters
with dashes (rule names, keys, folders), formats without letters, and commit subjects and trailers,
which are in one language, are none of them; nor is a command as one types it. Beyond these calls, wherever a
literal with English words stands, it is marked, or for programs, or in a list of what cannot be translated.
A sentence says a day in words; KR_DAY() stands in it only where a value is quoted or a command is named.
"""
import glob
import re
import subprocess
import sys

TELLING = ("kr_refuse kr_misuse kr_cannot kr_diag_add kr_diag_finding kr_diag_text kr_finding "
           "kr_finding_hint act_tell act_warn kr_document_heading kr_document_paragraph "
           "kr_block_bullet kr_cli_usage").split()
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def calls(text):
    """Each call of a telling function: its line and the text between its parentheses."""
    for found in re.finditer(r"\b(%s)\(" % "|".join(TELLING), text):
        depth, at, quoted = 1, found.end(), False
        while depth and at < len(text):
            c = text[at]
            if c == "\\":
                at += 1
            elif c == '"':
                quoted = not quoted
            elif not quoted:
                depth += (c == "(") - (c == ")")
            at += 1
        yield text.count("\n", 0, found.start()) + 1, text[found.end():at - 1]


def is_for_people(literal):
    words = re.sub(r"%[-+ #0-9.*hljzt]*[a-zA-Z]|\\.", "", literal)
    return bool(re.search(r"[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]{2,}", words)) and not re.fullmatch(
        r"[a-z0-9./-]+|kring [a-z-]+ %s", literal)


def unmarked(arguments):
    marked = re.sub(r'\b(?:_|N_|kr_nq|kr_tr|kr_trn)\((?:[^()"]|"(?:[^"\\]|\\.)*")*', "", arguments)
    return [m.group(1) for m in LITERAL.finditer(marked) if is_for_people(m.group(1))]


MARKED = re.compile(r'\b(?:_|N_|kr_nq|kr_tr|kr_trn)\((?:[^()"]|"(?:[^"\\]|\\.)*"|\([^()]*\))*')
NOT_FOR_PEOPLE = re.compile(r'\b(?:act_subject|static_assert)\((?:[^()"]|"(?:[^"\\]|\\.)*"|\([^()]*\))*')
ENGLISH = re.compile(r"\b(?:the|are|not|no|to|a|with|from|what|who|which|there|for|and|or|it|by|at)\b", re.I)
TYPED = re.compile(r"'[^']*'|@media.*|\S*\.[*%\w]\S*|\S*[{}\[\]=:|<>]\S*|--[\w-]+|\\[nt\"]|\b\w+(?:[-/.]\w+)+")
ELSEWHERE = {
    "lib/act/seed.c": "the Dutch of the first files of a folder",
    "lib/act/setup-attributes.c": "a file of git's, shared by people of all languages",
    "lib/act/setup-hook.c": "a hook, shared by people of all languages",
    "lib/act/setup-keys.c": "keys of git's configuration",
    "lib/base/arena.c": "there is no memory left to translate it with",
    "lib/base/diff.c": "as git apply reads it",
    "lib/report/export-sqlite.c": "SQL",
    "lib/yaml/explain.c": "what libyaml says, which is looked for and never printed",
    "cmd/language.c": "said where no translation is to be found",
    "cmd/version.c": "said while building",
}
SENTENCES = {
    "confirm the report": "of a commit",
    "kring: no memory left; nothing was changed\\n": "there is no memory left to translate it with",
    " observer from ": "options of a kind",
    " organisation of-circle self given-by scope from until ": "options of a kind",
    " person from until ": "options of a kind",
}


def without_comments(text):
    token = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|//[^\n]*'
    return re.sub(token, lambda m: m.group() if m.group()[0] == '"' else blank(m), text, flags=re.S)


def blank(found):
    return re.sub(r"[^\n]", " ", found.group())


def unmarked_sentences(text):
    """Each literal with English words outside of _() and its like, and its line."""
    text = without_comments(text)
    for pattern in (MARKED, NOT_FOR_PEOPLE):
        text = pattern.sub(blank, text)
    for found in LITERAL.finditer(text):
        literal = found.group(1)
        words = TYPED.sub(" ", re.sub(r"%[-+ #0-9.*hljzt]*[a-zA-Z]", " ", literal))
        if literal in SENTENCES or not is_for_people(literal) or re.match(r"\s*(?:kring [a-z]|\[?--)", literal):
            continue
        if ENGLISH.search(words) and len(re.findall(r"\b[a-z]{2,}\b", words)) > 1:
            yield text.count("\n", 0, found.start()) + 1, literal


DIRECTIVE = re.compile(r"%%|%[-+ #0-9]*(\*|\d*)(?:\.(\*|\d*))?[hljzt]*[a-zA-Z]")
COMMAND = re.compile(r"\bkring [a-z-]+ [^;,]*$")


def arguments_around(text, at):
    """The arguments of the call in which @at stands, up to that place."""
    depth, parts, end = 0, [], at
    strings = [m.span() for m in LITERAL.finditer(text, 0, at)]
    while at > 0:
        at -= 1
        if strings and at < strings[-1][1]:
            at = strings.pop()[0]
            continue
        c = text[at]
        if c in ")]}":
            depth += 1
        elif c in "([{":
            if depth == 0:
                break
            depth -= 1
        elif c == "," and depth == 0:
            parts.append(text[at + 1:end])
            end = at
        elif c == ";":
            break
    return [text[at + 1:end]] + parts[::-1]


def before_directive(literal, number):
    """What a format says before its argument @number, from 0; None where it has no such."""
    for found in DIRECTIVE.finditer(literal):
        if found.group() == "%%":
            continue
        number -= found.group().count("*")
        if number == 0:
            return literal[:found.start()]
        number -= 1
    return None


def formats(argument):
    """The texts of @argument that are marked, each in one piece."""
    for marked in MARKED.finditer(argument):
        for pieces in re.findall(r'(?:"(?:[^"\\]|\\.)*"\s*)+', marked.group()):
            yield "".join(LITERAL.findall(pieces))


def days_in_sentences(text):
    """Each use of KR_DAY() in a marked text: its line, the text, and whether a value or a command stands there."""
    text = without_comments(text)
    for found in re.finditer(r"\bKR_DAY\(", text):
        arguments = arguments_around(text, found.start())
        sentences = [at for at, argument in enumerate(arguments) if MARKED.search(argument)]
        for sentence in formats(arguments[sentences[-1]]) if sentences else ():
            before = before_directive(sentence, len(arguments) - 2 - sentences[-1])
            typed = before is None or before.count("'") % 2 == 1 or bool(COMMAND.search(before))
            yield text.count("\n", 0, found.start()) + 1, sentence, typed


def main():
    passed = failed = days = 0
    for path in sorted(glob.glob("lib/*/*.c") + glob.glob("cmd/*.c")):
        with open(path, encoding="utf-8") as f:
            text = f.read()
        for line, arguments in calls(text):
            wrong = unmarked(arguments)
            passed += not wrong
            failed += bool(wrong)
            for literal in wrong:
                print("%s:%d: not marked for translation: %s" % (path, line, literal))
    for path in sorted(set(glob.glob("lib/*/*.c") + glob.glob("cmd/*.c") + glob.glob("*/*.def") +
                           glob.glob("lib/*/*.def")) - set(ELSEWHERE)):
        with open(path, encoding="utf-8") as f:
            wrong = list(unmarked_sentences(f.read()))
        passed += not wrong
        failed += len(wrong)
        for line, literal in wrong:
            print("%s:%d: English, and not marked for translation: %s" % (path, line, literal))
    for path in sorted(glob.glob("lib/*/*.c") + glob.glob("cmd/*.c")):
        with open(path, encoding="utf-8") as f:
            found = list(days_in_sentences(f.read()))
        days += len(found)
        passed += not found or all(typed for _, _, typed in found)
        for line, sentence, typed in found:
            failed += not typed
            if not typed:
                print("%s:%d: a sentence says a day in words, kr_day_long(): %s" % (path, line, sentence))
    if days < 10:
        failed += 1
        print("only %d days found in what commands are made of" % days)
    sources = sorted(glob.glob("lib/*/*.[ch]") + glob.glob("cmd/*.[ch]") + glob.glob("cmd/*.def"))
    pot = subprocess.run(["xgettext", "-L", "C", "--from-code=UTF-8", "-k", "-k_", "-kN_", "-kkr_nq:1,2",
                          "-o", "-", *sources], capture_output=True, text=True)
    messages = pot.stdout.count("\nmsgid ") - 1
    if pot.returncode == 0 and "warning" not in pot.stderr and messages > 300:
        passed += 1
    else:
        failed += 1
        print("xgettext finds %d messages, and says: %s" % (messages, pot.stderr))
    print("%d messages" % messages)
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


sys.exit(main())
