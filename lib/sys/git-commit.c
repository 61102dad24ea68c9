/* lib/sys/git-commit.c - make a repository, commit files: git as the person would call it. */
#define _GNU_SOURCE 1
#include "sys/git.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

extern char **environ;

/*
 * What would lead git to another repository or index than the folder's: set inside a hook, or by an
 * outer git.  The rest of the person's environment stays, for their hooks and signing.
 */
static const char *const leading_elsewhere[] = { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
	"GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_NAMESPACE", "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX", "GIT_LITERAL_PATHSPECS",
	"GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS" };

static bool leads_elsewhere(const char *line)
{
	for (size_t i = 0; i < sizeof leading_elsewhere / sizeof *leading_elsewhere; i++) {
		size_t len = strlen(leading_elsewhere[i]);
		if (strncmp(line, leading_elsewhere[i], len) == 0 && line[len] == '=')
			return true;
	}
	return false;
}

/* The person's environment; the caller frees the array. */
static const char **persons_environment(void)
{
	size_t n = 0, kept = 0;
	while (environ[n])
		n++;
	const char **env = kr_realloc(NULL, (n + 1) * sizeof(const char *));
	for (size_t i = 0; i < n; i++)
		if (!leads_elsewhere(environ[i]))
			env[kept++] = environ[i];
	env[kept] = NULL;
	return env;
}

/*
 * Runs git in the person's environment, its words on our stderr.  False if it failed.
 * @folder: the open folder to run in, or -1
 */
static bool run(int folder, const char *const *argv, const char *message)
{
	const char **env = persons_environment();
	struct kr_ending how;
	struct kr_run git = { .program = kr_git_program(),
		.argv = argv,
		.env = env,
		.folder = folder,
		.input = message,
		.input_len = message ? strlen(message) : 0,
		.attended = true };
	int result = kr_run(&git, &how);
	free(env);
	return result == KR_OK && how.status == 0;
}

/* Runs `git FIXED… -- PATHS…`. */
static bool run_on(int folder, const char *const *fixed, size_t n_fixed, const char *const *paths,
	size_t n, const char *message)
{
	const char **argv = kr_realloc(NULL, (n_fixed + n + 2) * sizeof(const char *));
	memcpy(argv, fixed, n_fixed * sizeof *argv);
	argv[n_fixed] = "--";
	memcpy(argv + n_fixed + 1, paths, n * sizeof *argv);
	argv[n_fixed + 1 + n] = NULL;
	bool good = run(folder, argv, message);
	free(argv);
	return good;
}

int kr_git_init(const char *path, struct kr_diags *diags)
{
	const char *const argv[] = { "git", "-c", "advice.defaultBranchName=false", "init", "-q",
		"--", path, NULL };
	if (!kr_git_program())
		return kr_cannot(diags, NULL, _("there is no git on this machine"));
	if (!run(-1, argv, NULL))
		return kr_cannot(diags, NULL, _("git cannot make a repository in '%s'"), path);
	return KR_OK;
}

int kr_git_commit(struct kr_folder *folder, const char *const *paths, size_t n, const char *message,
	struct kr_diags *diags)
{
	static const char *const add[] = { "git", "--literal-pathspecs", "add" };
	static const char *const commit[] = { "git", "--literal-pathspecs", "-c",
		"core.fsync=committed", "commit", "-q", "--only", "-F", "-" };
	const char *top, *prefix;
	int result = kr_git_top(folder, diags, &top, &prefix);
	if (result != KR_OK || n == 0)
		return result;
	if (run_on(folder->fd, add, sizeof add / sizeof *add, paths, n, NULL) &&
		run_on(folder->fd, commit, sizeof commit / sizeof *commit, paths, n, message))
		return KR_OK;
	struct kr_diag *d = kr_diag_add(diags, KR_CANNOT, NULL, (struct kr_at){ 0 },
		_("git did not commit; the files are written and stay as they are"));
	d->hint = _("mend what git says above, then commit them yourself");
	return KR_FAILED;
}
