/* lib/sys/git-setup.c - a repository's own configuration, and where its hooks are. */
#define _GNU_SOURCE 1
#include "sys/git.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "sys/write.h"

int kr_git_local(struct kr_folder *folder, const char *key, struct kr_buf *out)
{
	const char *const arguments[] = { "config", "--local", "-z", "--get", key, NULL };
	struct kr_buf answer = KR_BUF_INIT;
	struct kr_ending how;
	int result = kr_git_read(folder, arguments, NULL, &answer, &how);
	if (result == KR_OK && how.status != 0)
		result = KR_NOTFOUND;
	if (result == KR_OK)
		kr_buf_puts(out, answer.len ? answer.s : "");
	kr_buf_release(&answer);
	return result;
}

int kr_git_set_local(
	struct kr_folder *folder, const char *key, const char *value, struct kr_diags *diags)
{
	const char *const set[] = { "config", "--local", "--replace-all", key, value, NULL };
	const char *const unset[] = { "config", "--local", "--unset-all", key, NULL };
	struct kr_buf err = KR_BUF_INIT;
	struct kr_ending how = { .status = -1 };
	const struct kr_git_call call = {
		.folder = folder, .arguments = value ? set : unset, .err = &err
	};
	int result = kr_git_call(&call, &how);
	if (result == KR_NOTFOUND)
		result = kr_cannot(diags, NULL, _("there is no git on this machine"));
	else if (how.status != 0)
		result = kr_cannot(diags, NULL, _("git did not write '%s': %s"), key,
			err.len ? err.s : _("it gives no reason"));
	kr_buf_release(&err);
	return result;
}

/* One line of what git says of itself, without its line end. */
static int ask_line(struct kr_folder *folder, const char *const *arguments, struct kr_buf *out)
{
	struct kr_ending how;
	int result = kr_git_read(folder, arguments, NULL, out, &how);
	if (result != KR_OK || how.status != 0 || out->len < 2)
		return KR_NOTFOUND;
	out->s[--out->len] = '\0';
	return KR_OK;
}

int kr_git_common_dir(struct kr_folder *folder, struct kr_buf *out)
{
	static const char *const arguments[] = { "rev-parse", "--path-format=absolute",
		"--git-common-dir", NULL };
	return ask_line(folder, arguments, out);
}

bool kr_git_is_bare(const char *path)
{
	static const char *const arguments[] = { "--git-dir=.", "rev-parse", "--is-bare-repository",
		NULL };
	struct kr_diags quiet = { .arena = kr_arena_new() };
	struct kr_buf answer = KR_BUF_INIT;
	struct kr_folder *folder;
	bool bare = false;
	if (kr_folder_open(path, &quiet, &folder) == KR_OK) {
		bare = ask_line(folder, arguments, &answer) == KR_OK &&
		       strcmp(answer.s, "true") == 0;
		kr_folder_close(folder);
	}
	kr_buf_release(&answer);
	kr_arena_free(quiet.arena);
	return bare;
}

/* `scope NUL value NUL …`; what stands in the scope `command` is what kring says itself. */
int kr_git_hooks_path(struct kr_folder *folder, struct kr_buf *out)
{
	static const char *const arguments[] = { "config", "-z", "--show-scope", "--get-all",
		"core.hooksPath", NULL };
	struct kr_buf answer = KR_BUF_INIT;
	struct kr_ending how = { .status = -1 };
	const struct kr_git_call call = {
		.folder = folder, .arguments = arguments, .persons = true, .out = &answer
	};
	const char *found = NULL;
	if (kr_git_call(&call, &how) != KR_OK || how.status != 0)
		kr_buf_reset(&answer);
	for (size_t at = 0; at < answer.len;) {
		const char *scope = answer.s + at;
		const char *value = scope + strlen(scope) + 1;
		if (strcmp(scope, "command") != 0)
			found = value;
		at = (size_t)(value - answer.s) + strlen(value) + 1;
	}
	if (found)
		kr_buf_puts(out, found);
	kr_buf_release(&answer);
	return found ? KR_OK : KR_NOTFOUND;
}

/* ---- hooks -------------------------------------------------------------------------------- */

static const char *hook_path(struct kr_diags *diags, const char *name)
{
	return kr_asprintf(diags->arena, "hooks/%s", name);
}

/* Who may read it may run it. */
static bool make_program(const struct kr_folder *common, const char *path)
{
	struct stat st;
	int fd = kr_open_beneath(common, path, O_RDONLY);
	bool good = fd >= 0 && fstat(fd, &st) == 0 &&
		    fchmod(fd, (st.st_mode & 07777) | (st.st_mode & 0444) >> 2) == 0;
	if (fd >= 0)
		close(fd);
	return good;
}

int kr_git_hook_add(
	struct kr_folder *common, const char *name, const char *text, struct kr_diags *diags)
{
	const struct kr_replacement file = {
		.path = hook_path(diags, name), .after = text, .after_len = strlen(text)
	};
	size_t written;
	int status = kr_replace_files(common, &file, 1, diags, &written);
	if (status == KR_NOTFOUND)
		return kr_cannot(diags, file.path,
			_("somebody else made this file meanwhile: run it again"));
	if (status == KR_OK && !make_program(common, file.path))
		return kr_cannot(
			diags, file.path, _("it cannot be made a program: %s"), strerror(errno));
	return status;
}

int kr_git_hook_remove(struct kr_folder *common, const char *name, struct kr_diags *diags)
{
	const char *path = hook_path(diags, name), *last;
	int dir = kr_open_parent(common, path, &last);
	bool good = dir >= 0 && unlinkat(dir, last, 0) == 0 && kr_flush_folder(dir);
	int error = errno;
	if (dir >= 0)
		close(dir);
	return good ? KR_OK
		    : kr_cannot(diags, path, _("it cannot be removed: %s"), strerror(error));
}
