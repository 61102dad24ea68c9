/* cmd/apply.c - run an act: make the change, then show it, or write it and say so. */
#include "cmd.h"

#include <string.h>
#include <unistd.h>

enum { TRIES = 3 }; /* SAFETY, 'Writing': start over at most three times */

/* ---- who acts, and whether to commit ------------------------------------------------------ */

/* What git is configured to, or NULL; without git nobody is known, and that is no error here. */
static const char *git_config(struct kr_cli *cli, struct kr_folder *folder, const char *key)
{
	struct kr_buf value = KR_BUF_INIT;
	const char *kept = NULL;
	if (kr_git_config(folder, key, &value) == KR_OK && value.len > 0)
		kept = kr_strndup(cli->arena, value.s, value.len);
	kr_buf_release(&value);
	return kept;
}

/* Each '--as' is one person: others of the program's lists have commas. */
static int refuse_list(struct kr_cli *cli)
{
	for (size_t i = 0; i < cli->globals.as.n; i++) {
		const char *typed = cli->globals.as.at[i], *comma = strchr(typed, ',');
		if (comma)
			return kr_misuse(&cli->diags,
				kr_diag_text(&cli->diags, _("'--as %.*s --as %s'"),
					(int)(comma - typed), typed, comma + 1),
				_("'%s' is a list: give '--as' once for each person"), typed);
	}
	return KR_OK;
}

static int find_actor(struct kr_cli *cli)
{
	struct kr_folder *folder;
	struct kr_who who;
	bool yes = false;
	if (kr_folder_open(kr_workspace_root(cli->ws), &cli->diags, &folder) != KR_OK)
		return KR_FAILED;
	cli->actor = (struct kr_actor){ .as = cli->globals.as.at, .n_as = cli->globals.as.n };
	cli->actor.email = git_config(cli, folder, "user.email");
	cli->commits = cli->globals.commit == 1;
	if (cli->globals.commit == 0 && kr_git_own_bool("kring.commit", &yes) == KR_OK)
		cli->commits = yes;
	kr_folder_close(folder);
	if (cli->actor.email &&
		kr_workspace_person_of_email(cli->ws, cli->actor.email, &who) == KR_OK)
		cli->actor.self = who.person->id.s;
	return KR_OK;
}

struct kr_act *kr_cli_act_new(struct kr_cli *cli)
{
	if (!kr_cli_workspace(cli))
		return NULL;
	if (kr_workspace_as_of(cli->ws) > kr_workspace_today(cli->ws)) {
		kr_refuse(&cli->diags, _("leave '--as-of' out, or give a day that has come"),
			_("nothing can be done on %s before that day has come"),
			kr_day_long(cli->arena, kr_workspace_as_of(cli->ws)));
		return NULL;
	}
	kr_workspace_keep(cli->ws);
	if (refuse_list(cli) != KR_OK || find_actor(cli) != KR_OK)
		return NULL;
	return kr_act_new(cli->ws, &cli->actor);
}

/* ---- showing ------------------------------------------------------------------------------ */

static const char *colour_of_line(const char *line)
{
	if (strncmp(line, "---", 3) == 0 || strncmp(line, "+++", 3) == 0)
		return "\033[1m";
	return line[0] == '+'   ? "\033[32m"
	       : line[0] == '-' ? "\033[31m"
	       : line[0] == '@' ? "\033[36m"
				: "";
}

/* A diff that is piped into patch(1) keeps its CR; a terminal would act on it. */
static void add_diff_line(struct kr_buf *out, const char *line, size_t len, bool colour)
{
	bool cr = len > 0 && line[len - 1] == '\r';
	if (colour)
		kr_buf_puts(out, colour_of_line(line));
	kr_buf_safe(out, line, cr ? len - 1 : len);
	if (colour)
		kr_buf_puts(out, "\033[m");
	kr_buf_puts(out, cr && !isatty(STDOUT_FILENO) ? "\r\n" : "\n");
}

static void show_change(struct kr_cli *cli, const struct kr_act *act)
{
	struct kr_buf diff = KR_BUF_INIT;
	bool colour = kr_cli_colour(cli, STDOUT_FILENO);
	kr_act_diff(act, &diff);
	for (const char *s = diff.s; *s;) {
		size_t len = strcspn(s, "\n");
		add_diff_line(&cli->out, s, len, colour);
		s += len + (s[len] == '\n');
	}
	if (diff.len == 0 && !cli->globals.quiet)
		kr_buf_puts(&cli->out, _("nothing would change\n"));
	cli->pages = true;
	kr_buf_release(&diff);
}

/* ---- writing ------------------------------------------------------------------------------ */

/* Which day `+6m` or `1-12` came to: a slip shows at once, and in a weekday sooner than in a
 * number.
 */
static void say_days(struct kr_cli *cli)
{
	for (uint32_t i = 0; i < cli->days.n && !cli->globals.quiet; i++)
		kr_buf_printf(&cli->notes, _("%s is %s\n"), cli->days.at[i].typed,
			kr_day_full(cli->arena, cli->days.at[i].day));
}

static int carry_out(struct kr_cli *cli, struct kr_act *act)
{
	if (cli->globals.dry_run) {
		show_change(cli, act);
		return KR_OK;
	}
	int status = kr_act_write(act);
	if (status != KR_OK)
		return status;
	cli->saved = kr_act_files(act) > 0;
	if (cli->commits && kr_act_files(act) > 0)
		status = kr_act_commit(act);
	if (!cli->globals.quiet)
		kr_act_say(act, &cli->out);
	return status;
}

static int try_once(struct kr_cli *cli, int (*plan)(struct kr_act *act, const void *request),
	const void *request)
{
	struct kr_act *act = kr_cli_act_new(cli);
	if (!act)
		return KR_FAILED;
	int status = plan(act, request);
	if (status == KR_OK)
		status = carry_out(cli, act);
	kr_act_free(act);
	return status;
}

int kr_cli_act(struct kr_cli *cli, int (*plan)(struct kr_act *act, const void *request),
	const void *request)
{
	uint32_t before = cli->diags.list.n;
	for (int tries = 0; tries < TRIES; tries++) {
		int status = try_once(cli, plan, request);
		if (status == KR_OK)
			say_days(cli);
		if (status != KR_NOTFOUND)
			return status;
		/* what was said of the older files does not hold for the new ones */
		cli->diags.list.n = before;
		kr_workspace_free(cli->ws);
		cli->ws = NULL;
	}
	return kr_cannot(&cli->diags, NULL,
		_("the files were changed by somebody else three times while this ran; nothing was "
		  "written: run it again"));
}
