/* lib/rules/chains.c - circles in circles, and one record after another: chains that must end. */
#include <stdlib.h>
#include <string.h>

#include "rules/check.h"

enum { MOST_SHOWN = 8 }; /* records of a cycle that a message names */

/* ---- cycles ------------------------------------------------------------------------------- */

/* The id that a record names as the next one of its chain, or NULL. */
typedef const struct kr_text *next_of(const struct kr_record *r);

static const struct kr_text *parent_of(const struct kr_record *r)
{
	const struct kr_circle *c = (const struct kr_circle *)r;
	return kr_text_is(&c->parent, "none") ? NULL : &c->parent;
}

static const struct kr_text *superseded_agreement(const struct kr_record *r)
{
	return &((const struct kr_agreement *)r)->supersedes;
}

static const struct kr_text *superseded_spelregel(const struct kr_record *r)
{
	return &((const struct kr_spelregel *)r)->supersedes;
}

struct chain {
	struct kr_record *const *records;
	size_t n;
	next_of *next;
	size_t *walk; /* of each record: the walk that came by first, from 1 */
};

static size_t number_of(const struct chain *c, const char *id)
{
	size_t low = 0, high = c->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(c->records[middle]->id, id);
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return c->n;
}

static size_t next_number(const struct chain *c, size_t i)
{
	const struct kr_text *id = c->records[i]->sound ? c->next(c->records[i]) : NULL;
	return id && kr_present(id) ? number_of(c, id->s) : c->n;
}

/* Names the cycle once, at the first of its records by id; of a long one not all. */
static void report(struct kr_check *ck, const struct chain *c, size_t on_it)
{
	struct kr_buf names = KR_BUF_INIT;
	size_t first = on_it, shown = 0, i;
	for (i = next_number(c, on_it); i != on_it; i = next_number(c, i))
		first = i < first ? i : first;
	for (i = next_number(c, first); i != first && shown < MOST_SHOWN; shown++) {
		kr_buf_printf(&names, "%s → ", c->records[i]->id);
		i = next_number(c, i);
	}
	kr_finding(ck, c->records[first], c->next(c->records[first])->at,
		_("this chain comes back to itself: %s → %s%s%s"), c->records[first]->id, names.s,
		i == first ? "" : "… → ", c->records[first]->id);
	kr_buf_release(&names);
}

/* Each record is walked over once: a walk stops where an earlier one came by. */
static void find_cycles(struct kr_check *ck, enum kr_kind kind, next_of *next)
{
	struct chain c = { .next = next };
	c.records = kr_workspace_each(ck->ws, kind, &c.n);
	c.walk = kr_alloc(ck->arena, (c.n + 1) * sizeof *c.walk);
	for (size_t start = 0; start < c.n; start++) {
		size_t i = start;
		while (i < c.n && c.walk[i] == 0) {
			c.walk[i] = start + 1;
			i = next_number(&c, i);
		}
		if (i < c.n && c.walk[i] == start + 1)
			report(ck, &c, i);
	}
}

static void circle_cycle(struct kr_check *ck)
{
	find_cycles(ck, KR_CIRCLE, parent_of);
}

const struct kr_rule kr_rule_circle_cycle = {
	.name = "circle-cycle",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a circle is its own parent, directly or by way of others"),
	.why = N_("a domain comes from somewhere: with a cycle nobody gave it, and nobody can be "
		  "escalated to"),
	.mend = N_("say which of them is the top circle: 'parent: none'"),
	.example = N_("# circles/regiekring.yaml\n"
		      "parent: geboortezorg   # and the parent of geboortezorg is regiekring"),
	.workspace = circle_cycle,
};

static void supersedes_cycle(struct kr_check *ck)
{
	find_cycles(ck, KR_AGREEMENT, superseded_agreement);
	find_cycles(ck, KR_SPELREGEL, superseded_spelregel);
}

const struct kr_rule kr_rule_supersedes_cycle = {
	.name = "supersedes-cycle",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("an agreement or spelregel supersedes itself, directly or by way of others"),
	.why = N_("what is in force is the last of a chain, and such a chain has none"),
	.mend = N_("let each one name the one before it, and the first one none"),
	.example = "# agreements/geboortezorg/warme-overdracht.yaml\n"
		   "supersedes: geboortezorg/warme-overdracht",
	.workspace = supersedes_cycle,
};

/* ---- the ends of chains ------------------------------------------------------------------- */

static void circle_without_parent(struct kr_check *ck, const struct kr_circle *c)
{
	if (!kr_present(&c->parent))
		kr_finding(
			ck, &c->record, c->name.at, _("circle '%s' names no parent"), c->record.id);
}

const struct kr_rule kr_rule_circle_without_parent = {
	.name = "circle-without-parent",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a circle says neither which circle is its parent nor that it is a top circle"),
	.why = N_("when a circle cannot come to consent, its parent is where it can go"),
	.mend = N_("add 'parent:' with the id of the next higher circle, or 'parent: none'"),
	.example = "name: Kring geboortezorg\naim: Elk gezin krijgt één zorglijn\ndomain: "
		   "[overdracht]",
	.circle = circle_without_parent,
};

static void superseded_not_ended(struct kr_check *ck, const struct kr_agreement *a)
{
	if (kr_agreement_phase(a) != KR_PHASE_ADOPTED || a->ended || a->withdrawn)
		return;
	const struct kr_record *successor = kr_adopted_successor(ck, &a->record);
	if (!successor)
		return;
	kr_finding(ck, &a->record, kr_agreement_adopted_at(a),
		_("'%s' superseded it when it was adopted, and it has no 'ended' yet"),
		successor->id);
	kr_finding_hint(ck, _("'kring adopt %s' again writes what was left over"), successor->id);
	kr_finding_day(ck, kr_record_day(successor));
}

static void superseded_spelregel_not_ended(struct kr_check *ck, const struct kr_spelregel *s)
{
	const struct kr_record *successor = s->adopted && !s->ended
						    ? kr_adopted_successor(ck, &s->record)
						    : NULL;
	if (!successor)
		return;
	const struct kr_spelregel *by = (const struct kr_spelregel *)successor;
	kr_finding(ck, &s->record, s->adopted->at,
		_("the spelregel '%s' superseded it, and it has no 'ended' yet"), successor->id);
	kr_finding_hint(
		ck, _("'kring adopt %s' again writes what was left over"), by->adopted->by.s);
}

const struct kr_rule kr_rule_superseded_not_ended = {
	.name = "superseded-not-ended",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("a successor is adopted, and what it supersedes was not ended"),
	.why = N_("what is in force is readable in each file alone; here two files claim to be"),
	.mend = N_("adopt the successor again: it writes what was left over"),
	.example = N_("# agreements/geboortezorg/warme-overdracht.yaml, superseded by "
		      "warme-overdracht-2\n"
		      "adopted: {date: 2026-03-12}   # and no 'ended'"),
	.agreement = superseded_not_ended,
	.spelregel = superseded_spelregel_not_ended,
};
