/* lib/act/consult.c - the talk with one's constituency: opened, closed with its answer, fed back.
 */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* One consultation in the making. */
struct consulting {
	struct kr_act *act;
	const struct kr_consulting *request;
	struct kr_agreement *a;
	struct kr_mandate *mandate;
	const char *person;
	const struct kr_round *round;      /* NULL: the first is still to be opened */
	size_t number;                     /* of the round */
	const struct kr_consultation *was; /* NULL: it begins now */
	struct kr_date opened, closed;     /* as they will stand */
	const char *key;
	struct act_file *f;
};

/* ---- whose mandate, which round ----------------------------------------------------------- */

static int find_mandate(struct consulting *c)
{
	struct kr_act *act = c->act;
	const char *circle = c->a->record.circle;
	if (act_open_mandate(act, circle, c->person, &c->mandate, &c->f) != KR_OK)
		return KR_FAILED;
	if (kr_mandate_in_force(c->mandate, act->day))
		return KR_OK;
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("'kring --as %s renew-mandate %s --by WHO --until DATE' renews it"),
			c->person, circle),
		_("the mandate of '%s' for '%s' is not in force on %s"), c->person, circle,
		act_day_said(act, act->day));
}

static const struct kr_consultation *about(const struct consulting *c, size_t round)
{
	const struct kr_consultation *found = NULL;
	for (uint32_t i = 0; i < c->mandate->consultations.n; i++) {
		const struct kr_consultation *x = &c->mandate->consultations.at[i];
		if (kr_text_is(&x->about, c->a->record.id) &&
			(round == 0 || (size_t)kr_whole(&x->round) == round))
			found = x;
	}
	return found;
}

static bool begins(const struct consulting *c)
{
	return c->request->closed == KR_NO_DAY && c->request->feedback == KR_NO_DAY;
}

/* Without --round: the last one; what goes on with an earlier talk belongs to that. */
static int find_round(struct consulting *c)
{
	const struct kr_consulting *r = c->request;
	const struct kr_round *last = kr_agreement_round(c->a, c->act->day);
	size_t n = last ? kr_round_number(c->a, last) : 0;
	c->number = r->round ? (size_t)r->round : n ? n : 1;
	if (c->number > (n ? n : 1))
		return kr_refuse(c->act->diags,
			n ? kr_diag_text(c->act->diags, _("the last one is round %zu"), n) : NULL,
			_("'%s' has no round %zu"), c->a->record.id, c->number);
	c->was = about(c, c->number);
	if (!r->round && !c->was && !begins(c) && r->opened == KR_NO_DAY)
		c->was = about(c, 0);
	if (c->was && kr_whole(&c->was->round) > 0)
		c->number = (size_t)kr_whole(&c->was->round);
	c->round = c->number <= n ? &c->a->rounds.at[c->number - 1] : NULL;
	return KR_OK;
}

/* ---- in which order ----------------------------------------------------------------------- */

static int refuse_later(struct kr_act *act, int32_t day)
{
	if (day == KR_NO_DAY || day <= act->day)
		return KR_OK;
	return kr_misuse(act->diags, NULL, _("%s is still to come"), act_day_said(act, day));
}

static int refuse_twice(
	const struct consulting *c, const char *what, struct kr_date was, int32_t asked)
{
	if (asked == KR_NO_DAY || !kr_has_day(was) || was.day == asked)
		return KR_OK;
	return kr_refuse(c->act->diags,
		kr_diag_text(c->act->diags, _("it stands in %s, under '%s'"),
			c->mandate->record.path, c->was->id.s),
		_("'%s' of this consultation is %s already"), what, act_day_said(c->act, was.day));
}

static int refuse_before(const struct consulting *c, int32_t day, const char *what,
	struct kr_date before, const char *first, const char *hint)
{
	if (day == KR_NO_DAY || (kr_has_day(before) && before.day <= day))
		return KR_OK;
	if (!kr_has_day(before))
		return kr_refuse(
			c->act->diags, hint, _("there is '%s', and no '%s' yet"), what, first);
	return kr_refuse(c->act->diags, NULL, _("'%s' on %s comes before '%s' on %s"), what,
		act_day_said(c->act, day), first, act_day_said(c->act, before.day));
}

static struct kr_date date_of(int32_t asked, struct kr_date was)
{
	return kr_has_day(was) ? was : (struct kr_date){ .day = asked };
}

/* What is about to be written, after what is there. */
static void merge(struct consulting *c)
{
	static const struct kr_consultation nothing;
	const struct kr_consultation *was = c->was ? c->was : &nothing;
	int32_t opened = c->request->opened;
	if (opened == KR_NO_DAY && !c->was && begins(c))
		opened = c->act->day;
	c->opened = date_of(opened, was->opened);
	c->closed = date_of(c->request->closed, was->closed);
}

static int refuse_order(struct consulting *c)
{
	const struct kr_consulting *r = c->request;
	struct kr_act *act = c->act;
	if (refuse_later(act, r->opened) != KR_OK || refuse_later(act, r->closed) != KR_OK ||
		refuse_later(act, r->feedback) != KR_OK)
		return KR_FAILED;
	if (c->was && (refuse_twice(c, "opened", c->was->opened, r->opened) != KR_OK ||
			      refuse_twice(c, "closed", c->was->closed, r->closed) != KR_OK ||
			      refuse_twice(c, "feedback", c->was->feedback, r->feedback) != KR_OK))
		return KR_FAILED;
	if (refuse_before(c, r->closed, "closed", c->opened, "opened",
		    _("add '--opened DATE', when the constituency was asked")) != KR_OK ||
		refuse_before(c, r->feedback, "feedback", c->closed, "closed",
			_("add '--closed DATE --stance TEXT', what the constituency said")) !=
			KR_OK)
		return KR_FAILED;
	return KR_OK;
}

static int refuse_early(const struct consulting *c)
{
	const struct kr_consulting *r = c->request;
	const char *id = c->a->record.id;
	if (r->stance && !kr_has_day(c->closed))
		return kr_misuse(c->act->diags, _("add '--closed DATE'"),
			_("'--stance' is what the constituency said in the end"));
	if (r->stance && c->was && kr_present(&c->was->stance))
		return kr_refuse(c->act->diags,
			kr_diag_text(c->act->diags, _("it stands in %s"), c->mandate->record.path),
			_("what the constituency said of '%s' is written down already"), id);
	if (r->feedback != KR_NO_DAY && kr_agreement_is_proposal(c->a, r->feedback))
		return kr_refuse(c->act->diags,
			_("feedback tells the constituency what was decided, after it was"),
			_("'%s' was not decided on %s"), id, act_day_said(c->act, r->feedback));
	return KR_OK;
}

/* ---- writing ------------------------------------------------------------------------------ */

/* `warme-overdracht-1`: the name of the agreement and the round. */
static int choose_key(struct consulting *c)
{
	enum { MOST = 64, NUMBER = 4 };
	size_t len = strlen(c->a->record.name);
	if (c->was) {
		c->key = c->was->id.s;
		return KR_OK;
	}
	c->key = kr_asprintf(c->act->arena, "%.*s-%zu",
		(int)(len > MOST - NUMBER ? MOST - NUMBER : len), c->a->record.name, c->number);
	for (uint32_t i = 0; i < c->mandate->consultations.n; i++)
		if (kr_text_is(&c->mandate->consultations.at[i].id, c->key))
			return kr_refuse(c->act->diags,
				_("give that one another name in the file first"),
				_("'%s' is a consultation about something else, in %s"), c->key,
				c->mandate->record.path);
	return KR_OK;
}

static struct kr_value *begun(const struct consulting *c, struct kr_value *heard)
{
	struct kr_act *act = c->act;
	struct kr_value *map = kr_value_map(act->arena, false);
	kr_value_put(act->arena, map, "about", act_word(act, c->a->record.id));
	kr_value_put(
		act->arena, map, "round", act_word(act, kr_asprintf(act->arena, "%zu", c->number)));
	kr_value_put(act->arena, map, "opened", act_day(act, c->opened.day));
	kr_value_put(act->arena, map, "closed", act_day(act, c->closed.day));
	kr_value_put(act->arena, map, "heard", heard);
	kr_value_put(act->arena, map, "stance", act_text(act, c->request->stance));
	kr_value_put(act->arena, map, "feedback", act_day(act, c->request->feedback));
	return map;
}

static int put(const struct consulting *c, const char *key, struct kr_value *value)
{
	return act_set(c->act, c->f, kr_asprintf(c->act->arena, "consultations.%s.%s", c->key, key),
		value);
}

static int hear(const struct consulting *c, const struct kr_value *heard)
{
	const char *at = kr_asprintf(c->act->arena, "consultations.%s.heard", c->key);
	if (c->was->heard.n == 0)
		return put(c, "heard", heard ? kr_value_copy(c->act->arena, heard) : NULL);
	for (const struct kr_value *v = heard ? heard->first : NULL; v; v = v->next)
		if (!kr_texts_have(&c->was->heard, v->text) &&
			act_append(c->act, c->f, at, kr_value_copy(c->act->arena, v)) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int go_on(const struct consulting *c, const struct kr_value *heard)
{
	const struct kr_consulting *r = c->request;
	struct kr_act *act = c->act;
	if (!kr_has_day(c->was->closed) && put(c, "closed", act_day(act, r->closed)) != KR_OK)
		return KR_FAILED;
	if (hear(c, heard) != KR_OK || put(c, "stance", act_text(act, r->stance)) != KR_OK)
		return KR_FAILED;
	return kr_has_day(c->was->feedback) ? KR_OK : put(c, "feedback", act_day(act, r->feedback));
}

static int refuse_nothing(const struct consulting *c)
{
	const struct kr_consulting *r = c->request;
	bool some = r->closed != KR_NO_DAY || r->feedback != KR_NO_DAY || r->stance || r->heard;
	if (!c->was || some)
		return KR_OK;
	return kr_refuse(c->act->diags,
		kr_has_day(c->closed)
			? _("'--feedback DATE' says when it heard the decision")
			: _("'--closed DATE --stance TEXT' says when it had answered, and what"),
		_("the constituency was asked about round %zu of '%s' on %s already"), c->number,
		c->a->record.id, act_day_said(c->act, c->opened.day));
}

/* ---- telling ------------------------------------------------------------------------------ */

/* The constituency that needs longest, of those spoken for. */
struct slowest {
	struct kr_act *act;
	const struct kr_organisation *organisation;
	int days;
};

static void look_at_organisation(void *arg, const char *id)
{
	struct slowest *s = arg;
	const struct kr_organisation *o = kr_workspace_organisation(s->act->ws, id);
	if (o && kr_whole(&o->consult_days) > s->days) {
		s->organisation = o;
		s->days = kr_whole(&o->consult_days);
	}
}

static void tell_time(const struct consulting *c)
{
	struct slowest s = { .act = c->act };
	kr_organisations_of(
		c->act->ws, c->a->record.circle, c->person, c->act->day, look_at_organisation, &s);
	if (!s.organisation)
		return;
	int32_t through = c->opened.day + s.days;
	act_tell(c->act,
		kr_nq("  '%s' needs %d day for that: until %s",
			"  '%s' needs %d days for that: until %s", s.days),
		s.organisation->record.id, s.days, act_day_said(c->act, through));
	if (c->round && kr_has_day(c->round->closes) && c->round->closes.day < through)
		act_warn(c->act,
			_("round %zu of '%s' closes on %s, before '%s' is through: kring answer %s "
			  "consulting --until %s"),
			c->number, c->a->record.id, act_day_said(c->act, c->round->closes.day),
			s.organisation->record.id, c->a->record.id, KR_DAY(through));
}

static void tell(const struct consulting *c)
{
	const struct kr_consulting *r = c->request;
	const char *id = c->a->record.id;
	struct kr_act *act = c->act;
	if (!c->was)
		act_tell(act, _("%s asks the constituency about round %zu of '%s', from %s on"),
			kr_name_of(act->ws, c->person), c->number, id,
			act_day_said(act, c->opened.day));
	if (!kr_has_day(c->closed)) {
		tell_time(c);
		act_tell(act,
			_("  next: 'kring consult %s --closed DATE --stance TEXT --heard ID,...'"),
			id);
	} else if (r->closed != KR_NO_DAY) {
		act_tell(act, _("the constituency of %s answered on %s"),
			kr_name_of(act->ws, c->person), act_day_said(act, c->closed.day));
		act_tell(act,
			_("  after the decision: 'kring consult %s --feedback DATE', once they "
			  "heard it"),
			id);
	}
	if (r->feedback != KR_NO_DAY)
		act_tell(act, _("the constituency of %s heard on %s what was decided"),
			kr_name_of(act->ws, c->person), act_day_said(act, r->feedback));
	if (kr_has_day(c->closed) && r->closed == KR_NO_DAY)
		act_tell(act, _("  next: nothing; with that the constituency is through with it"));
	act_subject(act, "mandate %s: consult about %s", c->mandate->record.id, id);
	act_trailer(act, "Mandate", c->mandate->record.id);
	act_trailer(act, "Agreement", id);
}

/* ---- the verb ----------------------------------------------------------------------------- */

int kr_act_consult(struct kr_act *act, const struct kr_consulting *request)
{
	struct consulting c = { .act = act, .request = request };
	struct kr_value *heard;
	/* feedback is about what was decided */
	bool decided = request->feedback != KR_NO_DAY;
	if ((decided ? act_standing : act_agreement)(act, request->id, &c.a) != KR_OK ||
		act_person(act, &c.person) != KR_OK || find_mandate(&c) != KR_OK ||
		find_round(&c) != KR_OK || act_ids(act, "heard", request->heard, &heard) != KR_OK)
		return KR_FAILED;
	merge(&c);
	if (refuse_order(&c) != KR_OK || refuse_early(&c) != KR_OK || refuse_nothing(&c) != KR_OK ||
		choose_key(&c) != KR_OK)
		return KR_FAILED;
	int status = c.was ? go_on(&c, heard)
			   : act_set(act, c.f, kr_asprintf(act->arena, "consultations.%s", c.key),
				     begun(&c, heard));
	if (status != KR_OK)
		return KR_FAILED;
	tell(&c);
	return KR_OK;
}
