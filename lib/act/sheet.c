/* lib/act/sheet.c - the sheet of an evaluation: what to look back on, with room to fill it in. */
#include <string.h>

#include "act/carry.h"
#include "act/evaluation.h"
#include "act/proposal.h"
#include "base/i18n.h"

/* A sheet in the making. */
struct sheet {
	struct kr_act *act;
	const struct kr_agreement *a;
	struct act_findings found; /* what is known already */
	struct kr_buf *out;
};

/* Lines behind `#`, whatever the text holds. */
static void __attribute__((format(printf, 3, 4)))
note(struct sheet *s, const char *lead, const char *format, ...)
{
	struct kr_buf text = KR_BUF_INIT, safe = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&text, format, args);
	va_end(args);
	kr_buf_safe_lines(&safe, text.s, text.len, 0);
	act_lines(safe.s, lead, s->out);
	kr_buf_release(&text);
	kr_buf_release(&safe);
}

static void heading(struct sheet *s, const char *text)
{
	kr_buf_putc(s->out, '\n');
	note(s, "# ", "%s", text);
}

/* `key: value`, with what is known already. */
static void field(struct sheet *s, const char *lead, const char *key, const struct kr_value *value)
{
	struct kr_value *map = kr_value_map(s->act->arena, false);
	struct kr_buf yaml = KR_BUF_INIT;
	if (value)
		kr_value_put(s->act->arena, map, key, kr_value_copy(s->act->arena, value));
	if (value)
		kr_value_write(map, NULL, &yaml);
	else
		kr_buf_printf(&yaml, "%s:\n", key);
	act_lines(yaml.s, lead, s->out);
	kr_buf_release(&yaml);
}

/* ---- what to look back on ----------------------------------------------------------------- */

static void write_head(struct sheet *s)
{
	const struct kr_agreement *a = s->a;
	int32_t due = kr_agreement_due(a, s->act->day).day;
	note(s, "# ", _("Evaluation of '%s': %s"), a->record.id, a->title.s);
	if (due != KR_NO_DAY)
		note(s, "# ", _("to be evaluated on %s"), act_day_said(s->act, due));
	note(s, "# ",
		_("Fill it in behind the keys.  Lines with '#' are left out.  A text with ': ' or "
		  "' #' in it\ngoes between quotes."));
}

static void write_concerns(struct sheet *s)
{
	kr_concerns_ahead voiced = { 0 };
	kr_agreement_concerns(s->act->arena, s->a, s->act->day, &voiced);
	heading(s, voiced.n > 0 ? _("Concerns that were voiced") : _("No concern was voiced"));
	for (uint32_t i = 0; i < voiced.n; i++)
		note(s, "#   ", "%s: %s", kr_name_of(s->act->ws, voiced.at[i].who),
			voiced.at[i].text->s ? voiced.at[i].text->s : "");
}

static void write_criteria(struct sheet *s)
{
	const struct kr_evaluation_plan *plan = s->a->evaluation;
	if (!plan || plan->criteria.n == 0)
		return;
	heading(s, _("The criteria, each: met, not-met or unknown"));
	kr_buf_puts(s->out, "criteria:\n");
	for (uint32_t i = 0; i < plan->criteria.n; i++) {
		const struct kr_criterion *x = &plan->criteria.at[i];
		note(s, "  # ", "%s", x->text.s ? x->text.s : "");
		if (kr_present(&x->from))
			note(s, "  # ", _("(from the concern of %s)"),
				kr_name_of(s->act->ws, x->from.s));
		field(s, "  ", x->id.s, act_value_at(s->found.criteria, x->id.s));
	}
	if (kr_present(&plan->failed_if))
		note(s, "# ", _("it has failed if: %s"), plan->failed_if.s);
}

static void write_disagreements(struct sheet *s)
{
	bool any = false;
	for (uint32_t i = 0; i < s->a->disagreements.n; i++) {
		const struct kr_disagreement *x = &s->a->disagreements.at[i];
		if (!kr_disagreement_is_open(x))
			continue;
		if (!any) {
			heading(s, _("Disagreements that were left open; what did practice show?  "
				     "confirmed, refuted or undecided"));
			kr_buf_puts(s->out, "verdicts:\n");
		}
		any = true;
		note(s, "  # ", "%s: %s", kr_name_of(s->act->ws, x->who.s), x->view.s);
		if (kr_present(&x->shows))
			note(s, "  # ", _("practice would show it by: %s"), x->shows.s);
		field(s, "  ", x->id.s, act_value_at(s->found.verdicts, x->id.s));
	}
}

static void write_objections(struct sheet *s)
{
	bool any = false;
	for (uint32_t i = 0; i < s->a->reopened.n; i++) {
		const struct kr_reopening *x = &s->a->reopened.at[i];
		if (!kr_reopening_is_open(x, s->act->day))
			continue;
		if (!any)
			heading(s, _("Objections since the adoption, without an outcome"));
		any = true;
		note(s, "#   ", "%s, %s: %s", kr_name_of(s->act->ws, x->id.s),
			act_day_said(s->act, x->date.day),
			x->objection.argument.s ? x->objection.argument.s : "");
	}
}

static void write_deviations(struct sheet *s)
{
	bool any = false;
	for (uint32_t i = 0; i < s->a->deviations.n; i++) {
		const struct kr_deviation *x = &s->a->deviations.at[i];
		if (!kr_is_by(x->date, s->act->day))
			continue;
		if (!any)
			heading(s, _("Times that it went otherwise than agreed"));
		any = true;
		note(s, "#   ", "%s, %s: %s", act_day_said(s->act, x->date.day),
			kr_name_of(s->act->ws, x->by.s), x->why.s ? x->why.s : "");
		if (kr_has_day(x->repaired))
			note(s, "#     ", _("repaired on %s"),
				act_day_said(s->act, x->repaired.day));
	}
}

static void write_actions(struct sheet *s)
{
	bool any = false;
	for (uint32_t i = 0; i < s->a->actions.n; i++) {
		const struct kr_action *x = &s->a->actions.at[i];
		struct kr_text owner = kr_action_owner(x, s->act->day);
		if (!kr_action_is_open(x, s->act->day))
			continue;
		if (!any)
			heading(s, _("Actions that are not done"));
		any = true;
		note(s, "#   ", _("%s: %s (%s, by %s)"), x->id.s, x->what.s,
			kr_present(&owner) ? kr_name_of(s->act->ws, owner.s) : "",
			act_day_said(s->act, kr_action_due(x, s->act->day).day));
	}
}

/* ---- what is to be filled in -------------------------------------------------------------- */

static void write_inputs(struct sheet *s)
{
	kr_texts bound = { 0 };
	kr_agreement_bound_still(s->act->ws, s->a, s->act->day, &bound);
	if (bound.n == 0)
		return;
	heading(s, _("What each organisation says; 'x' is enough.  Who has nothing here was not "
		     "heard"));
	kr_buf_puts(s->out, "inputs:\n");
	for (uint32_t i = 0; i < bound.n; i++) {
		note(s, "  # ", "%s", kr_name_of(s->act->ws, bound.at[i].s));
		field(s, "  ", bound.at[i].s,
			act_names(s->found.inputs, bound.at[i].s) ? act_word(s->act, "x") : NULL);
	}
}

static void write_outcome(struct sheet *s)
{
	const struct act_findings *found = &s->found;
	heading(s, _("Was it kept?  kept, partly or not-kept"));
	field(s, "", "kept", act_word(s->act, found->kept));
	heading(s, _("What was learned, on the lines below, two blanks to the right"));
	if (found->learned)
		field(s, "", "learned", act_text(s->act, found->learned));
	else
		kr_buf_puts(s->out, "learned: |\n  \n");
	heading(s, _("What comes of it?  renewed, amended or ended"));
	field(s, "", "outcome", act_word(s->act, found->outcome));
	heading(s, _("The next evaluation: a date, or for example +6m; none when it ends"));
	field(s, "", "next", act_day(s->act, found->next));
}

int kr_act_evaluate_sheet(
	struct kr_act *act, const struct kr_evaluating *request, struct kr_buf *out)
{
	struct sheet s = { .act = act, .out = out };
	struct kr_agreement *a;
	if (act_standing(act, request->id, &a) != KR_OK || act_in_force(act, a, true) != KR_OK ||
		act_findings_given(act, a, request, &s.found) != KR_OK)
		return KR_FAILED;
	s.a = a;
	write_head(&s);
	write_concerns(&s);
	write_criteria(&s);
	write_disagreements(&s);
	write_objections(&s);
	write_deviations(&s);
	write_actions(&s);
	write_inputs(&s);
	write_outcome(&s);
	return KR_OK;
}

/* ---- reading one back --------------------------------------------------------------------- */

static const char *const keys[] = { "criteria", "verdicts", "inputs", "kept", "learned", "outcome",
	"next" };
enum { KEYS = sizeof keys / sizeof *keys, MAPS = 3 };

static int refuse_key(struct kr_act *act, const char *name, const struct kr_node *key, size_t k)
{
	struct kr_diag *d = kr_diag_add(act->diags, KR_REFUSED, name, key->at,
		k == KEYS  ? _("'%s' is no key of the sheet")
		: k < MAPS ? _("'%s' has names below it, each with a word or a line behind it")
			   : _("behind '%s' stands one text"),
		key->value);
	const char *near = k == KEYS ? kr_nearest(key->value, keys, KEYS) : NULL;
	if (near)
		d->hint = kr_diag_text(act->diags, _("did you mean '%s'?"), near);
	return KR_FAILED;
}

/* Every key is one of the sheet, and has the form that the sheet gave it. */
static int refuse_keys(struct kr_act *act, const char *name, const struct kr_node *root)
{
	for (const struct kr_node *key = root->first; key; key = key->next->next) {
		size_t k = 0;
		while (k < KEYS && strcmp(keys[k], key->value) != 0)
			k++;
		bool map = k < MAPS;
		if (k < KEYS && act_is_empty(key->next))
			continue;
		if (k == KEYS || key->next->kind != (map ? KR_MAP : KR_SCALAR))
			return refuse_key(act, name, key, k);
		for (const struct kr_node *x = map ? key->next->first : NULL; x; x = x->next->next)
			if (x->next->kind != KR_SCALAR)
				return refuse_key(act, name, key, k);
	}
	return KR_OK;
}

static const char *text_at(const struct kr_node *root, const char *key)
{
	const struct kr_node *node = kr_node_get(root, key);
	return node && !act_is_empty(node) ? node->value : NULL;
}

/* A sheet that is being read back. */
struct reading {
	struct kr_act *act;
	const char *name; /* of the sheet, for messages */
	const struct kr_node *root;
	int status; /* every word that is wrong is told of, not only the first */
};

/* The fixed word that stands behind @key, which may be as a language says it. */
static const char *word_at(
	struct reading *r, const char *key, const struct kr_node *node, const char *dotted)
{
	const char *const *words = kr_key_path(KR_AGREEMENT, dotted)->words;
	const char *word = kr_word_typed(words, node->value);
	if (word)
		return word;
	struct kr_diag *d = kr_diag_add(r->act->diags, KR_USAGE, r->name, node->at,
		_("'%s' is no word for '%s'"), node->value, key);
	d->hint = act_words_hint(r->act, words, node->value);
	r->status = KR_FAILED;
	return NULL;
}

static const char *found_word(struct reading *r, const char *key, const char *dotted)
{
	const struct kr_node *node = kr_node_get(r->root, key);
	return node && !act_is_empty(node) ? word_at(r, key, node, dotted) : NULL;
}

static struct kr_value *found_words(struct reading *r, const char *key, const char *dotted)
{
	const struct kr_node *node = kr_node_get(r->root, key);
	struct kr_value *map = kr_value_map(r->act->arena, true);
	for (const struct kr_node *x = node ? node->first : NULL; x; x = x->next->next) {
		const char *word = act_is_empty(x->next) ? NULL
							 : word_at(r, x->value, x->next, dotted);
		if (word)
			kr_value_put(r->act->arena, map, x->value, act_word(r->act, word));
	}
	return map;
}

/* Whoever said something was heard; what they said is part of what was learned. */
static void read_inputs(
	struct kr_act *act, const struct kr_node *inputs, struct act_findings *found)
{
	struct kr_buf learned = KR_BUF_INIT;
	kr_buf_puts(&learned, found->learned ? found->learned : "");
	while (learned.len > 0 && strchr(" \n", learned.s[learned.len - 1]))
		learned.s[--learned.len] = '\0';
	for (const struct kr_node *x = inputs ? inputs->first : NULL; x; x = x->next->next) {
		if (act_is_empty(x->next))
			continue;
		if (!found->inputs)
			found->inputs = kr_value_list(act->arena, true);
		kr_value_push(found->inputs, act_word(act, x->value));
		if (strcasecmp(x->next->value, "x") != 0)
			kr_buf_printf(&learned, "%s%s: %s", learned.len ? "\n" : "",
				kr_name_of(act->ws, x->value), x->next->value);
	}
	if (learned.len > 0)
		found->learned = kr_strndup(act->arena, learned.s, learned.len);
	kr_buf_release(&learned);
}

int act_sheet_read(
	struct kr_act *act, const struct kr_evaluating *request, struct act_findings *found)
{
	struct kr_node *root;
	if (!request->filled)
		return KR_OK;
	if (act_typed(act, request->filled, request->filled_len, request->filled_name, &root) !=
			KR_OK ||
		refuse_keys(act, request->filled_name, root) != KR_OK)
		return KR_FAILED;
	const char *next = text_at(root, "next");
	struct reading r = { act, request->filled_name, root, KR_OK };
	found->criteria = found_words(&r, "criteria", "evaluations.0.criteria.x.met");
	found->verdicts = found_words(&r, "verdicts", "disagreements.x.verdict");
	found->kept = found_word(&r, "kept", "evaluations.0.kept");
	found->outcome = found_word(&r, "outcome", "evaluations.0.outcome");
	found->learned = text_at(root, "learned");
	read_inputs(act, kr_node_get(root, "inputs"), found);
	if (next && !kr_day_parse_typed(next, act->day, &found->next))
		return kr_misuse(act->diags, kr_day_typed_hint(act->arena, next),
			_("'%s' is no date"), next);
	return r.status;
}
