/* lib/act/propose.c - a new agreement, in the state forming: a text that a circle can decide on. */
#include <string.h>

#include "act/proposal.h"
#include "act/seed.h"
#include "base/i18n.h"

struct kr_value *act_value_at(const struct kr_value *map, const char *key)
{
	for (struct kr_value *v = map && map->kind == KR_MAP ? map->first : NULL; v; v = v->next)
		if (strcmp(v->key, key) == 0)
			return v;
	return NULL;
}

static bool is_word(const struct kr_value *map, const char *key, const char *word)
{
	const struct kr_value *v = act_value_at(map, key);
	return v && v->kind == KR_SCALAR && strcmp(v->text, word) == 0;
}

/* ---- where -------------------------------------------------------------------------------- */

int act_proposal_begin(struct kr_act *act, const struct kr_propose *request, struct act_proposal *p)
{
	const char *slash = strchr(request->id, '/');
	*p = (struct act_proposal){ .request = request, .root = kr_value_map(act->arena, false) };
	if (!slash && kr_workspace_has(act->ws, KR_CIRCLE, request->id))
		return kr_misuse(act->diags,
			kr_diag_text(act->diags,
				_("write the name of the proposal behind it: %s/ID"), request->id),
			_("'%s' is a circle"), request->id);
	if (!slash)
		return kr_misuse(act->diags,
			kr_diag_text(act->diags, _("write it as CIRCLE/%s"), request->id),
			_("'%s' does not say in which circle"), request->id);
	const char *circle = kr_strndup(act->arena, request->id, (size_t)(slash - request->id));
	if (act_circle(act, circle, &p->circle) != KR_OK || act_new_id(act, slash + 1) != KR_OK)
		return KR_FAILED;
	const char *id = kr_asprintf(act->arena, "%s/%s", p->circle->record.id, slash + 1);
	if (kr_workspace_has(act->ws, KR_AGREEMENT, id))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("'kring amend %s' changes it; a new proposal takes another id"),
				id),
			_("'%s' is there already"), id);
	p->record = kr_record_new(act->arena, KR_AGREEMENT, id);
	return KR_OK;
}

/* ---- what the options give ---------------------------------------------------------------- */

static int put_text(struct kr_act *act, struct act_proposal *p, const char *key, const char *text)
{
	return text && *text ? act_put(act, p->root, key, act_text(act, text)) : KR_OK;
}

static int unknown_record(struct kr_act *act, const char *id)
{
	act_known known = { 0 };
	for (enum kr_kind kind = KR_CIRCLE; kind <= KR_SPELREGEL; kind++) {
		size_t n;
		struct kr_record *const *all = kr_workspace_each(act->ws, kind, &n);
		if (kind == KR_MANDATE)
			continue;
		for (size_t i = 0; i < n; i++)
			*KR_ADD(act->arena, &known) = kr_asprintf(
				act->arena, "%s/%s", kr_kind_folder(kind), all[i]->id);
	}
	return kr_refuse(act->diags,
		act_nearest_or(act, id, &known,
			_("write spelregels/ID, circles/ID, network, or 'spelregels' for all that "
			  "are not in force")),
		_("there is no '%s' to be established"), id);
}

static int put_established(struct kr_act *act, struct act_proposal *p, const char *id)
{
	bool one = strcmp(id, "network") == 0 || strncmp(id, "circles/", 8) == 0 ||
		   strncmp(id, "spelregels/", 11) == 0;
	const struct kr_record *r = one ? kr_workspace_established(act->ws, id) : NULL;
	struct kr_value *map = act_value_at(p->root, "establishes");
	if (!r)
		return unknown_record(act, id);
	if (!r->sound)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags, _("'kring check %s' says what is wrong"), r->path),
			_("'%s' has errors, so nobody can consent to it"), r->path);
	if (!map) {
		map = kr_value_map(act->arena, false);
		kr_value_put(act->arena, p->root, "establishes", map);
	}
	if (!act_value_at(map, id))
		kr_value_put(act->arena, map, id, act_word(act, "none"));
	return KR_OK;
}

/* Unless it is in force already, or there is none of that id. */
static int put_spelregel(struct kr_act *act, struct act_proposal *p, const char *id)
{
	const struct kr_spelregel *s = (const struct kr_spelregel *)kr_workspace_get(
		act->ws, KR_SPELREGEL, id);
	if (!s || s->adopted || s->ended)
		return KR_OK;
	return put_established(act, p, kr_asprintf(act->arena, "spelregels/%s", id));
}

/* The seven in the order that gives them their numbers, and behind them what else there is. */
static int put_all_spelregels(struct kr_act *act, struct act_proposal *p)
{
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < ACT_SPELREGELS; i++)
		if (put_spelregel(act, p, act_spelregels[i].id) != KR_OK)
			return KR_FAILED;
	for (size_t i = 0; i < n; i++)
		if (put_spelregel(act, p, all[i]->id) != KR_OK)
			return KR_FAILED;
	if (act_value_at(p->root, "establishes"))
		return KR_OK;
	return kr_refuse(act->diags, _("'kring add spelregel ID --title TITLE' writes one"),
		n ? _("every spelregel is in force already") : _("there are no spelregels yet"));
}

static int put_establishes(struct kr_act *act, struct act_proposal *p)
{
	const char *typed = p->request->establishes;
	if (!typed)
		return KR_OK;
	if (strcmp(typed, "spelregels") == 0)
		return put_all_spelregels(act, p);
	const struct kr_value *list = act_words(act, typed);
	for (const struct kr_value *v = list->first; v; v = v->next)
		if (put_established(act, p, v->text) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

int act_proposal_given(struct kr_act *act, struct act_proposal *p)
{
	const struct kr_propose *r = p->request;
	const char *word = r->kind;
	uint8_t kind;
	if (act_settings(act, NULL, p->root, KR_AGREEMENT, r->set, r->n_set) != KR_OK)
		return KR_FAILED;
	if (r->kind && (act_word_of(act, KR_AGREEMENT, "kind", &word, &kind) != KR_OK ||
			       act_put(act, p->root, "kind", act_word(act, word)) != KR_OK))
		return KR_FAILED;
	if (r->keeper && act_known_person(act, r->keeper) != KR_OK)
		return KR_FAILED;
	if (r->keeper && act_put(act, p->root, "keeper", act_word(act, r->keeper)) != KR_OK)
		return KR_FAILED;
	if (r->evaluate != KR_NO_DAY &&
		act_put(act, p->root, "evaluation.date", act_day(act, r->evaluate)) != KR_OK)
		return KR_FAILED;
	return put_text(act, p, "title", r->title) == KR_OK ? put_establishes(act, p) : KR_FAILED;
}

/* ---- what the filled template gives ------------------------------------------------------- */

/* The recursions below go as deep as a file may be: KR_YAML_MAX_DEPTH. */
static bool is_nothing(const struct kr_value *v)
{
	if (v->kind == KR_SCALAR)
		return strspn(v->text, " \n") == v->len;
	for (const struct kr_value *below = v->first; below; below = below->next)
		if (!is_nothing(below))
			return false;
	return true;
}

static bool is_same(const struct kr_value *a, const struct kr_value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == KR_SCALAR) {
		size_t x = a->len, y = b->len;
		while (x > 0 && a->text[x - 1] == '\n')
			x--;
		while (y > 0 && b->text[y - 1] == '\n')
			y--;
		return x == y && memcmp(a->text, b->text, x) == 0;
	}
	a = a->first;
	b = b->first;
	for (; a && b; a = a->next, b = b->next)
		if (!is_same(a, b))
			return false;
	return a == b;
}

/* Lays @filled over @given: what somebody wrote last counts, and it is said where the two differ.
 */
static void lay_over(struct kr_act *act, struct kr_value *given, const struct kr_value *filled,
	const struct kr_propose *request)
{
	for (const struct kr_value *v = filled->first; v; v = v->next) {
		struct kr_value *old = act_value_at(given, v->key);
		if (old && old->kind == KR_MAP && v->kind == KR_MAP) {
			lay_over(act, old, v, request);
			continue;
		}
		if (old && !is_same(old, v))
			act_warn(act, _("'%s' is taken from %s, not from the command line"), v->key,
				request->filled_name);
		act_put(act, given, v->key, kr_value_copy(act->arena, v));
	}
}

/* Takes out what stayed empty in the template, also inside what was filled. */
static void prune(struct kr_value *v)
{
	struct kr_value **link = &v->first;
	v->last = NULL;
	while (*link) {
		if (is_nothing(*link)) {
			*link = (*link)->next;
			continue;
		}
		if ((*link)->kind != KR_SCALAR)
			prune(*link);
		v->last = *link;
		link = &(*link)->next;
	}
}

static int put_filled(struct kr_act *act, struct act_proposal *p)
{
	const struct kr_propose *r = p->request;
	struct kr_value *filled;
	if (!r->filled)
		return KR_OK;
	if (act_filled(act, KR_AGREEMENT, r->filled, r->filled_len, r->filled_name, &filled) !=
		KR_OK)
		return KR_FAILED;
	prune(filled);
	lay_over(act, p->root, filled, r);
	return KR_OK;
}

/* ---- what kring adds ---------------------------------------------------------------------- */

struct gathering {
	struct kr_act *act;
	struct kr_value *parties;
};

static void add_party(void *own, const char *organisation)
{
	struct gathering *g = own;
	if (!act_names(g->parties, organisation))
		kr_value_push(g->parties, act_word(g->act, organisation));
}

int act_proposal_parties(struct kr_act *act, struct act_proposal *p)
{
	struct gathering g = { act, kr_value_list(act->arena, true) };
	const char *circle = p->circle->record.id;
	if (act_value_at(p->root, "parties"))
		return KR_OK;
	for (uint32_t i = 0; i < p->circle->members.n; i++) {
		const char *person = p->circle->members.at[i].id.s;
		if (kr_circle_has_member(p->circle, person, act->day))
			kr_organisations_of(act->ws, circle, person, act->day, add_party, &g);
	}
	return act_put(act, p->root, "parties", g.parties->first ? g.parties : NULL);
}

static int put_proposer(struct kr_act *act, struct act_proposal *p)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	const char *by;
	if (act_person(act, &by) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, map, "by", act_word(act, by));
	kr_value_put(act->arena, map, "date", act_day(act, act->day));
	return act_put(act, p->root, "proposed", map);
}

/* ---- is it a proposal? -------------------------------------------------------------------- */

/* What a proposal lacks, and what is typed to give it. */
struct lacking {
	struct kr_buf what, how;
};

static void add_lacking(struct lacking *l, const char *what, const char *how)
{
	kr_buf_printf(&l->what, "%s%s", l->what.len ? "; " : "", what);
	kr_buf_printf(&l->how, "%s%s", l->how.len ? " " : "", how);
}

static int refuse_lacking(struct kr_act *act, const struct lacking *l)
{
	return kr_refuse(act->diags,
		kr_diag_text(act->diags,
			_("add %s, or give a filled template with '-F FILE', or '-e' for the "
			  "editor"),
			l->how.s),
		_("a proposal needs more: %s"), l->what.s);
}

static int refuse_incomplete(struct kr_act *act, const struct act_proposal *p)
{
	static const struct {
		const char *key, *what, *how;
	} needed[] = { { "title", N_("a title"), "--title '…'" },
		{ "driver", N_("a driver, the situation that calls for it"), "--set driver='…'" },
		{ "text", N_("a text, what is agreed"), "--set text='…'" } };
	struct lacking lacking = { KR_BUF_INIT, KR_BUF_INIT };
	bool election = is_word(p->root, "kind", "election");
	for (size_t i = 0; i < (election ? 1 : 3); i++)
		if (!act_value_at(p->root, needed[i].key))
			add_lacking(&lacking, _(needed[i].what), needed[i].how);
	const struct kr_value *elects = act_value_at(p->root, "elects");
	if (election && (!act_value_at(elects, "role") || !act_value_at(elects, "until")))
		add_lacking(&lacking,
			_("elects.role and elects.until, which role and for which term"),
			_("--set elects.role=ROLE --set elects.until=DATE"));
	if (is_word(p->root, "kind", "method") &&
		!act_value_at(act_value_at(p->root, "bounds"), "decides"))
		add_lacking(&lacking, _("bounds.decides, who may decide"),
			_("--set bounds.decides=WHO"));
	int status = lacking.what.len ? refuse_lacking(act, &lacking) : KR_OK;
	kr_buf_release(&lacking.what);
	kr_buf_release(&lacking.how);
	return status;
}

static int refuse_actions(struct kr_act *act, const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->actions.n; i++) {
		const struct kr_action *action = &a->actions.at[i];
		if (act_at_table(act, a, action->owner.s) != KR_OK)
			return KR_FAILED;
		for (uint32_t k = 0; k < action->with.n; k++)
			if (act_at_table(act, a, action->with.at[k].s) != KR_OK)
				return KR_FAILED;
	}
	return KR_OK;
}

/* Its evaluation is to come, and who is to do something sits at the table. */
static int refuse_plan(struct kr_act *act, const struct kr_agreement *a)
{
	if (a->evaluation && kr_has_day(a->evaluation->date) && a->evaluation->date.day <= act->day)
		return kr_misuse(act->diags, _("it comes after the adoption"),
			_("the evaluation date %s is not after today"),
			act_day_said(act, a->evaluation->date.day));
	return refuse_actions(act, a);
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int open_at_once(struct kr_act *act, struct act_file *f, const struct kr_agreement *a)
{
	struct act_round round = { 0 };
	if (a->kind.is == KR_ELECTION && !kr_present(&a->elects->person))
		return kr_refuse(act->diags,
			_("add '--set elects.person=PERSON', or leave '--open' out and nominate "
			  "first"),
			_("it is not said who is proposed for the role '%s'"),
			kr_role_said(a->elects->role.s));
	if (a->elects && kr_present(&a->elects->person))
		round.nominee = a->elects->person.s;
	round.meeting = act_meeting(act, a->record.circle, KR_NO_DAY);
	return act_open_round(act, f, a, &round);
}

static void tell(struct kr_act *act, const struct kr_agreement *a, bool open)
{
	const char *id = a->record.id;
	struct kr_buf bound = KR_BUF_INIT;
	for (uint32_t i = 0; i < a->parties.n; i++)
		kr_buf_printf(&bound, "%s%s", i ? ", " : "", a->parties.at[i].s);
	act_tell(act, _("'%s' is proposed to '%s': %s"), id, a->record.circle, a->title.s);
	if (bound.len)
		act_tell(act, _("  it would bind: %s"), bound.s);
	kr_buf_release(&bound);
	if (open) {
		act_tell_spelregels(act, a);
		act_tell(act,
			_("  round 1 is open: 'kring consent %s', or 'kring object %s -m "
			  "ARGUMENT'"),
			id, id);
	} else {
		act_tell_proposed(act, a);
	}
	act_subject(act, "agreement %s: propose", id);
	act_trailer(act, "Agreement", id);
}

int kr_act_propose(struct kr_act *act, const struct kr_propose *request)
{
	struct act_proposal p;
	struct act_file *f;
	if (act_proposal_begin(act, request, &p) != KR_OK || act_proposal_given(act, &p) != KR_OK ||
		put_filled(act, &p) != KR_OK || refuse_incomplete(act, &p) != KR_OK ||
		act_proposal_parties(act, &p) != KR_OK || put_proposer(act, &p) != KR_OK ||
		act_begin(act, p.record, p.root, &f) != KR_OK)
		return KR_FAILED;
	const struct kr_agreement *a = (const struct kr_agreement *)act_reread(act, f);
	if (!a || refuse_plan(act, a) != KR_OK || act_named_are_there(act, a) != KR_OK)
		return KR_FAILED;
	if (request->open && open_at_once(act, f, a) != KR_OK)
		return KR_FAILED;
	tell(act, a, request->open);
	return KR_OK;
}
