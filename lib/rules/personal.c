/* lib/rules/personal.c - what belongs to a person does not stay in the history of a repository. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "rules/facts.h"

static bool is_word(unsigned char c)
{
	return isalnum(c) || c >= 0x80 || c == '-';
}

/* Each word of a name that begins with a capital, and the id: what people call a person by. */
static void learn(struct kr_facts *f, const struct kr_person *person)
{
	if (kr_present(&person->id))
		kr_map_add(&f->names, person->id.s, person->id.len, f);
	const char *s = person->name.s, *end = s ? s + person->name.len : NULL;
	while (s < end) {
		size_t len = 0;
		while (s + len < end && is_word((unsigned char)s[len]))
			len++;
		if (len > 1 && (isupper((unsigned char)*s) || (unsigned char)*s >= 0x80))
			kr_map_add(&f->names, s, len, f);
		s += len ? len : 1;
	}
}

static void learn_names(struct kr_check *ck)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, KR_ORGANISATION, &n);
	if (ck->facts->has_names)
		return;
	ck->facts->has_names = true;
	kr_map_init(&ck->facts->names, ck->arena);
	for (size_t i = 0; i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)records[i];
		for (uint32_t k = 0; k < o->people.n; k++)
			learn(ck->facts, &o->people.at[k]);
	}
}

/* Does somebody's name stand in @s? */
static bool names_somebody(struct kr_check *ck, const char *s)
{
	learn_names(ck);
	while (*s) {
		size_t len = 0;
		while (is_word((unsigned char)s[len]))
			len++;
		if (len > 0 && kr_map_get(&ck->facts->names, s, len))
			return true;
		s += len ? len : 1;
	}
	return false;
}

/* What may stand in a text, and how that is said. */
static const struct {
	const char *what, *text;
} kinds[] = {
	{ "e-mail", N_("an e-mail address stands in this text") },
	{ "phone", N_("a phone number stands in this text") },
	{ "citizen-number", N_("what looks like a citizen service number stands in this text") },
	{ "ziek", N_("this text says of somebody that he or she is ill") },
};
enum { PERSONAL_KINDS = sizeof kinds / sizeof *kinds };

static size_t kind_of(const struct kr_personal *p)
{
	size_t kind = 0;
	while (kind + 1 < PERSONAL_KINDS && strcmp(kinds[kind].what, p->what) != 0)
		kind++;
	return kind;
}

/* Ten addresses in one text are one thing to do: what was said of a text is not said again. */
static void personal_data(struct kr_check *ck, const struct kr_record *r)
{
	bool said[PERSONAL_KINDS] = { false };
	for (uint32_t i = 0; i < r->personal.n; i++) {
		const struct kr_personal *p = &r->personal.at[i];
		size_t kind = kind_of(p);
		if (i > 0 && (p->at.line != p[-1].at.line || p->at.col != p[-1].at.col))
			memset(said, 0, sizeof said);
		if (said[kind] || (p->near && !names_somebody(ck, p->near)))
			continue;
		said[kind] = true;
		kr_finding(ck, r, p->at, "%s", _(kinds[kind].text));
	}
}

const struct kr_rule kr_rule_personal_data = {
	.name = "personal-data",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_WARNING,
	.what = N_("an e-mail address, phone number or citizen number outside 'people', or 'ziek' "
		   "beside a name"),
	.why = N_("what is committed stays in history, for everyone who gets a copy, for ever"),
	.mend = N_("take it out; addresses stand under 'people' of an organisation, reasons about "
		   "people nowhere"),
	.example = "notes: Bram is ziek, bel 06 12345678",
	.record = personal_data,
};
