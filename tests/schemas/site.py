#!/usr/bin/python3
"""site.py - reads the site in a folder as a visitor would, and fails for what does not fit.

    site.py FOLDER RECORDS [TEXT...]    RECORDS: the output of `kring list --format json`

Every page is sound (page.py); every link, with its fragment, leads to something in the folder and
says so by a relative address; every page is reached from the first one; every record has a page;
the list of kring's files names what is there and nothing else; the way to the content is the first
link; a page is marked where it is named; no e-mail address stands anywhere; and each TEXT stands in
the text of some page.
"""

import json
import os
import posixpath
import re
import sys
import urllib.parse

import page

ADDRESS = re.compile(r"[\w.+-]+(?:@|%40|&#64;|\\@)[\w-]+\.\w+")
OUTSIDE = re.compile(r"(https?://|mailto:)", re.I)


class SitePage(page.Page):
    def __init__(self):
        super().__init__()
        self.links, self.current = [], 0

    def attribute(self, tag, name, value):
        if name == "aria-current":
            assert value == "page"
            self.current += 1
        if name == "href" and tag == "a":
            self.links.append(value)
            if not OUTSIDE.match(value):
                assert not re.match(r"[a-z][a-z0-9+.-]*:|/|\\", value, re.I), "not relative: " + value
                return
        super().attribute(tag, name, value)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        source = file.read()
    found = SitePage()
    found.feed(source)
    found.close()
    found.judge()
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in source[:400], "no policy"
    address = ADDRESS.search(re.sub(r"<style>.*?</style>", "", source, flags=re.S))
    assert not address, "the address " + address.group()
    return found


def files_of(folder):
    found = set()
    for top, folders, names in os.walk(folder):
        for name in folders + names:
            assert not os.path.islink(os.path.join(top, name)), "a link: " + name
        found.update(os.path.relpath(os.path.join(top, name), folder) for name in names)
    return found


def follow(path, pages, files):
    """The files that the links of the page lead to."""
    reached = set()
    for link in pages[path].links:
        if OUTSIDE.match(link):
            continue
        to, _, fragment = link.partition("#")
        to = urllib.parse.unquote(to)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else path
        assert target in files, "%s leads to %s, which is not there" % (path, link)
        if fragment:
            assert fragment in pages[target].ids, "%s: no #%s in %s" % (path, fragment, target)
        reached.add(target)
    return reached


def check_reach(pages, files):
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        found = follow(ahead.pop(), pages, files) - reached
        reached |= found
        ahead += [path for path in found if path in pages]
    assert reached == files, "nothing leads to %s" % sorted(files - reached)


def main(folder, records, *texts):
    listed = files_of(folder)
    with open(os.path.join(folder, ".kring-site"), encoding="utf-8") as file:
        ours = set(file.read().splitlines()[1:])
    files = listed - {".kring-site"}
    assert files == ours, "the list of files is wrong: %s" % sorted(files ^ ours)
    pages = {}
    for path in sorted(files):
        if path.endswith(".html"):
            try:
                pages[path] = read(os.path.join(folder, path))
            except AssertionError as error:
                sys.exit("%s: %s" % (path, error))
            assert pages[path].links[0] == "#main", path
            assert pages[path].current >= 1, path + " is not marked where it is named"
    check_reach(pages, files)
    for name in ("calendar.ics", "overview.json"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            assert not ADDRESS.search(re.sub("^UID:.*$", "", file.read(), flags=re.M)), name
    with open(records, encoding="utf-8") as file:
        wanted = [r for r in json.load(file) if r["state"] != "unreadable"]
    assert wanted, "no record"
    for r in wanted:
        path = "network.html" if r["kind"] == "network" else "%s/%s.html" % (r["kind"], r["id"])
        assert path in pages, "no page for " + path
    said = [" ".join("".join(p.text).split()) for p in pages.values()]
    for text in texts:
        assert any(" ".join(text.split()) in s for s in said), "%r is on no page" % text


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        sys.exit(str(error))
