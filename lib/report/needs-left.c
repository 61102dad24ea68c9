/* lib/report/needs-left.c - what is borne by somebody who left, and has to be handed over. */
#include "report/private.h"

#include <kring/bearing.h>

bool kr_needs_has_left(const struct kr_needs *n, const struct kr_agreement *a, const char *who)
{
	return who && kr_agreement_left_by(n->ws, a, who, n->day);
}

/* Far ahead, or without a day at all, it waits all the same for somebody to take it over. */
static int32_t soon(const struct kr_needs *n, int32_t day)
{
	return day != KR_NO_DAY && day > n->day + n->within ? KR_NO_DAY : day;
}

void kr_needs_of_left_keeper(
	struct kr_needs *n, const struct kr_agreement *a, const char *who, int32_t due)
{
	const char *name = kr_name_of(n->ws, who);
	int32_t day = soon(n, due);
	const char *what = day == KR_NO_DAY
				   ? kr_asprintf(n->arena, _("the keeper, %s, has left"), name)
			   : day < n->day
				   ? kr_asprintf(n->arena,
					     _("evaluation overdue; the keeper, %s, has left"),
					     name)
				   : kr_asprintf(n->arena,
					     _("evaluation; the keeper, %s, has left"), name);
	kr_needs_tell(n, &a->record, day, "keeper-left", what, NULL,
		kr_asprintf(n->arena, "kring hand-over %s --keeper --to PERSON", a->record.id));
}

void kr_needs_of_left_action(struct kr_needs *n, const struct kr_agreement *a,
	const struct kr_action *x, const char *who)
{
	int32_t day = soon(n, kr_action_due(x, n->day).day);
	bool late = day != KR_NO_DAY && day < n->day;
	kr_needs_add(n, &(struct kr_need){ .day = day,
				.word = late ? "action-overdue" : "action-left",
				.what = kr_asprintf(n->arena,
					late ? _("action overdue: %s; %s has left")
					     : _("action: %s; %s has left"),
					kr_words_of(&x->what), kr_name_of(n->ws, who)),
				.with = &x->with,
				.record = &a->record,
				.command = kr_asprintf(n->arena,
					"kring hand-over %s --action %s --to PERSON", a->record.id,
					kr_words_of(&x->id)) });
}
