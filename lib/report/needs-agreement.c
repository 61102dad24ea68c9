/* lib/report/needs-agreement.c - what needs attention about one agreement. */
#include "report/private.h"

#include <kring/forming.h>

#include <string.h>

/* The round that is looked at: of the proposal, or of the outcome of an evaluation. */
struct open_round {
	struct kr_needs *n;
	const struct kr_agreement *a;
	const struct kr_round *round;
	size_t number;      /* 0: of an evaluation */
	const char *option; /* that the commands need for it, with a blank before it */
	int32_t last_day;
};

static const char *command(const struct open_round *o, const char *verb, const char *rest)
{
	return kr_asprintf(o->n->arena, "kring %s %s%s%s", verb, o->a->record.id, rest, o->option);
}

/* Whoever copies the line of somebody else answers for them, and not for oneself by mistake. */
static const char *as(const struct open_round *o, const char *who)
{
	return kr_asprintf(o->n->arena, " --as %s", who);
}

static const char *in_round(const struct open_round *o, const char *what)
{
	if (o->number == 0)
		return kr_asprintf(o->n->arena, _("%s, evaluation"), what);
	return kr_asprintf(o->n->arena, _("%s, round %zu"), what, o->number);
}

/* ---- a round that is open ----------------------------------------------------------------- */

/* Who left gives no answer any more: that is what is written down. */
static const char *answering(const struct open_round *o, const char *who)
{
	if (kr_needs_has_left(o->n, o->a, who))
		return command(o, "answer", kr_asprintf(o->n->arena, " left --as %s", who));
	return command(o, "consent", as(o, who));
}

static void awaits_answer(const struct open_round *o, const char *what, const char *who)
{
	if (!o->n->without_answers)
		kr_needs_tell(o->n, &o->a->record, o->last_day, "answer-pending", in_round(o, what),
			who, answering(o, who));
}

static void awaits_outcome(const struct open_round *o, const char *who, size_t round)
{
	const char *rest = kr_asprintf(o->n->arena, " %s --result RESULT", who);
	struct open_round of = *o;
	if (o->number > 0)
		of.number = round;
	kr_needs_tell(o->n, &o->a->record, o->last_day, "objection-open",
		in_round(&of, _("objection without an outcome")), who, command(o, "resolve", rest));
}

static void consults(const struct open_round *o, const struct kr_answer *last, const char *who)
{
	bool late = kr_has_day(last->until) && last->until.day < o->n->day;
	kr_needs_tell(o->n, &o->a->record, last->until.day,
		late ? "consulting-overdue" : "consulting",
		in_round(o, late ? _("consultation overdue") : _("constituency is consulted")), who,
		answering(o, who));
}

/* A member whose last answer blocks. */
static void blocks(const struct open_round *o, const struct kr_obstacle *obstacle)
{
	const struct kr_response *r = kr_round_response(o->round, obstacle->who);
	const struct kr_answer *last = r ? kr_response_last(r, o->n->day) : NULL;
	const struct kr_outcome *outcome = last ? kr_objection_outcome(last->objection, o->n->day)
						: NULL;
	switch (last ? (enum kr_response_word)last->response.is : KR_PENDING) {
	case KR_OBJECTION:
		/* a text that is to change is amended first; that is told by itself */
		if (outcome && kr_change_awaited(o->a, outcome, o->n->day))
			break;
		if (outcome)
			awaits_answer(o, _("new answer awaited"), obstacle->who);
		else
			awaits_outcome(o, obstacle->who, o->number);
		break;
	case KR_NOT_YET:
		kr_needs_tell(o->n, &o->a->record, o->last_day, "argument-awaited",
			in_round(o, _("argument awaited")), obstacle->who,
			command(o, "object", as(o, obstacle->who)));
		break;
	case KR_CONSULTING:
		consults(o, last, obstacle->who);
		break;
	default:
		awaits_answer(o, _("answer awaited"), obstacle->who);
	}
}

/* An open objection of a member whose last answer in this round is not told yet by blocks(). */
static void open_objection(const struct open_round *o, const struct kr_obstacle *obstacle)
{
	const struct kr_response *r = kr_round_response(o->round, obstacle->who);
	bool told = obstacle->round == o->number && r &&
		    kr_response_word(r, o->n->day) == KR_OBJECTION;
	if (!told)
		awaits_outcome(o, obstacle->who, obstacle->round);
}

static void other_obstacle(const struct open_round *o, const struct kr_obstacle *obstacle)
{
	bool awaited = obstacle->kind == KR_CHANGE_AWAITED,
	     changed = awaited || obstacle->kind == KR_TEXT_CHANGED;
	kr_needs_tell(o->n, &o->a->record, o->last_day, changed ? "text-changed" : "not-adoptable",
		kr_obstacle_text(o->n->ws, obstacle), NULL,
		changed ? command(o, "amend", awaited ? " -e -m WHAT-CHANGED" : " -m WHAT-CHANGED")
			: kr_asprintf(o->n->arena, "kring show %s", o->a->record.id));
}

static void tell(const struct open_round *o, const struct kr_obstacle *obstacle)
{
	switch (obstacle->kind) {
	case KR_MEMBER_WAITS:
		awaits_answer(o, _("answer awaited"), obstacle->who);
		break;
	case KR_MEMBER_BLOCKS:
		blocks(o, obstacle);
		break;
	case KR_OBJECTION_OPEN:
		open_objection(o, obstacle);
		break;
	default:
		other_obstacle(o, obstacle);
		break;
	}
}

static void tell_all(const struct open_round *o, const kr_obstacles *obstacles)
{
	for (size_t i = 0; i < obstacles->n; i++)
		if (!obstacles->at[i].follows)
			tell(o, &obstacles->at[i]);
	if (obstacles->n == 0)
		kr_needs_tell(o->n, &o->a->record, o->last_day, "ready-to-adopt",
			in_round(o, _("ready to be adopted")), kr_words_of(&o->a->keeper),
			command(o, "adopt", ""));
}

int32_t kr_round_last_day(const struct kr_round *round)
{
	return kr_has_day(round->closes) ? round->closes.day : round->meeting.day;
}

static void of_open_round(struct kr_needs *n, const struct kr_agreement *a)
{
	struct open_round o = { .n = n, .a = a, .option = "", .last_day = KR_NO_DAY };
	kr_obstacles obstacles = { 0 };
	o.round = kr_agreement_round(a, n->day);
	if (!o.round)
		return;
	o.number = kr_round_number(a, o.round);
	o.last_day = kr_round_last_day(o.round);
	kr_obstacles_then(n->ws, a, &obstacles);
	tell_all(&o, &obstacles);
	if (obstacles.n > 0 && kr_agreement_is_stuck(a, n->day))
		kr_needs_tell(n, &a->record, o.last_day, "escalation-suggested",
			kr_asprintf(n->arena,
				kr_nq("%zu meeting without consent; '%s' could help",
					"%zu meetings without consent; '%s' could help",
					kr_agreement_meetings(a, n->day)),
				kr_agreement_meetings(a, n->day), kr_words_of(&a->of->parent)),
			kr_words_of(&a->keeper), command(&o, "escalate", ""));
	if (kr_has_day(o.round->closes) && o.round->closes.day < n->day)
		kr_needs_tell(n, &a->record, o.round->closes.day, "round-overdue",
			in_round(&o, _("past its last day")),
			a->proposed ? kr_words_of(&a->proposed->by) : NULL,
			command(&o, "show", ""));
}

/* ---- in force ----------------------------------------------------------------------------- */

static void of_outcome_round(
	struct kr_needs *n, const struct kr_agreement *a, const struct kr_evaluation *e)
{
	struct open_round o = { .n = n,
		.a = a,
		.round = &e->round,
		.option = " --evaluation",
		.last_day = kr_agreement_due(a, n->day).day };
	kr_obstacles obstacles = { 0 };
	/* one that is held long before its day waits for answers now, and not then */
	if (o.last_day > n->day + n->within)
		o.last_day = KR_NO_DAY;
	kr_outcome_obstacles(n->ws, a, e, n->day, true, &obstacles);
	tell_all(&o, &obstacles);
}

bool kr_told_at_role(const struct kr_agreement *a, int32_t due)
{
	const struct kr_role *role = NULL;
	if (a->elects && a->of)
		role = kr_circle_role(a->of, kr_words_of(&a->elects->role));
	return role && role->until.day == due;
}

/* What is far off is looked at; what comes or is due begins with its sheet. */
static const char *to_evaluate(struct kr_needs *n, const struct kr_agreement *a)
{
	bool far = kr_agreement_state(a, n->day) == KR_STATE_ADOPTED;
	return kr_asprintf(
		n->arena, far ? "kring show %s" : "kring evaluate %s --sheet", a->record.id);
}

static void without_date(struct kr_needs *n, const struct kr_agreement *a, const char *keeper)
{
	kr_needs_tell(n, &a->record, KR_NO_DAY, "evaluation-date-missing",
		_("no date on which it is evaluated"), keeper,
		kr_asprintf(n->arena, "kring extend %s --to DATE -m WHY", a->record.id));
}

static void of_evaluation(struct kr_needs *n, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, n->day);
	struct kr_date due = kr_agreement_due(a, n->day);
	struct kr_text keeper = kr_agreement_keeper(a, n->day);
	bool late = due.day < n->day;
	if (e) {
		of_outcome_round(n, a, e);
		return;
	}
	if (kr_has_day(due) && kr_told_at_role(a, due.day))
		return;
	if (kr_needs_has_left(n, a, keeper.s)) {
		kr_needs_of_left_keeper(n, a, keeper.s, due.day);
		return;
	}
	if (!kr_has_day(due)) {
		without_date(n, a, keeper.s);
		return;
	}
	kr_needs_add(n, &(struct kr_need){ .day = due.day,
				.word = late ? "evaluation-overdue" : "evaluation-due",
				.what = late ? _("evaluation overdue") : _("evaluation"),
				.who = keeper.s,
				.record = &a->record,
				.command = to_evaluate(n, a) });
}

static void of_reopened(struct kr_needs *n, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->reopened.n; i++) {
		const struct kr_reopening *r = &a->reopened.at[i];
		if (!kr_is_by(r->date, n->day) || kr_objection_outcome(&r->objection, n->day))
			continue;
		const char *who = kr_words_of(&r->id);
		kr_needs_tell(n, &a->record, KR_NO_DAY, "objection-open",
			_("objection without an outcome, after the adoption"), who,
			kr_asprintf(n->arena, "kring resolve %s %s --result RESULT", a->record.id,
				who));
	}
}

static void of_actions(struct kr_needs *n, const struct kr_agreement *a)
{
	for (size_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *x = &a->actions.at[i];
		struct kr_date due = kr_action_due(x, n->day);
		const char *owner = kr_action_owner(x, n->day).s;
		if (kr_is_by(x->done, n->day))
			continue;
		if (kr_needs_has_left(n, a, owner)) {
			kr_needs_of_left_action(n, a, x, owner);
			continue;
		}
		if (!kr_has_day(due))
			continue;
		bool late = due.day < n->day;
		kr_needs_add(n, &(struct kr_need){ .day = due.day,
					.word = late ? "action-overdue" : "action-due",
					.what = kr_asprintf(n->arena,
						late ? _("action overdue: %s") : _("action: %s"),
						kr_words_of(&x->what)),
					.who = kr_bearer(a->of, owner, n->day),
					.with = &x->with,
					.record = &a->record,
					.command = kr_asprintf(n->arena, "kring done %s %s",
						a->record.id, kr_words_of(&x->id)) });
	}
}

static void of_suspension(struct kr_needs *n, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, n->day);
	if (e) {
		of_outcome_round(n, a, e);
		return;
	}
	kr_needs_tell(n, &a->record, a->suspended->until.day, "suspension-ending",
		_("suspended until this day"), kr_words_of(&a->keeper),
		kr_asprintf(n->arena, "kring evaluate %s --sheet", a->record.id));
}

/* Set aside or not, its day has passed, and check says so. */
static void of_missed_evaluation(struct kr_needs *n, const struct kr_agreement *a)
{
	struct kr_date due = kr_agreement_due(a, n->day);
	if (kr_has_day(due) && due.day < n->day && !kr_agreement_evaluating(a, n->day))
		of_evaluation(n, a);
}

/* What was decided on, and nobody wrote yet. */
static void of_awaited_successor(struct kr_needs *n, const struct kr_agreement *a)
{
	const struct kr_evaluation *e = kr_decided_to_amend(a, n->day);
	if (!e || kr_forming_successor(a, n->day))
		return;
	kr_needs_tell(n, &a->record, KR_NO_DAY, "successor-missing",
		kr_asprintf(n->arena, _("is to be amended, decided on %s; no successor yet"),
			kr_day_long(n->arena, e->decided->date.day)),
		kr_agreement_keeper(a, n->day).s,
		kr_asprintf(n->arena, "kring amend %s", a->record.id));
}

/* It binds again, and perhaps nobody noticed. */
static void of_resumed(struct kr_needs *n, const struct kr_agreement *a)
{
	if (kr_agreement_resumed(a, n->day))
		kr_needs_tell(n, &a->record, a->suspended->until.day, "suspension-overdue",
			_("suspended until this day, and nothing was decided since"),
			kr_agreement_keeper(a, n->day).s,
			kr_asprintf(n->arena, "kring evaluate %s --sheet", a->record.id));
}

static void of_deferred(struct kr_needs *n, const struct kr_agreement *a)
{
	bool late = kr_has_day(a->deferred->until) && a->deferred->until.day < n->day;
	kr_needs_tell(n, &a->record, a->deferred->until.day, late ? "deferred-overdue" : "deferred",
		late ? _("deferred, overdue") : _("deferred until this day"),
		kr_bearer(a->of, a->deferred->owner.s, n->day),
		kr_forming_command(n->arena, a, n->day));
}

void kr_needs_of_agreement(struct kr_needs *n, const struct kr_agreement *a)
{
	switch (kr_agreement_state(a, n->day)) {
	case KR_STATE_OPEN:
	case KR_STATE_OBJECTED:
		of_open_round(n, a);
		break;
	case KR_STATE_FORMING:
		kr_needs_of_forming(n, a);
		break;
	case KR_STATE_DEFERRED:
		of_deferred(n, a);
		break;
	case KR_STATE_SUSPENDED:
		of_suspension(n, a);
		of_missed_evaluation(n, a);
		of_awaited_successor(n, a);
		of_reopened(n, a);
		of_actions(n, a);
		break;
	case KR_STATE_LAPSED:
	case KR_STATE_OVERDUE:
	case KR_STATE_DUE:
	case KR_STATE_IN_FORCE:
	case KR_STATE_ADOPTED:
		of_resumed(n, a);
		of_evaluation(n, a);
		of_awaited_successor(n, a);
		of_reopened(n, a);
		of_actions(n, a);
		break;
	default:
		break; /* ended in some way, or nobody is asked for anything yet */
	}
}
