/* lib/report/looking-back.c - what an evaluation looks back on: concerns, criteria, disagreements.
 */
#include "report/private.h"

#include <stdlib.h>
#include <string.h>

/* ---- in which order ----------------------------------------------------------------------- */

struct due {
	int32_t day; /* that counts */
	uint32_t place;
	const struct kr_agreement *a;
};

static int by_day(const void *a, const void *b)
{
	const struct due *x = a, *y = b;
	if (x->day != y->day)
		return kr_day_before(x->day, y->day) ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

void kr_looking_back_sort(struct kr_looking_back *back)
{
	uint32_t n = back->of.n;
	struct due *due = kr_alloc(back->d->arena, (n + 1) * sizeof *due);
	for (uint32_t i = 0; i < n; i++)
		due[i] = (struct due){ kr_agreement_due(back->of.at[i], back->d->day).day, i,
			back->of.at[i] };
	qsort(due, n, sizeof *due, by_day);
	for (uint32_t i = 0; i < n; i++)
		back->of.at[i] = due[i].a;
}

/* ---- tables ------------------------------------------------------------------------------- */

struct kr_cell kr_cell_room(void)
{
	return (struct kr_cell){ .shown = "……………………" };
}

/* The @n columns, the first of which is the agreement and the last room to write in. */
static struct kr_block *table_of(const struct kr_looking_back *back, const char *key,
	const struct kr_column *columns, size_t n)
{
	struct kr_column *fitting = kr_alloc(back->d->arena, n * sizeof *fitting);
	memcpy(fitting, columns, n * sizeof *fitting);
	fitting[0].audience = back->sheet ? KR_FOR_MACHINES : KR_FOR_ALL;
	return kr_document_table(back->d, key, fitting, back->sheet ? n : n - 1, NULL);
}

#define ROOM                                                                                       \
	{                                                                                          \
		"room", N_("what we saw"), KR_COLUMN_ROOM, KR_FOR_PEOPLE, false                    \
	}

static struct kr_cell *next_row(
	const struct kr_looking_back *back, struct kr_block *table, const struct kr_agreement *a)
{
	struct kr_cell *cell = kr_block_row(back->d, table, KR_TONE_PLAIN);
	if (back->sheet)
		cell[table->n_columns - 1] = kr_cell_room();
	*cell = kr_cell_record(back->d, &a->record);
	return cell + 1;
}

static void add_concerns_of(
	const struct kr_looking_back *back, const struct kr_agreement *a, struct kr_block *table)
{
	kr_concerns_ahead voiced = { 0 };
	kr_agreement_concerns(back->d->arena, a, back->d->day, &voiced);
	for (size_t i = 0; i < voiced.n; i++) {
		struct kr_cell *cell = next_row(back, table, a);
		*cell++ = kr_cell_text(voiced.at[i].text);
		*cell++ = kr_cell_who(back->ws, voiced.at[i].who);
		*cell++ = kr_cell_day(back->d, voiced.at[i].day);
	}
}

void kr_looking_back_concerns(const struct kr_looking_back *back)
{
	static const struct kr_column columns[] = {
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "concern", N_("concern"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		ROOM,
	};
	kr_document_heading(back->d, 2, _("Concerns that head the evaluation"));
	struct kr_block *table = table_of(back, "concerns", columns, KR_N(columns));
	if (back->sheet)
		table->text = _("no concern was voiced");
	for (size_t i = 0; i < back->of.n; i++)
		add_concerns_of(back, back->of.at[i], table);
}

void kr_looking_back_criteria(const struct kr_looking_back *back)
{
	static const struct kr_column columns[] = {
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "criterion", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "text", N_("criterion"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "from", N_("from the concern of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		ROOM,
	};
	kr_document_heading(back->d, 2, _("How we will see whether it works"));
	struct kr_block *table = table_of(back, "criteria", columns, KR_N(columns));
	for (size_t i = 0; i < back->of.n; i++) {
		const struct kr_agreement *a = back->of.at[i];
		for (size_t k = 0; a->evaluation && k < a->evaluation->criteria.n; k++) {
			const struct kr_criterion *x = &a->evaluation->criteria.at[k];
			struct kr_cell *cell = next_row(back, table, a);
			*cell++ = kr_cell_text(&x->id);
			*cell++ = kr_cell_text(&x->text);
			*cell++ = kr_cell_who(back->ws, x->from.s);
		}
	}
}

void kr_looking_back_disagreements(const struct kr_looking_back *back)
{
	static const struct kr_column columns[] = {
		{ "agreement", N_("agreement"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "disagreement", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "view", N_("view"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "shows", N_("practice would show"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		ROOM,
	};
	kr_document_heading(back->d, 2, _("Disagreements left open"));
	struct kr_block *table = table_of(back, "disagreements", columns, KR_N(columns));
	for (size_t i = 0; i < back->of.n; i++) {
		const struct kr_agreement *a = back->of.at[i];
		for (size_t k = 0; k < a->disagreements.n; k++) {
			const struct kr_disagreement *x = &a->disagreements.at[k];
			if (!kr_disagreement_is_open(x))
				continue;
			struct kr_cell *cell = next_row(back, table, a);
			*cell++ = kr_cell_text(&x->id);
			*cell++ = kr_cell_who(back->ws, x->who.s);
			*cell++ = kr_cell_text(&x->view);
			*cell++ = kr_cell_text(&x->shows);
		}
	}
}
