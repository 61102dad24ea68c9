/* lib/yaml/explain.c - what libyaml says, for people who never read about YAML. */
#include "yaml/private.h"

#include <string.h>

/* A problem of libyaml and how we say it; the first row that fits counts. */
struct wording {
	const char *problem, *context; /* each the beginning of libyaml's, or NULL for any */
	bool at_context;               /* point to where it began */
	const char *what;              /* may hold one %s: the text at the place */
	const char *hint;
	const char *rule; /* NULL: yaml-syntax */
};

#define QUOTE_IT N_("put the whole text between quotes: 'like this'")
#define NO_DIRECTIVE N_("take the line out; quote a text that begins with '%'")
#define NOT_UTF8 N_("this character is not UTF-8")
#define SAVE_AS_UTF8 N_("save the file again, with encoding UTF-8")
#define INDENT_WITH_BLANKS                                                                         \
	N_("indent with blanks only; most editors can be told to write blanks for the tab key")

static const struct wording wordings[] = {
	{ "invalid leading UTF-8", NULL, false, NOT_UTF8, SAVE_AS_UTF8, "yaml-refused" },
	{ "invalid trailing UTF-8", NULL, false, NOT_UTF8, SAVE_AS_UTF8, "yaml-refused" },
	{ "incomplete UTF-8", NULL, false, NOT_UTF8, SAVE_AS_UTF8, "yaml-refused" },
	{ "invalid length of a UTF-8", NULL, false, NOT_UTF8, SAVE_AS_UTF8, "yaml-refused" },
	{ "invalid Unicode", NULL, false, NOT_UTF8, SAVE_AS_UTF8, "yaml-refused" },
	{ "control characters", NULL, false, N_("a character stands here that no text may hold"),
		N_("delete it"), "yaml-refused" },
	{ "found a tab character", NULL, false, N_("a tab indents this line"), INDENT_WITH_BLANKS,
		NULL },
	{ "could not find expected ':'", NULL, true, N_("'%s' has no ':' behind it"),
		N_("write 'key: value'; further lines of a text are indented below its key"),
		NULL },
	{ "block sequence entries are not", NULL, false, N_("a list cannot begin in this place"),
		N_("begin the list on a line of its own; quote a text that begins with '- '"),
		NULL },
	{ "mapping keys are not", NULL, false, N_("a text cannot begin with '? ' in this place"),
		QUOTE_IT, NULL },
	{ "found character that cannot start", NULL, false,
		N_("a value cannot begin with this character: '%s'"), QUOTE_IT, NULL },
	{ "found unexpected end of stream", "while scanning a quoted", true,
		N_("the quote that opens here is never closed: %s"),
		N_("close it, or write \xe2\x80\x99 where an apostrophe is meant"), NULL },
	{ "found unexpected document indicator", NULL, true,
		N_("the quote that opens here is never closed: %s"),
		N_("close it, or write \xe2\x80\x99 where an apostrophe is meant"), NULL },
	{ "did not find expected comment or line break", "while scanning a block", false,
		N_("behind '|' or '>' the text begins on the next line"),
		N_("move it there, two blanks deeper than its key; quote a text that begins so"),
		NULL },
	{ "found an indentation indicator", NULL, false,
		N_("the '0' behind '|' or '>' means nothing"), N_("take it out"), NULL },
	{ NULL, "while parsing a quoted", false,
		N_("within \"\xe2\x80\xa6\" a backslash begins a special character, and this is "
		   "none: %s"),
		N_("write the backslash twice, or put the text between 'single quotes'"), NULL },
	{ NULL, "while scanning an anchor", true,
		N_("a text cannot begin with '&' without quotes: %s"), QUOTE_IT, NULL },
	{ NULL, "while scanning an alias", true,
		N_("a text cannot begin with '*' without quotes: %s"), QUOTE_IT, NULL },
	{ NULL, "while scanning a tag", true, N_("a text cannot begin with '!' without quotes: %s"),
		QUOTE_IT, NULL },
	{ NULL, "while parsing a tag", true, N_("a text cannot begin with '!' without quotes: %s"),
		QUOTE_IT, NULL },
	{ "found undefined tag handle", NULL, false,
		N_("a text cannot begin with '!' without quotes: %s"), QUOTE_IT, NULL },
	{ NULL, "while scanning a directive", true, N_("a line cannot begin with '%%'"),
		NO_DIRECTIVE, NULL },
	{ NULL, "while scanning a %", true, N_("a line cannot begin with '%%'"), NO_DIRECTIVE,
		NULL },
	{ NULL, "while parsing a %", true, N_("a line cannot begin with '%%'"), NO_DIRECTIVE,
		NULL },
	{ "found duplicate %", NULL, false, N_("a line cannot begin with '%%'"), NO_DIRECTIVE,
		NULL },
	{ "found incompatible YAML", NULL, false, N_("a line cannot begin with '%%'"), NO_DIRECTIVE,
		NULL },
	{ "did not find expected ',' or ']'", NULL, true,
		N_("the list that opens with '[' here is not closed, or misses a comma: %s"),
		N_("write [one, two]; quote a text with a comma, a colon or brackets in it"),
		NULL },
	{ "did not find expected ',' or '}'", NULL, true,
		N_("the map that opens with '{' here is not closed, or misses a comma: %s"),
		N_("write {key: value, key: value}; quote a text with a comma, a colon or "
		   "brackets in it"),
		NULL },
	{ "found unexpected ':'", NULL, false, N_("a ':' stands within [ ] or { } here"), QUOTE_IT,
		NULL },
	{ "did not find expected node content", NULL, false, N_("a value is missing before '%s'"),
		N_("fill in the value, or take out what stands too much"), NULL },
	{ "did not find expected <document start>", NULL, false,
		N_("this does not belong to what stands above it: '%s'"),
		N_("all keys of a record begin in the same column; a text below its key is "
		   "indented"),
		NULL },
};

/* ---- looking at the place ----------------------------------------------------------------- */

static uint32_t line_start(const struct kr_source *src, uint32_t byte)
{
	while (byte > src->bom && src->s[byte - 1] != '\n')
		byte--;
	return byte;
}

static bool first_on_its_line(const struct kr_source *src, uint32_t byte)
{
	uint32_t start = line_start(src, byte);
	return strspn(src->s + start, " ") >= byte - start;
}

static bool tab_indents(const struct kr_source *src, uint32_t byte)
{
	const char *line = src->s + line_start(src, byte);
	return line[strspn(line, " ")] == '\t' && line[strspn(line, " \t")] > '\r';
}

/* Is there `key: ` before @byte on its line? */
static bool behind_a_key(const struct kr_source *src, uint32_t byte)
{
	for (uint32_t i = line_start(src, byte); i + 1 < byte; i++)
		if (src->s[i] == ':' && src->s[i + 1] == ' ')
			return true;
	return false;
}

/* The rest of the line at @byte, at most 40 bytes of it and no half character. */
static const char *text_at(struct kr_source *src, uint32_t byte)
{
	const char *s = src->s + byte;
	size_t len = strcspn(s, "\r\n");
	bool cut = len > 40;
	if (cut)
		for (len = 40; ((unsigned char)s[len] & 0xc0) == 0x80;)
			len--;
	return kr_asprintf(src->arena, "%.*s%s", (int)len, s, cut ? "\xe2\x80\xa6" : "");
}

/* ---- saying it ---------------------------------------------------------------------------- */

static void say(struct kr_source *src, const char *rule, struct kr_spot at, const char *what,
	const char *hint)
{
	kr_source_say(src, rule ? rule : "yaml-syntax", at, "%s", what)->hint = kr_diag_text(
		src->diags, "%s", hint);
}

static bool deeper_than_line_above(const struct kr_source *src, uint32_t byte)
{
	uint32_t line = line_start(src, byte);
	uint32_t above = line > src->bom ? line_start(src, line - 1) : line;
	return strspn(src->s + line, " ") > strspn(src->s + above, " ");
}

/* `: ` where no value can stand: in a text, or below a text that the line above began. */
static void say_stray_colon(struct kr_source *src, struct kr_spot at)
{
	if (behind_a_key(src, at.byte))
		say(src, NULL, at, _("a text with ': ' in it needs quotes"),
			_("put the whole text between quotes: 'like: this', or below a '|'"));
	else if (deeper_than_line_above(src, at.byte))
		say(src, NULL, at, _("a key stands deeper here than the line above it allows"),
			_("give it as many blanks as the keys beside it; a text of several lines "
			  "begins with '|' behind its key"));
	else
		say(src, NULL, at,
			_("this line goes on with the text above it, where ': ' cannot stand"),
			_("write ':' behind the key above, or put the text between quotes"));
}

static void say_misfit(struct kr_source *src, const struct kr_problem *p)
{
	const char *text = text_at(src, p->at.byte);
	unsigned line = p->context_at.at.line;
	if (!first_on_its_line(src, p->at.byte))
		say(src, NULL, p->at,
			kr_asprintf(src->arena, _("the value has ended before '%s'"), text),
			_("put the whole text between one pair of quotes; a quote within '…' is "
			  "written twice"));
	else if (strstr(p->text, "'-'"))
		say(src, NULL, p->at,
			kr_asprintf(src->arena,
				_("'%s' is no part of the list that begins on line %u"), text,
				line),
			_("begin the line with '- ', or indent it as the keys around the list"));
	else
		say(src, NULL, p->at,
			kr_asprintf(src->arena,
				_("'%s' does not line up with the keys that begin on line %u"),
				text, line),
			_("give it as many blanks in front as the keys that it belongs to"));
}

static bool starts_with(const char *s, const char *start)
{
	return !start || (s && !strncmp(s, start, strlen(start)));
}

static const struct wording *wording_of(const struct kr_problem *p)
{
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
		if (starts_with(p->text, wordings[i].problem) &&
			starts_with(p->context, wordings[i].context))
			return &wordings[i];
	return NULL;
}

void kr_explain(struct kr_source *src, const struct kr_problem *p)
{
	const struct wording *w = wording_of(p);
	bool bytes = w && w->rule; /* of libyaml's reader, which knows no lines */
	if (!bytes && !(w && w->at_context) && tab_indents(src, p->at.byte)) {
		say(src, NULL, p->at, _("a tab indents this line"), _(INDENT_WITH_BLANKS));
	} else if (starts_with(p->text, "mapping values are not")) {
		say_stray_colon(src, p->at);
	} else if (starts_with(p->text, "did not find expected key") ||
		   starts_with(p->text, "did not find expected '-'")) {
		say_misfit(src, p);
	} else if (!w) {
		say(src, NULL, p->at, kr_asprintf(src->arena, _("this is not YAML: %s"), p->text),
			_("compare the line with the ones above it"));
	} else {
		struct kr_spot at = w->at_context && p->context_at.at.line ? p->context_at : p->at;
		const char *text = bytes ? "" : text_at(src, at.byte);
		say(src, w->rule, at, kr_asprintf(src->arena, _(w->what), text), _(w->hint));
	}
}
