/* lib/act/add.c - a new organisation, person, circle, member, role, mandate or spelregel. */
#include <string.h>

#include "act/add.h"
#include "base/i18n.h"

int act_needs(struct kr_act *act, const char *text, const char *option, const char *example)
{
	if (act_is_given(text))
		return KR_OK;
	return kr_misuse(act->diags, example, _("'--%s' is missing"), option);
}

static int make(struct kr_act *act, enum kr_kind kind, const char *id, struct kr_value *root)
{
	return act_make(act, kr_record_new(act->arena, kind, id), root, NULL);
}

/* ---- organisation ------------------------------------------------------------------------- */

static int add_organisation(struct kr_act *act, const struct kr_adding *r)
{
	struct kr_value *root = kr_value_map(act->arena, false);
	if (act_new_id(act, r->id) != KR_OK ||
		act_needs(act, r->name, "name", _("what it is called")) != KR_OK ||
		act_free_name(act, r->id) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, root, "name", act_text(act, r->name));
	if (make(act, KR_ORGANISATION, r->id, root) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the organisation '%s' is there: %s"), r->id, r->name);
	act_tell(act, _("  next: 'kring add person %s/ID --name NAME --email ADDRESS'"), r->id);
	act_subject(act, "organisation %s: add", r->id);
	act_trailer(act, "Organisation", r->id);
	return KR_OK;
}

/* ---- person ------------------------------------------------------------------------------- */

static int split_person(
	struct kr_act *act, const char *typed, const char **organisation, const char **person)
{
	const char *slash = strchr(typed, '/');
	if (!slash)
		return kr_misuse(act->diags,
			kr_diag_text(act->diags, _("write it as ORGANISATION/%s"), typed),
			_("'%s' does not say of which organisation"), typed);
	*organisation = kr_strndup(act->arena, typed, (size_t)(slash - typed));
	*person = slash + 1;
	return KR_OK;
}

/* Only a slip is looked for: something, an @, something, and no blank. */
static bool is_address(const char *email)
{
	size_t before = strcspn(email, "@ \t\r\n");
	return before > 0 && email[before] == '@' && email[before + 1] &&
	       !email[before + 1 + strcspn(email + before + 1, "@ \t\r\n")];
}

static int refuse_address(struct kr_act *act, const char *email)
{
	struct kr_who who;
	if (!act_is_given(email))
		return KR_OK;
	if (!is_address(email))
		return kr_misuse(act->diags, _("an address is like name@organisation.example"),
			_("'%s' is no e-mail address"), email);
	if (kr_workspace_person_of_email(act->ws, email, &who) != KR_OK)
		return KR_OK;
	return kr_refuse(act->diags, _("by this address git knows who acts, so each has their own"),
		_("the address '%s' is that of '%s'"), email, who.person->id.s);
}

/* Somebody of the organisation who has no address yet, or none that is one, gets it. */
static int add_address(struct kr_act *act, const struct kr_adding *r, const struct kr_who *who)
{
	const char *person = who->person->id.s, *organisation = who->organisation->record.id;
	struct act_file *f;
	bool good = kr_present(&who->person->email) && is_address(who->person->email.s);
	if (!act_is_given(r->email) || good)
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("the name, the address and the keys stand in "
				  "organisations/%s.yaml; somebody else takes another id"),
				organisation),
			_("'%s' is the id of a person of '%s'"), person, organisation);
	if (refuse_address(act, r->email) != KR_OK ||
		act_open(act, &kr_workspace_organisation(act->ws, organisation)->record, &f) !=
			KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "people.%s.email", person),
			act_text(act, r->email)) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("%s has an address now: %s"), kr_name_of(act->ws, person), r->email);
	act_tell(act, _("  next: nothing; where git has this address, '--as %s' is not needed"),
		person);
	act_subject(act, "organisation %s: add address of %s", organisation, person);
	act_trailer(act, "Organisation", organisation);
	return KR_OK;
}

static int add_person(struct kr_act *act, const struct kr_adding *r)
{
	const char *organisation = NULL, *person = NULL;
	struct kr_value *map = kr_value_map(act->arena, true);
	struct act_file *f;
	struct kr_who who;
	if (split_person(act, r->id, &organisation, &person) != KR_OK)
		return KR_FAILED;
	if (kr_workspace_person(act->ws, person, &who) == KR_OK &&
		strcmp(who.organisation->record.id, organisation) == 0)
		return add_address(act, r, &who);
	if (act_new_id(act, person) != KR_OK ||
		act_needs(act, r->name, "name", _("first and last name")) != KR_OK ||
		act_known_organisation(act, organisation) != KR_OK ||
		act_free_name(act, person) != KR_OK || refuse_address(act, r->email) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, map, "name", act_text(act, r->name));
	kr_value_put(act->arena, map, "email", act_text(act, r->email));
	if (act_open(act, &kr_workspace_organisation(act->ws, organisation)->record, &f) != KR_OK ||
		act_set(act, f, kr_asprintf(act->arena, "people.%s", person), map) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("'%s' is there: %s, of '%s'"), person, r->name, organisation);
	if (!act_is_given(r->email))
		act_tell(act,
			_("  without an address kring does not know who types: acts need '--as "
			  "%s'"),
			person);
	act_tell(act, _("  next: 'kring add member CIRCLE %s'"), person);
	act_subject(act, "organisation %s: add person %s", organisation, person);
	act_trailer(act, "Organisation", organisation);
	return KR_OK;
}

/* ---- circle ------------------------------------------------------------------------------- */

/* The first circle is a top circle; of another one only people know where it belongs. */
static int find_parent(struct kr_act *act, const struct kr_adding *r, const char **parent)
{
	struct kr_circle *circle;
	size_t n;
	kr_workspace_each(act->ws, KR_CIRCLE, &n);
	if (!act_is_given(r->parent) && n > 0)
		return kr_misuse(act->diags,
			_("a circle that is there, or 'none' for a top circle"),
			_("say which circle it is part of: '--parent CIRCLE'"));
	*parent = act_is_given(r->parent) ? r->parent : "none";
	return strcmp(*parent, "none") == 0 ? KR_OK : act_circle(act, *parent, &circle);
}

int act_refuse_there(struct kr_act *act, enum kr_kind kind, const char *id, const char *hint)
{
	if (!kr_workspace_has(act->ws, kind, id))
		return KR_OK;
	return kr_refuse(
		act->diags, hint, _("'%s/%s.yaml' is there already"), kr_kind_folder(kind), id);
}

static int add_circle(struct kr_act *act, const struct kr_adding *r)
{
	struct kr_value *root = kr_value_map(act->arena, false);
	const char *parent = NULL;
	if (act_new_id(act, r->id) != KR_OK ||
		act_needs(act, r->name, "name", _("what it is called")) != KR_OK ||
		act_needs(act, r->aim, "aim",
			_("what it does or makes; the yardstick of objections")) != KR_OK ||
		act_refuse_there(act, KR_CIRCLE, r->id, _("take another id")) != KR_OK ||
		find_parent(act, r, &parent) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, root, "name", act_text(act, r->name));
	kr_value_put(act->arena, root, "aim", act_text(act, r->aim));
	kr_value_put(act->arena, root, "domain", act_words(act, r->id));
	kr_value_put(act->arena, root, "parent", act_word(act, parent));
	if (make(act, KR_CIRCLE, r->id, root) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the circle '%s' is there: %s"), r->id, r->name);
	act_tell(act,
		_("  its domain is '%s' for now; write what it alone decides in circles/%s.yaml"),
		r->id, r->id);
	act_tell(act, _("  next: 'kring add member %s PERSON'"), r->id);
	act_subject(act, "circle %s: add", r->id);
	act_trailer(act, "Circle", r->id);
	return KR_OK;
}

/* ---- member ------------------------------------------------------------------------------- */

static int refuse_twice(struct kr_act *act, const struct kr_circle *c, const char *person,
	bool observer, int32_t from)
{
	const struct kr_membership *at = observer ? c->observers.at : c->members.at;
	uint32_t n = observer ? c->observers.n : c->members.n;
	const char *hint = kr_diag_text(act->diags, _("the days stand in %s"), c->record.path);
	while (n > 0 && !kr_text_is(&at[n - 1].id, person))
		n--;
	if (n == 0 || (kr_has_day(at[n - 1].until) && at[n - 1].until.day < from))
		return KR_OK;
	if (kr_has_day(at[n - 1].until))
		return kr_refuse(act->diags, hint, _("'%s' is in '%s' already, from %s until %s"),
			person, c->record.id, act_day_said(act, at[n - 1].from.day),
			act_day_said(act, at[n - 1].until.day));
	return kr_refuse(act->diags, hint, _("'%s' is in '%s' already, from %s"), person,
		c->record.id, act_day_said(act, at[n - 1].from.day));
}

/* Is the last round still being answered that day, and was @person not asked in it? */
static bool is_waiting(const struct kr_agreement *a, const char *person, int32_t day)
{
	enum kr_state state = kr_agreement_state(a, day);
	const struct kr_round *round = kr_agreement_round(a, day);
	bool waits = false;
	if ((state != KR_STATE_OPEN && state != KR_STATE_OBJECTED) ||
		round != kr_agreement_last_round(a) || kr_round_response(round, person) ||
		(kr_has_day(round->closes) && round->closes.day < day))
		return false;
	for (uint32_t i = 0; i < round->responses.n; i++)
		waits |= !kr_response_last(&round->responses.at[i], day);
	return waits;
}

/* FORMAT: a member who joins before a round closes is added to it. */
static int ask_in_rounds(struct kr_act *act, const char *circle, const char *person)
{
	size_t n;
	struct kr_record *const *all = kr_workspace_each(act->ws, KR_AGREEMENT, &n);
	const char *dotted = kr_asprintf(act->arena, "rounds.-1.responses.%s.response", person);
	struct act_file *f;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(all[i]->circle, circle) != 0)
			continue;
		struct kr_agreement *a = kr_workspace_agreement(act->ws, all[i]->id);
		if (!a->record.sound)
			act_warn(act,
				_("'%s' has errors, so it is not known whether a round of it waits "
				  "for '%s'"),
				a->record.path, person);
		if (!a->record.sound || !is_waiting(a, person, act->day))
			continue;
		if (act_open(act, &a->record, &f) != KR_OK ||
			act_set(act, f, dotted, act_word(act, "pending")) != KR_OK)
			return KR_FAILED;
		act_tell(act, _("  %s is asked in the open round of '%s' too"),
			kr_name_of(act->ws, person), a->record.id);
		act_trailer(act, "Agreement", a->record.id);
	}
	return KR_OK;
}

/* Who left and has a place again has not left; git keeps the day. */
static int take_back(struct kr_act *act, const char *person, int32_t from)
{
	struct kr_who who;
	struct act_file *f;
	if (kr_workspace_person(act->ws, person, &who) != KR_OK || !kr_has_day(who.person->left) ||
		who.person->left.day >= from)
		return KR_OK;
	act_tell(act, _("%s left on %s, and is back"), kr_name_of(act->ws, person),
		act_day_said(act, who.person->left.day));
	if (act_open(act, &kr_workspace_organisation(act->ws, who.organisation->record.id)->record,
		    &f) != KR_OK)
		return KR_FAILED;
	return act_remove(act, f, kr_asprintf(act->arena, "people.%s.left", person));
}

static int add_member(struct kr_act *act, const struct kr_adding *r)
{
	struct kr_value *map = kr_value_map(act->arena, true);
	int32_t from = r->from != KR_NO_DAY ? r->from : act->day;
	struct kr_circle *c;
	struct act_file *f;
	if (act_circle(act, r->id, &c) != KR_OK || act_known_person(act, r->second) != KR_OK ||
		refuse_twice(act, c, r->second, r->observer, from) != KR_OK ||
		take_back(act, r->second, from) != KR_OK || act_open(act, &c->record, &f) != KR_OK)
		return KR_FAILED;
	const char *id = c->record.id, *person = r->second;
	kr_value_put(act->arena, map, "from", act_day(act, from));
	const char *place = kr_asprintf(
		act->arena, "%s.%s", r->observer ? "observers" : "members", person);
	if (act_node(f, place)
			? act_set(act, f, kr_asprintf(act->arena, "%s.from", place),
				  act_day(act, from)) != KR_OK ||
				  act_remove(act, f, kr_asprintf(act->arena, "%s.until", place)) !=
					  KR_OK
			: act_set(act, f, place, map) != KR_OK)
		return KR_FAILED;
	act_tell(act,
		r->observer ? _("%s observes in '%s' from %s")
			    : _("%s is a member of '%s' from %s"),
		kr_name_of(act->ws, person), id, act_day_said(act, from));
	act_subject(act, "circle %s: add %s %s", id, r->observer ? "observer" : "member", person);
	act_trailer(act, "Circle", id);
	if (r->observer) {
		act_tell(act, _("  next: nothing; 'kring say ID -m TEXT' is how %s is heard"),
			kr_name_of(act->ws, person));
		return KR_OK;
	}
	if (from <= act->day && ask_in_rounds(act, id, person) != KR_OK)
		return KR_FAILED;
	const struct kr_mandate *m = kr_workspace_mandate(act->ws, id, person);
	if (!m || (m->from.day <= from && !kr_mandate_in_force(m, from)))
		act_tell(act,
			_("  next: 'kring add mandate %s %s --organisation ORG --given-by WHO "
			  "--until DATE'"),
			id, person);
	else
		act_tell(act, _("  next: 'kring status --for %s' shows what %s is asked"), person,
			kr_name_of(act->ws, person));
	return KR_OK;
}

/* ---- role --------------------------------------------------------------------------------- */

static int refuse_holder(struct kr_act *act, const struct kr_adding *r)
{
	if (!act_is_given(r->holder))
		return r->until == KR_NO_DAY
			       ? KR_OK
			       : kr_misuse(act->diags, _("add '--holder PERSON'"),
					 _("'--until' is the end of somebody's term"));
	if (r->until == KR_NO_DAY)
		return kr_misuse(
			act->diags, _("a role is held for a term"), _("'--until' is missing"));
	if (r->until < act->day)
		return kr_misuse(
			act->diags, NULL, _("%s is over already"), act_day_said(act, r->until));
	return act_known_person(act, r->holder);
}

static int refuse_role(struct kr_act *act, const struct kr_circle *c, const char *role)
{
	struct kr_who who;
	if (kr_circle_role(c, role))
		return kr_refuse(act->diags,
			kr_diag_text(act->diags,
				_("who holds it is chosen: 'kring elect %s %s --until DATE'"),
				c->record.id, role),
			_("'%s' has a role '%s' already"), c->record.id, role);
	if (kr_workspace_has(act->ws, KR_ORGANISATION, role) ||
		kr_workspace_person(act->ws, role, &who) == KR_OK)
		return kr_refuse(act->diags,
			_("take another id: a role is never named like a person or an "
			  "organisation"),
			_("'%s' is the id of a person or an organisation"), role);
	return KR_OK;
}

static int add_role(struct kr_act *act, const struct kr_adding *r)
{
	struct kr_value *map = kr_value_map(act->arena, !act_is_given(r->holder));
	struct kr_circle *c;
	struct act_file *f;
	if (act_new_id(act, r->second) != KR_OK || act_circle(act, r->id, &c) != KR_OK)
		return KR_FAILED;
	const char *id = c->record.id, *role = act_role_meant(c, r->second);
	if (refuse_role(act, c, role) != KR_OK || refuse_holder(act, r) != KR_OK ||
		act_open(act, &c->record, &f) != KR_OK)
		return KR_FAILED;
	if (act_is_given(r->holder)) {
		kr_value_put(act->arena, map, "holder", act_word(act, r->holder));
		kr_value_put(act->arena, map, "since", act_day(act, act->day));
		kr_value_put(act->arena, map, "until", act_day(act, r->until));
	}
	if (act_set(act, f, kr_asprintf(act->arena, "roles.%s", role), map) != KR_OK)
		return KR_FAILED;
	if (act_is_given(r->holder))
		act_tell(act, _("'%s' has the role '%s', held by %s until %s"), id,
			kr_role_said(role), kr_name_of(act->ws, r->holder),
			act_day_said(act, r->until));
	else
		act_tell(act, _("'%s' has the role '%s', and nobody holds it yet"), id,
			kr_role_said(role));
	act_tell(act, _("  next: what it does is written under 'tasks' in %s"), c->record.path);
	act_subject(act, "circle %s: add role %s", id, role);
	act_trailer(act, "Circle", id);
	return KR_OK;
}

/* ---- spelregel ---------------------------------------------------------------------------- */

static int add_spelregel(struct kr_act *act, const struct kr_adding *r)
{
	struct kr_value *root = kr_value_map(act->arena, false);
	if (act_new_id(act, r->id) != KR_OK ||
		act_needs(act, r->title, "title", _("what it is called")) != KR_OK ||
		act_refuse_there(act, KR_SPELREGEL, r->id,
			_("a spelregel is changed by a new one that supersedes it: take another "
			  "id")) != KR_OK)
		return KR_FAILED;
	if (!act_is_given(r->text))
		return kr_misuse(
			act->diags, _("give it with -m TEXT"), _("a spelregel needs a text"));
	kr_value_put(act->arena, root, "title", act_text(act, r->title));
	kr_value_put(act->arena, root, "text", act_text(act, r->text));
	if (make(act, KR_SPELREGEL, r->id, root) != KR_OK)
		return KR_FAILED;
	act_tell(act, _("the spelregel '%s' is there, and not in force yet"), r->id);
	act_tell(act, _("  next: 'kring propose CIRCLE/ID --establishes spelregels/%s'"), r->id);
	act_subject(act, "spelregel %s: add", r->id);
	act_trailer(act, "Spelregel", r->id);
	return KR_OK;
}

/* ---- the verb ----------------------------------------------------------------------------- */

int kr_act_add(struct kr_act *act, const struct kr_adding *request)
{
	static const struct {
		const char *what;
		bool second;
		int (*add)(struct kr_act *act, const struct kr_adding *request);
	} kinds[] = {
		{ "organisation", false, add_organisation },
		{ "person", false, add_person },
		{ "circle", false, add_circle },
		{ "member", true, add_member },
		{ "role", true, add_role },
		{ "mandate", true, act_add_mandate },
		{ "alternate", true, act_add_alternate },
		{ "spelregel", false, add_spelregel },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].what, request->what) == 0 && request->id &&
			(request->second || !kinds[i].second))
			return kinds[i].add(act, request);
	return kr_misuse(act->diags, _("'kring add -h' shows what can be added"),
		_("'%s' is nothing that can be added so"), request->what);
}
