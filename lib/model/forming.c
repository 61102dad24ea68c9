/* lib/model/forming.c - a proposal without a round: what it lacks, and the command that helps. */
#include "base/i18n.h"
#include <kring/forming.h>

static const struct {
	const char *what, *setting;
} lacks[KR_LACKS] = {
	[KR_LACKS_KEEPER] = { N_("a keeper"), "keeper=PERSON" },
	[KR_LACKS_DATE] = { N_("an evaluation date"), "evaluation.date=DATE" },
	[KR_LACKS_CRITERION] = { N_("a criterion"), "evaluation.criteria.NAME=TEXT" },
};

bool kr_agreement_lacks(const struct kr_agreement *a, enum kr_lack what, int32_t day)
{
	switch (what) {
	case KR_LACKS_KEEPER:
		return !kr_present(&a->keeper);
	case KR_LACKS_DATE:
		return !kr_has_day(kr_agreement_due(a, day));
	case KR_LACKS_CRITERION:
		return a->kind.is != KR_ELECTION &&
		       (!a->evaluation || a->evaluation->criteria.n == 0);
	case KR_LACKS:
		break;
	}
	return false;
}

const char *kr_lack_said(enum kr_lack what)
{
	return _(lacks[what].what);
}

const char *kr_lack_setting(enum kr_lack what)
{
	return lacks[what].setting;
}

const char *kr_lacks_said(struct kr_arena *arena, const struct kr_agreement *a, int32_t day)
{
	const char *all = NULL;
	for (enum kr_lack i = 0; i < KR_LACKS; i++)
		if (kr_agreement_lacks(a, i, day))
			all = all ? kr_asprintf(arena, "%s, %s", all, kr_lack_said(i))
				  : kr_lack_said(i);
	return all;
}

/* A successor is kept by who kept what it replaces, unless somebody says otherwise. */
static const char *setting(
	struct kr_arena *arena, const struct kr_agreement *a, enum kr_lack what, int32_t day)
{
	struct kr_text keeper = { 0 };
	if (what == KR_LACKS_KEEPER && a->predecessor && a->predecessor->record.sound)
		keeper = kr_agreement_keeper(a->predecessor, day);
	return kr_present(&keeper) ? kr_asprintf(arena, "keeper=%s", keeper.s)
				   : kr_lack_setting(what);
}

const char *kr_forming_command(struct kr_arena *arena, const struct kr_agreement *a, int32_t day)
{
	const char *id = a->record.id, *settings = "";
	for (enum kr_lack i = 0; i < KR_LACKS; i++)
		if (kr_agreement_lacks(a, i, day))
			settings = kr_asprintf(
				arena, "%s --set %s", settings, setting(arena, a, i, day));
	if (*settings)
		return kr_asprintf(arena, "kring amend %s%s", id, settings);
	if (!a->elects || kr_present(&a->elects->person))
		return kr_asprintf(arena, "kring open %s", id);
	return kr_asprintf(arena,
		a->nominations.n == 0 ? "kring nominate %s PERSON"
				      : "kring open %s --person PERSON",
		id);
}

const struct kr_agreement *kr_forming_successor(const struct kr_agreement *a, int32_t day)
{
	const struct kr_agreement *next = a->successor;
	return next && next->record.sound && kr_agreement_is_proposal(next, day) ? next : NULL;
}
