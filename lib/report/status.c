/* lib/report/status.c - what needs attention, for everybody or for one. */
#include "report/private.h"

#include <string.h>

/* People and organisations share one name space; a circle may be called like one of them. */
static int narrow(struct kr_needs *n, const char *name)
{
	struct kr_diags *diags = kr_workspace_diags(n->ws);
	struct kr_who who;
	if (!name)
		return KR_OK;
	if (kr_workspace_person(n->ws, name, &who) == KR_OK)
		n->person = name;
	else if (kr_workspace_has(n->ws, KR_ORGANISATION, name))
		n->organisation = name;
	else if (kr_workspace_has(n->ws, KR_CIRCLE, name))
		n->circle = name;
	else {
		const char *near = kr_name_meant(n->ws, name, true);
		return kr_refuse(diags,
			near ? kr_diag_text(diags, _("did you mean '%s'?"), near)
			     : _("'kring list' names circles and organisations, 'kring show "
				 "ORGANISATION' its people"),
			_("'%s' is no person, organisation or circle"), name);
	}
	return KR_OK;
}

/* In a folder that is being set up the next step is what needs attention. */
static void tell_how_to_begin(struct kr_workspace *ws, struct kr_document *d)
{
	static const struct {
		enum kr_kind kind;
		const char *what, *how;
	} steps[] = {
		{ KR_ORGANISATION, N_("there is no organisation yet"),
			N_("'kring add organisation ORG --name NAME' adds one") },
		{ KR_CIRCLE, N_("there is no circle yet"),
			N_("'kring add circle CIRCLE --name NAME --aim AIM' makes one") },
		{ KR_MANDATE, N_("nobody has a mandate yet"),
			N_("'kring add mandate CIRCLE PERSON --organisation ORG --given-by WHO "
			   "--until DATE' gives one") },
		{ KR_AGREEMENT, N_("there is no agreement yet"),
			N_("'kring propose CIRCLE/ID' proposes one") },
	};
	for (size_t i = 0; i < KR_N(steps); i++) {
		size_t n;
		kr_workspace_each(ws, steps[i].kind, &n);
		if (n == 0) {
			kr_document_paragraph(d, "%s", _(steps[i].what));
			kr_document_how(d, _(steps[i].how));
			return;
		}
	}
}

static const char *title_of(
	const struct kr_needs *n, const struct kr_status_options *o, const char *network)
{
	const char *day = kr_day_full(n->arena, n->day);
	if (o->for_)
		return kr_asprintf(
			n->arena, _("What needs attention from %s"), kr_name_of(n->ws, o->for_));
	if (o->most > 0)
		return kr_asprintf(n->arena, _("%s: what needs attention on %s"), network, day);
	return _("What needs attention");
}

int kr_status_build(
	struct kr_workspace *ws, const struct kr_status_options *o, struct kr_document *d)
{
	struct kr_needs needs = {
		.ws = ws,
		.arena = kr_workspace_arena(ws),
		.day = kr_workspace_as_of(ws),
		.most = o->most,
		.within = o->within > 0 ? o->within : KR_WITHIN_DAYS,
	};
	if (narrow(&needs, o->for_) != KR_OK)
		return KR_FAILED;
	kr_needs_collect(&needs);
	kr_document_init(d, ws, "status", NULL);
	d->title = title_of(&needs, o, d->network);
	kr_needs_table(&needs, d);
	if (o->most > 0 && needs.list.n > o->most) {
		uint32_t more = needs.list.n - o->most;
		kr_document_paragraph(d,
			kr_nq("and %u more: 'kring status' shows all, 'kring status --for PERSON' "
			      "those of one",
				"and %u more: 'kring status' shows all, 'kring status --for "
				"PERSON' "
				"those of one",
				more),
			more);
	}
	tell_how_to_begin(ws, d);
	kr_document_dates_for(d, &needs, KR_DATES_ALL);
	kr_document_unreadable(d, ws);
	return KR_OK;
}
