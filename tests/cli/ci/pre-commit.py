#!/usr/bin/python3
"""pre-commit.py TOP - the hook of the pre-commit framework: the same in manifest and example, and for every record."""

import glob
import os
import re
import sys

import yaml


def main(top):
    [hook] = yaml.safe_load(open(top + "/.pre-commit-hooks.yaml"))
    [local] = yaml.safe_load(open(top + "/examples/ci/pre-commit/.pre-commit-config.yaml"))["repos"]
    assert local["repo"] == "local"
    assert local["hooks"] == [{key: hook[key] for key in hook if key != "description"}]
    # the framework's own words for what a hook must have; a newer name for the language fails on Debian 12
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "system" and hook["pass_filenames"] is False
    records = [os.path.relpath(p, top) for p in glob.glob(top + "/examples/*/**/*.yaml", recursive=True)]
    assert len(records) > 100, len(records)
    for record in records + ["kring.yaml", "circles/x.yaml"]:
        assert re.search(hook["files"], record), record
    for other in ["README.md", "my-kring.yaml", "docs/circles.yaml", ".gitlab/kring.yml"]:
        assert not re.search(hook["files"], other), other


if __name__ == "__main__":
    main(sys.argv[1])
