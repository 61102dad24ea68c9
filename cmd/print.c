/* cmd/print.c - what is wrong, in lines for people and in JSON; the exit code that follows. */
#include "cmd.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- lines -------------------------------------------------------------------------------- */

/* Red, yellow and blue of the terminal's own palette; never colour alone: the word says it too. */
static const char *const severity_colours[] = { "", "\033[1;34m", "\033[1;33m", "\033[1;31m" };
static const char colour_off[] = "\033[m", bold[] = "\033[1m";

static void coloured(struct kr_buf *out, bool colour, const char *start, const char *text)
{
	kr_buf_printf(out, "%s%s%s", colour ? start : "", text, colour ? colour_off : "");
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
	if (d->path)
		kr_buf_safe(&place, d->path, strlen(d->path));
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
	kr_buf_safe(out, text, strlen(text));
	kr_buf_putc(out, '\n');
}

void kr_print_diag(
	const struct kr_cli *cli, const struct kr_diag *d, bool colour, struct kr_buf *out)
{
	const struct kr_rule *rule = d->rule ? kr_rule_find(d->rule) : NULL;
	struct kr_buf word = KR_BUF_INIT;
	print_place(d, colour, out);
	kr_buf_putc(out, ' ');
	kr_buf_printf(&word, "%s:", word_of(d));
	coloured(out, colour, severity_colours[d->severity], word.s);
	kr_buf_release(&word);
	kr_buf_printf(out, " %s", d->message);
	if (d->rule)
		kr_buf_printf(out, " [%s]", d->rule);
	kr_buf_putc(out, '\n');
	print_under(_("hint: "), d->hint, out);
	print_under(_("see also: "), d->related, out);
	print_under("", d->because, out);
	if (cli->globals.verbose && rule)
		print_under(_("why: "), _(rule->why), out);
}

void kr_print_diags(const struct kr_cli *cli, bool colour, struct kr_buf *out)
{
	for (size_t i = 0; i < cli->diags.list.n; i++) {
		const struct kr_diag *d = &cli->diags.list.at[i];
		bool shown = d->kind == KR_FINDING && cli->findings_shown;
		bool quiet = cli->globals.quiet && d->severity < KR_WARNING;
		if (!shown && !quiet)
			kr_print_diag(cli, d, colour, out);
	}
	if (cli->kept) {
		kr_buf_puts(out, _("your text is kept in "));
		kr_buf_safe(out, cli->kept, strlen(cli->kept));
		kr_buf_puts(out, _("; mend it there, and give it with -F\n"));
	}
}

const char *kr_cli_rule_hint(struct kr_cli *cli, const char *typed)
{
	const char *near = kr_rule_nearest(typed);
	return near ? kr_diag_text(&cli->diags, _("did you mean '%s'?"), near)
		    : _("'kring help rules' has them all");
}

/* ---- counts ------------------------------------------------------------------------------- */

/* The list is sorted by path, so that a file is counted where it begins. */
struct kr_tally kr_tally_of(const struct kr_diags *d)
{
	struct kr_tally t = { 0 };
	const char *path = NULL;
	for (size_t i = 0; i < d->list.n; i++) {
		const struct kr_diag *one = &d->list.at[i];
		if (one->kind != KR_FINDING)
			continue;
		t.of[one->severity]++;
		if (one->path && (!path || strcmp(path, one->path) != 0))
			t.files++;
		path = one->path;
	}
	return t;
}

void kr_print_tally(const struct kr_tally *t, struct kr_buf *out)
{
	size_t errors = t->of[KR_ERROR], warnings = t->of[KR_WARNING], notes = t->of[KR_NOTE];
	kr_buf_printf(out, kr_nq("%zu error, ", "%zu errors, ", errors), errors);
	kr_buf_printf(out, kr_nq("%zu warning", "%zu warnings", warnings), warnings);
	if (notes)
		kr_buf_printf(out, kr_nq(", %zu note", ", %zu notes", notes), notes);
	kr_buf_printf(out, kr_nq(" in %zu file", " in %zu files", t->files), t->files);
}

enum kr_exit kr_cli_exit(const struct kr_cli *cli)
{
	enum kr_exit worst = KR_EXIT_DONE;
	for (size_t i = 0; i < cli->diags.list.n; i++) {
		const struct kr_diag *d = &cli->diags.list.at[i];
		enum kr_exit code = d->kind == KR_CANNOT  ? KR_EXIT_CANNOT
				    : d->kind == KR_USAGE ? KR_EXIT_USAGE
							  : KR_EXIT_FINDINGS;
		bool counts = d->kind != KR_FINDING ||
			      (cli->fail_on != KR_IGNORE && d->severity >= cli->fail_on);
		if (counts && d->severity >= KR_NOTE && code > worst)
			worst = code;
	}
	return worst;
}

/* ---- JSON --------------------------------------------------------------------------------- */

static json_t *text_or_null(const char *s)
{
	return s ? json_string(s) : json_null();
}

static json_t *number_or_null(unsigned n)
{
	return n ? json_integer((json_int_t)n) : json_null();
}

static json_t *finding_json(const struct kr_diag *d)
{
	json_t *o = json_object();
	json_object_set_new(o, "rule", text_or_null(d->rule));
	json_object_set_new(o, "severity", json_string(kr_severity_name(d->severity)));
	json_object_set_new(o, "path", text_or_null(d->path));
	json_object_set_new(o, "line", number_or_null(d->at.line));
	json_object_set_new(o, "column", number_or_null(d->at.line ? d->at.col : 0));
	json_object_set_new(o, "message", text_or_null(d->message));
	json_object_set_new(o, "hint", text_or_null(d->hint));
	json_object_set_new(o, "because", text_or_null(d->because));
	json_object_set_new(o, "related", text_or_null(d->related));
	return o;
}

static json_t *tally_json(const struct kr_tally *t)
{
	return json_pack("{s:I,s:I,s:I,s:I}", "errors", (json_int_t)t->of[KR_ERROR], "warnings",
		(json_int_t)t->of[KR_WARNING], "notes", (json_int_t)t->of[KR_NOTE], "files",
		(json_int_t)t->files);
}

static int print_json(struct kr_cli *cli, json_t *root, struct kr_buf *out)
{
	char *text = json_dumps(root, JSON_INDENT(2));
	json_decref(root);
	if (!text)
		return kr_cannot(&cli->diags, NULL, _("cannot write the results as JSON"));
	kr_buf_puts(out, text);
	kr_buf_putc(out, '\n');
	free(text);
	return KR_OK;
}

static json_t *question_json(struct kr_workspace *ws, const struct kr_spelregel *s)
{
	json_t *o = json_object();
	json_object_set_new(o, "spelregel", json_string(s->record.id));
	json_object_set_new(o, "number", number_or_null((unsigned)kr_spelregel_number(ws, s)));
	json_object_set_new(o, "title", text_or_null(s->title.s));
	json_object_set_new(o, "ask", text_or_null(s->ask.s));
	return o;
}

/* What no rule can check, and the spelregels leave to people. */
static json_t *questions_json(struct kr_cli *cli)
{
	json_t *questions = json_array();
	size_t n;
	struct kr_record *const *all = kr_workspace_each(cli->ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_spelregel *s = (const struct kr_spelregel *)all[i];
		if (kr_spelregel_asks(s, cli->as_of))
			json_array_append_new(questions, question_json(cli->ws, s));
	}
	return questions;
}

int kr_print_findings_json(struct kr_cli *cli, struct kr_buf *out)
{
	struct kr_tally tally = kr_tally_of(&cli->diags);
	json_t *findings = json_array(), *root = json_object();
	for (size_t i = 0; i < cli->diags.list.n; i++) {
		if (cli->diags.list.at[i].kind == KR_FINDING)
			json_array_append_new(findings, finding_json(&cli->diags.list.at[i]));
	}
	json_object_set_new(root, "schema", json_integer(1));
	json_object_set_new(root, "as-of", json_string(KR_DAY(cli->as_of)));
	json_object_set_new(root, "findings", findings);
	json_object_set_new(root, "summary", tally_json(&tally));
	json_object_set_new(root, "questions", questions_json(cli));
	return print_json(cli, root, out);
}

/* ---- documents ---------------------------------------------------------------------------- */

/* Is @path a file of the kring folder whose name is that of a record?  A report would end it. */
static bool is_record(struct kr_cli *cli, const char *path)
{
	const char *root = cli->ws ? kr_workspace_root(cli->ws) : NULL;
	char *real = realpath(path, NULL);
	size_t len = root ? strlen(root) : 0, end = real ? strlen(real) : 0;
	bool record = root && real && strncmp(real, root, len) == 0 && real[len] == '/' &&
		      end > 5 && strcmp(real + end - 5, ".yaml") == 0;
	free(real);
	return record;
}

int kr_cli_may_write(struct kr_cli *cli, const char *path)
{
	return is_record(cli, path) ? kr_refuse(&cli->diags, _("give '-o' another name"),
					      _("'%s' is a record of this folder"), path)
				    : KR_OK;
}

int kr_cli_document(struct kr_cli *cli, const struct kr_document *d, const char *path)
{
	const struct kr_format *format = kr_format_find(kr_cli_format(cli));
	struct kr_buf file = KR_BUF_INIT;
	if (path && kr_cli_may_write(cli, path) != KR_OK)
		return KR_FAILED;
	if (!path || strcmp(path, "-") == 0)
		return format->print(
			d, kr_cli_width(), kr_cli_colour(cli, STDOUT_FILENO), &cli->out);
	int status = format->print(d, 0, false, &file);
	if (status == KR_OK)
		status = kr_write_output(path, file.s, file.len, &cli->diags);
	kr_buf_release(&file);
	return status;
}
