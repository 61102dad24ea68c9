/* lib/model/decode.c - from nodes to a record, by the table. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/decode.h"
#include "model/rows.h"
#include <kring/lifecycle.h>

static int invalid(struct kr_decoding *d, struct kr_at at, const char *hint, const char *what)
{
	struct kr_diag *diag = kr_diag_finding(
		d->diags, "value-invalid", d->record->path, at, "%s", what);
	diag->hint = hint;
	return KR_FAILED;
}

static const char *shorten(const struct kr_node *node)
{
	return node->len > 60 ? _("(a long text)") : node->value;
}

/* ---- scalars ------------------------------------------------------------------------------ */

static const char *shape_of(const struct kr_node *node)
{
	static const char *const shapes[] = { N_("a text"), N_("a mapping"), N_("a list"), "" };
	return kr_node_is_null(node) ? _("nothing") : _(shapes[node->kind]);
}

static int expected(struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node)
{
	return invalid(d, node->at, NULL,
		kr_diag_text(d->diags, _("'%s' is %s, and here stands %s"), key->name,
			kr_type_text(key), shape_of(node)));
}

/* The same below an id, or in a list. */
static int expected_in(struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node)
{
	return invalid(d, node->at, NULL,
		kr_diag_text(d->diags, _("'%s' has a mapping of keys for each, and here stands %s"),
			key->name, shape_of(node)));
}

static int not_a(struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node)
{
	return invalid(d, node->at, NULL,
		kr_diag_text(d->diags, _("'%s' is not right for '%s', which is %s"), shorten(node),
			key->name, kr_type_text(key)));
}

/* In a file a day is written in one way, so that it can be compared and sorted by any program. */
static int not_a_day(struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node)
{
	int32_t day;
	const char *hint = kr_day_parse_said(node->value, &day)
				   ? kr_diag_text(d->diags,
					     _("in a file it is written as '%s: %s'"), key->name,
					     KR_DAY(day))
				   : kr_day_why_not(d->diags->arena, node->value);
	return invalid(d, node->at, hint,
		kr_diag_text(d->diags, _("'%s' is not right for '%s', which is %s"), shorten(node),
			key->name, kr_type_text(key)));
}

/* Below U+0300 nothing has another normal form, and typographic marks (U+2002 to U+203F) neither.
 */
static bool is_normalised(const struct kr_node *node)
{
	const unsigned char *s = (const unsigned char *)node->value, *end = s + node->len;
	uint64_t eight;
	for (; end - s >= 8; s += 8) { /* mostly there is no letter with an accent at all */
		memcpy(&eight, s, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	for (; s < end; s++)
		if (*s >= 0xCC && !(s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x82))
			return kr_utf8_is_nfc(node->value, node->len);
	return true;
}

static int store(struct kr_decoding *d, const struct kr_node *node, bool keep, void *into)
{
	struct kr_text text = { .at = node->at };
	size_t len = node->len;
	while (len > 0 && node->value[len - 1] == '\n')
		len--;
	text.len = (uint32_t)len;
	if (len > 0 && keep)
		text.s = kr_strndup(d->arena, node->value, len);
	memcpy(into, &text, sizeof text);
	return KR_OK;
}

static int decode_text(struct kr_decoding *d, const struct kr_node *node, bool keep, void *into)
{
	if (!is_normalised(node))
		return invalid(d, node->at, _("type the letters with accents again"),
			_("this text has letters in another form than the usual one (NFC)"));
	return store(d, node, keep, into);
}

/* An id of @ref is one part, or `circle/id`, or `folder/id`. */
static bool is_id_of(enum kr_ref ref, const char *s, size_t len)
{
	const char *slash = memchr(s, '/', len);
	size_t head = slash ? (size_t)(slash - s) : 0;
	if (ref == KR_REF_RECORD) {
		if (len == 7 && memcmp(s, "network", 7) == 0)
			return true;
		return slash && kr_id_valid(slash + 1, len - head - 1) &&
		       ((head == 10 && memcmp(s, "spelregels", 10) == 0) ||
			       (head == 7 && memcmp(s, "circles", 7) == 0));
	}
	if (slash && (ref == KR_REF_AGREEMENT || ref == KR_REF_AIM))
		return kr_id_valid(s, head) && kr_id_valid(slash + 1, len - head - 1);
	/* `circle` is an aim, and a set of rules. */
	if ((ref == KR_REF_AIM || ref == KR_REF_RULE_SET) && len == 6 &&
		memcmp(s, "circle", 6) == 0)
		return true;
	return ref != KR_REF_AGREEMENT && kr_id_valid(s, len);
}

static const char *id_hint(struct kr_decoding *d, enum kr_ref ref)
{
	switch (ref) {
	case KR_REF_AGREEMENT:
		return _("an agreement is named by its whole id: circle/name");
	case KR_REF_RECORD:
		return _("write spelregels/ID, circles/ID or network");
	default:
		return kr_diag_text(
			d->diags, _("small letters, digits and '-', beginning with a letter, at "
				    "most 64; not a word as 'yes', 'none' or 'all'"));
	}
}

static int decode_id(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	bool none = (key->flags & KR_F_NONE) && strcmp(node->value, "none") == 0;
	if (!none && !is_id_of(key->ref, node->value, node->len))
		return invalid(d, node->at, id_hint(d, key->ref),
			kr_diag_text(
				d->diags, _("'%s' is no id for '%s'"), shorten(node), key->name));
	return store(d, node, true, into);
}

static int decode_date(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	struct kr_date date = { .at = node->at };
	if (!kr_day_parse(node->value, node->len, &date.day))
		return not_a_day(d, key, node);
	memcpy(into, &date, sizeof date);
	return KR_OK;
}

static int decode_duration(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	struct kr_duration duration;
	if (!kr_duration_parse(node->value, node->len, &duration))
		return not_a(d, key, node);
	duration.at = node->at;
	memcpy(into, &duration, sizeof duration);
	return KR_OK;
}

static size_t count_words(const char *const *words)
{
	size_t n = 0;
	while (words[n])
		n++;
	return n;
}

static const char *list_words(struct kr_decoding *d, const char *const *words)
{
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; words[i]; i++)
		kr_buf_printf(&b, "%s%s", i ? ", " : "", words[i]);
	const char *text = kr_strndup(d->diags->arena, b.s, b.len);
	kr_buf_release(&b);
	return text;
}

static int decode_word(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	struct kr_word word = { .at = node->at };
	for (size_t i = 0; key->words[i] && !word.is; i++)
		if (strcmp(key->words[i], node->value) == 0)
			word.is = (uint8_t)(i + 1);
	if (!word.is) {
		const char *near = kr_nearest(node->value, key->words, count_words(key->words));
		return invalid(d, node->at,
			near ? kr_diag_text(d->diags, _("did you mean '%s'?"), near) : NULL,
			kr_diag_text(d->diags, _("'%s' is no word for '%s'; it is one of: %s"),
				shorten(node), key->name, list_words(d, key->words)));
	}
	memcpy(into, &word, sizeof word);
	return KR_OK;
}

static int decode_number(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	struct kr_number number = { .at = node->at, .there = true };
	char *end = NULL;
	if (node->len < 1 || node->len > 15 || strspn(node->value, "-0123456789.") != node->len)
		return not_a(d, key, node);
	number.value = strtod(node->value, &end);
	if (end != node->value + node->len)
		return not_a(d, key, node);
	memcpy(into, &number, sizeof number);
	return KR_OK;
}

static int decode_digest(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	bool none = (key->flags & KR_F_NONE) && strcmp(node->value, "none") == 0;
	if (!none && (node->len != 71 || strncmp(node->value, "sha256:", 7) != 0 ||
			     strspn(node->value + 7, "0123456789abcdef") != 64))
		return not_a(d, key, node);
	return decode_text(d, node, true, into);
}

/* Where it stands is kept of a wrong value too: it is not missing. */
static void put_place(const struct kr_key *key, struct kr_at at, char *into)
{
	size_t offset = offsetof(struct kr_text, at);
	if (key->type == KR_T_DATE)
		offset = offsetof(struct kr_date, at);
	else if (key->type == KR_T_DURATION)
		offset = offsetof(struct kr_duration, at);
	else if (key->type == KR_T_WORD)
		offset = offsetof(struct kr_word, at);
	else if (key->type == KR_T_NUMBER)
		offset = offsetof(struct kr_number, at);
	memcpy(into + offset, &at, sizeof at);
}

static int decode_scalar(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, void *into)
{
	put_place(key, node->at, into);
	if (node->kind != KR_SCALAR)
		return expected(d, key, node);
	switch ((enum kr_type)key->type) {
	case KR_T_TEXT:
		kr_personal_scan(d, node->value, node->len, node->at);
		return decode_text(d, node, true, into);
	case KR_T_PROSE:
		kr_personal_scan(d, node->value, node->len, node->at);
		return decode_text(d, node, d->keep, into);
	case KR_T_ID:
		return decode_id(d, key, node, into);
	case KR_T_DATE:
		return decode_date(d, key, node, into);
	case KR_T_DURATION:
		return decode_duration(d, key, node, into);
	case KR_T_WORD:
		return decode_word(d, key, node, into);
	case KR_T_NUMBER:
		return decode_number(d, key, node, into);
	case KR_T_DIGEST:
		return decode_digest(d, key, node, into);
	default:
		return KR_OK;
	}
}

/* ---- collections -------------------------------------------------------------------------- */

static int decode_value(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base);

/* The generic face of every KR_MANY: the members have the same order and sizes in all of them. */
struct many {
	void *at;
	uint32_t n, room;
};

/* One struct of @shape from @node: a mapping, or a bare value that stands for one key. */
static int decode_struct(struct kr_decoding *d, const struct kr_key *key,
	const struct kr_shape *shape, const struct kr_node *node, char *into)
{
	const struct kr_key *bare = NULL;
	if (shape->at != KR_NO_AT)
		memcpy(into + shape->at, &node->at, sizeof node->at);
	for (size_t i = 0; i < shape->n && (node->kind == KR_SCALAR || shape->n == 1); i++)
		if (shape->keys[i].flags & KR_F_BARE)
			bare = &shape->keys[i];
	if (bare)
		return decode_value(d, bare, node, into);
	if (node->kind != KR_MAP)
		return key->type == KR_T_RECORD ? expected(d, key, node)
						: expected_in(d, key, node);
	return kr_decode(d, shape, node, into);
}

static int decode_record(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base)
{
	char *into = kr_alloc(d->arena, key->shape->size);
	memcpy(base + key->offset, &(void *){ into }, sizeof(void *));
	return decode_struct(d, key, key->shape, node, into);
}

static int decode_texts(struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node,
	struct many *out)
{
	struct kr_key element = *key;
	struct kr_text *texts = kr_alloc(d->arena, sizeof *texts * node->count);
	int status = KR_OK;
	element.type = key->ref == KR_REF_FREE ? KR_T_TEXT : KR_T_ID;
	for (const struct kr_node *x = node->first; x; x = x->next)
		if (!kr_node_is_null(x) && decode_scalar(d, &element, x, &texts[out->n++]) != KR_OK)
			status = KR_FAILED;
	out->at = texts;
	return status;
}

static int decode_list(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base)
{
	struct many out = { 0 };
	int status = KR_OK;
	/* a word alone is a list of one; what stands behind it is no part of that list */
	struct kr_node alone = *node;
	const struct kr_node one = { .first = &alone, .count = 1 };
	alone.next = NULL;
	if (node->kind == KR_SCALAR && !key->shape && (key->flags & KR_F_BARE))
		node = &one;
	else if (node->kind != KR_LIST)
		return expected(d, key, node);
	if (!key->shape) {
		status = decode_texts(d, key, node, &out);
	} else {
		out.at = kr_alloc(d->arena, key->shape->size * node->count);
		for (const struct kr_node *x = node->first; x; x = x->next)
			if (decode_struct(d, key, key->shape, x,
				    (char *)out.at + key->shape->size * out.n++) != KR_OK)
				status = KR_FAILED;
	}
	out.room = out.n;
	memcpy(base + key->offset, &out, sizeof out);
	return status;
}

/* The key of a map's pair: an id of the right sort, or one of a few words. */
static int decode_map_id(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *into)
{
	const struct kr_shape *shape = key->shape;
	if (shape->key_words) {
		for (size_t i = 0; shape->key_words[i]; i++)
			if (strcmp(shape->key_words[i], node->value) == 0)
				return decode_text(d, node, true, into);
		const char *near = kr_nearest(
			node->value, shape->key_words, count_words(shape->key_words));
		struct kr_diag *diag = kr_diag_finding(d->diags, "key-unknown", d->record->path,
			node->at, _("'%s' is no key under '%s'; they are: %s"), shorten(node),
			key->name, list_words(d, shape->key_words));
		if (near)
			diag->hint = kr_diag_text(d->diags, _("did you mean '%s'?"), near);
		return KR_FAILED;
	}
	struct kr_key id = { .name = key->name, .type = KR_T_ID, .ref = shape->key_ref };
	return decode_id(d, &id, node, into);
}

static const struct kr_key *aside_row(const struct kr_key *key, const struct kr_node *pair)
{
	return key->aside ? kr_key_find(key->aside, pair->value) : NULL;
}

static int decode_map(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base)
{
	struct many out = { 0 };
	int status = KR_OK;
	if (node->kind != KR_MAP)
		return expected(d, key, node);
	out.at = kr_alloc(d->arena, key->shape->size * node->count);
	for (const struct kr_node *id = node->first; id; id = id->next->next) {
		const struct kr_key *aside = aside_row(key, id);
		char *element = (char *)out.at + key->shape->size * out.n;
		if (strncmp(id->value, "x-", 2) == 0 || kr_node_is_null(id->next))
			continue;
		if (aside) {
			if (decode_value(d, aside, id->next, base) != KR_OK)
				status = KR_FAILED;
			continue;
		}
		out.n++;
		if (decode_map_id(d, key, id, element) != KR_OK)
			status = KR_FAILED;
		if (decode_struct(d, key, key->shape, id->next, element) != KR_OK)
			status = KR_FAILED;
	}
	out.room = out.n;
	memcpy(base + key->offset, &out, sizeof out);
	return status;
}

/* `was`: the earlier values of content keys; only the keys are looked at. */
static int decode_content(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base)
{
	const struct kr_shape *shape = kr_shape_of(d->record->kind);
	int status = KR_OK;
	if (node->kind != KR_MAP)
		return expected(d, key, node);
	for (const struct kr_node *x = node->first; x; x = x->next->next) {
		const struct kr_key *row = kr_key_find(shape, x->value);
		if (strncmp(x->value, "x-", 2) == 0 || (row && (row->flags & KR_F_CONTENT)))
			continue;
		kr_diag_finding(d->diags, "key-unknown", d->record->path, x->at,
			_("'%s' is no part of the text, so '%s' cannot hold an earlier one"),
			shorten(x), key->name);
		status = KR_FAILED;
	}
	memcpy(base + key->offset, &node->at, sizeof node->at);
	return status;
}

/* The struct that a key lives in, if it is not the one that its shape describes. */
static char *through(struct kr_decoding *d, const struct kr_key *key, char *base)
{
	void *part;
	if (!key->via)
		return base;
	memcpy(&part, base + key->via - 1, sizeof part);
	if (!part) {
		part = kr_alloc(d->arena, key->via_size);
		memcpy(base + key->via - 1, &part, sizeof part);
	}
	return part;
}

static int decode_value(
	struct kr_decoding *d, const struct kr_key *key, const struct kr_node *node, char *base)
{
	base = through(d, key, base);
	switch ((enum kr_type)key->type) {
	case KR_T_RECORD:
		return decode_record(d, key, node, base);
	case KR_T_LIST:
		return decode_list(d, key, node, base);
	case KR_T_MAP:
		return decode_map(d, key, node, base);
	case KR_T_CONTENT:
		return decode_content(d, key, node, base);
	default:
		return decode_scalar(d, key, node, base + key->offset);
	}
}

/* ---- mappings ----------------------------------------------------------------------------- */

static void unknown_key(
	struct kr_decoding *d, const struct kr_shape *shape, const struct kr_node *key)
{
	const char *near = kr_key_nearest(shape, key->value);
	struct kr_diag *diag = kr_diag_finding(d->diags, "key-unknown", d->record->path, key->at,
		_("'%s' is no key of '%s'"), shorten(key), shape->name);
	diag->hint = near ? kr_diag_text(d->diags, _("did you mean '%s'?"), near)
			  : _("keys of your own begin with 'x-'");
}

void kr_key_missing(struct kr_decoding *d, struct kr_at at, const char *key, const char *doc)
{
	struct kr_diag *diag = kr_diag_finding(
		d->diags, "key-missing", d->record->path, at, _("'%s' is missing"), key);
	diag->missing = kr_diag_text(d->diags, "%s", key);
	if (doc)
		diag->hint = kr_diag_text(d->diags, _("add '%s:' %s"), key, _(doc));
}

/* FORMAT: an election has no driver and text; what was agreed earlier needs few keys. */
static bool is_exempt(const struct kr_shape *shape, const struct kr_key *key, const void *into)
{
	if (shape != &kr_shape_agreement)
		return false;
	const struct kr_agreement *a = into;
	if (kr_agreement_from_before(a) && strcmp(key->name, "title") != 0 &&
		strcmp(key->name, "text") != 0)
		return true;
	return (key->flags & KR_F_NOT_ELECTION) && a->kind.is == KR_ELECTION;
}

static int report_missing(struct kr_decoding *d, const struct kr_shape *shape,
	const struct kr_node *root, uint64_t seen, const void *into)
{
	int status = KR_OK;
	for (size_t i = 0; i < shape->n; i++) {
		const struct kr_key *key = &shape->keys[i];
		if (!(key->flags & (KR_F_REQUIRED | KR_F_NOT_ELECTION)) || (seen >> i & 1) ||
			is_exempt(shape, key, into))
			continue;
		kr_key_missing(d, root->at, key->name, key->doc);
		status = KR_FAILED;
	}
	return status;
}

static bool is_nothing(const struct kr_node *node)
{
	return kr_node_is_null(node) ||
	       (node->kind == KR_SCALAR && strspn(node->value, "\n") == node->len);
}

int kr_decode(
	struct kr_decoding *d, const struct kr_shape *shape, const struct kr_node *root, void *into)
{
	uint64_t seen = 0;
	size_t from = 0;
	int status = KR_OK;
	for (const struct kr_node *key = root->first; key; key = key->next->next) {
		if (strncmp(key->value, "x-", 2) == 0)
			continue;
		const struct kr_key *row = kr_key_next(shape, key->value, &from);
		if (!row) {
			unknown_key(d, shape, key);
			status = KR_FAILED;
			continue;
		}
		if (is_nothing(key->next))
			continue;
		seen |= UINT64_C(1) << (row - shape->keys);
		if (decode_value(d, row, key->next, into) != KR_OK)
			status = KR_FAILED;
	}
	if (report_missing(d, shape, root, seen, into) != KR_OK)
		status = KR_FAILED;
	return status;
}
