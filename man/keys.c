/* man/keys.c - fill the manuals of keys, rules and tables from the tables of libkring, for the
 * build; in the language that KRING_LANG names. */
#include <kring/kring.h>

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "../cmd/keys.h"

/* A text on a line of its own in mdoc: a first `.` or `'` would be a request, `\` an escape. */
static void print_text(const char *s)
{
	if (*s == '.' || *s == '\'')
		fputs("\\&", stdout);
	for (; *s; s++) {
		if (*s == '\\')
			fputs("\\e", stdout);
		else
			putchar(*s);
	}
}

/* A sentence in the catalogue begins small and has no full stop; a manual has both. */
static void print_sentence(const char *s)
{
	utf8proc_int32_t letter;
	utf8proc_uint8_t first[5] = { 0 };
	utf8proc_ssize_t len = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &letter);
	if (!*s || len <= 0)
		return;
	(void)utf8proc_encode_char(utf8proc_toupper(letter), first);
	print_text((const char *)first);
	print_text(s + len);
	puts(".");
}

/* ---- keys --------------------------------------------------------------------------------- */

static void print_key(void *arg, const struct kr_key_place *place)
{
	struct kr_buf type = KR_BUF_INIT, flags = KR_BUF_INIT;
	(void)arg;
	printf(".It Cm ");
	print_text(place->path);
	printf("\n");
	print_sentence(place->key->doc ? _(place->key->doc) : "");
	kr_key_type(place->key, &type);
	kr_key_flags(place->key, &flags);
	kr_buf_printf(&type, "%s%s", flags.len ? "; " : "", flags.s);
	print_sentence(type.s);
	kr_buf_release(&flags);
	kr_buf_release(&type);
}

static void print_keys(const char *kind)
{
	puts(".Bl -tag -width Ds");
	kr_keys_each(kr_kind_of(kind), print_key, NULL);
	puts(".El");
}

/* ---- rules -------------------------------------------------------------------------------- */

/* The class, what it is by default, and the set: words of the format, so not translated. */
static void print_default(const struct kr_rule *rule)
{
	const char *class = rule->class == KR_CLASS_TIME ? "time" : "structure";
	struct kr_buf line = KR_BUF_INIT;
	if (rule->severity != KR_IGNORE)
		kr_buf_printf(&line, _("class %s; %s"), class, kr_severity_name(rule->severity));
	else if (!rule->set)
		kr_buf_printf(
			&line, _("class %s; off until a spelregel or 'checks' names it"), class);
	else
		kr_buf_printf(&line,
			_("class %s; off until a spelregel or 'checks' names it; in the set '%s'"),
			class, rule->set);
	print_sentence(line.s);
	kr_buf_release(&line);
}

static void print_rule(const struct kr_rule *rule)
{
	printf(".It Cm %s\n", rule->name);
	print_sentence(_(rule->what));
	print_sentence(_(rule->why));
	print_default(rule);
}

static void print_rules(bool opt_in)
{
	size_t n;
	const struct kr_rule *const *rules = kr_rules(&n);
	puts(".Bl -tag -width Ds");
	for (size_t i = 0; i < n; i++) {
		if ((rules[i]->severity == KR_IGNORE) == opt_in)
			print_rule(rules[i]);
	}
	puts(".El");
}

/* ---- the tables of export ----------------------------------------------------------------- */

static void print_column(const struct kr_export_table *t, size_t i)
{
	const struct kr_export_column *c = kr_export_column(t, i);
	bool key = t->keys != KR_EXPORT_NO_KEY && i >= KR_EXPORT_COMMON &&
		   i - KR_EXPORT_COMMON < t->keys;
	printf(".It Cm %s Pq %s%s\n", c->name, kr_export_type_name(c->type), key ? _(", key") : "");
	print_sentence(_(c->doc));
}

static void print_columns(const struct kr_export_table *t, size_t from, size_t to)
{
	puts(".Bl -tag -width Ds -compact");
	for (size_t i = from; i < to; i++)
		print_column(t, i);
	puts(".El");
}

static void print_tables(void)
{
	size_t n;
	const struct kr_export_table *const *tables = kr_export_tables(&n);
	for (size_t i = 0; i < n; i++) {
		printf(".Ss %s\n", tables[i]->name);
		print_sentence(_(tables[i]->doc));
		puts(".Pp");
		print_columns(tables[i], KR_EXPORT_COMMON, kr_export_width(tables[i]));
	}
}

static void print_common(void)
{
	size_t n;
	print_columns(kr_export_tables(&n)[0], 0, KR_EXPORT_COMMON);
}

/* ---- the template ------------------------------------------------------------------------- */

static void fill(FILE *template, const char *kind)
{
	char line[4096];
	while (fgets(line, sizeof line, template)) {
		if (strcmp(line, "@KEYS@\n") == 0)
			print_keys(kind);
		else if (strcmp(line, "@RULES@\n") == 0)
			print_rules(false);
		else if (strcmp(line, "@ASKED@\n") == 0)
			print_rules(true);
		else if (strcmp(line, "@COMMON@\n") == 0)
			print_common();
		else if (strcmp(line, "@TABLES@\n") == 0)
			print_tables();
		else
			fputs(line, stdout);
	}
}

int main(int argc, char **argv)
{
	FILE *in = argc == 3 ? fopen(argv[2], "r") : NULL;
	if (!in) {
		fputs("usage: keys KIND|rules|tables TEMPLATE\n", stderr);
		return 2;
	}
	kr_language_init();
	fill(in, argv[1]);
	bool good = !ferror(in) && fflush(stdout) == 0;
	(void)fclose(in);
	return good ? 0 : 3;
}
