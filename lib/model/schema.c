/* lib/model/schema.c - finding rows of the format table, and the shapes that several kinds share.
 */
#include <string.h>

#include "base/i18n.h"
#include "model/rows.h"
#include <kring/diag.h>

static const struct kr_key establishment_rows[] = {
	ROW(struct kr_establishment, date, "date", KR_T_DATE, .flags = KR_F_REQUIRED | KR_F_FACT,
		.doc = N_("the day from which it binds")),
	ROW(struct kr_establishment, by, "by", KR_T_ID, .ref = KR_REF_AGREEMENT,
		.flags = KR_F_REQUIRED, .doc = N_("the agreement that established it")),
};
const struct kr_shape kr_shape_establishment = ACT(
	struct kr_establishment, "adopted", establishment_rows);

static const struct kr_key named_rows[] = {
	ROW(struct kr_named, value, "text", KR_T_TEXT, .flags = KR_F_BARE,
		.doc = N_("a text for each of them")),
};
const struct kr_shape kr_shape_named_id = KEYED(struct kr_named, "text", named_rows, KR_REF_FREE);
const struct kr_shape kr_shape_named_organisation = KEYED(
	struct kr_named, "text", named_rows, KR_REF_ORGANISATION);
const struct kr_shape kr_shape_named_person = KEYED(
	struct kr_named, "text", named_rows, KR_REF_PERSON);

static const struct kr_key withdrawn_rows[] = {
	ROW(struct kr_event, date, "date", KR_T_DATE, .flags = KR_F_REQUIRED | KR_F_FACT,
		.doc = N_("on which day")),
	ROW(struct kr_event, by, "by", KR_T_TEXT, .doc = N_("by whom")),
	ROW(struct kr_event, why, "why", KR_T_TEXT, .doc = N_("the reason")),
};
const struct kr_shape kr_shape_withdrawn = ACT(struct kr_event, "withdrawn", withdrawn_rows);

static const struct {
	const char *name, *folder;
	const struct kr_shape *shape;
} kinds[KR_KINDS] = {
	[KR_NETWORK] = { "network", NULL, &kr_shape_network },
	[KR_ORGANISATION] = { "organisation", "organisations", &kr_shape_organisation },
	[KR_CIRCLE] = { "circle", "circles", &kr_shape_circle },
	[KR_MANDATE] = { "mandate", "mandates", &kr_shape_mandate },
	[KR_SPELREGEL] = { "spelregel", "spelregels", &kr_shape_spelregel },
	[KR_AGREEMENT] = { "agreement", "agreements", &kr_shape_agreement },
	[KR_MEETING] = { "meeting", "meetings", &kr_shape_meeting },
	[KR_REVIEW] = { "review", "reviews", &kr_shape_review },
};

const char *kr_kind_name(enum kr_kind kind)
{
	return kinds[kind].name;
}

const char *kr_kind_folder(enum kr_kind kind)
{
	return kinds[kind].folder;
}

enum kr_kind kr_kind_of(const char *word)
{
	enum kr_kind kind = 0;
	while (kind < KR_KINDS && strcmp(word, kinds[kind].name) &&
		(!kinds[kind].folder || strcmp(word, kinds[kind].folder)))
		kind++;
	return kind;
}

const struct kr_shape *kr_shape_of(enum kr_kind kind)
{
	return kinds[kind].shape;
}

const struct kr_key *kr_key_find(const struct kr_shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->n; i++)
		if (strcmp(shape->keys[i].name, name) == 0)
			return &shape->keys[i];
	return NULL;
}

const struct kr_key *kr_key_next(const struct kr_shape *shape, const char *name, size_t *from)
{
	for (size_t i = 0, k = *from; i < shape->n; i++, k++) {
		if (k >= shape->n)
			k = 0;
		if (shape->keys[k].name[0] == name[0] && strcmp(shape->keys[k].name, name) == 0) {
			*from = k + 1;
			return &shape->keys[k];
		}
	}
	return NULL;
}

const char *kr_key_nearest(const struct kr_shape *shape, const char *typed)
{
	const char *names[64];
	size_t n = 0;
	for (size_t i = 0; i < shape->n && n < sizeof names / sizeof *names; i++)
		names[n++] = shape->keys[i].name;
	return kr_nearest(typed, names, n);
}

/* Follows @dotted through the table; @content: also says whether all of the way is content. */
static const struct kr_key *follow(enum kr_kind kind, const char *dotted, bool *content)
{
	const struct kr_shape *shape = kr_shape_of(kind);
	const struct kr_key *key = NULL;
	bool id_next = false;
	while (*dotted) {
		size_t len = strcspn(dotted, ".");
		char part[80];
		if (len >= sizeof part || !shape)
			return NULL;
		memcpy(part, dotted, len);
		part[len] = '\0';
		if (id_next) {
			id_next = false;
		} else {
			const struct kr_key *below = kr_key_find(shape, part);
			if (!below)
				return NULL;
			*content = key ? *content && !(below->flags & KR_F_NOT_CONTENT)
				       : (below->flags & KR_F_CONTENT) != 0;
			key = below;
			shape = key->shape;
			id_next = key->type == KR_T_MAP || (key->type == KR_T_LIST && shape);
		}
		dotted += len + (dotted[len] == '.');
	}
	return key;
}

const struct kr_key *kr_key_path(enum kr_kind kind, const char *dotted)
{
	bool content = false;
	return follow(kind, dotted, &content);
}

bool kr_key_is_content(enum kr_kind kind, const char *dotted)
{
	bool content = false;
	return follow(kind, dotted, &content) && content;
}

const char *kr_type_text(const struct kr_key *key)
{
	switch ((enum kr_type)key->type) {
	case KR_T_TEXT:
	case KR_T_PROSE:
		return _("a text");
	case KR_T_ID:
		return _("an id: small letters, digits and '-'");
	case KR_T_DATE:
		return _("a date, as 2026-12-01");
	case KR_T_DURATION:
		return _("how long, as 14d, 6w, 6m or 1y");
	case KR_T_WORD:
		return _("one of a few words");
	case KR_T_NUMBER:
		return _("a number");
	case KR_T_DIGEST:
		return _("'sha256:' and 64 hex digits, written by kring");
	case KR_T_RECORD:
	case KR_T_CONTENT:
		return _("a mapping of keys");
	case KR_T_LIST:
		return _("a list");
	case KR_T_MAP:
		return _("a mapping with an id for each");
	}
	return "";
}

bool kr_id_valid(const char *s, size_t len)
{
	static const char *const reserved[] = { "y", "n", "yes", "no", "on", "off", "true", "false",
		"null", "none", "circle", "self", "network", "all" };
	if (len < 1 || len > 64 || s[0] < 'a' || s[0] > 'z')
		return false;
	for (size_t i = 1; i < len; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') || s[i] == '-'))
			return false;
	for (size_t i = 0; len < 8 && i < sizeof reserved / sizeof *reserved; i++)
		if (strlen(reserved[i]) == len && memcmp(reserved[i], s, len) == 0)
			return false;
	return true;
}
