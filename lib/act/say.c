/* lib/act/say.c - a reaction to a proposal: a question or a view, by anyone; it never blocks. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

enum { LONG_TEXT = 60 }; /* what still fits on one line with its date */

/* As the person's last reaction is written; the first one on one line where it fits. */
static bool on_one_line(const struct act_file *f, const char *list, const char *text)
{
	const struct kr_node *reactions = act_node(f, list);
	const struct kr_node *last = reactions ? reactions->first : NULL;
	if (act_has_lines(text) || strlen(text) > LONG_TEXT)
		return false;
	while (last && last->next)
		last = last->next;
	return !last || last->style == KR_FLOW;
}

static struct kr_value *reaction(struct kr_act *act, const char *text, bool question, bool flow)
{
	struct kr_value *map = kr_value_map(act->arena, flow);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "kind", act_word(act, question ? "question" : NULL));
	kr_value_put(act->arena, map, "text", act_text(act, text));
	return map;
}

static void tell(
	struct kr_act *act, const struct kr_agreement *a, const char *person, bool question)
{
	const char *id = a->record.id;
	act_tell(act, question ? _("%s asks a question about '%s'") : _("%s reacts to '%s'"),
		kr_name_of(act->ws, person), id);
	const struct kr_round *round = kr_agreement_round(a, act->day);
	if (round && !kr_round_response(round, person))
		act_tell(act, _("  next: nothing; it is heard, and blocks nothing: others are "
				"asked in this round"));
	else if (round)
		act_tell(act,
			_("  next: a reaction is no answer; 'kring consent %s' or 'kring object %s "
			  "-m ARGUMENT' answers the round"),
			id, id);
	else
		act_tell(act,
			_("  next: 'kring amend %s' changes the text, 'kring open %s' asks for "
			  "consent"),
			id, id);
	act_subject(act, "agreement %s: %s of %s", id, question ? "question" : "view", person);
	act_trailer(act, "Agreement", id);
}

int kr_act_say_reaction(struct kr_act *act, const char *typed, const char *text, bool question)
{
	struct kr_agreement *a;
	struct act_file *f;
	const char *person;
	if (!text || !act_text(act, text))
		return kr_misuse(
			act->diags, _("give it with -m TEXT"), _("a reaction needs a text"));
	if (act_agreement(act, typed, &a) != KR_OK || act_person(act, &person) != KR_OK)
		return KR_FAILED;
	const char *in_force = kr_diag_text(act->diags,
		_("'kring object %s -m ARGUMENT' puts it under review; what practice shows is said "
		  "at its evaluation: 'kring evaluate %s --sheet'"),
		a->record.id, a->record.id);
	if (act_still_proposal(act, a, in_force) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	const char *list = kr_asprintf(act->arena, "reactions.%s", person);
	bool flow = on_one_line(f, list, text);
	if (act_append(act, f, list, reaction(act, text, question, flow)) != KR_OK)
		return KR_FAILED;
	tell(act, a, person, question);
	return KR_OK;
}
