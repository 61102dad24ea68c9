/* lib/report/export-actions.c - rows about the actions of agreements. */
#include "report/export.h"

#define OF_ACTION                                                                                  \
	KR_OF_AGREEMENT,                                                                           \
	{                                                                                          \
		"action", KR_EXPORT_TEXT, N_("id of the action")                                   \
	}

static const struct kr_export_column actions_columns[] = {
	OF_ACTION,
	{ "what", KR_EXPORT_TEXT, N_("what is to be done") },
	{ "owner", KR_EXPORT_TEXT,
		N_("who owns it after handovers: an organisation, a person or a role") },
	{ "bearer", KR_EXPORT_TEXT, N_("the same, a role as the person who fills it that day") },
	{ "planned_date", KR_EXPORT_DATE, N_("when it was due at first") },
	{ "due_date", KR_EXPORT_DATE, N_("when it is due after moves") },
	{ "done_date", KR_EXPORT_DATE, N_("when it was done") },
	{ "open", KR_EXPORT_BOOLEAN, N_("not done, of an agreement that is to be carried out?") },
	{ "overdue", KR_EXPORT_BOOLEAN, N_("open, and its day has passed?") },
	{ "moves", KR_EXPORT_INTEGER, N_("how often its day was moved") },
};

static size_t moves_by(const struct kr_action *action, int32_t day)
{
	size_t n = 0;
	for (size_t i = 0; i < action->moved.n; i++)
		n += kr_is_by(action->moved.at[i].date, day);
	return n;
}

static void put_action(struct kr_exporting *x, const struct kr_agreement *a,
	const struct kr_action *action, bool bound)
{
	struct kr_text owner = kr_action_owner(action, x->day);
	struct kr_date due = kr_action_due(action, x->day);
	bool open = bound && !kr_is_by(action->done, x->day);
	kr_put_agreement(x, a);
	kr_put_text(x, &action->id);
	kr_put_text(x, &action->what);
	kr_put_text(x, &owner);
	kr_put_words(x, kr_bearer(a->of, owner.s, x->day));
	kr_put_day(x, action->due.day);
	kr_put_day(x, due.day);
	kr_put_fact(x, action->done);
	kr_put_flag(x, open);
	kr_put_flag(x, open && kr_has_passed(due, x->day));
	kr_put_count(x, moves_by(action, x->day));
	kr_put_row(x);
}

static void put_actions(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	bool bound = kr_is_to_be_done(kr_agreement_state(a, x->day));
	for (size_t i = 0; i < a->actions.n; i++)
		put_action(x, a, &a->actions.at[i], bound);
}

static void actions_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_actions);
}

KR_EXPORT_TABLE(actions, 3, N_("the actions of agreements; who does them with whom: `lists`"));

/* ---- moves -------------------------------------------------------------------------------- */

static const struct kr_export_column action_moves_columns[] = {
	OF_ACTION,
	{ "move", KR_EXPORT_TEXT, N_("moved (another day) or handed-over (another owner)") },
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "to_date", KR_EXPORT_DATE, N_("of moved: to which day") },
	{ "to_owner", KR_EXPORT_TEXT, N_("of handed-over: to whom") },
	{ "why", KR_EXPORT_TEXT, N_("why") },
};

struct moving {
	const struct kr_agreement *a;
	const struct kr_action *action;
	const char *move;
};

static void put_move(
	struct kr_exporting *x, const struct moving *of, const struct kr_move *m, size_t number)
{
	if (!kr_is_by(m->date, x->day))
		return;
	kr_put_agreement(x, of->a);
	kr_put_text(x, &of->action->id);
	kr_put_words(x, of->move);
	kr_put_count(x, number);
	kr_put_day(x, m->date.day);
	kr_put_day(x, m->to_day.day);
	kr_put_text(x, &m->to);
	kr_put_text(x, &m->why);
	kr_put_row(x);
}

static void put_moves(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *action = &a->actions.at[i];
		struct moving moved = { a, action, "moved" }, handed = { a, action, "handed-over" };
		for (size_t k = 0; k < action->moved.n; k++)
			put_move(x, &moved, &action->moved.at[k], k + 1);
		for (size_t k = 0; k < action->handed_over.n; k++)
			put_move(x, &handed, &action->handed_over.at[k], k + 1);
	}
}

static void action_moves_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_AGREEMENT, put_moves);
}

KR_EXPORT_TABLE(action_moves, 5, N_("actions that got another day or another owner"));
