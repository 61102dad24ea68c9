/* cmd/add.c - add an organisation, person, circle, member, role, mandate, alternate or spelregel.
 */
#include "cmd.h"

#include <string.h>

#define S struct kr_adding
static const struct kr_opt opts[] = {
	KR_OPT_TEXT(0, "name", "TEXT", S, name, 0, N_("its name, as people say it")),
	KR_OPT_TEXT(0, "email", "EMAIL", S, email, 0, N_("of a person: the e-mail address")),
	KR_OPT_TEXT(0, "aim", "TEXT", S, aim, 0, N_("of a circle: what it is for")),
	KR_OPT_TEXT(0, "parent", "CIRCLE", S, parent, KR_NAMES_CIRCLE,
		N_("of a circle: the circle that it is part of, or none")),
	KR_OPT_FLAG(0, "observer", S, observer, N_("of a member: sits in, without consent rights")),
	KR_OPT_TEXT(
		0, "holder", "PERSON", S, holder, KR_NAMES_PERSON, N_("of a role: who holds it")),
	KR_OPT_TEXT(0, "organisation", "ORG,...", S, organisation, KR_NAMES_ORGANISATION,
		N_("of a mandate: on whose behalf; several are those of a sector")),
	KR_OPT_TEXT(0, "of-circle", "CIRCLE", S, of_circle, KR_NAMES_CIRCLE,
		N_("of a mandate: the circle whose delegate it is")),
	KR_OPT_FLAG(0, "self", S, self, N_("of a mandate: in the person's own name")),
	KR_OPT_TEXT(0, "given-by", "TEXT", S, given_by, 0, N_("of a mandate: who gave it")),
	KR_OPT_TEXT(0, "scope", "TOPIC,...", S, scope, 0, N_("of a mandate: for which topics")),
	KR_OPT_TEXT(0, "person", "PERSON", S, person, KR_NAMES_PERSON,
		N_("of an alternate: who stands in")),
	KR_OPT_DAY("from", S, from, N_("of a member, mandate or alternate: the first day")),
	KR_OPT_DAY("until", S, until, N_("of a role, mandate or alternate: the last day")),
	KR_OPT_TEXT(0, "title", "TEXT", S, title, 0, N_("of a spelregel: its title")),
	KR_OPT_END,
};
#undef S

/* What can be added, how many names it takes, and which options it knows, with a blank around each.
 */
static const struct {
	const char *what, *options, *names;
	size_t n;
} kinds[] = {
	{ "organisation", " name ", "ORG", 1 },
	{ "person", " name email ", "ORG/PERSON", 1 },
	{ "circle", " name aim parent ", "CIRCLE", 1 },
	{ "member", " observer from ", "CIRCLE PERSON", 2 },
	{ "role", " holder until ", "CIRCLE ROLE", 2 },
	{ "mandate", " organisation of-circle self given-by scope from until ", "CIRCLE PERSON",
		2 },
	{ "alternate", " person from until ", "CIRCLE MEMBER", 2 },
	{ "spelregel", " title ", "ID", 1 },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *const words[] = { "organisation", "person", "circle", "member", "role",
	"mandate", "alternate", "spelregel", NULL };

static size_t find_kind(const char *what)
{
	size_t i = 0;
	while (i < KINDS && strcmp(kinds[i].what, what) != 0)
		i++;
	return i;
}

static int unknown_kind(struct kr_cli *cli, const char *what)
{
	kr_words names = { 0 };
	for (size_t i = 0; i < KINDS; i++)
		*KR_ADD(cli->arena, &names) = words[i];
	return kr_misuse(&cli->diags, kr_aliases_hint(&cli->diags, what, &names, kr_add_aliases),
		_("'%s' is nothing that can be added"), what);
}

/* An option of another kind would be lost without a word. */
static int check_options(struct kr_cli *cli, size_t kind)
{
	for (const struct kr_opt *o = opts; o->type != KR_OPT_END_OF_TABLE; o++) {
		const char *padded = kr_asprintf(cli->arena, " %s ", o->name);
		if (kr_cli_given(cli, o->name) && !strstr(kinds[kind].options, padded))
			return kr_misuse(&cli->diags, _("'kring add -h' shows what each one takes"),
				_("a %s has no '--%s'"), kinds[kind].what, o->name);
	}
	return KR_OK;
}

static int check_names(struct kr_cli *cli, size_t kind)
{
	if (cli->args.n == kinds[kind].n + 1)
		return KR_OK;
	return kr_misuse(&cli->diags,
		kr_diag_text(&cli->diags, _("write it as: kring add %s %s"), kinds[kind].what,
			kinds[kind].names),
		kr_nq("'add %s' takes %zu name", "'add %s' takes %zu names", kinds[kind].n),
		kinds[kind].what, kinds[kind].n);
}

static int plan(struct kr_act *act, const void *request)
{
	return kr_act_add(act, request);
}

static int run(struct kr_cli *cli, void *values)
{
	static const struct kr_text_wanted wanted = { .what = N_("the text of the spelregel"),
		.required = true };
	struct kr_adding *request = values;
	size_t kind = find_kind(kr_alias_of(kr_add_aliases, cli->args.at[0]));
	if (kind == KINDS)
		return unknown_kind(cli, cli->args.at[0]);
	if (check_names(cli, kind) != KR_OK || check_options(cli, kind) != KR_OK)
		return KR_FAILED;
	request->what = kinds[kind].what;
	request->id = kr_cli_arg(cli, 1);
	request->second = kr_cli_arg(cli, 2);
	bool spelregel = strcmp(request->what, "spelregel") == 0;
	if (!spelregel && (cli->globals.message.n || cli->globals.file || cli->globals.edit))
		return kr_misuse(&cli->diags, _("only a spelregel has a text"),
			_("a %s takes no text"), request->what);
	if (spelregel && kr_cli_text(cli, &wanted, &request->text) != KR_OK)
		return KR_FAILED;
	return kr_cli_act(cli, plan, request);
}

const struct kr_command kr_command_add = {
	.synopsis = "kring add organisation ORG --name TEXT\n"
		    "kring add person ORG/PERSON --name TEXT [--email EMAIL]\n"
		    "kring add circle CIRCLE --name TEXT --aim TEXT [--parent CIRCLE|none]\n"
		    "kring add member CIRCLE PERSON [--observer] [--from DATE]\n"
		    "kring add role CIRCLE ROLE [--holder PERSON --until DATE]\n"
		    "kring add mandate CIRCLE PERSON --organisation ORG,...|--of-circle "
		    "CIRCLE|--self --given-by TEXT --from DATE --until DATE [--scope TOPIC,...]\n"
		    "kring add alternate CIRCLE MEMBER --person PERSON --until DATE [--from DATE]\n"
		    "kring add spelregel ID --title TEXT [-m TEXT] [-F FILE] [-e]",
	.opts = opts,
	.size = sizeof(struct kr_adding),
	.flags = KR_ACTS | KR_TAKES_TEXT,
	.args = { { N_("what to add"), KR_NAMES_WORD, words },
		{ N_("its id"), KR_NAMES_CIRCLE, NULL },
		{ N_("whom or what"), KR_NAMES_PERSON, NULL } },
	.min = 2,
	.max = 3,
	.run = run,
};
