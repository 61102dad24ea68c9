# cmd/completion/kring.bash - completion for bash: asks kring itself.
# shellcheck shell=bash

# Bash takes words apart at '=' too; kring wants them as they were typed.
_kring_words() {
	local i
	_kring_typed=()
	for ((i = 1; i <= COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i]} == = && ${#_kring_typed[@]} -gt 0 ]]; then
			_kring_typed[-1]+="="
			_kring_glued=1
		elif [[ -n ${_kring_glued-} && ${_kring_typed[-1]} == --*= ]]; then
			_kring_typed[-1]+="${COMP_WORDS[i]}"
			_kring_glued=
		else
			_kring_typed+=("${COMP_WORDS[i]}")
			_kring_glued=
		fi
	done
}

_kring() {
	local _kring_typed _kring_glued line current="${COMP_WORDS[COMP_CWORD]}" program="${COMP_WORDS[0]}"
	_kring_words
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) compopt -o default ;;
		:folders) compopt -o dirnames ;;
		*)
			line=${line%%$'\t'*}
			# what stands before the '=' is no part of the word that bash replaces
			[[ ${_kring_typed[-1]} == --*=* ]] && line=${line#*=}
			COMPREPLY+=("$line")
			;;
		esac
	done < <("$program" __complete "${_kring_typed[@]}" 2>/dev/null)
	[[ $current == = ]] && compopt -o nospace
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[/=] ]]; then
		compopt -o nospace
	fi
}

complete -F _kring kring
