/* lib/report/charter.c - what the partners wrote down on working together, and what is still open.
 */
#include "report/private.h"
#include <kring/charter.h>

#include <string.h>

struct chartering {
	struct kr_workspace *ws;
	const struct kr_report_options *o;
	struct kr_document *d;
	const struct kr_network *network;
	struct kr_partners partners;
	struct kr_block *asks; /* what the phase still asks */
};

/* ---- the nine parts ----------------------------------------------------------------------- */

static bool is_asked(const struct chartering *c, const struct kr_charter_gap *gap)
{
	return gap->record->kind == KR_NETWORK || kr_of_circle(gap->record, c->o->circle);
}

/* `circles/stuit.yaml: anna, bram`. */
static struct kr_text place_of(struct chartering *c, const struct kr_charter_gap *gap)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, gap->record->path);
	for (uint32_t i = 0; i < gap->who.n; i++)
		kr_buf_printf(&b, "%s%s", i ? ", " : ": ", gap->who.at[i].s);
	struct kr_text place = kr_text_of(kr_strndup(c->d->arena, b.s, b.len));
	kr_buf_release(&b);
	return place;
}

static void add_parts(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "part", N_("part"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "complete", N_("complete"), KR_COLUMN_FLAG, KR_FOR_ALL, false },
		{ "missing-in", N_("missing in"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	kr_charter_gaps gaps = { 0 };
	kr_charter_gaps_of(c->ws, c->d->day, &gaps);
	kr_document_heading(c->d, 1, _("The nine parts"));
	struct kr_block *table = kr_document_table(
		c->d, "parts", columns, KR_N(columns), _("kring.yaml cannot be read"));
	for (enum kr_charter_part part = 0; c->network && part < KR_CHARTER_PARTS; part++) {
		kr_texts *missing = kr_alloc(c->d->arena, sizeof *missing);
		for (uint32_t i = 0; i < gaps.n; i++)
			if (gaps.at[i].part == part && is_asked(c, &gaps.at[i]))
				*KR_ADD(c->d->arena, missing) = place_of(c, &gaps.at[i]);
		struct kr_cell *cells = kr_block_row(c->d, table, KR_TONE_PLAIN);
		cells[0] = (struct kr_cell){ .text = kr_charter_part_name(part),
			.shown = kr_charter_part_text(part) };
		cells[1] = kr_cell_flag(missing->n == 0, _("yes"));
		cells[2] = kr_cell_list(c->d->arena, missing);
	}
}

/* ---- the fence: what it still asks -------------------------------------------------------- */

/* @what: the fixed word; @shown: it in words; @who: an organisation, or NULL for all together. */
static void ask(struct chartering *c, const char *what, const char *shown, const char *who,
	const kr_texts *of)
{
	struct kr_cell *cells = kr_block_row(c->d, c->asks, KR_TONE_PLAIN);
	cells[0] = kr_cell_who(c->ws, who);
	if (!who)
		cells[0].shown = _("all together");
	cells[1] = (struct kr_cell){ .text = what, .shown = shown };
	if (of)
		cells[2] = kr_cell_whom(c->ws, of);
}

static void ask_for_boundaries(struct chartering *c)
{
	for (size_t i = 0; i < c->partners.n; i++)
		if (!kr_boundary_said(c->partners.at[i]))
			ask(c, "boundary", _("what it is for, and what it is not for"),
				c->partners.at[i]->record.id, NULL);
}

static void ask_for_expectations(struct chartering *c)
{
	const struct kr_partners *p = &c->partners;
	for (size_t i = 0; i < p->n; i++) {
		kr_texts *of = kr_alloc(c->d->arena, sizeof *of);
		for (size_t k = 0; k < p->n; k++)
			if (kr_partners_meet(p, i, k) &&
				!kr_expectation(p->at[i], p->at[k]->record.id))
				*KR_ADD(c->d->arena, of) = kr_text_of(p->at[k]->record.id);
		if (of->n > 0)
			ask(c, "expectation", _("what it expects of"), p->at[i]->record.id, of);
	}
}

static const struct kr_text *meaning_of(const struct kr_term *term, const char *organisation)
{
	for (uint32_t i = 0; i < term->meanings.n; i++)
		if (kr_text_is(&term->meanings.at[i].id, organisation))
			return &term->meanings.at[i].value;
	return NULL;
}

static void ask_for_terms(struct chartering *c)
{
	for (size_t i = 0; i < c->partners.n; i++) {
		const char *id = c->partners.at[i]->record.id;
		kr_texts *of = kr_alloc(c->d->arena, sizeof *of);
		for (uint32_t k = 0; k < c->network->terms.n; k++)
			if (!meaning_of(&c->network->terms.at[k], id))
				*KR_ADD(c->d->arena, of) = c->network->terms.at[k].id;
		if (of->n > 0)
			ask(c, "term", _("what it means by"), id, of);
	}
}

static void ask_for_shared(struct chartering *c)
{
	static const struct kr_shared nothing;
	const struct kr_shared *s = c->network->shared ? c->network->shared : &nothing;
	if (!kr_present(&s->goal))
		ask(c, "shared-goal", _("a goal that they share"), NULL, NULL);
	if (!kr_present(&s->boundary))
		ask(c, "shared-boundary", _("where their shared boundary lies"), NULL, NULL);
	if (!kr_present(&s->identity))
		ask(c, "shared-identity", _("who they are together"), NULL, NULL);
}

/* What was asked in an earlier phase stays asked. */
static void add_asks(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "organisation", N_("who"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("has still to say"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "of", N_("of"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	int phase = c->network->phase.is;
	kr_document_heading(c->d, 2, _("What this phase still asks"));
	c->asks = kr_document_table(c->d, "asks", columns, KR_N(columns),
		_("everything that it asks is written; whether it is also lived, ask each other"));
	if (phase >= KR_RECOGNISE)
		ask_for_boundaries(c);
	if (phase >= KR_MAKE_TRANSPARENT) {
		ask_for_expectations(c);
		ask_for_terms(c);
	}
	if (phase >= KR_WIDEN)
		ask_for_shared(c);
}

/* ---- the fence: what is written ----------------------------------------------------------- */

static void add_boundaries(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "organisation", N_("organisation"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "for", N_("is for"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "not-for", N_("is not for"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "why", N_("because"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(c->d, 2, _("Recognised: the boundary of each"));
	struct kr_block *table = kr_document_table(
		c->d, "boundaries", columns, KR_N(columns), _("nobody sits at a table yet"));
	for (size_t i = 0; i < c->partners.n; i++) {
		const struct kr_boundary *b = c->partners.at[i]->boundary;
		struct kr_cell *cells = kr_block_row(c->d, table, KR_TONE_PLAIN);
		cells[0] = kr_cell_who(c->ws, c->partners.at[i]->record.id);
		if (!b)
			continue;
		cells[1] = kr_cell_text(&b->for_);
		cells[2] = kr_cell_text(&b->not_for);
		cells[3] = kr_cell_text(&b->why);
	}
}

/* What @a expects of @b, or that it says nothing though they meet. */
static struct kr_cell expected(const struct kr_partners *p, size_t a, size_t b)
{
	const struct kr_text *said = kr_expectation(p->at[a], p->at[b]->record.id);
	if (said)
		return kr_cell_text(said);
	return (struct kr_cell){ .shown = kr_partners_meet(p, a, b) ? _("(says nothing)") : "" };
}

static void add_expectations_for_machines(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "from", N_("organisation"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "of", N_("of"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "meet", N_("meet"), KR_COLUMN_FLAG, KR_FOR_ALL, false },
		{ "expects", N_("expects"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	const struct kr_partners *p = &c->partners;
	struct kr_block *table = kr_document_table(
		c->d, "expectations", columns, KR_N(columns), NULL);
	table->audience = KR_FOR_MACHINES;
	for (size_t a = 0; a < p->n; a++)
		for (size_t b = 0; b < p->n; b++) {
			struct kr_cell what = expected(p, a, b);
			if (a == b || (!what.text && !kr_partners_meet(p, a, b)))
				continue;
			struct kr_cell *cells = kr_block_row(c->d, table, KR_TONE_PLAIN);
			cells[0].text = p->at[a]->record.id;
			cells[1].text = p->at[b]->record.id;
			cells[2] = kr_cell_flag(kr_partners_meet(p, a, b), NULL);
			cells[3] = what;
		}
}

static void add_expectations(struct chartering *c)
{
	const struct kr_partners *p = &c->partners;
	struct kr_matrix m = kr_matrix_new(c->d, p->n, p->n);
	m.corner = N_("expects of");
	kr_document_heading(c->d, 2, _("Made transparent: what each expects of each"));
	for (size_t a = 0; a < p->n; a++) {
		m.rows[a] = kr_cell_who(c->ws, p->at[a]->record.id);
		m.columns[a] = kr_cell_shown(&m.rows[a]);
		for (size_t b = 0; b < p->n; b++)
			*kr_matrix_cell(&m, a, b) = a == b ? (struct kr_cell){ .text = "-" }
							   : expected(p, a, b);
	}
	kr_document_matrix(c->d, &m);
	add_expectations_for_machines(c);
}

static void add_terms(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "term", N_("term"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "organisation", N_("organisation"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "meaning", N_("meaning"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(c->d, 2, _("Made transparent: what each means by a word"));
	struct kr_block *table = kr_document_table(c->d, "terms", columns, KR_N(columns),
		_("no word is explained yet: take the one that last led to a misunderstanding"));
	for (uint32_t i = 0; i < c->network->terms.n; i++)
		for (size_t k = 0; k < c->partners.n; k++) {
			const struct kr_term *term = &c->network->terms.at[i];
			const char *id = c->partners.at[k]->record.id;
			const struct kr_text *meaning = meaning_of(term, id);
			struct kr_cell *cells = kr_block_row(c->d, table, KR_TONE_PLAIN);
			cells[0] = kr_cell_text(&term->id);
			cells[1] = kr_cell_who(c->ws, id);
			cells[2] = meaning ? kr_cell_text(meaning)
					   : (struct kr_cell){ .shown = _("(says nothing)") };
		}
}

static void add_shared(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "goal", N_("shared goal"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "boundary", N_("shared boundary"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "identity", N_("shared identity"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	const struct kr_shared *s = c->network->shared;
	kr_document_heading(c->d, 2, _("Widened: what they share"));
	struct kr_cell *cells = kr_document_fields(c->d, "shared", columns, KR_N(columns));
	if (!s)
		return;
	cells[0] = kr_cell_text(&s->goal);
	cells[1] = kr_cell_text(&s->boundary);
	cells[2] = kr_cell_text(&s->identity);
}

static void add_fence(struct chartering *c)
{
	static const struct kr_column columns[] = {
		{ "phase", N_("phase"), KR_COLUMN_WORD, KR_FOR_ALL, false },
	};
	kr_document_heading(c->d, 1, _("The fence"));
	*kr_document_fields(c->d, "fence", columns, 1) = kr_cell_word(
		KR_NETWORK, "phase", c->network->phase);
	if (c->network->phase.is == 0)
		kr_document_paragraph(c->d, "%s",
			_("No phase is chosen. The first is to recognise each other's boundaries: "
			  "'phase: recognise' in kring.yaml."));
	else
		add_asks(c);
	add_boundaries(c);
	add_expectations(c);
	add_terms(c);
	add_shared(c);
}

static int build(struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d)
{
	struct chartering c = { .ws = ws, .o = o, .d = d, .network = kr_workspace_network(ws) };
	if (kr_report_circle(ws, o->circle) != KR_OK)
		return KR_FAILED;
	kr_document_init(d, ws, "charter", _("Charter"));
	if (c.network && !kr_readable(&c.network->record))
		c.network = NULL;
	kr_partners_of(ws, o->circle, d->day, &c.partners);
	add_parts(&c);
	if (c.network)
		add_fence(&c);
	kr_document_unreadable(d, ws);
	return KR_OK;
}

const struct kr_report kr_report_charter = {
	.name = "charter",
	.what = N_("the nine parts of the charter, the fence, and what they still ask"),
	.build = build,
};
