/* cmd/explain.c - say what a rule or a key means, and why. */
#include "cmd.h"

#include <string.h>

#include "keys.h"

/* ---- rules -------------------------------------------------------------------------------- */

/* `kring evaluate %s` of the catalogue, with ID for the record. */
static void add_mend(const char *mend, struct kr_buf *out)
{
	const char *place = strstr(mend, "%s");
	if (!place) {
		kr_buf_puts(out, mend);
		return;
	}
	kr_buf_add(out, mend, (size_t)(place - mend));
	kr_buf_puts(out, "ID");
	kr_buf_puts(out, place + 2);
}

static void explain_severity(const struct kr_rule *rule, struct kr_buf *out)
{
	const char *class = rule->class == KR_CLASS_TIME
				    ? _("class time: may change with the day")
				    : _("class structure: the same on every day");
	if (rule->severity != KR_IGNORE) {
		kr_buf_printf(out, _("always on, %s; %s\n"),
			kr_word_said(kr_severity_name(rule->severity)), class);
		return;
	}
	kr_buf_printf(
		out, _("off until a spelregel enforces it or 'checks:' in kring.yaml names it"));
	if (rule->set)
		kr_buf_printf(out, _(" (set '%s')"), rule->set);
	kr_buf_printf(out, "; %s\n", class);
}

static void explain_rule(const struct kr_rule *rule, struct kr_buf *out)
{
	kr_buf_printf(out, "%s\n", rule->name);
	kr_buf_printf(out, _("  what: %s\n"), _(rule->what));
	kr_buf_printf(out, _("  why:  %s\n"), _(rule->why));
	if (rule->mend) {
		kr_buf_puts(out, _("  mend: "));
		add_mend(_(rule->mend), out);
		kr_buf_putc(out, '\n');
	}
	kr_buf_puts(out, "  ");
	explain_severity(rule, out);
	if (rule->example) {
		const char *example = _(rule->example);
		kr_buf_puts(out, _("  example:\n    "));
		kr_buf_safe_lines(out, example, strlen(example), 4);
		kr_buf_puts(out, example[strlen(example) - 1] == '\n' ? "" : "\n");
	}
}

/* ---- the spelregels of this folder -------------------------------------------------------- */

static void explain_spelregel(struct kr_workspace *ws, const struct kr_spelregel *s,
	enum kr_severity severity, struct kr_buf *out)
{
	const char *name = kr_spelregel_name(ws, s);
	kr_buf_puts(out, "  ");
	kr_buf_safe(out, name, strlen(name));
	kr_buf_printf(out, " (%s", kr_word_said(kr_severity_name(severity)));
	for (uint32_t i = 0; i < s->circles.n; i++)
		kr_buf_printf(out, "%s%s", i ? ", " : _("; only for "), s->circles.at[i].s);
	kr_buf_puts(out, ")\n");
	if (!kr_present(&s->ask))
		return;
	kr_buf_puts(out, _("    stays a question: "));
	kr_buf_safe(out, s->ask.s, s->ask.len);
	kr_buf_putc(out, '\n');
}

/* Where there is no kring folder, or one that cannot be read, the rule is explained all the same.
 */
static void explain_enforced(struct kr_cli *cli, const struct kr_rule *rule)
{
	struct kr_diags quiet = { .arena = cli->arena };
	struct kr_workspace *ws = NULL;
	size_t n;
	if (kr_workspace_open(".", cli->as_of, cli->today, &quiet, &ws) != KR_OK)
		return;
	struct kr_record *const *all = kr_workspace_each(ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_spelregel *s = (const struct kr_spelregel *)kr_workspace_get(
			ws, KR_SPELREGEL, all[i]->id);
		enum kr_severity severity = kr_spelregel_enforces(s, rule);
		if (severity > KR_IGNORE && s->record.sound &&
			kr_record_state(&s->record, cli->as_of) == KR_STATE_IN_FORCE)
			explain_spelregel(ws, s, severity, &cli->out);
	}
	kr_workspace_free(ws);
}

/* ---- keys --------------------------------------------------------------------------------- */

struct found {
	const char *path;
	enum kr_kind kind;
	const struct kr_key *key;
};

struct search {
	const char *typed;
	bool as_said;           /* also as a language calls the key, or a word that it may have */
	enum kr_key_match best; /* how well the ones in @found match */
	struct kr_arena *arena;
	KR_MANY(struct found) found;
	kr_words names;    /* of all keys, for 'did you mean' */
	kr_words siblings; /* of the keys that stand where the typed one would */
};

static const char *last_part(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot ? dot + 1 : path;
}

static bool has_word(const kr_words *words, const char *word)
{
	for (uint32_t i = 0; i < words->n; i++)
		if (strcmp(words->at[i], word) == 0)
			return true;
	return false;
}

/* The way to @path, without its last part and the dot before that. */
static const char *way_to(const struct search *s, const char *path)
{
	const char *last = last_part(path);
	return kr_strndup(s->arena, path, last > path ? (size_t)(last - path) - 1 : 0);
}

static void look_beside(struct search *s, const struct kr_key_place *place)
{
	const char *way = way_to(s, s->typed);
	if (*way && kr_key_matches(way_to(s, place->path), way) != KR_KEY_OTHER &&
		!has_word(&s->siblings, place->key->name))
		*KR_ADD(s->arena, &s->siblings) = place->key->name;
}

static enum kr_key_match matches(const struct search *s, const struct kr_key_place *place)
{
	const struct kr_key *key = place->key;
	if (!s->as_said)
		return kr_key_matches(place->path, s->typed);
	return kr_key_is_called(key->name, s->typed) ||
			       (key->words && kr_word_typed(key->words, s->typed))
		       ? KR_KEY_TAIL
		       : KR_KEY_OTHER;
}

static void look_at(void *arg, const struct kr_key_place *place)
{
	struct search *s = arg;
	enum kr_key_match match = matches(s, place);
	if (!s->as_said) {
		*KR_ADD(s->arena, &s->names) = place->key->name;
		look_beside(s, place);
	}
	if (match == KR_KEY_OTHER || match < s->best)
		return;
	if (match > s->best)
		s->found.n = 0;
	s->best = match;
	*KR_ADD(s->arena, &s->found) = (struct found){
		kr_strndup(s->arena, place->path, strlen(place->path)), place->kind, place->key
	};
}

/* One row of the table may stand in several places: said once, under all of them. */
static void print_found(const struct search *s, uint32_t i, struct kr_buf *out)
{
	const struct kr_key *key = s->found.at[i].key;
	struct kr_buf flags = KR_BUF_INIT;
	for (uint32_t j = 0; j < i; j++) {
		if (s->found.at[j].key == key)
			return;
	}
	kr_buf_puts(out, i ? "\n" : "");
	for (uint32_t j = i; j < s->found.n; j++) {
		if (s->found.at[j].key == key)
			kr_buf_printf(out, "%s (%s)\n", s->found.at[j].path,
				kr_kind_name(s->found.at[j].kind));
	}
	kr_key_flags(key, &flags);
	kr_buf_printf(out, "  %s\n  ", _(key->doc));
	kr_key_type(key, out);
	kr_buf_printf(out, "%s%s\n", flags.len ? "; " : "", flags.s);
	kr_buf_release(&flags);
}

static void search_kinds(struct search *s, enum kr_kind only)
{
	for (int k = 0; k < KR_KINDS; k++) {
		if (only == KR_KINDS || only == (enum kr_kind)k)
			kr_keys_each((enum kr_kind)k, look_at, s);
	}
}

static bool find_keys(struct search *s, const char *typed)
{
	/* `circle.grace`; where there is no such key, `circle` is one of a mandate */
	enum kr_kind kind = kr_kind_before(typed, '.', &s->typed);
	search_kinds(s, kind);
	if (s->found.n == 0 && kind != KR_KINDS) {
		s->typed = typed;
		search_kinds(s, KR_KINDS);
	}
	if (s->found.n == 0) {
		s->as_said = true;
		search_kinds(s, KR_KINDS);
	}
	return s->found.n > 0;
}

static int unknown(struct kr_cli *cli, struct search *s, const char *typed)
{
	const char *last = last_part(typed);
	const char *way = kr_strndup(cli->arena, typed, (size_t)(last - typed)), *hint;
	/* what has a dot in it was meant to be a key */
	if (*way == '\0' && kr_rule_nearest(typed))
		hint = kr_cli_rule_hint(cli, typed);
	else if (s->siblings.n > 0)
		hint = kr_words_hint(&cli->diags, last, s->siblings.at, s->siblings.n, way, NULL);
	else
		hint = kr_words_hint(&cli->diags, last, s->names.at, s->names.n, "",
			_("'kring help rules' has the rules, 'kring help agreement' the keys of "
			  "an agreement"));
	return kr_misuse(&cli->diags, hint, _("there is no rule and no key '%s'"), typed);
}

static int run(struct kr_cli *cli, void *values)
{
	const char *typed = cli->args.at[0];
	const struct kr_rule *rule = kr_rule_find(typed);
	struct search s = { .arena = cli->arena };
	(void)values;
	if (rule) {
		explain_rule(rule, &cli->out);
		explain_enforced(cli, rule);
	} else if (!find_keys(&s, typed)) {
		return unknown(cli, &s, typed);
	}
	for (uint32_t i = 0; i < s.found.n; i++)
		print_found(&s, i, &cli->out);
	return KR_OK;
}

const struct kr_command kr_command_explain = {
	.synopsis = "kring explain RULE|KEY",
	.flags = KR_PAGES,
	.args = { { N_("which rule or key"), KR_NAMES_RULE, NULL } },
	.min = 1,
	.max = 1,
	.run = run,
};
