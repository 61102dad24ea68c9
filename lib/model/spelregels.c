/* lib/model/spelregels.c - which of the spelregels it is, and when it comes up again. */
#include "base/i18n.h"
#include <kring/lifecycle.h>

#include <string.h>

/* ---- its number --------------------------------------------------------------------------- */

static const struct kr_agreement *established_by(
	struct kr_workspace *ws, const struct kr_spelregel *s)
{
	if (!s->adopted || !kr_present(&s->adopted->by))
		return NULL;
	const struct kr_agreement *a = kr_workspace_agreement(ws, s->adopted->by.s);
	return a && a->record.sound ? a : NULL;
}

/* The place of @s among the spelregels of the agreement that established it; 0: it has none. */
static size_t place_of(struct kr_workspace *ws, const struct kr_spelregel *s)
{
	static const char folder[] = "spelregels/";
	const struct kr_agreement *a = established_by(ws, s);
	size_t place = 0;
	for (uint32_t i = 0; a && i < a->establishes.n; i++) {
		const char *id = a->establishes.at[i].id.s;
		if (strncmp(id, folder, sizeof folder - 1) != 0)
			continue;
		place++;
		if (strcmp(id + sizeof folder - 1, s->record.id) == 0)
			return place;
	}
	return 0;
}

static const struct kr_spelregel *superseded_by(
	struct kr_workspace *ws, const struct kr_spelregel *s)
{
	if (!kr_present(&s->supersedes))
		return NULL;
	const struct kr_record *r = kr_workspace_get(ws, KR_SPELREGEL, s->supersedes.s);
	return r && r->sound ? (const struct kr_spelregel *)r : NULL;
}

size_t kr_spelregel_number(struct kr_workspace *ws, const struct kr_spelregel *s)
{
	size_t number = 0, all;
	(void)kr_workspace_each(ws, KR_SPELREGEL, &all);
	/* as long as there are spelregels: some supersede each other in a circle */
	for (size_t i = 0; s && i <= all; i++) {
		size_t place = place_of(ws, s);
		if (place > 0)
			number = place;
		s = superseded_by(ws, s);
	}
	return number;
}

const char *kr_spelregel_name(struct kr_workspace *ws, const struct kr_spelregel *s)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	const char *title = kr_present(&s->title) ? s->title.s : s->record.id;
	size_t number = kr_spelregel_number(ws, s);
	if (number > 0)
		return kr_asprintf(arena, _("spelregel %zu: %s"), number, title);
	return kr_asprintf(arena, _("spelregel %s: %s"), s->record.id, title);
}

bool kr_spelregel_asks(const struct kr_spelregel *s, int32_t day)
{
	return s->record.sound && kr_present(&s->ask) &&
	       kr_record_state(&s->record, day) == KR_STATE_IN_FORCE;
}

/* ---- its day ------------------------------------------------------------------------------ */

/* What stands of @a on @day: itself, or the last of those that superseded it. */
static const struct kr_agreement *standing(const struct kr_agreement *a, int32_t day)
{
	const struct kr_agreement *now = a;
	while (now && now->successor && now->successor != a &&
		kr_agreement_adopted(now->successor, day))
		now = now->successor;
	return now;
}

struct kr_date kr_spelregel_due(
	struct kr_workspace *ws, const struct kr_spelregel *s, int32_t day, bool *own)
{
	struct kr_date due = s->evaluation ? s->evaluation->date : (struct kr_date){ 0 };
	struct kr_date whole = { 0 };
	const struct kr_agreement *a = standing(established_by(ws, s), day);
	if (a && (kr_agreement_in_force(a, day) || kr_agreement_state(a, day) == KR_STATE_LAPSED))
		whole = kr_agreement_due(a, day);
	*own = due.day > whole.day;
	return *own ? due : whole;
}
