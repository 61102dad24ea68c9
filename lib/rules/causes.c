/* lib/rules/causes.c - one cause, one finding: what follows from a finding is not said again. */
#include <string.h>

#include "rules/check.h"

/* How near a cause is to what follows from it. */
enum reach { SAME_FILE, SAME_LINE };

static const struct cause {
	const char *cause;
	const char *follows; /* NULL: every rule of class time */
	enum reach reach;
} causes[] = {
	/* a key with a rule of its own is part of the text too */
	{ "evaluation-date-missing", "text-changed", SAME_FILE },
	{ "evaluation-criteria-missing", "text-changed", SAME_FILE },
	{ "extension-changed-text", "text-changed", SAME_FILE },
	/* nobody consented to a text that nobody saw */
	{ "text-changed", "adopted-without-consent", SAME_FILE },
	{ "text-changed", "party-without-consent", SAME_FILE },
	{ "text-changed", "renewed-without-consent", SAME_FILE },
	{ "text-digest-missing", "adopted-without-consent", SAME_FILE },
	{ "text-digest-missing", "party-without-consent", SAME_FILE },
	{ "text-digest-missing", "renewed-without-consent", SAME_FILE },
	/* an answer of the wrong day is no answer on the day of the adoption */
	{ "date-order", "adopted-without-consent", SAME_FILE },
	{ "date-order", "renewed-without-consent", SAME_FILE },
	{ "date-order", "ended-without-consent", SAME_FILE },
	{ "date-order", "party-without-consent", SAME_FILE },
	{ "date-order", NULL, SAME_LINE },
	/* an answer without a mandate counts as none */
	{ "mandate-valid", "adopted-without-consent", SAME_FILE },
	{ "mandate-valid", "renewed-without-consent", SAME_FILE },
	{ "mandate-valid", "ended-without-consent", SAME_FILE },
	/* the stricter and the plainer one of the same gap */
	{ "mandate-renewed", "mandate-not-renewed", SAME_FILE },
	{ "mandate-expired", "mandate-not-renewed", SAME_FILE },
	{ "mandate-renewed", "mandate-self-renewed", SAME_LINE },
	{ "leaver-holds-role", "keeper-left", SAME_LINE },
	{ "reference-unknown", "responder-not-member", SAME_LINE },
	{ "reference-unknown", "action-owner-at-table", SAME_LINE },
	{ "objection-without-argument", "outcome-incomplete", SAME_LINE },
	/* one consultation that lacks: the rule that says how long it takes says more */
	{ "mandate-reserved", "mandate-bound", SAME_LINE },
	{ "mandate-reserved", "constituency-stale", SAME_LINE },
	{ "mandate-bound", "constituency-stale", SAME_LINE },
	/* an election that gave nothing, or gave it elsewhere: who chose comes before that others
	 * did */
	{ "elected-not-holder", "link-election-delegated", SAME_LINE },
	{ "elected-not-holder", "double-link", SAME_LINE },
	{ "elected-not-holder", "role-without-election", SAME_LINE },
	{ "link-election-delegated", "double-link", SAME_LINE },
	{ "link-election-delegated", "role-without-election", SAME_LINE },
	{ "double-link", "role-without-election", SAME_LINE },
	/* a link without a person is a role without one, and so is one that somebody filled */
	{ "double-link", "role-vacant", SAME_LINE },
	{ "double-link", "role-term-expired", SAME_LINE },
	{ "double-link", "leaver-holds-role", SAME_LINE },
	{ "role-vacant", "role-term-expired", SAME_LINE },
	/* no criterion at all is told of the whole, not of each contested point */
	{ "evaluation-criteria-missing", "criteria-not-objective", SAME_FILE },
};
enum { CAUSES = sizeof causes / sizeof *causes };

/* How severe the worst finding of each row's cause is. */
typedef enum kr_severity found_causes[CAUSES];

static void find_causes(
	const struct kr_diag *from, const struct kr_diag *to, enum reach reach, found_causes found)
{
	memset(found, 0, sizeof(found_causes));
	for (const struct kr_diag *d = from; d < to; d++)
		for (unsigned i = 0; i < CAUSES && d->kind == KR_FINDING && d->rule; i++)
			if (causes[i].reach == reach && d->severity > found[i] &&
				strcmp(causes[i].cause, d->rule) == 0)
				found[i] = d->severity;
}

static bool is_follower(const struct cause *c, const char *rule)
{
	if (c->follows)
		return strcmp(c->follows, rule) == 0;
	const struct kr_rule *found = kr_rule_find(rule);
	return found && found->class == KR_CLASS_TIME;
}

/* A warning does not stand for an error: it would hide that the check fails. */
static void ignore_followers(struct kr_diag *from, const struct kr_diag *to, found_causes found)
{
	for (struct kr_diag *d = from; d < to; d++)
		for (unsigned i = 0; i < CAUSES && d->rule; i++)
			if (found[i] > KR_IGNORE && found[i] >= d->severity &&
				is_follower(&causes[i], d->rule))
				d->severity = KR_IGNORE;
}

static bool is_together(const struct kr_diag *a, const struct kr_diag *b, enum reach reach)
{
	return a->path && b->path && strcmp(a->path, b->path) == 0 &&
	       (reach == SAME_FILE || a->at.line == b->at.line);
}

static void apply(struct kr_diags *diags, enum reach reach)
{
	struct kr_diag *at = diags->list.at;
	found_causes found;
	for (uint32_t from = 0, to; from < diags->list.n; from = to) {
		to = from + 1;
		while (to < diags->list.n && is_together(&at[from], &at[to], reach))
			to++;
		find_causes(&at[from], &at[to], reach, found);
		ignore_followers(&at[from], &at[to], found);
	}
}

void kr_causes_apply(struct kr_diags *diags)
{
	apply(diags, SAME_FILE);
	apply(diags, SAME_LINE);
}
