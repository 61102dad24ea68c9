/* lib/history/merge-inside.c - a mapping or a list that both sides changed, piece by piece. */
#include "history/merge.h"

struct inside {
	struct kr_arena *arena;
	const struct kr_sense *sense;
	struct kr_mix *mix;
	struct kr_opened opened[KR_SIDES];
	bool there[KR_SIDES]; /* opened; the base may not be */
};

/* ---- opening ------------------------------------------------------------------------------ */

static bool open_base(struct inside *in)
{
	const struct kr_piece *base = in->mix->piece[KR_BASE];
	const struct kr_node *ours = in->mix->piece[KR_OURS]->value;
	if (!base || !base->value || kr_node_is_null(base->value))
		return true;
	in->there[KR_BASE] = true;
	return (!ours || base->value->kind == ours->kind) &&
	       kr_piece_open(in->arena, base, &in->opened[KR_BASE]);
}

static bool open_sides(struct inside *in)
{
	const struct kr_piece *ours = in->mix->piece[KR_OURS], *theirs = in->mix->piece[KR_THEIRS];
	if (ours->value && theirs->value && ours->value->kind != theirs->value->kind)
		return false;
	in->there[KR_OURS] = in->there[KR_THEIRS] = true;
	in->mix->list = in->sense->kind == KR_SENSE_LIST;
	return open_base(in) && kr_piece_open(in->arena, ours, &in->opened[KR_OURS]) &&
	       kr_piece_open(in->arena, theirs, &in->opened[KR_THEIRS]);
}

/* ---- the frame: what stands around what is inside ----------------------------------------- */

/* Without indentation, and without blanks and the line end behind. */
static struct kr_bytes bare(struct kr_bytes text)
{
	while (text.len > 0 && *text.s == ' ') {
		text.s++;
		text.len--;
	}
	while (text.len > 0 && (text.s[text.len - 1] == '\n' || text.s[text.len - 1] == ' '))
		text.len--;
	return text;
}

static struct kr_bytes front_of(const struct inside *in, enum kr_side s)
{
	struct kr_bytes text = kr_span_bytes(in->opened[s].piece, in->opened[s].front);
	size_t blanks = strspn(text.s, " ");
	blanks = blanks < text.len ? blanks : text.len;
	return (struct kr_bytes){ text.s + blanks, text.len - blanks };
}

static struct kr_bytes back_of(const struct inside *in, enum kr_side s)
{
	return kr_span_bytes(in->opened[s].piece, in->opened[s].back);
}

/* Can the frame of @s be written?  In a block only that of a block can. */
static bool can_frame(const struct inside *in, enum kr_side s)
{
	bool all_in_flow = in->mix->piece[KR_OURS]->flow && in->mix->piece[KR_THEIRS]->flow;
	return in->there[s] && (in->mix->flow || !in->opened[s].flow) &&
	       (all_in_flow || !in->mix->piece[s]->flow);
}

/* Which of the sides' frames is written, by comparing what @part gives; KR_BASE: none can be. */
static enum kr_side side_of_frame(
	const struct inside *in, struct kr_bytes (*part)(const struct inside *in, enum kr_side s))
{
	bool ours = can_frame(in, KR_OURS), theirs = can_frame(in, KR_THEIRS),
	     base = can_frame(in, KR_BASE);
	if (!ours || !theirs)
		return ours ? KR_OURS : theirs ? KR_THEIRS : KR_BASE;
	struct kr_bytes a = bare(part(in, KR_OURS)), b = bare(part(in, KR_THEIRS));
	struct kr_bytes o = base ? bare(part(in, KR_BASE)) : (struct kr_bytes){ "", 0 };
	return kr_side_of(
		base && kr_same_bytes(a, o), base && kr_same_bytes(b, o), kr_same_bytes(a, b));
}

/* Lines above and below belong to the frame; each keeps how deep it is. */
static bool mix_lines(struct inside *in, bool above, kr_lines *out)
{
	kr_lines lines[KR_SIDES] = { 0 };
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++) {
		const struct kr_piece *piece = in->mix->piece[s];
		if (!piece || (!above && !in->there[s]) || piece->flow)
			continue;
		struct kr_span span = { piece->all.start, piece->body };
		kr_lines_of(in->arena, piece, above ? span : in->opened[s].foot, piece->column,
			&lines[s]);
	}
	return kr_lines_merge(in->arena, lines, out);
}

static uint32_t depth(const struct kr_opened *opened)
{
	return opened->column > opened->piece->column ? opened->column - opened->piece->column : 0;
}

/* A comment behind a bracket that is not written would be lost. */
static bool loses_comment(const struct inside *in)
{
	for (enum kr_side s = KR_OURS; s < KR_SIDES; s++) {
		const struct kr_opened *opened = &in->opened[s];
		if (opened->flow && !in->mix->flow &&
			kr_doc_has_comment(
				opened->piece->doc, opened->back.start, opened->back.end))
			return true;
	}
	return false;
}

static bool mix_frame(struct inside *in)
{
	struct kr_mix *mix = in->mix;
	mix->flow = in->opened[KR_OURS].flow && in->opened[KR_THEIRS].flow &&
		    (!in->there[KR_BASE] || in->opened[KR_BASE].flow);
	enum kr_side front = side_of_frame(in, front_of);
	enum kr_side back = mix->flow ? side_of_frame(in, back_of) : front;
	if (front == KR_BASE || back == KR_BASE || loses_comment(in))
		return false;
	mix->front = front_of(in, front);
	mix->back = back_of(in, back);
	bool joined = mix->front.len > 0 && mix->front.s[mix->front.len - 1] != '\n';
	enum kr_side deep = front;
	if (can_frame(in, KR_OURS) && can_frame(in, KR_THEIRS) && can_frame(in, KR_BASE))
		deep = depth(&in->opened[KR_OURS]) == depth(&in->opened[KR_BASE]) ? KR_THEIRS
										  : KR_OURS;
	mix->deeper = joined ? (uint32_t)mix->front.len : depth(&in->opened[deep]);
	return mix_lines(in, true, &mix->lead) && mix_lines(in, false, &mix->foot);
}

/* ---- what is inside ----------------------------------------------------------------------- */

/* What the table says of the value that is on two or three sides: the same of each, or nothing. */
static struct kr_sense common_sense(
	const struct inside *in, const struct kr_piece *const piece[KR_SIDES])
{
	struct kr_sense sense = { .kind = KR_SENSE_WHOLE }, other;
	const struct kr_piece *ours = piece[KR_OURS], *theirs = piece[KR_THEIRS];
	if (!ours || !theirs)
		return sense;
	const char *key = ours->key ? ours->key->value : NULL;
	other = kr_sense_below(in->sense, key, theirs->value);
	sense = kr_sense_below(in->sense, key, ours->value);
	if (sense.kind != other.kind || sense.shape != other.shape || sense.row != other.row)
		sense.kind = KR_SENSE_WHOLE;
	return sense;
}

static void add(struct inside *in, int32_t base, int32_t ours, int32_t theirs)
{
	const int32_t place[KR_SIDES] = { base, ours, theirs };
	const struct kr_piece *piece[KR_SIDES] = { 0 };
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		if (place[s] >= 0)
			piece[s] = in->opened[s].inside.at[place[s]];
	struct kr_sense sense = common_sense(in, piece);
	struct kr_mix *mix = kr_mix_decide(in->arena, &sense, piece);
	memcpy(mix->place, place, sizeof mix->place);
	if (mix->how != KR_MIX_GONE)
		*KR_ADD(in->arena, &in->mix->inside) = mix;
}

/* Keys stand in the same order, mostly: it is looked for first behind the one found before. */
static int32_t place_of_key(
	const struct kr_opened *opened, const struct kr_node *key, uint32_t *expected)
{
	uint32_t n = opened->inside.n;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = (*expected + i) % n;
		const struct kr_node *k = opened->inside.at[at]->key;
		if (k->len == key->len && !memcmp(k->value, key->value, key->len)) {
			*expected = at + 1;
			return (int32_t)at;
		}
	}
	return -1;
}

static void mix_pairs(struct inside *in)
{
	const kr_pieces *ours = &in->opened[KR_OURS].inside,
			*theirs = &in->opened[KR_THEIRS].inside;
	uint32_t in_base = 0, in_theirs = 0, in_ours = 0;
	for (uint32_t i = 0; i < ours->n; i++) {
		const struct kr_node *key = ours->at[i]->key;
		add(in, place_of_key(&in->opened[KR_BASE], key, &in_base), (int32_t)i,
			place_of_key(&in->opened[KR_THEIRS], key, &in_theirs));
	}
	in_base = 0;
	for (uint32_t i = 0; i < theirs->n; i++) {
		const struct kr_node *key = theirs->at[i]->key;
		if (place_of_key(&in->opened[KR_OURS], key, &in_ours) < 0)
			add(in, place_of_key(&in->opened[KR_BASE], key, &in_base), -1, (int32_t)i);
	}
}

/* ---- elements of a list ------------------------------------------------------------------- */

static const struct kr_node **values_of(struct inside *in, enum kr_side s)
{
	const kr_pieces *pieces = &in->opened[s].inside;
	const struct kr_node **values = kr_alloc(in->arena, (pieces->n + 1) * sizeof *values);
	for (uint32_t i = 0; i < pieces->n; i++)
		values[i] = pieces->at[i]->value;
	return values;
}

/* For each element of @s its counterpart in the base, or -1. */
static int32_t *match_base(struct inside *in, enum kr_side s)
{
	uint32_t n = in->opened[s].inside.n, m = in->opened[KR_BASE].inside.n;
	int32_t *to = kr_alloc(in->arena, (m + 1) * sizeof *to);
	int32_t *from = kr_alloc(in->arena, (n + 1) * sizeof *from);
	kr_match_elements(in->sense, values_of(in, KR_BASE), m, values_of(in, s), n, to);
	for (uint32_t i = 0; i < n; i++)
		from[i] = -1;
	for (uint32_t i = 0; i < m; i++)
		if (to[i] >= 0)
			from[to[i]] = (int32_t)i;
	return from;
}

/* The elements that are not in the base: their values, and their places. */
static uint32_t added(struct inside *in, enum kr_side s, const int32_t *from,
	const struct kr_node **values, int32_t *places)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < in->opened[s].inside.n; i++)
		if (from[i] < 0) {
			values[n] = in->opened[s].inside.at[i]->value;
			places[n++] = (int32_t)i;
		}
	return n;
}

static bool is_ordered(const struct kr_sense *list)
{
	return (list->row->flags & KR_F_ORDERED) != 0;
}

/* What both sides added is one element when it is the same one; in an order only when equal. */
static void mix_added(struct inside *in, const int32_t *ours_from, const int32_t *theirs_from)
{
	uint32_t n = in->opened[KR_OURS].inside.n, m = in->opened[KR_THEIRS].inside.n;
	const struct kr_node **a = kr_alloc(in->arena, (n + 1) * sizeof *a);
	const struct kr_node **b = kr_alloc(in->arena, (m + 1) * sizeof *b);
	int32_t *a_at = kr_alloc(in->arena, (n + 1) * sizeof *a_at);
	int32_t *b_at = kr_alloc(in->arena, (m + 1) * sizeof *b_at);
	int32_t *to = kr_alloc(in->arena, (n + 1) * sizeof *to);
	bool *taken = kr_alloc(in->arena, (m + 1) * sizeof *taken);
	n = added(in, KR_OURS, ours_from, a, a_at);
	m = added(in, KR_THEIRS, theirs_from, b, b_at);
	kr_match_added(in->sense, a, n, b, m, to);
	for (uint32_t i = 0; i < n; i++) {
		if (to[i] >= 0 && is_ordered(in->sense) && !kr_same_meaning(a[i], b[to[i]]))
			to[i] = -1;
		if (to[i] >= 0)
			taken[to[i]] = true;
		add(in, -1, a_at[i], to[i] >= 0 ? b_at[to[i]] : -1);
	}
	for (uint32_t j = 0; j < m; j++)
		if (!taken[j])
			add(in, -1, -1, b_at[j]);
}

static void mix_elements(struct inside *in)
{
	uint32_t n = in->opened[KR_BASE].inside.n;
	const int32_t *ours = match_base(in, KR_OURS), *theirs = match_base(in, KR_THEIRS);
	int32_t *place = kr_alloc(in->arena, (2 * n + 1) * sizeof *place);
	for (uint32_t i = 0; i < 2 * n; i++)
		place[i] = -1;
	for (uint32_t i = 0; i < in->opened[KR_OURS].inside.n; i++)
		if (ours[i] >= 0)
			place[2 * ours[i]] = (int32_t)i;
	for (uint32_t i = 0; i < in->opened[KR_THEIRS].inside.n; i++)
		if (theirs[i] >= 0)
			place[2 * theirs[i] + 1] = (int32_t)i;
	for (uint32_t i = 0; i < n; i++)
		if (place[2 * i] >= 0 || place[2 * i + 1] >= 0)
			add(in, (int32_t)i, place[2 * i], place[2 * i + 1]);
	mix_added(in, ours, theirs);
}

bool kr_mix_inside(struct kr_arena *arena, const struct kr_sense *sense, struct kr_mix *mix)
{
	struct inside in = { .arena = arena, .sense = sense, .mix = mix };
	if (!open_sides(&in) || !mix_frame(&in))
		return false;
	if (mix->list)
		mix_elements(&in);
	else
		mix_pairs(&in);
	return mix->inside.n > 0 && kr_mix_order(arena, sense, mix);
}
