/* lib/act/alternate.c - who stands in for a member, by the member's mandate. */
#include <string.h>

#include "act/act.h"
#include "base/i18n.h"

const char *act_alternate(struct kr_act *act, const char *circle, const char *member)
{
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, circle, member);
	if (!m || !kr_mandate_in_force(m, act->day))
		return NULL;
	struct kr_text alternate = kr_mandate_alternate(m, act->day);
	return kr_present(&alternate) ? alternate.s : NULL;
}

static int refuse_several(
	struct kr_act *act, const char *person, const char *one, const char *other)
{
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("say for whom: '--as %s' or '--as %s'"), one, other),
		_("'%s' stands in for several members of this round"), person);
}

int act_stands_in(struct kr_act *act, const char *circle, const struct kr_round *round,
	const char *person, const char **member)
{
	const char *found = NULL;
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const char *other = round->responses.at[i].id.s;
		const char *alternate = act_alternate(act, circle, other);
		if (!alternate || strcmp(alternate, person) != 0)
			continue;
		if (found)
			return refuse_several(act, person, found, other);
		found = other;
	}
	*member = found;
	return KR_OK;
}
