#compdef kring
# cmd/completion/kring.zsh - completion for zsh: asks kring itself; installed as _kring.

local -a candidates
local line word
while IFS= read -r line; do
	case $line in
	:files) _files ;;
	:folders) _files -/ ;;
	*)
		word=${line%%$'\t'*}
		if [[ $line == *$'\t'* ]]; then
			candidates+=("${word//:/\\:}:${line#*$'\t'}")
		else
			candidates+=("${word//:/\\:}")
		fi
		;;
	esac
done < <($words[1] __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
(( $#candidates )) && _describe 'kring' candidates
