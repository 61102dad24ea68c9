/* lib/act/elect.c - propose an election: a role, a term, and who is chosen when all have spoken. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* ROLE-YEAR, and where that is taken ROLE-YEAR-2 and so on: a number would be the next year's. */
static const char *free_id(struct kr_act *act, const struct kr_circle *c, const char *role)
{
	const char *year = KR_DAY(act->day);
	const char *id = kr_asprintf(act->arena, "%s/%s-%.4s", c->record.id, role, year);
	const char *first = id;
	for (int n = 2; kr_workspace_has(act->ws, KR_AGREEMENT, id); n++)
		id = kr_asprintf(act->arena, "%s-%d", first, n);
	return id;
}

/* The election that the holder has the role from ends when the next one is adopted. */
static const char *standing_election(struct kr_act *act, const struct kr_role *role)
{
	if (!role || !kr_present(&role->elected))
		return NULL;
	const struct kr_agreement *a = kr_workspace_agreement(act->ws, role->elected.s);
	if (!a || !a->record.sound || !kr_agreement_adopted(a, act->day))
		return NULL;
	enum kr_state state = kr_agreement_state(a, act->day);
	return state == KR_STATE_ENDED || state == KR_STATE_SUPERSEDED ? NULL : a->record.id;
}

static void tell_role(struct kr_act *act, const struct kr_circle *c, const char *id)
{
	const struct kr_role *role = kr_circle_role(c, id);
	if (!role)
		act_tell(act,
			_("the circle '%s' has no '%s' yet; when the election is adopted, it does"),
			c->record.id, kr_role_said(id));
	else if (role->tasks.n == 0)
		act_warn(act,
			_("%s does not say what the '%s' does: nobody knows what is chosen for; "
			  "'tasks' stand under the role"),
			c->record.path, id);
}

static int refuse_person(struct kr_act *act, const struct kr_electing *request)
{
	if (request->person && !request->open)
		return kr_misuse(act->diags,
			_("add '--open', or leave it out and 'kring nominate' first"),
			_("'--person' says whom the round is about that '--open' opens"));
	if (request->open && !request->person)
		return kr_refuse(act->diags,
			_("add '--person PERSON', or leave '--open' out and 'kring nominate' "
			  "first"),
			_("it is not said who is proposed for the role '%s'"),
			kr_role_said(request->role));
	return KR_OK;
}

/* A title is the users' own from then on: in the language of the folder, not of the messages. */
static const char *title(struct kr_act *act, const struct kr_circle *c, const char *role)
{
	const struct kr_network *network = kr_workspace_network(act->ws);
	const char *dutch = act_role_in_dutch(role);
	if (network && kr_text_is(&network->language, "nl"))
		return kr_asprintf(
			act->arena, "Verkiezing van de %s van %s", dutch ? dutch : role, c->name.s);
	return kr_asprintf(act->arena, _("Election of the %s of %s"), role, c->name.s);
}

/* Two elections of one role at a time would be one too many. */
static int refuse_open_election(struct kr_act *act, const struct kr_circle *c, const char *role)
{
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_AGREEMENT, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(all[i]->circle, c->record.id) != 0)
			continue;
		const struct kr_agreement *a = kr_workspace_agreement(act->ws, all[i]->id);
		if (!a || !a->record.sound || !a->elects || !kr_text_is(&a->elects->role, role) ||
			!kr_agreement_is_proposal(a, act->day))
			continue;
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring nominate %s PERSON' goes on with it, 'kring withdraw %s "
				  "-m WHY' stops it"),
				a->record.id, a->record.id),
			_("an election of the %s of '%s' is under way: '%s'"), role, c->record.id,
			a->record.id);
	}
	return KR_OK;
}

enum { SETTINGS = 4 };

/* What the election says, as --set of propose would. */
static size_t settings(struct kr_act *act, const struct kr_electing *request,
	const struct kr_circle *c, struct kr_setting set[SETTINGS])
{
	const char *before = standing_election(act, kr_circle_role(c, request->role));
	size_t n = 0;
	set[n++] = (struct kr_setting){ "elects.role", request->role };
	set[n++] = (struct kr_setting){ "elects.until",
		kr_asprintf(act->arena, "%s", KR_DAY(request->until)) };
	if (request->person)
		set[n++] = (struct kr_setting){ "elects.person", request->person };
	if (before)
		set[n++] = (struct kr_setting){ "supersedes", before };
	return n;
}

int kr_act_elect(struct kr_act *act, const struct kr_electing *request)
{
	struct kr_setting set[SETTINGS];
	struct kr_electing meant = *request;
	struct kr_circle *c;
	const char *by;
	if (request->until == KR_NO_DAY)
		return kr_misuse(act->diags, _("a role is held for a term, such as +1y"),
			_("say until when: '--until DATE'"));
	if (refuse_person(act, request) != KR_OK || act_new_id(act, request->role) != KR_OK ||
		act_circle(act, request->circle, &c) != KR_OK ||
		refuse_open_election(act, c, act_role_meant(c, request->role)) != KR_OK ||
		act_person(act, &by) != KR_OK)
		return KR_FAILED;
	meant.role = act_role_meant(c, request->role);
	struct kr_propose propose = { .kind = "election",
		.title = request->title,
		.keeper = request->keeper ? request->keeper : by,
		.set = set,
		.n_set = settings(act, &meant, c, set),
		.open = request->open };
	propose.id = request->id ? kr_asprintf(act->arena, "%s/%s", c->record.id, request->id)
				 : free_id(act, c, meant.role);
	if (!propose.title)
		propose.title = title(act, c, meant.role);
	if (kr_act_propose(act, &propose) != KR_OK)
		return KR_FAILED;
	tell_role(act, c, meant.role);
	return KR_OK;
}
