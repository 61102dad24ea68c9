#!/usr/bin/python3
"""page.py - reads pages of HTML as strictly as kring writes them, and fails for anything else.

    page.py FILE...            each is sound
    page.py --has TEXT FILE    the same, and TEXT stands in its text as it is

Sound: every tag closed where it was opened and only where it may stand, every id once, every
reference to an id found, one h1 and no level skipped, a language, a title, one main; nothing that
runs, nothing that is fetched, and links only within the page or to http, https and mailto.
"""

import html.parser
import re
import sys
import unicodedata

VOID = {"meta", "br", "hr", "wbr"}
KNOWN = VOID | set(
    "html head title style body header nav main figure figcaption details summary div span p a ul ol li dl dt dd"
    " table caption thead tbody tr th td h1 h2 h3 h4 h5 h6 time code pre blockquote em strong ins del bdi"
    .split())
SVG = set("svg title desc g circle ellipse rect line path polygon polyline text tspan a defs pattern use".split())
BLOCKS = set("div p ul ol li dl table h1 h2 h3 h4 h5 h6 pre blockquote figure details nav header main hr".split())
PARENTS = {"li": {"ul", "ol"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "caption": {"table"},
           "thead": {"table"}, "tbody": {"table"}, "dt": {"div"}, "dd": {"div"}, "summary": {"details"}}
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "table": {"caption", "thead", "tbody"}, "tr": {"td", "th"}, "dl": {"div"}}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
SCHEMES = re.compile(r"(https?://|mailto:)[^\s\"<>\\^`{|}]+", re.I)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.wanted, self.levels, self.regions = [], set(), [], [], []
        self.seen, self.text, self.style = {}, [], ""
        self.declared = False

    def wrong(self, what):
        raise AssertionError("line %d: %s (in %s)" % (self.getpos()[0], what, " ".join(self.open)))

    def handle_decl(self, decl):
        self.declared = decl == "DOCTYPE html" and not self.open

    def handle_comment(self, data):
        self.wrong("a comment: " + data)

    def handle_pi(self, data):
        self.wrong("an instruction: " + data)

    def unknown_decl(self, data):
        self.wrong("a declaration: " + data)

    def place(self, tag):
        inside = self.open[-1] if self.open else None
        drawn = "svg" in self.open or tag == "svg"
        if tag not in (SVG if drawn else KNOWN):
            self.wrong("<%s> has no place in a page" % tag)
        if drawn:
            return
        if tag in PARENTS and inside not in PARENTS[tag]:
            self.wrong("<%s> in <%s>" % (tag, inside))
        if inside in CHILDREN and tag not in CHILDREN[inside]:
            self.wrong("<%s> in <%s>" % (tag, inside))
        if tag in BLOCKS and set(self.open) & {"p", "a", "span", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "em"}:
            self.wrong("the block <%s> within a line" % tag)
        if tag == "a" and "a" in self.open:
            self.wrong("a link in a link")

    def handle_startendtag(self, tag, attributes):
        if "svg" not in self.open:
            self.wrong("<%s/> outside a drawing" % tag)
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attributes):
        self.place(tag)
        if "svg" not in self.open:
            self.seen[tag] = self.seen.get(tag, 0) + 1
        names = [name for name, _ in attributes]
        if len(set(names)) < len(names):
            self.wrong("an attribute twice")
        for name, value in attributes:
            self.attribute(tag, name, value)
        given = dict(attributes)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th" and given.get("scope") not in ("col", "row"):
            self.wrong("a th without scope")
        if given.get("role") == "region":
            name = given.get("aria-label") or given.get("aria-labelledby")
            self.regions.append(name)
            if not name or given.get("tabindex") != "0":
                self.wrong("a region without name, or that the keyboard does not reach")
        if tag == "html" and not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", given.get("lang", "")):
            self.wrong("no language")
        if tag == "time" and not re.fullmatch(r"\d{4}-\d\d-\d\d", given.get("datetime", "")):
            self.wrong("a time that is no day")
        if tag not in VOID:
            self.open.append(tag)

    def attribute(self, tag, name, value):
        if value is None and name not in ("open",):
            self.wrong("the attribute %s has no value" % name)
        if name.startswith("on") or name in ("src", "srcset", "srcdoc", "action", "formaction", "xlink:href", "ping"):
            self.wrong("the attribute " + name)
        if name == "style" and re.search(r"url|expression|@", value, re.I):
            self.wrong("a style that fetches: " + value)
        if name == "id":
            if value in self.ids or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", value):
                self.wrong("the id %r, twice or no name" % value)
            self.ids.add(value)
        if name == "href" and value.startswith("#"):
            self.wanted.append(value[1:])
        elif name == "href" and (tag != "a" or not SCHEMES.fullmatch(value)):
            self.wrong("a link to %r" % value)
        if name in REFERENCES:
            self.wanted += value.split()
        self.wanted += re.findall(r"url\(#([^)]*)\)", value or "")
        if re.search(r"url\((?!#)", value or ""):
            self.wrong("an address in " + name)
        if name == "http-equiv" and value != "Content-Security-Policy":
            self.wrong("http-equiv " + value)
        self.characters(value or "")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong("</%s>" % tag)
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        if self.open and self.open[-1] in CHILDREN and data.strip():
            self.wrong("text in <%s>: %r" % (self.open[-1], data))
        self.characters(data)
        self.text.append(data)

    def characters(self, data):
        for c in data:
            if c != "\n" and (unicodedata.category(c) in ("Cc", "Cs") or c in "\u202a\u202b\u202c\u202d\u202e"
                              "\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029\ufeff"):
                self.wrong("the character U+%04X" % ord(c))

    def judge(self):
        assert self.declared, "no DOCTYPE"
        assert not self.open, "never closed: %s" % self.open
        for tag in ("html", "head", "title", "style", "body", "main", "h1", "header"):
            assert self.seen.get(tag) == 1, "%s: %s times" % (tag, self.seen.get(tag))
        last = 0
        for level in self.levels:
            assert level <= last + 1, "h%d after h%d" % (level, last)
            last = level
        assert len(set(self.regions)) == len(self.regions), "two regions of one name"
        lost = [w for w in self.wanted if w not in self.ids]
        assert not lost, "no such id: %s" % lost
        assert not re.search(r"url\(|@import|expression|</", self.style), "the style fetches something"


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        source = file.read()
    page = Page()
    page.feed(source)
    page.close()
    page.judge()
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert '<meta charset="utf-8">' in source[:200] and policy in source[:400], "the head lacks something"
    return page


def main(arguments):
    text = arguments[1] if arguments[0] == "--has" else None
    paths = arguments[2:] if text is not None else arguments
    assert paths, "no page was given"
    for path in paths:
        try:
            page = read(path)
            if text is not None:
                said = " ".join("".join(page.text).split())
                assert " ".join(text.split()) in said, "%r is not in its text" % text
        except AssertionError as error:
            sys.exit("%s: %s" % (path, error))


if __name__ == "__main__":
    main(sys.argv[1:])
