/* lib/model/bearing-text.c - what somebody bears, in words, and the command that helps. */
#include "base/i18n.h"
#include <kring/bearing.h>
#include <kring/schema.h>

static const char *const names[KR_BEARING_KINDS] = {
	[KR_BEARS_ROLE] = "role",
	[KR_BEARS_LINK] = "link",
	[KR_BEARS_DEPUTY] = "deputy",
	[KR_BEARS_MANDATE] = "mandate",
	[KR_BEARS_ALTERNATE] = "alternate",
	[KR_BEARS_ACTION] = "action",
	[KR_BEARS_KEEPER] = "keeper",
	[KR_BEARS_DEFERRED] = "deferred",
	[KR_BEARS_SEAT] = "member",
	[KR_BEARS_OBSERVING] = "observer",
	[KR_BEARS_PROPOSAL] = "proposal",
	[KR_BEARS_ANSWER] = "answer",
	[KR_BEARS_CONCERN] = "concern",
	[KR_BEARS_OBJECTION] = "objection",
	[KR_BEARS_CONSULTATION] = "consultation",
	[KR_BEARS_PARTY] = "party",
};

const char *kr_bearing_name(enum kr_bearing_kind kind)
{
	return names[kind];
}

bool kr_bearing_is_duty(enum kr_bearing_kind kind)
{
	return kind <= KR_BEARS_DEFERRED;
}

static const char *text(const struct kr_text *t)
{
	return t && t->s ? t->s : "";
}

/* ---- in words ----------------------------------------------------------------------------- */

static const char *role_text(struct kr_workspace *ws, const struct kr_bearing *b)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	const char *role = kr_role_said(b->name);
	if (b->acting)
		role = kr_asprintf(arena, _("acting %s"), role);
	if (!b->parent)
		return kr_asprintf(arena, _("role: %s"), role);
	return kr_asprintf(arena, _("role: %s, the link of %s with %s"), role,
		kr_name_of(ws, b->record->id), kr_name_of(ws, b->parent));
}

/* The organisations of a sector, or the one. */
static const char *names_of_organisations(struct kr_workspace *ws, const struct kr_mandate *m)
{
	struct kr_buf all = KR_BUF_INIT;
	kr_buf_puts(&all, kr_name_of(ws, text(&m->organisation)));
	for (uint32_t i = 0; i < m->organisations.n; i++)
		kr_buf_printf(&all, "%s%s", all.len ? ", " : "",
			kr_name_of(ws, text(&m->organisations.at[i])));
	const char *words = kr_strndup(kr_workspace_arena(ws), all.s, all.len);
	kr_buf_release(&all);
	return words;
}

static const char *mandate_text(struct kr_workspace *ws, const struct kr_mandate *m)
{
	if (m->self.is)
		return _("mandate: in their own name");
	return kr_asprintf(kr_workspace_arena(ws), _("mandate: for %s"),
		kr_present(&m->circle) ? kr_name_of(ws, text(&m->circle))
				       : names_of_organisations(ws, m));
}

static const char *action_text(struct kr_arena *arena, const struct kr_bearing *b)
{
	const char *what = text(b->text);
	if (b->role)
		return kr_asprintf(
			arena, _("action '%s', as %s: %s"), b->name, kr_role_said(b->role), what);
	return kr_asprintf(arena, _("action '%s': %s"), b->name, what);
}

/* `objection, round 2`; of an evaluation; of an agreement in force neither. */
static const char *in_round(struct kr_arena *arena, const struct kr_bearing *b, const char *what)
{
	if (b->evaluation)
		return kr_asprintf(arena, _("%s, evaluation"), what);
	return b->round ? kr_asprintf(arena, _("%s, round %zu"), what, b->round) : what;
}

const char *kr_bearing_text(struct kr_workspace *ws, const struct kr_bearing *b)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	switch (b->kind) {
	case KR_BEARS_ROLE:
	case KR_BEARS_LINK:
		return role_text(ws, b);
	case KR_BEARS_DEPUTY:
		return kr_asprintf(arena, _("deputy of the %s"), kr_role_said(b->name));
	case KR_BEARS_MANDATE:
		return mandate_text(ws, (const struct kr_mandate *)b->record);
	case KR_BEARS_ALTERNATE:
		return kr_asprintf(arena, _("alternate of %s"), kr_name_of(ws, b->record->name));
	case KR_BEARS_ACTION:
		return action_text(arena, b);
	case KR_BEARS_KEEPER:
		return _("keeper");
	case KR_BEARS_DEFERRED:
		return _("comes back with what was put off");
	case KR_BEARS_SEAT:
		return _("member");
	case KR_BEARS_OBSERVING:
		return _("observer");
	case KR_BEARS_PROPOSAL:
		return _("proposed it");
	case KR_BEARS_ANSWER:
		return in_round(arena, b, _("answer awaited"));
	case KR_BEARS_CONCERN:
		return kr_asprintf(
			arena, "%s: %s", in_round(arena, b, _("concern")), text(b->text));
	case KR_BEARS_OBJECTION:
		return in_round(arena, b, _("objection without an outcome"));
	case KR_BEARS_CONSULTATION:
		return in_round(arena, b, _("constituency is consulted"));
	case KR_BEARS_PARTY:
		return _("party to it");
	case KR_BEARING_KINDS:
		break;
	}
	return "";
}

/* ---- the command that helps --------------------------------------------------------------- */

/* The organisations of a sector, or the one, with commas. */
static const char *organisations(struct kr_arena *arena, const struct kr_mandate *m)
{
	struct kr_buf ids = KR_BUF_INIT;
	kr_buf_puts(&ids, text(&m->organisation));
	for (uint32_t i = 0; i < m->organisations.n; i++)
		kr_buf_printf(&ids, "%s%s", ids.len ? "," : "", text(&m->organisations.at[i]));
	const char *words = kr_strndup(arena, ids.s, ids.len);
	kr_buf_release(&ids);
	return words;
}

const char *kr_mandate_command(
	struct kr_arena *arena, const struct kr_mandate *m, const char *to, const char *until)
{
	const char *circle = m->record.circle;
	if (m->self.is)
		return kr_asprintf(
			arena, "kring add mandate %s %s --self --until %s", circle, to, until);
	bool delegate = kr_present(&m->circle);
	return kr_asprintf(arena, "kring add mandate %s %s --%s %s --given-by WHO --until %s",
		circle, to, delegate ? "of-circle" : "organisation",
		delegate ? text(&m->circle) : organisations(arena, m), until);
}

static const char *action_command(
	struct kr_arena *arena, const struct kr_bearing *b, const char *to)
{
	if (b->role)
		return kr_asprintf(
			arena, "kring hand-over %s %s --to %s", b->record->circle, b->role, to);
	return kr_asprintf(
		arena, "kring hand-over %s --action %s --to %s", b->record->id, b->name, to);
}

static const char *objection_command(struct kr_arena *arena, const struct kr_bearing *b)
{
	return kr_asprintf(arena, "kring resolve %s %s --result RESULT%s", b->record->id, b->who.s,
		b->evaluation ? " --evaluation" : "");
}

/* Who sits there already is given no second place. */
static const char *seat_command(struct kr_workspace *ws, const char *circle, const char *to)
{
	const struct kr_circle *c = kr_workspace_circle(ws, circle);
	bool sits = c && kr_circle_has_member(c, to, kr_workspace_as_of(ws));
	return kr_asprintf(
		kr_workspace_arena(ws), "kring add member %s %s", circle, sits ? "PERSON" : to);
}

/* Somebody else who speaks for the organisation hears it; else the organisation needs a seat. */
static const char *concern_command(
	struct kr_workspace *ws, const struct kr_bearing *b, const char *to)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	if (kr_bearing_carried_by(ws, b, kr_workspace_as_of(ws)))
		return kr_asprintf(arena, "kring show %s", b->record->id);
	return seat_command(ws, b->record->circle, to);
}

static const char *deputy_command(
	struct kr_arena *arena, const struct kr_bearing *b, const char *to)
{
	return kr_asprintf(
		arena, "kring hand-over %s %s --deputy --to %s", b->record->id, b->name, to);
}

const char *kr_bearing_command(
	struct kr_workspace *ws, const struct kr_bearing *b, const char *given)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	const char *id = b->record->id, *to = given ? given : "PERSON";
	switch (b->kind) {
	case KR_BEARS_ROLE:
	case KR_BEARS_LINK:
		return kr_asprintf(arena, "kring hand-over %s %s --to %s", id, b->name, to);
	case KR_BEARS_DEPUTY:
		return deputy_command(arena, b, to);
	case KR_BEARS_MANDATE:
		return kr_mandate_command(arena, (const struct kr_mandate *)b->record, to, "DATE");
	case KR_BEARS_ALTERNATE:
		return kr_asprintf(arena,
			"kring add alternate %s %s --person %s --from DATE --until DATE",
			b->record->circle, b->record->name, to);
	case KR_BEARS_ACTION:
		return action_command(arena, b, to);
	case KR_BEARS_KEEPER:
		return kr_asprintf(arena, "kring hand-over %s --keeper --to %s", id, to);
	case KR_BEARS_DEFERRED:
		return kr_asprintf(arena, "kring defer %s --until DATE --owner %s -m WHY", id, to);
	case KR_BEARS_SEAT:
		return seat_command(ws, id, to);
	case KR_BEARS_OBSERVING:
		return kr_asprintf(arena, "kring add member %s %s --observer", id, to);
	case KR_BEARS_PROPOSAL:
	case KR_BEARS_PARTY:
		return kr_asprintf(arena, "kring show %s", id);
	case KR_BEARS_ANSWER:
		return kr_asprintf(arena, "kring answer %s left --as %s%s", id, b->who.s,
			b->evaluation ? " --evaluation" : "");
	case KR_BEARS_CONCERN:
		return concern_command(ws, b, to);
	case KR_BEARS_OBJECTION:
		return objection_command(arena, b);
	case KR_BEARS_CONSULTATION:
		return kr_asprintf(arena, "kring show mandate/%s", id);
	case KR_BEARING_KINDS:
		break;
	}
	return NULL;
}
