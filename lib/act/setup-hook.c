/* lib/act/setup-hook.c - the pre-commit hook that checks what is staged. */
#include <string.h>

#include "act/setup.h"
#include "base/i18n.h"
#include "sys/git.h"

/* The folder of the repository's hooks, as long as nothing says otherwise. */
static const char hook_path[] = "hooks/pre-commit";

/* A word for the shell: `'it'\''s'`. */
static void quote(const char *s, struct kr_buf *out)
{
	kr_buf_putc(out, '\'');
	for (; *s; s++)
		kr_buf_printf(out, *s == '\'' ? "'\\''" : "%c", *s);
	kr_buf_putc(out, '\'');
}

/*
 * From the top of the work tree, where git starts a hook.  Rules of time are left out: what a day
 * brings must not stop somebody who commits something else.
 */
static const char *command_of(struct kr_setup *s)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, "kring ");
	if (*s->prefix) {
		kr_buf_puts(&b, "-C ");
		quote(s->prefix, &b);
		kr_buf_putc(&b, ' ');
	}
	kr_buf_puts(&b, "check --class structure --staged");
	const char *command = kr_strndup(s->arena, b.s, b.len);
	kr_buf_release(&b);
	return command;
}

static const char *same(const char *text)
{
	return text;
}

static const char *translated(const char *text)
{
	return _(text);
}

/*
 * Whoever adds a line of their own, as for a second kring folder, adds it at the end: so nothing
 * here ends the hook but a check that fails.
 */
static const char *text_of(
	struct kr_setup *s, const char *command, const char *(*say)(const char *))
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, "#!/bin/sh\n"
			"# By 'kring setup-git --hook': what is staged is checked before it is "
			"committed.\n"
			"# 'git commit --no-verify' passes over it.\n"
			"if [ -n \"$(git --literal-pathspecs ls-files -- ");
	quote(kr_asprintf(s->arena, "%skring.yaml", s->prefix), &b);
	kr_buf_printf(&b,
		")\" ]; then\n"
		"\tif command -v kring >/dev/null; then\n"
		"\t\t%s || {\n"
		"\t\t\techo \"%s\" >&2\n"
		"\t\t\techo \"%s\" >&2\n"
		"\t\t\texit 1\n"
		"\t\t}\n"
		"\telse\n"
		"\t\techo \"%s\" >&2\n"
		"\tfi\n"
		"fi\n",
		command,
		say(N_("nothing is committed: mend what stands above, 'git add' it, and commit "
		       "again;")),
		say(N_("'git commit --no-verify' commits it as it is")),
		say(N_("kring is not installed here: what is staged is not checked")));
	const char *text = kr_strndup(s->arena, b.s, b.len);
	kr_buf_release(&b);
	return text;
}

/*
 * With core.hooksPath the hooks are in a folder that other repositories use too, or that is in the
 * repository itself, or that whoever made the repository chose: nothing of ours is written there.
 */
static int refuse_elsewhere(struct kr_setup *s, const char *command)
{
	struct kr_buf path = KR_BUF_INIT;
	int status = KR_OK;
	const char *usual = kr_asprintf(s->arena, "%s/hooks", kr_folder_path(s->common));
	if (kr_git_hooks_path(s->folder, &path) == KR_OK && strcmp(path.s, usual) != 0)
		status = kr_refuse(s->diags,
			kr_diag_text(s->diags, _("add this line to its 'pre-commit': %s || exit"),
				command),
			_("git takes the hooks of this repository from '%s' (core.hooksPath)"),
			path.s);
	kr_buf_release(&path);
	return status;
}

static bool has_line(const struct kr_buf *text, const char *command)
{
	return text->len > 0 && strstr(text->s, command) != NULL;
}

static int plan_new(struct kr_setup *s, const char *command)
{
	struct kr_buf there = KR_BUF_INIT;
	int status = setup_read(s, s->common, hook_path, &there);
	if (status == KR_NOTFOUND) {
		s->hook = text_of(s, command, translated);
		status = KR_OK;
	} else if (status == KR_OK && !has_line(&there, command)) {
		status = kr_refuse(s->diags,
			kr_diag_text(s->diags, _("add this line to it: %s || exit"), command),
			_("there is a hook already, '%s/%s'"), kr_folder_path(s->common),
			hook_path);
	}
	kr_buf_release(&there);
	return status;
}

/* Only the hook that is ours to the last byte goes; English is what it was before it had languages.
 */
static int plan_removal(struct kr_setup *s, const char *command)
{
	struct kr_buf there = KR_BUF_INIT;
	int status = setup_read(s, s->common, hook_path, &there);
	if (status == KR_OK && (strcmp(there.s, text_of(s, command, translated)) == 0 ||
				       strcmp(there.s, text_of(s, command, same)) == 0))
		s->unhook = true;
	else if (status == KR_OK && has_line(&there, command))
		kr_buf_printf(&s->todo, _("  take this line out of '%s/%s': %s\n"),
			kr_folder_path(s->common), hook_path, command);
	kr_buf_release(&there);
	return status == KR_FAILED ? KR_FAILED : KR_OK;
}

int setup_plan_hook(struct kr_setup *s)
{
	const char *command = command_of(s);
	if (s->request->remove)
		return plan_removal(s, command);
	if (!s->request->hook)
		return KR_OK;
	return refuse_elsewhere(s, command) == KR_OK ? plan_new(s, command) : KR_FAILED;
}
