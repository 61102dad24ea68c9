/* lib/report/show-folder.c - the network, a spelregel, a review of the working together. */
#include "report/private.h"

#include <string.h>

/* ---- spelregel ---------------------------------------------------------------------------- */

static void add_enforced(const struct kr_spelregel *s, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "rule", N_("rule of 'kring check'"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "severity", N_("severity"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("What it enforces"));
	struct kr_block *table = kr_document_table(d, "enforces", columns, KR_N(columns),
		_("nothing that can be checked: it is for people to keep"));
	table->audience = KR_FOR_TYPING;
	for (size_t i = 0; i < s->enforces.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&s->enforces.at[i].id);
		*cell++ = kr_cell_severity(s->enforces.at[i].value);
	}
	for (size_t i = 0; i < s->set.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		cell->text = s->set.at[i].s;
		cell->shown = kr_asprintf(
			d->arena, _("all rules of the set '%s'"), kr_words_of(&s->set.at[i]));
		cell[1] = kr_cell_severity(s->set_severity);
	}
}

void kr_show_spelregel(struct kr_workspace *ws, const struct kr_spelregel *s, struct kr_document *d)
{
	static struct kr_text every = { .s = "all", .len = 3 };
	static const kr_texts all = { .at = &every, .n = 1 };
	struct kr_cell circles = kr_cell_whom(ws, s->circles.n > 0 ? &s->circles : &all);
	if (s->circles.n == 0)
		circles.shown = _("all circles");
	struct kr_fields f = kr_fields_of(ws, d, &s->record);
	bool ended = kr_has_happened(s->ended, d->day);
	kr_field(&f, "circles", N_("binds"), KR_COLUMN_LIST, circles);
	kr_field_establishment(&f, s->adopted);
	kr_field_day(&f, "evaluation", N_("evaluation"),
		s->evaluation ? s->evaluation->date.day : KR_NO_DAY);
	kr_field_text(&f, "supersedes", N_("replaces"), &s->supersedes);
	kr_field_day(&f, "ended", N_("ended"), ended ? s->ended->date.day : KR_NO_DAY);
	kr_field_text(&f, "ask", N_("stays a question"), &s->ask);
	kr_fields_end(&f);
	kr_section_prose(d, "text", _("What it says"), &s->text);
	add_enforced(s, d);
}

/* ---- network ------------------------------------------------------------------------------ */

static void add_goals(const struct kr_network *w, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "title", N_("title"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "k", N_("about"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "indicator", N_("indicator"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "baseline", N_("baseline"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "target", N_("target"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "date", N_("until when"), KR_COLUMN_DAY, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Goals"));
	struct kr_block *table = kr_document_table(d, "goals", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < w->goals.n; i++) {
		const struct kr_goal *g = &w->goals.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&g->id);
		*cell++ = kr_cell_text(&g->title);
		*cell++ = kr_cell_word(KR_NETWORK, "goals.x.k", g->k);
		*cell++ = kr_cell_text(&g->indicator);
		*cell++ = kr_cell_of_number(d, &g->baseline);
		*cell++ = kr_cell_of_number(d, &g->target);
		*cell++ = kr_cell_day(d, g->date.day);
	}
}

static void add_stakeholders(const struct kr_network *w, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "id", N_("who"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "position", N_("position"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "why", N_("why"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Stakeholders"));
	struct kr_block *table = kr_document_table(d, "stakeholders", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < w->stakeholders.n; i++) {
		const struct kr_stakeholder *s = &w->stakeholders.at[i];
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&s->id);
		*cell++ = kr_cell_word(KR_NETWORK, "stakeholders.x.position", s->position);
		*cell++ = kr_cell_text(&s->why);
	}
}

static void add_terms(struct kr_workspace *ws, const struct kr_network *w, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "term", N_("term"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "organisation", N_("organisation"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "meaning", N_("meaning"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("What we mean by it"));
	struct kr_block *table = kr_document_table(d, "terms", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < w->terms.n; i++)
		for (size_t k = 0; k < w->terms.at[i].meanings.n; k++) {
			const struct kr_named *meaning = &w->terms.at[i].meanings.at[k];
			struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
			*cell++ = kr_cell_text(&w->terms.at[i].id);
			*cell++ = kr_cell_who(ws, meaning->id.s);
			*cell++ = kr_cell_text(&meaning->value);
		}
}

static void add_charter(struct kr_fields *f, const struct kr_charter *c)
{
	if (c->preparation) {
		kr_field_number(
			f, "preparation-days", N_("papers, days before"), &c->preparation->days);
		kr_field_text(f, "preparation-form", N_("papers"), &c->preparation->form);
	}
	kr_field(f, "routing", N_("routing of a decision"), KR_COLUMN_LIST,
		kr_cell_phrases(f->d->arena, &c->routing));
	if (c->process_evaluation) {
		struct kr_cell every = kr_cell_duration(f->d->arena, c->process_evaluation->every);
		kr_field(f, "process-evaluation", N_("reviewed every"), KR_COLUMN_TEXT, every);
	}
}

void kr_show_network(struct kr_workspace *ws, const struct kr_network *w, struct kr_document *d)
{
	struct kr_fields f = kr_fields_of(ws, d, &w->record);
	kr_field_text(&f, "language", N_("language"), &w->language);
	kr_field_day(&f, "started", N_("started"), w->started.day);
	kr_field_establishment(&f, w->adopted);
	if (w->continuation) {
		kr_field_day(
			&f, "decide-by", N_("decides to go on by"), w->continuation->decide_by.day);
		kr_field_list(&f, "end-if", N_("ends if"), &w->continuation->end_if);
		kr_field_text(&f, "exit", N_("leaving"), &w->continuation->exit);
	}
	if (w->charter)
		add_charter(&f, w->charter);
	kr_field(&f, "phase", N_("phase"), KR_COLUMN_WORD,
		kr_cell_word(KR_NETWORK, "phase", w->phase));
	if (w->shared) {
		kr_field_text(&f, "shared-goal", N_("shared goal"), &w->shared->goal);
		kr_field_text(&f, "shared-boundary", N_("shared boundary"), &w->shared->boundary);
		kr_field_text(&f, "shared-identity", N_("shared identity"), &w->shared->identity);
	}
	kr_fields_end(&f);
	kr_section_prose(d, "purpose", _("Purpose"), &w->purpose);
	add_goals(w, d);
	add_terms(ws, w, d);
	add_stakeholders(w, d);
	kr_section_named(ws, d, "departed", 1, _("Departed, and what they built"), &w->departed);
}

/* ---- review ------------------------------------------------------------------------------- */

static void add_lenses(struct kr_workspace *ws, const struct kr_review *r, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "lens", N_("lens"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "organisation", N_("organisation"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "score", N_("score, 1 to 5"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Lenses"));
	struct kr_block *table = kr_document_table(d, "lenses", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < r->lenses.n; i++)
		for (size_t k = 0; k < r->lenses.at[i].scores.n; k++) {
			const struct kr_counted *score = &r->lenses.at[i].scores.at[k];
			struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
			*cell++ = kr_cell_phrase(r->lenses.at[i].id.s);
			*cell++ = kr_cell_who(ws, score->id.s);
			*cell++ = kr_cell_of_number(d, &score->value);
		}
}

static void add_team(const struct kr_review *r, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "layer", N_("layer"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "mean", N_("mean"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "spread", N_("spread"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "n", N_("answers"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Team"));
	struct kr_block *table = kr_document_table(d, "team", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < r->team.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_phrase(r->team.at[i].id.s);
		*cell++ = kr_cell_of_number(d, &r->team.at[i].mean);
		*cell++ = kr_cell_of_number(d, &r->team.at[i].spread);
		*cell++ = kr_cell_of_number(d, &r->team.at[i].n);
	}
}

static void add_behaviours(const struct kr_review *r, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "behaviour", N_("behaviour"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "score", N_("score, 1 to 5"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Behaviours"));
	struct kr_block *table = kr_document_table(d, "behaviours", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < r->behaviours.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_phrase(r->behaviours.at[i].id.s);
		*cell++ = kr_cell_of_number(d, &r->behaviours.at[i].value);
	}
}

static void add_shift(const struct kr_review *r, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "line", N_("from function to role"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "now", N_("now"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "wanted", N_("wanted"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Shift"));
	struct kr_block *table = kr_document_table(d, "shift", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < r->shift.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_phrase(r->shift.at[i].id.s);
		*cell++ = kr_cell_of_number(d, &r->shift.at[i].now);
		*cell++ = kr_cell_of_number(d, &r->shift.at[i].wanted);
	}
}

void kr_show_review(struct kr_workspace *ws, const struct kr_review *r, struct kr_document *d)
{
	struct kr_fields f = kr_fields_of(ws, d, &r->record);
	kr_field(&f, "circle", N_("circle"), KR_COLUMN_TEXT, kr_cell_who(ws, r->record.circle));
	kr_field_day(&f, "date", N_("date"), r->day);
	kr_fields_end(&f);
	if (r->day > d->day)
		return;
	add_lenses(ws, r, d);
	add_team(r, d);
	add_behaviours(r, d);
	add_shift(r, d);
	kr_section_prose(d, "notes", _("Notes"), &r->notes);
}
