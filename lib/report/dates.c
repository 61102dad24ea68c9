/* lib/report/dates.c - what falls on which day, in order: of one record after the other. */
#include "report/dates.h"

#include <stdlib.h>
#include <string.h>

/* ---- adding one --------------------------------------------------------------------------- */

struct kr_dates kr_dates_new(struct kr_document *d, struct kr_workspace *ws, unsigned kinds)
{
	return (struct kr_dates){
		.whose = { .ws = ws, .arena = d->arena, .day = d->day },
		.d = d,
		.kinds = kinds,
	};
}

static const kr_texts *whom(struct kr_arena *arena, const char *who, const kr_texts *with)
{
	kr_texts *all = kr_alloc(arena, sizeof *all);
	if (who && *who)
		*KR_ADD(arena, all) = kr_text_of(who);
	for (size_t i = 0; with && i < with->n; i++)
		if (!kr_texts_have(all, with->at[i].s))
			*KR_ADD(arena, all) = with->at[i];
	return all;
}

static enum kr_tone tone_of(int32_t due, int32_t today)
{
	if (due < today)
		return KR_TONE_LATE;
	return due - today <= KR_DUE_DAYS ? KR_TONE_SOON : KR_TONE_PLAIN;
}

/* A day of which no record says when it was set counts as old as the network, and never changes. */
static int32_t since_ever(struct kr_workspace *ws, int32_t due)
{
	const struct kr_network *w = kr_workspace_network(ws);
	return w && kr_has_day(w->started) ? w->started.day : due;
}

void kr_dates_add(struct kr_dates *t, const struct kr_falling *falling)
{
	struct kr_needs *whose = &t->whose;
	const struct kr_need need = {
		.who = falling->who, .with = falling->with, .record = falling->record
	};
	struct kr_due due = falling->due;
	if (due.day == KR_NO_DAY || !(t->kinds & 1u << due.kind) || !kr_needs_ask(whose, &need))
		return;
	due.tone = tone_of(due.day, whose->day);
	due.ref = kr_ref_of(whose->arena, falling->record);
	due.whom = whom(whose->arena, falling->who, falling->with);
	due.who = kr_cell_whom(whose->ws, due.whom).shown;
	if (!due.title) {
		due.title = kr_title_of(whose->ws, falling->record);
		due.plain = kr_plain_title_of(whose->ws, falling->record);
	}
	if (due.changed == KR_NO_DAY)
		due.changed = since_ever(whose->ws, due.day);
	*KR_ADD(whose->arena, &t->list) = due;
}

/* ---- the whole folder --------------------------------------------------------------------- */

static void of_record(struct kr_dates *t, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		kr_dates_of_network(t, (const struct kr_network *)r);
		break;
	case KR_CIRCLE:
		kr_dates_of_circle(t, (const struct kr_circle *)r);
		break;
	case KR_MANDATE:
		kr_dates_of_mandate(t, (const struct kr_mandate *)r);
		break;
	case KR_SPELREGEL:
		kr_dates_of_spelregel(t, (const struct kr_spelregel *)r);
		break;
	case KR_AGREEMENT:
		kr_dates_of_agreement(t, (const struct kr_agreement *)r);
		break;
	case KR_MEETING:
		kr_dates_of_meeting(t, (const struct kr_meeting *)r);
		break;
	default:
		break;
	}
}

static void collect(struct kr_dates *t)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(t->whose.ws, kind, &n);
		for (size_t i = 0; i < n; i++)
			if (kr_readable(each[i]) && kr_of_circle(each[i], t->whose.circle))
				of_record(t, each[i]);
	}
}

static int compare(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int by_day(const void *a, const void *b)
{
	const struct kr_due *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	int of = compare(x->ref, y->ref);
	return of != 0 ? of : compare(x->part, y->part);
}

struct kr_block *kr_dates_end(struct kr_dates *t)
{
	kr_document_heading(t->d, 1, _("Dates"));
	struct kr_block *timeline = kr_document_timeline(t->d, "dates");
	timeline->told = true;
	if (t->list.n > 0)
		qsort(t->list.at, t->list.n, sizeof *t->list.at, by_day);
	for (size_t i = 0; i < t->list.n; i++)
		kr_timeline_add(t->d, timeline, &t->list.at[i]);
	return timeline;
}

struct kr_block *kr_document_dates_for(
	struct kr_document *d, const struct kr_needs *whose, unsigned kinds)
{
	struct kr_dates t = kr_dates_new(d, whose->ws, kinds);
	t.whose.circle = whose->circle;
	t.whose.person = whose->person;
	t.whose.organisation = whose->organisation;
	collect(&t);
	return kr_dates_end(&t);
}

struct kr_block *kr_document_dates(
	struct kr_document *d, struct kr_workspace *ws, unsigned kinds, const char *circle)
{
	return kr_document_dates_for(d, &(struct kr_needs){ .ws = ws, .circle = circle }, kinds);
}
