/* lib/rules/lenses.c - looking at the working together through five lenses, with each one's part.
 */
#include "rules/check.h"

/* In the order in which a review has them. */
static const char *const lenses[] = { "ambition", "interests", "relationships", "organisation",
	"process" };
enum { LENSES = sizeof lenses / sizeof *lenses };

static bool has_lens(const struct kr_review *r, const char *lens)
{
	for (uint32_t i = 0; i < r->lenses.n; i++)
		if (kr_text_is(&r->lenses.at[i].id, lens))
			return r->lenses.at[i].scores.n > 0;
	return false;
}

static void lens_skipped(struct kr_check *ck, const struct kr_record *record)
{
	struct kr_buf skipped = KR_BUF_INIT;
	const struct kr_review *r = (const struct kr_review *)record;
	if (record->kind != KR_REVIEW)
		return;
	for (size_t i = 0; i < LENSES; i++)
		if (!has_lens(r, lenses[i]))
			kr_buf_printf(&skipped, "%s%s", skipped.len ? ", " : "", lenses[i]);
	if (skipped.len)
		kr_finding(ck, record,
			r->lenses.n ? r->lenses.at[0].id.at : (struct kr_at){ .line = 1, .col = 1 },
			_("this review does not look through: %s"), skipped.s);
	kr_buf_release(&skipped);
}

const struct kr_rule kr_rule_lens_skipped = {
	.name = "lens-skipped",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "lenses",
	.what = N_("a review has no scores for one of the five lenses: ambition, interests, "
		   "relationships, organisation, process"),
	.why = N_(
		"a collaboration fails on what nobody looked at; the five are looked at together"),
	.mend = N_("talk about that lens too, and write its scores under 'lenses', 1 to 5 per "
		   "organisation"),
	.example = N_("lenses:\n  ambition: {vsv-noord: 4, kraamzorg-zuid: 3}\n"
		      "  process: {vsv-noord: 4, kraamzorg-zuid: 4}   # and not the other three"),
	.record = lens_skipped,
};

/* Who does business from the free space is bound by nothing, and carries no part of it. */
static bool carries_a_part(const struct kr_organisation *o)
{
	return !kr_has_day(o->left) && o->position.is != KR_FREE;
}

static void added_value_missing(struct kr_check *ck, const struct kr_record *record)
{
	const struct kr_organisation *o = (const struct kr_organisation *)record;
	if (record->kind == KR_ORGANISATION && carries_a_part(o) && !kr_present(&o->added_value))
		kr_finding(ck, record, o->name.at,
			_("nothing says what '%s' adds to the shared ambition"), record->id);
}

const struct kr_rule kr_rule_added_value_missing = {
	.name = "added-value-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "lenses",
	.what = N_("an organisation has no 'added-value'; those that left or are 'free' need none"),
	.why = N_("a shared ambition holds when each partner sees in it what only that partner "
		  "brings"),
	.mend = N_("let the organisation write its 'added-value' in one sentence"),
	.example = N_("name: Kraamzorg Zuid\nposition: core   # and no 'added-value'"),
	.record = added_value_missing,
};
