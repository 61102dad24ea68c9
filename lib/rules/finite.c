/* lib/rules/finite.c - a collaboration is durable yet finite: it says when it ends, and how to go.
 */
#include "rules/check.h"

/* Where it would stand: in `continuation`, or beside the name. */
static void look_at_continuation(
	struct kr_check *ck, bool (*is_there)(const struct kr_continuation *c), const char *message)
{
	const struct kr_network *n = kr_sound_network(ck);
	if (n && !(n->continuation && is_there(n->continuation)))
		kr_finding(ck, &n->record, n->continuation ? n->continuation->at : n->name.at, "%s",
			message);
}

static bool has_exit(const struct kr_continuation *c)
{
	return kr_present(&c->exit);
}

static void exit_missing(struct kr_check *ck)
{
	look_at_continuation(ck, has_exit, _("nothing says how a partner leaves the network"));
}

const struct kr_rule kr_rule_exit_missing = {
	.name = "exit-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "finite",
	.what = N_("'continuation' in kring.yaml has no 'exit'"),
	.why = N_("who can leave well stays because they want to; what leaving takes is agreed "
		  "while nobody wants to"),
	.mend = N_("agree on it, and write 'continuation: {exit: …}': notice, and what is handed "
		   "over first"),
	.example = N_("continuation: {decide-by: 2027-09-01}   # and no 'exit'"),
	.workspace = exit_missing,
};

static bool has_end_condition(const struct kr_continuation *c)
{
	return c->end_if.n > 0;
}

static void end_condition_missing(struct kr_check *ck)
{
	look_at_continuation(
		ck, has_end_condition, _("nothing says by what the network would come to its end"));
}

const struct kr_rule kr_rule_end_condition_missing = {
	.name = "end-condition-missing",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "finite",
	.what = N_("'continuation' in kring.yaml has no 'end-if'"),
	.why = N_("a collaboration that says when it is done does not go on out of habit"),
	.mend = N_("agree on it, and write 'continuation: {end-if: [Doel bereikt]}'"),
	.example = N_("continuation: {decide-by: 2027-09-01}   # and no 'end-if'"),
	.workspace = end_condition_missing,
};
