/* lib/report/decisions.c - what was decided about an agreement: when, in which meeting, and why. */
#include "report/private.h"

#include <string.h>

const char *kr_first_line(struct kr_arena *arena, const struct kr_text *text)
{
	const char *s = kr_words_of(text);
	s += strspn(s, " \r\n");
	size_t len = strcspn(s, "\r\n");
	return len > 0 ? kr_strndup(arena, s, len) : NULL;
}

/* ---- of one agreement --------------------------------------------------------------------- */

struct listing {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	const struct kr_agreement *a;
	int32_t day;
	kr_decisions *out;
};

/* Adds one that was taken by the day; NULL where it was not. */
static struct kr_decided *add(struct listing *l, struct kr_date date, struct kr_date meeting,
	const char *word, const char *said)
{
	if (!kr_is_by(date, l->day))
		return NULL;
	struct kr_decided *d = KR_ADD(l->arena, l->out);
	*d = (struct kr_decided){ .agreement = l->a,
		.date = date.day,
		.meeting = meeting.day,
		.word = word,
		.said = said };
	return d;
}

static void add_adoption(struct listing *l, struct kr_date date, struct kr_date meeting,
	const char *word, const char *said)
{
	struct kr_decided *d = add(l, date, meeting, word, said);
	if (!d)
		return;
	d->why = kr_first_line(l->arena, &l->a->why);
	d->next = kr_agreement_due(l->a, d->date).day;
}

/* Who was elected is the decision itself. */
static const char *adopted(const struct listing *l)
{
	const struct kr_election *e = l->a->elects;
	return e && kr_present(&e->person)
		       ? kr_asprintf(l->arena, _("elected: %s"), kr_name_of(l->ws, e->person.s))
		       : _("adopted");
}

static void add_evaluation(struct listing *l, size_t number)
{
	const struct kr_evaluation *e = &l->a->evaluations.at[number - 1];
	struct kr_cell outcome = kr_cell_word(KR_AGREEMENT, "evaluations.0.outcome", e->outcome);
	struct kr_decided *d = e->decided
				       ? add(l, e->decided->date, e->decided->meeting, "evaluated",
						 kr_asprintf(l->arena, _("evaluated: %s"),
							 kr_cell_shown(&outcome)))
				       : NULL;
	if (!d)
		return;
	d->evaluation = number;
	d->outcome = outcome;
	d->why = kr_first_line(l->arena, &e->learned);
	d->next = e->next.day;
}

static void add_event(
	struct listing *l, const struct kr_event *e, const char *word, const char *said)
{
	struct kr_decided *d = e ? add(l, e->date, e->meeting, word, said) : NULL;
	if (d)
		d->why = kr_first_line(l->arena, &e->why);
}

/* Does another decision, an evaluation or the adoption of a successor, say that it ended? */
static bool end_is_told(const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].decided && a->evaluations.at[i].outcome.is == KR_TO_END)
			return true;
	return a->successor && kr_agreement_adoption_day(a->successor) != KR_NO_DAY;
}

void kr_decided_of(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day, kr_decisions *out)
{
	struct listing l = { ws, kr_workspace_arena(ws), a, day, out };
	if (a->adopted)
		add_adoption(&l, a->adopted->date, a->adopted->meeting, "adopted", adopted(&l));
	if (a->decided)
		add_adoption(&l, a->decided->date, a->decided->meeting, "decided", _("decided"));
	for (size_t i = 0; i < a->evaluations.n; i++)
		add_evaluation(&l, i + 1);
	add_event(&l, a->suspended, "suspended", _("suspended"));
	add_event(&l, a->withdrawn, "withdrawn", _("withdrawn"));
	if (!end_is_told(a))
		add_event(&l, a->ended, "ended", _("ended"));
}

/* ---- of a meeting ------------------------------------------------------------------------- */

static void add_to_meeting(
	struct kr_arena *arena, struct kr_map *meetings, const struct kr_decided *d)
{
	const char *id = kr_asprintf(
		arena, "%s/%s", d->agreement->record.circle, KR_DAY(d->meeting));
	void **value = kr_map_value(meetings, id, strlen(id));
	if (!*value)
		*value = kr_alloc(arena, sizeof(kr_decisions));
	*KR_ADD(arena, (kr_decisions *)*value) = *d;
}

void kr_decisions_by_meeting(
	struct kr_workspace *ws, const char *circle, int32_t day, struct kr_map *meetings)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	kr_decisions all = { 0 };
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_AGREEMENT, &n);
	kr_map_init(meetings, arena);
	for (size_t i = 0; i < n; i++)
		if (kr_readable(each[i]) && kr_of_circle(each[i], circle))
			kr_decided_of(ws, (const struct kr_agreement *)each[i], day, &all);
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].meeting != KR_NO_DAY)
			add_to_meeting(arena, meetings, &all.at[i]);
}
