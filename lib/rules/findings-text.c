/* lib/rules/findings-text.c - findings in lines for people, and how many there are. */
#include "rules/findings.h"

#include <string.h>

/* Red, yellow and blue of the terminal's own palette; never colour alone: the word says it too. */
static const char *const severity_colours[] = { "", "\033[1;34m", "\033[1;33m", "\033[1;31m" };
static const char colour_off[] = "\033[m", bold[] = "\033[1m";

static void coloured(struct kr_buf *out, bool colour, const char *start, const char *text)
{
	kr_buf_printf(out, "%s%s%s", colour ? start : "", text, colour ? colour_off : "");
}

/* A build log takes `##[` for a command wherever it stands in a line; `::` only at its beginning.
 */
static void add_words(struct kr_buf *out, const char *s)
{
	struct kr_buf safe = KR_BUF_INIT;
	kr_buf_safe(&safe, s, strlen(s));
	const char *rest = safe.s, *command;
	for (; (command = strstr(rest, "##[")); rest = command + 3) {
		kr_buf_add(out, rest, (size_t)(command - rest));
		kr_buf_puts(out, "##\\u005B");
	}
	kr_buf_puts(out, rest);
	kr_buf_release(&safe);
}

static const char *word_of(const struct kr_diag *d)
{
	if (d->kind == KR_REFUSED)
		return _("refused");
	return d->severity == KR_ERROR     ? _("error")
	       : d->severity == KR_WARNING ? _("warning")
					   : _("note");
}

static void print_place(const struct kr_diag *d, bool colour, struct kr_buf *out)
{
	struct kr_buf place = KR_BUF_INIT;
	/* a file that somebody named so must not begin a command either */
	if (d->path && strncmp(d->path + strspn(d->path, " "), "::", 2) == 0)
		kr_buf_puts(&place, "./");
	if (d->path)
		add_words(&place, d->path);
	else
		kr_buf_puts(&place, "kring");
	kr_buf_putc(&place, ':');
	if (d->path && d->at.line > 0)
		kr_buf_printf(&place, "%u:%u:", (unsigned)d->at.line, (unsigned)d->at.col);
	coloured(out, colour, bold, place.s);
	kr_buf_release(&place);
}

static void print_under(const char *label, const char *text, struct kr_buf *out)
{
	if (!text)
		return;
	kr_buf_printf(out, "    %s", label);
	add_words(out, text);
	kr_buf_putc(out, '\n');
}

void kr_diag_print(const struct kr_diag *d, const struct kr_printing *how, struct kr_buf *out)
{
	const struct kr_rule *rule = how->why && d->rule ? kr_rule_find(d->rule) : NULL;
	struct kr_buf word = KR_BUF_INIT;
	print_place(d, how->colour, out);
	kr_buf_putc(out, ' ');
	kr_buf_printf(&word, "%s:", word_of(d));
	coloured(out, how->colour, severity_colours[d->severity], word.s);
	kr_buf_release(&word);
	kr_buf_putc(out, ' ');
	add_words(out, d->message);
	if (d->rule)
		kr_buf_printf(out, " [%s]", d->rule);
	kr_buf_putc(out, '\n');
	print_under(_("hint: "), d->hint, out);
	print_under(_("see also: "), d->related, out);
	print_under("", d->because, out);
	print_under(_("why: "), rule ? _(rule->why) : NULL, out);
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	for (uint32_t i = 0; i < f->list.n; i++) {
		const struct kr_diag *d = &f->list.at[i].diag;
		if (!how->quiet || d->severity >= KR_WARNING)
			kr_diag_print(d, how, out);
	}
}

const struct kr_findings_format kr_findings_text = {
	.name = "text", .what = N_("lines for people and for editors"), .print = print
};

/* ---- counts ------------------------------------------------------------------------------- */

static void count(struct kr_tally *t, const struct kr_diag *d, const char **path)
{
	t->of[d->severity]++;
	if (d->path && (!*path || strcmp(*path, d->path) != 0))
		t->files++;
	*path = d->path;
}

/* The list is sorted by path, so that a file is counted where it begins. */
struct kr_tally kr_tally_of(const struct kr_diags *d)
{
	struct kr_tally t = { 0 };
	const char *path = NULL;
	for (uint32_t i = 0; i < d->list.n; i++)
		if (d->list.at[i].kind == KR_FINDING)
			count(&t, &d->list.at[i], &path);
	return t;
}

struct kr_tally kr_findings_tally(const struct kr_findings *f)
{
	struct kr_tally t = { 0 };
	const char *path = NULL;
	for (uint32_t i = 0; i < f->list.n; i++)
		count(&t, &f->list.at[i].diag, &path);
	return t;
}

void kr_tally_print(const struct kr_tally *t, struct kr_buf *out)
{
	size_t errors = t->of[KR_ERROR], warnings = t->of[KR_WARNING], notes = t->of[KR_NOTE];
	kr_buf_printf(out, kr_nq("%zu error, ", "%zu errors, ", errors), errors);
	kr_buf_printf(out, kr_nq("%zu warning", "%zu warnings", warnings), warnings);
	if (notes)
		kr_buf_printf(out, kr_nq(", %zu note", ", %zu notes", notes), notes);
	kr_buf_printf(out, kr_nq(" in %zu file", " in %zu files", t->files), t->files);
}
