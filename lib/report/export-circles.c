/* lib/report/export-circles.c - rows about circles, who sits there, and their roles. */
#include "report/export.h"

/* ---- circles ------------------------------------------------------------------------------ */

static const struct kr_export_column circles_columns[] = {
	{ "circle", KR_EXPORT_TEXT, N_("id of the circle") },
	{ "name", KR_EXPORT_TEXT, N_("what it is called") },
	{ "aim", KR_EXPORT_TEXT, N_("its aim: the yardstick of objections") },
	{ "state", KR_EXPORT_TEXT, N_("in-force, expired or ended") },
	{ "kind", KR_EXPORT_TEXT, N_("circle or helping") },
	{ "parent", KR_EXPORT_TEXT, N_("the circle above it; empty for a top circle") },
	{ "delegator", KR_EXPORT_TEXT, N_("of a helping circle: who gave it its task") },
	{ "task", KR_EXPORT_TEXT, N_("of a helping circle: its task") },
	{ "members", KR_EXPORT_INTEGER, N_("how many have consent rights that day") },
	{ "double_link", KR_EXPORT_BOOLEAN,
		N_("is it linked to its parent by two people?  Empty for a top circle") },
	{ "absence", KR_EXPORT_TEXT, N_("what happens when a member does not answer") },
	{ "stand_aside", KR_EXPORT_TEXT, N_("may a member stand aside: refused or allowed") },
	{ "renewal", KR_EXPORT_TEXT, N_("when mandates are renewed") },
	{ "overdue", KR_EXPORT_TEXT,
		N_("what an agreement does after its evaluation date: continue or lapse") },
	{ "grace", KR_EXPORT_TEXT, N_("how long after it, `30d`") },
	{ "max_rounds", KR_EXPORT_INTEGER, N_("meetings before the parent circle is suggested") },
	{ "until_date", KR_EXPORT_DATE, N_("its last day, unless it is continued") },
	{ "signed_since_date", KR_EXPORT_DATE, N_("from when on answers are to be signed") },
	{ "adopted_date", KR_EXPORT_DATE, N_("when it was established") },
	{ "adopted_by", KR_EXPORT_TEXT, N_("the agreement that established it") },
	{ "ended_date", KR_EXPORT_DATE, N_("when it ended") },
	{ "ended_why", KR_EXPORT_TEXT, N_("why it ended") },
	{ "heir", KR_EXPORT_TEXT, N_("the circle that looks after what it left") },
};

/* What a circle does where its file says nothing. */
static void put_word_or(
	struct kr_exporting *x, const char *dotted, struct kr_word w, const char *otherwise)
{
	const char *word = kr_cell_word(KR_CIRCLE, dotted, w).text;
	kr_put_words(x, word ? word : otherwise);
}

static void put_policy(struct kr_exporting *x, const struct kr_circle *c)
{
	kr_put_word(x, KR_CIRCLE, "absence", c->absence);
	put_word_or(x, "stand-aside", c->stand_aside, "refused");
	kr_put_word(x, KR_CIRCLE, "renewal", c->renewal);
	put_word_or(x, "overdue", c->overdue, "continue");
	kr_put_words(x, kr_duration_words(x->arena, c->grace));
	kr_put_whole(x, &c->max_rounds);
	kr_put_day(x, c->until.day);
	kr_put_day(x, c->require_signed_since.day);
}

static void put_circle(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	bool below = kr_circle_has_parent(c);
	struct kr_link link;
	kr_put_words(x, r->id);
	kr_put_text(x, &c->name);
	kr_put_text(x, &c->aim);
	kr_put_words(x, kr_state_name(kr_record_state(r, x->day)));
	put_word_or(x, "kind", c->kind, "circle");
	kr_put_words(x, below ? c->parent.s : NULL);
	kr_put_text(x, &c->delegator);
	kr_put_text(x, &c->task);
	kr_put_count(x, kr_circle_size(c, x->day));
	if (below) {
		kr_circle_link(x->ws, c, x->day, &link);
		kr_put_flag(x, kr_link_is_double(&link));
	} else {
		kr_put_nothing(x);
	}
	put_policy(x, c);
	kr_put_establishment(x, c->adopted);
	kr_put_ending(x, c->ended);
	kr_put_words(x, kr_has_happened(c->ended, x->day) ? kr_words_of(&c->ended->heir) : NULL);
	kr_put_row(x);
}

static void circles_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_CIRCLE, put_circle);
}

KR_EXPORT_TABLE(circles, 1, N_("the circles: who decides what together"));

/* ---- members ------------------------------------------------------------------------------ */

static const struct kr_export_column members_columns[] = {
	{ "circle", KR_EXPORT_TEXT, N_("id of the circle") },
	{ "person", KR_EXPORT_TEXT, N_("id of the person") },
	{ "seat", KR_EXPORT_TEXT, N_("member (has consent rights) or observer") },
	{ "from_date", KR_EXPORT_DATE, N_("first day at the table") },
	{ "until_date", KR_EXPORT_DATE, N_("last day at the table") },
	{ "current", KR_EXPORT_BOOLEAN, N_("at the table that day?") },
};

static void put_seat(struct kr_exporting *x, const struct kr_record *r,
	const struct kr_membership *m, const char *seat)
{
	kr_put_words(x, r->id);
	kr_put_text(x, &m->id);
	kr_put_words(x, seat);
	kr_put_day(x, m->from.day);
	kr_put_day(x, m->until.day);
	kr_put_flag(x, kr_is_within(m->from, m->until, x->day));
	kr_put_row(x);
}

static void put_seats(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	for (size_t i = 0; i < c->members.n; i++)
		put_seat(x, r, &c->members.at[i], "member");
	for (size_t i = 0; i < c->observers.n; i++)
		put_seat(x, r, &c->observers.at[i], "observer");
}

static void members_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_CIRCLE, put_seats);
}

KR_EXPORT_TABLE(members, 3, N_("who sits, sat or will sit at which table"));

/* ---- roles -------------------------------------------------------------------------------- */

#define OF_ROLE                                                                                    \
	{ "circle", KR_EXPORT_TEXT, N_("id of the circle") },                                      \
	{                                                                                          \
		"role", KR_EXPORT_TEXT, N_("name of the role in it")                               \
	}

static const struct kr_export_column roles_columns[] = {
	OF_ROLE,
	{ "holder", KR_EXPORT_TEXT, N_("who fills it that day, also who acts in it") },
	{ "since_date", KR_EXPORT_DATE, N_("since when, of the holder in the file") },
	{ "until_date", KR_EXPORT_DATE, N_("last day of whoever fills it that day") },
	{ "is_over", KR_EXPORT_BOOLEAN, N_("is it over for the holder: the term, or the seat?") },
	{ "deputy", KR_EXPORT_TEXT, N_("who takes over when the holder cannot") },
	{ "acting", KR_EXPORT_TEXT, N_("who fills it until somebody is elected") },
	{ "acting_until_date", KR_EXPORT_DATE, N_("until when") },
	{ "elected", KR_EXPORT_TEXT, N_("the agreement by which the holder was elected") },
	{ "appointed", KR_EXPORT_TEXT,
		N_("the agreement of the parent that appointed the holder") },
};

static void put_role(struct kr_exporting *x, const struct kr_record *r, const struct kr_role *role)
{
	static const struct kr_acting nobody;
	const struct kr_acting *acting = role->acting ? role->acting : &nobody;
	struct kr_text holder = kr_role_holder(role, x->day);
	kr_put_words(x, r->id);
	kr_put_text(x, &role->id);
	kr_put_text(x, &holder);
	kr_put_day(x, role->since.day);
	kr_put_day(x, kr_role_term(role, x->day).day);
	kr_put_flag(x, kr_role_is_over(role, x->day));
	kr_put_text(x, &role->deputy);
	kr_put_text(x, &acting->person);
	kr_put_day(x, acting->until.day);
	kr_put_text(x, &role->elected);
	kr_put_text(x, &role->appointed);
	kr_put_row(x);
}

static void put_roles(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	for (size_t i = 0; i < c->roles.n; i++)
		put_role(x, r, &c->roles.at[i]);
}

static void roles_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_CIRCLE, put_roles);
}

KR_EXPORT_TABLE(roles, 2, N_("the roles of the circles"));

static const struct kr_export_column role_terms_columns[] = {
	OF_ROLE,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "holder", KR_EXPORT_TEXT, N_("who held it") },
	{ "since_date", KR_EXPORT_DATE, N_("from this day on") },
	{ "until_date", KR_EXPORT_DATE, N_("until this day") },
};

static void put_terms(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	for (size_t i = 0; i < c->roles.n; i++) {
		const struct kr_role *role = &c->roles.at[i];
		for (size_t k = 0; k < role->past.n; k++) {
			kr_put_words(x, r->id);
			kr_put_text(x, &role->id);
			kr_put_count(x, k + 1);
			kr_put_text(x, &role->past.at[k].holder);
			kr_put_day(x, role->past.at[k].since.day);
			kr_put_day(x, role->past.at[k].until.day);
			kr_put_row(x);
		}
	}
}

static void role_terms_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_CIRCLE, put_terms);
}

KR_EXPORT_TABLE(role_terms, 3, N_("who held a role before"));

static const struct kr_export_column role_tasks_columns[] = {
	OF_ROLE,
	{ "task", KR_EXPORT_TEXT, N_("id of the task") },
	{ "what", KR_EXPORT_TEXT, N_("what is to be done") },
	{ "handover", KR_EXPORT_TEXT, N_("what the next holder needs to know") },
};

static void put_tasks(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	for (size_t i = 0; i < c->roles.n; i++) {
		const struct kr_role *role = &c->roles.at[i];
		for (size_t k = 0; k < role->tasks.n; k++) {
			kr_put_words(x, r->id);
			kr_put_text(x, &role->id);
			kr_put_text(x, &role->tasks.at[k].id);
			kr_put_text(x, &role->tasks.at[k].what);
			kr_put_text(x, &role->tasks.at[k].handover);
			kr_put_row(x);
		}
	}
}

static void role_tasks_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_CIRCLE, put_tasks);
}

KR_EXPORT_TABLE(role_tasks, 3, N_("the tasks of a role"));
