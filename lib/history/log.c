/* lib/history/log.c - the timeline of one record, from its file and from git. */
#include <kring/changes.h>
#include <kring/forming.h>
#include <string.h>

#include "base/i18n.h"
#include "history/pairs.h"
#include "history/posted.h"
#include "model/workspace.h"
#include "sys/git-log.h"
#include "yaml/yaml.h"

enum { SHORT_NAME = 10 }; /* digits of a commit's name that people read */

/* One line of the timeline: a commit, or what is not committed yet. */
struct moment {
	const struct kr_git_step *step; /* NULL: not committed */
	struct kr_record_changes changes;
	const char *was; /* the file's name before, where it was renamed */
	bool added, removed;
};

struct timeline {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	const struct kr_record *record;
	const struct kr_log_options *o;
	struct kr_document *d;
	KR_MANY(struct moment) moments; /* the newest first */
};

/* ---- what happened ------------------------------------------------------------------------ */

static struct kr_version version_of(const struct kr_git_file *file)
{
	return (struct kr_version){ file->bytes, file->len };
}

static struct kr_record_changes compare(
	struct timeline *t, const struct kr_git_file *old, const struct kr_git_file *new)
{
	struct kr_workspace *const names[2] = { t->ws, NULL };
	struct kr_version a = version_of(old), b = version_of(new);
	struct kr_record_changes changes;
	kr_changes_between(t->arena, t->record->kind, t->record->id, &a, &b, names, &changes);
	return changes;
}

static bool says(const struct kr_record_changes *c, const struct kr_change *one)
{
	for (uint32_t i = 0; i < c->list.n; i++)
		if (strcmp(c->list.at[i].key, one->key) == 0 &&
			strcmp(c->list.at[i].words, one->words) == 0)
			return true;
	return false;
}

static bool laps(const struct kr_record_changes *c, const struct kr_lapse *one)
{
	for (uint32_t i = 0; i < c->lapses.n; i++)
		if (strcmp(c->lapses.at[i].words, one->words) == 0)
			return true;
	return false;
}

/* Keeps of @c only what @other says too: what a merge brought that neither side had. */
static void keep_common(struct kr_record_changes *c, const struct kr_record_changes *other)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < c->list.n; i++)
		if (says(other, &c->list.at[i]))
			c->list.at[kept++] = c->list.at[i];
	c->list.n = kept;
	kept = 0;
	for (uint32_t i = 0; i < c->lapses.n; i++)
		if (laps(other, &c->lapses.at[i]))
			c->lapses.at[kept++] = c->lapses.at[i];
	c->lapses.n = kept;
}

static void add_step(struct timeline *t, const struct kr_git_step *s)
{
	struct moment *m = KR_ADD(t->arena, &t->moments);
	*m = (struct moment){ .step = s, .added = !*s->before.blob, .removed = !*s->now.blob };
	m->changes = compare(t, &s->before, &s->now);
	for (uint32_t i = 0; i < s->others.n; i++) {
		struct kr_record_changes other = compare(t, &s->others.at[i], &s->now);
		keep_common(&m->changes, &other);
	}
	if (s->others.n > 0 && m->changes.list.n + m->changes.lapses.n == 0) {
		t->moments.n--; /* it brought two sides together, and nothing of its own */
		return;
	}
	if (s->before.path && s->now.path && strcmp(s->before.path, s->now.path) != 0)
		m->was = s->before.path;
}

/* What stands on the disk and in no commit. */
static int add_uncommitted(struct timeline *t, const struct kr_git_file *committed)
{
	struct kr_git_file now = { .path = t->record->path, .blob = "" };
	struct kr_buf bytes = KR_BUF_INIT;
	enum kr_read state = kr_read_bytes(
		t->ws->folder, t->record->path, KR_YAML_MAX_BYTES, &bytes, NULL);
	if (state == KR_READ_DONE) {
		now.bytes = kr_strndup(t->arena, bytes.s, bytes.len);
		now.len = bytes.len;
	}
	kr_buf_release(&bytes);
	if (state != KR_READ_DONE && state != KR_READ_ABSENT)
		return kr_cannot(kr_workspace_diags(t->ws), t->record->path,
			_("'%s' cannot be read"), t->record->path);
	struct kr_version a = version_of(committed), b = version_of(&now);
	if (a.bytes && b.bytes && kr_versions_same_lines(&a, &b))
		return KR_OK; /* also where it cannot be read as a record */
	struct kr_record_changes changes = compare(t, committed, &now);
	if (changes.list.n + changes.lapses.n == 0 && committed->bytes)
		return KR_OK;
	struct moment *m = KR_ADD(t->arena, &t->moments);
	*m = (struct moment){
		.changes = changes, .added = !committed->bytes, .removed = !now.bytes
	};
	return KR_OK;
}

/* ---- the document ------------------------------------------------------------------------- */

static const char *fit(struct timeline *t, const char *text)
{
	return t->o->posted ? kr_posted(t->arena, text) : text;
}

static const char *day_of(struct timeline *t, const struct kr_git_step *step)
{
	int32_t day;
	return kr_day_parse(step->day, strlen(step->day), &day) ? kr_day_long(t->arena, day)
								: step->day;
}

static const char *name_moment(struct timeline *t, const struct moment *m)
{
	if (!m->step)
		return _("not committed yet");
	return kr_asprintf(t->arena, "%s  %.*s  %s", day_of(t, m->step), SHORT_NAME,
		m->step->commit, fit(t, m->step->author));
}

static void add_line(struct timeline *t, struct kr_block *list, const char *words)
{
	kr_passages *pieces = kr_block_revision(t->d, list);
	*KR_ADD(t->arena, pieces) = (struct kr_passage){ KR_PASSAGE_KEPT, fit(t, words) };
}

static void add_change(struct timeline *t, struct kr_block *list, const struct kr_change *c)
{
	if (c->pieces.n == 0) {
		add_line(t, list, c->words);
		return;
	}
	kr_passages *pieces = kr_block_revision(t->d, list);
	for (uint32_t i = 0; i < c->pieces.n; i++)
		*KR_ADD(t->arena, pieces) = (struct kr_passage){ c->pieces.at[i].kind,
			fit(t, c->pieces.at[i].text) };
}

static void show_moment(struct timeline *t, const struct moment *m)
{
	kr_document_heading(t->d, 2, name_moment(t, m));
	struct kr_block *list = kr_document_revisions(t->d);
	for (uint32_t i = 0; i < m->changes.lapses.n; i++)
		add_line(t, list,
			kr_asprintf(t->arena, _("consent no longer holds: %s"),
				m->changes.lapses.at[i].words));
	if (m->was)
		add_line(t, list, kr_asprintf(t->arena, _("renamed: it was %s"), m->was));
	else if (m->added)
		add_line(t, list, _("new"));
	if (m->removed)
		add_line(t, list, _("removed"));
	else if (m->changes.list.n == 0 && !m->was && !m->added)
		add_line(t, list, _("no change in meaning"));
	for (uint32_t i = 0; i < m->changes.list.n; i++)
		add_change(t, list, &m->changes.list.at[i]);
}

static void list_moments(struct timeline *t)
{
	static const struct kr_column columns[] = {
		{ "commit", N_("commit"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "author", N_("author"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
		{ "was", N_("was"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "key", N_("key"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "change", N_("change"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "words", N_("words"), KR_COLUMN_TEXT, KR_FOR_MACHINES, false },
	};
	struct kr_block *table = kr_document_table(
		t->d, "timeline", columns, sizeof columns / sizeof *columns, NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < t->moments.n; i++) {
		uint32_t at = t->o->oldest_first ? t->moments.n - 1 - i : i;
		const struct moment *m = &t->moments.at[at];
		uint32_t rows = m->changes.list.n > 0 ? m->changes.list.n : 1;
		for (uint32_t k = 0; k < rows; k++) {
			const struct kr_change *c = m->changes.list.n > 0 ? &m->changes.list.at[k]
									  : NULL;
			struct kr_cell *cell = kr_block_row(t->d, table, KR_TONE_PLAIN);
			*cell++ = (struct kr_cell){ .text = m->step ? m->step->commit : NULL };
			*cell++ = (struct kr_cell){ .text = m->step ? m->step->day : NULL };
			*cell++ = (struct kr_cell){ .text = m->step ? m->step->author : NULL };
			*cell++ = (struct kr_cell){ .text = m->was };
			*cell++ = (struct kr_cell){ .text = c ? c->key : NULL };
			*cell++ = (struct kr_cell){ .text = c ? kr_how_name(c->how) : NULL };
			*cell++ = (struct kr_cell){ .text = c ? c->words : NULL };
		}
	}
}

static void name_record(struct timeline *t)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "path", N_("path"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "complete", N_("complete"), KR_COLUMN_FLAG, KR_FOR_MACHINES, false },
	};
	kr_document_paragraph(t->d, "%s", t->record->path);
	struct kr_cell *cell = kr_document_fields(
		t->d, "record", columns, sizeof columns / sizeof *columns);
	*cell++ = (struct kr_cell){ .text = t->record->id };
	*cell++ = (struct kr_cell){ .text = t->record->path };
	*cell++ = kr_cell_flag(!kr_git_is_shallow(t->ws->folder), NULL);
	t->d->blocks.at[t->d->blocks.n - 1].audience = KR_FOR_MACHINES;
}

/* What it replaces and what replaced it have timelines of their own. */
static void show_chain(struct timeline *t)
{
	const struct kr_agreement *a = (const struct kr_agreement *)t->record;
	if (t->record->kind != KR_AGREEMENT)
		return;
	if (a->successor && kr_agreement_adopted(a->successor, t->d->day))
		kr_document_paragraph(t->d, _("replaced by %s"), a->successor->record.id);
	else if (kr_forming_successor(a, t->d->day))
		kr_document_paragraph(
			t->d, _("%s is proposed to replace it"), a->successor->record.id);
	if (kr_present(&a->supersedes))
		kr_document_paragraph(t->d,
			kr_agreement_adopted(a, t->d->day) ? _("it replaces %s")
							   : _("it would replace %s"),
			a->supersedes.s);
}

int kr_log_build(struct kr_workspace *ws, const struct kr_record *r, const struct kr_log_options *o,
	struct kr_document *d)
{
	struct timeline t = {
		.ws = ws, .arena = kr_workspace_arena(ws), .record = r, .o = o, .d = d
	};
	struct kr_git_steps *steps = kr_alloc(t.arena, sizeof *steps);
	int result = kr_git_log(ws->folder, r->path, t.arena, kr_workspace_diags(ws), steps);
	if (result == KR_OK)
		result = add_uncommitted(&t, &steps->committed);
	if (result != KR_OK)
		return result;
	for (uint32_t i = 0; i < steps->list.n; i++)
		add_step(&t, &steps->list.at[i]);
	kr_document_init(d, ws, "log", fit(&t, kr_title_of(ws, r)));
	d->network = fit(&t, d->network);
	name_record(&t);
	show_chain(&t);
	for (uint32_t i = 0; i < t.moments.n; i++)
		show_moment(&t, &t.moments.at[o->oldest_first ? t.moments.n - 1 - i : i]);
	if (kr_git_is_shallow(ws->folder))
		kr_document_paragraph(d, "%s",
			_("what happened before is not known here: this clone has only a part of "
			  "the history; 'git fetch --unshallow' gets the rest (in a workflow: "
			  "fetch-depth: 0)"));
	list_moments(&t);
	return KR_OK;
}
