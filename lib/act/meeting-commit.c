/* lib/act/meeting-commit.c - what a meeting decided and did: the files of its one commit. */
#include <string.h>

#include "act/act.h"
#include "model/visit.h"

struct looking {
	int32_t day;
	bool found;
};

static void look_at(struct kr_visit *v, const struct kr_key *key, const struct kr_date *date)
{
	struct looking *looking = v->own;
	(void)key;
	looking->found |= date->day == looking->day;
}

/* Did anything that @r tells happen on @day? */
static bool tells_of(const struct kr_plan *facts, const struct kr_record *r, int32_t day)
{
	struct looking looking = { day, false };
	struct kr_visit visit = { .own = &looking, .record = r, .fact = look_at };
	kr_visit(&visit, facts);
	return looking.found;
}

static void take(struct kr_act *act, const struct kr_record *r)
{
	if (r && r->sound)
		act_commit_too(act, r);
}

/* `adopt` changes other files with that of the agreement. */
static void take_what_followed(struct kr_act *act, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->establishes.n; i++) {
		const struct kr_record *r = kr_workspace_established(
			act->ws, a->establishes.at[i].id.s);
		const struct kr_spelregel *s = (const struct kr_spelregel *)r;
		take(act, r);
		if (r && r->kind == KR_SPELREGEL && kr_present(&s->supersedes))
			take(act, kr_workspace_get(act->ws, KR_SPELREGEL, s->supersedes.s));
	}
	if (kr_present(&a->supersedes))
		take(act, kr_workspace_get(act->ws, KR_AGREEMENT, a->supersedes.s));
	if (a->kind.is == KR_ELECTION && a->of)
		take(act, &a->of->record);
	if (a->escalated && kr_present(&a->escalated->to))
		take(act, kr_workspace_get(act->ws, KR_AGREEMENT, a->escalated->to.s));
}

/* The records of @kind in the folder of @circle that tell of @day. */
static void take_those_of(
	struct kr_act *act, enum kr_kind kind, const struct kr_circle *circle, int32_t day)
{
	const struct kr_plan *facts = kr_plan_make(act->arena, kind, KR_VISIT_FACTS);
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(all[i]->circle, circle->record.id) != 0)
			continue;
		const struct kr_record *r = kr_workspace_get(act->ws, kind, all[i]->id);
		if (!r->sound || !tells_of(facts, r, day))
			continue;
		take(act, r);
		act_trailer(act, kind == KR_MANDATE ? "Mandate" : "Agreement", r->id);
		if (kind != KR_AGREEMENT)
			continue;
		take_what_followed(act, (const struct kr_agreement *)r);
	}
}

void act_commit_meeting(struct kr_act *act, const struct kr_circle *circle, int32_t day)
{
	take_those_of(act, KR_MANDATE, circle, day);
	take_those_of(act, KR_AGREEMENT, circle, day);
}
