"""tests/schemas/readers.py - read each format back by its own reader's rules, and compare.

	python3 readers.py compare FOLDER REPORTS [PREFIX]

REPORTS is a folder with out.FORMAT for each format of one run of `kring check` in FOLDER. What they
say has to be what out.json says, and nothing more. PREFIX leads from the top of the repository to
FOLDER. Nothing here is shared with kring: the readers follow what the readers of each host do.
"""
import json
import os
import re
import sys
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ElementTree

UNSAFE = {0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F),
	*range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)}


def is_unsafe(c):
	return unicodedata.category(c) == "Cc" or ord(c) in UNSAFE


def safe(s):
	"""As SAFETY, contract 7 has it: one line, nothing that moves a terminal."""
	s = s.replace("\r\n", " ").replace("\r", " ").replace("\n", " ").replace("\t", " ")
	return "".join("\\u%04X" % ord(c) if is_unsafe(c) else c for c in s)


def whole_text(f):
	lines = [f["message"]]
	if f["hint"]:
		lines.append("hint: " + f["hint"])
	if f["related"]:
		lines.append("see also: " + f["related"])
	if f["because"]:
		lines.append(f["because"])
	return "\n".join(lines)


def wanted(base, prefix):
	"""What each format should say, from kring's own JSON."""
	return [{
		"rule": f["rule"] or "kring",
		"severity": f["severity"],
		"path": prefix + (f["path"] or "kring.yaml"),
		"line": f["line"] or 1,
		"placed": bool(f["line"]),
		"column": f["column"] or 1,
		"text": whole_text(f),
		"fingerprint": f["fingerprint"],
	} for f in base["findings"]]


def same(format, got, want, keys, change=lambda f: f):
	pick = lambda f: tuple(f[k] for k in keys)
	got, want = sorted(map(pick, got)), sorted(pick(change(dict(f))) for f in want)
	assert got == want, "%s: %r is not %r" % (format,
		[g for g in got if g not in want][:3] or len(got), [w for w in want if w not in got][:3] or len(want))


# ---- text

def text_lines(base):
	words = lambda s: safe(s).replace("##[", "##\\u005B")
	for f in base["findings"]:
		place = words(f["path"]) if f["path"] else "kring"
		if f["path"] and f["line"]:
			place += ":%d:%d" % (f["line"], f["column"])
		yield "%s: %s: %s%s" % (place, f["severity"], words(f["message"]),
			" [%s]" % f["rule"] if f["rule"] else "")
		for label, key in (("hint: ", "hint"), ("see also: ", "related"), ("", "because")):
			if f[key]:
				yield "    " + label + words(f[key])


# ---- GitHub: the runner's ActionCommand, second and first form

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher",
	"remove-matcher", "set-env", "add-path", "set-output", "save-state", "echo", "stop-commands"}


def unescape(s, pairs):
	for escaped, c in pairs:
		s = s.replace(escaped, c)
	return s.replace("%25", "%")


DATA = (("%0D", "\r"), ("%0A", "\n"))
PROPERTY = DATA + (("%3A", ":"), ("%2C", ","))


def second_form(line):
	line = line.lstrip()
	end = line.find("::", 2)
	if not line.startswith("::") or end < 0:
		return None
	name, _, rest = line[2:end].partition(" ")
	if name.lower() not in COMMANDS:
		return None
	pairs = (p.split("=", 1) for p in rest.strip().split(",") if p)
	return {"command": name, "data": unescape(line[end + 2:], DATA),
		**{p[0].lower(): unescape(p[1], PROPERTY) for p in pairs if len(p) == 2 and p[1]}}


def first_form(line):
	start = line.find("##[")
	end = line.find("]", start)
	if start < 0 or end < 0:
		return None
	return {"command": line[start + 3:end].partition(" ")[0]}


def commands(text):
	for line in re.split("\r\n|\r|\n", text):
		command = second_form(line) or first_form(line)
		if command and command["command"].lower() in COMMANDS:
			yield command


def read_github(text):
	words = {"error": "error", "warning": "warning", "notice": "note"}
	for c in commands(text):
		assert c["line"] == c["endline"] and int(c["endcolumn"]) >= int(c["col"]), c
		yield {"rule": c["title"], "severity": words[c["command"]], "path": c["file"],
			"line": int(c["line"]), "column": int(c["col"]), "text": c["data"]}


def check_github(text):
	order = [c["command"] for c in commands(text)]
	assert order == sorted(order, key=["error", "warning", "notice"].index), "errors come first"
	last = text.split("\n")[-2] if text else ""
	assert not order or re.fullmatch(r"\d+ errors?, \d+ warnings?(, \d+ notes?)? in \d+ files?", last), last
	assert len(text.splitlines()) == len(order) + bool(order), "a line for each, and one that counts"
	if order:
		assert last.startswith("%d error" % order.count("error")), last


# ---- SARIF

LINK = re.compile(r"(?<!\\)(?:\\\\)*\[(?:\\\]|[^\]])+\]\([^)]+\)")


def read_sarif(text):
	log = json.loads(text)
	(run,) = log["runs"]
	assert run["columnKind"] == "unicodeCodePoints"
	rules = run["tool"]["driver"]["rules"]
	for r in run["results"]:
		message = r["message"]["text"]
		assert not LINK.search(message), "data became a link: %r" % message
		if "](" in message:
			message = re.sub(r"\\([][\\])", r"\1", message)
		(location,) = r["locations"]
		physical = location["physicalLocation"]
		region, uri = physical["region"], physical["artifactLocation"]["uri"]
		assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("/"), uri
		assert region["startLine"] == region["endLine"] and region["endColumn"] >= region["startColumn"]
		assert "ruleIndex" not in r or rules[r["ruleIndex"]]["id"] == r["ruleId"]
		yield {"rule": r["ruleId"], "severity": r["level"], "text": message,
			"path": urllib.parse.unquote_to_bytes(uri).decode("utf-8", "replace"),
			"line": region["startLine"], "column": region["startColumn"],
			"fingerprint": r["partialFingerprints"]["primaryLocationLineHash"]}


# ---- GitLab, reviewdog

def read_gitlab(text):
	words = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}
	for d in json.loads(text):
		yield {"rule": d["check_name"], "severity": words[d["severity"]], "text": d["description"],
			"path": d["location"]["path"], "line": d["location"]["lines"]["begin"],
			"fingerprint": d["fingerprint"]}


def read_rdjsonl(text):
	words = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
	for line in text.split("\n")[:-1]:
		d = json.loads(line)
		start, end = d["location"]["range"]["start"], d["location"]["range"]["end"]
		assert start["line"] == end["line"] and end["column"] >= start["column"], d
		yield {"rule": d["code"]["value"], "severity": words[d["severity"]], "text": d["message"],
			"path": d["location"]["path"], "line": start["line"], "byte": start["column"]}


def byte_column(folder, prefix, f):
	"""Where the code-point column of @f lies in bytes, by the file itself."""
	if not f["placed"]:
		return 1
	try:
		with open(os.path.join(folder, f["path"][len(prefix):]), "rb") as file:
			lines = file.read().split(b"\n")
	except OSError:
		return f["column"]
	line = lines[f["line"] - 1] if f["line"] <= len(lines) else b""
	if f["line"] == 1 and f["column"] == 1:
		return 4 if line.startswith(b"\xef\xbb\xbf") else 1
	return len(line.decode("utf-8", "replace")[:f["column"] - 1].encode()) + 1


# ---- JUnit

def in_xml(s):
	"""What XML 1.0 can say: other control characters are words."""
	return "".join("\\u%04X" % ord(c) if (ord(c) < 0x20 and c not in "\t\n\r") or c in "\ufffe\uffff" else c
		for c in s)


def read_junit(text):
	root = ElementTree.fromstring(text)
	names = set()
	for suite in root:
		cases = list(suite)
		assert int(suite.get("tests")) == len(cases)
		assert int(suite.get("failures")) == sum(c.find("failure") is not None for c in cases)
		for case in cases:
			name = (case.get("classname"), case.get("name"))
			assert name not in names and case.get("file") == case.get("name"), name
			names.add(name)
			for part in case:
				place = re.fullmatch(r"(.*):(\d+):(\d+): \[([a-z-]+)\] (.*)", part.text, re.DOTALL)
				yield {"path": place[1], "line": int(place[2]), "column": int(place[3]),
					"rule": place[4], "text": place[5], "severity": part.get("type") or "note"}
				assert place[1] == case.get("name")
				assert part.tag == "system-out" or place[5].startswith(part.get("message"))


# ---- all of them

def raw_characters(format, text):
	found = {c for c in text if is_unsafe(c) and c != "\n"}
	assert not found, "%s has %r raw" % (format, found)


def compare(folder, reports, prefix=""):
	text = {}
	for format in ("text", "json", "sarif", "github", "gitlab", "junit", "rdjsonl"):
		with open(os.path.join(reports, "out." + format), encoding="utf-8", newline="") as file:
			text[format] = file.read()
		raw_characters(format, text[format])
		if format != "github":
			assert not list(commands(text[format])), "%s holds a command" % format
	base = json.loads(text["json"])
	want = wanted(base, prefix)
	prints = [f["fingerprint"] for f in want]
	assert len(set(prints)) == len(prints), "fingerprints are not unique"
	assert text["text"].split("\n")[:-1] == list(text_lines(base)), "text"
	place = ["rule", "severity", "path", "line", "text"]
	same("sarif", read_sarif(text["sarif"]), want, place + ["column", "fingerprint"])
	same("gitlab", read_gitlab(text["gitlab"]), want, place + ["fingerprint"])
	same("github", read_github(text["github"]), want, place + ["column"],
		lambda f: {**f, "path": "".join(c if c in "\r\n" else safe(c) for c in f["path"])})
	check_github(text["github"])
	same("junit", read_junit(text["junit"]), want, place + ["column"],
		lambda f: {**f, "path": in_xml(f["path"])})
	same("rdjsonl", read_rdjsonl(text["rdjsonl"]), want, place + ["byte"],
		lambda f: {**f, "byte": byte_column(folder, prefix, f)})
	return base


if __name__ == "__main__":
	assert sys.argv[1] == "compare"
	compare(*sys.argv[2:])
