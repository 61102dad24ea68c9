/* lib/report/figure.c - what stands above what: as a tree of lines, and as a graph for Mermaid. */
#include "report/layout.h"

#include <ctype.h>
#include <string.h>

/* ---- as a tree ---------------------------------------------------------------------------- */

struct tree {
	struct kr_buf *out;
	const struct kr_block *figure;
	struct kr_buf stem; /* what stands before the boxes of this depth */
	struct kr_buf text; /* of one line */
	bool *shown;
	uint32_t *first, *next; /* the first line below a box, and the one after it; NO_LINE */
	bool drawn;
	size_t width;
};

static void add_text(struct tree *t, const char *s)
{
	kr_buf_safe(&t->text, s, strlen(s));
}

/* One line, or several where it is wide: the further ones stand right of the branch. */
static void put_box(struct tree *t, uint32_t box, const struct kr_line *to, const char *branch)
{
	kr_buf_reset(&t->text);
	add_text(t, t->figure->boxes.at[box].shown);
	if (to && to->label) {
		kr_buf_puts(&t->text, "  ");
		add_text(t, to->label);
	}
	kr_buf_puts(t->out, t->stem.s);
	kr_buf_puts(t->out, branch);
	kr_wrap(t->out, t->text.s, t->width,
		kr_text_width(t->stem.s, t->stem.len) + kr_text_width(branch, strlen(branch)));
	kr_buf_putc(t->out, '\n');
	t->shown[box] = true;
}

#define NO_LINE UINT32_MAX

/* The lines below each box, in the order in which they were added. */
static void link_lines(struct tree *t)
{
	memset(t->first, -1, (t->figure->boxes.n + 1) * sizeof *t->first);
	for (uint32_t i = t->figure->lines.n; i-- > 0;) {
		uint32_t above = t->figure->lines.at[i].above;
		t->next[i] = t->first[above];
		t->first[above] = i;
	}
}

/* The line from @line on to a box that is not shown yet. */
static uint32_t to_be_shown(const struct tree *t, uint32_t line)
{
	while (line != NO_LINE && t->shown[t->figure->lines.at[line].below])
		line = t->next[line];
	return line;
}

static void put_below(struct tree *t, uint32_t box)
{
	uint32_t line = to_be_shown(t, t->first[box]);
	while (line != NO_LINE) {
		const struct kr_line *to = &t->figure->lines.at[line];
		bool more = to_be_shown(t, t->next[line]) != NO_LINE;
		size_t len = t->stem.len;
		put_box(t, to->below, to, t->drawn ? more ? "├─ " : "└─ " : more ? "|- " : "`- ");
		kr_buf_puts(&t->stem, !more ? "   " : t->drawn ? "│  " : "|  ");
		put_below(t, to->below);
		t->stem.s[t->stem.len = len] = '\0';
		line = to_be_shown(t, t->next[line]);
	}
}

static void put_tops(struct tree *t, const bool *has_above)
{
	for (uint32_t i = 0; i < t->figure->boxes.n; i++) {
		if (t->shown[i] || (has_above && has_above[i]))
			continue;
		put_box(t, i, NULL, "");
		put_below(t, i);
	}
}

void kr_figure_tree(struct kr_buf *out, const struct kr_block *b, bool drawn, size_t width)
{
	struct kr_arena *arena = kr_arena_new();
	struct tree t = { .out = out,
		.figure = b,
		.stem = KR_BUF_INIT,
		.text = KR_BUF_INIT,
		.shown = kr_alloc(arena, b->boxes.n + 1),
		.first = kr_alloc(arena, (b->boxes.n + 1) * sizeof *t.first),
		.next = kr_alloc(arena, (b->lines.n + 1) * sizeof *t.next),
		.drawn = drawn,
		.width = width };
	bool *has_above = kr_alloc(arena, b->boxes.n + 1);
	for (uint32_t i = 0; i < b->lines.n; i++)
		has_above[b->lines.at[i].below] = true;
	link_lines(&t);
	put_tops(&t, has_above);
	put_tops(&t, NULL); /* what is left stands in a ring, and has no top */
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
