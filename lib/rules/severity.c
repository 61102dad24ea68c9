/* lib/rules/severity.c - how severe a finding is: the default, the spelregels, `checks:`. */
#include <string.h>

#include "rules/check.h"

enum kr_severity kr_severity_of(struct kr_word word)
{
	/* in the order of the words in the format table: ignore, warning, error */
	static const enum kr_severity of[] = { KR_IGNORE, KR_IGNORE, KR_WARNING, KR_ERROR };
	return word.is < sizeof of / sizeof *of ? of[word.is] : KR_IGNORE;
}

const char *kr_severity_name(enum kr_severity s)
{
	static const char *const names[] = { "ignore", "note", "warning", "error" };
	return names[s];
}

static bool is_opt_in(const struct kr_rule *rule)
{
	return rule->severity == KR_IGNORE;
}

/* ---- what the table consented to ---------------------------------------------------------- */

struct kr_standing *kr_standing_of(const struct kr_check *ck, const char *name)
{
	for (size_t i = 0; i < ck->n_standings; i++)
		if (strcmp(ck->standings[i].rule->name, name) == 0)
			return &ck->standings[i];
	return NULL;
}

static void enforce(struct kr_check *ck, struct kr_standing *standing,
	const struct kr_spelregel *spelregel, enum kr_severity severity)
{
	struct kr_enforcement *e = KR_ADD(ck->arena, &standing->enforced);
	e->spelregel = spelregel;
	e->severity = severity;
	e->from = spelregel->adopted->date.day;
	e->until = spelregel->ended ? spelregel->ended->date.day : INT32_MAX;
	standing->wanted = true;
}

enum kr_severity kr_spelregel_enforces(const struct kr_spelregel *s, const struct kr_rule *rule)
{
	enum kr_severity severity = KR_IGNORE, of_set = rule->enforced;
	for (uint32_t i = 0; i < s->enforces.n; i++)
		if (kr_text_is(&s->enforces.at[i].id, rule->name))
			severity = kr_severity_of(s->enforces.at[i].value);
	if (!rule->set || !kr_texts_have(&s->set, rule->set))
		return severity;
	if (s->set_severity.is)
		of_set = kr_severity_of(s->set_severity);
	return of_set > severity ? of_set : severity;
}

static void read_spelregel(struct kr_check *ck, const struct kr_spelregel *spelregel)
{
	if (!spelregel->record.sound || !spelregel->adopted)
		return;
	for (size_t i = 0; i < ck->n_standings; i++) {
		enum kr_severity severity = kr_spelregel_enforces(spelregel, ck->standings[i].rule);
		if (severity > KR_IGNORE)
			enforce(ck, &ck->standings[i], spelregel, severity);
	}
}

static void read_checks(struct kr_check *ck, const struct kr_network *network)
{
	if (!network || !network->record.sound)
		return;
	for (uint32_t i = 0; i < network->checks.n; i++) {
		struct kr_standing *standing = kr_standing_of(ck, network->checks.at[i].id.s);
		if (!standing)
			continue;
		standing->checks = &network->checks.at[i];
		if (kr_severity_of(standing->checks->value) > KR_IGNORE)
			standing->wanted = true;
	}
}

void kr_standings_init(struct kr_check *ck)
{
	size_t n;
	const struct kr_rule *const *rules = kr_rules(&ck->n_standings);
	ck->standings = kr_alloc(ck->arena, ck->n_standings * sizeof *ck->standings);
	for (size_t i = 0; i < ck->n_standings; i++) {
		ck->standings[i].rule = rules[i];
		ck->standings[i].wanted = !is_opt_in(rules[i]);
	}
	struct kr_record *const *spelregels = kr_workspace_each(ck->ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++)
		read_spelregel(ck, (const struct kr_spelregel *)spelregels[i]);
	read_checks(ck, kr_workspace_network(ck->ws));
}

/* ---- one finding -------------------------------------------------------------------------- */

/*
 * Does @e judge the fact that @m is about?  The agreement by which the table adopted the spelregel
 * is no fact since then: it could not keep to what it was only about to establish.
 */
static bool judges(const struct kr_enforcement *e, const struct kr_mark *m)
{
	const struct kr_spelregel *spelregel = e->spelregel;
	const char *circle = m->record ? kr_record_circle(m->record) : NULL;
	if (!kr_spelregel_binds(spelregel, circle ? circle : ""))
		return false;
	if (!m->record)
		return e->until == INT32_MAX;
	if (m->record->kind == KR_AGREEMENT && kr_text_is(&spelregel->adopted->by, m->record->id))
		return false;
	return e->from <= m->day && m->day < e->until;
}

static const struct kr_enforcement *strictest(const struct kr_standing *s, const struct kr_mark *m)
{
	const struct kr_enforcement *found = NULL;
	for (uint32_t i = 0; i < s->enforced.n; i++) {
		const struct kr_enforcement *e = &s->enforced.at[i];
		if (judges(e, m) && (!found || e->severity > found->severity))
			found = e;
	}
	return found;
}

/* `checks:` raises anything, and lowers what is neither enforced nor an always-on error. */
static enum kr_severity apply_checks(
	const struct kr_standing *s, enum kr_severity before, enum kr_severity lowest)
{
	if (!s->checks)
		return before;
	enum kr_severity asked = kr_severity_of(s->checks->value);
	return asked > lowest ? asked : lowest;
}

enum kr_severity kr_standing_severity(
	const struct kr_standing *s, const struct kr_mark *m, const struct kr_spelregel **because)
{
	const struct kr_enforcement *e = strictest(s, m);
	enum kr_severity enforced = e ? e->severity : KR_IGNORE;
	enum kr_severity severity = m->severity > enforced ? m->severity : enforced;
	enum kr_severity lowest = enforced;
	if (!is_opt_in(s->rule) && m->severity == KR_ERROR)
		lowest = KR_ERROR;
	severity = apply_checks(s, severity, lowest);
	*because = e && severity == enforced && enforced > m->severity ? e->spelregel : NULL;
	return severity > m->at_most ? m->at_most : severity;
}

/* ---- what contradicts itself -------------------------------------------------------------- */

/* The spelregel that wants more than `checks:` leaves, or NULL. */
static const struct kr_spelregel *overruled(const struct kr_standing *s)
{
	/* lowering an always-on error is refused whoever enforces it: `value-invalid` */
	if (!s->checks || s->rule->severity == KR_ERROR)
		return NULL;
	for (uint32_t i = 0; i < s->enforced.n; i++) {
		const struct kr_enforcement *e = &s->enforced.at[i];
		if (e->until == INT32_MAX && e->severity > kr_severity_of(s->checks->value))
			return e->spelregel;
	}
	return NULL;
}

static void spelregel_overruled(struct kr_check *ck)
{
	const struct kr_network *network = kr_workspace_network(ck->ws);
	for (size_t i = 0; i < ck->n_standings; i++) {
		const struct kr_standing *s = &ck->standings[i];
		const struct kr_spelregel *spelregel = overruled(s);
		if (spelregel)
			kr_finding(ck, &network->record, s->checks->id.at,
				_("'checks' lowers '%s', which the spelregel '%s' (%s) enforces"),
				s->rule->name, spelregel->record.id, spelregel->title.s);
	}
}

const struct kr_rule kr_rule_spelregel_overruled = {
	.name = "spelregel-overruled",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_ERROR,
	.what = N_("'checks' in kring.yaml lowers what an adopted spelregel enforces"),
	.why = N_("what the table consented to is not switched off by a line in a file"),
	.mend = N_("take the line out; propose another spelregel where this one does not work"),
	.example = "checks:\n  agreement-why: ignore",
	.workspace = spelregel_overruled,
};
