/* lib/history/merge.c - three texts of one record in, one out. */
#include "history/merge.h"

#include "base/i18n.h"

struct merging {
	const struct kr_merge *m;
	struct kr_arena *arena;
	struct kr_diags *diags;
	const struct kr_doc *doc[KR_SIDES];
	struct kr_dress dress; /* of the result */
	struct kr_mix *root;
};

static struct kr_bytes text_of(const struct kr_merge *m, enum kr_side side)
{
	return side == KR_BASE ? m->base : side == KR_OURS ? m->ours : m->theirs;
}

static int fail(struct merging *g, const char *why)
{
	return kr_cannot(g->diags, NULL, "%s", why);
}

/* ---- reading ------------------------------------------------------------------------------ */

static struct kr_doc *open_text(struct merging *g, struct kr_bytes text, const char *name)
{
	struct kr_doc *doc;
	const char *bytes = kr_strndup(g->arena, text.s, text.len);
	int result = kr_doc_open(g->arena, bytes, text.len, name, true, g->diags, &doc);
	return result == KR_OK ? doc : NULL;
}

/* A text whose meaning hangs on its line ends is not for us. */
static int read_side(struct merging *g, enum kr_side side, struct kr_dress *dress)
{
	struct kr_bytes text = text_of(g->m, side), plain = kr_undress(g->arena, text, dress);
	const char *name = side == KR_BASE   ? _("base")
			   : side == KR_OURS ? KR_LABEL_OURS
					     : KR_LABEL_THEIRS;
	struct kr_doc *doc = open_text(g, plain, name);
	if (!doc)
		return KR_FAILED;
	g->doc[side] = doc;
	if (!kr_same_bytes(text, plain)) {
		const struct kr_doc *dressed = open_text(g, text, name);
		if (!dressed)
			return KR_FAILED;
		if (!kr_same_meaning(kr_doc_root(dressed), kr_doc_root(doc)))
			return fail(g, _("the text means something else with other line ends"));
	}
	return KR_OK;
}

static bool choose(bool base, bool ours, bool theirs)
{
	return ours == base ? theirs : ours;
}

static int read_sides(struct merging *g)
{
	struct kr_dress d[KR_SIDES];
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		if (read_side(g, s, &d[s]) != KR_OK)
			return KR_FAILED;
	if (g->m->base.len == 0) /* it was not there: one of the two says how it looks */
		d[KR_BASE] = (struct kr_dress){ .crlf = d[KR_OURS].crlf && d[KR_THEIRS].crlf };
	g->dress.bom = choose(d[KR_BASE].bom, d[KR_OURS].bom, d[KR_THEIRS].bom);
	g->dress.crlf = choose(d[KR_BASE].crlf, d[KR_OURS].crlf, d[KR_THEIRS].crlf);
	g->dress.open_end = choose(d[KR_BASE].open_end, d[KR_OURS].open_end, d[KR_THEIRS].open_end);
	return KR_OK;
}

/* ---- deciding ----------------------------------------------------------------------------- */

static int decide(struct merging *g)
{
	const struct kr_piece *piece[KR_SIDES];
	struct kr_sense sense = { .kind = KR_SENSE_WHOLE };
	for (enum kr_side s = KR_BASE; s < KR_SIDES; s++)
		piece[s] = kr_piece_of_doc(g->arena, g->doc[s]);
	const struct kr_node *any = piece[KR_OURS]->value ? piece[KR_OURS]->value
							  : piece[KR_THEIRS]->value;
	if (any)
		sense = kr_sense_of_root(g->m->kind, any);
	g->root = kr_mix_decide(g->arena, &sense, piece);
	if (g->root->how == KR_MIX_CONFLICT)
		return fail(g, _("the two texts cannot be laid side by side"));
	return KR_OK;
}

/* ---- writing and proving ------------------------------------------------------------------ */

static void write_result(const struct merging *g, enum kr_side only, struct kr_buf *out)
{
	struct kr_picture picture = { .only = only, .marker_size = g->m->marker_size };
	struct kr_buf plain = KR_BUF_INIT;
	struct kr_dress dress = g->dress;
	kr_mix_write(g->root, picture, &plain);
	if (only == KR_BASE && plain.len > 0 && plain.s[plain.len - 1] == '\n' &&
		kr_mix_conflicts(g->root))
		dress.open_end = false; /* it may be a marker that comes last */
	kr_dress(out, (struct kr_bytes){ plain.s, plain.len }, dress);
	kr_buf_release(&plain);
}

static int prove(struct merging *g)
{
	const struct kr_doc *results[2];
	uint32_t n = kr_mix_conflicts(g->root) ? 2 : 1;
	for (uint32_t i = 0; i < n; i++) {
		enum kr_side side = i ? KR_THEIRS : KR_OURS;
		struct kr_buf text = KR_BUF_INIT;
		write_result(g, side, &text);
		results[i] = open_text(
			g, (struct kr_bytes){ text.s, text.len }, _("the merged text"));
		kr_buf_release(&text);
		if (!results[i])
			return KR_FAILED;
		if (!kr_mix_proves(g->root, kr_doc_root(results[i]), side))
			return fail(g, _("the merged text does not say what both texts say"));
	}
	if (!kr_comments_kept(g->arena, g->doc, results, n))
		return fail(g, _("a comment would be lost"));
	return KR_OK;
}

/* One side is as the base, or as the other one: then nothing is read, and no byte changes. */
static bool is_simple(const struct kr_merge *m, struct kr_bytes *result)
{
	bool ours = kr_same_bytes(m->ours, m->base), theirs = kr_same_bytes(m->theirs, m->base);
	enum kr_side side = kr_side_of(ours, theirs, kr_same_bytes(m->ours, m->theirs));
	if (side != KR_BASE)
		*result = text_of(m, side);
	return side != KR_BASE;
}

int kr_merge_records(
	const struct kr_merge *m, struct kr_diags *diags, struct kr_buf *out, uint32_t *conflicts)
{
	struct merging g = { .m = m, .diags = diags, .arena = kr_arena_new() };
	struct kr_bytes simple;
	int result = KR_OK;
	if (is_simple(m, &simple)) {
		kr_buf_add(out, simple.s, simple.len);
		*conflicts = 0;
	} else if (read_sides(&g) != KR_OK || decide(&g) != KR_OK || prove(&g) != KR_OK) {
		result = KR_FAILED;
	} else {
		write_result(&g, KR_BASE, out);
		*conflicts = kr_mix_conflicts(g.root);
	}
	kr_arena_free(g.arena);
	return result;
}
