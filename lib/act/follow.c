/* lib/act/follow.c - what follows from a decision: what ends, what comes into force, who holds a
 * role. */
#include "act/follow.h"
#include "act/known.h"
#include "base/i18n.h"

static struct kr_value *dated_by(struct kr_act *act, const char *id)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, id));
	return map;
}

struct kr_value *act_dated_why(struct kr_act *act, const char *why)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "why", act_text(act, why));
	return map;
}

/* The standing agreement ends on the day that its successor is adopted. */
static int end_predecessor(struct kr_act *act, const struct kr_agreement *a)
{
	struct act_file *f;
	if (!kr_present(&a->supersedes))
		return KR_OK;
	struct kr_agreement *old = kr_workspace_agreement(act->ws, a->supersedes.s);
	if (!old || old->ended)
		return KR_OK;
	if (act_open(act, &old->record, &f) != KR_OK ||
		act_set(act, f, "ended",
			act_dated_why(act, kr_asprintf(act->arena, _("Superseded by %s"),
						   a->record.id))) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' ends: it is superseded"), old->record.id);
	return KR_OK;
}

static int end_spelregel(struct kr_act *act, const struct kr_spelregel *s, const char *by)
{
	struct act_file *f;
	if (!kr_present(&s->supersedes))
		return KR_OK;
	struct kr_spelregel *old = (struct kr_spelregel *)kr_workspace_get(
		act->ws, KR_SPELREGEL, s->supersedes.s);
	if (!old || old->ended)
		return KR_OK;
	if (act_open(act, &old->record, &f) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the spelregel '%s' ends: it is superseded"), old->record.id);
	return act_set(act, f, "ended",
		act_dated_why(act, kr_asprintf(act->arena, _("Superseded by %s"), by)));
}

/* What a proposal establishes is frozen with it: by the digests of those records as they stand. */
int act_freeze_established(struct kr_act *act, struct act_file *f, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->establishes.n; i++) {
		const struct kr_named *e = &a->establishes.at[i];
		const struct kr_record *r = kr_workspace_established(act->ws, e->id.s);
		if (!r || !r->sound)
			return kr_refuse(act->diags, _("'kring check' says what is wrong with it"),
				_("'%s' would be established, and cannot be read"), e->id.s);
		const char *digest = kr_digest_text(act->arena, r->digest);
		const char *dotted = kr_asprintf(act->arena, "establishes.%s", e->id.s);
		if (!kr_text_is(&e->value, digest) &&
			act_set(act, f, dotted, act_word(act, digest)) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* Did @a bring @r into force already, or did something later? */
static bool is_in_force_by(
	const struct kr_act *act, const struct kr_record *r, const struct kr_agreement *a)
{
	const struct kr_establishment *e = kr_record_establishment(r);
	return e && (kr_text_is(&e->by, a->record.id) || e->date.day > act->day);
}

static int bring_into_force(struct kr_act *act, const struct kr_agreement *a)
{
	struct act_file *f;
	for (uint32_t i = 0; i < a->establishes.n; i++) {
		const char *id = a->establishes.at[i].id.s;
		struct kr_record *r = kr_workspace_established(act->ws, id);
		if (!r)
			return kr_refuse(act->diags, NULL,
				_("'%s' would be established, and is not there"), id);
		if (is_in_force_by(act, r, a))
			continue;
		if (act_open(act, r, &f) != KR_OK ||
			act_set(act, f, "adopted", dated_by(act, a->record.id)) != KR_OK)
			return KR_FAILED;
		act_tell(act, _("'%s' is in force from today"), id);
		if (r->kind == KR_SPELREGEL &&
			end_spelregel(act, (const struct kr_spelregel *)r, a->record.id) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

/* Who held the role until now goes to `past`, without touching any other line of the circle. */
static int remember_holder(
	struct kr_act *act, struct act_file *f, const struct kr_role *role, const char *at)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	int32_t until = act->day - 1;
	if (!kr_present(&role->holder))
		return KR_OK;
	if (kr_has_day(role->until) && role->until.day < until)
		until = role->until.day;
	kr_value_put(act->arena, map, "holder", act_word(act, role->holder.s));
	kr_value_put(act->arena, map, "since", act_day(act, role->since.day));
	kr_value_put(act->arena, map, "until", act_day(act, until));
	return act_append(act, f, kr_asprintf(act->arena, "%s.past", at), map);
}

/* Was the role given to who is elected, and perhaps to somebody else since? */
static bool is_filled(
	const struct kr_act *act, const struct kr_agreement *a, const struct kr_role *role)
{
	if (!role)
		return false;
	for (uint32_t i = 0; i < role->past.n; i++)
		if (role->past.at[i].since.day >= act->day &&
			kr_text_equal(&role->past.at[i].holder, &a->elects->person))
			return true;
	return kr_text_is(&role->elected, a->record.id) || role->since.day > act->day;
}

static int fill_role(struct kr_act *act, const struct kr_agreement *a)
{
	struct act_file *f;
	if (a->kind.is != KR_ELECTION || !a->elects)
		return KR_OK;
	if (!kr_present(&a->elects->person))
		return kr_refuse(
			act->diags, NULL, _("'%s' does not say who is elected"), a->record.id);
	const char *at = kr_asprintf(act->arena, "roles.%s", a->elects->role.s);
	const struct kr_role *role = kr_circle_role(a->of, a->elects->role.s);
	if (is_filled(act, a, role))
		return KR_OK;
	struct {
		const char *key;
		struct kr_value *value;
	} set[] = {
		{ "holder", act_word(act, a->elects->person.s) },
		{ "since", act_day(act, act->day) },
		{ "until", act_day(act, a->elects->until.day) },
		{ "elected", act_word(act, a->record.id) },
	};
	if (act_open(act, &a->of->record, &f) != KR_OK ||
		(role && remember_holder(act, f, role, at) != KR_OK))
		return KR_FAILED;
	for (size_t i = 0; i < sizeof set / sizeof *set; i++)
		if (act_set(act, f, kr_asprintf(act->arena, "%s.%s", at, set[i].key),
			    set[i].value) != KR_OK)
			return KR_FAILED;
	if (role && role->acting &&
		act_remove(act, f, kr_asprintf(act->arena, "%s.acting", at)) != KR_OK)
		return KR_FAILED;
	if (role && kr_present(&role->appointed) &&
		act_remove(act, f, kr_asprintf(act->arena, "%s.appointed", at)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s is '%s' of '%s' until %s"), kr_name_of(act->ws, a->elects->person.s),
		kr_role_said(a->elects->role.s), a->record.circle,
		act_day_said(act, a->elects->until.day));
	return KR_OK;
}

/* ---- all of it ---------------------------------------------------------------------------- */

int act_follow(struct kr_act *act, const struct kr_agreement *a)
{
	if (end_predecessor(act, a) != KR_OK || bring_into_force(act, a) != KR_OK)
		return KR_FAILED;
	return fill_role(act, a);
}

int act_finish(struct kr_act *act, const struct kr_agreement *a, bool *finished)
{
	int32_t today = act->day;
	enum kr_state state = kr_agreement_state(a, today);
	*finished = false;
	if (!kr_agreement_adopted(a, today) || state <= KR_STATE_ESCALATED)
		return KR_OK;
	act->day = kr_agreement_adoption_day(a);
	int status = act_follow(act, a);
	act->day = today;
	*finished = status == KR_OK && kr_act_files(act) > 0;
	if (*finished) {
		act_tell(act, _("what was left over of '%s', of %s, is written now"), a->record.id,
			act_day_said(act, kr_agreement_adoption_day(a)));
		act_subject(act, "agreement %s: finish", a->record.id);
		act_trailer(act, "Agreement", a->record.id);
	}
	return status;
}
