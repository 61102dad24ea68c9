#!/usr/bin/env python3
"""kring's digest of a text equals that of the independent twin, whatever the file looks like."""
import os
import random
import subprocess
import sys
import tempfile

import yaml

from folder import TOP, Counter

sys.path.insert(0, os.path.join(TOP, "tests/twin"))
import digest as twin  # noqa: E402

PROGRAM = os.path.join(os.environ.get("KRING_BUILD_DIR", os.path.join(TOP, "build/gcc")), "tests/digest-of")
KINDS = {"agreements": "agreement", "circles": "circle", "spelregels": "spelregel"}


def kring(kind, paths):
    done = subprocess.run([PROGRAM, kind, *paths], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [line.split()[0] for line in done.stdout.splitlines()]


def vectors(t):
    folder = os.path.join(TOP, "tests/twin/vectors")
    with open(os.path.join(folder, "EXPECTED")) as f:
        expected = [line.split() for line in f if line.startswith("sha256:")]
    t.check(len({digest for digest, _ in expected}) >= 5, "there are five vectors")
    for digest, name in expected:
        path = os.path.join(folder, name)
        t.check(kring("agreement", [path]) == [digest], "%s: kring says otherwise" % name)
        t.check(twin.digest("agreement", twin.load(path)) == digest, "%s: the twin says otherwise" % name)


def records():
    """Every record of the examples that has a digest: kind, path."""
    for base, _, names in os.walk(os.path.join(TOP, "examples")):
        for name in sorted(names):
            path = os.path.join(base, name)
            parts = os.path.relpath(path, os.path.join(TOP, "examples")).split(os.sep)
            if name == "kring.yaml":
                yield "network", path
            elif name.endswith(".yaml") and len(parts) > 2 and parts[1] in KINDS:
                yield KINDS[parts[1]], path


def shuffled(value, rng):
    if isinstance(value, dict):
        pairs = [(k, shuffled(v, rng)) for k, v in value.items() if v is not None]
        rng.shuffle(pairs)
        return dict(pairs)
    if isinstance(value, list):
        return [shuffled(v, rng) for v in value]
    return value


def layouts(content, rng):
    """The same content with other layout, quoting and order of keys, and CRLF."""
    for flow in (True, False, None):
        for style in ('"', "'", "|"):
            text = yaml.safe_dump(shuffled(content, rng), default_flow_style=flow, default_style=style,
                                  allow_unicode=rng.random() < 0.5, width=rng.choice((40, 1000)),
                                  indent=rng.choice((2, 4)), sort_keys=False)
            yield text
            yield text.replace("\n", "\r\n")


def main():
    t = Counter()
    vectors(t)
    rng = random.Random(5)
    for kind, path in records():
        content = twin.load(path)
        wanted = twin.digest(kind, content)
        t.check(kring(kind, [path]) == [wanted], "%s: kring and its twin differ" % path)
        with tempfile.TemporaryDirectory() as folder:
            made = []
            for number, text in enumerate(layouts(content, rng)):
                made.append(os.path.join(folder, "%d.yaml" % number))
                with open(made[-1], "w", newline="", encoding="utf-8") as f:
                    f.write(text)
            for name, found in zip(made, kring(kind, made)):
                t.check(found == wanted, "%s in layout %s differs" % (path, os.path.basename(name)))
    t.end()


if __name__ == "__main__":
    main()
