/* lib/yaml/render.c - values become text, in block and in flow style. */
#include "yaml/doc.h"
#include "yaml/style.h"

#include <string.h>

bool kr_value_is_inline(const struct kr_value *v)
{
	return v->kind == KR_SCALAR || v->flow || !v->first;
}

static void write_text(
	struct kr_look *look, const struct kr_value *v, struct kr_stand where, uint32_t column)
{
	enum kr_style style = v->raw ? KR_PLAIN : kr_style_choose(v->text, v->len, where);
	look->ended_literal = style == KR_LITERAL;
	if (style != KR_LITERAL) {
		kr_style_write(look->out, v->text, v->len, style);
		return;
	}
	kr_buf_puts(look->out, kr_style_header(v->text, v->len));
	kr_style_literal(look->out, v->text, v->len, column, look->eol);
}

void kr_render_key(struct kr_look *look, const char *key, bool flow)
{
	struct kr_stand where = { .key = true, .flow = flow, .json = look->json, .old = look->old };
	size_t len = strlen(key);
	kr_style_write(look->out, key, len, kr_style_choose(key, len, where));
}

/* ---- flow --------------------------------------------------------------------------------- */

/* What comes before its children; all of it if there are none. */
static void open_flow(struct kr_look *look, const struct kr_value *v)
{
	if (v->kind == KR_SCALAR) {
		struct kr_stand where = { .flow = true, .json = look->json, .old = look->old };
		write_text(look, v, where, 0);
		return;
	}
	look->ended_literal = false;
	kr_buf_putc(look->out, v->kind == KR_MAP ? '{' : '[');
}

static void close_flow(struct kr_look *look, const struct kr_value *v)
{
	if (v->kind != KR_SCALAR)
		kr_buf_putc(look->out, v->kind == KR_MAP ? '}' : ']');
}

void kr_render_flow(struct kr_look *look, const struct kr_value *top)
{
	const struct kr_value *v = top;
	open_flow(look, v);
	for (;;) {
		if (v->first) {
			v = v->first;
		} else {
			close_flow(look, v);
			while (v != top && !v->next) {
				v = v->parent;
				close_flow(look, v);
			}
			if (v == top)
				return;
			v = v->next;
			kr_buf_puts(look->out, look->comma);
		}
		if (v->parent->kind == KR_MAP) {
			kr_render_key(look, v->key, true);
			kr_buf_puts(look->out, ": ");
		}
		open_flow(look, v);
	}
}

/* ---- block -------------------------------------------------------------------------------- */

void kr_render_inline(struct kr_look *look, const struct kr_value *v, uint32_t column)
{
	struct kr_stand where = { .literal = look->literal, .old = look->old };
	if (v->kind == KR_SCALAR)
		write_text(look, v, where, column);
	else
		kr_render_flow(look, v);
}

/* Where the children of @v stand, which is behind a key (or a dash, @gap blanks) at @column. */
static uint32_t child_column(const struct kr_look *look, const struct kr_value *v,
	enum kr_node_kind up, uint32_t column, uint32_t gap)
{
	if (up == KR_LIST)
		return column + 1 + gap;
	return v->kind == KR_LIST && look->compact ? column : column + look->step;
}

static void start_line(struct kr_look *look, uint32_t column)
{
	kr_buf_puts(look->out, look->eol);
	kr_buf_fill(look->out, ' ', column);
}

static void write_lead(struct kr_look *look, const struct kr_value *v)
{
	if (v->parent->kind == KR_LIST) {
		kr_buf_putc(look->out, '-');
		return;
	}
	kr_render_key(look, v->key, false);
	kr_buf_putc(look->out, ':');
}

void kr_render_lines(struct kr_look *look, const struct kr_value *top, uint32_t column)
{
	uint32_t columns[KR_YAML_MAX_DEPTH + 1] = { column }, depth = 0;
	const struct kr_value *v = top->first;
	while (v) {
		enum kr_node_kind up = v->parent->kind;
		uint32_t below = child_column(look, v, up, columns[depth], 1);
		write_lead(look, v);
		if (!kr_value_is_inline(v) && depth < KR_YAML_MAX_DEPTH) {
			columns[++depth] = below;
			v = v->first;
			if (up == KR_LIST)
				kr_buf_putc(look->out, ' ');
			else
				start_line(look, below);
			continue;
		}
		kr_buf_putc(look->out, ' ');
		kr_render_inline(look, v, up == KR_MAP ? columns[depth] + look->step : below);
		while (v != top && !v->next) {
			v = v->parent;
			depth -= v != top;
		}
		v = v == top ? NULL : v->next;
		if (v)
			start_line(look, columns[depth]);
	}
}

void kr_render_behind(struct kr_look *look, const struct kr_value *v, enum kr_node_kind up,
	uint32_t column, uint32_t gap)
{
	uint32_t below = child_column(look, v, up, column, gap);
	if (kr_value_is_inline(v)) {
		kr_buf_fill(look->out, ' ', gap);
		kr_render_inline(look, v, up == KR_MAP ? column + look->step : below);
		return;
	}
	if (up == KR_LIST)
		kr_buf_fill(look->out, ' ', gap);
	else
		start_line(look, below);
	kr_render_lines(look, v, below);
}

/* ---- a new file --------------------------------------------------------------------------- */

static void write_comment(const char *comment, struct kr_buf *out)
{
	while (*comment) {
		size_t len = strcspn(comment, "\n");
		kr_buf_puts(out, len ? "# " : "#");
		kr_buf_add(out, comment, len);
		kr_buf_putc(out, '\n');
		comment += len + (comment[len] == '\n');
	}
}

void kr_value_write(const struct kr_value *root, const char *comment, struct kr_buf *out)
{
	struct kr_look look = {
		.out = out, .eol = "\n", .comma = ", ", .step = 2, .literal = true
	};
	if (comment)
		write_comment(comment, out);
	if (root->first)
		kr_render_lines(&look, root, 0);
	else
		kr_buf_puts(out, "{}");
	kr_buf_putc(out, '\n');
}
