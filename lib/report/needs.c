/* lib/report/needs.c - what needs attention in the whole folder, the most urgent first. */
#include "report/private.h"
#include <kring/schema.h>

#include <stdlib.h>
#include <string.h>

/* ---- whose it is -------------------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool is_with(const struct kr_need *need, const char *organisation)
{
	for (size_t i = 0; need->with && i < need->with->n; i++)
		if (kr_text_is(&need->with->at[i], organisation))
			return true;
	return false;
}

static bool of_organisation(const struct kr_needs *n, const struct kr_need *need)
{
	struct kr_who who;
	if (same(need->who, n->organisation) || is_with(need, n->organisation))
		return true;
	if (!need->who || kr_workspace_person(n->ws, need->who, &who) != KR_OK)
		return false;
	const char *circle = need->record->circle;
	return same(who.organisation->record.id, n->organisation) ||
	       (circle && kr_speaks_for(n->ws, circle, need->who, n->day, n->organisation));
}

/* An answer is asked of who stands in for the member, too. */
static bool stands_in(const struct kr_needs *n, const struct kr_need *need)
{
	const char *circle = need->record->circle;
	if (!same(need->word, "answer-pending") || !circle || !need->who)
		return false;
	const struct kr_mandate *m = kr_workspace_mandate(n->ws, circle, need->who);
	if (!m || !kr_mandate_in_force(m, n->day))
		return false;
	struct kr_text alternate = kr_mandate_alternate(m, n->day);
	return kr_text_is(&alternate, n->person);
}

bool kr_needs_ask(const struct kr_needs *n, const struct kr_need *need)
{
	if (!kr_of_circle(need->record, n->circle))
		return false;
	if (n->person)
		return same(need->who, n->person) || is_with(need, n->person) || stands_in(n, need);
	return !n->organisation || of_organisation(n, need);
}

/* ---- collecting --------------------------------------------------------------------------- */

void kr_needs_add(struct kr_needs *n, const struct kr_need *need)
{
	if (!kr_needs_ask(n, need))
		return;
	if (need->day == KR_NO_DAY || need->day <= n->day + n->within)
		*KR_ADD(n->arena, &n->list) = *need;
	else if (!n->next.record || need->day < n->next.day)
		n->next = *need;
}

void kr_needs_tell(struct kr_needs *n, const struct kr_record *r, int32_t day, const char *word,
	const char *what, const char *who, const char *command)
{
	kr_needs_add(n, &(struct kr_need){ .day = day,
				.word = word,
				.what = what,
				.who = who && *who ? who : NULL,
				.record = r,
				.command = command });
}

/* What has no day of its own waits for somebody today. */
static int32_t urgency(const struct kr_needs *n, const struct kr_need *need)
{
	return need->day == KR_NO_DAY ? n->day : need->day;
}

struct ranked {
	int32_t day;
	uint32_t found; /* a place in the order of finding: by kind and id */
	struct kr_need need;
};

static int by_urgency(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->found < y->found ? -1 : x->found > y->found;
}

static void sort(struct kr_needs *n)
{
	if (n->list.n == 0)
		return;
	struct ranked *ranked = kr_alloc(n->arena, n->list.n * sizeof *ranked);
	for (uint32_t i = 0; i < n->list.n; i++)
		ranked[i] = (struct ranked){ urgency(n, &n->list.at[i]), i, n->list.at[i] };
	qsort(ranked, n->list.n, sizeof *ranked, by_urgency);
	for (uint32_t i = 0; i < n->list.n; i++)
		n->list.at[i] = ranked[i].need;
}

static void of_record(struct kr_needs *n, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		kr_needs_of_network(n, (const struct kr_network *)r);
		break;
	case KR_CIRCLE:
		kr_needs_of_circle(n, (const struct kr_circle *)r);
		break;
	case KR_SPELREGEL:
		kr_needs_of_spelregel(n, (const struct kr_spelregel *)r);
		break;
	case KR_AGREEMENT:
		kr_needs_of_agreement(n, (const struct kr_agreement *)r);
		break;
	case KR_MEETING:
		kr_needs_of_meeting(n, (const struct kr_meeting *)r);
		break;
	default:
		break; /* the mandates are looked at with the meetings, all at once */
	}
}

void kr_needs_collect(struct kr_needs *n)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t count;
		struct kr_record *const *each = kr_workspace_each(n->ws, kind, &count);
		for (size_t i = 0; i < count; i++)
			if (kr_readable(each[i]) && kr_of_circle(each[i], n->circle))
				of_record(n, each[i]);
	}
	kr_needs_of_mandates(n);
	sort(n);
}

/* ---- printing ----------------------------------------------------------------------------- */

static const char *nothing_words(const struct kr_needs *n, struct kr_document *d)
{
	const char *none = kr_asprintf(d->arena, _("nothing needs attention before %s"),
		kr_day_long(d->arena, n->day + n->within + 1));
	if (!n->next.record)
		return kr_asprintf(d->arena, _("%s, and nothing is planned after it"), none);
	return kr_asprintf(d->arena, _("%s; the next date is %s: %s, '%s'"), none,
		kr_day_long(d->arena, n->next.day), n->next.what,
		kr_title_of(n->ws, n->next.record));
}

static enum kr_tone tone(const struct kr_needs *n, const struct kr_need *need)
{
	if (need->day == KR_NO_DAY)
		return KR_TONE_PLAIN;
	return need->day < n->day ? KR_TONE_LATE : KR_TONE_SOON;
}

static void fill_row(const struct kr_needs *n, struct kr_document *d, const struct kr_need *need,
	struct kr_cell *cells)
{
	const struct kr_record *r = need->record;
	cells[0] = kr_cell_day(d, need->day);
	if (need->day == KR_NO_DAY)
		cells[0].shown = _("no day"); /* an empty place reads as the day above it */
	else
		cells[1] = kr_cell_number(d, need->day - n->day);
	cells[2] = (struct kr_cell){ .text = need->word, .shown = need->what };
	cells[3] = kr_cell_who(n->ws, need->who);
	cells[4].text = kr_kind_name(r->kind);
	cells[5] = kr_cell_record(d, r);
	cells[6].text = r->kind == KR_CIRCLE ? r->id : r->circle;
	cells[7] = kr_cell_called(n->ws, d, r);
	cells[8].text = need->command;
	cells[8].shown = kr_command_said(n->arena, need->command);
}

void kr_needs_table(const struct kr_needs *n, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "day", N_("day"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "days", N_("days"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
		{ "what", N_("what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "who", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, true },
		{ "kind", N_("kind"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "id", N_("id"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "circle", N_("circle"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "title", N_("on what"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "command", N_("what helps"), KR_COLUMN_ID, KR_FOR_TYPING, true },
	};
	const char *nothing = n->list.n == 0 ? nothing_words(n, d) : NULL;
	struct kr_block *table = kr_document_table(
		d, "attention", columns, sizeof columns / sizeof *columns, nothing);
	for (size_t i = 0; i < n->list.n && (n->most == 0 || i < n->most); i++) {
		const struct kr_need *need = &n->list.at[i];
		fill_row(n, d, need, kr_block_row(d, table, tone(n, need)));
	}
}
