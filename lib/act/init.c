/* lib/act/init.c - a new kring folder. */
#include <errno.h>
#include <string.h>

#include "act/setup.h"
#include "base/diff.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "sys/read.h"
#include "yaml/yaml.h"
#include <kring/act.h>
#include <kring/sys.h>

enum {
	TEMPLATES_MOST = 16,
	TEMPLATE_FILES_MOST = 32,
	FILES = 3 + ACT_SPELREGELS + TEMPLATE_FILES_MOST
};

/* The folder that is being made. */
struct making {
	const struct kr_initialising *request;
	struct kr_arena *arena;
	struct kr_diags *diags;
	struct kr_folder *folder; /* the nearest one that is there: itself, or above it */
	const char *prefix;       /* the way down from there, "" or ending in a slash */
	const char *dir;          /* as it was typed */
	const char *name, *purpose;
	struct kr_replacement files[FILES];
	size_t n;
	struct kr_buf kept; /* files that were there already */
};

/* ---- where -------------------------------------------------------------------------------- */

static int refuse_template(const struct kr_initialising *request, struct kr_diags *diags)
{
	const char *known[TEMPLATES_MOST] = { "empty" };
	const char *name = request->template ? request->template : "empty";
	size_t n = 1;
	for (const struct act_template_file *f = act_template_files; f->template; f++)
		if (n < TEMPLATES_MOST && strcmp(known[n - 1], f->template) != 0)
			known[n++] = f->template;
	for (size_t i = 0; i < n; i++)
		if (strcmp(known[i], name) == 0)
			return KR_OK;
	const char *near = kr_nearest(name, known, n);
	return kr_misuse(diags,
		near ? kr_diag_text(diags, _("did you mean '%s'?"), near)
		     : _("'kring init -h' names them"),
		_("there is no template '%s'"), name);
}

/* Cuts the last part off @path, `a/b` becomes `a` and `a` becomes `.`; how much of it is left. */
static size_t cut_last_part(char *path)
{
	char *slash = strrchr(path, '/');
	if (!slash) {
		memcpy(path, ".", 2);
		return 0;
	}
	slash[slash == path] = '\0';
	return strlen(path);
}

static void cut_slashes(char *path)
{
	size_t len = strlen(path);
	while (len > 1 && path[len - 1] == '/')
		path[--len] = '\0';
}

/* The way down @rest, without what says nothing in it: `a//./b` is `a/b/`. */
static int find_prefix(struct making *m, const char *rest)
{
	struct kr_buf way = KR_BUF_INIT;
	int status = KR_OK;
	for (size_t len; *rest; rest += len + strspn(rest + len, "/")) {
		len = strcspn(rest, "/");
		if (len == 2 && strncmp(rest, "..", 2) == 0)
			status = kr_misuse(m->diags, NULL,
				_("'%s' goes up from a folder that is not there"), m->dir);
		if (len > 1 || (len == 1 && *rest != '.'))
			kr_buf_printf(&way, "%.*s/", (int)len, rest);
	}
	m->prefix = kr_strndup(m->arena, way.s, way.len);
	kr_buf_release(&way);
	return status;
}

/* Opens the nearest folder that is there; what is missing below it is made with the files. */
static int find_folder(struct making *m)
{
	m->dir = m->request->dir && *m->request->dir ? m->request->dir : ".";
	char *there = kr_strndup(m->arena, m->dir, strlen(m->dir));
	cut_slashes(there);
	size_t left = strlen(there);
	for (;;) {
		struct kr_diags quiet = { .arena = m->arena };
		if (kr_folder_open(there, &quiet, &m->folder) == KR_OK)
			return find_prefix(m, m->dir + left + strspn(m->dir + left, "/"));
		if (left == 0 || strcmp(there, "/") == 0)
			return kr_folder_open(m->dir, m->diags, &m->folder);
		left = cut_last_part(there);
	}
}

static int refuse_inside(struct making *m)
{
	struct kr_folder *outer;
	int status = kr_folder_find(kr_folder_path(m->folder), m->diags, &outer);
	if (status == KR_NOTFOUND)
		return KR_OK;
	if (status == KR_OK) {
		status = kr_refuse(m->diags, _("one network is one folder; begin beside it"),
			_("'%s' is a kring folder already"), kr_folder_path(outer));
		kr_folder_close(outer);
	}
	return status;
}

/* ---- what it is called -------------------------------------------------------------------- */

/* A text as a record may hold it: normalised, and without what no reader would see. */
static int clean(struct making *m, const char *option, const char *text, const char **out)
{
	struct kr_buf nfc = KR_BUF_INIT;
	size_t len;
	kr_utf8_nfc(&nfc, text, strlen(text));
	const char *s = *out = kr_strndup(m->arena, nfc.s, nfc.len), *end = s + nfc.len;
	kr_buf_release(&nfc);
	for (; s < end; s += len) {
		uint32_t c = kr_utf8_next(s, end, &len);
		if (c != '\n' && kr_char_is_unsafe(c))
			return kr_misuse(
				m->diags, NULL, _("'%s' holds control characters"), option);
	}
	return KR_OK;
}

/* The last part of the folder's path. */
static const char *folder_name(struct making *m)
{
	const char *from = *m->prefix ? m->prefix : kr_folder_path(m->folder);
	char *path = kr_strndup(m->arena, from, strlen(from));
	cut_slashes(path);
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

static int find_texts(struct making *m)
{
	const struct kr_initialising *r = m->request;
	const char *name = r->name && *r->name ? r->name : folder_name(m);
	const char *purpose = r->purpose && *r->purpose ? r->purpose : act_seed_purpose;
	if (clean(m, "--name", name, &m->name) != KR_OK)
		return KR_FAILED;
	return clean(m, "--purpose", purpose, &m->purpose);
}

/* ---- the files ---------------------------------------------------------------------------- */

static int add_file(struct making *m, const char *name, const struct kr_buf *text)
{
	struct kr_buf there = KR_BUF_INIT;
	const char *path = kr_asprintf(m->arena, "%s%s", m->prefix, name);
	enum kr_read found = kr_read_bytes(m->folder, path, KR_YAML_MAX_BYTES, &there, NULL);
	kr_buf_release(&there);
	if (found == KR_READ_ERROR || found == KR_READ_OUTSIDE)
		return kr_cannot(
			m->diags, NULL, _("cannot look for '%s': %s"), path, strerror(errno));
	/* with --git lines are added to it */
	bool is_added_to = m->request->git && strcmp(name, ".gitattributes") == 0;
	if (found != KR_READ_ABSENT && is_added_to)
		return KR_OK;
	if (found != KR_READ_ABSENT) {
		kr_buf_printf(&m->kept, "%s'%s'", m->kept.len ? ", " : "", name);
		return KR_OK;
	}
	m->files[m->n++] = (struct kr_replacement){ .path = path,
		.after = kr_strndup(m->arena, text->s, text->len),
		.after_len = text->len };
	return KR_OK;
}

/* One key of a file, with the quotes that its value needs. */
static void write_key(struct making *m, const char *key, const char *value, struct kr_buf *out)
{
	struct kr_value *map = kr_value_map(m->arena, false);
	kr_value_put(m->arena, map, key, kr_value_text(m->arena, value, strlen(value)));
	kr_value_write(map, NULL, out);
}

static int add_network(struct making *m)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, act_seed_network[0]);
	write_key(m, "name", m->name, &b);
	kr_buf_puts(&b, act_seed_network[1]);
	write_key(m, "purpose", m->purpose, &b);
	kr_buf_puts(&b, act_seed_network[2]);
	int status = add_file(m, "kring.yaml", &b);
	kr_buf_release(&b);
	return status;
}

static int add_spelregel(struct making *m, size_t number)
{
	const struct act_spelregel *s = &act_spelregels[number - 1];
	struct kr_value *root = kr_value_map(m->arena, false);
	struct kr_value *enforces = kr_value_map(m->arena, !s->enforces[1].rule);
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; i < ACT_RULES_MOST && s->enforces[i].rule; i++)
		kr_value_put(m->arena, enforces, s->enforces[i].rule,
			kr_value_raw(m->arena, s->enforces[i].severity));
	kr_value_put(m->arena, root, "title", kr_value_text(m->arena, s->title, strlen(s->title)));
	kr_value_put(m->arena, root, "text", kr_value_text(m->arena, s->text, strlen(s->text)));
	kr_value_put(m->arena, root, "enforces", enforces);
	kr_value_put(m->arena, root, "ask", kr_value_text(m->arena, s->ask, strlen(s->ask)));
	kr_value_write(root, kr_asprintf(m->arena, act_seed_comment, number), &b);
	int status = add_file(m, kr_asprintf(m->arena, "spelregels/%s.yaml", s->id), &b);
	kr_buf_release(&b);
	return status;
}

static int add_text(struct making *m, const char *name, const char *text)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, text);
	int status = add_file(m, name, &b);
	kr_buf_release(&b);
	return status;
}

/* What a template says with `@NAME@` or `@PURPOSE@` on a line of its own. */
static bool write_mark(struct making *m, const char *line, size_t len, struct kr_buf *out)
{
	static const char name[] = "@NAME@", purpose[] = "@PURPOSE@";
	if (len == strlen(name) && strncmp(line, name, len) == 0)
		write_key(m, "name", m->name, out);
	else if (len == strlen(purpose) && strncmp(line, purpose, len) == 0)
		write_key(m, "purpose", m->purpose, out);
	else
		return false;
	return true;
}

static int add_template_file(struct making *m, const struct act_template_file *file)
{
	struct kr_buf b = KR_BUF_INIT;
	for (const char *line = file->text; *line;) {
		size_t len = strcspn(line, "\n");
		if (!write_mark(m, line, len, &b))
			kr_buf_add(&b, line, len + 1);
		line += len + 1;
	}
	int status = add_file(m, file->path, &b);
	kr_buf_release(&b);
	return status;
}

/* kring.yaml and what the template has beside it; the empty one has nothing. */
static int add_template(struct making *m)
{
	bool any = false;
	for (const struct act_template_file *f = act_template_files; f->template; f++) {
		if (!m->request->template || strcmp(f->template, m->request->template) != 0)
			continue;
		if (add_template_file(m, f) != KR_OK)
			return KR_FAILED;
		any = true;
	}
	return any ? KR_OK : add_network(m);
}

static int add_attributes(struct making *m)
{
	struct kr_buf seed = KR_BUF_INIT, text = KR_BUF_INIT;
	kr_buf_puts(&seed, act_seed_attributes);
	if (m->request->git)
		setup_attributes(&seed, false, &text);
	int status = add_text(m, ".gitattributes", m->request->git ? text.s : seed.s);
	kr_buf_release(&seed);
	kr_buf_release(&text);
	return status;
}

static int add_files(struct making *m)
{
	if (add_template(m) != KR_OK || add_text(m, "README.md", act_seed_readme) != KR_OK ||
		add_attributes(m) != KR_OK)
		return KR_FAILED;
	for (size_t i = 1; m->request->spelregels && i <= ACT_SPELREGELS; i++)
		if (add_spelregel(m, i) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int write_files(struct making *m)
{
	size_t written;
	int status = kr_replace_files(m->folder, m->files, m->n, m->diags, &written);
	if (status == KR_NOTFOUND)
		return kr_cannot(m->diags, NULL,
			_("somebody else made files there meanwhile; nothing was written: run it "
			  "again"));
	return status;
}

/* ---- git ---------------------------------------------------------------------------------- */

/* In a repository that is there already no second one is made. */
static int make_repository(struct making *m, struct kr_buf *say)
{
	const char *top, *prefix;
	int status = kr_git_top(m->folder, m->diags, &top, &prefix);
	if (status == KR_OK)
		kr_buf_printf(say, _("  it lies in the git repository '%s'\n"), top);
	if (status != KR_NOTFOUND)
		return status;
	return kr_git_init(m->dir, m->diags);
}

/* What `kring setup-git` does, now that there is a kring folder. */
static int set_up_git(struct making *m, struct kr_buf *say)
{
	static const struct kr_setting_up plain = { .hook = false };
	struct kr_setup *setup;
	if (kr_setup_plan(m->dir, &plain, m->diags, say, &setup) != KR_OK)
		return KR_FAILED;
	int status = kr_setup_apply(setup, m->diags, say);
	kr_setup_free(setup);
	return status;
}

/* ---- what was made ------------------------------------------------------------------------ */

static void tell(struct making *m, int32_t day, const struct kr_buf *git, struct kr_buf *say)
{
	static const struct kr_duration year = { .count = 1, .unit = 'y' };
	kr_buf_printf(say, _("the kring folder of '%s' is there\n"), m->name);
	for (size_t i = 0; i < m->n; i++)
		kr_buf_printf(say, _("  saved: %s\n"), m->files[i].path + strlen(m->prefix));
	if (m->kept.len > 0)
		kr_buf_printf(say, _("  was there, and stays as it is: %s\n"), m->kept.s);
	kr_buf_add(say, git->s, git->len);
	if (strcmp(m->dir, ".") != 0)
		kr_buf_printf(say, _("  next, in '%s':\n"), m->dir);
	else
		kr_buf_puts(say, _("  next:\n"));
	bool bare = m->n <= 3 || !m->request->template;
	kr_buf_printf(say,
		_("%s    kring add person ORG/PERSON --name NAME --email ADDRESS\n%s"
		  "    kring add member CIRCLE PERSON\n"
		  "    kring add mandate CIRCLE PERSON --organisation ORG --given-by WHO --until "
		  "DATE\n"),
		bare ? _("    kring add organisation ORG --name NAME\n") : "",
		bare ? _("    kring add circle CIRCLE --name NAME --aim AIM\n") : "");
	if (!m->request->spelregels)
		return;
	kr_buf_puts(say, _("  the seven spelregels are not in force yet; the circle consents to "
			   "them first:\n"));
	kr_buf_printf(say, act_seed_propose, KR_DAY(kr_day_add(day, year)));
}

/* The texts in it come from the command line, and go to a terminal. */
static void make_safe(struct kr_buf *say)
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe_lines(&safe, say->s, say->len, 0);
	kr_buf_release(say);
	*say = safe;
}

static void show(const struct making *m, struct kr_buf *say)
{
	for (size_t i = 0; i < m->n; i++)
		kr_diff(say, m->files[i].path, NULL, 0, m->files[i].after, m->files[i].after_len);
	make_safe(say);
}

static int init(struct making *m, int32_t day, struct kr_buf *say)
{
	struct kr_buf git = KR_BUF_INIT;
	if (find_folder(m) != KR_OK || refuse_inside(m) != KR_OK || find_texts(m) != KR_OK ||
		add_files(m) != KR_OK)
		return KR_FAILED;
	if (m->request->dry_run) {
		show(m, say);
		if (m->request->git)
			setup_show_keys(say);
		return KR_OK;
	}
	int status = m->request->git ? make_repository(m, &git) : KR_OK;
	if (status == KR_OK)
		status = write_files(m);
	if (status == KR_OK && m->request->git)
		status = set_up_git(m, &git);
	if (status == KR_OK) {
		tell(m, day, &git, say);
		make_safe(say);
	}
	kr_buf_release(&git);
	return status;
}

int kr_init(const struct kr_initialising *request, int32_t day, struct kr_diags *diags,
	struct kr_buf *say)
{
	if (refuse_template(request, diags) != KR_OK)
		return KR_FAILED;
	struct making m = { .request = request, .diags = diags, .kept = KR_BUF_INIT };
	m.arena = kr_arena_new();
	int status = init(&m, day, say);
	kr_folder_close(m.folder);
	kr_buf_release(&m.kept);
	kr_arena_free(m.arena);
	return status;
}
