/* cmd/diff.c - what changed in meaning. */
#include "cmd.h"

#include <string.h>
#include <sys/stat.h>

/* Hosts cap a comment at some 65 000 characters; what else is posted with it needs some too. */
enum { ROOM = 60000 };

struct comparing {
	bool staged, exit_code, between;
};

#define S struct comparing
static const struct kr_opt opts[] = {
	KR_OPT_FLAG(0, "staged", S, staged,
		N_("what is staged for the next commit, and not the work tree")),
	KR_OPT_FLAG(0, "between", S, between,
		N_("the two arguments are folders or files, and git is not asked")),
	KR_OPT_FLAG(0, "exit-code", S, exit_code, N_("exit with 1 if anything differs")),
	KR_OPT_END,
};
#undef S

/* The two sides, and what of the words typed is left: which records. */
struct sides {
	struct kr_moment before, after;
	const char *called_before, *called_after;
	bool ranged;      /* the first word was a range: those behind it are records */
	const char *into; /* of `A...B` it is A, as it was typed; else NULL */
	size_t first_id;
	struct kr_diags diags; /* what is wrong with the files themselves is for `kring check` */
	struct kr_workspace *ws_before, *ws_after, *ws_into;
};

/* ---- documents ---------------------------------------------------------------------------- */

/* No revision was typed: then it is said without git's words. */
static const char *title_of(bool staged)
{
	return staged ? N_("Changes that are staged") : N_("Changes that are not committed yet");
}

static const char *before_of(struct kr_cli *cli, const struct sides *s)
{
	if (!s->into)
		return s->called_before;
	return kr_asprintf(cli->arena, _("where %s and %s parted"), s->into, s->called_after);
}

static const char *after_of(const struct sides *s)
{
	if (s->called_after)
		return s->called_after;
	return s->after.when == KR_STAGED ? _("what is staged") : _("the work tree");
}

static struct kr_diff_options options_of(struct kr_cli *cli, const struct sides *s)
{
	return (struct kr_diff_options){ .before = before_of(cli, s),
		.after = after_of(s),
		.ids = cli->args.n > s->first_id ? cli->args.at + s->first_id : NULL,
		.n_ids = cli->args.n - s->first_id,
		.into = s->ws_into,
		.into_called = s->into,
		.title = s->called_before || s->after.when == KR_COMMIT
				 ? NULL
				 : title_of(s->after.when == KR_STAGED),
		.room = strcmp(kr_cli_format(cli), "md") == 0 ? ROOM : 0 };
}

/* What could not be done is the command's; findings are not. */
static int pass_on(struct kr_cli *cli, const struct kr_diags *diags, int status)
{
	for (uint32_t i = 0; i < diags->list.n; i++)
		if (diags->list.at[i].kind != KR_FINDING)
			*KR_ADD(cli->diags.arena, &cli->diags.list) = diags->list.at[i];
	return status;
}

static int print_folders(struct kr_cli *cli, struct sides *s, const struct comparing *c)
{
	struct kr_document d;
	bool differs = false;
	kr_cli_speak_as_folder(s->ws_after);
	kr_cli_begin_document(cli);
	struct kr_diff_options o = options_of(cli, s);
	int status = kr_diff_build(s->ws_before, s->ws_after, &o, &d, &differs);
	kr_cli_end_document(cli);
	if (status == KR_OK)
		status = kr_cli_document(cli, &d, NULL);
	cli->differs = c->exit_code && differs;
	return status;
}

static void close_sides(struct sides *s)
{
	kr_workspace_free(s->ws_before);
	kr_workspace_free(s->ws_after);
	kr_workspace_free(s->ws_into);
}

/* ---- folders and files -------------------------------------------------------------------- */

static int compare_folders(struct kr_cli *cli, struct sides *s, const struct comparing *c)
{
	int status = KR_FAILED;
	if (kr_workspace_open(cli->args.at[0], cli->as_of, cli->today, &s->diags, &s->ws_before) ==
			KR_OK &&
		kr_workspace_open(
			cli->args.at[1], cli->as_of, cli->today, &s->diags, &s->ws_after) == KR_OK)
		status = print_folders(cli, s, c);
	close_sides(s);
	return pass_on(cli, &s->diags, status);
}

static int build_of_files(struct kr_cli *cli, const struct kr_version v[2],
	const struct kr_diff_options *o, struct kr_document *d, bool *differs)
{
	kr_cli_begin_document(cli);
	int status = kr_diff_files_build(cli->arena, cli->args.at[1], &v[0], &v[1], o, d, differs);
	kr_cli_end_document(cli);
	return status;
}

static int compare_files(struct kr_cli *cli, struct sides *s, const struct comparing *c)
{
	struct kr_buf bytes[2] = { KR_BUF_INIT, KR_BUF_INIT };
	struct kr_version v[2];
	struct kr_diff_options o = options_of(cli, s);
	struct kr_document d;
	bool differs = false;
	int status = KR_OK;
	for (int i = 0; i < 2 && status == KR_OK; i++) {
		status = kr_read_input(cli->args.at[i], KR_LARGEST_TEXT, &cli->diags, &bytes[i]);
		v[i] = (struct kr_version){ bytes[i].s, bytes[i].len };
	}
	if (status == KR_OK)
		status = build_of_files(cli, v, &o, &d, &differs);
	d.day = cli->as_of;
	if (status == KR_OK)
		status = kr_cli_document(cli, &d, NULL);
	cli->differs = c->exit_code && differs;
	kr_buf_release(&bytes[0]);
	kr_buf_release(&bytes[1]);
	return status;
}

static int compare_paths(struct kr_cli *cli, struct sides *s, const struct comparing *c)
{
	struct stat st;
	bool folder[2];
	if (cli->args.n != 2 || c->staged)
		return kr_misuse(&cli->diags, _("for example: kring diff --between before after"),
			_("'--between' compares two folders, or two files"));
	for (int i = 0; i < 2; i++) {
		if (stat(cli->args.at[i], &st) != 0)
			return kr_misuse(&cli->diags, NULL, _("there is no folder or file '%s'"),
				cli->args.at[i]);
		folder[i] = S_ISDIR(st.st_mode);
	}
	if (folder[0] != folder[1])
		return kr_misuse(&cli->diags, _("give two folders, or two files"),
			_("a folder cannot be compared with a file"));
	s->called_before = cli->args.at[0];
	s->called_after = cli->args.at[1];
	s->first_id = 2;
	return folder[0] ? compare_folders(cli, s, c) : compare_files(cli, s, c);
}

/* ---- revisions ---------------------------------------------------------------------------- */

static bool is_record(struct kr_workspace *ws, const char *typed)
{
	return ws && kr_record_named(ws, typed);
}

static bool is_revision(struct kr_cli *cli, struct kr_folder *folder, const char *typed)
{
	struct kr_diags unheard = { .arena = cli->arena };
	char name[KR_COMMIT_NAME];
	return folder && kr_git_commit_of(folder, typed, &unheard, name) == KR_OK;
}

static void take_before(struct sides *s, const char *revision)
{
	s->before = (struct kr_moment){ KR_COMMIT, revision };
	s->called_before = revision;
}

static void take_after(struct sides *s, const char *revision)
{
	s->after = (struct kr_moment){ KR_COMMIT, revision };
	s->called_after = revision;
}

/* `A...B`: from where they have parted to B. */
static int take_merge_base(
	struct kr_cli *cli, struct kr_folder *folder, struct sides *s, const char *a, const char *b)
{
	char one[KR_COMMIT_NAME], other[KR_COMMIT_NAME], base[KR_COMMIT_NAME];
	if (kr_git_commit_of(folder, a, &cli->diags, one) != KR_OK ||
		kr_git_commit_of(folder, b, &cli->diags, other) != KR_OK ||
		kr_git_merge_base(folder, one, other, &cli->diags, base) != KR_OK)
		return KR_FAILED;
	take_before(s, kr_strndup(cli->arena, base, strlen(base)));
	take_after(s, b);
	s->into = a;
	return KR_OK;
}

static int take_range(
	struct kr_cli *cli, struct kr_folder *folder, struct sides *s, const char *typed)
{
	const char *dots = strstr(typed, ".."), *rest = dots + 2 + (dots[2] == '.');
	const char *a = dots == typed ? "HEAD"
				      : kr_strndup(cli->arena, typed, (size_t)(dots - typed));
	const char *b = *rest ? rest : "HEAD";
	s->first_id = 1;
	s->ranged = true;
	if (s->after.when == KR_STAGED)
		return kr_misuse(&cli->diags, _("give one revision with '--staged', or none"),
			_("'%s' and '--staged' cannot be compared"), typed);
	if (dots[2] == '.')
		return take_merge_base(cli, folder, s, a, b);
	take_before(s, a);
	take_after(s, b);
	return KR_OK;
}

static int ambiguous(struct kr_cli *cli, const char *typed)
{
	return kr_misuse(&cli->diags,
		kr_diag_text(&cli->diags,
			_("write 'kring diff HEAD %s' for the record, 'kring diff refs/heads/%s' "
			  "for the branch"),
			typed, typed),
		_("'%s' is both a revision and a record"), typed);
}

/* Sorts the words that were typed into revisions, which come first, and records. */
static int take_words(struct kr_cli *cli, struct kr_folder *folder, struct sides *s)
{
	for (size_t i = 0; i < cli->args.n && i < 2; i++) {
		const char *typed = cli->args.at[i];
		if (strstr(typed, "..") && i == 0)
			return take_range(cli, folder, s, typed);
		bool record = is_record(s->ws_after, typed);
		if ((record && i > 0) || !is_revision(cli, folder, typed))
			break;
		if (record)
			return ambiguous(cli, typed);
		if (i == 0)
			take_before(s, typed);
		else if (s->after.when != KR_STAGED)
			take_after(s, typed);
		s->first_id = i + 1;
	}
	return KR_OK;
}

/* Might the first word that names nothing have been meant as a revision? */
static bool may_be_revision(const struct sides *s)
{
	return !s->ranged && s->first_id < 2;
}

/* What is near to @typed, which is neither: a record, or a revision, of which git has the hint. */
static const char *near(
	struct kr_cli *cli, struct kr_folder *folder, const struct sides *s, const char *typed)
{
	struct kr_diags git = { .arena = cli->arena };
	char name[KR_COMMIT_NAME];
	kr_words ids = { 0 };
	for (int kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(
			s->ws_after, (enum kr_kind)kind, &n);
		for (size_t i = 0; i < n; i++) {
			*KR_ADD(cli->arena, &ids) = records[i]->id;
			*KR_ADD(cli->arena, &ids) = records[i]->name;
		}
	}
	if (may_be_revision(s))
		(void)kr_git_commit_of(folder, typed, &git, name);
	return kr_words_hint(&cli->diags, typed, ids.at, ids.n, "",
		git.list.n > 0 ? git.list.at[0].hint : _("'kring list' shows what there is"));
}

/* Paths of records as they are seen from the folder one is in. */
static void take_paths(struct kr_cli *cli, struct sides *s)
{
	for (size_t i = s->first_id; i < cli->args.n; i++) {
		const char *typed = cli->args.at[i];
		bool known = is_record(s->ws_before, typed) || is_record(s->ws_after, typed);
		const char *path = known ? NULL : kr_cli_folder_path(cli, typed);
		if (path && (is_record(s->ws_before, path) || is_record(s->ws_after, path)))
			cli->args.at[i] = path;
	}
}

/* The first word behind the revisions: it may be one that was mistyped. */
static int check_first_id(struct kr_cli *cli, struct kr_folder *folder, const struct sides *s)
{
	const char *typed = cli->args.n > s->first_id ? cli->args.at[s->first_id] : NULL;
	if (!typed || is_record(s->ws_before, typed) || is_record(s->ws_after, typed))
		return KR_OK;
	return kr_misuse(&cli->diags, near(cli, folder, s, typed),
		may_be_revision(s) ? _("'%s' is no record and no revision")
				   : _("there is no record '%s'"),
		typed);
}

static int open_side(struct kr_cli *cli, const struct kr_moment *moment, struct kr_diags *diags,
	struct kr_workspace **ws)
{
	kr_workspace_free(*ws);
	*ws = NULL;
	return kr_workspace_open_at(".", moment, cli->as_of, cli->today, diags, ws);
}

static int compare_revisions(struct kr_cli *cli, struct sides *s, const struct comparing *c)
{
	struct kr_folder *folder = NULL;
	struct kr_diags unheard = { .arena = cli->arena };
	struct kr_moment now = { .when = KR_NOW };
	if (kr_folder_find_git(".", &cli->diags, &folder) == KR_FAILED)
		return KR_FAILED;
	(void)open_side(cli, &now, &unheard, &s->ws_after); /* none in a bare repository */
	if (s->ws_after)
		kr_cli_speak_as_folder(s->ws_after);
	s->before = (struct kr_moment){ KR_COMMIT, "HEAD" };
	s->after.when = c->staged ? KR_STAGED : KR_NOW;
	int status = take_words(cli, folder, s);
	if (status == KR_OK)
		status = open_side(cli, &s->before, &s->diags, &s->ws_before);
	if (status == KR_OK)
		status = open_side(cli, &s->after, &s->diags, &s->ws_after);
	if (status == KR_OK)
		take_paths(cli, s);
	if (status == KR_OK)
		status = check_first_id(cli, folder, s);
	struct kr_moment into = { KR_COMMIT, s->into };
	if (status == KR_OK && s->into)
		status = open_side(cli, &into, &s->diags, &s->ws_into);
	if (status == KR_OK)
		status = print_folders(cli, s, c);
	close_sides(s);
	kr_folder_close(folder);
	return pass_on(cli, &s->diags, status);
}

static int run(struct kr_cli *cli, void *values)
{
	const struct comparing *c = values;
	struct sides s = { .diags = { .arena = cli->arena } };
	return c->between ? compare_paths(cli, &s, c) : compare_revisions(cli, &s, c);
}

const struct kr_command kr_command_diff = {
	.synopsis = "kring diff [--staged] [--exit-code] [--format text|md|html|csv|json|ics] "
		    "[REV[..REV]] [ID ...]\n"
		    "kring diff --between [--exit-code] [--format text|md|html|csv|json|ics] "
		    "BEFORE AFTER",
	.opts = opts,
	.size = sizeof(struct comparing),
	.flags = KR_PAGES | KR_DOCUMENTS,
	.args = { { N_("which revisions and records"), KR_NAMES_RECORD, NULL } },
	.max = 255,
	.run = run,
};
