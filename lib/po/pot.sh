#!/bin/sh
# lib/po/pot.sh TOP POT - collect every text for people into a catalogue to be translated.
set -eu
cd "$1"
xgettext -L C --from-code=UTF-8 -k -k_ -kN_ -kkr_nq:1,2 --add-comments --package-name=kring \
	-o "$2" lib/*/*.[ch] cmd/*.[ch] cmd/*.def man/*.c
echo "$2"
