#!/bin/sh
# tests/cli/export.sh - rows: each format, what stays out, and that texts come back as data.
#
# The goldens are written anew with: KRING=… sh tests/cli/export.sh write
. "$(dirname "$0")/lib.sh"
golden=$here/golden
mode=${1-}

# gives NAME ARGUMENTS…: `kring export ARGUMENTS` prints what stands in golden/NAME; the commit is
# HEAD's, and stands there as COMMIT; rows end in LF there, since git may change line ends.
gives() {
	name=$1
	shift
	case_ "golden/$name: export $*" "
		succeeds kring export --as-of 2026-09-01 $*
		sed \"s/\$(git rev-parse HEAD)/COMMIT/g\" '$work/stdout' | tr -d '\\r' >'$scratch/is'
		has '$scratch/is' COMMIT
		if [ '$mode' = write ]; then cp '$scratch/is' '$golden/$name'; fi
		diff -u '$golden/$name' '$scratch/is'
	"
}

# same_rows ARGUMENTS…: all three formats, read by Python's own readers, carry the same rows.
same_rows() {
	kring export --schema >"$scratch/schema" &&
		kring export "$@" >"$scratch/ndjson" &&
		kring export "$@" --format csv -o "$scratch/csv" &&
		kring export "$@" --format sqlite -o "$scratch/sqlite" &&
		python3 "$top/tests/analytics/rows.py" "$scratch/schema" "$scratch/ndjson" "$scratch/csv" "$scratch/sqlite"
}

gives export.ndjson
gives export-circles.ndjson --table circles --format ndjson
example woningketen
gives export-agreements.csv --format csv --table agreements
gives export-events.csv --format csv --table events

for name in geboortezorg wijkteam woningketen; do
	example $name
	case_ "$name: the same rows in three formats, and nothing is left out" '
		same_rows --as-of 2026-09-01
		same_rows --as-of 2026-02-01 --people
		out=$(kring export --as-of 2026-09-01 --table networks)
		case $out in *"\"unreadable\":0}") ;; *) say "$out" ;; esac
	'
done

example geboortezorg
case_ 'two runs give the same bytes, on stdout, in files and in a folder' '
	kring export >"$scratch/one"
	kring export -o "$scratch/two"
	cmp "$scratch/one" "$scratch/two"
	mkdir "$scratch/folder"
	kring export -o "$scratch/folder"
	kring export -o "$scratch/made/"
	diff -r "$scratch/folder" "$scratch/made"
	[ "$(ls "$scratch/made" | wc -l)" -eq "$(kring export --schema | grep -c "\"columns\"")" ]
	for table in $(kring export --schema | sed -n "s/^    {\"name\": \"\([a-z_]*\)\".*/\1/p"); do
		cat "$scratch/made/$table.ndjson"
	done >"$scratch/joined"
	cmp "$scratch/one" "$scratch/joined"
	kring export --format csv -o "$scratch/c1" && kring export --format csv -o "$scratch/c2"
	diff -r "$scratch/c1" "$scratch/c2"
	unchanged
'
case_ 'from a folder below, and another folder, the same rows' '
	kring export >"$scratch/one"
	(cd agreements && kring export >"$scratch/two")
	kring -C circles export >"$scratch/three"
	cmp "$scratch/one" "$scratch/two" && cmp "$scratch/one" "$scratch/three"
'
case_ 'names of people only when asked, e-mail addresses never' '
	succeeds kring export --as-of 2026-09-01
	grep "\"table\":\"people\"" "$work/stdout" >"$scratch/people"
	[ "$(wc -l <"$scratch/people")" -gt 5 ]
	[ "$(grep -c "\"name\":null" "$scratch/people")" -eq "$(wc -l <"$scratch/people")" ]
	sed -n "s/.*email: *\([^ ,}]*\).*/\1/p" organisations/*.yaml >"$scratch/mails"
	[ -s "$scratch/mails" ]
	succeeds kring export --people --as-of 2026-09-01
	grep "\"table\":\"people\"" "$work/stdout" >"$scratch/people"
	lacks "$scratch/people" "\"name\":null"
	if grep -Ff "$scratch/mails" "$work/stdout"; then say "an e-mail address is exported"; fi
'
case_ 'facts after the day are left out' '
	kring export --as-of 2025-12-31 >"$scratch/rows"
	lacks "$scratch/rows" "\"day\":\"2026-0[1-9]"
	[ "$(grep -c "\"table\":\"events\"" "$scratch/rows")" -gt 20 ]
	if grep "\"table\":\"events\"" "$scratch/rows" | grep -q "\"day\":\"2026"; then say "an event of later"; fi
	if grep "\"adopted_date\":\"2026" "$scratch/rows"; then say "an adoption of later"; fi
	has "$scratch/rows" "\"as_of\":\"2025-12-31\""
'
case_ 'an answer that was changed is two rows, and who has not answered is pending' '
	kring export --as-of 2026-09-01 --table responses >"$scratch/rows"
	has "$scratch/rows" "\"number\":2"
	awk "/\"number\":1,/ && /\"counts\":false/ { n++ } END { exit n == 0 }" "$scratch/rows"
'

example folder
case_ 'who did not answer is pending; an objection without outcome is open' '
	prints "\"person\":\"carla\",\"number\":1,\"response\":\"pending\",\"day\":null,\"counts\":true" \
		kring export --as-of 2026-09-01 --table responses
	prints "\"result\":\"open\"" kring export --as-of 2026-09-01 --table objections
'
case_ 'a mandate that was not renewed between two meetings is missed, as check says' '
	sed "s/2026-03-/2026-09-/g" meetings/geboortezorg/2026-03-12.yaml >meetings/geboortezorg/2026-09-13.yaml
	echo "report: {date: 2026-03-16, summary: Besloten}" >>meetings/geboortezorg/2026-03-12.yaml
	echo "renewals: [{date: 2026-03-17, meeting: 2026-03-12, by: Bestuur, outcome: confirmed}]" >>mandates/geboortezorg/anna.yaml
	kring export --as-of 2026-10-01 --table mandates >"$scratch/rows"
	[ "$(grep -c "\"renewal_missed\":true,\"missed_meeting_date\":\"2026-03-12\"" "$scratch/rows")" -eq 2 ]
	grep "\"person\":\"anna\"" "$scratch/rows" >"$scratch/anna"
	has "$scratch/anna" "\"last_renewal_date\":\"2026-03-17\",\"renewal_missed\":false,\"missed_meeting_date\":null"
	succeeds kring check --as-of 2026-10-01 --only mandate-not-renewed
	[ "$(grep -c "mandates/.*mandate-not-renewed" "$work/stdout")" -eq 2 ]
	kring export --as-of 2026-09-12 --table mandates >"$scratch/rows"
	lacks "$scratch/rows" "\"renewal_missed\":true"
'

hostile() {
	python3 - <<-'END'
		path = "agreements/geboortezorg/folder.yaml"
		text = open(path, encoding="utf-8").read()
		title = r'''title: "=cmd|' /C calc'!A0; \"twee\", a\\b, \u20AC \U0001F600"'''
		text = text.replace("title: Eén folder voor ouders", title)
		text = text.replace("  Wij maken samen één folder.", "  -1, \"citaat\";\n  @team\n\n  =1+1")
		open(path, "w", encoding="utf-8").write(text)
	END
}
case_ 'hostile values come back as data in each format' '
	hostile
	same_rows --as-of 2026-09-01 --network "$(printf "x\033[31m\342\200\256,\"=")"
	python3 - "$scratch" <<-"END"
		import csv, json, sqlite3, sys
		at = sys.argv[1]
		title = "=cmd|" + chr(39) + " /C calc" + chr(39) + "!A0; \"twee\", a\\b, \u20ac \U0001f600"
		text = "-1, \"citaat\";\n@team\n\n=1+1"
		raw = open(at + "/ndjson", "rb").read() + open(at + "/csv/agreements.csv", "rb").read()
		assert b"\x1b" not in raw and "\u202e".encode() not in raw
		rows = [json.loads(line) for line in open(at + "/ndjson", encoding="utf-8")]
		row = [r for r in rows if r["table"] == "agreements" and r["title"] == title]
		assert len(row) == 1 and row[0]["text"].rstrip("\n") == text, row
		assert row[0]["network"] == "x\x1b[31m\u202e,\"=", row[0]["network"]
		read = list(csv.DictReader(open(at + "/csv/agreements.csv", encoding="utf-8", newline="")))
		row = [r for r in read if r["title"] == title]
		assert len(row) == 1 and row[0]["text"].rstrip("\n") == text, row
		assert row[0]["network"] == "x\\u001B[31m\\u202E,\"=", row[0]["network"]
		found = sqlite3.connect(at + "/sqlite").execute(
			"SELECT text FROM agreements WHERE title = ?", (title,)).fetchall()
		assert len(found) == 1 and found[0][0].rstrip("\n") == text, found
	END
'
case_ 'a spreadsheet gets its quote before a formula, and only there' '
	hostile
	kring export --format csv --table agreements >"$scratch/plain"
	kring export --format csv --table agreements --spreadsheet >"$scratch/sheet"
	has "$scratch/plain" ",\"=cmd|"
	has "$scratch/sheet" ",\"'"'"'=cmd|"
	has "$scratch/sheet" ",\"'"'"'-1, "
	[ "$(diff "$scratch/plain" "$scratch/sheet" | grep -c "^>")" -le 2 ]
'
case_ 'csv has CR LF behind each row, no byte order mark, and a header alone where nothing is' '
	kring export --format csv --table attachments >"$scratch/rows"
	printf "network,network_name,commit_id,as_of,agreement,circle,number,file,digest\r\n" | cmp - "$scratch/rows"
	kring export --format csv --table circles >"$scratch/rows"
	[ "$(grep -c "$(printf "\r")\$" "$scratch/rows")" -eq "$(wc -l <"$scratch/rows")" ]
'
case_ 'a file that cannot be read is left out, counted and named' '
	echo "title: [" >agreements/geboortezorg/kapot.yaml
	expect_exit 1 kring export --table networks
	out_has "\"unreadable\":1"
	err_has kapot.yaml
'
case_ 'without git, and before the first commit, there is no commit' '
	rm -rf .git
	prints "\"commit_id\":null" kring export --table networks
	git init -q .
	prints "\"commit_id\":null" kring export --table networks
	git add . && git commit -q -m x
	prints "\"commit_id\":\"$(git rev-parse HEAD)\"" kring export --table networks
'
case_ 'the key of the network comes from its name, or from --network' '
	prints "\"network\":\"netwerk-klein\"" kring export --table networks
	prints "\"network\":\"noord-3\"" kring export --table networks --network noord-3
	misused "cannot be empty" kring export --network ""
'
case_ 'many networks in one database: those of this one are replaced, the others stay' '
	kring export --format sqlite --append -o "$scratch/all" --network een
	kring export --format sqlite --append -o "$scratch/all" --network twee
	rm agreements/geboortezorg/folder.yaml
	kring export --format sqlite --append -o "$scratch/all" --network een
	python3 - "$scratch/all" <<-"END"
		import sqlite3, sys
		d = sqlite3.connect(sys.argv[1])
		assert d.execute("PRAGMA integrity_check").fetchone() == ("ok",)
		counts = dict(d.execute("SELECT network, count(*) FROM agreements GROUP BY 1"))
		assert counts == {"een": 2, "twee": 3}, counts
		assert d.execute("SELECT count(*) FROM networks").fetchone() == (2,)
		types = {r[1]: r[2] for r in d.execute("PRAGMA table_info(agreements)")}
		assert types["adopted_date"] == "DATE" and types["overdue"] == "BOOLEAN", types
		assert types["rounds"] == "INTEGER" and types["amount"] == "REAL", types
	END
	kring export --format sqlite -o "$scratch/all" --network drie
	[ "$(python3 -c "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute(\"SELECT group_concat(network) FROM networks\").fetchone()[0])" "$scratch/all")" = drie ]
'
case_ 'two names that make one key: the rows of the other network are not taken away' '
	kring export --format sqlite --append -o "$scratch/all"
	sed -i "s/^name: .*/name: Netwerk, klein/" kring.yaml
	kring export --table networks >"$scratch/rows"
	has "$scratch/rows" "\"network\":\"netwerk-klein\""
	cp "$scratch/all" "$scratch/before"
	refuses "rows of another network with the key '"'netwerk-klein'"'" kring export --format sqlite --append -o "$scratch/all"
	cmp "$scratch/all" "$scratch/before"
	succeeds kring export --format sqlite --append -o "$scratch/all" --network netwerk-klein
	succeeds kring export --format sqlite --append -o "$scratch/all"
'
case_ 'what is no database of ours is not appended to, and stays' '
	printf "not a database, and a text of somebody that is longer than a header\n" >"$scratch/text"
	cp "$scratch/text" "$scratch/before"
	refuses "not made by" kring export --format sqlite --append -o "$scratch/text"
	cmp "$scratch/text" "$scratch/before"
	python3 -c "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute(\"CREATE TABLE x(y)\"); d.commit()" "$scratch/other"
	cp "$scratch/other" "$scratch/before"
	refuses "not made by" kring export --format sqlite --append -o "$scratch/other"
	cmp "$scratch/other" "$scratch/before"
	head -c 5000 "$scratch/other" >"$scratch/cut"
	refuses "not made by" kring export --format sqlite --append -o "$scratch/cut"
'
case_ 'a trigger that somebody put into a database does not run' '
	kring export --format sqlite -o "$scratch/all" --network een
	python3 - "$scratch/all" <<-"END"
		import sqlite3, sys
		d = sqlite3.connect(sys.argv[1])
		d.execute("CREATE TRIGGER t AFTER INSERT ON networks BEGIN DELETE FROM agreements; END")
		d.commit()
	END
	kring export --format sqlite --append -o "$scratch/all" --network twee
	[ "$(python3 -c "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute(\"SELECT count(*) FROM agreements\").fetchone()[0])" "$scratch/all")" = 6 ]
'
case_ 'a record of the folder is never overwritten' '
	refuses "is a record" kring export -o circles/geboortezorg.yaml
	refuses "is a record" kring export --format sqlite -o kring.yaml
	refuses "is a record" kring export --format csv --table circles -o kring.yaml
	unchanged
	ln -s kring.yaml link && refuses "is a record" kring export -o link && rm link
	cp -R . "$scratch/other"
	refuses "is a record" kring export -o "$scratch/other/circles/geboortezorg.yaml"
	git -C "$scratch/other" diff --quiet
'
case_ 'no output becomes a record either' '
	refuses "is a record" kring export -o agreements/geboortezorg/rows.yaml
	(cd agreements && refuses "is a record" kring export -o geboortezorg/rows.yaml)
	refuses "is a record" kring check --report json=circles/found.yaml
	refuses "is a record" kring report overview --format md -o meetings/overview.yaml
	unchanged
	expect_exit 0 kring export -o rows.yaml
	only_changed rows.yaml
'
case_ 'what does not fit together is misuse' '
	misused "a file for each table" kring export --format csv
	misused "needs a file" kring export --format sqlite
	misused "needs a file" kring export --format sqlite -o "$scratch"
	misused "has no '"'--append'"'" kring export --append -o "$scratch/x"
	misused "has no '"'--spreadsheet'"'" kring export --spreadsheet
	misused "has no '"'--table'"'" kring export --format sqlite --table circles -o "$scratch/x"
	misused "did you mean '"'circles'"'" kring export --table circle
	misused "is a folder" kring export --table circles -o "$scratch"
	misused "no format" kring export --format parquet
	cannot "cannot make the folder" kring export -o "$scratch/a/b/"
	cannot "no kring folder" kring -C / export
'
case_ 'the schema needs no folder, and the manual says the same' '
	cd /
	kring export --schema >"$scratch/schema"
	python3 - "$scratch/schema" "$(dirname "$KRING")/../man/kring-tables.7" <<-"END"
		import json, re, sys
		schema = json.load(open(sys.argv[1], encoding="utf-8"))
		manual = open(sys.argv[2], encoding="utf-8").read()
		def sentence(s):
		    return (s[0].upper() + s[1:] + ".").replace("\\", "\\e")
		parts = re.split(r"^\.Ss (\w+)\n", manual, flags=re.M)
		told = dict(zip(parts[1::2], parts[2::2]))
		assert list(told) == [t["name"] for t in schema["tables"]], list(told)
		assert len(told) > 40
		common = schema["tables"][0]["columns"][:4]
		def rows(text):
		    return re.findall(r"^\.It Cm (\w+) Pq (\w+)(, key)?\n(.*)\n", text, flags=re.M)
		assert [r[:2] for r in rows(parts[0])] == [(c["name"], c["type"]) for c in common]
		for table in schema["tables"]:
		    text = told[table["name"]]
		    assert text.startswith(sentence(table["doc"]) + "\n"), text[:200]
		    own = table["columns"][4:]
		    assert table["columns"][:4] == [dict(c, key=table["columns"][i]["key"]) for i, c in enumerate(common)]
		    wanted = [(c["name"], c["type"], ", key" if c["key"] else "", sentence(c["doc"])) for c in own]
		    assert rows(text) == wanted, (table["name"], rows(text), wanted)
		    for c in own:
		        assert re.fullmatch("[a-z][a-z_]*", c["name"]), c["name"]
		        assert (c["type"] == "date") == (c["name"] == "day" or c["name"].endswith("_date")), c["name"]
	END
'
