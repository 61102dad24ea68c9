/* lib/report/reviews.c - the last review of a circle, and what changed since the one before. */
#include "report/private.h"

#include <kring/schema.h>

#include <stdlib.h>
#include <string.h>

struct reviewing {
	struct kr_workspace *ws;
	struct kr_document *d;
	const struct kr_review *now, *before; /* @before NULL: there was none */
	kr_texts organisations;               /* that gave scores, sorted */
};

/* ---- numbers of a review ------------------------------------------------------------------ */

static const struct kr_number *counted(const kr_counts *counts, const char *id)
{
	for (uint32_t i = 0; counts && i < counts->n; i++)
		if (kr_text_is(&counts->at[i].id, id) && counts->at[i].value.there)
			return &counts->at[i].value;
	return NULL;
}

static const kr_counts *scores_of(const struct kr_review *r, const char *lens)
{
	for (uint32_t i = 0; r && i < r->lenses.n; i++)
		if (kr_text_is(&r->lenses.at[i].id, lens))
			return &r->lenses.at[i].scores;
	return NULL;
}

static struct kr_cell cell_of(struct kr_document *d, const struct kr_number *n)
{
	return n ? kr_cell_of_number(d, n) : (struct kr_cell){ 0 };
}

/* `+1`, `-0.5`, `0`; empty without both. */
static struct kr_cell change(
	struct kr_document *d, const struct kr_number *now, const struct kr_number *before)
{
	if (!now || !before || !now->there || !before->there)
		return (struct kr_cell){ 0 };
	/* scores have one decimal: 3.4 less 3.1 is 0.3 */
	double by = (now->value - before->value) * 1000;
	struct kr_cell cell = kr_cell_number(
		d, (double)(int64_t)(by + (by < 0 ? -0.5 : 0.5)) / 1000);
	if (by > 0)
		cell.shown = kr_asprintf(d->arena, "+%s", cell.text);
	return cell;
}

/* ---- lenses ------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct kr_text *)a)->s, ((const struct kr_text *)b)->s);
}

static void find_organisations(struct reviewing *v)
{
	for (uint32_t i = 0; i < v->now->lenses.n; i++) {
		const kr_counts *scores = &v->now->lenses.at[i].scores;
		for (uint32_t k = 0; k < scores->n; k++)
			if (!kr_texts_have(&v->organisations, scores->at[k].id.s))
				*KR_ADD(v->d->arena, &v->organisations) = scores->at[k].id;
	}
	if (v->organisations.n > 0)
		qsort(v->organisations.at, v->organisations.n, sizeof *v->organisations.at, by_id);
}

struct span {
	struct kr_number least, most;
	size_t n;
};

static struct span span_of(const kr_counts *scores)
{
	struct span s = { 0 };
	for (uint32_t i = 0; scores && i < scores->n; i++) {
		const struct kr_number *x = &scores->at[i].value;
		if (!x->there)
			continue;
		if (s.n++ == 0)
			s.least = s.most = *x;
		s.least = x->value < s.least.value ? *x : s.least;
		s.most = x->value > s.most.value ? *x : s.most;
	}
	return s;
}

static struct kr_number spread_of(const struct span *s)
{
	return (struct kr_number){ .value = s->most.value - s->least.value, .there = s->n > 0 };
}

/* The lenses with what lies between the organisations; a wide spread is what there is to talk of.
 */
static void add_spread(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "lens", N_("lens"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "least", N_("lowest"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "most", N_("highest"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "spread", N_("spread"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "spread-change", N_("spread, change"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "organisations", N_("organisations"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(
		v->d, "lenses", columns, KR_N(columns), _("no lens was looked through"));
	const char *const *lenses = kr_key_path(KR_REVIEW, "lenses")->shape->key_words;
	for (; v->now->lenses.n > 0 && *lenses; lenses++) {
		struct span now = span_of(scores_of(v->now, *lenses)),
			    then = span_of(scores_of(v->before, *lenses));
		struct kr_number spread = spread_of(&now), earlier = spread_of(&then);
		struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
		cells[0].text = v->now->record.circle;
		cells[1] = kr_cell_day(v->d, v->now->day);
		cells[2] = kr_cell_phrase(*lenses);
		cells[3] = kr_cell_of_number(v->d, &now.least);
		cells[4] = kr_cell_of_number(v->d, &now.most);
		cells[5] = kr_cell_of_number(v->d, &spread);
		cells[6] = change(v->d, &spread, &earlier);
		cells[7] = kr_cell_number(v->d, (double)now.n);
	}
}

/* Lens by organisation; a change since the review before stands behind the score. */
static void add_matrix(struct reviewing *v)
{
	struct kr_matrix m = kr_matrix_new(v->d, v->now->lenses.n, v->organisations.n);
	m.corner = N_("lens");
	m.type = KR_COLUMN_NUMBER;
	for (uint32_t c = 0; c < v->organisations.n; c++)
		m.columns[c] = kr_name_of(v->ws, v->organisations.at[c].s);
	for (uint32_t r = 0; r < v->now->lenses.n; r++) {
		const struct kr_lens *lens = &v->now->lenses.at[r];
		m.rows[r] = kr_cell_phrase(lens->id.s);
		for (uint32_t c = 0; c < v->organisations.n; c++) {
			const char *who = v->organisations.at[c].s;
			const struct kr_number *now = counted(&lens->scores, who);
			struct kr_cell *cell = kr_matrix_cell(&m, r, c),
				       by = change(v->d, now,
					       counted(scores_of(v->before, lens->id.s), who));
			*cell = cell_of(v->d, now);
			if (by.text && strcmp(by.text, "0") != 0)
				cell->shown = kr_asprintf(
					v->d->arena, "%s (%s)", cell->text, kr_cell_shown(&by));
		}
	}
	kr_document_matrix(v->d, &m);
}

static void add_scores(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "lens", N_("lens"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "organisation", N_("organisation"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "score", N_("score, 1 to 5"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "change", N_("change"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(v->d, "scores", columns, KR_N(columns), NULL);
	table->audience = KR_FOR_MACHINES;
	for (uint32_t i = 0; i < v->now->lenses.n; i++) {
		const struct kr_lens *lens = &v->now->lenses.at[i];
		for (uint32_t k = 0; k < lens->scores.n; k++) {
			const struct kr_counted *score = &lens->scores.at[k];
			struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
			cells[0].text = v->now->record.circle;
			cells[1] = kr_cell_day(v->d, v->now->day);
			cells[2] = kr_cell_text(&lens->id);
			cells[3] = kr_cell_text(&score->id);
			cells[4] = kr_cell_of_number(v->d, &score->value);
			cells[5] = change(v->d, &score->value,
				counted(scores_of(v->before, lens->id.s), score->id.s));
		}
	}
}

/* ---- the team, behaviours, and the shift to roles ----------------------------------------- */

static const struct kr_layer *layer_of(const struct kr_review *r, const char *id)
{
	for (uint32_t i = 0; r && i < r->team.n; i++)
		if (kr_text_is(&r->team.at[i].id, id))
			return &r->team.at[i];
	return NULL;
}

/* A mean of one or two says what one person answered; such a layer is named and not shown. */
static bool is_aggregate(const struct kr_layer *layer)
{
	return layer && layer->n.there && layer->n.value >= 3;
}

static void add_team(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "layer", N_("layer of the team"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "mean", N_("mean"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "mean-change", N_("change"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "spread", N_("spread"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "n", N_("answers"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	bool few = false;
	struct kr_block *table = kr_document_table(v->d, "team", columns, KR_N(columns), NULL);
	for (uint32_t i = 0; i < v->now->team.n; i++) {
		const struct kr_layer *layer = &v->now->team.at[i],
				      *then = layer_of(v->before, layer->id.s);
		struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
		cells[0].text = v->now->record.circle;
		cells[1] = kr_cell_day(v->d, v->now->day);
		cells[2] = kr_cell_phrase(layer->id.s);
		cells[6] = kr_cell_of_number(v->d, &layer->n);
		few |= !is_aggregate(layer);
		if (!is_aggregate(layer))
			continue;
		cells[3] = kr_cell_of_number(v->d, &layer->mean);
		if (is_aggregate(then))
			cells[4] = change(v->d, &layer->mean, &then->mean);
		cells[5] = kr_cell_of_number(v->d, &layer->spread);
	}
	if (few)
		kr_document_paragraph(v->d, "%s",
			_("Of fewer than three answers, or of an unknown number, no mean is "
			  "shown."));
}

static void add_behaviours(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "behaviour", N_("behaviour"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "score", N_("score, 1 to 5"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "change", N_("change"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(
		v->d, "behaviours", columns, KR_N(columns), NULL);
	for (uint32_t i = 0; i < v->now->behaviours.n; i++) {
		const struct kr_counted *b = &v->now->behaviours.at[i];
		struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
		cells[0].text = v->now->record.circle;
		cells[1] = kr_cell_day(v->d, v->now->day);
		cells[2] = kr_cell_phrase(b->id.s);
		cells[3] = kr_cell_of_number(v->d, &b->value);
		cells[4] = change(v->d, &b->value,
			v->before ? counted(&v->before->behaviours, b->id.s) : NULL);
	}
}

static const struct kr_number *now_of_shift(const struct kr_review *r, const char *id)
{
	for (uint32_t i = 0; r && i < r->shift.n; i++)
		if (kr_text_is(&r->shift.at[i].id, id))
			return &r->shift.at[i].now;
	return NULL;
}

static void add_shift(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_MACHINES, false },
		{ "line", N_("from function to role"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "now", N_("now"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "change", N_("change"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "wanted", N_("wanted"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(v->d, "shift", columns, KR_N(columns), NULL);
	for (uint32_t i = 0; i < v->now->shift.n; i++) {
		const struct kr_shift *s = &v->now->shift.at[i];
		struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
		cells[0].text = v->now->record.circle;
		cells[1] = kr_cell_day(v->d, v->now->day);
		cells[2] = kr_cell_phrase(s->id.s);
		cells[3] = kr_cell_of_number(v->d, &s->now);
		cells[4] = change(v->d, &s->now, now_of_shift(v->before, s->id.s));
		cells[5] = kr_cell_of_number(v->d, &s->wanted);
	}
}

/* Prose has one place in a document for machines, and there may be several reviews. */
static void add_notes(struct reviewing *v)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "review", N_("review"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "notes", N_("notes"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	if (!kr_present(&v->now->notes))
		return;
	struct kr_block *table = kr_document_table(v->d, "notes", columns, KR_N(columns), NULL);
	table->audience = KR_FOR_MACHINES;
	struct kr_cell *cells = kr_block_row(v->d, table, KR_TONE_PLAIN);
	cells[0].text = v->now->record.circle;
	cells[1] = kr_cell_day(v->d, v->now->day);
	cells[2] = kr_cell_text(&v->now->notes);
	kr_document_heading(v->d, 2, _("Notes"));
	kr_document_prose(v->d, NULL, kr_words_of(&v->now->notes));
	v->d->blocks.at[v->d->blocks.n - 1].audience = KR_FOR_PEOPLE;
}

/* ---- the reviews of each circle ----------------------------------------------------------- */

static void add_review(struct reviewing *v)
{
	kr_document_heading(v->d, 1, kr_title_of(v->ws, &v->now->record));
	if (v->before)
		kr_document_paragraph(v->d, _("Changes are since the review before, of %s."),
			kr_day_long(v->d->arena, v->before->day));
	find_organisations(v);
	add_spread(v);
	add_matrix(v);
	add_scores(v);
	add_team(v);
	add_behaviours(v);
	add_shift(v);
	add_notes(v);
}

static bool is_asked(const struct kr_document *d, const struct kr_record *r, const char *circle)
{
	return kr_readable(r) && kr_of_circle(r, circle) &&
	       ((const struct kr_review *)r)->day <= d->day;
}

/* Sorted by circle, then by day. */
void kr_document_reviews(struct kr_document *d, struct kr_workspace *ws, const char *circle)
{
	struct reviewing v = { .ws = ws, .d = d };
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_REVIEW, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_review *r = (const struct kr_review *)each[i];
		if (!is_asked(d, each[i], circle))
			continue;
		if (v.now && strcmp(v.now->record.circle, each[i]->circle) != 0) {
			add_review(&v);
			v = (struct reviewing){ .ws = ws, .d = d };
		}
		v.before = v.now;
		v.now = r;
	}
	if (v.now)
		add_review(&v);
	else
		kr_document_paragraph(d, "%s",
			_("No review is written yet: look through the five lenses together, and "
			  "write 'reviews/CIRCLE/DATE.yaml'."));
}
