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
		kr_buf_printf(
			out, _("always on, %s; %s\n"), kr_severity_name(rule->severity), class);
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
		kr_buf_puts(out, _("  example:\n    "));
		kr_buf_safe_lines(out, rule->example, strlen(rule->example), 4);
		kr_buf_puts(out, rule->example[strlen(rule->example) - 1] == '\n' ? "" : "\n");
	}
}

/* ---- keys --------------------------------------------------------------------------------- */

struct search {
	const char *typed;
	enum kr_key_match wanted, best;
	struct kr_buf *out;
	struct kr_arena *arena;
	kr_words names; /* of all keys, for 'did you mean' */
};

static const char *last_part(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot ? dot + 1 : path;
}

static void look_at(void *arg, const struct kr_key_place *place)
{
	struct search *s = arg;
	enum kr_key_match match = kr_key_matches(place->path, s->typed);
	*KR_ADD(s->arena, &s->names) = place->key->name;
	if (match > s->best)
		s->best = match;
	if (s->wanted == KR_KEY_OTHER || match != s->wanted)
		return;
	kr_buf_printf(s->out, "%s%s (%s)\n", s->out->len ? "\n" : "", place->path,
		kr_kind_name(place->kind));
	kr_buf_printf(s->out, "  %s\n  ", _(place->key->doc));
	kr_key_type(place->key, s->out);
	size_t before = s->out->len;
	kr_buf_puts(s->out, "; ");
	size_t after = s->out->len;
	kr_key_flags(place->key, s->out);
	if (s->out->len == after) {
		s->out->len = before;
		s->out->s[before] = '\0';
	}
	kr_buf_putc(s->out, '\n');
}

static void search_kinds(struct search *s, enum kr_kind only)
{
	for (int k = 0; k < KR_KINDS; k++) {
		if (only == KR_KINDS || only == (enum kr_kind)k)
			kr_keys_each((enum kr_kind)k, look_at, s);
	}
}

/* `circle.grace` is the key of that kind, where it has one; `circle` alone a key of a mandate. */
static enum kr_kind kind_before(const char *typed, const char **rest)
{
	char word[24];
	size_t len = strcspn(typed, ".");
	*rest = typed;
	if (typed[len] != '.' || len >= sizeof word)
		return KR_KINDS;
	memcpy(word, typed, len);
	word[len] = '\0';
	enum kr_kind kind = kr_kind_of(word);
	if (kind != KR_KINDS)
		*rest = typed + len + 1;
	return kind;
}

static bool explain_key(struct search *s, const char *typed)
{
	enum kr_kind kind = kind_before(typed, &s->typed);
	search_kinds(s, kind);
	if (s->best == KR_KEY_OTHER && kind != KR_KINDS) {
		s->typed = typed;
		kind = KR_KINDS;
		search_kinds(s, kind);
	}
	s->wanted = s->best;
	if (s->wanted != KR_KEY_OTHER)
		search_kinds(s, kind);
	return s->wanted != KR_KEY_OTHER;
}

static int unknown(struct kr_cli *cli, struct search *s, const char *typed)
{
	const char *last = last_part(typed);
	const char *way = kr_strndup(cli->arena, typed, (size_t)(last - typed));
	/* what has a dot in it was meant to be a key */
	const char *hint = *way == '\0' && kr_rule_nearest(typed)
				   ? kr_cli_rule_hint(cli, typed)
				   : kr_words_hint(&cli->diags, last, s->names.at, s->names.n, way,
					     _("'kring help rules' has the rules, 'kring help "
					       "agreement' the keys of "
					       "an agreement"));
	return kr_misuse(&cli->diags, hint, _("there is no rule and no key '%s'"), typed);
}

static int run(struct kr_cli *cli, void *values)
{
	const char *typed = cli->args.at[0];
	const struct kr_rule *rule = kr_rule_find(typed);
	struct search s = { .out = &cli->out, .arena = cli->arena };
	(void)values;
	if (rule)
		explain_rule(rule, &cli->out);
	else if (!explain_key(&s, typed))
		return unknown(cli, &s, typed);
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
