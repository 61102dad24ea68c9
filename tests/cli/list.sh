#!/bin/sh
# tests/cli/list.sh - the records, one line each.
. "$(dirname "$0")/lib.sh"

case_ 'lists every record of every kind' '
	succeeds kring --as-of 2026-09-01 list
	[ "$(wc -l <"$work/stdout")" -eq 13 ]
	out_has "geboortezorg/warme-overdracht"
'
case_ 'a kind by its name or by its folder' '
	succeeds kring --as-of 2026-09-01 list agreements
	cp "$work/stdout" "$scratch/plural"
	succeeds kring --as-of 2026-09-01 list agreement
	diff "$scratch/plural" "$work/stdout"
	misused "did you mean '"'agreement'"'?" kring list agrement
'
case_ 'the state is that of the day' '
	prints "forming" kring --as-of 2026-09-01 list agreement --state forming
	out_has "geboortezorg/folder"
	out_lacks nachtdienst
	succeeds kring --as-of 2026-08-10 list agreement --state forming
	out_has nachtdienst
	out_lacks "geboortezorg/folder"
	misused "did you mean '"'open'"'?" kring list --state opn
	misused "there is no state" kring list --state zzzzzzzz
	err_has "objected (objected to)"
'
case_ 'a state as it is shown, in either language, for every format' '
	KRING=$plain # the marks of what is read back count too
	export KRING_LANG=en
	kring --as-of 2026-09-01 list agreement --state objected >"$scratch/wanted"
	for state in "objected to" "Tegengehouden door een bezwaar" tegengehouden-door-een-bezwaar; do
		succeeds kring --as-of 2026-09-01 list agreement --state "$state"
		diff "$scratch/wanted" "$work/stdout"
	done
	kring --as-of 2026-09-01 list agreement --state forming --format json >"$scratch/wanted"
	has "$scratch/wanted" "geboortezorg/folder"
	KRING_LANG=nl succeeds kring --as-of 2026-09-01 list agreement --state "in voorbereiding" --format json
	diff "$scratch/wanted" "$work/stdout"
	misused "there is no state" kring list --state in
	misused "there is no state" kring list --state ""
'
case_ 'of one circle, on one topic' '
	prints "geboortezorg/folder" kring --as-of 2026-09-01 list agreement --topic protocollen
	out_lacks nachtdienst
	prints nachtdienst kring --as-of 2026-09-01 list --circle geboortezorg
	misused "" kring list --circle geboortezog
'
case_ 'as JSON it is an array of objects with kind, id, path, state and title' '
	succeeds kring --as-of 2026-09-01 list agreements --format json
	python3 - "$work/stdout" <<-"END"
		import json, sys
		rows = json.load(open(sys.argv[1]))
		assert isinstance(rows, list) and len(rows) == 3, rows
		assert all({"kind", "id", "path", "state", "title"} <= set(r) for r in rows), rows
		one = [r for r in rows if r["id"] == "geboortezorg/nachtdienst"][0]
		assert one["kind"] == "agreement" and one["state"] == "objected", one
		assert one["path"] == "agreements/geboortezorg/nachtdienst.yaml", one
	END
'
case_ 'a record that cannot be read is listed as such, and exits with 1' '
	echo "titel: x" >>agreements/geboortezorg/folder.yaml
	expect_exit 1 kring --as-of 2026-09-01 list agreements
	out_has geboortezorg/folder
	out_has unreadable
	err_has "[key-unknown]"
'
case_ 'one kind alone is told as it is among all, and only its files are read' '
	for day in 2026-03-10 2026-09-01 2027-12-01; do
		kring --as-of $day list --format json >"$scratch/all"
		for kind in network organisation circle mandate spelregel agreement meeting review; do
			kring --as-of $day list $kind --format json >"$scratch/$kind"
			python3 -c "
import json, sys
every = [r for r in json.load(open(sys.argv[1])) if r[\"kind\"] == sys.argv[3]]
assert json.load(open(sys.argv[2])) == every" "$scratch/all" "$scratch/$kind" $kind
		done
	done
	echo "titel: x" >>agreements/geboortezorg/folder.yaml
	succeeds kring --as-of 2026-09-01 list mandates
	nothing_on stderr
	echo "overdue: lapse" >>circles/geboortezorg.yaml
	expect_exit 1 kring --as-of 2026-11-22 list agreements
	out_has lapsed
'
case_ 'no control character of a title reaches the terminal' '
	printf "title: \"a\\\\e[31mb\\\\u202ec\"\n" >"$scratch/title"
	sed -i "1d" agreements/geboortezorg/folder.yaml
	cat "$scratch/title" agreements/geboortezorg/folder.yaml >"$scratch/new"
	cp "$scratch/new" agreements/geboortezorg/folder.yaml
	expect_exit 1 kring --as-of 2026-09-01 list
	for text in "$escape" "$(printf "\\342\\200\\256")"; do
		out_lacks "$text"
		err_lacks "$text"
	done
	out_has geboortezorg/folder
'
