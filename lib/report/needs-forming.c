/* lib/report/needs-forming.c - what a proposal waits for before its first round. */
#include "report/private.h"

#include <kring/forming.h>

/* Did somebody else say anything on that day or after it?  A question in turn is no answer. */
static bool is_answered(
	const struct kr_agreement *a, const struct kr_reactions *by, int32_t asked, int32_t day)
{
	for (size_t i = 0; i < a->reactions.n; i++) {
		const struct kr_reactions *other = &a->reactions.at[i];
		for (size_t k = 0; other != by && k < other->said.n; k++) {
			const struct kr_reaction *said = &other->said.at[k];
			if (said->kind.is != KR_QUESTION && kr_is_by(said->date, day) &&
				said->date.day >= asked)
				return true;
		}
	}
	return false;
}

/* The first question that nobody answered; NULL: there is none. */
static const struct kr_reaction *question(
	const struct kr_agreement *a, int32_t day, const char **who)
{
	for (size_t i = 0; i < a->reactions.n; i++) {
		const struct kr_reactions *by = &a->reactions.at[i];
		for (size_t k = 0; k < by->said.n; k++) {
			const struct kr_reaction *said = &by->said.at[k];
			*who = kr_words_of(&by->id);
			if (said->kind.is == KR_QUESTION && kr_is_by(said->date, day) &&
				!is_answered(a, by, said->date.day, day))
				return said;
		}
	}
	return NULL;
}

/* The proposal that another circle passed on to this one; NULL: none did. */
static const struct kr_agreement *passed_on(const struct kr_needs *n, const struct kr_agreement *a)
{
	size_t count;
	struct kr_record *const *each = kr_workspace_each(n->ws, KR_AGREEMENT, &count);
	for (size_t i = 0; i < count; i++) {
		const struct kr_agreement *other = (const struct kr_agreement *)each[i];
		if (kr_readable(each[i]) && other->escalated &&
			kr_text_is(&other->escalated->to, a->record.id))
			return other;
	}
	return NULL;
}

const struct kr_evaluation *kr_decided_to_amend(const struct kr_agreement *a, int32_t day)
{
	for (size_t i = a->evaluations.n; i-- > 0;) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (kr_evaluation_is_decided(e, day))
			return e->outcome.is == KR_TO_AMEND ? e : NULL;
	}
	return NULL;
}

/* The keeper, where that is somebody else than who proposed it. */
static const kr_texts *with_keeper(struct kr_needs *n, const struct kr_agreement *a)
{
	if (!kr_present(&a->keeper))
		return NULL;
	kr_texts *with = kr_alloc(n->arena, sizeof *with);
	*KR_ADD(n->arena, with) = a->keeper;
	return with;
}

/* A need of @a since the day of its proposal, which is no day by which anything has to be done. */
static void tell(struct kr_needs *n, const struct kr_agreement *a, const char *word,
	const char *what, const char *command)
{
	const char *proposed = kr_day_long(n->arena, a->proposed->date.day);
	const char *by = kr_words_of(&a->proposed->by);
	kr_needs_add(
		n, &(struct kr_need){ .day = KR_NO_DAY,
			   .word = word,
			   .what = kr_asprintf(n->arena, _("%s; proposed on %s"), what, proposed),
			   .who = by && *by ? by : NULL,
			   .with = with_keeper(n, a),
			   .record = &a->record,
			   .command = command });
}

/* A proposal that waits for its first round, and for what it lacks before that can be opened. */
static void tell_without_round(
	struct kr_needs *n, const struct kr_agreement *a, const char *word, const char *what)
{
	const char *lacks = kr_lacks_said(n->arena, a, n->day);
	if (lacks)
		what = kr_asprintf(n->arena, _("%s, still without %s"), what, lacks);
	tell(n, a, word, what, kr_forming_command(n->arena, a, n->day));
}

void kr_needs_of_forming(struct kr_needs *n, const struct kr_agreement *a)
{
	const char *id = a->record.id, *who;
	const struct kr_agreement *from;
	if (!a->proposed || !kr_has_day(a->proposed->date))
		return;
	if (question(a, n->day, &who))
		tell(n, a, "question-open",
			kr_asprintf(n->arena, _("question of %s without an answer"),
				kr_name_of(n->ws, who)),
			kr_asprintf(n->arena, "kring say %s -m TEXT", id));
	else if ((from = passed_on(n, a)))
		tell_without_round(n, a, "escalated-waiting",
			kr_asprintf(n->arena, _("passed on by '%s', no round yet"),
				from->record.circle));
	else if (a->predecessor && kr_decided_to_amend(a->predecessor, n->day))
		tell_without_round(n, a, "successor-waiting",
			_("to replace what was to be amended, no round yet"));
	else if (a->elects && a->nominations.n == 0 && !kr_present(&a->elects->person))
		tell(n, a, "nominations-awaited", _("election without nominations"),
			kr_asprintf(n->arena, "kring nominate %s PERSON", id));
	else
		tell_without_round(n, a, "forming", _("proposal, no round yet"));
}
