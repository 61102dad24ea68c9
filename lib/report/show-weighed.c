/* lib/report/show-weighed.c - what was weighed: options, interests, effects, who was heard. */
#include "report/private.h"

#include <string.h>

static void add_effects(const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "on", N_("effect on"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "effect", N_("expected"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Effects"));
	struct kr_block *table = kr_document_table(d, "effects", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->effects.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_phrase(kr_words_of(&a->effects.at[i].id));
		*cell++ = kr_cell_word(KR_AGREEMENT, "effects.x.effect", a->effects.at[i].value);
	}
}

static void add_heard(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "about", N_("about"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Heard"));
	struct kr_block *table = kr_document_table(d, "heard", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->heard.n; i++) {
		if (!kr_is_by(a->heard.at[i].date, d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_who(ws, a->heard.at[i].id.s);
		*cell++ = kr_cell_day(d, a->heard.at[i].date.day);
		*cell++ = kr_cell_text(&a->heard.at[i].about);
	}
}

static void add_nominations(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "for", N_("nominated"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "changed-to", N_("and after hearing the others"), KR_COLUMN_TEXT, KR_FOR_ALL,
			false },
	};
	kr_document_heading(d, 1, _("Nominations"));
	struct kr_block *table = kr_document_table(d, "nominations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->nominations.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_who(ws, a->nominations.at[i].id.s);
		*cell++ = kr_cell_who(ws, a->nominations.at[i].person.s);
		*cell++ = kr_cell_who(ws, a->nominations.at[i].changed_to.s);
	}
}

static void add_attachments(const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "file", N_("file"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "digest", N_("digest"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
	};
	kr_document_heading(d, 1, _("Attachments"));
	struct kr_block *table = kr_document_table(d, "attachments", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->attachments.n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_text(&a->attachments.at[i].file);
		*cell++ = kr_cell_text(&a->attachments.at[i].digest);
	}
}

void kr_show_weighed(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	kr_section_named(ws, d, "options", 1, _("What else was weighed"), &a->options);
	kr_section_named(ws, d, "interests", 1, _("Interests"), &a->interests);
	add_effects(a, d);
	add_heard(ws, a, d);
	add_nominations(ws, a, d);
	add_attachments(a, d);
}
