"""prose.py - what people wrote in Markdown: read by cmark-gfm, and by what stands in the documents.

Of HTML that somebody wrote nothing becomes HTML; links lead where one can see, and nothing is fetched.
"""

import os
import re
import subprocess
import xml.etree.ElementTree

import documents
from readers import Page, plain, raw

TAGS = set("p br em strong code pre ul ol li blockquote h1 h2 h3 h4 h5 h6 hr a span".split())
ATTRIBUTES = {"href", "class", "start", "lang", "rel"}


def words(text):
    return re.findall(r"\w+", plain(text))


def shown(markdown):
    """The text that the reference finds in @markdown, with any HTML in it as text."""
    tree = subprocess.run(["cmark-gfm", "-t", "xml"], input=markdown, capture_output=True, text=True, check=True).stdout
    # XML has no place for two signs that a text may hold
    tree = re.sub("[\ufffe\uffff]", "", tree)
    # a link without words is called by where it leads
    return " ".join(node.text or (not len(node) and node.get("destination")) or "" for node in xml.etree.ElementTree.fromstring(tree).iter())


def read_html(text):
    return re.findall(r'<div class="prose"[^>]*>\n?(.*?)</div>', text, re.S)


def faults_html(block, value):
    page = Page()
    page.feed("<p>" + block + "</p>")
    page.close()
    faults = ["a tag %s" % (key,) for key in page.shape if isinstance(key, tuple) and (key[0] not in TAGS or set(key[1]) - ATTRIBUTES)]
    faults += ["a link to %s" % link for _, link in page.links if not re.match("(https?|ftp)://|mailto:|tel:|#", link)]
    return faults, "".join(page.texts)


READERS = {"html": (read_html, faults_html)}


def compare(job):
    path, form, values = job
    done = subprocess.run([documents.KRING, "-q", "-C", path, "--as-of", documents.DAY, "--lang", "en", "report", "spelregels", "--format", form],
                          capture_output=True, check=False, env=dict(os.environ, COLUMNS="5000"))
    read, faults_of = READERS[form]
    text = done.stdout.decode("utf-8")
    blocks, faults, found = read(text), raw(text), set()
    if len(blocks) != len(values) + 1:
        faults.append("%d texts for %d" % (len(blocks), len(values) + 1))
    for n, (block, value) in enumerate(zip(blocks[1:], values)):
        wrong, said = faults_of(block, value)
        faults += wrong
        if words(said) == words(shown(value)):
            found.add(n)
        else:
            faults.append("%r is %r, and %r for the reference" % (value, said, shown(value)))
    return [("texts in Markdown as " + form, "prose " + form, found, faults)]
