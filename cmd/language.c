/* cmd/language.c - which language is spoken: asked for on the line, or that of the folder. */
#include "cmd.h"

#include <string.h>

/* What is wrong with the other words is said in this language too, so it is looked for first. */
void kr_cli_listen(size_t n, char *const *words)
{
	for (size_t i = 0; i < n && strcmp(words[i], "--") != 0; i++) {
		if (strncmp(words[i], "--lang=", 7) == 0)
			(void)kr_language_choose(words[i] + 7);
		else if (strcmp(words[i], "--lang") == 0 && i + 1 < n)
			(void)kr_language_choose(words[i + 1]);
	}
}

void kr_cli_check_language(struct kr_cli *cli)
{
	const char *asked = cli->globals.lang, *unknown = kr_language_unknown();
	if (unknown && !asked)
		kr_buf_printf(&cli->notes,
			_("KRING_LANG asks for '%s', and the languages are: %s\n"), unknown,
			kr_words_listed(
				cli->arena, kr_languages(), kr_words_count(kr_languages())));
	/* in English, since there is nothing else to say it in */
	if (asked && strcmp(kr_language(), asked) != 0)
		kr_buf_printf(&cli->notes,
			"the texts in the language '%s' are not installed; KRING_LOCALEDIR "
			"says where they are\n",
			asked);
}

bool kr_cli_is_for_programs(struct kr_cli *cli)
{
	static const char *const formats[] = { "json", "ndjson", "csv", "sqlite" };
	const char *const *own = kr_command_formats(cli->arena, cli->line->command);
	const char *format = own ? kr_cli_format(cli) : "text";
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (strcmp(formats[i], format) == 0)
			return true;
	}
	return false;
}

void kr_cli_begin_document(struct kr_cli *cli)
{
	cli->said_before = cli->diags.list.n;
	if (cli->runs_again || !kr_cli_is_for_programs(cli))
		return;
	cli->language = kr_language();
	(void)kr_language_choose("en");
}

void kr_cli_end_document(struct kr_cli *cli)
{
	cli->failed_in_english = cli->language && cli->diags.list.n > cli->said_before;
	if (cli->language)
		(void)kr_language_choose(cli->language);
	cli->language = NULL;
}

void kr_cli_speak_as_folder(struct kr_workspace *ws)
{
	const struct kr_network *network = kr_language_is_named() ? NULL : kr_workspace_network(ws);
	if (network && kr_present(&network->language))
		(void)kr_language_choose(network->language.s);
}
