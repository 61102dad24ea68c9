/* lib/act/amend.c - change the text of a proposal: in place, in a next round, or as a correction.
 */
#include <string.h>

#include "act/amend.h"
#include "act/known.h"
#include "base/i18n.h"
#include "model/content.h"
#include "sys/git.h"

/* ---- the given text ----------------------------------------------------------------------- */

static bool same_value(const struct kr_node *a, const struct kr_node *b)
{
	struct kr_buf x = KR_BUF_INIT, y = KR_BUF_INIT;
	kr_content_value(NULL, a, &x);
	kr_content_value(NULL, b, &y);
	bool same = x.len == y.len && memcmp(x.s, y.s, x.len) == 0;
	kr_buf_release(&x);
	kr_buf_release(&y);
	return same;
}

/* What the editor showed was changed by somebody else meanwhile, and here otherwise. */
static int changed_by_two(struct kr_act *act, const struct act_file *f, const char *dotted)
{
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring show %s' shows what stands there now"),
			f->record->id),
		_("'%s' of '%s' was changed by somebody else while you wrote"), dotted,
		f->record->id);
}

/*
 * Brings what stands at @dotted to @wanted, and touches no line that says the same already.  With
 * @shown, what the editor began with, only what differs from that is wanted at all: somebody may
 * have changed the rest meanwhile.
 */
static int bring_to(struct kr_act *act, struct act_file *f, const char *dotted,
	const struct kr_node *wanted, const struct kr_node *shown)
{
	const struct kr_node *now = act_node(f, dotted);
	if ((now && same_value(now, wanted)) || (shown && same_value(shown, wanted)))
		return KR_OK;
	bool maps = now && now->kind == KR_MAP && wanted->kind == KR_MAP;
	if (!maps && shown && now && !same_value(now, shown))
		return changed_by_two(act, f, dotted);
	if (act_is_empty(wanted))
		return act_remove(act, f, dotted);
	if (!maps)
		return act_set(act, f, dotted, kr_value_of_node(act->arena, wanted));
	for (const struct kr_node *key = wanted->first; key; key = key->next->next)
		if (bring_to(act, f, kr_asprintf(act->arena, "%s.%s", dotted, key->value),
			    key->next, kr_node_get(shown, key->value)) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

static int apply_given(struct kr_act *act, struct act_file *f, const struct kr_amending *request)
{
	struct kr_node *filled = NULL, *shown = NULL;
	if (request->filled && act_filled_nodes(act, KR_AGREEMENT, request->filled,
				       request->filled_len, request->filled_name, &filled) != KR_OK)
		return KR_FAILED;
	if (request->shown && act_filled_nodes(act, KR_AGREEMENT, request->shown,
				      request->shown_len, request->filled_name, &shown) != KR_OK)
		return KR_FAILED;
	for (const struct kr_node *key = filled ? filled->first : NULL; key; key = key->next->next)
		if (bring_to(act, f, key->value, key->next, kr_node_get(shown, key->value)) !=
			KR_OK)
			return KR_FAILED;
	return act_settings(act, f, NULL, KR_AGREEMENT, request->set, request->n_set);
}

/* ---- the text before ---------------------------------------------------------------------- */

static struct kr_value *earlier_values(
	struct kr_act *act, const struct kr_node *before, const struct kr_node *now)
{
	struct kr_value *was = kr_value_map(act->arena, false);
	for (const struct kr_node *key = before->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(kr_shape_of(KR_AGREEMENT), key->value);
		struct kr_buf x = KR_BUF_INIT, y = KR_BUF_INIT;
		if (!row || !(row->flags & KR_F_CONTENT))
			continue;
		kr_content_value(row, key->next, &x);
		kr_content_value(row, kr_node_get(now, key->value), &y);
		if (x.len != y.len || memcmp(x.s, y.s, x.len) != 0)
			kr_value_put(act->arena, was, key->value,
				kr_value_of_node(act->arena, key->next));
		kr_buf_release(&x);
		kr_buf_release(&y);
	}
	return was->first ? was : NULL;
}

struct search {
	struct kr_act *act;
	const char *path;
	const struct kr_text *digest;
	struct kr_node *found;
};

static bool is_version(void *own, const struct kr_git_version *version)
{
	struct search *search = own;
	struct kr_diags quiet = { .arena = search->act->arena };
	struct kr_node *root;
	uint8_t digest[32];
	const char *bytes = kr_strndup(search->act->arena, version->bytes, version->len);
	if (kr_yaml_parse(search->act->arena, bytes, version->len, search->path, &quiet, &root) !=
		KR_OK)
		return true;
	kr_content_digest(
		kr_shape_of(KR_AGREEMENT), root, &search->act->ws->loader.content, digest);
	if (!kr_text_is(search->digest, kr_digest_text(search->act->arena, digest)))
		return true;
	search->found = root;
	return false;
}

/* The text that was answered, from the newest committed version that has its digest. */
static struct kr_value *was_of_history(
	struct kr_act *act, const struct act_file *f, const struct kr_round *round)
{
	enum { VERSIONS = 200 };
	struct search search = {
		.act = act, .path = f->record->path, .digest = &round->text_digest
	};
	kr_git_versions(
		act->ws->folder, f->record->path, VERSIONS, is_version, &search, act->diags);
	if (search.found)
		return earlier_values(act, search.found, kr_doc_root(f->doc));
	act_tell(act, _("  the earlier text is in no committed version, so the round does not show "
			"it ('was')"));
	return NULL;
}

/* ---- a next round ------------------------------------------------------------------------- */

static void tell_lapsed(struct kr_act *act, const struct kr_round *round)
{
	for (uint32_t i = 0; i < round->responses.n; i++)
		if (kr_response_word(&round->responses.at[i], act->day) == KR_CONSENT)
			act_tell(act, _("  the consent of %s was to the earlier text and lapses"),
				kr_name_of(act->ws, round->responses.at[i].id.s));
}

static int next_round(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	const struct kr_round *last, struct kr_value *was, const char *changed)
{
	struct act_round round = { .changed = changed, .was = was };
	if (!changed || !*changed)
		return kr_misuse(
			act->diags, NULL, _("say in one line what changed: -m WHAT-CHANGED"));
	round.meeting = act_meeting(act, a->record.circle, KR_NO_DAY);
	if (a->kind.is == KR_ELECTION && a->elects && kr_present(&a->elects->person))
		round.nominee = a->elects->person.s;
	if (act_open_round(act, f, a, &round) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("round %u of '%s' is open on the changed text"), a->rounds.n + 1,
		a->record.id);
	tell_lapsed(act, last);
	if (kr_agreement_is_stuck(a, act->day))
		act_tell(act,
			_("  the circle looked at it in %zu meetings; '%s' could help: 'kring "
			  "escalate %s'"),
			kr_agreement_meetings(a, act->day), a->of->parent.s, a->record.id);
	if (kr_has_day(last->closes))
		act_tell(act,
			_("  it has no last day, as the round before had: 'kring open %s --closes "
			  "DATE' gives it one"),
			a->record.id);
	act_tell(act,
		_("  next: everybody answers again, with 'kring consent %s' or 'kring object %s'"),
		a->record.id, a->record.id);
	act_subject(act, "agreement %s: amend, round %u", a->record.id, a->rounds.n + 1);
	return KR_OK;
}

static int nothing_changes(struct kr_act *act, const struct kr_agreement *a)
{
	return kr_refuse(act->diags,
		_("give '--set KEY=TEXT', '-e' for the editor, a filled text with '-F FILE', or "
		  "change the file and run it again"),
		_("the text of '%s' stays as it is, so there is nothing to amend"), a->record.id);
}

static bool text_is(const struct kr_record *r, const uint8_t digest[32])
{
	return memcmp(r->digest, digest, sizeof r->digest) == 0;
}

/* Was the text, or that of what it establishes, changed since it was answered? */
static bool is_edited(
	struct kr_act *act, const struct kr_agreement *a, const struct kr_round *round)
{
	uint32_t from = 0;
	return kr_present(&round->text_digest) &&
	       (!kr_round_text_unchanged(a, round) || kr_established_changed(act->ws, a, &from));
}

/*
 * A round that nobody answered yet is changed in place; but what the round before it was answered
 * to stays readable: each earlier value is kept once, and what changed is said of both.
 */
static int keep_was(struct kr_act *act, struct act_file *f, const struct kr_agreement *a,
	struct kr_value *was, const char *changed)
{
	const char *at = kr_asprintf(act->arena, "rounds.%u", a->rounds.n - 1);
	const struct kr_text *said = &a->rounds.at[a->rounds.n - 1].changed;
	for (struct kr_value *v = was ? was->first : NULL, *next; v; v = next) {
		const char *dotted = kr_asprintf(act->arena, "%s.was.%s", at, v->key);
		next = v->next;
		v->next = NULL;
		if (!act_node(f, dotted) && act_set(act, f, dotted, v) != KR_OK)
			return KR_FAILED;
	}
	if (!changed || !*changed || kr_text_is(said, changed))
		return KR_OK;
	return act_set(act, f, kr_asprintf(act->arena, "%s.changed", at),
		act_text(act, kr_present(said) ? kr_asprintf(act->arena, "%s; %s", said->s, changed)
					       : changed));
}

static int amend_proposal(struct kr_act *act, const struct kr_amending *request,
	struct kr_agreement *a, struct act_file *f)
{
	const struct kr_round *last = kr_agreement_round(a, act->day);
	bool answered = last && kr_round_answered(last, act->day);
	bool edited = answered && is_edited(act, a, last);
	const struct kr_node *before = kr_doc_root(f->doc);
	if (apply_given(act, f, request) != KR_OK)
		return KR_FAILED;
	const struct kr_record *now = act_reread(act, f);
	if (!now || act_named_are_there(act, (const struct kr_agreement *)now) != KR_OK)
		return KR_FAILED;
	if (answered && (edited || !text_is(now, a->record.digest)))
		return next_round(act, f, (const struct kr_agreement *)now, last,
			edited ? was_of_history(act, f, last)
			       : earlier_values(act, before, kr_doc_root(f->doc)),
			request->changed);
	if (kr_act_files(act) == 0)
		return nothing_changes(act, a);
	if (!answered && a->rounds.n > 1 &&
		keep_was(act, f, a, earlier_values(act, before, kr_doc_root(f->doc)),
			request->changed) != KR_OK)
		return KR_FAILED;
	act_tell(act,
		answered ? _("'%s' is changed; its text stays, and so do the answers")
			 : _("'%s' is changed; nobody had answered yet"),
		a->record.id);
	act_subject(act, "agreement %s: amend", a->record.id);
	return act_tell_next(act, f);
}

/* ---- a spelling correction ---------------------------------------------------------------- */

static const char *end_of_chain(const struct kr_agreement *a, const struct kr_round *round)
{
	const struct kr_text *valid = &round->text_digest;
	for (uint32_t i = 0; i < a->corrections.n; i++)
		if (kr_text_equal(&a->corrections.at[i].from, valid))
			valid = &a->corrections.at[i].to;
	return valid->s;
}

static int refuse_second(struct kr_act *act, const char *by, const char *second)
{
	if (!second || strcmp(second, by) == 0)
		return kr_refuse(act->diags, _("add '--second PERSON', who read it too"),
			_("a correction of an answered text needs two people"));
	return act_known_person(act, second);
}

static int correct(struct kr_act *act, const struct kr_amending *request, struct kr_agreement *a,
	struct act_file *f)
{
	const struct kr_round *last = kr_agreement_round(a, act->day);
	struct kr_value *map = kr_value_map(act->arena, false);
	const char *by;
	if (!last || !kr_present(&last->text_digest))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring amend %s' without '--editorial' changes it"),
				a->record.id),
			_("nobody has answered the text of '%s' yet"), a->record.id);
	if (act_person(act, &by) != KR_OK || refuse_second(act, by, request->second) != KR_OK ||
		apply_given(act, f, request) != KR_OK)
		return KR_FAILED;
	if (!request->changed || !*request->changed)
		return kr_misuse(act->diags, NULL, _("say what was corrected: -m TEXT"));
	const struct kr_record *now = act_reread(act, f);
	if (!now)
		return KR_FAILED;
	const char *to = kr_digest_text(act->arena, now->digest);
	const char *from = end_of_chain(a, last);
	if (strcmp(from, to) == 0)
		return nothing_changes(act, a);
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "seen-by", act_word(act, request->second));
	kr_value_put(act->arena, map, "what", act_text(act, request->changed));
	kr_value_put(act->arena, map, "from", act_word(act, from));
	kr_value_put(act->arena, map, "to", act_word(act, to));
	if (act_append(act, f, "corrections", map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the spelling of '%s' is corrected; every answer stays"), a->record.id);
	act_subject(act, "agreement %s: correct the spelling", a->record.id);
	return act_tell_next(act, f);
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int amend(struct kr_act *act, const struct kr_amending *request, struct kr_agreement *a)
{
	struct act_file *f;
	enum kr_state state = kr_agreement_state(a, act->day);
	if (!request->editorial && kr_agreement_adopted(a, act->day) &&
		state != KR_STATE_SUPERSEDED && state != KR_STATE_ENDED)
		return act_succeed(act, request, a);
	if (state <= KR_STATE_ESCALATED || state == KR_STATE_PROPOSED_LATER)
		return kr_refuse(act->diags, _("'kring propose CIRCLE/ID' makes a new proposal"),
			_("'%s' is %s (as it stands on %s)"), a->record.id, kr_state_said(state),
			act_day_said(act, act->day));
	if (act_no_later_round(act, a) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	act_trailer(act, "Agreement", a->record.id);
	return request->editorial ? correct(act, request, a, f)
				  : amend_proposal(act, request, a, f);
}

int kr_act_amend(struct kr_act *act, const struct kr_amending *request)
{
	struct kr_agreement *a;
	return act_agreement(act, request->id, &a) == KR_OK ? amend(act, request, a) : KR_FAILED;
}

int kr_act_amend_template(struct kr_act *act, const char *id, struct kr_buf *out)
{
	struct kr_agreement *a;
	struct act_file *f;
	struct kr_value *root = kr_value_map(act->arena, false);
	if (act_agreement(act, id, &a) != KR_OK || act_open(act, &a->record, &f) != KR_OK)
		return KR_FAILED;
	for (const struct kr_node *key = kr_doc_root(f->doc)->first; key; key = key->next->next) {
		const struct kr_key *row = kr_key_find(kr_shape_of(KR_AGREEMENT), key->value);
		if (row && (row->flags & KR_F_CONTENT) && !act_is_empty(key->next))
			kr_value_put(act->arena, root, key->value,
				kr_value_of_node(act->arena, key->next));
	}
	kr_value_write(root,
		kr_asprintf(act->arena,
			_("The text of '%s'. Change what is to change, save, and close.\n"
			  "A key that you empty is taken out; a key that you delete stays as it "
			  "was."),
			a->record.id),
		out);
	return KR_OK;
}
