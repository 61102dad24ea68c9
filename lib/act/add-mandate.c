/* lib/act/add-mandate.c - a new mandate, and who stands in for its holder. */
#include <string.h>

#include "act/add.h"
#include "act/known.h"
#include "base/i18n.h"

/* ---- mandate ------------------------------------------------------------------------------ */

/* The organisations of --organisation: one, or those of a sector. */
static int read_organisations(
	struct kr_act *act, const struct kr_adding *r, struct kr_value **organisations)
{
	if (act_ids(act, "organisation", r->organisation, organisations) != KR_OK)
		return KR_FAILED;
	for (const struct kr_value *v = *organisations ? (*organisations)->first : NULL; v;
		v = v->next)
		if (act_known_organisation(act, v->text) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int refuse_term(struct kr_act *act, int32_t from, int32_t until)
{
	if (until == KR_NO_DAY)
		return kr_misuse(
			act->diags, _("a mandate is given for a time"), _("'--until' is missing"));
	if (until < from)
		return kr_misuse(act->diags, NULL, _("a mandate from %s cannot end on %s"),
			act_day_said(act, from), act_day_said(act, until));
	return KR_OK;
}

static int refuse_mandate(
	struct kr_act *act, const struct kr_adding *r, struct kr_value **organisations)
{
	struct kr_circle *delegating;
	if (r->self + act_is_given(r->organisation) + act_is_given(r->of_circle) != 1)
		return kr_misuse(act->diags,
			_("one of them: an organisation (or those of a sector, with commas), the "
			  "circle whose delegate it is, or one's own name"),
			_("say on whose behalf: '--organisation ORG', '--of-circle CIRCLE' or "
			  "'--self'"));
	if (r->self)
		return KR_OK;
	if (act_needs(act, r->given_by, "given-by", _("the mandator: who gives it")) != KR_OK ||
		read_organisations(act, r, organisations) != KR_OK)
		return KR_FAILED;
	return act_is_given(r->of_circle) ? act_circle(act, r->of_circle, &delegating) : KR_OK;
}

static struct kr_value *mandate(struct kr_act *act, const struct kr_adding *r, int32_t from,
	struct kr_value *organisations, struct kr_value *scope)
{
	struct kr_value *root = kr_value_map(act->arena, false);
	bool sector = organisations && organisations->first->next;
	if (sector)
		kr_value_put(act->arena, root, "organisations", organisations);
	else if (organisations)
		kr_value_put(act->arena, root, "organisation",
			act_word(act, organisations->first->text));
	kr_value_put(act->arena, root, "circle", act_word(act, r->of_circle));
	kr_value_put(act->arena, root, "self", act_word(act, r->self ? "true" : NULL));
	kr_value_put(act->arena, root, "given-by", act_text(act, r->given_by));
	kr_value_put(act->arena, root, "scope", scope);
	kr_value_put(act->arena, root, "from", act_day(act, from));
	kr_value_put(act->arena, root, "until", act_day(act, r->until));
	return root;
}

static void add_words(struct kr_act *act, const kr_texts *texts, act_known *known)
{
	for (uint32_t i = 0; i < texts->n; i++)
		*KR_ADD(act->arena, known) = texts->at[i].s;
}

/* A topic that the circle does not have may be a slip of the pen, or still to come. */
static void note_strange_topics(
	struct kr_act *act, const struct kr_circle *c, const struct kr_value *scope)
{
	act_known known = { 0 };
	add_words(act, &c->domain, &known);
	if (c->scope)
		add_words(act, &c->scope->in, &known);
	for (const struct kr_value *v = scope ? scope->first : NULL; known.n > 0 && v;
		v = v->next) {
		const char *near = kr_nearest(v->text, known.at, known.n);
		if (near && strcmp(near, v->text) == 0)
			continue;
		act_warn(act,
			near ? _("'%s' is no topic of the circle '%s'; did you mean '%s'?")
			     : _("'%s' is no topic of the circle '%s'"),
			v->text, c->record.id, near);
	}
}

static void tell_mandate(
	struct kr_act *act, const struct kr_adding *r, const struct kr_circle *c, int32_t from)
{
	act_tell(act, _("%s has a mandate for '%s' from %s until %s"),
		kr_name_of(act->ws, r->second), c->record.id, act_day_said(act, from),
		act_day_said(act, r->until));
	if (!kr_circle_has_member(c, r->second, act->day))
		act_tell(act, _("  next: 'kring add member %s %s', who is no member of it today"),
			c->record.id, r->second);
	else
		act_tell(act,
			_("  next: nothing, until it is renewed: 'kring renew-mandate %s --by "
			  "WHO'"),
			c->record.id);
}

/* ---- a mandate that is given anew ---------------------------------------------------------- */

/* On whose behalf never changes in a file: what was answered with it was answered for them. */
static bool is_for_the_same(
	const struct kr_adding *r, const struct kr_mandate *m, const struct kr_value *organisations)
{
	uint32_t n = 0;
	if (r->self || r->of_circle)
		return r->self ? m->self.is : kr_text_is(&m->circle, r->of_circle);
	for (const struct kr_value *v = organisations->first; v; v = v->next, n++)
		if (!kr_text_is(&m->organisation, v->text) &&
			!kr_texts_have(&m->organisations, v->text))
			return false;
	return n == (m->organisations.n ? m->organisations.n : 1);
}

static const char *outcome_of(const struct kr_mandate *m, const struct kr_value *scope, int32_t day)
{
	const kr_texts *old = kr_mandate_scope(m, day);
	uint32_t n = 0, same = 0;
	for (const struct kr_value *v = scope ? scope->first : NULL; v; v = v->next, n++)
		same += kr_texts_have(old, v->text);
	if (!scope || (old->n == n && same == n))
		return "confirmed";
	return same == n || old->n == 0 ? "narrowed" : "widened";
}

static int refuse_again(struct kr_act *act, const struct kr_adding *r, const struct kr_mandate *m,
	const struct kr_value *organisations, int32_t from)
{
	const struct kr_mandate_renewal *last = m->renewals.n ? &m->renewals.at[m->renewals.n - 1]
							      : NULL;
	if (!is_for_the_same(r, m, organisations))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring show mandate/%s' shows it; somebody else of that "
				  "organisation can get one"),
				m->record.id),
			_("the mandate '%s' was on behalf of others, and what was answered with "
			  "it stays so"),
			m->record.id);
	if (kr_mandate_in_force(m, from) || (last && last->date.day >= from) ||
		(m->withdrawn && m->withdrawn->date.day >= from))
		return kr_refuse(act->diags, _("'--from DATE' gives it from a later day on"),
			_("the mandate '%s' cannot be given anew from %s"), m->record.id,
			act_day_said(act, from));
	return KR_OK;
}

/* A renewal: the answers that were given with it before keep their mandate. */
static int give_again(struct kr_act *act, const struct kr_adding *r, struct kr_mandate *m,
	struct kr_value *organisations, int32_t from)
{
	struct kr_value *map = kr_value_map(act->arena, true), *scope;
	struct act_file *f;
	if (refuse_again(act, r, m, organisations, from) != KR_OK ||
		act_ids(act, "scope", r->scope, &scope) != KR_OK ||
		act_open(act, &m->record, &f) != KR_OK)
		return KR_FAILED;
	const char *outcome = outcome_of(m, scope, from);
	kr_value_put(act->arena, map, "date", act_day(act, from));
	kr_value_put(act->arena, map, "by", act_text(act, r->self ? r->second : r->given_by));
	kr_value_put(act->arena, map, "outcome", act_word(act, outcome));
	kr_value_put(act->arena, map, "scope", strcmp(outcome, "confirmed") == 0 ? NULL : scope);
	kr_value_put(act->arena, map, "until", act_day(act, r->until));
	return act_append(act, f, "renewals", map);
}

/* Was it withdrawn, or is its term over? */
static bool is_over(const struct kr_mandate *m, int32_t day)
{
	return m->record.sound && m->from.day <= day && !kr_mandate_in_force(m, day);
}

int act_add_mandate(struct kr_act *act, const struct kr_adding *r)
{
	int32_t from = r->from != KR_NO_DAY ? r->from : act->day;
	struct kr_value *scope, *organisations = NULL;
	struct kr_circle *c;
	if (act_circle(act, r->id, &c) != KR_OK || act_known_person(act, r->second) != KR_OK)
		return KR_FAILED;
	const char *id = kr_asprintf(act->arena, "%s/%s", c->record.id, r->second);
	const char *renew = kr_diag_text(act->diags,
		_("'kring --as %s renew-mandate %s --by WHO' renews it"), r->second, c->record.id);
	struct kr_mandate *m = kr_workspace_mandate(act->ws, c->record.id, r->second);
	bool again = m && is_over(m, act->day);
	if ((!again && act_refuse_there(act, KR_MANDATE, id, renew) != KR_OK) ||
		refuse_mandate(act, r, &organisations) != KR_OK ||
		refuse_term(act, from, r->until) != KR_OK ||
		act_ids(act, "scope", r->scope, &scope) != KR_OK)
		return KR_FAILED;
	note_strange_topics(act, c, scope);
	if (again ? give_again(act, r, m, organisations, from) != KR_OK
		  : act_make(act, kr_record_new(act->arena, KR_MANDATE, id),
			    mandate(act, r, from, organisations, scope), NULL) != KR_OK)
		return KR_FAILED;
	tell_mandate(act, r, c, from);
	act_subject(act, again ? "mandate %s: give anew" : "mandate %s: add", id);
	act_trailer(act, "Mandate", id);
	return KR_OK;
}

/* ---- alternate ---------------------------------------------------------------------------- */

static int refuse_alternate(
	struct kr_act *act, const struct kr_adding *r, const struct kr_mandate *m, int32_t from)
{
	const struct kr_alternate *there = m->alternate;
	if (act_needs(act, r->person, "person", _("who stands in")) != KR_OK ||
		act_known_person(act, r->person) != KR_OK)
		return KR_FAILED;
	if (strcmp(r->person, r->second) == 0)
		return kr_misuse(act->diags, NULL, _("nobody stands in for themselves"));
	if (r->until == KR_NO_DAY || r->until < from)
		return kr_misuse(act->diags, _("an alternate stands in from a day until a day"),
			r->until == KR_NO_DAY ? _("'--until' is missing")
					      : _("'--until' is before '--from'"));
	if (there && there->until.day >= act->day)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("it stands in %s"), m->record.path),
			_("'%s' stands in for '%s' from %s until %s"), there->person.s, r->second,
			act_day_said(act, there->from.day), act_day_said(act, there->until.day));
	return KR_OK;
}

int act_add_alternate(struct kr_act *act, const struct kr_adding *r)
{
	int32_t from = r->from != KR_NO_DAY ? r->from : act->day;
	struct kr_value *map = kr_value_map(act->arena, true);
	struct act_file *f;
	struct kr_circle *c;
	if (act_circle(act, r->id, &c) != KR_OK || act_known_person(act, r->second) != KR_OK)
		return KR_FAILED;
	struct kr_mandate *m = kr_workspace_mandate(act->ws, c->record.id, r->second);
	if (!m)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring add mandate %s %s' adds it"),
				c->record.id, r->second),
			_("'%s' has no mandate for '%s', so nobody can stand in"), r->second,
			c->record.id);
	kr_value_put(act->arena, map, "person", act_word(act, r->person));
	kr_value_put(act->arena, map, "from", act_day(act, from));
	kr_value_put(act->arena, map, "until", act_day(act, r->until));
	if (refuse_alternate(act, r, m, from) != KR_OK || act_open(act, &m->record, &f) != KR_OK ||
		(m->alternate && act_remove(act, f, "alternate") != KR_OK) ||
		act_set(act, f, "alternate", map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s stands in for %s in '%s' from %s until %s"),
		kr_name_of(act->ws, r->person), kr_name_of(act->ws, r->second), c->record.id,
		act_day_said(act, from), act_day_said(act, r->until));
	act_tell(act, _("  next: nothing; 'kring status --for %s' shows then what %s is asked"),
		r->person, kr_name_of(act->ws, r->person));
	act_subject(act, "mandate %s: add alternate", m->record.id);
	act_trailer(act, "Mandate", m->record.id);
	return KR_OK;
}
