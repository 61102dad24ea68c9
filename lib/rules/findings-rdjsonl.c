/*
 * lib/rules/findings-rdjsonl.c - a line of JSON for each finding, for reviewdog, which comments on
 * changes at any host.  Its columns count bytes of UTF-8, and the end lies behind what is meant.
 */
#include "base/json.h"
#include "rules/findings.h"

static json_t *position(uint32_t line, size_t column)
{
	json_t *o = json_object();
	json_object_set_new(o, "line", json_integer(line));
	json_object_set_new(o, "column", json_integer((json_int_t)column));
	return o;
}

static json_t *location(const struct kr_found *found)
{
	json_t *o = json_object(), *range = json_object();
	json_object_set_new(range, "start", position(found->line, found->byte));
	json_object_set_new(range, "end", position(found->line, found->end_byte));
	json_object_set_new(o, "path", kr_json_text(found->path));
	json_object_set_new(o, "range", range);
	return o;
}

/* An object of one text, as the format has them for names that may have an address. */
static json_t *named(const char *key, const char *value)
{
	json_t *o = json_object();
	json_object_set_new(o, key, kr_json_text(value));
	return o;
}

static const char *severity_of(const struct kr_found *found)
{
	return found->diag.severity == KR_ERROR     ? "ERROR"
	       : found->diag.severity == KR_WARNING ? "WARNING"
						    : "INFO";
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	(void)how;
	kr_json_init();
	for (uint32_t i = 0; i < f->list.n; i++) {
		const struct kr_found *found = &f->list.at[i];
		struct kr_buf text = KR_BUF_INIT;
		json_t *o = json_object();
		kr_found_text(found, &text);
		json_object_set_new(o, "message", kr_json_text(text.s));
		json_object_set_new(o, "location", location(found));
		json_object_set_new(o, "severity", kr_json_text(severity_of(found)));
		json_object_set_new(o, "source", named("name", "kring"));
		json_object_set_new(o, "code", named("value", kr_found_rule(found)));
		kr_json_print(o, JSON_COMPACT, out);
		kr_buf_release(&text);
	}
}

const struct kr_findings_format kr_findings_rdjsonl = { .name = "rdjsonl",
	.what = N_("for reviewdog, which comments at any host"),
	.keys = true,
	.print = print };
