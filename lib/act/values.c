/* lib/act/values.c - values to write, by the format table. */
#include <string.h>

#include "act/act.h"
#include "base/i18n.h"
#include "base/utf8.h"

struct kr_value *act_day(struct kr_act *act, int32_t day)
{
	return day == KR_NO_DAY ? NULL : kr_value_raw(act->arena, KR_DAY(day));
}

/* A word as it is; whatever is more than one is quoted as a text, and refused when it is read
 * again. */
static struct kr_value *word_of(struct kr_act *act, const char *s)
{
	static const char one_word[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./";
	size_t len = strlen(s);
	if (strspn(s, one_word) == len ||
		(strncmp(s, "sha256:", 7) == 0 && strspn(s + 7, one_word) == len - 7))
		return kr_value_raw(act->arena, s);
	return kr_value_text(act->arena, s, len);
}

struct kr_value *act_word(struct kr_act *act, const char *word)
{
	return word && *word ? word_of(act, word) : NULL;
}

/* A text from a file may have the line ends of another system. */
static void drop_carriage_returns(struct kr_buf *b)
{
	size_t kept = 0;
	for (size_t i = 0; i < b->len; i++)
		if (b->s[i] != '\r' || b->s[i + 1] != '\n')
			b->s[kept++] = b->s[i];
	if (b->len > 0)
		b->s[kept] = '\0';
	b->len = kept;
}

struct kr_value *act_text(struct kr_act *act, const char *text)
{
	size_t len = text ? strlen(text) : 0;
	bool lines;
	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		len--;
	if (len == 0)
		return NULL;
	lines = memchr(text, '\n', len) != NULL;
	struct kr_buf b = KR_BUF_INIT;
	if (kr_utf8_check(text, len) == len)
		kr_utf8_nfc(&b, text, len);
	else
		kr_buf_add(&b, text, len); /* refused when the edit is read again */
	drop_carriage_returns(&b);
	if (lines)
		kr_buf_putc(&b, '\n');
	struct kr_value *value = kr_value_text(act->arena, b.s, b.len);
	kr_buf_release(&b);
	return value;
}

/* Adds every part between commas, blanks around it cut off: words, or texts. */
static void split(struct kr_act *act, const char *text, struct kr_value *list, bool words)
{
	while (*text) {
		size_t len = strcspn(text, ","), from = strspn(text, " "), to = len;
		while (to > from && text[to - 1] == ' ')
			to--;
		const char *part = kr_strndup(act->arena, text + from, to > from ? to - from : 0);
		if (*part)
			kr_value_push(list, words ? word_of(act, part)
						  : kr_value_text(act->arena, part, strlen(part)));
		text += len + (text[len] == ',');
	}
}

struct kr_value *act_words(struct kr_act *act, const char *comma_separated)
{
	if (!comma_separated)
		return NULL;
	struct kr_value *list = kr_value_list(act->arena, true);
	split(act, comma_separated, list, true);
	return list;
}

static struct kr_value *wrong(struct kr_act *act, const struct kr_key *key, const char *text)
{
	kr_misuse(act->diags, key->type == KR_T_DATE ? kr_day_typed_hint(act->arena, text) : NULL,
		_("'%s' is not right for '%s', which is %s"), text, key->name, kr_type_text(key));
	return NULL;
}

struct kr_value *act_value_of(struct kr_act *act, const struct kr_key *key, const char *text)
{
	struct kr_value *list;
	const char *word;
	int32_t day;
	switch ((enum kr_type)key->type) {
	case KR_T_TEXT:
	case KR_T_PROSE:
		return act_text(act, text);
	case KR_T_DATE:
		if (!kr_day_parse_typed(text, act->day, &day))
			return wrong(act, key, text);
		if (!kr_day_parse(text, strlen(text), &day))
			act_tell(act, _("%s is %s"), text, kr_day_full(act->arena, day));
		return act_day(act, day);
	case KR_T_WORD:
		word = kr_word_typed(key->words, text);
		return act_word(act, word ? word : text);
	case KR_T_ID:
	case KR_T_NUMBER:
	case KR_T_DURATION:
	case KR_T_DIGEST:
		return act_word(act, text);
	case KR_T_LIST:
		if (key->shape)
			return wrong(act, key, text);
		list = kr_value_list(act->arena, true);
		split(act, text, list, key->ref != KR_REF_FREE);
		return list;
	default:
		return wrong(act, key, text);
	}
}

/* ---- new maps ----------------------------------------------------------------------------- */

static struct kr_value *member(const struct kr_value *map, const char *key)
{
	for (struct kr_value *v = map->first; v; v = v->next)
		if (strcmp(v->key, key) == 0)
			return v;
	return NULL;
}

static void take_out(struct kr_value *map, const char *key)
{
	struct kr_value *before = NULL;
	for (struct kr_value *v = map->first; v; before = v, v = v->next) {
		if (strcmp(v->key, key) != 0)
			continue;
		if (before)
			before->next = v->next;
		else
			map->first = v->next;
		if (map->last == v)
			map->last = before;
		return;
	}
}

int act_put(struct kr_act *act, struct kr_value *root, const char *dotted, struct kr_value *value)
{
	struct kr_value *map = root;
	while (strchr(dotted, '.')) {
		size_t len = strcspn(dotted, ".");
		const char *part = kr_strndup(act->arena, dotted, len);
		struct kr_value *below = member(map, part);
		if (!below && !value)
			return KR_OK;
		if (!below) {
			below = kr_value_map(act->arena, false);
			kr_value_put(act->arena, map, part, below);
		} else if (below->kind != KR_MAP) {
			return kr_misuse(act->diags, NULL, _("'%s' is no mapping"), part);
		}
		map = below;
		dotted += len + 1;
	}
	take_out(map, dotted);
	kr_value_put(act->arena, map, dotted, value);
	return KR_OK;
}

static void order_value(struct kr_value *value, const struct kr_key *row)
{
	if (value->kind == KR_SCALAR || !row)
		return;
	if (row->flags & KR_F_FLOW)
		value->flow = true;
	if (!row->shape)
		return;
	if (row->type == KR_T_RECORD) {
		act_order(value, row->shape);
		return;
	}
	for (struct kr_value *v = value->first; v; v = v->next)
		if (v->kind == KR_MAP)
			act_order(v, row->shape);
}

void act_order(struct kr_value *map, const struct kr_shape *shape)
{
	struct kr_value *rest = map->first, *in_order = NULL, **end = &in_order;
	for (size_t i = 0; i < shape->n; i++)
		for (struct kr_value **v = &rest; *v; v = &(*v)->next)
			if (strcmp((*v)->key, shape->keys[i].name) == 0) {
				struct kr_value *taken = *v;
				*v = taken->next;
				taken->next = NULL;
				*end = taken;
				end = &taken->next;
				order_value(taken, &shape->keys[i]);
				break;
			}
	*end = rest;
	map->first = in_order;
	map->last = in_order;
	while (map->last && map->last->next)
		map->last = map->last->next;
}

/* ---- settings --------------------------------------------------------------------------- */

/* The key of the text that a language calls @typed, or the nearest one; NULL: none. */
static const char *key_meant(enum kr_kind kind, const char *typed)
{
	const struct kr_shape *shape = kr_shape_of(kind);
	for (size_t i = 0; i < shape->n; i++)
		if (kr_key_is_called(shape->keys[i].name, typed))
			return shape->keys[i].name;
	return kr_key_nearest(shape, typed);
}

static int no_key(struct kr_act *act, enum kr_kind kind, const char *typed)
{
	const char *meant = key_meant(kind, typed);
	return kr_misuse(act->diags,
		meant ? kr_diag_text(act->diags, _("did you mean '%s'?"), meant)
		      : _("'kring explain KEY' says what a key means"),
		_("'%s' is no key of the kind '%s'"), typed, kr_kind_name(kind));
}

const struct kr_key *act_scalar_row(const struct kr_key *row)
{
	while (row->shape && row->type != KR_T_RECORD) {
		const struct kr_key *bare = NULL;
		for (size_t i = 0; i < row->shape->n; i++)
			if (row->shape->keys[i].flags & KR_F_BARE)
				bare = &row->shape->keys[i];
		if (!bare)
			break;
		row = bare;
	}
	return row;
}

static int set_one(struct kr_act *act, struct act_file *f, struct kr_value *root, enum kr_kind kind,
	const struct kr_setting *set)
{
	const struct kr_key *row = kr_key_path(kind, set->key);
	bool content = kr_key_is_content(kind, set->key);
	if (!row)
		return no_key(act, kind, set->key);
	if (!content && strcmp(set->key, "keeper") != 0)
		return kr_refuse(act->diags, _("other keys are written by the acts themselves"),
			_("'%s' is no part of the text that is consented to"), set->key);
	if (!*set->text)
		return f ? act_remove(act, f, set->key) : act_put(act, root, set->key, NULL);
	struct kr_value *value = act_value_of(act, act_scalar_row(row), set->text);
	if (!value)
		return KR_FAILED;
	return f ? act_set(act, f, set->key, value) : act_put(act, root, set->key, value);
}

int act_settings(struct kr_act *act, struct act_file *f, struct kr_value *root, enum kr_kind kind,
	const struct kr_setting *set, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (set_one(act, f, root, kind, &set[i]) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}
