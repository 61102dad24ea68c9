/* lib/report/export-spelregels.c - rows about spelregels, and the rules that they switch on. */
#include "report/export.h"

static const struct kr_export_column spelregels_columns[] = {
	{ "spelregel", KR_EXPORT_TEXT, N_("id of the spelregel") },
	{ "number", KR_EXPORT_INTEGER, N_("its number at the table") },
	{ "title", KR_EXPORT_TEXT, N_("what it is called") },
	{ "text", KR_EXPORT_TEXT, N_("what the table agreed") },
	{ "state", KR_EXPORT_TEXT, N_("in-force, not-adopted or ended") },
	{ "ask", KR_EXPORT_TEXT, N_("the question that it leaves to people") },
	{ "supersedes", KR_EXPORT_TEXT, N_("the spelregel that it replaces") },
	{ "adopted_date", KR_EXPORT_DATE, N_("when it came into force") },
	{ "adopted_by", KR_EXPORT_TEXT, N_("the agreement that established it") },
	{ "evaluation_date", KR_EXPORT_DATE, N_("when it is evaluated, as it counts that day") },
	{ "ended_date", KR_EXPORT_DATE, N_("when it ended") },
	{ "ended_why", KR_EXPORT_TEXT, N_("why it ended") },
};

static void put_spelregel(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_spelregel *s = (const struct kr_spelregel *)r;
	size_t number = kr_spelregel_number(x->ws, s);
	bool own;
	kr_put_words(x, r->id);
	if (number > 0)
		kr_put_count(x, number);
	else
		kr_put_nothing(x);
	kr_put_text(x, &s->title);
	kr_put_text(x, &s->text);
	kr_put_words(x, kr_state_name(kr_record_state(r, x->day)));
	kr_put_text(x, &s->ask);
	kr_put_text(x, &s->supersedes);
	kr_put_establishment(x, s->adopted);
	kr_put_day(x, kr_spelregel_due(x->ws, s, x->day, &own).day);
	kr_put_ending(x, s->ended);
	kr_put_row(x);
}

static void spelregels_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_SPELREGEL, put_spelregel);
}

KR_EXPORT_TABLE(spelregels, 1, N_("the ground rules that the table gave itself"));

/* ---- settings ----------------------------------------------------------------------------- */

static const struct kr_export_column settings_columns[] = {
	{ "spelregel", KR_EXPORT_TEXT,
		N_("the spelregel whose `enforces` says so; empty for `checks` of kring.yaml") },
	{ "rule", KR_EXPORT_TEXT, N_("rule of `kring check`, or a set of them") },
	{ "is_set", KR_EXPORT_BOOLEAN, N_("is it a set of rules?") },
	{ "severity", KR_EXPORT_TEXT, N_("error, warning or ignore; empty: that of each rule") },
};

static void put_setting(struct kr_exporting *x, const char *spelregel, const struct kr_text *rule,
	bool is_set, struct kr_cell severity)
{
	kr_put_words(x, spelregel);
	kr_put_text(x, rule);
	kr_put_flag(x, is_set);
	kr_put_words(x, severity.text);
	kr_put_row(x);
}

static void put_checks(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_network *n = (const struct kr_network *)r;
	for (size_t i = 0; i < n->checks.n; i++)
		put_setting(x, NULL, &n->checks.at[i].id, false,
			kr_cell_word(KR_NETWORK, "checks.x.severity", n->checks.at[i].value));
}

static void put_enforced(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_spelregel *s = (const struct kr_spelregel *)r;
	for (size_t i = 0; i < s->enforces.n; i++)
		put_setting(x, r->id, &s->enforces.at[i].id, false,
			kr_cell_word(KR_SPELREGEL, "enforces.x.severity", s->enforces.at[i].value));
	for (size_t i = 0; i < s->set.n; i++)
		put_setting(x, r->id, &s->set.at[i], true, kr_cell_severity(s->set_severity));
}

static void settings_rows(struct kr_exporting *x)
{
	kr_export_each(x, KR_NETWORK, put_checks);
	kr_export_each(x, KR_SPELREGEL, put_enforced);
}

KR_EXPORT_TABLE(settings, KR_EXPORT_NO_KEY,
	N_("the rules that spelregels and kring.yaml switch on or off"));
