/* cmd/fill.c - the content of a proposal: --set, a filled template from a file, or the editor. */
#include "cmd.h"

#include <string.h>

int kr_cli_settings(struct kr_cli *cli, const struct kr_pair_form *form, const kr_words *set,
	const struct kr_setting **settings, size_t *n)
{
	struct kr_setting *filled = kr_alloc(cli->arena, (set->n + 1) * sizeof *filled);
	for (uint32_t i = 0; i < set->n; i++) {
		size_t len = strcspn(set->at[i], "=");
		if (len == 0 || set->at[i][len] != '=')
			return kr_misuse(&cli->diags,
				kr_asprintf(cli->arena, _("for example %s"), _(form->example)),
				_("'%s %s' is not of the form %s"), form->option, set->at[i],
				_(form->form));
		filled[i].key = kr_strndup(cli->arena, set->at[i], len);
		filled[i].text = set->at[i] + len + 1;
	}
	*settings = filled;
	*n = set->n;
	return KR_OK;
}

static int fill_in_editor(struct kr_cli *cli,
	int (*template)(struct kr_act *act, const void *request, struct kr_buf *out),
	const void *request, struct kr_filled *filled)
{
	struct kr_buf begin = KR_BUF_INIT, text = KR_BUF_INIT;
	struct kr_act *act = kr_cli_act_new(cli);
	int status = act ? template(act, request, &begin) : KR_FAILED;
	kr_act_free(act);
	if (status == KR_OK)
		status = kr_cli_edit(
			cli, cli->again ? cli->again : begin.s, ".yaml", cli->again != NULL, &text);
	if (status == KR_OK) {
		filled->bytes = kr_strndup(cli->arena, text.s, text.len);
		filled->len = text.len;
		filled->shown = kr_strndup(cli->arena, begin.s, begin.len);
		filled->shown_len = begin.len;
		filled->name = _("your text");
		kr_cli_typed(cli, filled->bytes, ".yaml");
	}
	kr_buf_release(&begin);
	kr_buf_release(&text);
	return status;
}

static int fill_from_file(struct kr_cli *cli, const char *path, struct kr_filled *filled)
{
	struct kr_buf text = KR_BUF_INIT;
	int status = kr_read_input(path, KR_LARGEST_TEXT, &cli->diags, &text);
	if (status == KR_OK) {
		filled->bytes = kr_strndup(cli->arena, text.s, text.len);
		filled->len = text.len;
		filled->name = strcmp(path, "-") == 0 ? _("standard input") : path;
	}
	kr_buf_release(&text);
	return status;
}

int kr_cli_fill(struct kr_cli *cli,
	int (*template)(struct kr_act *act, const void *request, struct kr_buf *out),
	const void *request, bool ask, struct kr_filled *filled)
{
	const struct kr_globals *g = &cli->globals;
	if (g->file && g->edit)
		return kr_misuse(&cli->diags, _("leave one of them out"),
			_("-F and -e both give the content"));
	if (g->file)
		return fill_from_file(cli, g->file, filled);
	if (g->edit || (ask && kr_cli_is_attended(cli)))
		return fill_in_editor(cli, template, request, filled);
	return KR_OK;
}
