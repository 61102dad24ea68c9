#!/usr/bin/python3
"""scripts.py FOLDER FILE... - writes every script in CI files as FOLDER/NAME.sh, and looks at what is put into them.

A script is `run:` of GitHub and Forgejo, `before_script:` and `script:` of GitLab, `commands:` of Woodpecker. A job of
GitLab runs them in one shell, so they are one script. Fails where a host would put a value into the text of a script.
"""

import os
import sys

import yaml


def scripts_of(node, way=""):
    """Every script below @node, with a name."""
    if isinstance(node, dict):
        if isinstance(node.get("run"), str):
            yield way, node["run"]
        for name in ("before_script", "script", "commands"):
            if name in node:
                yield way + "-" + name, "\n".join(node[name])
        for key, value in node.items():
            yield from scripts_of(value, "%s-%s" % (way, key))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from scripts_of(value, "%s-%d" % (way, i))


def main(folder, files):
    failed = 0
    for path in files:
        with open(path, encoding="utf-8") as file:
            found = list(scripts_of(yaml.safe_load(file)))
        for way, text in found:
            name = (path.split("examples/ci/")[-1] + way).replace("/", "_").replace(" ", "-")
            # `${{ … }}` is filled in by GitHub and Forgejo, `${NAME}` by Woodpecker, before a shell sees it
            for mark in ["${{"] + (["${"] if "woodpecker" in path else []):
                if mark in text:
                    print("%s: '%s' in the text of a script" % (name, mark))
                    failed += 1
            with open(os.path.join(folder, name + ".sh"), "w", encoding="utf-8") as out:
                out.write("#!/bin/sh\n%s" % text + ("" if text.endswith("\n") else "\n"))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
