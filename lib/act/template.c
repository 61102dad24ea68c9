/* lib/act/template.c - the commented template that the editor opens for a proposal. */
#include <string.h>

#include "act/proposal.h"
#include "base/i18n.h"

/* Keys that kring writes itself, or that only another kind of agreement has. */
static bool is_asked(const struct kr_key *key, const char *kind)
{
	static const char *const never[] = { "attachments", "establishes", "supersedes",
		"builds-on" };
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (strcmp(key->name, never[i]) == 0)
			return false;
	if (strcmp(key->name, "elects") == 0)
		return strcmp(kind, "election") == 0;
	if (strcmp(key->name, "bounds") == 0)
		return strcmp(kind, "method") == 0;
	if (strcmp(key->name, "disagreements") == 0)
		return strcmp(kind, "two") == 0;
	return (key->flags & KR_F_CONTENT) || strcmp(key->name, "keeper") == 0;
}

void act_lines(const char *text, const char *lead, struct kr_buf *out)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		kr_buf_puts(out, len ? lead : "");
		kr_buf_add(out, text, len);
		kr_buf_putc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

static void write_known(struct kr_act *act, const char *key, const struct kr_value *value,
	const char *lead, struct kr_buf *out)
{
	struct kr_value *map = kr_value_map(act->arena, false);
	struct kr_buf yaml = KR_BUF_INIT;
	kr_value_put(act->arena, map, key, kr_value_copy(act->arena, value));
	kr_value_write(map, NULL, &yaml);
	act_lines(yaml.s, lead, out);
	kr_buf_release(&yaml);
}

/* A line for each word that may stand there: `costs: better, same, worse, unknown`. */
static void write_words(const struct kr_shape *shape, const char *lead, struct kr_buf *out)
{
	const char *const *words = shape->keys[0].words;
	for (size_t i = 0; shape->key_words[i]; i++) {
		kr_buf_printf(out, "%s#   %s:", lead, shape->key_words[i]);
		for (size_t k = 0; words && words[k]; k++)
			kr_buf_printf(out, "%s%s", k ? ", " : " ", words[k]);
		kr_buf_putc(out, '\n');
	}
}

/* What stands below an id, as an example behind `#`: without a name it would be no value. */
static void write_example(const struct kr_shape *shape, const char *lead, struct kr_buf *out)
{
	bool bare = shape->keys[0].flags & KR_F_BARE;
	if (shape->key_words) {
		write_words(shape, lead, out);
		return;
	}
	kr_buf_printf(out, "%s#   %s:%s\n", lead, _("name"), bare ? " ..." : "");
	for (size_t i = 0; i < shape->n && !bare; i++)
		if (!(shape->keys[i].flags & KR_F_NOT_CONTENT))
			kr_buf_printf(out, "%s#     %s: ...\n", lead, shape->keys[i].name);
}

static void write_key(struct kr_act *act, const struct kr_key *key, const struct kr_value *value,
	const char *lead, struct kr_buf *out)
{
	if (key->type == KR_T_RECORD) {
		kr_buf_printf(out, "%s%s:\n", lead, key->name);
		for (size_t i = 0; i < key->shape->n; i++) {
			const struct kr_key *below = &key->shape->keys[i];
			kr_buf_printf(out, "%s  # %s\n", lead, _(below->doc));
			write_key(act, below, act_value_at(value, below->name),
				kr_asprintf(act->arena, "%s  ", lead), out);
		}
	} else if (value) {
		write_known(act, key->name, value, lead, out);
	} else if (key->type == KR_T_PROSE) {
		kr_buf_printf(out, "%s%s: |\n%s  \n", lead, key->name, lead);
	} else if (key->type == KR_T_LIST) {
		kr_buf_printf(out, "%s%s: []\n", lead, key->name);
	} else {
		kr_buf_printf(out, "%s%s:\n", lead, key->name);
		if (key->type == KR_T_MAP)
			write_example(key->shape, lead, out);
	}
}

static void write_head(const struct act_proposal *p, struct kr_buf *out)
{
	struct kr_buf text = KR_BUF_INIT;
	kr_buf_printf(&text, _("A proposal to '%s': %s\n"), p->circle->name.s, p->record->id);
	kr_buf_puts(
		&text, _("Title, driver and text are needed; what else stays empty is left out, "
			 "and so are\n"
			 "lines with '#'. A text goes under its key, two blanks to the right.\n"));
	act_lines(text.s, "# ", out);
	kr_buf_release(&text);
}

int kr_act_propose_template(
	struct kr_act *act, const struct kr_propose *request, struct kr_buf *out)
{
	const struct kr_shape *shape = kr_shape_of(KR_AGREEMENT);
	struct act_proposal p;
	if (act_proposal_begin(act, request, &p) != KR_OK || act_proposal_given(act, &p) != KR_OK ||
		act_proposal_parties(act, &p) != KR_OK)
		return KR_FAILED;
	const struct kr_value *kind = act_value_at(p.root, "kind");
	write_head(&p, out);
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *key = &shape->keys[i];
		if (!is_asked(key, kind ? kind->text : "agreement"))
			continue;
		kr_buf_printf(out, "\n# %s\n", _(key->doc));
		write_key(act, key, act_value_at(p.root, key->name), "", out);
	}
	return KR_OK;
}
