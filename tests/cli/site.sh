#!/bin/sh
# tests/cli/site.sh - a folder as linked pages: all of it, nothing else, and nothing of others harmed.
#
# tests/schemas/site.py says what a site is.
. "$(dirname "$0")/lib.sh"
KRING=$plain # pages are files, which nothing reads back
export KRING

# sound DIR [TEXT…]: the site in DIR is whole, and shows each TEXT.
sound() {
	dir=$1
	shift
	kept_in "$scratch/records.json" "${readable:-0}" kring --as-of 2026-09-01 list --format json
	python3 -B "$top/tests/schemas/site.py" "$dir" "$scratch/records.json" "$@"
}

site() {
	kring --as-of 2026-09-01 report site -o "$@"
}

# kept: the site in public is what it was when before was copied from it.
kept() {
	diff -r "$scratch/before" public
}

for network in geboortezorg wijkteam woningketen; do
	example $network
	case_ "$network: every page is sound, linked and reached, and every record has one" '
		succeeds site public
		out_has "open public/index.html in a browser"
		nothing_on stderr
		sound public
		[ "$(kring list --format json | grep -o "\"kind\"" | wc -l)" -gt 30 ]
		unchanged agreements circles meetings mandates spelregels organisations reviews kring.yaml
	'
	case_ "$network: two runs give the same bytes, and the second writes nothing" '
		site public
		cp -Rp public "$scratch/before"
		site "$scratch/other"
		diff -r public "$scratch/other"
		touch "$scratch/mark"
		prints ": 0 new, 0 changed, 0 removed" site public
		kept
		[ -z "$(find public -newer "$scratch/mark" -name "*.html")" ]
	'
done

example geboortezorg
case_ 'a page tells the public no command and no rule' '
	KRING_LANG=nl succeeds kring --as-of 2026-09-01 report site -o "$scratch/public"
	ls "$scratch"/public/*.html >/dev/null
	if grep -rlE --include="*.html" "kring (act|check|add|propose) |agreement-why|report-published|kring check" "$scratch/public"; then say "commands or rules"; fi
'
case_ 'the pages speak the language of the folder, and another one when asked' '
	unset KRING_LANG
	site public
	has public/index.html "<html lang=\"nl\">"
	has public/circle/stuit.html "dinsdag 1 september 2026"
	kring --lang en --as-of 2026-09-01 report site -o public
	has public/index.html "<html lang=\"en\">"
	sound public "Skip to the content" "All pages"
'
case_ 'a dry run says what would be, and makes nothing' '
	prints "new   circle/geboortezorg.html" site public -n
	out_has "files would be in '"'public'"'"
	[ ! -e public ]
	site public
	rm circles/stuit.yaml
	cp -R public "$scratch/before"
	prints "remove   circle/stuit.html" site public --dry-run
	out_has "change   index.html"
	out_lacks "new   "
	kept
'
case_ 'the page of a record that is gone goes, and its empty folder with it' '
	site public
	rm -r reviews agreements/geboortezorg/tolk.yaml
	prints " removed, the rest as it was" site public
	[ ! -e public/review ] && [ ! -e public/agreement/geboortezorg/tolk.html ]
	sound public
'
case_ 'what others put there stays' '
	site public
	echo example.org >public/CNAME
	mkdir public/img && echo x >public/img/logo.svg
	rm agreements/geboortezorg/tolk.yaml
	site public
	has public/CNAME example.org
	has public/img/logo.svg x
	rm -r public/img public/CNAME
	sound public
'
case_ 'a page that somebody else put in the way is left alone' '
	site public
	rm agreements/geboortezorg/tolk.yaml
	site public
	git checkout -q agreements
	echo mine >public/agreement/geboortezorg/tolk.html
	cp -R public "$scratch/before"
	refuses "tolk.html'"'"' is there, and is no page that kring made" site public
	kept
'
case_ 'a folder of somebody else is left alone' '
	mkdir public && echo x >public/mine.txt
	refuses "there are other files in '"'public'"'" site public
	[ "$(ls -A public)" = mine.txt ]
	echo x >file
	refuses "'"'file'"' is no folder" site file
	cannot "no/such" site no/such/public
	misused "a site needs a folder" kring report site
	misused "'"'site'"' has no '"'--circle'"'" site public --circle stuit
	misused "did you mean '"'site'"'" kring report sites
	only_changed file public/mine.txt
'
case_ 'the folders of records are not for a site, nor is the kring folder' '
	refuses "is for the records of a kring folder" site agreements
	refuses "is for the records of a kring folder" site agreements/site
	refuses "is for the records of a kring folder" site ./circles/../mandates/x/
	refuses "is for the records of a kring folder" site .
	refuses "is for the records of a kring folder" site "$PWD"
	cd circles
	refuses "is for the records of a kring folder" site x
	refuses "is for the records of a kring folder" site ..
	cd ..
	unchanged
'
case_ 'no link is followed' '
	mkdir "$scratch/away"
	ln -s "$scratch/away" public
	refuses "is a link" site public
	refuses "is a link" site public/
	rm public
	site public
	rm -r public/agreement public/index.html
	ln -s "$scratch/away" public/agreement
	expect_exit 1 site public
	rm public/agreement
	echo precious >"$scratch/precious"
	ln -s "$scratch/precious" public/index.html
	refuses "index.html'"'"' is there" site public
	has "$scratch/precious" precious
	[ -z "$(ls "$scratch/away")" ]
'
case_ 'a list that somebody else wrote removes nothing' '
	mkdir public
	for path in ../kring.yaml /etc/passwd mine.txt .git/x.html a/../../x.html .kring-site; do
		echo keep >public/mine.txt
		site "$scratch/good" >/dev/null
		{ head -n 1 "$scratch/good/.kring-site" && echo "$path"; } >public/.kring-site
		refuses "is not the list of a site" site public
		rm -r "$scratch/good"
	done
	has public/mine.txt keep
	echo "something else" >public/.kring-site
	refuses "is not the list of a site" site public
	unchanged kring.yaml
'
case_ 'a full disk leaves the site as it was' '
	site public
	cp -R public "$scratch/before"
	sed -i "s/^name: .*/name: Een andere naam/" circles/*.yaml
	(
		ulimit -f 30 # in blocks of 512 bytes: the larger pages do not fit
		cannot "File too large" site public
	)
	kept
	(
		ulimit -f 30
		cannot "File too large" site new
	)
	[ ! -e new ]
	succeeds site public
	has public/circle/stuit.html "Een andere naam"
'
case_ 'a folder that may not be written leaves the site as it was' '
	site public
	cp -R public "$scratch/before"
	rm agreements/geboortezorg/tolk.yaml
	chmod a-w public
	expect_exit 3 powerless --as-of 2026-09-01 report site -o public
	chmod u+w public
	kept
'
# The program as the owner of the folder, for whom also root's closed folders are closed.
shut_out() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --bounding-set=-dac_override,-dac_read_search "$plain" "$@"
	else
		"$plain" "$@"
	fi
}
case_ 'a page that cannot be removed is not forgotten' '
	site public
	rm -r reviews
	chmod 0 public/review
	cannot "write the site again" shut_out --as-of 2026-09-01 report site -o public
	chmod u=rwx public/review
	prints " removed, the rest as it was" site public
	[ ! -e public/review ]
	sound public
'
case_ 'what a killed run left is cleared away' '
	site public
	mkdir public/.kring-site.new
	echo x >public/.kring-site.new/1
	rm agreements/geboortezorg/tolk.yaml
	succeeds site public
	sound public
	rm -r public
	mkdir public public/.kring-site.new
	succeeds site public
	sound public
'
case_ 'two at once do not meet' '
	site public
	cp -R public "$scratch/before"
	python3 -c "
import fcntl, os, subprocess, sys
fd = os.open(\"public\", os.O_RDONLY)
fcntl.flock(fd, fcntl.LOCK_EX)
sys.exit(subprocess.run([os.environ[\"KRING\"], \"report\", \"site\", \"-o\", \"public\"]).returncode != 3)
"
	kept
'
case_ 'a worktree of git is a folder like another' '
	mkdir public && echo gitdir: x >public/.git
	succeeds site public
	has public/.git gitdir
'
case_ 'check has nothing to say of a site in the folder' '
	kept_in "$scratch/one" 1 kring --as-of 2026-09-01 check
	site public
	kept_in "$scratch/two" 1 kring --as-of 2026-09-01 check
	diff "$scratch/one" "$scratch/two"
'
case_ 'a record that cannot be read has no page, and the rest has' '
	echo "titel: x" >>agreements/geboortezorg/tolk.yaml
	expect_exit 1 site public
	[ ! -e public/agreement/geboortezorg/tolk.html ]
	readable=1
	sound public
'
case_ 'no e-mail address gets on a page, wherever it stands' '
	has organisations/verloskundigen.yaml "@"
	sed -i "s/^name: .*/name: Praktijk post@example.com/" organisations/verloskundigen.yaml
	cat >agreements/geboortezorg/post.yaml <<-YAML
		title: Mail naar anna.de-wit@example.org
		driver: "[schrijf](mailto:anna@example.org) of <bram@sub.example.nl>, of anna%40example.org"
		text: "a&#64;example.org, b\\\\@example.org, zoë@example.org en @anna blijft"
		topics: [taal]
		proposed: { by: anna, date: 2026-08-01 }
	YAML
	site public
	sound public "Mail naar (e-mail address left out)" "@anna blijft"
'
cat >"$work/hostile.py" <<'PYTHON'
"""Agreements with hostile titles and texts."""
import json
for n, text in enumerate([
        "</title></main><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x", "&lt;b&gt; &#60;",
        "../../kring.yaml", "javascript:alert(1)", "<a href=//a.nl>x</a>", "a\" aria-current=\"page", "x" * 3000,
        "#main", "?x=1", "عربي and 日本語"]):
    quoted = json.dumps(text, ensure_ascii=False)
    with open(f"agreements/geboortezorg/t{n:03}.yaml", "w", encoding="utf-8") as file:
        file.write(f"title: {quoted}\ndriver: {quoted}\ntext: {quoted}\nproposed: {{by: anna, date: 2026-08-01}}\n")
PYTHON
case_ 'hostile titles are data on every page' '
	python3 "$work/hostile.py"
	site public
	sound public "</title></main><script>alert(1)</script>" "\"><img src=x onerror=alert(1)>" \
		"a\" aria-current=\"page" "../../kring.yaml"
'
case_ 'the reader of this test is strict' '
	site public
	sound public
	for edit in "s|href=\"../index.html\"|href=\"../inde.html\"|" "s|</main>|<a href=\"#nothing\">x</a></main>|" \
		"s|href=\"../index.html\"|href=\"/index.html\"|" "s|</main>|anna@example.org</main>|" \
		"s| aria-current=\"page\"||" "s|<a class=\"skip\"|<a href=\"../index.html\">x</a><a class=\"skip\"|"; do
		cp -R public bad
		sed -i "$edit" bad/circle/stuit.html
		if cmp -s bad/circle/stuit.html public/circle/stuit.html || sound bad; then say "passed: $edit"; fi
		rm -r bad
	done
	cp -R public bad
	rm bad/meeting/stuit/2026-07-09.html
	if sound bad; then say "a page is missing"; fi
	cp public/contents.html bad/meeting/stuit/2026-07-09.html
	echo x >bad/stray.html
	if sound bad; then say "a page of nobody"; fi
'
