/* lib/sys/git-commits.c - which commit a person means, and what two of them have in common. */
#define _GNU_SOURCE 1
#include "sys/git-blobs.h"

#include <string.h>

#include "base/i18n.h"

/* Asks for one line without its end.  KR_NOTFOUND when git says no, KR_FAILED when it fails. */
static int ask_line(
	const struct kr_folder *folder, const char *const *arguments, struct kr_buf *out)
{
	struct kr_ending how;
	kr_buf_reset(out);
	int result = kr_git_read(folder, arguments, NULL, out, &how);
	if (result != KR_OK || how.status < 0)
		return KR_FAILED;
	size_t len = strcspn(out->s, "\n");
	out->s[len] = '\0';
	out->len = len;
	return how.status == 0 ? KR_OK : KR_NOTFOUND;
}

static int ask_commit(const struct kr_folder *folder, const char *revision, struct kr_buf *out)
{
	struct kr_buf wanted = KR_BUF_INIT;
	kr_buf_printf(&wanted, "%s^{commit}", revision);
	const char *const arguments[] = { "rev-parse", "--verify", "-q", "--end-of-options",
		wanted.s, NULL };
	int result = ask_line(folder, arguments, out);
	if (result == KR_OK && !kr_git_is_name(out->s, out->len))
		result = KR_FAILED;
	kr_buf_release(&wanted);
	return result;
}

bool kr_git_is_unborn(const struct kr_folder *folder)
{
	struct kr_buf out = KR_BUF_INIT;
	bool unborn = ask_commit(folder, "HEAD", &out) == KR_NOTFOUND;
	kr_buf_release(&out);
	return unborn;
}

/* ---- what to say -------------------------------------------------------------------------- */

void kr_git_names(const struct kr_folder *folder, struct kr_arena *arena, struct kr_paths *names)
{
	static const char *const arguments[] = { "rev-parse", "--symbolic", "--branches", "--tags",
		"--remotes", NULL };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	if (kr_git_read(folder, arguments, NULL, &out, &how) == KR_OK && how.status == 0)
		for (const char *at = out.s, *nl; (nl = strchr(at, '\n')); at = nl + 1)
			*KR_ADD(arena, names) = kr_strndup(arena, at, (size_t)(nl - at));
	kr_buf_release(&out);
}

/* The branch or tag that is nearest to @typed, as a hint; NULL: none is near. */
static const char *near_name(
	const struct kr_folder *folder, const char *typed, struct kr_diags *diags)
{
	struct kr_paths names = { 0 };
	kr_git_names(folder, diags->arena, &names);
	const char *near = kr_nearest(typed, names.at, names.n);
	return near ? kr_diag_text(diags, _("did you mean '%s'?"), near) : NULL;
}

static const char *shallow_hint(void)
{
	return _("the history is cut off here: 'git fetch --unshallow' gets the rest; in CI set "
		 "'fetch-depth: 0'");
}

static int no_such_commit(struct kr_folder *folder, const char *revision, struct kr_diags *diags)
{
	const char *hint = near_name(folder, revision, diags);
	if (kr_git_is_shallow(folder))
		hint = shallow_hint();
	else if (!hint && kr_git_is_unborn(folder))
		hint = _("there is no commit yet on this branch");
	else if (!hint)
		hint = _("name a branch, a tag or a commit, as 'main' or 'HEAD~1'");
	return kr_misuse(diags, hint, _("git knows no commit '%s'"), revision);
}

int kr_git_need(struct kr_folder *folder, struct kr_diags *diags)
{
	const char *top, *prefix;
	if (!kr_git_program())
		return kr_cannot(diags, NULL,
			_("there is no 'git' in PATH, and without it commits cannot be read"));
	if (folder->git_dir)
		return KR_OK;
	int result = kr_git_top(folder, diags, &top, &prefix);
	if (result != KR_NOTFOUND)
		return result;
	return kr_cannot(diags, NULL,
		_("'%s' is in no git repository, so that there are no commits to look at"),
		folder->path);
}

/* ---- the questions ------------------------------------------------------------------------ */

int kr_git_commit_of(struct kr_folder *folder, const char *revision, struct kr_diags *diags,
	char name[KR_COMMIT_NAME])
{
	struct kr_buf out = KR_BUF_INIT;
	int result = kr_git_need(folder, diags);
	if (result != KR_OK)
		return result;
	/* what begins with a dash is no name of git, and must not pass for an option */
	result = *revision && *revision != '-' ? ask_commit(folder, revision, &out) : KR_NOTFOUND;
	if (result == KR_OK)
		memcpy(name, out.s, out.len + 1);
	else if (result == KR_NOTFOUND)
		result = no_such_commit(folder, revision, diags);
	else
		result = kr_cannot(diags, NULL, _("git cannot look up '%s'"), revision);
	kr_buf_release(&out);
	return result;
}

int kr_git_merge_base(struct kr_folder *folder, const char *a, const char *b,
	struct kr_diags *diags, char name[KR_COMMIT_NAME])
{
	const char *const arguments[] = { "merge-base", a, b, NULL };
	struct kr_buf out = KR_BUF_INIT;
	int result = ask_line(folder, arguments, &out);
	if (result == KR_OK && kr_git_is_name(out.s, out.len)) {
		memcpy(name, out.s, out.len + 1);
	} else {
		bool shallow = kr_git_is_shallow(folder);
		result = kr_cannot(
			diags, NULL, _("git finds nothing that the two histories have in common"));
		diags->list.at[diags->list.n - 1].hint =
			shallow ? shallow_hint() : _("are they of the same repository?");
	}
	kr_buf_release(&out);
	return result;
}
