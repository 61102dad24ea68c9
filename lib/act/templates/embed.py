#!/usr/bin/python3
"""embed.py - writes files that kring makes as one C file: those of each folder in TOP, as text.

    embed.py TOP OUTPUT HEADER ARRAY     ARRAY is what HEADER calls them

For the templates of `kring init` (lib/act/templates) and the files of a CI (examples/ci).
"""

import os
import sys


def quoted(text):
    """The lines of @text as adjacent C strings."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').split("\n")
    return "\n".join('\t\t"%s\\n"' % line for line in escaped[:-1])


def files_of(top, template):
    root = os.path.join(top, template)
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                yield os.path.relpath(path, root), file.read()


def main(top, output, header, array):
    templates = sorted(t for t in os.listdir(top) if os.path.isdir(os.path.join(top, t)) and t[0] not in "._")
    with open(output, "w", encoding="utf-8") as out:
        out.write('/* By embed.py. */\n#include "%s"\n\n' % header)
        out.write("const struct act_template_file %s[] = {\n" % array)
        for template in templates:
            for path, text in sorted(files_of(top, template)):
                out.write('\t{ "%s", "%s",\n%s },\n' % (template, path, quoted(text)))
        out.write("\t{ 0 },\n};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
