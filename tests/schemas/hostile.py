"""tests/schemas/hostile.py - put what would break a careless format into a kring folder, the current one.

	python3 hostile.py keys|names|ids|title:N SCRATCH    prints what the findings have to hold
	python3 hostile.py expect SCRATCH                    is that in SCRATCH/out.json, and nothing else?
	python3 hostile.py many SCRATCH                      26 200 errors and some warnings
"""
import json
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from readers import safe  # noqa: E402

AGREEMENT = "agreements/geboortezorg/warme-overdracht.yaml"

VALUES = [
	"twee\nregels",
	"een\n\n::error file=x,line=1::gelogen",
	"::error::gelogen",
	"   ::warning file=kring.yaml::gelogen",
	"##[error]gelogen ##[add-mask]x",
	"]]></failure></testcase><testcase name=\"gelogen\"/>",
	"<script>alert(1)</script> &amp; <!-- --> \"'",
	"@team en @iedereen #12 `code` **vet**",
	"%0A::error::gelogen %25 %2C%3A, file=x, \\u001b \\n \\ \"",
	"[klik](https://example.org/x) [para\\[0\\]](1) {0} {{1}}",
	"één twee 𐐀 日本 :: , ; = \U0001F600",
	"a,line=1,title=x::y",
	"lang " + "zeer " * 400 + "einde",
]
# These are refused in the text of a record, and can stand in the name of a file.
RAW = ["e\u0304", "een\r\n::error::x", "een\r::error::x", "een\ttab", "bel\x07 \x1b[31mrood\x1b[0m", "om\u202ekeer\u2066", "c1\x9b31m\x85", "\x7f\x01\x1f", "\ufeffbom\u2028"]


def edit(path, change):
	with open(path, encoding="utf-8") as file:
		text = file.read()
	with open(path, "w", encoding="utf-8") as file:
		file.write(change(text))


def keys():
	values = [v for v in VALUES if len(v) < 100]
	edit(AGREEMENT, lambda t: t + "".join("%s: x\n" % json.dumps(v, ensure_ascii=False) for v in values))
	return [{"rule": "key-unknown", "path": AGREEMENT, "holds": safe(v)} for v in values]


def ids():
	values = [v for v in VALUES if len(v) < 100]
	edit(AGREEMENT, lambda t: re.sub(r"parties: .*", lambda m: "parties: [%s]" % ", ".join(
		json.dumps(v, ensure_ascii=False) for v in values), t))
	return [{"rule": "value-invalid", "path": AGREEMENT, "holds": ""} for v in values]


def names():
	found = []
	for value in VALUES + RAW:
		name = value.replace("/", "|")[:60] + ".yaml"
		path = os.path.join("agreements/geboortezorg", name)
		with open(path, "w", encoding="utf-8") as file:
			file.write("title: x\n")
		found.append({"rule": "file-unexpected", "path": path, "holds": ""})
	for raw in (b"\xff\xfe\x80", b"caf\xe9", b"\xed\xa0\x80 half"):
		path = b"agreements/geboortezorg/" + raw + b".yaml"
		with open(path, "wb") as file:
			file.write(b"title: x\n")
		found.append({"rule": "file-unexpected", "path": None, "holds": ""})
	return found


def title(number):
	value = VALUES[number]
	edit("spelregels/mandaat.yaml", lambda t: re.sub(r"(?m)^title: .*$",
		lambda m: "title: " + json.dumps(value, ensure_ascii=False), t) +
		"adopted: {date: 2026-01-01, by: geboortezorg/warme-overdracht}\n")
	meeting = "meetings/geboortezorg/2026-03-12.yaml"
	edit(meeting, lambda t: t + "report: {date: 2026-03-16, summary: Kort}\n")
	shutil.copy(meeting, meeting.replace("2026-03-12", "2026-04-09"))
	edit(meeting.replace("2026-03-12", "2026-04-09"), lambda t: t.replace("2026-03-12", "2026-04-09"))
	return [{"rule": "mandate-renewed", "because": "spelregel mandaat: " + safe(value)}]


def many():
	with open(AGREEMENT, encoding="utf-8") as file:
		text = file.read()
	for i in range(131):
		with open("agreements/geboortezorg/veel-%d.yaml" % i, "w", encoding="utf-8") as file:
			file.write(text + "".join("onbekend-%d: x\n" % k for k in range(200)))


def expect(scratch):
	with open(os.path.join(scratch, "expected.json"), encoding="utf-8") as file:
		wanted = json.load(file)
	with open(os.path.join(scratch, "out.json"), encoding="utf-8") as file:
		found = json.load(file)["findings"]
	rules = {w["rule"] for w in wanted}
	of_rules = [f for f in found if f["rule"] in rules]
	if "because" in wanted[0]:
		assert of_rules and all(f["because"] == wanted[0]["because"] for f in of_rules), (wanted, of_rules)
		return
	assert len(of_rules) == len(wanted), (len(of_rules), len(wanted), of_rules)
	for w in wanted:
		some = [f for f in of_rules if (w["path"] is None or f["path"] == w["path"]) and w["holds"] in f["message"]]
		assert some, (w, [f["message"] for f in of_rules])


if __name__ == "__main__":
	what, scratch = sys.argv[1:]
	if what == "expect":
		expect(scratch)
	elif what == "many":
		many()
	elif what.startswith("title:"):
		print(json.dumps(title(int(what[6:]))))
	else:
		print(json.dumps({"keys": keys, "names": names, "ids": ids}[what]()))
