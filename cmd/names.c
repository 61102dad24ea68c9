/* cmd/names.c - records, reports and what can be added, by their Dutch names. */
#include "cmd.h"

#include <string.h>

#define KR_KIND_ALIAS(typed, name) { typed, name },
#define KR_REPORT_ALIAS(typed, name)
#define KR_ADD_ALIAS(typed, name)
const struct kr_alias kr_kind_aliases[] = {
#include "names.def"
	{ NULL, NULL }
};
#undef KR_KIND_ALIAS
#undef KR_REPORT_ALIAS

#define KR_KIND_ALIAS(typed, name)
#define KR_REPORT_ALIAS(typed, name) { typed, name },
const struct kr_alias kr_report_aliases[] = {
#include "names.def"
	{ NULL, NULL }
};
#undef KR_REPORT_ALIAS
#undef KR_ADD_ALIAS

#define KR_REPORT_ALIAS(typed, name)
#define KR_ADD_ALIAS(typed, name) { typed, name },
const struct kr_alias kr_add_aliases[] = {
#include "names.def"
	{ NULL, NULL }
};

const char *kr_alias_of(const struct kr_alias *aliases, const char *typed)
{
	for (; aliases->typed; aliases++) {
		if (strcmp(aliases->typed, typed) == 0)
			return aliases->name;
	}
	return typed;
}

const char *kr_aliases_hint(struct kr_diags *diags, const char *typed, const kr_words *names,
	const struct kr_alias *aliases)
{
	bool dutch = strcmp(kr_language(), "nl") == 0;
	kr_words all = { 0 }, shown = { 0 };
	for (uint32_t i = 0; i < names->n; i++)
		*KR_ADD(diags->arena, &all) = names->at[i];
	for (const struct kr_alias *a = aliases; a->typed; a++)
		*KR_ADD(diags->arena, &all) = a->typed;
	for (uint32_t i = 0; i < names->n; i++) {
		const struct kr_alias *a = aliases;
		while (dutch && a->typed && strcmp(a->name, names->at[i]) != 0)
			a++;
		*KR_ADD(diags->arena, &shown) = dutch && a->typed ? a->typed : names->at[i];
	}
	return kr_words_hint(diags, typed, all.at, all.n, "",
		kr_diag_text(diags, _("choose one of: %s"),
			kr_words_listed(diags->arena, shown.at, shown.n)));
}

enum kr_kind kr_kind_typed(const char *word)
{
	return kr_kind_of(kr_alias_of(kr_kind_aliases, word));
}
