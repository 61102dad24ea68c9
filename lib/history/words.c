/* lib/history/words.c - differences as sentences: the table, and a plain sentence for all else. */
#include "history/words.h"

#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "history/wordwise.h"

/* ---- the table ---------------------------------------------------------------------------- */

struct wording {
	enum kr_kind kind;  /* KR_KINDS: of any */
	const char *place;  /* dotted; `*` is an id or a number */
	const char *added;  /* the sentence for what is new there; NULL: a plain one */
	const char *called; /* in sentences about what stands in it; NULL: by its keys */
	void (*tell)(struct kr_telling *t, struct kr_difference *d); /* instead of both */
};

#define ANY KR_KINDS
#define OUTCOME                                                                                    \
	N_("the objection of {..}: {result}[ in round {round}][ ({to})][, {owner} takes it "       \
	   "further][ by {until}][, on {date}][, written by {by}][, confirmed by "                 \
	   "{confirmed-by}][: {note}]")

static const struct wording wordings[] = {
	{ KR_AGREEMENT, "proposed", N_("proposed by {by} on {date}"), NULL, NULL },
	{ KR_AGREEMENT, "adopted",
		N_("adopted on {date}[ in the meeting of {meeting}][, agreed earlier: {earlier}]"),
		N_("adoption"), NULL },
	{ KR_AGREEMENT, "decided",
		N_("decided by {by} on {date}, as {method} allows[, for {amount} euros]"),
		N_("decision"), NULL },
	{ KR_AGREEMENT, "keeper", N_("{=} keeps it"), NULL, NULL },
	{ KR_AGREEMENT, "supersedes", N_("it replaces {=}"), NULL, NULL },
	{ KR_AGREEMENT, "establishes.*", N_("{.} comes into force with it"), NULL, NULL },
	{ KR_AGREEMENT, "reactions.*.*", N_("{..} on {date}[ ({kind})]: {text}"), NULL, NULL },
	{ KR_AGREEMENT, "actions.*",
		N_("action {.}: {what}, by {owner}[ with {with}][, due {due}][, done on {done}]"),
		N_("action {.}"), NULL },
	{ KR_AGREEMENT, "actions.*.done", N_("action {..} was done on {=}"), NULL, NULL },
	{ KR_AGREEMENT, "actions.*.moved.*", N_("action {..} moved to {to} on {date}[: {why}]"),
		NULL, NULL },
	{ KR_AGREEMENT, "actions.*.handed-over.*",
		N_("action {..} handed over to {to} on {date}[: {why}]"), NULL, NULL },
	{ KR_AGREEMENT, "requests.*", N_("asked of {to}: {what}[, by {by}]"), N_("request {.}"),
		NULL },
	{ KR_AGREEMENT, "evaluation.date", N_("to be evaluated on {=}"), N_("evaluation"), NULL },
	{ KR_AGREEMENT, "evaluation.criteria.*",
		N_("criterion {.}: {text}[, from the concern of {from}]"), N_("criterion {.}"),
		NULL },
	{ KR_AGREEMENT, "heard.*", N_("{.} was heard on {date}[, on {about}]"), NULL, NULL },
	{ KR_AGREEMENT, "disagreements.*",
		N_("disagreement {.}: {who} sees {view}[; practice would show it by {shows}]"),
		N_("disagreement {.}"), NULL },
	{ KR_AGREEMENT, "disagreements.*.verdict", N_("disagreement {..}: practice says {=}"), NULL,
		NULL },
	{ KR_AGREEMENT, "nominations.*",
		N_("{.} nominates {for}[; after hearing the others {changed-to}]"),
		N_("nomination of {.}"), NULL },
	{ KR_AGREEMENT, "nominations.*.changed-to",
		N_("{..} nominates {=}, after hearing the others"), NULL, NULL },
	{ KR_AGREEMENT, "elects.person", N_("{=} is proposed for the role"), NULL, NULL },
	{ KR_AGREEMENT, "accessions.*", N_("{.} joined on {date}; {by} consented for it"), NULL,
		NULL },
	{ KR_AGREEMENT, "corrections.*",
		N_("spelling corrected by {by} on {date}, seen by {seen-by}: {what}"), NULL, NULL },
	{ KR_AGREEMENT, "rounds.*", NULL, N_("round {.}"), kr_tell_round },
	{ KR_AGREEMENT, "rounds.*.asked",
		N_("round {..}: {by} asked everyone for concerns on {date}"), NULL, NULL },
	{ KR_AGREEMENT, "rounds.*.responses.*", NULL, N_("{.}"), kr_tell_response },
	{ KR_AGREEMENT, "rounds.*.responses.*.outcome", OUTCOME, NULL, NULL },
	{ KR_AGREEMENT, "rounds.*.responses.*.then.*", NULL, N_("{..}"), NULL },
	{ KR_AGREEMENT, "evaluations.*.responses.*.then.*", NULL, N_("evaluation, {..}"), NULL },
	{ KR_AGREEMENT, "rounds.*.responses.*.then.*.outcome",
		N_("the objection of {...}: {result}[ in round {round}][ ({to})][, {owner} takes "
		   "it "
		   "further][ by {until}][, on {date}][, written by {by}][, confirmed by "
		   "{confirmed-by}][: {note}]"),
		NULL, NULL },
	{ KR_AGREEMENT, "reopened.*",
		N_("{.} objects to the agreement in force on {date}[: {argument}]"),
		N_("objection of {.}"), NULL },
	{ KR_AGREEMENT, "reopened.*.outcome", OUTCOME, NULL, NULL },
	{ KR_AGREEMENT, "evaluations.*", NULL, N_("evaluation {.}"), kr_tell_evaluation },
	{ KR_AGREEMENT, "evaluations.*.responses.*", NULL, N_("evaluation, {.}"),
		kr_tell_response },
	{ KR_AGREEMENT, "evaluations.*.responses.*.outcome", OUTCOME, NULL, NULL },
	{ KR_AGREEMENT, "evaluations.*.decided",
		N_("the outcome of evaluation {..} was decided on {date}[ in the meeting of "
		   "{meeting}]"),
		NULL, NULL },
	{ KR_AGREEMENT, "extensions.*", N_("evaluation put off to {to} by {by} on {date}[: {why}]"),
		N_("extension {.}"), NULL },
	{ KR_AGREEMENT, "handovers.*", N_("{to} keeps it from {date} on[: {why}]"), NULL, NULL },
	{ KR_AGREEMENT, "deviations.*",
		N_("{by} did otherwise than agreed on {date}[: {why}][; repaired on {repaired}]"),
		N_("deviation {.}"), NULL },
	{ KR_AGREEMENT, "deviations.*.repaired", N_("deviation {..} was repaired on {=}"), NULL,
		NULL },
	{ KR_AGREEMENT, "deferred",
		N_("deferred on {date} until {until}; {owner} brings it back[: {why}]"), NULL,
		NULL },
	{ KR_AGREEMENT, "escalated", N_("passed to the parent circle on {date}: {to}[: {why}]"),
		NULL, NULL },
	{ KR_AGREEMENT, "suspended",
		N_("set aside on {date} until {until}[, in the meeting of {meeting}][: {why}]"),
		NULL, NULL },
	{ KR_AGREEMENT, "withdrawn", N_("withdrawn on {date}[ by {by}][: {why}]"), NULL, NULL },
	{ KR_MANDATE, "withdrawn", N_("the mandate was withdrawn on {date}[ by {by}]"), NULL,
		NULL },
	{ KR_MANDATE, "renewals.*",
		N_("the mandate was renewed by {by} on {date}: {outcome}[, scope {scope}][, limits "
		   "{limits}][, until {until}]"),
		N_("renewal {.}"), NULL },
	{ KR_MANDATE, "consultations.*",
		N_("the constituency was asked on {opened} about {about}[, and had answered on "
		   "{closed}][: {stance}]"),
		N_("consultation {.}"), NULL },
	{ KR_MANDATE, "consultations.*.closed", N_("consultation {..}: answered on {=}"), NULL,
		NULL },
	{ KR_MANDATE, "consultations.*.feedback",
		N_("consultation {..}: the constituency heard the decision on {=}"), NULL, NULL },
	{ KR_MANDATE, "alternate", N_("{person} speaks instead from {from} until {until}"), NULL,
		NULL },
	{ KR_CIRCLE, "members.*", N_("{.} becomes a member from {from} on[, until {until}]"),
		N_("member {.}"), NULL },
	{ KR_CIRCLE, "members.*.until", N_("{..} is a member until {=}"), NULL, NULL },
	{ KR_CIRCLE, "observers.*", N_("{.} observes from {from} on[, until {until}]"),
		N_("observer {.}"), NULL },
	{ KR_CIRCLE, "roles.*", N_("role {.}: held by {holder}[ from {since}][ until {until}]"),
		N_("role {.}"), NULL },
	{ KR_CIRCLE, "roles.*.holder", N_("role {..}: held by {=}"), NULL, NULL },
	{ KR_CIRCLE, "roles.*.acting", N_("role {..}: {person} fills in until {until}"), NULL,
		NULL },
	{ KR_CIRCLE, "roles.*.past.*",
		N_("role {..}: {holder} held it[ from {since}][ until {until}]"), NULL, NULL },
	{ KR_ORGANISATION, "people.*", N_("{.} is one of its people"), N_("{.}"), NULL },
	{ KR_ORGANISATION, "people.*.left", N_("{..} left on {=}"), NULL, NULL },
	{ KR_ORGANISATION, "left", N_("it left the network on {=}"), NULL, NULL },
	{ KR_MEETING, "report", N_("the report of {date}[: {summary}][, confirmed on {confirmed}]"),
		NULL, NULL },
	{ KR_MEETING, "issues.*", N_("issue {.}: {what}[, raised by {by}][, see {proposal}]"),
		N_("issue {.}"), NULL },
	{ ANY, "ended", N_("ended on {date}[: {why}][, {heir} takes over]"), N_("end"), NULL },
	{ ANY, "adopted", N_("in force since {date}[, by {by}]"), N_("adoption"), NULL },
};

static void add_place(const struct kr_difference *d, bool stars, struct kr_buf *out)
{
	if (d->parent)
		add_place(d->parent, stars, out);
	if (!d->parent)
		return;
	if (out->len > 0)
		kr_buf_putc(out, '.');
	kr_buf_puts(out, stars && d->element ? "*" : d->name);
}

static const struct wording *wording_of(const struct kr_telling *t, const struct kr_difference *d)
{
	struct kr_buf place = KR_BUF_INIT;
	const struct wording *found = NULL;
	add_place(d, true, &place);
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings && !found; i++)
		if ((wordings[i].kind == ANY || wordings[i].kind == t->kind) &&
			strcmp(wordings[i].place, place.s) == 0)
			found = &wordings[i];
	kr_buf_release(&place);
	return found;
}

/* ---- what sentences are made with --------------------------------------------------------- */

const char *kr_how_name(enum kr_how how)
{
	static const char *const names[] = { "added", "removed", "changed" };
	return names[how];
}

struct kr_change *kr_tell(struct kr_telling *t, const struct kr_difference *d, enum kr_how how,
	const char *format, ...)
{
	struct kr_change *c = KR_ADD(t->arena, &t->changes->list);
	struct kr_buf b = KR_BUF_INIT;
	va_list args;
	add_place(d, false, &b);
	c->key = kr_strndup(t->arena, b.s, b.len);
	c->how = how;
	c->old = d->old ? kr_value_raw_text(t->arena, d->old) : NULL;
	c->new = d->new ? kr_value_raw_text(t->arena, d->new) : NULL;
	kr_buf_reset(&b);
	va_start(args, format);
	kr_buf_vprintf(&b, format, args);
	va_end(args);
	c->words = kr_strndup(t->arena, b.s, b.len);
	kr_buf_release(&b);
	return c;
}

struct kr_difference *kr_difference_at(const struct kr_difference *d, const char *key)
{
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (strcmp(x->name, key) == 0)
			return x;
	return NULL;
}

void kr_mark_told(struct kr_difference *d)
{
	d->told = true;
	for (struct kr_difference *x = d->first; x; x = x->next)
		kr_mark_told(x);
}

const char *kr_place_name(struct kr_telling *t, const struct kr_difference *d)
{
	const struct wording *w = wording_of(t, d);
	const struct kr_node *node = d->new ? d->new : d->old;
	if (w && w->called)
		return kr_fill(t, d, d->shape, node, _(w->called));
	const char *name = d->element ? kr_element_name(t, d) : d->name;
	if (!d->parent || !d->parent->parent)
		return name;
	return kr_asprintf(
		t->arena, d->element ? "%s %s" : "%s, %s", kr_place_name(t, d->parent), name);
}

/* ---- plain sentences ---------------------------------------------------------------------- */

/* `, 90 days later`; nothing where one of the two is no day. */
static const char *how_far(
	struct kr_telling *t, const struct kr_node *old, const struct kr_node *new)
{
	int32_t from, to;
	if (!kr_day_parse(old->value, old->len, &from) || !kr_day_parse(new->value, new->len, &to))
		return "";
	return to > from ? kr_asprintf(t->arena,
				   kr_nq(", %d day later", ", %d days later", to - from), to - from)
			 : kr_asprintf(t->arena,
				   kr_nq(", %d day earlier", ", %d days earlier", from - to),
				   from - to);
}

static bool any_word_changed(const kr_pieces *pieces)
{
	for (uint32_t i = 0; i < pieces->n; i++)
		if (pieces->at[i].kind != KR_PIECE_KEPT)
			return true;
	return false;
}

static const char *pieces_in_line(struct kr_arena *arena, const kr_pieces *pieces)
{
	static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
	struct kr_buf b = KR_BUF_INIT;
	for (uint32_t i = 0; i < pieces->n; i++)
		kr_buf_printf(&b, "%s%s%s%s", i ? " " : "", open[pieces->at[i].kind],
			pieces->at[i].text, close[pieces->at[i].kind]);
	const char *line = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return line;
}

static void tell_text(struct kr_telling *t, const struct kr_difference *d)
{
	const char *name = kr_place_name(t, d);
	kr_pieces pieces = { 0 };
	*KR_ADD(t->arena, &pieces) = (struct kr_piece){ KR_PIECE_KEPT,
		kr_asprintf(t->arena, "%s:", name) };
	kr_wordwise(t->arena, d->old->value, kr_node_length(d->old), d->new->value,
		kr_node_length(d->new), &pieces);
	if (!any_word_changed(&pieces)) {
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: the same words, other line ends or blanks"),
			name);
		return;
	}
	struct kr_change *c = kr_tell(
		t, d, KR_HOW_CHANGED, "%s", pieces_in_line(t->arena, &pieces));
	c->pieces = pieces;
}

/* The texts of @list that @other has not, as often as it has them not, joined; NULL: none. */
static const char *only_in(struct kr_telling *t, const struct kr_difference *d,
	const struct kr_node *list, const struct kr_node *other)
{
	struct kr_map there;
	struct kr_buf b = KR_BUF_INIT;
	kr_map_init(&there, t->arena);
	for (const struct kr_node *x = other->first; x; x = x->next)
		if (x->kind == KR_SCALAR) {
			void **n = kr_map_value(&there, x->value, x->len);
			*n = (void *)((uintptr_t)*n + 1);
		}
	for (const struct kr_node *x = list->first; x; x = x->next) {
		void **n = x->kind == KR_SCALAR ? kr_map_value(&there, x->value, x->len) : NULL;
		if (n && *n) {
			*n = (void *)((uintptr_t)*n - 1);
			continue;
		}
		const char *words = kr_value_words(t, d->row, x);
		kr_buf_printf(&b, "%s%s", b.len ? ", " : "", words ? words : "''");
	}
	const char *joined = b.len > 0 ? kr_strndup(t->arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return joined;
}

static void tell_list(struct kr_telling *t, const struct kr_difference *d)
{
	const char *came = only_in(t, d, d->new, d->old), *went = only_in(t, d, d->old, d->new);
	const char *name = kr_place_name(t, d);
	if (came && went)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: with %s, without %s"), name, came, went);
	else if (came)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: with %s"), name, came);
	else if (went)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: without %s"), name, went);
	else
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: in another order: %s"), name,
			kr_value_words(t, d->row, d->new));
}

static bool is_text(const struct kr_difference *d)
{
	return d->row && (d->row->type == KR_T_TEXT || d->row->type == KR_T_PROSE) &&
	       d->old->kind == KR_SCALAR && d->new->kind == KR_SCALAR;
}

static void tell_changed(struct kr_telling *t, const struct kr_difference *d)
{
	uint8_t type = d->row ? d->row->type : KR_T_CONTENT;
	if (is_text(d))
		tell_text(t, d);
	else if (type == KR_T_LIST && d->old->kind == KR_LIST && d->new->kind == KR_LIST)
		tell_list(t, d);
	else if (type == KR_T_DATE && d->old->kind == KR_SCALAR && d->new->kind == KR_SCALAR)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: from %s to %s%s"), kr_place_name(t, d),
			kr_value_words(t, d->row, d->old), kr_value_words(t, d->row, d->new),
			how_far(t, d->old, d->new));
	else
		kr_tell(t, d, KR_HOW_CHANGED, "%s: %s -> %s", kr_place_name(t, d),
			kr_value_words(t, d->row, d->old), kr_value_words(t, d->row, d->new));
}

/* What there is of @d as a list of its keys; nothing for an element that is all in its id. */
static const char *summary(struct kr_telling *t, const struct kr_difference *d)
{
	struct kr_key row = { .type = KR_T_RECORD, .shape = d->shape };
	const struct kr_node *node = d->new ? d->new : d->old;
	const char *words = kr_value_words(t, d->shape ? &row : d->row, node);
	return words ? kr_asprintf(t->arena, ": %s", words) : "";
}

static bool is_in_new_record(const struct kr_difference *d)
{
	while (d->parent)
		d = d->parent;
	return !d->old;
}

static void tell_plain(struct kr_telling *t, struct kr_difference *d)
{
	if (d->old && d->new)
		tell_changed(t, d);
	else if (d->new)
		kr_tell(t, d, KR_HOW_ADDED, is_in_new_record(d) ? "%s%s" : _("%s added%s"),
			kr_place_name(t, d), summary(t, d));
	else
		kr_tell(t, d, KR_HOW_REMOVED, _("%s taken out%s"), kr_place_name(t, d),
			summary(t, d));
	kr_mark_told(d);
}

/* ---- going through them ------------------------------------------------------------------- */

static bool mentions(const char *template, const char *key)
{
	const char *s = template;
	size_t len = strlen(key);
	while ((s = strchr(s, '{'))) {
		s++;
		if (strncmp(s, key, len) == 0 && s[len] == '}')
			return true;
	}
	return false;
}

static void tell_one(struct kr_telling *t, struct kr_difference *d);

void kr_tell_below(struct kr_telling *t, struct kr_difference *d)
{
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (!x->told)
			tell_one(t, x);
}

/* Has @d, which is there on one side only, to be told at once and not key by key? */
static bool is_told_at_once(const struct kr_difference *d)
{
	return !d->first || (d->element && d->shape && (!d->old || !d->new));
}

static void tell_by_template(struct kr_telling *t, struct kr_difference *d, const char *template)
{
	if (!d->old) {
		kr_tell(t, d, KR_HOW_ADDED, "%s", kr_fill(t, d, d->shape, d->new, _(template)));
	} else {
		kr_tell(t, d, KR_HOW_REMOVED, _("no longer: %s"),
			kr_fill(t, d, d->shape, d->old, _(template)));
		kr_mark_told(d);
	}
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (mentions(template, x->name))
			kr_mark_told(x);
	kr_tell_below(t, d);
}

static void tell_one(struct kr_telling *t, struct kr_difference *d)
{
	const struct wording *w = wording_of(t, d);
	d->told = true;
	if (w && w->tell)
		w->tell(t, d);
	else if (w && w->added && (!d->old || !d->new))
		tell_by_template(t, d, w->added);
	else if (is_told_at_once(d))
		tell_plain(t, d);
	else
		kr_tell_below(t, d);
}

void kr_tell_all(struct kr_telling *t, struct kr_difference *root)
{
	kr_tell_below(t, root);
}
