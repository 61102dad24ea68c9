#!/usr/bin/env python3
"""Figures parse as XML whatever circles are called, and names are in them as data, each once."""
import os
import subprocess
import xml.etree.ElementTree as ElementTree

from folder import TOP, Counter

PROGRAM = os.path.join(os.environ.get("KRING_BUILD_DIR", os.path.join(TOP, "build/gcc")), "tests/figure-of")
HOSTILE = ["]]>", "<script>alert(1)</script>", "\"><svg onload=x>", "' onclick='x", "&lt;b&gt; &#0; &nope;",
           "</title></svg><img src=x>", "--> <!-- <![CDATA[", "javascript:alert(1)", "\x1b[31mred", "\u202eturned\u2066",
           "\U0001f600\U0001f469\u200d\U0001f467 emoji", "日本語の名前", "مرحبا", "\ufdfd", "", "   ", "W" * 3000,
           "a " * 900, "\ufffe\uffff", "\x01\x02\x7f\x85", "{{x}} ${y} %s %n %%", "é" * 40]
PLAIN = {name for name in HOSTILE if name.strip() and name.isprintable() and len(name) < 100}


def page(*arguments, names=()):
    text = "".join(name + "\n" for name in names).encode("utf-8", "surrogatepass")
    return subprocess.run([PROGRAM, *map(str, arguments)], input=text, capture_output=True, check=True).stdout


def figures(html):
    start, end = html.index(b"<figure>"), html.rindex(b"</figure>") + len("</figure>")
    return ElementTree.fromstring(b"<body>" + html[start:end] + b"</body>")


def said(tree):
    """The names as a reader sees them: the labels of each circle, and the lines of the lists."""
    labels = [" ".join(text.text or "" for text in g if text.tag.endswith("}text")) for g in tree.iter()
              if g.tag.endswith("}g") or g.tag.endswith("}a")]
    lists = [bdi.text or "" for part in tree.iter("ol") for li in part for bdi in li[:1]]
    return labels + lists


def hostile(count):
    for links in ([], ["links"]):
        tree = figures(page(len(HOSTILE), 1, "names", *links, names=HOSTILE))
        tags = {element.tag.split("}")[-1] for element in tree.iter()}
        count("only our own elements", tags <= {"body", "figure", "div", "svg", "title", "desc", "g", "a", "circle", "path",
                                                 "text", "ul", "ol", "li", "bdi"})
        seen = [" ".join(name.split()) for name in said(tree)]
        for name in sorted(PLAIN):
            count(f"{name!r} once", seen.count(" ".join(name.split())) == 1)


COUNTER = Counter()
hostile(lambda what, holds: COUNTER.check(holds, what))
for n in (1, 9, 60, 200):
    html = page(n, 3)
    figures(html)
    COUNTER.check(html == page(n, 3), f"{n} circles twice are the same")
COUNTER.end()
