/* lib/report/export-events.c - everything that happened, one row each, whatever the record. */
#include "report/export.h"

#include <stdlib.h>

static const struct kr_export_column events_columns[] = {
	{ "kind", KR_EXPORT_TEXT, N_("kind of the record") },
	{ "record", KR_EXPORT_TEXT, N_("id of the record") },
	{ "number", KR_EXPORT_INTEGER, N_("place among the events of that record, from 1") },
	{ "circle", KR_EXPORT_TEXT, N_("id of its circle, or of the circle that it is") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "what", KR_EXPORT_TEXT,
		N_("what happened, a fixed word such as `consent` or `renewed`") },
	{ "who", KR_EXPORT_TEXT,
		N_("who did it, or whom it happened to: a person, an organisation or a role") },
};

/* What happened to one record, in the making. */
struct told {
	struct kr_exporting *x;
	kr_tellings events;
};

static void tell(struct told *t, struct kr_date date, const char *word, const struct kr_text *who)
{
	if (!kr_is_by(date, t->x->day))
		return;
	uint32_t place = t->events.n;
	*KR_ADD(t->x->arena, &t->events) = (struct kr_telling){
		.day = date.day, .told = place, .word = word, .who = who ? who->s : NULL
	};
}

static void tell_event(struct told *t, const struct kr_event *e, const char *word)
{
	if (e)
		tell(t, e->date, word, &e->by);
}

static void tell_established(struct told *t, const struct kr_establishment *e)
{
	if (e)
		tell(t, e->date, "established", NULL);
}

/* ---- one kind after the other ------------------------------------------------------------- */

static void tell_network(struct told *t, const struct kr_network *n)
{
	tell(t, n->started, "started", NULL);
	tell_established(t, n->adopted);
}

static void tell_organisation(struct told *t, const struct kr_organisation *o)
{
	tell(t, o->joined, "joined", NULL);
	for (size_t i = 0; i < o->people.n; i++)
		tell(t, o->people.at[i].left, "person-left", &o->people.at[i].id);
	tell(t, o->left, "left", NULL);
}

static void tell_role(struct told *t, const struct kr_role *r)
{
	for (size_t i = 0; i < r->past.n; i++) {
		tell(t, r->past.at[i].since, "role-taken", &r->past.at[i].holder);
		tell(t, r->past.at[i].until, "role-ended", &r->past.at[i].holder);
	}
	tell(t, r->since, "role-taken", &r->holder);
}

static void tell_circle(struct told *t, const struct kr_circle *c)
{
	tell_established(t, c->adopted);
	for (size_t i = 0; i < c->members.n; i++) {
		tell(t, c->members.at[i].from, "member-joined", &c->members.at[i].id);
		tell(t, c->members.at[i].until, "member-left", &c->members.at[i].id);
	}
	for (size_t i = 0; i < c->observers.n; i++) {
		tell(t, c->observers.at[i].from, "observer-joined", &c->observers.at[i].id);
		tell(t, c->observers.at[i].until, "observer-left", &c->observers.at[i].id);
	}
	for (size_t i = 0; i < c->roles.n; i++)
		tell_role(t, &c->roles.at[i]);
	tell_event(t, c->ended, "ended");
}

static void tell_mandate(struct told *t, const struct kr_mandate *m)
{
	const struct kr_text holder = kr_text_of(m->record.name);
	tell(t, m->from, "mandate-given", &holder);
	for (size_t i = 0; i < m->renewals.n; i++)
		tell(t, m->renewals.at[i].date,
			m->renewals.at[i].outcome.is == KR_MANDATE_WITHDRAWN ? "mandate-withdrawn"
									     : "mandate-renewed",
			&holder);
	for (size_t i = 0; i < m->consultations.n; i++) {
		const struct kr_consultation *c = &m->consultations.at[i];
		tell(t, c->opened, "consultation-opened", &holder);
		tell(t, c->closed, "consultation-closed", &holder);
		tell(t, c->feedback, "consultation-feedback", &holder);
	}
	if (m->withdrawn)
		tell(t, m->withdrawn->date, "mandate-withdrawn", &holder);
}

static void tell_spelregel(struct told *t, const struct kr_spelregel *s)
{
	tell_established(t, s->adopted);
	tell_event(t, s->ended, "ended");
}

static void tell_meeting(struct told *t, const struct kr_meeting *m)
{
	tell(t, m->papers, "papers-sent", NULL);
	if (kr_record_state(&m->record, t->x->day) == KR_STATE_HELD)
		tell(t, (struct kr_date){ .day = m->day }, "meeting-held", &m->facilitator);
	if (m->report) {
		tell(t, m->report->date, "report-published", NULL);
		tell(t, m->report->confirmed, "report-confirmed", NULL);
	}
}

static void tell_of(struct told *t, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		tell_network(t, (const struct kr_network *)r);
		break;
	case KR_ORGANISATION:
		tell_organisation(t, (const struct kr_organisation *)r);
		break;
	case KR_CIRCLE:
		tell_circle(t, (const struct kr_circle *)r);
		break;
	case KR_MANDATE:
		tell_mandate(t, (const struct kr_mandate *)r);
		break;
	case KR_SPELREGEL:
		tell_spelregel(t, (const struct kr_spelregel *)r);
		break;
	case KR_AGREEMENT:
		kr_history_of(t->x->ws, t->x->arena, (const struct kr_agreement *)r, t->x->day,
			&t->events);
		break;
	case KR_MEETING:
		tell_meeting(t, (const struct kr_meeting *)r);
		break;
	case KR_REVIEW:
		tell(t, (struct kr_date){ .day = ((const struct kr_review *)r)->day },
			"review-held", NULL);
		break;
	case KR_KINDS:
		break;
	}
}

/* ---- rows --------------------------------------------------------------------------------- */

static void put_events(struct kr_exporting *x, const struct kr_record *r)
{
	struct told t = { .x = x };
	tell_of(&t, r);
	if (t.events.n > 0)
		qsort(t.events.at, t.events.n, sizeof *t.events.at, kr_telling_order);
	for (size_t i = 0; i < t.events.n; i++) {
		const struct kr_telling *e = &t.events.at[i];
		kr_put_words(x, kr_kind_name(r->kind));
		kr_put_words(x, r->id);
		kr_put_count(x, i + 1);
		kr_put_words(x, r->kind == KR_CIRCLE ? r->id : r->circle);
		kr_put_day(x, e->day);
		kr_put_words(x, e->word);
		kr_put_words(x, e->who);
		kr_put_row(x);
	}
}

static void events_rows(struct kr_exporting *x)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		kr_export_each(x, kind, put_events);
}

KR_EXPORT_TABLE(events, 3, N_("one flat timeline of everything that happened"));
