/* lib/report/figure.c - what stands above what: as a tree of lines, and as a graph for Mermaid. */
#include "report/layout.h"

#include <ctype.h>
#include <string.h>

/* ---- as a tree ---------------------------------------------------------------------------- */

struct tree {
	struct kr_buf *out;
	const struct kr_block *figure;
	struct kr_buf stem; /* what stands before the nodes of this depth */
	struct kr_buf text; /* of one line */
	bool *shown;
	bool drawn;
	size_t width;
};

static void add_text(struct tree *t, const char *s)
{
	kr_buf_safe(&t->text, s, strlen(s));
}

/* One line, or several where it is wide: the further ones stand right of the branch. */
static void put_node(struct tree *t, uint32_t node, const struct kr_line *to, const char *branch)
{
	kr_buf_reset(&t->text);
	add_text(t, t->figure->boxes.at[node].shown);
	if (to && to->label) {
		kr_buf_puts(&t->text, "  ");
		add_text(t, to->label);
	}
	kr_buf_puts(t->out, t->stem.s);
	kr_buf_puts(t->out, branch);
	kr_wrap(t->out, t->text.s, t->width,
		kr_text_width(t->stem.s, t->stem.len) + kr_text_width(branch, strlen(branch)));
	kr_buf_putc(t->out, '\n');
	t->shown[node] = true;
}

static const struct kr_line *next_below(const struct tree *t, uint32_t node, uint32_t *from)
{
	for (; *from < t->figure->lines.n; ++*from) {
		const struct kr_line *e = &t->figure->lines.at[*from];
		if (e->above == node && !t->shown[e->below])
			return e;
	}
	return NULL;
}

static void put_below(struct tree *t, uint32_t node)
{
	uint32_t at = 0;
	const struct kr_line *e = next_below(t, node, &at);
	while (e) {
		uint32_t after = at + 1;
		const struct kr_line *next = next_below(t, node, &after);
		size_t len = t->stem.len;
		put_node(t, e->below, e, t->drawn ? next ? "├─ " : "└─ " : next ? "|- " : "`- ");
		kr_buf_puts(&t->stem, !next ? "   " : t->drawn ? "│  " : "|  ");
		put_below(t, e->below);
		t->stem.s[t->stem.len = len] = '\0';
		at = after;
		e = next_below(t, node, &at);
	}
}

static bool has_above(const struct kr_block *figure, uint32_t node)
{
	for (uint32_t i = 0; i < figure->lines.n; i++)
		if (figure->lines.at[i].below == node)
			return true;
	return false;
}

void kr_figure_tree(struct kr_buf *out, const struct kr_block *b, bool drawn, size_t width)
{
	struct kr_arena *arena = kr_arena_new();
	struct tree t = { .out = out,
		.figure = b,
		.stem = KR_BUF_INIT,
		.text = KR_BUF_INIT,
		.shown = kr_alloc(arena, b->boxes.n * sizeof(bool) + 1),
		.drawn = drawn,
		.width = width };
	/* first from the tops down; what is left stands in a ring, and has none */
	for (int left = 0; left < 2; left++)
		for (uint32_t i = 0; i < b->boxes.n; i++) {
			if (t.shown[i] || (!left && has_above(b, i)))
				continue;
			put_node(&t, i, NULL, "");
			put_below(&t, i);
		}
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
