/* lib/act/known.c - what a person typed: is it known, is it free, and what else could be meant? */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

const char *act_nearest_or(
	struct kr_act *act, const char *typed, const act_known *known, const char *otherwise)
{
	const char *near = kr_nearest(typed, known->at, known->n);
	return near ? kr_diag_text(act->diags, _("did you mean '%s'?"), near) : otherwise;
}

static void add_people(struct kr_act *act, act_known *out)
{
	struct kr_who who;
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_ORGANISATION, &n);
	kr_workspace_person(act->ws, "", &who); /* reads the organisations */
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)all[i];
		for (uint32_t k = 0; k < o->people.n; k++)
			if (kr_present(&o->people.at[k].id))
				*KR_ADD(act->arena, out) = o->people.at[k].id.s;
	}
}

/* ---- people and organisations ------------------------------------------------------------- */

int act_known_person(struct kr_act *act, const char *id)
{
	struct kr_who who;
	act_known known = { 0 };
	const char *called;
	if (kr_workspace_person(act->ws, id, &who) == KR_OK)
		return KR_OK;
	add_people(act, &known);
	called = kr_person_called(act->ws, id);
	return kr_refuse(act->diags,
		called ? kr_diag_text(act->diags, _("did you mean '%s'?"), called)
		       : act_nearest_or(act, id, &known,
				 _("'kring show ORGANISATION' shows its people; 'kring add person "
				   "ORGANISATION/ID --name NAME' adds somebody")),
		_("nobody has the id '%s'"), id);
}

int act_known_people(struct kr_act *act, const struct kr_value *people)
{
	for (const struct kr_value *v = people ? people->first : NULL; v; v = v->next)
		if (act_known_person(act, v->text) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

int act_known_organisation(struct kr_act *act, const char *id)
{
	act_known known = { 0 };
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_ORGANISATION, &n);
	if (kr_workspace_has(act->ws, KR_ORGANISATION, id))
		return KR_OK;
	for (size_t i = 0; i < n; i++)
		*KR_ADD(act->arena, &known) = all[i]->id;
	return kr_refuse(act->diags,
		act_nearest_or(
			act, id, &known, _("'kring add organisation ID --name NAME' adds one")),
		_("there is no organisation '%s'"), id);
}

int act_known_bearer(struct kr_act *act, const struct kr_circle *circle, const char *id)
{
	if (kr_workspace_has(act->ws, KR_ORGANISATION, id) || kr_circle_role(circle, id))
		return KR_OK;
	return act_known_person(act, id);
}

/* ---- the table ---------------------------------------------------------------------------- */

static void add_bearers(struct kr_act *act, const struct kr_agreement *a, act_known *out)
{
	for (uint32_t i = 0; i < a->parties.n; i++)
		*KR_ADD(act->arena, out) = a->parties.at[i].s;
	for (uint32_t i = 0; i < a->of->members.n; i++)
		if (kr_circle_has_member(a->of, a->of->members.at[i].id.s, act->day))
			*KR_ADD(act->arena, out) = a->of->members.at[i].id.s;
	for (uint32_t i = 0; i < a->of->roles.n; i++)
		*KR_ADD(act->arena, out) = a->of->roles.at[i].id.s;
}

int act_at_table(struct kr_act *act, const struct kr_agreement *a, const char *id)
{
	act_known table = { 0 };
	add_bearers(act, a, &table);
	for (uint32_t i = 0; i < table.n; i++)
		if (strcmp(table.at[i], id) == 0)
			return KR_OK;
	return kr_refuse(act->diags,
		act_nearest_or(act, id, &table,
			_("what needs somebody else is a request: 'kring propose' and 'kring "
			  "amend' have '--set requests.NAME.to=WHO --set "
			  "requests.NAME.what=TEXT'")),
		_("'%s' is no party to '%s', and no member or role of its circle"), id,
		a->record.id);
}

const struct kr_action *act_find_action(const struct kr_agreement *a, const char *name)
{
	for (uint32_t i = 0; i < a->actions.n; i++)
		if (kr_text_is(&a->actions.at[i].id, name))
			return &a->actions.at[i];
	return NULL;
}

static int no_such_action(struct kr_act *act, const struct kr_agreement *a, const char *name)
{
	act_known known = { 0 };
	for (uint32_t i = 0; i < a->actions.n; i++)
		*KR_ADD(act->arena, &known) = a->actions.at[i].id.s;
	return kr_refuse(act->diags,
		act_nearest_or(act, name, &known,
			kr_diag_text(
				act->diags, _("'kring show %s' shows its actions"), a->record.id)),
		_("'%s' has no action '%s'"), a->record.id, name);
}

int act_open_action(struct kr_act *act, const struct kr_agreement *a, const char *name,
	const struct kr_action **action)
{
	*action = act_find_action(a, name);
	if (!*action)
		return no_such_action(act, a, name);
	if (kr_has_day((*action)->done))
		return kr_refuse(act->diags, NULL, _("the action '%s' of '%s' was done on %s"),
			name, a->record.id, act_day_said(act, (*action)->done.day));
	return KR_OK;
}

/* ---- new ids ------------------------------------------------------------------------------ */

int act_new_id(struct kr_act *act, const char *id)
{
	if (kr_id_valid(id, strlen(id)))
		return KR_OK;
	return kr_misuse(act->diags,
		_("small letters, digits and '-', beginning with a letter, at most 64; not a word "
		  "as 'yes', 'none' or 'all'"),
		_("'%s' is no id"), id);
}

static int taken(struct kr_act *act, const char *id, const char *by)
{
	return kr_refuse(act->diags,
		_("take another id: those of people, organisations and roles all differ"),
		_("'%s' is the id of %s already"), id, by);
}

int act_free_name(struct kr_act *act, const char *id)
{
	struct kr_who who;
	size_t n;
	struct kr_record *const *circles = kr_workspace_each(act->ws, KR_CIRCLE, &n);
	if (kr_workspace_has(act->ws, KR_ORGANISATION, id))
		return taken(act, id, _("an organisation"));
	if (kr_workspace_person(act->ws, id, &who) == KR_OK)
		return taken(act, id,
			kr_asprintf(
				act->arena, _("a person of '%s'"), who.organisation->record.id));
	for (size_t i = 0; i < n; i++)
		if (kr_circle_role(kr_workspace_circle(act->ws, circles[i]->id), id))
			return taken(act, id,
				kr_asprintf(act->arena, _("a role in '%s'"), circles[i]->id));
	return KR_OK;
}

/* ---- lists and words ---------------------------------------------------------------------- */

int act_ids(struct kr_act *act, const char *what, const char *text, struct kr_value **list)
{
	struct kr_value *ids = act_words(act, text);
	for (struct kr_value *v = ids ? ids->first : NULL; v; v = v->next)
		if (!kr_id_valid(v->text, v->len))
			return kr_misuse(act->diags, _("ids, with a comma between them"),
				_("'%s' is no id for '%s'"), v->text, what);
	*list = ids && ids->first ? ids : NULL;
	return KR_OK;
}

const char *act_words_hint(struct kr_act *act, const char *const *words, const char *typed)
{
	act_known known = { 0 };
	for (size_t i = 0; words[i]; i++) {
		const char *said = kr_phrase(words[i]);
		*KR_ADD(act->arena, &known) = words[i];
		*KR_ADD(act->arena, &known) = said ? said : words[i];
	}
	return act_nearest_or(act, typed, &known,
		kr_diag_text(act->diags, _("it is one of: %s"), kr_words_said(act->arena, words)));
}

int act_word_of(struct kr_act *act, enum kr_kind kind, const char *dotted, const char **word,
	uint8_t *place)
{
	const struct kr_key *key = kr_key_path(kind, dotted);
	const char *meant = kr_word_typed(key->words, *word);
	if (!meant)
		return kr_misuse(act->diags, act_words_hint(act, key->words, *word),
			_("'%s' is no word for '%s'"), *word, key->name);
	*place = 1;
	while (key->words[*place - 1] != meant)
		(*place)++;
	*word = meant;
	return KR_OK;
}

bool act_names(const struct kr_value *list, const char *word)
{
	for (const struct kr_value *v = list ? list->first : NULL; v; v = v->next)
		if (strcmp(v->text, word) == 0)
			return true;
	return false;
}

bool act_is_given(const char *text)
{
	return text && *text;
}

bool act_has_lines(const char *text)
{
	size_t len = strlen(text);
	while (len > 0 && text[len - 1] == '\n')
		len--;
	return memchr(text, '\n', len) != NULL;
}

/* ---- proposals ---------------------------------------------------------------------------- */

/* What helps where there is no proposal any more, or not yet. */
static const char *what_helps(
	struct kr_act *act, const struct kr_agreement *a, enum kr_state state, const char *in_force)
{
	if (state == KR_STATE_SUPERSEDED)
		return kr_diag_text(act->diags, _("'%s' took its place"), a->successor->record.id);
	if (state == KR_STATE_ESCALATED)
		return kr_diag_text(act->diags, _("it goes on as '%s'"), a->escalated->to.s);
	if (state == KR_STATE_PROPOSED_LATER)
		return kr_diag_text(act->diags,
			_("it was proposed on %s; '--as-of' says the day of this"),
			act_day_said(act, a->proposed->date.day));
	if (state == KR_STATE_WITHDRAWN || state == KR_STATE_ENDED)
		return kr_diag_text(
			act->diags, _("'kring propose %s/NAME' begins anew"), a->record.circle);
	return in_force;
}

int act_still_proposal(struct kr_act *act, const struct kr_agreement *a, const char *in_force)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	if (kr_agreement_is_proposal(a, act->day))
		return KR_OK;
	return kr_refuse(act->diags, what_helps(act, a, state, in_force),
		_("'%s' is %s (as it stands on %s)"), a->record.id, kr_state_said(state),
		act_day_said(act, act->day));
}

int act_no_later_round(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_round *last = kr_agreement_last_round(a);
	if (!last || last->opened.day <= act->day)
		return KR_OK;
	return kr_refuse(act->diags,
		_("'--as-of' says the day of an act; without it that is today"),
		_("round %u of '%s' was opened on %s, after %s"), (unsigned)a->rounds.n,
		a->record.id, act_day_said(act, last->opened.day), act_day_said(act, act->day));
}

int act_in_force(struct kr_act *act, const struct kr_agreement *a, bool lapsed)
{
	enum kr_state state = kr_agreement_state(a, act->day);
	const char *id = a->record.id, *hint;
	if (kr_agreement_in_force(a, act->day) || (lapsed && state == KR_STATE_LAPSED))
		return KR_OK;
	if (state == KR_STATE_ADOPTED)
		hint = kr_diag_text(
			act->diags, _("it is in force from %s"), act_day_said(act, a->starts.day));
	else if (state == KR_STATE_LAPSED)
		hint = kr_diag_text(act->diags,
			_("decide together whether it goes on: 'kring evaluate %s --sheet'"), id);
	else
		hint = kr_diag_text(act->diags,
			_("it is not adopted yet: 'kring amend %s' changes its text, 'kring adopt "
			  "%s' adopts it"),
			id, id);
	return kr_refuse(act->diags, what_helps(act, a, state, hint),
		_("'%s' is %s (as it stands on %s)"), id, kr_state_said(state),
		act_day_said(act, act->day));
}

int act_bound(struct kr_act *act, const struct kr_agreement *a, const char *organisation)
{
	kr_texts bound = { 0 };
	act_known known = { 0 };
	kr_agreement_bound(act->arena, a, act->day, &bound);
	if (kr_texts_have(&bound, organisation))
		return KR_OK;
	for (uint32_t i = 0; i < bound.n; i++)
		*KR_ADD(act->arena, &known) = bound.at[i].s;
	return kr_refuse(act->diags,
		act_nearest_or(act, organisation, &known,
			kr_diag_text(act->diags, _("'kring join %s --party ORG' lets one join"),
				a->record.id)),
		_("'%s' is not bound by '%s'"), organisation, a->record.id);
}

int act_reason(struct kr_act *act, const char *why)
{
	if (why && act_text(act, why))
		return KR_OK;
	return kr_misuse(
		act->diags, _("give it with -m; who reads it later wants to know"), _("say why"));
}

/* Options of propose, while there is no file yet. */
static const char *const lack_options[KR_LACKS] = {
	[KR_LACKS_KEEPER] = "--keeper PERSON",
	[KR_LACKS_DATE] = "--evaluate DATE",
	[KR_LACKS_CRITERION] = "--set evaluation.criteria.NAME=TEXT",
};

void act_tell_missing(struct kr_act *act, const struct kr_agreement *a)
{
	for (enum kr_lack i = 0; i < KR_LACKS; i++)
		if (kr_agreement_lacks(a, i, act->day))
			act_tell(act,
				_("  before anybody can consent: %s: kring amend %s --set %s"),
				kr_lack_said(i), a->record.id,
				kr_command_said(act->arena, kr_lack_setting(i)));
}

int act_lacks_nothing(struct kr_act *act, const struct kr_agreement *a)
{
	bool is_new = !kr_workspace_has(act->ws, KR_AGREEMENT, a->record.id);
	struct kr_buf what = KR_BUF_INIT, how = KR_BUF_INIT;
	for (enum kr_lack i = 0; i < KR_LACKS; i++) {
		if (!kr_agreement_lacks(a, i, act->day))
			continue;
		kr_buf_printf(&what, "%s%s", what.len ? "; " : "", kr_lack_said(i));
		if (is_new)
			kr_buf_printf(&how, "%s'%s'", how.len ? ", " : "",
				kr_command_said(act->arena, lack_options[i]));
		else
			kr_buf_printf(&how, "%s'kring amend %s --set %s'", how.len ? ", " : "",
				a->record.id, kr_command_said(act->arena, kr_lack_setting(i)));
	}
	int status = KR_OK;
	if (what.len)
		status = kr_refuse(act->diags,
			kr_diag_text(act->diags, is_new ? _("add %s") : "%s", how.s),
			_("nobody can consent to '%s' yet; it lacks: %s"), a->record.id, what.s);
	kr_buf_release(&what);
	kr_buf_release(&how);
	return status;
}

/* ---- new files ---------------------------------------------------------------------------- */

int act_new_agreement(struct kr_act *act, const char *id, const char *hint, struct kr_record **r)
{
	*r = kr_record_new(act->arena, KR_AGREEMENT, id);
	if (*r)
		return KR_OK;
	return kr_refuse(act->diags, hint,
		_("'%s' is too long for an id, which has 64 characters at most"), id);
}

int act_begin(
	struct kr_act *act, struct kr_record *r, struct kr_value *root, struct act_file **file)
{
	if (act_make(act, r, root, NULL) != KR_OK)
		return KR_FAILED;
	struct act_file *f = act->files.at[act->files.n - 1];
	if (kr_doc_open(act->arena, f->made, f->made_len, r->path, true, act->diags, &f->doc) !=
		KR_OK)
		return KR_FAILED;
	*file = f;
	return KR_OK;
}
