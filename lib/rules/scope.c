/* lib/rules/scope.c - a circle decides about what it is for, and no two decide about the same. */
#include <string.h>

#include "rules/facts.h"

/* ---- who claims what ---------------------------------------------------------------------- */

/* A topic in the `domain` of a circle that goes on. */
struct claim {
	const struct kr_circle *circle;
	const struct kr_text *topic;
};
typedef KR_MANY(struct claim) claims;

static void add_claims(struct kr_check *ck, const struct kr_circle *c)
{
	for (uint32_t i = 0; i < c->domain.n; i++) {
		const struct kr_text *topic = &c->domain.at[i];
		void **value = kr_map_value(&ck->facts->claims, topic->s, topic->len);
		if (!*value)
			*value = kr_alloc(ck->arena, sizeof(claims));
		claims *list = *value;
		if (list->n == 0 || list->at[list->n - 1].circle != c)
			*KR_ADD(ck->arena, list) = (struct claim){ c, topic };
	}
}

/* All claims by their topic; those of one topic in the order of the circles' ids. */
static const struct kr_map *all_claims(struct kr_check *ck)
{
	size_t n;
	struct kr_record *const *circles = kr_workspace_each(ck->ws, KR_CIRCLE, &n);
	if (ck->facts->has_claims)
		return &ck->facts->claims;
	ck->facts->has_claims = true;
	kr_map_init(&ck->facts->claims, ck->arena);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)circles[i];
		if (circles[i]->sound && !c->ended)
			add_claims(ck, c);
	}
	return &ck->facts->claims;
}

/* ---- the topics of an agreement ----------------------------------------------------------- */

/* Is what @a is about still to be decided, or bound by it? */
static bool is_about_to_bind(const struct kr_agreement *a)
{
	return kr_agreement_phase(a) != KR_PHASE_CLOSED && !a->ended;
}

/* Was @a adopted under an earlier scope, which cannot be read in the file any more? */
static bool is_older_than_scope(const struct kr_agreement *a, const struct kr_circle *c)
{
	int32_t adopted = kr_agreement_adoption_day(a);
	return adopted != KR_NO_DAY && c->adopted && adopted < c->adopted->date.day;
}

/* The circle that decides about @topic, if one alone claims it; or NULL. */
static const struct kr_circle *decides_about(struct kr_check *ck, const char *topic)
{
	const claims *list = kr_map_get(all_claims(ck), topic, strlen(topic));
	return list && list->n == 1 ? list->at[0].circle : NULL;
}

static void out_of_scope(struct kr_check *ck, const struct kr_agreement *a,
	const struct kr_circle *c, const struct kr_text *topic)
{
	const struct kr_circle *other = decides_about(ck, topic->s);
	kr_finding(ck, &a->record, topic->at, _("'%s' is out of the scope of '%s'"), topic->s,
		c->record.id);
	kr_finding_related(ck, "%s:%u", c->record.path, (unsigned)c->scope->at.line);
	if (is_older_than_scope(a, c)) {
		kr_finding_at_most(ck, KR_WARNING);
		kr_finding_hint(ck,
			_("it was adopted before that scope was, on %s; end it, or hand it on, "
			  "when it is evaluated"),
			kr_day_long(ck->arena, kr_agreement_adoption_day(a)));
	} else if (other && other != c) {
		kr_finding_hint(ck, _("'%s' is in the domain of '%s': propose it there"), topic->s,
			other->record.id);
	}
}

static void topic_out_of_scope(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = a->topics.n ? kr_agreement_circle(a) : NULL;
	if (!c || !c->scope || !is_about_to_bind(a))
		return;
	for (uint32_t i = 0; i < a->topics.n; i++)
		if (kr_texts_have(&c->scope->out, a->topics.at[i].s))
			out_of_scope(ck, a, c, &a->topics.at[i]);
}

const struct kr_rule kr_rule_topic_out_of_scope = {
	.name = "topic-out-of-scope",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_ERROR,
	.set = "scope",
	.what = N_("an agreement or a proposal is about a topic that the circle's 'scope: out' "
		   "names; a warning where it is older than that scope"),
	.why = N_("what the partners agreed not to decide together is each partner's own"),
	.mend = N_(
		"take the topic out of the text: kring amend ID; or propose it where it belongs, "
		"and here: kring withdraw ID -m WHY"),
	.example = "# circles/geboortezorg.yaml: scope: {in: [overdracht], out: [tarieven]}\n"
		   "topics: [overdracht, tarieven]",
	.agreement = topic_out_of_scope,
};

/* What a circle alone decides it is about, said in its scope or not. */
static bool is_listed(const struct kr_circle *c, const char *topic)
{
	return kr_texts_have(&c->scope->in, topic) || kr_texts_have(&c->scope->out, topic) ||
	       kr_texts_have(&c->domain, topic);
}

/* A circle that only says what it is not about is about everything else. */
static void topic_unlisted(struct kr_check *ck, const struct kr_agreement *a)
{
	const struct kr_circle *c = a->topics.n ? kr_agreement_circle(a) : NULL;
	if (!c || !c->scope || c->scope->in.n == 0 || !is_about_to_bind(a))
		return;
	for (uint32_t i = 0; i < a->topics.n; i++) {
		if (is_listed(c, a->topics.at[i].s))
			continue;
		kr_finding(ck, &a->record, a->topics.at[i].at,
			_("'%s' is neither in nor out of the scope of '%s'"), a->topics.at[i].s,
			c->record.id);
		kr_finding_related(ck, "%s:%u", c->record.path, (unsigned)c->scope->at.line);
	}
}

const struct kr_rule kr_rule_topic_unlisted = {
	.name = "topic-unlisted",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "scope",
	.what = N_("an agreement or a proposal is about a topic that neither the scope nor the "
		   "domain of its circle names, where the circle says what is in its scope"),
	.why = N_("what nobody said is in or out is where tables drift, one topic at a time"),
	.mend = N_("decide it together, and add the topic to 'scope:' of the circle: kring propose "
		   "CIRCLE/NAME --establishes circles/CIRCLE"),
	.example = "# circles/geboortezorg.yaml: scope: {in: [overdracht], out: [tarieven]}\n"
		   "topics: [huisvesting]",
	.agreement = topic_unlisted,
};

/* ---- topic-claimed-twice ------------------------------------------------------------------ */

enum {
	MOST_STEPS = 64, /* upwards: no table is so deep, and a cycle is a finding of its own */
	MOST_PAIRS = 20, /* for one topic of one circle */
};

/* Does the domain of @c lie within that of @other: its parent, or one further up, or its
 * delegator? */
static bool is_within(struct kr_check *ck, const struct kr_circle *c, const struct kr_circle *other)
{
	for (int steps = 0; c && c->record.sound && steps < MOST_STEPS; steps++) {
		if (kr_text_is(&c->delegator, other->record.id) ||
			kr_text_is(&c->parent, other->record.id))
			return true;
		c = kr_present(&c->parent) ? kr_workspace_circle(ck->ws, c->parent.s) : NULL;
	}
	return false;
}

/* Two circles that claim the same, and all that both claim. */
struct pair {
	struct claim earlier, later; /* by id; the claims to the first topic */
	struct kr_buf topics;
};

static void add_to_pair(struct kr_check *ck, struct kr_map *pairs, const struct claim *earlier,
	const struct claim *later)
{
	const char *key = kr_asprintf(
		ck->arena, "%s %s", earlier->circle->record.id, later->circle->record.id);
	void **value = kr_map_value(pairs, key, strlen(key));
	if (!*value) {
		struct pair *made = *value = kr_alloc(ck->arena, sizeof *made);
		*made = (struct pair){ *earlier, *later, KR_BUF_INIT };
	}
	struct pair *pair = *value;
	kr_buf_printf(&pair->topics, "%s'%s'", pair->topics.len ? ", " : "", later->topic->s);
}

/* More than so many would only say more of the same line. */
static void pair_up(
	struct kr_check *ck, struct kr_map *pairs, const claims *list, const struct claim *later)
{
	int found = 0;
	for (const struct claim *earlier = list->at; earlier < later && found < MOST_PAIRS;
		earlier++) {
		if (is_within(ck, later->circle, earlier->circle) ||
			is_within(ck, earlier->circle, later->circle))
			continue;
		add_to_pair(ck, pairs, earlier, later);
		found++;
	}
}

static void say_pair(struct kr_check *ck, struct pair *pair)
{
	const char *earlier = pair->earlier.circle->record.id;
	const char *later = pair->later.circle->record.id;
	kr_finding(ck, &pair->later.circle->record, pair->later.topic->at,
		_("'%s' and '%s' both have %s in their domain, and neither is within the other"),
		later, earlier, pair->topics.s);
	kr_finding_related(ck, "%s:%u", pair->earlier.circle->record.path,
		(unsigned)pair->earlier.topic->at.line);
	kr_buf_release(&pair->topics);
}

static void topic_claimed_twice(struct kr_check *ck)
{
	const struct kr_map *topics = all_claims(ck);
	struct kr_map pairs;
	kr_map_init(&pairs, ck->arena);
	for (uint32_t i = 0; i < topics->n; i++) {
		const claims *list = topics->at[i].value;
		for (uint32_t k = 1; k < list->n; k++)
			pair_up(ck, &pairs, list, &list->at[k]);
	}
	for (uint32_t i = 0; i < pairs.n; i++)
		say_pair(ck, pairs.at[i].value);
}

const struct kr_rule kr_rule_topic_claimed_twice = {
	.name = "topic-claimed-twice",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "scope",
	.what = N_("two circles have the same topic in their domain, and neither is within the "
		   "other"),
	.why = N_("a domain is what a circle alone decides; two that decide alone will decide "
		  "differently"),
	.mend = N_("agree in the circle above both which of them decides, and take the topic out "
		   "of 'domain:' of the other"),
	.example = N_(
		"# circles/geboortezorg.yaml: domain: [overdracht]\n"
		"# circles/jeugd.yaml, with the same parent:\ndomain: [overdracht, vaccinatie]"),
	.workspace = topic_claimed_twice,
};
