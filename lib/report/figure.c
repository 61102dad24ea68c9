/* lib/report/figure.c - what stands above what: as a tree of lines, and as a graph for Mermaid. */
#include "report/layout.h"

#include <ctype.h>
#include <string.h>

/* ---- in the order of a tree --------------------------------------------------------------- */

#define NO_LINE UINT32_MAX

struct walk {
	const struct kr_block *figure;
	struct kr_branch *branches;
	uint32_t n;
	bool *shown;
	uint32_t *first, *next; /* the first line below a box, and the one after it; NO_LINE */
	uint32_t *at;           /* of each depth: the line that is followed */
};

/* The lines below each box, in the order in which they were added. */
static void link_lines(struct walk *w)
{
	memset(w->first, -1, (w->figure->boxes.n + 1) * sizeof *w->first);
	for (uint32_t i = w->figure->lines.n; i-- > 0;) {
		uint32_t above = w->figure->lines.at[i].above;
		w->next[i] = w->first[above];
		w->first[above] = i;
	}
}

/* The line from @line on to a box that is not shown yet. */
static uint32_t to_be_shown(const struct walk *w, uint32_t line)
{
	while (line != NO_LINE && w->shown[w->figure->lines.at[line].below])
		line = w->next[line];
	return line;
}

/* The box at the end of the line that is followed at @depth. */
static void show(struct walk *w, uint32_t depth)
{
	uint32_t line = w->at[depth];
	const struct kr_line *to = &w->figure->lines.at[line];
	w->shown[to->below] = true;
	bool more = to_be_shown(w, w->next[line]) != NO_LINE;
	w->branches[w->n++] = (struct kr_branch){ to->below, to, depth + 1, more };
	w->at[depth + 1] = w->first[to->below];
}

static void walk_from(struct walk *w, uint32_t top)
{
	uint32_t depth = 0;
	w->shown[top] = true;
	w->branches[w->n++] = (struct kr_branch){ .box = top };
	w->at[0] = w->first[top];
	for (;;) {
		w->at[depth] = to_be_shown(w, w->at[depth]);
		if (w->at[depth] != NO_LINE)
			show(w, depth++);
		else if (depth-- == 0)
			return;
	}
}

static void walk_from_tops(struct walk *w, const bool *has_above)
{
	for (uint32_t i = 0; i < w->figure->boxes.n; i++)
		if (!w->shown[i] && !(has_above && has_above[i]))
			walk_from(w, i);
}

const struct kr_branch *kr_figure_branches(struct kr_arena *arena, const struct kr_block *b)
{
	size_t boxes = b->boxes.n + 1;
	struct walk w = { .figure = b,
		.branches = kr_alloc(arena, boxes * sizeof *w.branches),
		.shown = kr_alloc(arena, boxes),
		.first = kr_alloc(arena, boxes * sizeof *w.first),
		.next = kr_alloc(arena, (b->lines.n + 1) * sizeof *w.next),
		.at = kr_alloc(arena, boxes * sizeof *w.at) };
	bool *has_above = kr_alloc(arena, boxes);
	for (uint32_t i = 0; i < b->lines.n; i++)
		has_above[b->lines.at[i].below] = true;
	link_lines(&w);
	walk_from_tops(&w, has_above);
	walk_from_tops(&w, NULL); /* what is left stands in a ring, and has no top */
	return w.branches;
}

/* ---- as a tree ---------------------------------------------------------------------------- */

struct tree {
	struct kr_buf *out;
	const struct kr_block *figure;
	struct kr_buf stem; /* what stands before the boxes of this depth */
	struct kr_buf text; /* of one line */
	size_t *stems;      /* bytes of it at each depth */
	bool drawn;
	size_t width;
};

static void add_text(struct tree *t, const char *s)
{
	kr_buf_safe(&t->text, s, strlen(s));
}

/* One line, or several where it is wide: the further ones stand right of the branch. */
static void put_box(struct tree *t, const struct kr_branch *b, const char *branch)
{
	kr_buf_reset(&t->text);
	add_text(t, t->figure->boxes.at[b->box].shown);
	if (b->to && b->to->label) {
		kr_buf_puts(&t->text, "  ");
		add_text(t, b->to->label);
	}
	kr_buf_puts(t->out, t->stem.s);
	kr_buf_puts(t->out, branch);
	kr_wrap(t->out, t->text.s, t->width,
		kr_text_width(t->stem.s, t->stem.len) + kr_text_width(branch, strlen(branch)));
	kr_buf_putc(t->out, '\n');
}

static void put_branch(struct tree *t, const struct kr_branch *b)
{
	size_t len = t->stems[b->depth];
	if (t->stem.len > len)
		t->stem.s[t->stem.len = len] = '\0';
	if (b->depth == 0) {
		put_box(t, b, "");
		return;
	}
	put_box(t, b, t->drawn ? b->more ? "├─ " : "└─ " : b->more ? "|- " : "`- ");
	kr_buf_puts(&t->stem, !b->more ? "   " : t->drawn ? "│  " : "|  ");
	t->stems[b->depth + 1] = t->stem.len;
}

void kr_figure_tree(struct kr_buf *out, const struct kr_block *b, bool drawn, size_t width)
{
	struct kr_arena *arena = kr_arena_new();
	struct tree t = { .out = out,
		.figure = b,
		.stem = KR_BUF_INIT,
		.text = KR_BUF_INIT,
		.stems = kr_alloc(arena, (b->boxes.n + 2) * sizeof *t.stems),
		.drawn = drawn,
		.width = width };
	const struct kr_branch *branches = kr_figure_branches(arena, b);
	for (uint32_t i = 0; i < b->boxes.n; i++)
		put_branch(&t, &branches[i]);
	kr_buf_release(&t.stem);
	kr_buf_release(&t.text);
	kr_arena_free(arena);
}

/* ---- for Mermaid -------------------------------------------------------------------------- */

static bool is_harmless(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80) || strchr(" ,.()'-/", c);
}

static void put_label(struct kr_buf *out, const char *label)
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe(&safe, label, strlen(label));
	kr_buf_putc(out, '"');
	for (const char *s = safe.s; *s; s++) {
		if (is_harmless(*s))
			kr_buf_putc(out, *s);
		else
			kr_buf_printf(out, "#%d;", *s);
	}
	if (safe.len == 0)
		kr_buf_putc(out, ' ');
	kr_buf_putc(out, '"');
	kr_buf_release(&safe);
}

void kr_figure_mermaid(struct kr_buf *out, const struct kr_block *b)
{
	kr_buf_puts(out, "graph TD\n");
	for (uint32_t i = 0; i < b->boxes.n; i++) {
		kr_buf_printf(out, "    n%u[", (unsigned)i + 1);
		put_label(out, b->boxes.at[i].shown);
		kr_buf_puts(out, "]\n");
	}
	for (uint32_t i = 0; i < b->lines.n; i++) {
		const struct kr_line *e = &b->lines.at[i];
		kr_buf_printf(out, "    n%u %s", (unsigned)e->above + 1, e->loose ? "-.->" : "-->");
		if (e->label) {
			kr_buf_putc(out, '|');
			put_label(out, e->label);
			kr_buf_putc(out, '|');
		}
		kr_buf_printf(out, " n%u\n", (unsigned)e->below + 1);
	}
}
