/* lib/model/adoption.c - the adoption rule: what keeps an agreement from being adopted. */
#include <string.h>

#include "base/i18n.h"
#include <kring/lifecycle.h>

/* The days from @from until before @until, on which a rule is enforced. */
struct duty {
	int32_t from, until;
};
typedef KR_MANY(struct duty) duties;

/* What the rule looks at, for a round as for the consent to an evaluation's outcome. */
struct poll {
	struct kr_workspace *ws;
	const struct kr_agreement *a;
	const struct kr_round *round;
	const char *circle; /* whose members are asked */
	size_t number;
	int32_t day;
	bool pretend_absent;
	duties mandates;
	uint8_t *words; /* of each response: enum kr_response_word, as far as it counts */
	bool waits;     /* somebody has still to settle something */
	kr_obstacles *out;
};

/* ---- is a rule enforced? ------------------------------------------------------------------ */

enum { IGNORE = 1 };

static bool names_rule(const kr_grades *rules, const char *rule)
{
	for (uint32_t i = 0; i < rules->n; i++)
		if (kr_text_is(&rules->at[i].id, rule))
			return rules->at[i].value.is > IGNORE;
	return false;
}

/* A rule as spelregels name it: by itself, or with the set that it belongs to. */
struct named_rule {
	const char *name, *set;
};
static const struct named_rule mandate_valid = { "mandate-valid", NULL };

static bool enforces(const struct kr_spelregel *s, const struct named_rule *rule)
{
	return names_rule(&s->enforces, rule->name) ||
	       (rule->set && kr_texts_have(&s->set, rule->set) && s->set_severity.is != IGNORE);
}

static void add_duty(struct kr_workspace *ws, duties *out, int32_t from, int32_t until)
{
	*KR_ADD(kr_workspace_arena(ws), out) = (struct duty){ from, until };
}

/* A spelregel does not judge the agreement that established it: that could not know it yet. */
static void duties_of(struct kr_workspace *ws, const char *circle, const char *agreement,
	const struct named_rule *rule, duties *out)
{
	const struct kr_network *network = kr_workspace_network(ws);
	size_t n;
	struct kr_record *const *all = kr_workspace_each(ws, KR_SPELREGEL, &n);
	if (network && network->record.sound && names_rule(&network->checks, rule->name))
		add_duty(ws, out, 0, INT32_MAX);
	for (size_t i = 0; i < n; i++) {
		const struct kr_spelregel *s = (const struct kr_spelregel *)all[i];
		if (!all[i]->loaded)
			kr_workspace_get(ws, KR_SPELREGEL, all[i]->id);
		if (all[i]->sound && s->adopted && enforces(s, rule) &&
			kr_spelregel_binds(s, circle) &&
			!(agreement && kr_text_is(&s->adopted->by, agreement)))
			add_duty(ws, out, s->adopted->date.day,
				s->ended ? s->ended->date.day : INT32_MAX);
	}
}

static bool is_duty_on(const duties *list, int32_t day)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->at[i].from <= day && day < list->at[i].until)
			return true;
	return false;
}

bool kr_rule_enforced(
	struct kr_workspace *ws, const char *circle, int32_t day, const char *rule, const char *set)
{
	duties list = { 0 };
	duties_of(ws, circle, NULL, &(struct named_rule){ rule, set }, &list);
	return is_duty_on(&list, day);
}

bool kr_mandates_needed(struct kr_workspace *ws, const struct kr_agreement *a, int32_t day)
{
	duties list = { 0 };
	duties_of(ws, a->record.circle, a->record.id, &mandate_valid, &list);
	return is_duty_on(&list, day);
}

/* ---- the members -------------------------------------------------------------------------- */

static struct kr_obstacle *add(const struct poll *p, enum kr_obstacle_kind kind, struct kr_at at)
{
	struct kr_obstacle *o = KR_ADD(kr_workspace_arena(p->ws), p->out);
	o->kind = kind;
	o->at = at;
	o->round = p->number;
	return o;
}

bool kr_answers_for_self(const struct kr_agreement *a, const char *person, int32_t day)
{
	return a->elects && kr_text_is(&a->elects->person, person) && a->of &&
	       !kr_circle_has_member(a->of, person, day);
}

/*
 * FORMAT: where `mandate-valid` is enforced, an answer without a mandate in force is none.  But
 * `absent` and `left` are written about a member, who speaks for nobody then.
 */
static bool counts(const struct poll *p, const char *member, const struct kr_answer *answer)
{
	if (answer->response.is == KR_ABSENT || answer->response.is == KR_LEFT ||
		!is_duty_on(&p->mandates, answer->date.day) ||
		kr_answers_for_self(p->a, member, answer->date.day))
		return true;
	const struct kr_mandate *m = kr_workspace_mandate(p->ws, p->circle, member);
	return m && kr_mandate_in_force(m, answer->date.day);
}

static enum kr_response_word word_that_counts(const struct poll *p, const struct kr_response *r)
{
	const struct kr_answer *last = kr_response_last(r, p->day);
	if (!last || !counts(p, r->id.s, last))
		return KR_PENDING;
	return (enum kr_response_word)last->response.is;
}

static void hear(struct poll *p)
{
	p->words = kr_alloc(kr_workspace_arena(p->ws), p->round->responses.n + 1);
	for (uint32_t i = 0; i < p->round->responses.n; i++)
		p->words[i] = (uint8_t)word_that_counts(p, &p->round->responses.at[i]);
}

static bool absence_is_settled(const struct poll *p, const struct kr_response *r)
{
	const struct kr_answer *last = kr_response_last(r, p->day);
	enum kr_counted_as policy = kr_absence_counts(p->round, p->day);
	if (last && last->response.is == KR_ABSENT)
		return policy && (last->counted.is || p->pretend_absent);
	return !last && p->pretend_absent && policy == KR_COUNTED_SILENCE;
}

static bool is_settled(
	const struct poll *p, const struct kr_response *r, enum kr_response_word word)
{
	switch (word) {
	case KR_CONSENT:
	case KR_LEFT:
		return true;
	case KR_STAND_ASIDE:
		return p->round->stand_aside.is == KR_STAND_ASIDE_ALLOWED;
	case KR_ABSENT:
	case KR_PENDING:
		return absence_is_settled(p, r);
	default:
		return false;
	}
}

static void look_at_members(struct poll *p)
{
	bool consent = false;
	for (uint32_t i = 0; i < p->round->responses.n; i++) {
		const struct kr_response *r = &p->round->responses.at[i];
		enum kr_response_word word = p->words[i];
		consent |= word == KR_CONSENT;
		if (is_settled(p, r, word))
			continue;
		bool blocks = kr_response_blocks(word) || word == KR_CONSULTING;
		struct kr_obstacle *o = add(
			p, blocks ? KR_MEMBER_BLOCKS : KR_MEMBER_WAITS, r->id.at);
		p->waits = true;
		o->who = r->id.s;
		o->word = word == KR_PENDING && kr_response_last(r, p->day)
				  ? _("answered without a mandate in force")
				  : kr_response_text(word);
	}
	if (!consent)
		add(p, KR_NOBODY_CONSENTS, p->round->at)->follows = p->waits;
}

/* ---- organisations, objections, and what is established ------------------------------------ */

/* What is known of each party: somebody consents for it, or somebody may still do so. */
enum { CONSENTS = 1, MAY_CONSENT = 2 };
struct voices {
	const kr_texts *parties;
	uint8_t *known;
	uint8_t what;
};

static void hear_for(void *arg, const char *organisation)
{
	struct voices *v = arg;
	for (uint32_t i = 0; i < v->parties->n; i++)
		if (kr_text_is(&v->parties->at[i], organisation))
			v->known[i] |= v->what;
}

static void look_at_parties(const struct poll *p)
{
	struct voices v = { &p->a->parties, NULL, 0 };
	v.known = kr_alloc(kr_workspace_arena(p->ws), v.parties->n + 1);
	for (uint32_t i = 0; v.parties->n && i < p->round->responses.n; i++) {
		const struct kr_response *r = &p->round->responses.at[i];
		const struct kr_answer *last = kr_response_last(r, p->day);
		v.what = p->words[i] == KR_CONSENT                              ? CONSENTS
			 : is_settled(p, r, (enum kr_response_word)p->words[i]) ? 0
										: MAY_CONSENT;
		if (v.what && !kr_answers_for_self(p->a, r->id.s, last ? last->date.day : p->day))
			kr_organisations_of(p->ws, p->circle, r->id.s,
				last ? last->date.day : p->day, hear_for, &v);
	}
	for (uint32_t i = 0; i < v.parties->n; i++) {
		if ((v.known[i] & CONSENTS) ||
			kr_organisation_left(p->ws, v.parties->at[i].s, p->day))
			continue;
		struct kr_obstacle *o = add(p, KR_PARTY_WITHOUT, v.parties->at[i].at);
		o->who = v.parties->at[i].s;
		o->follows = (v.known[i] & MAY_CONSENT) != 0;
	}
}

/* Once it is adopted, that is told by check. */
bool kr_change_awaited(const struct kr_agreement *a, const struct kr_outcome *o, int32_t day)
{
	return kr_result_changes(o->result.is) && o->round.there && o->round.value > a->rounds.n &&
	       !kr_agreement_adopted(a, day);
}

static void look_at_answer(const struct poll *p, const struct kr_response *r,
	const struct kr_answer *answer, size_t number)
{
	if (answer->response.is != KR_OBJECTION || answer->date.day > p->day)
		return;
	const struct kr_outcome *outcome = kr_objection_outcome(answer->objection, p->day);
	if (outcome && !kr_change_awaited(p->a, outcome, p->day))
		return;
	enum kr_obstacle_kind kind = outcome ? KR_CHANGE_AWAITED : KR_OBJECTION_OPEN;
	struct kr_obstacle *o = add(p, kind, r->id.at);
	o->who = r->id.s;
	o->round = outcome ? (size_t)outcome->round.value : number;
}

static void look_at_objections(const struct poll *p, const struct kr_round *round, size_t number)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		look_at_answer(p, r, &r->first, number);
		for (uint32_t k = 0; k < r->then.n; k++)
			look_at_answer(p, r, &r->then.at[k], number);
	}
}

const struct kr_named *kr_established_changed(
	struct kr_workspace *ws, const struct kr_agreement *a, uint32_t *from)
{
	for (uint32_t i = *from; i < a->establishes.n; i++) {
		const struct kr_named *e = &a->establishes.at[i];
		const struct kr_record *r = kr_workspace_established(ws, e->id.s);
		if (!r || !r->has_digest || kr_text_is(&e->value, "none") ||
			kr_text_is(&e->value, kr_digest_text(kr_workspace_arena(ws), r->digest)))
			continue;
		*from = i + 1;
		return e;
	}
	return NULL;
}

/* What a proposal establishes is part of its text, until it is adopted. */
static void look_at_established(const struct poll *p)
{
	uint32_t from = 0;
	for (const struct kr_named *e; (e = kr_established_changed(p->ws, p->a, &from));)
		add(p, KR_TEXT_CHANGED, e->id.at)->who = e->id.s;
}

/* ---- the rule ----------------------------------------------------------------------------- */

/* Is the text the one that was answered to?  @same: what its digest says. */
static void look_at_text(const struct poll *p, bool same)
{
	if (!kr_present(&p->round->text_digest)) {
		struct kr_obstacle *o = add(p, KR_NO_DIGEST, p->round->at);
		o->follows = !kr_round_answered(p->round, p->day);
		if (kr_round_answered(p->round, p->day))
			o->word = _("it is not known which text was answered to: the round has no "
				    "'text-digest'");
	} else if (!same) {
		add(p, KR_TEXT_CHANGED, p->round->text_digest.at);
	}
}

void kr_adoption_obstacles(struct kr_workspace *ws, const struct kr_agreement *a, int32_t day,
	bool pretend_absent, kr_obstacles *out)
{
	struct poll p = {
		.ws = ws, .a = a, .day = day, .pretend_absent = pretend_absent, .out = out
	};
	p.round = kr_agreement_round(a, day);
	if (!p.round) {
		add(&p, KR_NO_ROUND, a->title.at);
		return;
	}
	p.number = kr_round_number(a, p.round);
	p.circle = kr_asked_circle(ws, a, p.round);
	duties_of(ws, a->record.circle, a->record.id, &mandate_valid, &p.mandates);
	look_at_text(&p, kr_round_text_unchanged(a, p.round));
	if (!kr_agreement_adopted(a, day))
		look_at_established(&p);
	hear(&p);
	look_at_members(&p);
	look_at_parties(&p);
	for (size_t i = 0; i < p.number; i++)
		look_at_objections(&p, &a->rounds.at[i], i + 1);
}

void kr_outcome_obstacles(struct kr_workspace *ws, const struct kr_agreement *a,
	const struct kr_evaluation *e, int32_t day, bool pretend_absent, kr_obstacles *out)
{
	struct poll p = {
		.ws = ws, .a = a, .day = day, .pretend_absent = pretend_absent, .out = out
	};
	p.round = &e->round;
	p.circle = kr_asked_circle(ws, a, p.round);
	duties_of(ws, a->record.circle, a->record.id, &mandate_valid, &p.mandates);
	look_at_text(&p, kr_evaluation_text_unchanged(kr_workspace_arena(ws), a, e));
	hear(&p);
	look_at_members(&p);
	look_at_parties(&p);
	look_at_objections(&p, p.round, 0);
}

bool kr_agreement_ready(struct kr_workspace *ws, const struct kr_agreement *a, int32_t day)
{
	kr_obstacles obstacles = { 0 };
	enum kr_state state = kr_agreement_state(a, day);
	if (state != KR_STATE_OPEN && state != KR_STATE_OBJECTED)
		return false;
	kr_adoption_obstacles(ws, a, day, true, &obstacles);
	return obstacles.n == 0;
}

/* The name of a person or an organisation, or the id where there is no such record. */
const char *kr_obstacle_text(struct kr_workspace *ws, const struct kr_obstacle *o)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	switch (o->kind) {
	case KR_NO_ROUND:
		return _("no consent round was opened");
	case KR_NO_DIGEST:
		return o->word ? o->word
			       : _("nobody has answered yet, so there is no text that was "
				   "consented to");
	case KR_TEXT_CHANGED:
		if (o->who)
			return kr_asprintf(arena,
				_("the text of '%s', which it establishes, changed"), o->who);
		return _("the text changed after it was consented to");
	case KR_MEMBER_WAITS:
	case KR_MEMBER_BLOCKS:
		return kr_asprintf(arena, _("%s %s"), kr_name_of(ws, o->who), o->word);
	case KR_NOBODY_CONSENTS:
		return _("nobody consents");
	case KR_PARTY_WITHOUT:
		return kr_asprintf(arena, _("nobody consents for %s, which would be bound"),
			kr_name_of(ws, o->who));
	case KR_OBJECTION_OPEN:
		return kr_asprintf(
			arena, _("the objection of %s has no outcome yet"), kr_name_of(ws, o->who));
	case KR_CHANGE_AWAITED:
		return kr_asprintf(arena,
			_("the outcome of the objection of %s is that the text changes, in round "
			  "%zu, and there is no such round"),
			kr_name_of(ws, o->who), o->round);
	}
	return "";
}
