#!/usr/bin/python3
"""embed.py - writes the templates of `kring init` as one C file: the files of each folder, as bytes.

    embed.py TOP OUTPUT     TOP holds a folder for each template
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


def main(top, output):
    templates = sorted(t for t in os.listdir(top) if os.path.isdir(os.path.join(top, t)) and t[0] not in "._")
    with open(output, "w", encoding="utf-8") as out:
        out.write('/* From lib/act/templates, by embed.py. */\n#include "act/seed.h"\n\n')
        out.write("const struct act_template_file act_template_files[] = {\n")
        for template in templates:
            for path, text in sorted(files_of(top, template)):
                out.write('\t{ "%s", "%s",\n%s },\n' % (template, path, quoted(text)))
        out.write("\t{ 0 },\n};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
