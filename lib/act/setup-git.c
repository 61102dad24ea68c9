/* lib/act/setup-git.c - git set up for a kring folder: the plan, and carrying it out. */
#include <errno.h>
#include <string.h>

#include "act/setup.h"
#include "base/diff.h"
#include "base/i18n.h"
#include "sys/git.h"
#include "sys/read.h"

enum { LARGEST_FILE = 1 << 20 };

int setup_read(struct kr_setup *s, struct kr_folder *folder, const char *path, struct kr_buf *out)
{
	enum kr_read found = kr_read_bytes(folder, path, LARGEST_FILE, out, NULL);
	if (found == KR_READ_DONE)
		return KR_OK;
	kr_buf_reset(out);
	if (found == KR_READ_ABSENT)
		return KR_NOTFOUND;
	if (found == KR_READ_ERROR)
		return kr_cannot(s->diags, path, _("it cannot be read: %s"), strerror(errno));
	return kr_cannot(s->diags, path,
		_("it is a link, a folder or something else that kring does not write to"));
}

int setup_add_file(struct kr_setup *s, struct kr_folder *folder, const char *path,
	const char *shown, const struct kr_buf *before, const struct kr_buf *text)
{
	if (before && before->len == text->len && memcmp(before->s, text->s, text->len) == 0)
		return KR_OK;
	struct setup_file *f = &s->files[s->n_files++];
	*f = (struct setup_file){ .folder = folder, .shown = shown };
	f->file.path = path;
	if (before) {
		f->file.before = kr_strndup(s->arena, before->s, before->len);
		f->file.before_len = before->len;
	}
	f->file.after = kr_strndup(s->arena, text->s, text->len);
	f->file.after_len = text->len;
	return KR_OK;
}

/* ---- where -------------------------------------------------------------------------------- */

static int find_folder(struct kr_setup *s, const char *start)
{
	int status = kr_folder_find(start, s->diags, &s->folder);
	if (status != KR_NOTFOUND)
		return status;
	if (kr_git_is_bare(start))
		return kr_cannot(s->diags, NULL,
			_("this is a bare repository, without files; do it in a clone of it"));
	status = kr_cannot(s->diags, NULL, _("there is no kring folder here"));
	s->diags->list.at[s->diags->list.n - 1].hint = _(
		"go to a folder with a 'kring.yaml', or make one: kring init");
	return status;
}

static int find_repository(struct kr_setup *s)
{
	const char *top;
	struct kr_buf common = KR_BUF_INIT;
	if (!kr_git_program())
		return kr_cannot(s->diags, NULL, _("there is no git on this machine"));
	int status = kr_git_top(s->folder, s->diags, &top, &s->prefix);
	if (status == KR_NOTFOUND) {
		status = kr_cannot(s->diags, NULL, _("'%s' is in no git repository"),
			kr_folder_path(s->folder));
		s->diags->list.at[s->diags->list.n - 1].hint = _("make it one first: git init");
	}
	if (status == KR_OK)
		status = kr_folder_open(top, s->diags, &s->top);
	if (status == KR_OK && kr_git_common_dir(s->folder, &common) != KR_OK)
		status = kr_cannot(s->diags, NULL, _("git does not say where its folder is"));
	if (status == KR_OK)
		status = kr_folder_open(common.s, s->diags, &s->common);
	kr_buf_release(&common);
	return status;
}

static int plan(struct kr_setup *s, const char *start, struct kr_buf *say)
{
	if (find_folder(s, start) != KR_OK || find_repository(s) != KR_OK)
		return KR_FAILED;
	if (setup_plan_keys(s) != KR_OK || setup_plan_attributes(s) != KR_OK ||
		setup_plan_hook(s) != KR_OK)
		return KR_FAILED;
	return setup_plan_ci(s, say);
}

int kr_setup_plan(const char *start, const struct kr_setting_up *request, struct kr_diags *diags,
	struct kr_buf *say, struct kr_setup **setup)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_setup *s = kr_alloc(arena, sizeof *s);
	*s = (struct kr_setup){
		.request = request, .arena = arena, .diags = diags, .todo = KR_BUF_INIT
	};
	if (plan(s, start, say) != KR_OK) {
		kr_setup_free(s);
		return KR_FAILED;
	}
	*setup = s;
	return KR_OK;
}

void kr_setup_free(struct kr_setup *s)
{
	if (!s)
		return;
	kr_folder_close(s->common);
	kr_folder_close(s->top);
	kr_folder_close(s->folder);
	kr_buf_release(&s->todo);
	kr_arena_free(s->arena);
}

bool kr_setup_is_done(const struct kr_setup *s)
{
	return s->n_keys == 0 && s->n_files == 0 && !s->hook && !s->unhook && s->todo.len == 0;
}

/* ---- showing it --------------------------------------------------------------------------- */

static void make_safe(struct kr_buf *from, struct kr_buf *out)
{
	kr_buf_safe_lines(out, from->s, from->len, 0);
	kr_buf_release(from);
}

void kr_setup_show(const struct kr_setup *s, struct kr_buf *out)
{
	struct kr_buf b = KR_BUF_INIT;
	if (s->n_keys > 0)
		kr_buf_printf(&b, _("git's configuration of this repository, '%s/config':\n"),
			kr_folder_path(s->common));
	for (size_t i = 0; i < s->n_keys; i++) {
		const struct setup_key *k = &s->keys[i];
		if (k->before)
			kr_buf_printf(&b, "-%s = %s\n", k->name, k->before);
		if (k->after)
			kr_buf_printf(&b, "+%s = %s\n", k->name, k->after);
	}
	for (size_t i = 0; i < s->n_files; i++) {
		const struct kr_replacement *r = &s->files[i].file;
		kr_diff(&b, s->files[i].shown, r->before, r->before_len, r->after, r->after_len);
	}
	if (s->hook)
		kr_diff(&b, ".git/hooks/pre-commit", NULL, 0, s->hook, strlen(s->hook));
	if (s->unhook)
		kr_buf_printf(&b, _("the hook '%s/hooks/pre-commit' is removed\n"),
			kr_folder_path(s->common));
	make_safe(&b, out);
}

/* ---- doing it ----------------------------------------------------------------------------- */

/* One after the other: what is written stays right when the next one fails. */
static int write_files(struct kr_setup *s, struct kr_diags *diags, struct kr_buf *say)
{
	for (size_t i = 0; i < s->n_files; i++) {
		size_t written;
		int status = kr_replace_files(
			s->files[i].folder, &s->files[i].file, 1, diags, &written);
		if (status == KR_NOTFOUND)
			return kr_cannot(diags, s->files[i].shown,
				_("somebody else changed it meanwhile: run it again"));
		if (status != KR_OK)
			return KR_FAILED;
		kr_buf_printf(say, _("  saved: %s\n"), s->files[i].shown);
	}
	return KR_OK;
}

static int write_keys(struct kr_setup *s, struct kr_diags *diags, struct kr_buf *say)
{
	for (size_t i = 0; i < s->n_keys; i++) {
		const struct setup_key *k = &s->keys[i];
		if (kr_git_set_local(s->folder, k->name, k->after, diags) != KR_OK)
			return KR_FAILED;
	}
	if (s->n_keys > 0)
		kr_buf_puts(say,
			s->request->remove
				? _("  taken out of git's configuration: how it merges and shows "
				    "records\n")
				: _("  set in git's configuration: how it merges and shows "
				    "records\n"));
	return KR_OK;
}

static int write_hook(struct kr_setup *s, struct kr_diags *diags, struct kr_buf *say)
{
	if (s->hook && kr_git_hook_add(s->common, "pre-commit", s->hook, diags) != KR_OK)
		return KR_FAILED;
	if (s->unhook && kr_git_hook_remove(s->common, "pre-commit", diags) != KR_OK)
		return KR_FAILED;
	if (s->hook)
		kr_buf_puts(say, _("  saved as a hook: pre-commit\n"));
	if (s->unhook)
		kr_buf_puts(say, _("  the hook is removed: pre-commit\n"));
	return KR_OK;
}

int kr_setup_apply(struct kr_setup *s, struct kr_diags *diags, struct kr_buf *say)
{
	struct kr_buf b = KR_BUF_INIT;
	int status = write_files(s, diags, &b);
	if (status == KR_OK)
		status = write_keys(s, diags, &b);
	if (status == KR_OK)
		status = write_hook(s, diags, &b);
	if (status == KR_OK)
		kr_buf_add(&b, s->todo.s, s->todo.len);
	make_safe(&b, say);
	return status;
}
