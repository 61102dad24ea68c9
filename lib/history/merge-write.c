/* lib/history/merge-write.c - the bytes that follow from the decisions. */
#include "history/merge.h"

struct writing {
	struct kr_picture picture;
	struct kr_buf *out;
};

static void write_mix(struct writing *w, const struct kr_mix *mix, uint32_t column, bool list);

/* ---- lines -------------------------------------------------------------------------------- */

/* Appends the lines of @text; those that are not blank stand @deeper columns more to the right. */
static void write_shifted(struct kr_buf *out, struct kr_bytes text, int64_t deeper)
{
	const char *p = text.s, *end = text.s + text.len;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p)), *next = nl ? nl + 1 : end;
		if (deeper > 0 && *p != '\n')
			kr_buf_fill(out, ' ', (size_t)deeper);
		for (int64_t i = deeper; i < 0 && *p == ' '; i++)
			p++;
		kr_buf_add(out, p, (size_t)(next - p));
		p = next;
	}
}

static void write_lines(struct kr_buf *out, const kr_lines *lines, uint32_t column)
{
	for (uint32_t i = 0; i < lines->n; i++) {
		const struct kr_line *line = &lines->at[i];
		int64_t blanks = (int64_t)line->blanks + column - line->column;
		if (blanks > 0 && line->text.len > 0)
			kr_buf_fill(out, ' ', (size_t)blanks);
		kr_buf_add(out, line->text.s, line->text.len);
		kr_buf_putc(out, '\n');
	}
}

/* Appends the lines of @piece from @start on, as they stand in a collection at @column. */
static void write_piece(struct kr_buf *out, const struct kr_piece *piece, uint32_t start,
	uint32_t column, bool list)
{
	struct kr_bytes text = kr_span_bytes(piece, (struct kr_span){ start, piece->all.end });
	struct kr_buf whole = KR_BUF_INIT;
	if (piece->flow) {
		kr_buf_fill(out, ' ', column);
		kr_buf_puts(out, list ? "- " : "");
		kr_buf_add(out, text.s, text.len);
		kr_buf_putc(out, '\n');
		return;
	}
	kr_buf_fill(&whole, ' ', piece->joined ? piece->column : 0);
	kr_buf_add(&whole, text.s, text.len);
	write_shifted(out, (struct kr_bytes){ whole.s, whole.len },
		(int64_t)column - (int64_t)piece->column);
	kr_buf_release(&whole);
}

/* ---- conflicts ---------------------------------------------------------------------------- */

static void write_marker(const struct writing *w, char c, const char *label)
{
	kr_buf_fill(w->out, c, w->picture.marker_size);
	if (label) {
		kr_buf_putc(w->out, ' ');
		kr_buf_puts(w->out, label);
	}
	kr_buf_putc(w->out, '\n');
}

static void write_run(struct writing *w, const kr_pieces *run, uint32_t column, bool list)
{
	for (uint32_t i = 0; i < run->n; i++)
		write_piece(w->out, run->at[i], run->at[i]->all.start, column, list);
}

static void write_conflict(struct writing *w, const struct kr_mix *mix, uint32_t column, bool list)
{
	enum kr_side only = w->picture.only;
	if (only != KR_BASE) {
		write_run(w, &mix->run[only], column, list);
		return;
	}
	write_marker(w, '<', KR_LABEL_OURS);
	write_run(w, &mix->run[KR_OURS], column, list);
	write_marker(w, '=', NULL);
	write_run(w, &mix->run[KR_THEIRS], column, list);
	write_marker(w, '>', KR_LABEL_THEIRS);
}

/* ---- flow --------------------------------------------------------------------------------- */

static void write_bare(struct kr_buf *out, struct kr_bytes text)
{
	while (text.len > 0 && text.s[text.len - 1] == '\n')
		text.len--;
	kr_buf_add(out, text.s, text.len);
}

static void write_flow(struct kr_buf *out, const struct kr_mix *mix)
{
	write_bare(out, mix->front);
	for (uint32_t i = 0; i < mix->inside.n; i++) {
		const struct kr_mix *m = mix->inside.at[i];
		kr_buf_puts(out, i ? ", " : "");
		if (m->how == KR_MIX_INSIDE) {
			write_flow(out, m);
		} else {
			const struct kr_piece *piece = m->piece[m->side];
			kr_buf_add(out, piece->doc->src.s + piece->all.start,
				piece->all.end - piece->all.start);
		}
	}
	write_bare(out, mix->back);
}

/* ---- block -------------------------------------------------------------------------------- */

/* Can what comes first inside stand on the line of the `-` before it? */
static bool joins(const struct kr_mix *mix, const struct kr_bytes text, uint32_t column)
{
	bool joined = mix->front.len > 0 && mix->front.s[mix->front.len - 1] != '\n';
	return joined && mix->inside.at[0]->how != KR_MIX_CONFLICT && text.len > column &&
	       strspn(text.s, " ") == column && !strchr("#\n", text.s[column]);
}

static void write_front(struct writing *w, const struct kr_mix *mix, uint32_t column)
{
	if (mix->front.len == 0)
		return;
	kr_buf_fill(w->out, ' ', column);
	kr_buf_add(w->out, mix->front.s, mix->front.len);
}

static void end_front(struct kr_buf *out)
{
	while (out->len > 0 && out->s[out->len - 1] == ' ')
		out->s[--out->len] = '\0';
	if (out->len > 0 && out->s[out->len - 1] != '\n')
		kr_buf_putc(out, '\n');
}

static void write_block(struct writing *w, const struct kr_mix *mix, uint32_t column)
{
	struct kr_buf inside = KR_BUF_INIT;
	struct writing below = { .picture = w->picture, .out = &inside };
	uint32_t deep = column + mix->deeper;
	for (uint32_t i = 0; i < mix->inside.n; i++)
		write_mix(&below, mix->inside.at[i], deep, mix->list);
	write_front(w, mix, column);
	bool join = joins(mix, (struct kr_bytes){ inside.s, inside.len }, deep);
	if (!join)
		end_front(w->out);
	size_t skip = join ? deep : 0;
	kr_buf_add(w->out, inside.s + skip, inside.len - skip);
	kr_buf_release(&inside);
}

static void write_mix(struct writing *w, const struct kr_mix *mix, uint32_t column, bool list)
{
	const struct kr_piece *piece = mix->piece[mix->side];
	switch (mix->how) {
	case KR_MIX_GONE:
		return;
	case KR_MIX_SIDE:
		write_piece(w->out, piece, piece->all.start, column, list);
		return;
	case KR_MIX_BODY:
		write_lines(w->out, &mix->lead, column);
		write_piece(w->out, piece, piece->body, column, list);
		return;
	case KR_MIX_CONFLICT:
		write_conflict(w, mix, column, list);
		return;
	case KR_MIX_INSIDE:
		break;
	}
	write_lines(w->out, &mix->lead, column);
	if (mix->flow) {
		bool lifted = list && mix->piece[KR_OURS]->flow && mix->piece[KR_THEIRS]->flow;
		kr_buf_fill(w->out, ' ', column);
		kr_buf_puts(w->out, lifted ? "- " : "");
		write_flow(w->out, mix);
		kr_buf_putc(w->out, '\n');
	} else {
		write_block(w, mix, column);
	}
	write_lines(w->out, &mix->foot, column);
}

void kr_mix_write(const struct kr_mix *root, struct kr_picture picture, struct kr_buf *out)
{
	struct writing w = { .picture = picture, .out = out };
	write_mix(&w, root, 0, false);
}
