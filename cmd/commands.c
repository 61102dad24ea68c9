/* cmd/commands.c - the commands by their names, English and Dutch. */
#include "cmd.h"

#include <string.h>

#define KR_COMMAND(c_name, name, group, summary) { name, group, summary, &kr_command_##c_name },
const struct kr_command_line kr_commands[] = {
#include "commands.def"
	{ NULL, KR_GROUP_HIDDEN, NULL, NULL }
};
#undef KR_COMMAND

#define KR_ALIAS(alias, command) { alias, command },
static const struct alias {
	const char *name, *command;
} aliases[] = {
#include "aliases.def"
};
#undef KR_ALIAS

enum { ALIASES = sizeof aliases / sizeof *aliases };

static const struct kr_command_line *find(const char *name)
{
	for (const struct kr_command_line *l = kr_commands; l->name; l++) {
		if (strcmp(l->name, name) == 0)
			return l;
	}
	return NULL;
}

const struct kr_command_line *kr_command_find(const char *name)
{
	for (size_t i = 0; i < ALIASES; i++) {
		if (strcmp(aliases[i].name, name) == 0)
			return find(aliases[i].command);
	}
	return find(name);
}

const char *kr_command_alias(const struct kr_command_line *line, size_t i)
{
	for (size_t at = 0; at < ALIASES; at++) {
		if (strcmp(aliases[at].command, line->name) == 0 && i-- == 0)
			return aliases[at].name;
	}
	return NULL;
}

int kr_cli_unknown_command(struct kr_cli *cli, const char *name)
{
	kr_words names = { 0 };
	for (const struct kr_command_line *l = kr_commands; l->name; l++) {
		if (l->group != KR_GROUP_HIDDEN)
			*KR_ADD(cli->arena, &names) = l->name;
	}
	for (size_t i = 0; i < ALIASES; i++)
		*KR_ADD(cli->arena, &names) = aliases[i].name;
	return kr_misuse(&cli->diags,
		kr_words_hint(&cli->diags, name, names.at, names.n, "kring ",
			_("'kring help' shows the commands")),
		_("there is no command '%s'"), name);
}
