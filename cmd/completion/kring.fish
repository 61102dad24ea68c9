# cmd/completion/kring.fish - completion for fish: asks kring itself.

function __kring_candidates
	set -l typed (commandline -opc) (commandline -ct)
	for line in (kring __complete $typed[2..-1] 2>/dev/null)
		switch $line
		case ':files'
			__fish_complete_path (commandline -ct)
		case ':folders'
			__fish_complete_directories (commandline -ct)
		case '*'
			echo $line
		end
	end
end

complete -c kring -f -a '(__kring_candidates)'
