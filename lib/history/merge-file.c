/* lib/history/merge-file.c - the files of a merge: by meaning where it goes, else by lines. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <kring/sys.h>

#include "base/i18n.h"
#include "history/kind.h"
#include "history/merge.h"
#include "sys/git.h"
#include "sys/guard.h"

enum { LARGEST = 64 << 20 }; /* bytes of one text; by meaning less, see KR_YAML_MAX_BYTES */

struct filing {
	const struct kr_merge_files *f;
	struct kr_diags *diags;
	struct kr_buf text[KR_SIDES];
	struct kr_buf result;
};

/* ---- by meaning --------------------------------------------------------------------------- */

static void say_why(const struct kr_diags *diags, struct kr_buf *answer)
{
	const struct kr_diag *d = &diags->list.at[0];
	if (d->path && d->at.line)
		kr_buf_printf(answer, _("%s, line %u: "), d->path, (unsigned)d->at.line);
	kr_buf_puts(answer, d->message);
}

/* In a process of its own.  The answer is how many conflicts, a line end, and the text; or why not.
 */
static bool merge_by_meaning(const void *own, struct kr_buf *answer)
{
	const struct kr_merge *m = own;
	struct kr_diags diags = { .arena = kr_arena_new() };
	struct kr_buf text = KR_BUF_INIT;
	uint32_t conflicts = 0;
	bool done = kr_merge_records(m, &diags, &text, &conflicts) == KR_OK;
	if (done) {
		kr_buf_printf(answer, "%u\n", (unsigned)conflicts);
		kr_buf_add(answer, text.s, text.len);
	} else {
		say_why(&diags, answer);
	}
	kr_buf_release(&text);
	kr_arena_free(diags.arena);
	return done;
}

static struct kr_bytes bytes_of(const struct kr_buf *text)
{
	return (struct kr_bytes){ text->s, text->len };
}

/* KR_OK: merged; KR_NOTFOUND: to be done by lines. */
static int try_meaning(struct filing *g, enum kr_kind kind, struct kr_merged *merged)
{
	struct kr_merge m = { .kind = kind,
		.base = bytes_of(&g->text[KR_BASE]),
		.ours = bytes_of(&g->text[KR_OURS]),
		.theirs = bytes_of(&g->text[KR_THEIRS]),
		.marker_size = g->f->marker_size };
	struct kr_buf answer = KR_BUF_INIT;
	int result = kr_guard(merge_by_meaning, &m, &answer);
	if (result == KR_OK) {
		char *text;
		merged->conflicts = (uint32_t)strtoul(answer.s, &text, 10);
		merged->clean = merged->conflicts == 0;
		kr_buf_add(&g->result, text + 1, answer.len - (size_t)(text + 1 - answer.s));
	} else if (result == KR_NOTFOUND) {
		merged->why = kr_diag_text(g->diags, "%s", answer.s);
	} else {
		merged->why = _("the merge by meaning broke off");
	}
	kr_buf_release(&answer);
	return result == KR_OK ? KR_OK : KR_NOTFOUND;
}

/* ---- by lines ----------------------------------------------------------------------------- */

/* git from the root folder and on absolute paths: no repository has a say in it. */
static int ask_git(struct filing *g, struct kr_ending *how)
{
	char ours[PATH_MAX], base[PATH_MAX], theirs[PATH_MAX];
	struct kr_folder *root;
	if (!realpath(g->f->ours, ours) || !realpath(g->f->base, base) ||
		!realpath(g->f->theirs, theirs) || kr_folder_open("/", g->diags, &root) != KR_OK)
		return KR_NOTFOUND;
	const char *size = kr_asprintf(g->diags->arena, "--marker-size=%u", g->f->marker_size);
	const char *const arguments[] = { "merge-file", "-p", size, "-L", KR_LABEL_OURS, "-L",
		_("base"), "-L", KR_LABEL_THEIRS, "--", ours, base, theirs, NULL };
	int result = kr_git_read(root, arguments, NULL, &g->result, how);
	kr_folder_close(root);
	return result;
}

static void put_marker(struct filing *g, char c, const char *label)
{
	if (g->result.len > 0 && g->result.s[g->result.len - 1] != '\n')
		kr_buf_putc(&g->result, '\n');
	kr_buf_fill(&g->result, c, g->f->marker_size);
	kr_buf_puts(&g->result, *label ? " " : "");
	kr_buf_puts(&g->result, label);
	kr_buf_putc(&g->result, '\n');
}

/* The last resort: all of both. */
static void put_both(struct filing *g)
{
	kr_buf_reset(&g->result);
	put_marker(g, '<', KR_LABEL_OURS);
	kr_buf_add(&g->result, g->text[KR_OURS].s, g->text[KR_OURS].len);
	put_marker(g, '=', "");
	kr_buf_add(&g->result, g->text[KR_THEIRS].s, g->text[KR_THEIRS].len);
	put_marker(g, '>', KR_LABEL_THEIRS);
}

static void merge_by_lines(struct filing *g, struct kr_merged *merged)
{
	struct kr_ending how = { .status = -1 };
	int result = ask_git(g, &how);
	merged->by_lines = true;
	if (result != KR_OK || how.status < 0 || how.status > 127)
		put_both(g);
	else
		merged->clean = how.status == 0;
}

/* ---- the files ---------------------------------------------------------------------------- */

static int read_texts(struct filing *g)
{
	const char *const paths[KR_SIDES] = { g->f->base, g->f->ours, g->f->theirs };
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		if (kr_read_input(paths[s], LARGEST, g->diags, &g->text[s]) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int merge_texts(struct filing *g, struct kr_merged *merged)
{
	enum kr_kind kind = kr_kind_of_path(g->f->path);
	if (kind == KR_KINDS || try_meaning(g, kind, merged) != KR_OK)
		merge_by_lines(g, merged);
	return kr_write_output(g->f->ours, g->result.s, g->result.len, g->diags);
}

int kr_merge_file(const struct kr_merge_files *f, struct kr_diags *diags, struct kr_merged *merged)
{
	struct filing g = { .f = f, .diags = diags, .result = KR_BUF_INIT };
	struct kr_merged how = { 0 };
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		g.text[s] = (struct kr_buf)KR_BUF_INIT;
	int result = read_texts(&g) == KR_OK ? merge_texts(&g, &how) : KR_FAILED;
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		kr_buf_release(&g.text[s]);
	kr_buf_release(&g.result);
	if (result == KR_OK)
		*merged = how;
	return result;
}
