/* lib/sys/git.c - ask git, in a way that runs nothing which a repository names. */
#define _GNU_SOURCE 1
#include "sys/git.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"

extern char **environ;

enum {
	PATIENCE = 30,             /* seconds for one answer */
	LARGEST_ANSWER = 64 << 20, /* bytes */
	MOST_ARGUMENTS = 32,
	MOST_SAFE = 64, /* directories that the person trusts */
};

/* What git said of a folder; each is asked at most once. */
struct kr_git_facts {
	bool asked_top, asked_config, shallow;
	int top_result; /* KR_OK, KR_NOTFOUND, or KR_FAILED: git refuses it */
	char *top, *prefix;
	struct kr_buf config; /* `key LF value NUL` … */
	struct kr_buf safe;   /* `safe.directory=…` NUL … that are passed on */
};

void kr_git_facts_free(struct kr_git_facts *facts)
{
	if (!facts)
		return;
	free(facts->top);
	free(facts->prefix);
	kr_buf_release(&facts->config);
	kr_buf_release(&facts->safe);
	free(facts);
}

static struct kr_git_facts *facts_of(struct kr_folder *folder)
{
	if (!folder->git) {
		folder->git = kr_realloc(NULL, sizeof *folder->git);
		*folder->git = (struct kr_git_facts){ .config = KR_BUF_INIT, .safe = KR_BUF_INIT };
	}
	return folder->git;
}

/* ---- running it --------------------------------------------------------------------------- */

static char git_path[PATH_MAX];
static pthread_once_t git_once = PTHREAD_ONCE_INIT;

static void find_git(void)
{
	if (!kr_program_path("git", git_path))
		git_path[0] = '\0';
}

const char *kr_git_program(void)
{
	pthread_once(&git_once, find_git);
	return *git_path ? git_path : NULL;
}

/* The whole environment of a git that only looks; `HOME` and the like are no part of it. */
static const char *const bare_environment[] = {
	"PATH=/usr/bin:/bin",
	"LC_ALL=C",
	"GIT_NO_REPLACE_OBJECTS=1",
	"GIT_OPTIONAL_LOCKS=0",
	"GIT_NO_LAZY_FETCH=1",
	"GIT_ALLOW_PROTOCOL=none",
	"GIT_TERMINAL_PROMPT=0",
};
static const char *const nobodys_environment[] = {
	"HOME=/nonexistent",
	"GIT_CONFIG_NOSYSTEM=1",
	"GIT_CONFIG_GLOBAL=/dev/null",
};
/* What leads git to the person's own configuration. */
static const char *const persons_variables[] = { "HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM" };

enum { ENVIRONMENT = 24 };

/* The `NAME=VALUE` of our own environment, or NULL. */
static const char *variable(const char *name)
{
	size_t len = strlen(name);
	for (char **e = environ; e && *e; e++)
		if (strncmp(*e, name, len) == 0 && (*e)[len] == '=')
			return *e;
	return NULL;
}

static size_t add_variable(const char **env, size_t n, const char *name)
{
	env[n] = variable(name);
	return n + (env[n] != NULL);
}

static void build_environment(const char *env[ENVIRONMENT], bool persons, const char *index)
{
	size_t n = sizeof bare_environment / sizeof *bare_environment;
	memcpy(env, bare_environment, sizeof bare_environment);
	n = add_variable(env, n, "SUDO_UID"); /* whose files git takes for ours */
	if (persons) {
		for (size_t i = 0; i < sizeof persons_variables / sizeof *persons_variables; i++)
			n = add_variable(env, n, persons_variables[i]);
	} else {
		memcpy(env + n, nobodys_environment, sizeof nobodys_environment);
		n += sizeof nobodys_environment / sizeof *nobodys_environment;
	}
	if (index)
		env[n++] = index;
	env[n] = NULL;
}

/* Comes before every command.  What a repository sets for these names does not count. */
/* clang-format off */
static const char *const fixed_arguments[] = {
	"git", "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
	"-c", "core.fsmonitor=false",
	"-c", "core.hooksPath=/dev/null",
	"-c", "core.pager=cat",
	"-c", "safe.bareRepository=explicit",
	"-c", "diff.external=",
	"-c", "log.showSignature=false",
	"-c", "log.follow=false",
	"-c", "log.showRoot=true",
	"-c", "log.diffMerges=separate",
	"-c", "i18n.logOutputEncoding=UTF-8",
	"-c", "color.ui=false",
};
/* clang-format on */
enum { FIXED = sizeof fixed_arguments / sizeof *fixed_arguments };

struct asking {
	int folder;
	const char *git_dir;       /* `--git-dir=…`, or NULL: git looks for it */
	const char *index;         /* `GIT_INDEX_FILE=…`, or NULL */
	bool persons;              /* with the person's own configuration */
	const struct kr_buf *safe; /* `safe.directory=…` NUL …, or NULL */
	const struct kr_buf *input;
	struct kr_buf *out, *err;
};

static int ask(const struct asking *a, const char *const *arguments, struct kr_ending *how)
{
	const char *argv[FIXED + 2 * MOST_SAFE + 1 + MOST_ARGUMENTS + 1], *env[ENVIRONMENT];
	size_t n = FIXED;
	if (!kr_git_program())
		return KR_NOTFOUND;
	memcpy(argv, fixed_arguments, sizeof fixed_arguments);
	for (size_t at = 0; a->safe && at < a->safe->len && n < FIXED + 2 * MOST_SAFE;) {
		argv[n++] = "-c";
		argv[n++] = a->safe->s + at;
		at += strlen(a->safe->s + at) + 1;
	}
	if (a->git_dir)
		argv[n++] = a->git_dir;
	for (size_t i = 0; arguments[i] && i < MOST_ARGUMENTS; i++)
		argv[n++] = arguments[i];
	argv[n] = NULL;
	build_environment(env, a->persons, a->index);
	struct kr_run run = { .program = kr_git_program(),
		.argv = argv,
		.env = env,
		.folder = a->folder,
		.input = a->input ? a->input->s : NULL,
		.input_len = a->input ? a->input->len : 0,
		.seconds = PATIENCE,
		.cap = LARGEST_ANSWER,
		.out = a->out,
		.err = a->err };
	return kr_run(&run, how) == KR_OK ? KR_OK : KR_NOTFOUND;
}

int kr_git_call(const struct kr_git_call *call, struct kr_ending *how)
{
	struct asking a = { .folder = call->folder->fd,
		.persons = call->persons,
		.out = call->out,
		.err = call->err,
		.safe = call->folder->git ? &call->folder->git->safe : NULL };
	return ask(&a, call->arguments, how);
}

int kr_git_read(const struct kr_folder *folder, const char *const *arguments,
	const struct kr_buf *input, struct kr_buf *out, struct kr_ending *how)
{
	struct asking a = { .folder = folder->fd,
		.git_dir = folder->git_dir,
		.index = folder->index,
		.input = input,
		.out = out,
		.safe = folder->git ? &folder->git->safe : NULL };
	return ask(&a, arguments, how);
}

/* ---- configuration ------------------------------------------------------------------------ */

/* Asks without a folder, so that no repository has a say.  KR_OK only if git had an answer. */
static int ask_own(const char *const *arguments, struct kr_buf *answer)
{
	struct kr_ending how = { .status = -1 };
	int root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root < 0)
		return KR_NOTFOUND;
	struct asking a = { .folder = root, .persons = true, .out = answer };
	int result = ask(&a, arguments, &how);
	close(root);
	return result == KR_OK && how.status == 0 ? KR_OK : KR_NOTFOUND;
}

int kr_git_own_config(const char *key, struct kr_buf *out)
{
	const char *const arguments[] = { "config", "-z", "--get", key, NULL };
	struct kr_buf answer = KR_BUF_INIT;
	int result = ask_own(arguments, &answer);
	if (result == KR_OK)
		kr_buf_puts(out, answer.s);
	kr_buf_release(&answer);
	return result;
}

static void ask_config(struct kr_folder *folder, struct kr_git_facts *facts)
{
	static const char *const arguments[] = { "config", "-z", "--get-regexp", "^(user|kring)[.]",
		NULL };
	struct kr_ending how;
	struct asking a = { .folder = folder->fd, .persons = true, .out = &facts->config };
	facts->asked_config = true;
	if (ask(&a, arguments, &how) != KR_OK || how.status != 0)
		kr_buf_reset(&facts->config);
}

/*
 * The last `key LF value` of @key, where the value starts; the end of the key when there is only a
 * key; or NULL.  The last one counts: the repository's stands behind the person's.
 */
static const char *find_config(struct kr_folder *folder, const char *key)
{
	struct kr_git_facts *facts = facts_of(folder);
	const char *found = NULL;
	size_t len = strlen(key);
	if (!facts->asked_config)
		ask_config(folder, facts);
	const struct kr_buf *all = &facts->config;
	for (size_t at = 0; at < all->len; at += strlen(all->s + at) + 1) {
		const char *line = all->s + at;
		if (strncasecmp(line, key, len) == 0 && (line[len] == '\n' || line[len] == '\0'))
			found = line + len;
	}
	return found;
}

int kr_git_config(struct kr_folder *folder, const char *key, struct kr_buf *out)
{
	const char *value = find_config(folder, key);
	if (!value)
		return KR_NOTFOUND;
	kr_buf_puts(out, value + (*value == '\n'));
	return KR_OK;
}

int kr_git_own_bool(const char *key, bool *yes)
{
	const char *const arguments[] = { "config", "-z", "--type=bool", "--get", key, NULL };
	struct kr_buf answer = KR_BUF_INIT;
	int result = ask_own(arguments, &answer);
	if (result == KR_OK)
		*yes = strcmp(answer.s, "true") == 0;
	kr_buf_release(&answer);
	return result;
}

/* ---- the work tree ------------------------------------------------------------------------ */

/* The directories that the person told git to trust, to be passed on: `safe.directory=…` NUL … */
static void ask_safe(struct kr_git_facts *facts)
{
	static const char *const arguments[] = { "config", "-z", "--type=path", "--get-all",
		"safe.directory", NULL };
	struct kr_buf answer = KR_BUF_INIT;
	if (ask_own(arguments, &answer) != KR_OK)
		kr_buf_reset(&answer);
	for (size_t at = 0; at < answer.len; at += strlen(answer.s + at) + 1) {
		if (answer.s[at] == '\0') { /* an empty one forgets those before it */
			kr_buf_reset(&facts->safe);
			continue;
		}
		kr_buf_printf(&facts->safe, "safe.directory=%s", answer.s + at);
		kr_buf_putc(&facts->safe, '\0');
	}
	kr_buf_release(&answer);
}

/* Cuts the last line of @text off and says whether it is @line. */
static bool cut_line(struct kr_buf *text, const char *line)
{
	size_t len = text->len - (text->len > 0);
	while (len > 0 && text->s[len - 1] != '\n')
		len--;
	bool is = strncmp(text->s + len, line, strlen(line)) == 0;
	text->len = len;
	text->s[len] = '\0';
	return is;
}

/* Asks for the top; KR_FAILED if git does not trust who owns it. */
static int try_top(const struct kr_folder *folder, struct kr_buf *top)
{
	static const char *const arguments[] = { "rev-parse", "--show-toplevel",
		"--is-shallow-repository", NULL };
	struct kr_buf err = KR_BUF_INIT;
	struct kr_ending how;
	struct asking a = {
		.folder = folder->fd, .safe = &folder->git->safe, .out = top, .err = &err
	};
	kr_buf_reset(top);
	int result = ask(&a, arguments, &how);
	if (result == KR_OK && how.status != 0)
		result = strstr(err.s, "dubious ownership") || strstr(err.s, "unsafe repository")
				 ? KR_FAILED
				 : KR_NOTFOUND;
	kr_buf_release(&err);
	if (result == KR_OK)
		folder->git->shallow = cut_line(top, "true");
	if (result == KR_OK && (top->len < 2 || top->s[top->len - 1] != '\n'))
		result = KR_NOTFOUND;
	return result;
}

/* Keeps the top, and what leads from it down to the folder.  False: the folder is not under it. */
static bool keep_top(struct kr_git_facts *facts, const char *path, const char *top, size_t len)
{
	const char *rest = path + (len > 1 ? len : 0); /* the top may be the root folder */
	if (strncmp(path, top, len) != 0 || (*rest && *rest != '/'))
		return false;
	facts->top = kr_copy(top, len);
	facts->prefix = kr_copy(rest + (*rest == '/'), strlen(rest));
	size_t end = strlen(facts->prefix);
	if (end > 0)
		memcpy(facts->prefix + end, "/",
			2); /* in place of the slash that stood before it */
	return true;
}

static void ask_top(struct kr_folder *folder, struct kr_git_facts *facts)
{
	struct kr_buf top = KR_BUF_INIT;
	facts->asked_top = true;
	facts->top_result = try_top(folder, &top);
	if (facts->top_result == KR_FAILED) {
		ask_safe(facts);
		if (facts->safe.len > 0)
			facts->top_result = try_top(folder, &top);
	}
	if (facts->top_result == KR_OK && !keep_top(facts, folder->path, top.s, top.len - 1))
		facts->top_result = KR_NOTFOUND; /* core.worktree points elsewhere */
	kr_buf_release(&top);
}

bool kr_git_trusts(struct kr_folder *folder, const char *path)
{
	struct kr_git_facts *facts = facts_of(folder);
	static const char key[] = "safe.directory=";
	if (facts->safe.len == 0)
		ask_safe(facts);
	for (size_t at = 0; at < facts->safe.len; at += strlen(facts->safe.s + at) + 1) {
		const char *trusted = facts->safe.s + at + strlen(key);
		if (strcmp(trusted, "*") == 0 || strcmp(trusted, path) == 0)
			return true;
	}
	return false;
}

int kr_git_distrusted(const struct kr_folder *folder, struct kr_diags *diags)
{
	struct kr_diag *d = kr_diag_add(diags, KR_CANNOT, NULL, (struct kr_at){ 0 },
		_("git does not trust '%s', because it belongs to somebody else"), folder->path);
	d->hint = kr_diag_text(diags,
		_("if you trust it: git config --global --add safe.directory %s"), folder->path);
	return KR_FAILED;
}

bool kr_git_is_shallow(struct kr_folder *folder)
{
	static const char *const arguments[] = { "rev-parse", "--is-shallow-repository", NULL };
	struct kr_buf out = KR_BUF_INIT;
	struct kr_ending how;
	if (folder->git && folder->git->asked_top)
		return folder->git->shallow;
	bool yes = kr_git_read(folder, arguments, NULL, &out, &how) == KR_OK &&
		   strcmp(out.s, "true\n") == 0;
	kr_buf_release(&out);
	return yes;
}

int kr_git_top(
	struct kr_folder *folder, struct kr_diags *diags, const char **top, const char **prefix)
{
	struct kr_git_facts *facts = facts_of(folder);
	if (!facts->asked_top)
		ask_top(folder, facts);
	if (facts->top_result == KR_FAILED)
		return kr_git_distrusted(folder, diags);
	if (facts->top_result == KR_OK) {
		*top = facts->top;
		*prefix = facts->prefix;
	}
	return facts->top_result;
}
