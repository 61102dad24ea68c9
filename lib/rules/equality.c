/* lib/rules/equality.c - everyone who is concerned has a place, and partners depend on each other.
 */
#include <ctype.h>
#include <string.h>

#include "rules/facts.h"

/* ---- names as people write them ----------------------------------------------------------- */

/* `De Zorgverzekeraar (Zuid)` as the words of an id: `de-zorgverzekeraar-zuid`. */
static const char *as_id(struct kr_check *ck, const struct kr_text *text)
{
	char *id = kr_alloc(ck->arena, text->len + 1), *end = id;
	for (uint32_t i = 0; text->s && i < text->len; i++) {
		unsigned char c = (unsigned char)text->s[i];
		if (c >= 0x80 || isalnum(c))
			*end++ = (char)tolower(c);
		else if (end > id && end[-1] != '-')
			*end++ = '-';
	}
	while (end > id && end[-1] == '-')
		end--;
	*end = '\0';
	return id;
}

static void add_name(struct kr_check *ck, const struct kr_text *name)
{
	const char *id = as_id(ck, name);
	if (*id)
		kr_map_add(&ck->facts->placed, id, strlen(id), ck);
}

static void add_records(struct kr_check *ck, enum kr_kind kind)
{
	size_t n;
	struct kr_record *const *all = kr_workspace_each(ck->ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		struct kr_text id = kr_text_of(all[i]->id);
		add_name(ck, &id);
		add_name(ck, kind == KR_CIRCLE ? &((const struct kr_circle *)all[i])->name
					       : &((const struct kr_organisation *)all[i])->name);
	}
}

/* Everybody who has a place: at a table, as a partner, or among the stakeholders. */
static const struct kr_map *placed(struct kr_check *ck)
{
	struct kr_facts *f = ck->facts;
	const struct kr_network *n = kr_sound_network(ck);
	if (f->has_placed)
		return &f->placed;
	f->has_placed = true;
	kr_map_init(&f->placed, ck->arena);
	add_records(ck, KR_ORGANISATION);
	add_records(ck, KR_CIRCLE);
	for (uint32_t i = 0; n && i < n->stakeholders.n; i++)
		add_name(ck, &n->stakeholders.at[i].id);
	return &f->placed;
}

/* Is one of them named in @to, in whole words?  Long texts are looked at to a point. */
static bool names_somebody(struct kr_check *ck, const struct kr_text *to)
{
	enum { WORDS_MOST = 16 };
	const struct kr_map *names = placed(ck);
	const char *id = as_id(ck, to);
	if (kr_is_person(ck, id))
		return true;
	for (const char *from = id; from; from = strchr(from, '-')) {
		from += *from == '-';
		const char *end = from;
		for (int words = 0; words < WORDS_MOST && end; words++) {
			end = strchr(end + (words > 0), '-');
			size_t len = end ? (size_t)(end - from) : strlen(from);
			if (kr_map_get(names, from, len))
				return true;
		}
	}
	return false;
}

/* ---- stakeholder-without-position --------------------------------------------------------- */

static void requests_to_nobody_known(struct kr_check *ck, const struct kr_agreement *a)
{
	if (!kr_agreement_stands(a) || !kr_sound_network(ck) ||
		kr_is_uncertain(ck, KR_ORGANISATION))
		return;
	for (uint32_t i = 0; i < a->requests.n; i++) {
		const struct kr_text *to = &a->requests.at[i].to;
		if (!to->s || names_somebody(ck, to))
			continue;
		kr_finding(ck, &a->record, to->at,
			_("'%s' is asked for something, and has no place: no partner, and not "
			  "among the stakeholders"),
			to->s);
	}
}

static void excluded_without_reason(struct kr_check *ck)
{
	const struct kr_network *n = kr_sound_network(ck);
	for (uint32_t i = 0; n && i < n->stakeholders.n; i++) {
		const struct kr_stakeholder *s = &n->stakeholders.at[i];
		if (s->position.is != KR_EXCLUDED || kr_present(&s->why))
			continue;
		kr_finding(ck, &n->record, s->position.at,
			_("'%s' is excluded, and nothing says why"), s->id.s);
		kr_finding_hint(ck, _("add 'why' to it; who is left out is left out for a reason"));
	}
}

const struct kr_rule kr_rule_stakeholder_without_position = {
	.name = "stakeholder-without-position",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "equality",
	.what = N_("an agreement with an open round, or in force, asks something of somebody who "
		   "is no partner, circle or person and not among the 'stakeholders' of "
		   "kring.yaml; or a stakeholder is excluded without 'why'"),
	.why = N_("everybody who is concerned has a place, also outside the table; who has none is "
		  "forgotten, and forgets you"),
	.mend = N_("give them a place in kring.yaml: 'stakeholders: {NAME: {position: consulted, "
		   "why: …}}'; the name of 'to' in the words of an id"),
	.example = N_(
		"requests:\n  tarief: {to: zorgverzekeraar, what: Een tarief, by: 2026-06-01}\n"
		"# and no 'zorgverzekeraar' among the stakeholders"),
	.agreement = requests_to_nobody_known,
	.workspace = excluded_without_reason,
};

/* ---- dependency-one-way ------------------------------------------------------------------- */

/* Who does business from the free space takes part in no give and take. */
static bool gives_and_takes(const struct kr_record *r)
{
	const struct kr_organisation *o = (const struct kr_organisation *)r;
	return !kr_has_day(o->left) && o->position.is != KR_FREE;
}

static void add_dependencies(const struct kr_organisation *o, struct kr_map *needed)
{
	for (uint32_t i = 0; i < o->depends_on.n; i++) {
		const struct kr_text *on = &o->depends_on.at[i].id;
		if (on->s && !kr_text_is(on, o->record.id))
			kr_map_add(needed, on->s, on->len, needed);
	}
}

static const char *what_is_one_way(const struct kr_organisation *o, bool is_needed)
{
	if (o->depends_on.n == 0)
		return is_needed ? _("'%s' says of no partner that it depends on it")
				 : _("'%s' depends on nobody, and nobody depends on it");
	return is_needed ? NULL : _("no partner says that it depends on '%s'");
}

static void dependency_one_way(struct kr_check *ck)
{
	size_t n;
	struct kr_map needed;
	struct kr_record *const *all = kr_workspace_each(ck->ws, KR_ORGANISATION, &n);
	if (kr_is_uncertain(ck, KR_ORGANISATION))
		return;
	kr_map_init(&needed, ck->arena);
	for (size_t i = 0; i < n; i++)
		if (gives_and_takes(all[i]))
			add_dependencies((const struct kr_organisation *)all[i], &needed);
	for (size_t i = 0; needed.n > 0 && i < n; i++) {
		const struct kr_organisation *o = (const struct kr_organisation *)all[i];
		bool is_needed = kr_map_get(&needed, all[i]->id, strlen(all[i]->id));
		const char *message = what_is_one_way(o, is_needed);
		if (message && gives_and_takes(all[i]))
			kr_finding(ck, all[i], o->name.at, message, all[i]->id);
	}
}

const struct kr_rule kr_rule_dependency_one_way = {
	.name = "dependency-one-way",
	.class = KR_CLASS_STRUCTURE,
	.severity = KR_IGNORE,
	.enforced = KR_WARNING,
	.set = "equality",
	.what = N_("somebody has written 'depends-on', and an organisation depends on nobody, or "
		   "nobody depends on it; those that left or are 'free' are not looked at"),
	.why = N_("partners are equal by needing each other; who needs nobody, or is needed by "
		  "nobody, has no reason to stay: talk about it"),
	.mend = N_(
		"ask what they need of each other, and write it as 'depends-on: {PARTNER: WHAT}'"),
	.example = N_("# organisations/vsv-noord.yaml\ndepends-on: {kraamzorg-zuid: kraamzorg}\n"
		      "# and in organisations/kraamzorg-zuid.yaml no 'depends-on'"),
	.workspace = dependency_one_way,
};
