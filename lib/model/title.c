/* lib/model/title.c - what a record is called. */
#include <kring/workspace.h>

#include "base/i18n.h"

#include <string.h>

static const char *name_or(const struct kr_text *name, const struct kr_record *r)
{
	return name->s ? name->s : r->id;
}

/* The name of the circle that @r belongs to. */
static const char *table_name(struct kr_workspace *ws, const struct kr_record *r)
{
	return r->circle ? kr_name_of(ws, r->circle) : "";
}

static const char *mandate_title(struct kr_workspace *ws, const struct kr_record *r)
{
	return kr_asprintf(kr_workspace_arena(ws), _("Mandate of %s in %s"),
		kr_name_of(ws, r->name), table_name(ws, r));
}

/* A meeting and a review are called by their day; a name that is none is told as it is. */
static const char *day_in_words(struct kr_workspace *ws, const struct kr_record *r)
{
	int32_t day;
	return kr_day_parse(r->name, strlen(r->name), &day)
		       ? kr_day_long(kr_workspace_arena(ws), day)
		       : r->name;
}

const char *kr_title_of(struct kr_workspace *ws, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		return name_or(&((const struct kr_network *)r)->name, r);
	case KR_ORGANISATION:
		return name_or(&((const struct kr_organisation *)r)->name, r);
	case KR_CIRCLE:
		return name_or(&((const struct kr_circle *)r)->name, r);
	case KR_MANDATE:
		return mandate_title(ws, r);
	case KR_SPELREGEL:
		return name_or(&((const struct kr_spelregel *)r)->title, r);
	case KR_AGREEMENT:
		return name_or(&((const struct kr_agreement *)r)->title, r);
	case KR_MEETING:
		return kr_asprintf(kr_workspace_arena(ws), _("Meeting of %s, %s"),
			table_name(ws, r), day_in_words(ws, r));
	case KR_REVIEW:
		return kr_asprintf(kr_workspace_arena(ws), _("Review of %s, %s"), table_name(ws, r),
			day_in_words(ws, r));
	case KR_KINDS:
		break;
	}
	return r->id;
}

const char *kr_plain_title_of(struct kr_workspace *ws, const struct kr_record *r)
{
	if (r->kind == KR_MANDATE)
		return kr_asprintf(kr_workspace_arena(ws), "%s, %s", kr_name_of(ws, r->name),
			table_name(ws, r));
	if (r->kind == KR_MEETING || r->kind == KR_REVIEW)
		return kr_asprintf(kr_workspace_arena(ws), "%s, %s", table_name(ws, r), r->name);
	return kr_title_of(ws, r);
}
