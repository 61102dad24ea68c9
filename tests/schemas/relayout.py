"""tests/schemas/relayout.py FILE - lay a record out anew: the same keys in another order, flow for block
and block for flow, comments and empty lines; its content stays what it was."""
import re
import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as file:
	text = file.read()
parts = [p for p in re.split(r"(?m)^(?=\S)", text) if p.strip()]


def changed(part):
	key = part.split(":", 1)[0]
	value = yaml.load(part, Loader=yaml.BaseLoader)[key]
	if key in ("evaluation", "proposed", "adopted"):
		block = part.rstrip("\n").split("\n")
		if len(block) > 1:
			return yaml.safe_dump({key: value}, default_flow_style=True, allow_unicode=True,
				width=1000, default_style='"').strip()[1:-1].replace('"%s":' % key, key + ":", 1) + "\n"
		return key + ":\n" + "".join("    %s: %s   # hier\n" % (json_key(k), v) for k, v in value.items())
	if key == "evaluations":
		head, first, *rest = part.splitlines(True)
		return head + "  # een eerdere\n  - {date: 2026-07-01, outcome: renewed}\n" + "".join(rest) + first
	return part


def json_key(k):
	return k if re.fullmatch("[a-z-]+", k) else '"%s"' % k


new = "# boven\n\n" + "\n# tussen\n".join(changed(p) for p in reversed(parts))
before, after = (yaml.load(t, Loader=yaml.BaseLoader) for t in (text, new))
before.pop("evaluations", None), after.pop("evaluations", None)
assert before == after, (before, after)
with open(sys.argv[1], "w", encoding="utf-8") as file:
	file.write(new)
