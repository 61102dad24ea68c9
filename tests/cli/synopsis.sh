#!/bin/sh
# tests/cli/synopsis.sh - each command has its companions: a manual whose SYNOPSIS is what -h prints
# first, with the same options in both, a line in kring(1), completion, and an end-to-end test.
. "$(dirname "$0")/lib.sh"

commands=$(sed -n 's/^KR_COMMAND([a-z_]*, "\([a-z-]*\)".*/\1/p' "$top/cmd/commands.def")
backspace=$(printf '\b')

# The page without overstrikes, on lines that are never broken.
page() {
	mandoc -T ascii -O width=1000 "$1" | sed "s/.$backspace//g"
}

synopsis_of_manual() {
	page "$1" | sed -n '/^SYNOPSIS/,/^[A-Z]/p' | sed '/^[A-Z]/d; s/[[:space:]][[:space:]]*/ /g; s/^ //; s/ $//; /^$/d'
}

# Up to the first empty line.
synopsis_of_help() {
	kring "$1" -h | sed '/^$/,$d; s/[[:space:]][[:space:]]*/ /g; s/ $//'
}

# The options that are explained: `--name` or `-x` at the beginning of a line, but those of kring(1).
shared='--as|--commit|--no-commit|--dry-run|-n|--format|-m|-F|-e'
options_of_manual() {
	page "$1" | sed -n '/^DESCRIPTION/,/^EXIT STATUS/p' | sed -n 's/^     \(--*[a-z][a-z-]*\).*/\1/p' |
		grep -vxE -e "$shared" | LC_ALL=C sort -u
}

options_of_help() {
	kring "$1" -h | sed -n 's/^  \(--*[a-z][a-z-]*\).*/\1/p' | grep -vxE -e "$shared" | LC_ALL=C sort -u
}

case_ 'there are commands to look at' '
	[ "$(echo "$commands" | wc -w)" -gt 20 ]
	[ "$(echo "$commands" | wc -w)" -eq "$(grep -c "^KR_COMMAND" "$top/cmd/commands.def" | awk "{ print \$1 - 1 }")" ]
'
for command in $commands; do
	manual=$top/man/kring-$command.1
	case_ "$command: SYNOPSIS is what -h prints first" '
		[ -f "$manual" ] || say "$manual is missing"
		synopsis_of_manual "$manual" >"$scratch/manual"
		[ -s "$scratch/manual" ]
		synopsis_of_help "$command" >"$scratch/help"
		diff -u "$scratch/manual" "$scratch/help"
	'
	case_ "$command: the manual and -h explain the same options" '
		options_of_manual "$manual" >"$scratch/manual"
		options_of_help "$command" >"$scratch/help"
		diff -u "$scratch/manual" "$scratch/help"
	'
	case_ "$command: -h lists -m, -F and -e where the synopsis has them, and nothing that is refused" '
		kring "$command" -h | sed "/^$/,\$d" >"$scratch/synopsis"
		kring "$command" -h | sed "1,/^$/d" >"$scratch/options"
		for letter in m F e; do
			in_synopsis=no listed=no
			grep -q -e "\[-$letter\b" "$scratch/synopsis" && in_synopsis=yes
			grep -q -e "^  -$letter\b" "$scratch/options" && listed=yes
			[ "$in_synopsis" = "$listed" ] || say "-$letter: in the synopsis $in_synopsis, listed $listed"
			[ "$letter" = m ] || continue
			code=0 refused=no misuse=2
			[ "$command" != merge-file ] || misuse=1 # git takes it for a conflict, and keeps both sides
			kring --no-input "$command" -m x >"$scratch/said" 2>&1 || code=$?
			grep -q -e "has no .-m" -e "takes no text: leave out .-m" "$scratch/said" && refused=yes
			[ $code -le 3 ] && { [ $refused = no ] || [ $code -eq $misuse ]; } || say "-m: exit $code, refused $refused"
			[ "$refused" != "$listed" ] || say "-m: listed $listed, refused $refused"
		done
	'
	case_ "$command: NAME says what it is called, and kring(1) lists it" '
		page "$manual" | grep -q "^     kring-$command - "
		has "$top/man/kring.1" ".It Xr kring-$command 1"
	'
	case_ "$command: has an end-to-end test" '
		[ -f "$top/tests/cli/$command.sh" ] || say "tests/cli/$command.sh is missing"
		grep -q "^case_ " "$top/tests/cli/$command.sh"
	'
	case_ "$command: is completed, and so are its options" '
		kring __complete "" | cut -f1 | grep -qx -e "$command"
		options_of_help "$command" | sed -n "/^--/p" >"$scratch/options"
		kring __complete "$command" -- | cut -f1 >"$scratch/offered"
		while read -r option; do
			grep -qx -e "$option" "$scratch/offered" || say "$option is not offered"
		done <"$scratch/options"
	'
done

case_ 'no manual of a command that is not there' '
	for manual in "$top"/man/kring-*.1; do
		name=${manual##*/kring-}
		echo "$commands" | grep -qx -e "${name%.1}" || say "$manual belongs to no command"
	done
'
