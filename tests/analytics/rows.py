#!/usr/bin/python3
"""rows.py - do the three formats of `kring export` carry the same rows?

    rows.py SCHEMA NDJSON CSV-DIR SQLITE

Reads each with Python's own reader (json, csv, sqlite3), by the types that the schema gives, and
compares every value of every table. Texts in CSV and SQLite have control and bidi characters
replaced, as the manual says; the same is done here to those of NDJSON, by a second hand. Prints how
many rows there were; ends with 1 at the first difference.
"""

import csv
import json
import os
import re
import sqlite3
import sys

sys.dont_write_bytecode = True

# C0, DEL and C1 but the line end; what turns text around; LS, PS, BOM, annotations, tags.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def shown(text):
    text = re.sub("\r\n?", "\n", text).replace("\t", " ")
    return UNSAFE.sub(lambda c: "\\u%04X" % ord(c[0]), text)


def of_ndjson(path, tables):
    rows = {name: [] for name in tables}
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            names = list(row)
            name = row.pop("table")
            assert names[0] == "table", line
            assert names[1:] == [c["name"] for c in tables[name]], (name, names)
            rows[name].append([
                shown(row[c["name"]]) if isinstance(row[c["name"]], str) else row[c["name"]]
                for c in tables[name]
            ])
    return rows


FROM_CSV = {
    "text": str,
    "date": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def of_csv(folder, tables):
    rows = {}
    assert sorted(os.listdir(folder)) == sorted(name + ".csv" for name in tables)
    for name, columns in tables.items():
        with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as file:
            read = list(csv.reader(file, strict=True))
        assert read[0] == [c["name"] for c in columns], name
        rows[name] = []
        for cells in read[1:]:
            assert len(cells) == len(columns), (name, cells)
            rows[name].append([
                FROM_CSV[c["type"]](cell) if cell else None for c, cell in zip(columns, cells)
            ])
    return rows


def of_sqlite(path, tables):
    rows = {}
    database = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    there = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    assert sorted(n for n, in there) == sorted(tables)
    for name, columns in tables.items():
        described = database.execute("PRAGMA table_info('%s')" % name).fetchall()
        assert [d[1] for d in described] == [c["name"] for c in columns], name
        assert [bool(d[5]) for d in described] == [c["key"] for c in columns], name
        rows[name] = []
        for values in database.execute("SELECT * FROM \"%s\" ORDER BY rowid" % name):
            rows[name].append([
                bool(v) if c["type"] == "boolean" and v is not None else v
                for c, v in zip(columns, values)
            ])
    return rows


def check_types(rows, tables):
    kinds = {
        "text": str,
        "date": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    for name, columns in tables.items():
        for row in rows[name]:
            for column, value in zip(columns, row):
                if value is None:
                    continue
                assert isinstance(value, kinds[column["type"]]), (name, column["name"], value)
                if column["type"] == "date":
                    assert re.fullmatch(r"\d{4}-\d\d-\d\d", value), (name, value)


def main(argv):
    schema, ndjson, folder, database = argv
    with open(schema, encoding="utf-8") as file:
        tables = {t["name"]: t["columns"] for t in json.load(file)["tables"]}
    lines = of_ndjson(ndjson, tables)
    check_types(lines, tables)
    for label, other in (("csv", of_csv(folder, tables)), ("sqlite", of_sqlite(database, tables))):
        for name in tables:
            if lines[name] != other[name]:
                for one, two in zip(lines[name], other[name]):
                    if one != two:
                        print("%s %s:\n  %r\n  %r" % (label, name, one, two))
                        break
                else:
                    print("%s %s: %d rows, not %d" % (
                        label, name, len(other[name]), len(lines[name])))
                return 1
    empty = [name for name in tables if not lines[name]]
    print("%d rows are the same in three formats; without rows: %s" % (
        sum(map(len, lines.values())), " ".join(empty) or "none"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
