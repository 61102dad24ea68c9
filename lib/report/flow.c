/* lib/report/flow.c - how proposals went through a circle, half-year by half-year. */
#include "report/private.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

enum { RESULTS = KR_OBJECTION_WITHDRAWN + 1 }; /* of objections; 0: still open */

/* What happened in one circle in one half-year. */
struct half {
	int number; /* of the half-year: two for each year */
	size_t proposals, adopted, rounds, consulting, consultations, objections;
	size_t withdrawn, escalated, deferred;
	size_t results[RESULTS];
	KR_MANY(int32_t) days; /* from proposal to adoption */
};

struct course {
	const char *circle;
	KR_MANY(struct half) halves;
	KR_MANY(const struct kr_agreement *) adopted;
};

struct flow {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
	struct kr_map courses; /* circle: struct course */
};

/* ---- half-years --------------------------------------------------------------------------- */

static int half_of(int32_t day)
{
	const char *date = KR_DAY(day);
	return atoi(date) * 2 + (atoi(date + 5) > 6);
}

static struct kr_cell cell_of_half(struct kr_document *d, int number)
{
	int year = number / 2, second = number % 2;
	return (struct kr_cell){ .text = kr_asprintf(d->arena, "%d-H%d", year, second + 1),
		.shown = second ? kr_asprintf(d->arena, _("second half of %d"), year)
				: kr_asprintf(d->arena, _("first half of %d"), year) };
}

static struct course *course_of(struct flow *f, const char *circle)
{
	void **found = kr_map_value(&f->courses, circle, strlen(circle));
	if (!*found) {
		struct course *fresh = kr_alloc(f->d->arena, sizeof *fresh);
		fresh->circle = circle;
		*found = fresh;
	}
	return *found;
}

/* The half-year of @day in that circle, good until the next one; NULL where it is not asked for. */
static struct half *half_at(struct flow *f, const char *circle, int32_t day)
{
	if (!circle || day == KR_NO_DAY || day > f->d->day || day < f->o->since)
		return NULL;
	struct course *c = course_of(f, circle);
	int number = half_of(day);
	for (uint32_t i = 0; i < c->halves.n; i++)
		if (c->halves.at[i].number == number)
			return &c->halves.at[i];
	struct half *fresh = KR_ADD(f->d->arena, &c->halves);
	fresh->number = number;
	return fresh;
}

/* ---- counting ----------------------------------------------------------------------------- */

static void count_proposal(struct flow *f, const struct kr_agreement *a)
{
	struct half *h = a->proposed ? half_at(f, a->record.circle, a->proposed->date.day) : NULL;
	if (h)
		h->proposals++;
}

static void count_adoption(struct flow *f, const struct kr_agreement *a)
{
	int32_t adopted = kr_agreement_adoption_day(a), days;
	struct half *h = half_at(f, a->record.circle, adopted);
	if (!h)
		return;
	h->adopted++;
	h->rounds += kr_rounds_until(a, adopted);
	if (kr_days_to_adoption(a, &days))
		*KR_ADD(f->d->arena, &h->days) = days;
	*KR_ADD(f->d->arena, &course_of(f, a->record.circle)->adopted) = a;
}

static void count_said(void *arg, const struct kr_said *said)
{
	struct half *h = said->answer->response.is == KR_CONSULTING
				 ? half_at(arg, said->a->record.circle, said->answer->date.day)
				 : NULL;
	if (h)
		h->consulting++;
}

static void count_raised(void *arg, const struct kr_raised *raised)
{
	struct flow *f = arg;
	struct half *h = half_at(f, raised->a->record.circle, raised->date);
	if (!h)
		return;
	h->objections++;
	h->results[kr_raised_result(raised, f->d->day)]++;
}

static void count_events(struct flow *f, const struct kr_agreement *a)
{
	struct half *h;
	const char *circle = a->record.circle;
	if (a->withdrawn && (h = half_at(f, circle, a->withdrawn->date.day)))
		h->withdrawn++;
	if (a->escalated && (h = half_at(f, circle, a->escalated->date.day)))
		h->escalated++;
	if (a->deferred && (h = half_at(f, circle, a->deferred->date.day)))
		h->deferred++;
}

static void count_agreements(struct flow *f)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(f->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (!kr_readable(each[i]) || !kr_of_circle(each[i], f->o->circle))
			continue;
		if (!kr_agreement_from_before(a)) {
			count_proposal(f, a);
			count_adoption(f, a);
		}
		count_events(f, a);
		kr_each_said(a, f->d->day, count_said, f);
		kr_each_raised(a, f->d->day, count_raised, f);
	}
}

static void count_consultations(struct flow *f)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(f->ws, KR_MANDATE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_mandate *m = (const struct kr_mandate *)each[i];
		if (!kr_readable(each[i]) || !kr_of_circle(each[i], f->o->circle))
			continue;
		for (uint32_t k = 0; k < m->consultations.n; k++) {
			struct half *h = half_at(
				f, each[i]->circle, m->consultations.at[k].opened.day);
			if (h)
				h->consultations++;
		}
	}
}

/* ---- printing ----------------------------------------------------------------------------- */

/* The days themselves while there are few of them, then the middle one. */
static void fill_days(struct flow *f, struct half *h, struct kr_cell *median, struct kr_cell *days)
{
	double middle = kr_median(h->days.at, h->days.n);
	struct kr_buf b = KR_BUF_INIT;
	if (h->days.n >= KR_MEDIAN_OF)
		*median = kr_cell_number(f->d, middle);
	for (uint32_t i = 0; i < h->days.n && h->days.n < KR_MEDIAN_OF; i++)
		kr_buf_printf(&b, "%s%d", i ? ", " : "", (int)h->days.at[i]);
	days->text = kr_strndup(f->d->arena, b.s, b.len);
	kr_buf_release(&b);
}

static void add_half(struct flow *f, const char *circle, struct half *h, struct kr_block *table)
{
	const size_t counts[] = { h->rounds, h->consulting, h->consultations, h->objections,
		h->withdrawn, h->escalated, h->deferred };
	struct kr_cell *cells = kr_block_row(f->d, table, KR_TONE_PLAIN);
	cells[0].text = circle;
	cells[1] = cell_of_half(f->d, h->number);
	cells[2] = kr_cell_number(f->d, (double)h->proposals);
	cells[3] = kr_cell_number(f->d, (double)h->adopted);
	fill_days(f, h, &cells[4], &cells[5]);
	for (size_t i = 0; i < KR_N(counts); i++)
		cells[6 + i] = kr_cell_number(f->d, (double)counts[i]);
}

static int by_number(const void *a, const void *b)
{
	return ((const struct half *)a)->number - ((const struct half *)b)->number;
}

/* People are spared a count that is nought in every row; programs read it all the same. */
static void leave_out_noughts(struct flow *f, struct kr_block *table)
{
	struct kr_column *columns = kr_alloc(f->d->arena, table->n_columns * sizeof *columns);
	memcpy(columns, table->columns, table->n_columns * sizeof *columns);
	for (size_t c = 4; c < table->n_columns; c++) {
		bool nought = columns[c].type == KR_COLUMN_NUMBER;
		for (uint32_t i = 0; i < table->rows.n && nought; i++) {
			const char *text = table->rows.at[i].cells[c].text;
			nought = !text || strcmp(text, "0") == 0;
		}
		if (nought)
			columns[c].audience = KR_FOR_MACHINES;
	}
	table->columns = columns;
}

/* From the first half-year in which something happened to the last, also those without anything. */
static void add_halves(struct flow *f, struct course *c)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "half-year", N_("half-year"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "proposals", N_("proposals"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "adopted", N_("adopted"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "median-days", N_("days, the middle one"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "days", N_("days"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
		{ "rounds", N_("rounds"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "consulting", N_("'consults'"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "consultations", N_("consultations"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "objections", N_("objections"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "withdrawn", N_("withdrawn"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "escalated", N_("escalated"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "deferred", N_("deferred"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(f->d, "half-years", columns, KR_N(columns),
		_("nothing was proposed or asked here in this time"));
	if (c->halves.n == 0)
		return;
	qsort(c->halves.at, c->halves.n, sizeof *c->halves.at, by_number);
	int number = c->halves.at[0].number;
	for (uint32_t i = 0; i < c->halves.n; i++) {
		for (; number < c->halves.at[i].number; number++)
			add_half(f, c->circle, &(struct half){ .number = number }, table);
		add_half(f, c->circle, &c->halves.at[i], table);
		number++;
	}
	leave_out_noughts(f, table);
}

static void add_results(struct flow *f, const struct course *c)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "half-year", N_("objections of"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "result", N_("what became of them"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "objections", N_("how many"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(f->d, "outcomes", columns, KR_N(columns), NULL);
	for (uint32_t i = 0; i < c->halves.n; i++)
		for (int result = 0; result < RESULTS; result++) {
			if (c->halves.at[i].results[result] == 0)
				continue;
			struct kr_cell *cells = kr_block_row(f->d, table, KR_TONE_PLAIN);
			cells[0].text = c->circle;
			cells[1] = cell_of_half(f->d, c->halves.at[i].number);
			cells[2] = kr_cell_result(result);
			cells[3] = kr_cell_number(f->d, (double)c->halves.at[i].results[result]);
		}
}

static int by_adoption(const void *a, const void *b)
{
	const struct kr_agreement *const *x = a, *const *y = b;
	int32_t days = kr_agreement_adoption_day(*x) - kr_agreement_adoption_day(*y);
	return days ? days : strcmp((*x)->record.id, (*y)->record.id);
}

static void add_adopted(struct flow *f, struct course *c)
{
	static const struct kr_column columns[] = {
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "agreement", N_("adopted"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "proposed", N_("proposed"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "adopted", N_("adopted on"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "days", N_("days"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "rounds", N_("rounds"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	struct kr_block *table = kr_document_table(f->d, "adopted", columns, KR_N(columns), NULL);
	if (c->adopted.n > 0)
		qsort(c->adopted.at, c->adopted.n, sizeof(*c->adopted.at), by_adoption);
	for (uint32_t i = 0; i < c->adopted.n; i++) {
		const struct kr_agreement *a = c->adopted.at[i];
		struct kr_cell *cells = kr_block_row(f->d, table, KR_TONE_PLAIN);
		int32_t adopted = kr_agreement_adoption_day(a), days;
		cells[0].text = c->circle;
		cells[1] = kr_cell_record(f->d, &a->record);
		cells[2] = kr_cell_day(f->d, a->proposed ? a->proposed->date.day : KR_NO_DAY);
		cells[3] = kr_cell_day(f->d, adopted);
		if (kr_days_to_adoption(a, &days))
			cells[4] = kr_cell_number(f->d, days);
		cells[5] = kr_cell_number(f->d, (double)kr_rounds_until(a, adopted));
	}
}

static void start_with_circles(struct flow *f)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(f->ws, KR_CIRCLE, &n);
	kr_map_init(&f->courses, f->d->arena);
	for (size_t i = 0; i < n; i++)
		if (kr_of_circle(each[i], f->o->circle))
			course_of(f, each[i]->id);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct flow f = { .ws = ws, .o = o, .d = d };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "flow", _("Flow"));
	start_with_circles(&f);
	count_agreements(&f);
	count_consultations(&f);
	if (f.courses.n == 0) {
		kr_document_paragraph(d, "%s", _("there are no circles yet"));
		kr_document_how(d, _("'kring add circle' makes the first"));
	}
	for (uint32_t i = 0; i < f.courses.n; i++) {
		struct course *c = f.courses.at[i].value;
		kr_document_heading(d, 1, kr_name_of(ws, c->circle));
		add_halves(&f, c);
		add_adopted(&f, c);
		add_results(&f, c);
	}
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_flow = {
	.name = "flow",
	.what = N_("from proposal to adoption: days, rounds, returns to the constituency, "
		   "objections"),
	.build = build,
};
