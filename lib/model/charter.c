/* lib/model/charter.c - which of the nine parts of the charter are written down, and the fence. */
#include <string.h>

#include "base/i18n.h"
#include <kring/charter.h>

static const struct {
	const char *name, *text;
} parts[KR_CHARTER_PARTS] = {
	[KR_GROUND_RULES] = { "ground-rules", N_("ground rules") },
	[KR_PARTICIPANTS] = { "participants", N_("participants") },
	[KR_MANDATES] = { "mandate", N_("mandate") },
	[KR_IN_SCOPE] = { "in-scope", N_("in scope") },
	[KR_OUT_OF_SCOPE] = { "out-of-scope", N_("out of scope") },
	[KR_ROLES] = { "roles", N_("roles") },
	[KR_PREPARATION] = { "preparation", N_("preparation") },
	[KR_ROUTING] = { "routing", N_("routing") },
	[KR_PROCESS_EVALUATION] = { "process-evaluation", N_("process evaluation") },
};

const char *kr_charter_part_name(enum kr_charter_part part)
{
	return parts[part].name;
}

const char *kr_charter_part_text(enum kr_charter_part part)
{
	return _(parts[part].text);
}

/* ---- the fence ---------------------------------------------------------------------------- */

bool kr_boundary_said(const struct kr_organisation *o)
{
	return o->boundary && kr_present(&o->boundary->for_) && kr_present(&o->boundary->not_for);
}

const struct kr_text *kr_expectation(const struct kr_organisation *o, const char *partner)
{
	for (uint32_t i = 0; i < o->expects.n; i++)
		if (kr_text_is(&o->expects.at[i].id, partner))
			return kr_present(&o->expects.at[i].value) ? &o->expects.at[i].value : NULL;
	return NULL;
}

/* ---- gaps --------------------------------------------------------------------------------- */

struct gaps {
	struct kr_workspace *ws;
	const struct kr_network *network;
	int32_t day;
	kr_charter_gaps *out;
};

static struct kr_charter_gap *add(
	struct gaps *g, enum kr_charter_part part, const struct kr_record *record, struct kr_at at)
{
	struct kr_charter_gap *gap = KR_ADD(kr_workspace_arena(g->ws), g->out);
	*gap = (struct kr_charter_gap){ .part = part, .record = record, .at = at };
	return gap;
}

static void add_to_network(struct gaps *g, enum kr_charter_part part)
{
	const struct kr_network *n = g->network;
	add(g, part, &n->record, n->charter ? n->charter->at : n->name.at);
}

/* One that cannot be read may be in force. */
static bool may_be_in_force(const struct kr_spelregel *s, int32_t day)
{
	return !s->record.sound || kr_record_state(&s->record, day) == KR_STATE_IN_FORCE;
}

static void look_for_ground_rules(struct gaps *g)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(g->ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++)
		if (may_be_in_force((const struct kr_spelregel *)each[i], g->day))
			return;
	add_to_network(g, KR_GROUND_RULES);
}

static kr_texts members_without_mandate(struct gaps *g, const struct kr_circle *c)
{
	kr_texts without = { 0 };
	for (uint32_t i = 0; i < c->members.n; i++) {
		const struct kr_text *who = &c->members.at[i].id;
		if (kr_circle_has_member(c, who->s, g->day) &&
			!kr_workspace_mandate(g->ws, c->record.id, who->s))
			*KR_ADD(kr_workspace_arena(g->ws), &without) = *who;
	}
	return without;
}

static bool has_roles(const struct kr_circle *c, int32_t day)
{
	for (uint32_t i = 0; i < c->roles.n; i++) {
		struct kr_text holder = kr_role_holder(&c->roles.at[i], day);
		if (kr_present(&holder))
			return true;
	}
	return false;
}

static void look_at_circle(struct gaps *g, enum kr_charter_part part, const struct kr_circle *c)
{
	struct kr_at scope = c->scope ? c->scope->at : c->name.at;
	kr_texts without = { 0 };
	if (part == KR_PARTICIPANTS && kr_circle_size(c, g->day) == 0)
		add(g, part, &c->record, c->name.at);
	if (part == KR_MANDATES && (without = members_without_mandate(g, c)).n > 0)
		add(g, part, &c->record, without.at[0].at)->who = without;
	if (part == KR_IN_SCOPE && !(c->scope && c->scope->in.n > 0))
		add(g, part, &c->record, scope);
	if (part == KR_OUT_OF_SCOPE && !(c->scope && c->scope->out.n > 0))
		add(g, part, &c->record, scope);
	if (part == KR_ROLES && !has_roles(c, g->day))
		add(g, part, &c->record, c->name.at);
}

/* Without any circle the part is missing for the network as a whole. */
static void look_at_circles(struct gaps *g, enum kr_charter_part part)
{
	bool any = false;
	size_t n;
	struct kr_record *const *each = kr_workspace_each(g->ws, KR_CIRCLE, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_circle *c = (const struct kr_circle *)each[i];
		any |= !each[i]->sound || kr_circle_goes_on(c, g->day);
		if (kr_circle_goes_on(c, g->day))
			look_at_circle(g, part, c);
	}
	if (!any)
		add_to_network(g, part);
}

static void look_at_network(struct gaps *g)
{
	const struct kr_charter *c = g->network->charter;
	const struct kr_preparation *p = c ? c->preparation : NULL;
	const struct kr_process_evaluation *e = c ? c->process_evaluation : NULL;
	if (!p || (!p->days.there && !kr_present(&p->form)))
		add_to_network(g, KR_PREPARATION);
	if (!c || c->routing.n == 0)
		add_to_network(g, KR_ROUTING);
	if (!e)
		add_to_network(g, KR_PROCESS_EVALUATION);
	else if (!e->every.unit)
		add(g, KR_PROCESS_EVALUATION, &g->network->record, e->at);
}

void kr_charter_gaps_of(struct kr_workspace *ws, int32_t day, kr_charter_gaps *out)
{
	struct gaps g = { .ws = ws, .network = kr_workspace_network(ws), .day = day, .out = out };
	if (!g.network || !g.network->record.sound)
		return;
	look_for_ground_rules(&g);
	for (enum kr_charter_part part = KR_PARTICIPANTS; part <= KR_ROLES; part++)
		look_at_circles(&g, part);
	look_at_network(&g);
}

/* ---- process evaluation ------------------------------------------------------------------- */

static int32_t last_review(struct kr_workspace *ws, const struct kr_network *network, int32_t day)
{
	int32_t last = network->adopted ? network->adopted->date.day : network->started.day;
	size_t n;
	struct kr_record *const *reviews = kr_workspace_each(ws, KR_REVIEW, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_review *review = (const struct kr_review *)reviews[i];
		if (review->day <= day && (last == KR_NO_DAY || review->day > last))
			last = review->day;
	}
	return last;
}

int kr_process_review_due(struct kr_workspace *ws, int32_t day, int32_t *due, int32_t *last)
{
	const struct kr_network *n = kr_workspace_network(ws);
	const struct kr_process_evaluation *plan = n && n->record.sound && n->charter
							   ? n->charter->process_evaluation
							   : NULL;
	int32_t from = plan && plan->every.unit ? last_review(ws, n, day) : KR_NO_DAY;
	if (from == KR_NO_DAY)
		return KR_NOTFOUND;
	*due = kr_day_add(from, plan->every);
	if (last)
		*last = from;
	return KR_OK;
}
