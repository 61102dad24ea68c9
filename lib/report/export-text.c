/* lib/report/export-text.c - rows as JSON lines and as CSV, and the tables themselves as JSON. */
#include "report/export.h"
#include "report/csv.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

struct writing {
	const struct kr_export_table *t;
	size_t width;
	bool spreadsheet;
	struct kr_buf *out;
	struct kr_buf safe; /* one text, made safe */
};

/* What is whole is written whole: %g would write a million as 1e+06. */
static void add_number(struct kr_buf *out, double value)
{
	bool whole = value > -1e15 && value < 1e15 && value == (double)(int64_t)value;
	kr_buf_printf(out, whole ? "%.0f" : "%.15g", value);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void add_escape(struct kr_buf *out, uint32_t c)
{
	static const char letters[] = "\b\t\n\f\r", names[] = "btnfr";
	const char *letter = c < 0x20 && c ? strchr(letters, (int)c) : NULL;
	if (letter)
		kr_buf_printf(out, "\\%c", names[letter - letters]);
	else if (c == '"' || c == '\\')
		kr_buf_printf(out, "\\%c", (int)c);
	else if (c > 0xFFFF)
		kr_buf_printf(out, "\\u%04X\\u%04X", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
			(unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
	else
		kr_buf_printf(out, "\\u%04X", (unsigned)c);
}

/* Runs of what needs no escape go over at once: nearly everything. */
static void add_json_text(struct kr_buf *out, const char *s, size_t len)
{
	const char *end = len ? s + len : s, *from = s;
	kr_buf_putc(out, '"');
	while (s < end) {
		size_t n = 1;
		uint32_t c = (uint8_t)*s < 0x80 ? (uint32_t)*s : kr_utf8_next(s, end, &n);
		bool plain = c != '"' && c != '\\' && c != KR_UTF8_BAD &&
			     (c < 0x7F ? c >= 0x20 : !kr_char_is_unsafe(c));
		if (!plain) {
			kr_buf_add(out, from, (size_t)(s - from));
			add_escape(out, c == KR_UTF8_BAD ? 0xFFFD : c);
			from = s + n;
		}
		s += n;
	}
	kr_buf_add(out, from, (size_t)(s - from));
	kr_buf_putc(out, '"');
}

static void add_json_words(struct kr_buf *out, const char *s)
{
	add_json_text(out, s, strlen(s));
}

static void add_json(struct kr_buf *out, enum kr_export_type type, const struct kr_export_value *v)
{
	if (!v->there) {
		kr_buf_puts(out, "null");
		return;
	}
	switch (type) {
	case KR_EXPORT_TEXT:
		add_json_text(out, v->s, v->len);
		break;
	case KR_EXPORT_INTEGER:
	case KR_EXPORT_NUMBER:
		add_number(out, v->number);
		break;
	case KR_EXPORT_DATE:
		kr_buf_printf(out, "\"%s\"", KR_DAY(v->day));
		break;
	case KR_EXPORT_BOOLEAN:
		kr_buf_puts(out, v->yes ? "true" : "false");
		break;
	}
}

static void add_line(void *own, const struct kr_export_value *values)
{
	struct writing *w = own;
	kr_buf_printf(w->out, "{\"table\":\"%s\"", w->t->name);
	for (size_t i = 0; i < w->width; i++) {
		const struct kr_export_column *c = kr_export_column(w->t, i);
		kr_buf_puts(w->out, ",\"");
		kr_buf_puts(w->out, c->name);
		kr_buf_puts(w->out, "\":");
		add_json(w->out, c->type, &values[i]);
	}
	kr_buf_puts(w->out, "}\n");
}

void kr_export_ndjson(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t, struct kr_buf *out)
{
	struct writing w = { .t = t, .width = kr_export_width(t), .out = out };
	kr_export_rows(ws, o, t, add_line, &w);
}

/* ---- CSV ---------------------------------------------------------------------------------- */

static void add_csv(struct writing *w, enum kr_export_type type, const struct kr_export_value *v)
{
	if (!v->there)
		return;
	switch (type) {
	case KR_EXPORT_TEXT:
		kr_csv_text(w->out, v->s, v->len, w->spreadsheet);
		break;
	case KR_EXPORT_INTEGER:
	case KR_EXPORT_NUMBER:
		add_number(w->out, v->number);
		break;
	case KR_EXPORT_DATE:
		kr_buf_puts(w->out, KR_DAY(v->day));
		break;
	case KR_EXPORT_BOOLEAN:
		kr_buf_puts(w->out, v->yes ? "true" : "false");
		break;
	}
}

static void add_record(void *own, const struct kr_export_value *values)
{
	struct writing *w = own;
	for (size_t i = 0; i < w->width; i++) {
		if (i > 0)
			kr_buf_putc(w->out, ',');
		add_csv(w, kr_export_column(w->t, i)->type, &values[i]);
	}
	kr_buf_puts(w->out, "\r\n");
}

void kr_export_csv(struct kr_workspace *ws, const struct kr_export_options *o,
	const struct kr_export_table *t, bool spreadsheet, struct kr_buf *out)
{
	struct writing w = { .t = t,
		.width = kr_export_width(t),
		.spreadsheet = spreadsheet,
		.out = out,
		.safe = KR_BUF_INIT };
	kr_csv_begin(out, spreadsheet);
	for (size_t i = 0; i < w.width; i++)
		kr_buf_printf(out, "%s%s", i ? "," : "", kr_export_column(t, i)->name);
	kr_buf_puts(out, "\r\n");
	kr_export_rows(ws, o, t, add_record, &w);
	kr_buf_release(&w.safe);
}

/* ---- the tables themselves ---------------------------------------------------------------- */

static bool is_key(const struct kr_export_table *t, size_t i)
{
	if (t->keys == KR_EXPORT_NO_KEY)
		return false;
	return i == 0 || (i >= KR_EXPORT_COMMON && i - KR_EXPORT_COMMON < t->keys);
}

static void add_columns(struct kr_buf *out, const struct kr_export_table *t)
{
	for (size_t i = 0; i < kr_export_width(t); i++) {
		const struct kr_export_column *c = kr_export_column(t, i);
		kr_buf_printf(out, "%s\n        {\"name\": \"%s\", \"type\": \"%s\", \"key\": %s, ",
			i ? "," : "", c->name, kr_export_type_name(c->type),
			is_key(t, i) ? "true" : "false");
		kr_buf_puts(out, "\"doc\": ");
		add_json_words(out, _(c->doc));
		kr_buf_putc(out, '}');
	}
}

void kr_export_schema(struct kr_buf *out)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	kr_buf_printf(out, "{\n  \"version\": %d,\n  \"tables\": [", KR_EXPORT_VERSION);
	for (size_t i = 0; i < n; i++) {
		kr_buf_printf(
			out, "%s\n    {\"name\": \"%s\", \"doc\": ", i ? "," : "", tables[i]->name);
		add_json_words(out, _(tables[i]->doc));
		kr_buf_puts(out, ",\n      \"columns\": [");
		add_columns(out, tables[i]);
		kr_buf_puts(out, "]}");
	}
	kr_buf_puts(out, "\n  ]\n}\n");
}
