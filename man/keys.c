/* man/keys.c - fill the manuals of keys, rules and tables from the tables of libkring, for the
 * build; in the language that KRING_LANG names. */
#include <kring/kring.h>

#include <stdio.h>
#include <string.h>

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
	char first = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
	const char begin[2] = { first, '\0' };
	if (!*s)
		return;
	print_text(begin);
	print_text(s + 1);
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

static void print_rule(const struct kr_rule *rule)
{
	bool opt_in = rule->severity == KR_IGNORE;
	printf(".It Cm %s\n", rule->name);
	print_sentence(_(rule->what));
	print_sentence(_(rule->why));
	printf(_("Class %s; %s"), rule->class == KR_CLASS_TIME ? "time" : "structure",
		opt_in ? _("off until a spelregel or\n.Li checks\nnames it")
		       : kr_severity_name(rule->severity));
	if (rule->set)
		printf(_(", in the set\n.Cm %s .\n"), rule->set);
	else
		puts(".");
}

static void print_rules_of(bool opt_in, const char *title)
{
	size_t n, printed = 0;
	const struct kr_rule *const *rules = kr_rules(&n);
	for (size_t i = 0; i < n; i++) {
		if ((rules[i]->severity == KR_IGNORE) != opt_in)
			continue;
		if (printed++ == 0)
			printf(".Sh %s\n.Bl -tag -width Ds\n", title);
		print_rule(rules[i]);
	}
	if (printed)
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

int main(int argc, char **argv)
{
	char line[4096];
	FILE *in = argc == 3 ? fopen(argv[2], "r") : NULL;
	if (!in) {
		fputs("usage: keys KIND|rules|tables TEMPLATE\n", stderr);
		return 2;
	}
	kr_language_init();
	while (fgets(line, sizeof line, in)) {
		if (strcmp(line, "@KEYS@\n") == 0) {
			print_keys(argv[1]);
		} else if (strcmp(line, "@RULES@\n") == 0) {
			print_rules_of(false, _("ALWAYS ON"));
			print_rules_of(true, _("ONLY WHERE A SPELREGEL OR CHECKS NAMES THEM"));
		} else if (strcmp(line, "@COMMON@\n") == 0) {
			print_common();
		} else if (strcmp(line, "@TABLES@\n") == 0) {
			print_tables();
		} else {
			fputs(line, stdout);
		}
	}
	bool good = !ferror(in) && fflush(stdout) == 0;
	(void)fclose(in);
	return good ? 0 : 3;
}
