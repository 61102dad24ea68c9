/*
 * lib/rules/findings-github.c - workflow commands, which GitHub shows as marks in the diff.
 *
 * `::error file=…,line=…,title=…::text`.  The runner takes apart and decodes each line by itself;
 * what could end a value is written as % and two digits.  It shows ten of a kind for a step, so
 * that the errors come first and a last line says how many there are in all.
 */
#include "base/utf8.h"
#include "rules/findings.h"

#include <string.h>

/* @also: characters that mean something where this value stands. */
static void add_value(struct kr_buf *out, const char *s, const char *also)
{
	size_t n;
	for (const char *end = s + strlen(s); s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		if (c == '\r' || c == '\n' || c == '%' || (c && c < 0x80 && strchr(also, (int)c)))
			kr_buf_printf(out, "%%%02X", (unsigned)c);
		else
			kr_buf_safe(out, s, n);
	}
}

static const char *command_of(const struct kr_found *found)
{
	return found->diag.severity == KR_ERROR     ? "error"
	       : found->diag.severity == KR_WARNING ? "warning"
						    : "notice";
}

static void print_one(const struct kr_found *found, struct kr_buf *out)
{
	struct kr_buf text = KR_BUF_INIT;
	kr_buf_printf(out, "::%s file=", command_of(found));
	add_value(out, found->path, ":,");
	kr_buf_printf(out, ",line=%u,endLine=%u,col=%u,endColumn=%u,title=", found->line,
		found->line, found->column, found->end);
	add_value(out, kr_found_rule(found), ":,");
	kr_buf_puts(out, "::");
	kr_found_text(found, &text);
	add_value(out, text.s, "");
	kr_buf_putc(out, '\n');
	kr_buf_release(&text);
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	struct kr_tally tally = kr_findings_tally(f);
	const struct kr_found **order = kr_findings_worst_first(f);
	(void)how;
	for (uint32_t i = 0; i < f->list.n; i++)
		print_one(order[i], out);
	if (f->list.n == 0)
		return;
	kr_tally_print(&tally, out);
	kr_buf_putc(out, '\n');
}

const struct kr_findings_format kr_findings_github = { .name = "github",
	.what = N_("marks in the diff, by GitHub Actions"),
	.keys = true,
	.print = print };
