/* lib/model/required.c - keys that are needed because of what other keys say. */
#include "base/i18n.h"
#include "model/decode.h"
#include "model/rows.h"

/* Reports @key as missing at @at, with the line of documentation that the table has for it. */
static void missing(struct kr_decoding *d, struct kr_at at, const char *key, const char *dotted)
{
	const struct kr_key *row = kr_key_path(d->record->kind, dotted);
	kr_key_missing(d, at, key, row ? row->doc : NULL);
}

/* Is there a value, right or wrong?  A wrong one is a finding of its own. */
static bool stands(struct kr_at at)
{
	return at.line > 0;
}

/* The same at the top; an empty list is no value. */
static bool has(const struct kr_node *root, const char *key)
{
	const struct kr_node *value = kr_node_get(root, key);
	return value && !kr_node_is_null(value) && (value->kind == KR_SCALAR || value->count > 0);
}

static void answer_needs(struct kr_decoding *d, const struct kr_answer *answer)
{
	if (answer->response.is == KR_CONSULTING && !stands(answer->until.at))
		missing(d, answer->response.at, "until", "rounds.x.responses.x.until");
	if (answer->response.is > KR_PENDING && !stands(answer->date.at))
		missing(d, answer->response.at, "date", "rounds.x.responses.x.date");
}

static void responses_need(struct kr_decoding *d, const struct kr_round *round)
{
	for (uint32_t i = 0; i < round->responses.n; i++) {
		const struct kr_response *r = &round->responses.at[i];
		answer_needs(d, &r->first);
		for (uint32_t k = 0; k < r->then.n; k++)
			answer_needs(d, &r->then.at[k]);
	}
}

static void agreement_needs(struct kr_decoding *d, struct kr_agreement *a)
{
	if (a->kind.is == KR_ELECTION && !a->elects)
		missing(d, a->kind.at, "elects", "elects");
	if (a->kind.is == KR_METHOD && !a->bounds)
		missing(d, a->kind.at, "bounds", "bounds");
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		const struct kr_round *round = &a->rounds.at[i];
		if (i > 0 && !stands(round->changed.at))
			missing(d, round->at, "changed", "rounds.x.changed");
		responses_need(d, round);
	}
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		struct kr_evaluation *e = &a->evaluations.at[i];
		e->round.opened = e->date;
		if (e->outcome.is && e->outcome.is != KR_TO_END && !stands(e->next.at))
			missing(d, e->outcome.at, "next", "evaluations.x.next");
		responses_need(d, &e->round);
	}
}

static void mandate_needs(
	struct kr_decoding *d, const struct kr_mandate *m, const struct kr_node *root)
{
	struct kr_at top = root->at;
	int bearers = stands(m->organisation.at) + has(root, "organisations") +
		      stands(m->circle.at) + stands(m->self.at);
	if (bearers == 0)
		missing(d, top, "organisation", "organisation");
	if (bearers > 1) {
		struct kr_diag *diag = kr_diag_finding(d->diags, "value-invalid", d->record->path,
			top,
			_("a mandate is on behalf of one: organisation, organisations, circle or "
			  "self"));
		diag->hint = _("keep one of these keys");
	}
	if (bearers == 1 && !stands(m->self.at) && !stands(m->given_by.at))
		missing(d, top, "given-by", "given-by");
}

static void network_needs(struct kr_decoding *d, const struct kr_network *n)
{
	if (!n->format.there || (n->format.value > 0.5 && n->format.value < 1.5))
		return;
	struct kr_diag *diag = kr_diag_finding(d->diags, "value-invalid", d->record->path,
		n->format.at,
		_("this version of kring reads format 1, and the folder has another one"));
	diag->hint = _("use a newer kring for this folder");
}

void kr_decode_required(struct kr_decoding *d, const struct kr_node *root)
{
	switch (d->record->kind) {
	case KR_AGREEMENT:
		agreement_needs(d, (struct kr_agreement *)d->record);
		break;
	case KR_MANDATE:
		mandate_needs(d, (const struct kr_mandate *)d->record, root);
		break;
	case KR_NETWORK:
		network_needs(d, (const struct kr_network *)d->record);
		break;
	case KR_MEETING: {
		const struct kr_meeting *m = (const struct kr_meeting *)d->record;
		if (m->report && !has(root, "present"))
			missing(d, m->report->at, "present", "present");
		break;
	}
	default:
		break;
	}
}
