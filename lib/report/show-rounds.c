/* lib/report/show-rounds.c - the rounds and evaluations of an agreement, and what is still needed.
 */
#include "report/private.h"

#include <string.h>

/* ---- rounds ------------------------------------------------------------------------------- */

static void add_round_row(struct kr_document *d, struct kr_block *table,
	const struct kr_agreement *a, const struct kr_round *r)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	bool asked = r->asked && kr_is_by(r->asked->date, d->day);
	*cell++ = kr_cell_number(d, (double)kr_round_number(a, r));
	*cell++ = kr_cell_day(d, r->opened.day);
	*cell++ = kr_cell_day(d, r->closes.day);
	*cell++ = kr_cell_day(d, r->meeting.day);
	*cell++ = kr_cell_day(d, asked ? r->asked->date.day : KR_NO_DAY);
	*cell++ = kr_cell_word(KR_AGREEMENT, "rounds.0.absence", r->absence);
	*cell++ = kr_cell_text(&r->changed);
}

static void add_round_table(const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
		{ "opened", N_("opened"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "closes", N_("closes"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "meeting", N_("meeting"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "asked", N_("concerns asked"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "absence", N_("absence"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "changed", N_("what changed"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Consent rounds"));
	struct kr_block *table = kr_document_table(d, "rounds", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->rounds.n; i++)
		if (kr_is_by(a->rounds.at[i].opened, d->day))
			add_round_row(d, table, a, &a->rounds.at[i]);
}

static struct kr_cell *evaluation_cells(
	struct kr_document *d, struct kr_cell *cell, const struct kr_evaluation *e)
{
	bool decided = kr_evaluation_is_decided(e, d->day);
	*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.kept", e->kept);
	*cell++ = kr_cell_text(&e->learned);
	*cell++ = kr_cell_word(KR_AGREEMENT, "evaluations.0.outcome", e->outcome);
	*cell++ = kr_cell_day(d, e->next.day);
	*cell++ = kr_cell_day(d, decided ? e->decided->date.day : KR_NO_DAY);
	return cell;
}

static void add_evaluation_answers(
	struct kr_workspace *ws, const struct kr_agreement *a, size_t i, struct kr_document *d)
{
	const struct kr_evaluation *e = &a->evaluations.at[i];
	kr_document_heading(d, 2,
		kr_asprintf(d->arena, _("Answers to the evaluation of %s"),
			kr_day_long(d->arena, e->date.day)));
	kr_show_answers(ws, a, d,
		&(struct kr_answers_shown){ "evaluation-answers", &e->round, i + 1,
			e != kr_agreement_evaluating(a, d->day) });
}

static void add_evaluations(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "date", N_("date"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "by", N_("led by"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "kept", N_("kept"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "learned", N_("learned"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "outcome", N_("outcome"), KR_COLUMN_WORD, KR_FOR_ALL, false },
		{ "next", N_("next"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "decided", N_("decided"), KR_COLUMN_DAY, KR_FOR_ALL, false },
		{ "inputs", N_("heard"), KR_COLUMN_LIST, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Evaluations"));
	struct kr_block *table = kr_document_table(d, "evaluations", columns, KR_N(columns), NULL);
	for (size_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_evaluation *e = &a->evaluations.at[i];
		if (!kr_is_by(e->date, d->day))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_day(d, e->date.day);
		*cell++ = kr_cell_who(ws, e->by.s);
		cell = evaluation_cells(d, cell, e);
		*cell++ = kr_cell_whom(ws, &e->inputs);
	}
	for (size_t i = 0; i < a->evaluations.n; i++)
		if (kr_is_by(a->evaluations.at[i].date, d->day))
			add_evaluation_answers(ws, a, i, d);
}

void kr_show_rounds(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	bool adopted = kr_agreement_adopted(a, d->day);
	const struct kr_round *last = kr_agreement_round(a, d->day);
	add_round_table(a, d);
	for (size_t i = 0; i < a->rounds.n; i++) {
		if (!kr_is_by(a->rounds.at[i].opened, d->day))
			continue;
		kr_document_heading(d, 2, kr_asprintf(d->arena, _("Answers in round %zu"), i + 1));
		kr_show_answers(ws, a, d,
			&(struct kr_answers_shown){ "answers", &a->rounds.at[i], i + 1,
				adopted || &a->rounds.at[i] != last });
	}
	add_evaluations(ws, a, d);
}

/* ---- what is still needed ----------------------------------------------------------------- */

void kr_obstacles_then(struct kr_workspace *ws, const struct kr_agreement *a, kr_obstacles *out)
{
	int32_t day = kr_workspace_as_of(ws);
	const struct kr_round *then = kr_agreement_round(a, day);
	bool last = then && kr_round_number(a, then) == a->rounds.n;
	kr_obstacles all = { 0 };
	kr_adoption_obstacles(ws, a, day, true, &all);
	for (size_t i = 0; i < all.n; i++)
		if (last || all.at[i].kind != KR_TEXT_CHANGED)
			*KR_ADD(kr_workspace_arena(ws), out) = all.at[i];
}

bool kr_ready_then(struct kr_workspace *ws, const struct kr_agreement *a)
{
	enum kr_state state = kr_agreement_state(a, kr_workspace_as_of(ws));
	kr_obstacles obstacles = { 0 };
	if (state != KR_STATE_OPEN && state != KR_STATE_OBJECTED)
		return false;
	kr_obstacles_then(ws, a, &obstacles);
	return obstacles.n == 0;
}

static const char *obstacle_word(enum kr_obstacle_kind kind)
{
	switch (kind) {
	case KR_NO_ROUND:
		return "no-round";
	case KR_NO_DIGEST:
		return "no-digest";
	case KR_TEXT_CHANGED:
		return "text-changed";
	case KR_MEMBER_WAITS:
		return "member-waits";
	case KR_MEMBER_BLOCKS:
		return "member-blocks";
	case KR_NOBODY_CONSENTS:
		return "nobody-consents";
	case KR_PARTY_WITHOUT:
		return "party-without";
	case KR_OBJECTION_OPEN:
		return "objection-open";
	case KR_CHANGE_AWAITED:
		return "change-awaited";
	}
	return "";
}

static void add_needed(struct kr_workspace *ws, struct kr_document *d,
	const kr_obstacles *obstacles, const char *how)
{
	static const struct kr_column columns[] = {
		{ "obstacle", N_("obstacle"), KR_COLUMN_WORD, KR_FOR_MACHINES, false },
		{ "who", N_("who"), KR_COLUMN_ID, KR_FOR_MACHINES, false },
		{ "round", N_("round"), KR_COLUMN_NUMBER, KR_FOR_MACHINES, false },
		{ "text", N_("what stands in the way"), KR_COLUMN_TEXT, KR_FOR_PEOPLE, false },
	};
	kr_document_heading(d, 1, _("What is still needed"));
	struct kr_block *table = kr_document_table(
		d, "needed", columns, KR_N(columns), _("nothing"));
	kr_document_how(d, how);
	for (size_t i = 0; i < obstacles->n; i++) {
		const struct kr_obstacle *o = &obstacles->at[i];
		if (o->follows)
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = (struct kr_cell){ .text = obstacle_word(o->kind) };
		*cell++ = (struct kr_cell){ .text = o->who };
		*cell++ = kr_cell_number(d, (double)o->round);
		*cell++ = (struct kr_cell){ .text = kr_obstacle_text(ws, o) };
	}
}

void kr_show_needed(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d)
{
	const struct kr_evaluation *e = kr_agreement_evaluating(a, d->day);
	enum kr_state state = kr_agreement_state(a, d->day);
	kr_obstacles obstacles = { 0 };
	if (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED) {
		kr_obstacles_then(ws, a, &obstacles);
		add_needed(ws, d, &obstacles,
			kr_asprintf(d->arena, _("'kring adopt %s' adopts it"), a->record.id));
	} else if (e && (kr_agreement_in_force(a, d->day) || state == KR_STATE_LAPSED)) {
		kr_outcome_obstacles(ws, a, e, d->day, true, &obstacles);
		add_needed(ws, d, &obstacles,
			kr_asprintf(d->arena, _("'kring adopt %s --evaluation' decides it"),
				a->record.id));
	}
}
