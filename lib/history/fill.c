/* lib/history/fill.c - values as people read them, and templates of sentences filled with them. */
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "history/words.h"

enum { LONGEST_QUOTE = 240 }; /* bytes of a text within a sentence */

/* ---- values ------------------------------------------------------------------------------- */

const char *kr_name_in(const struct kr_telling *t, const char *id)
{
	for (int i = 0; i < 2; i++) {
		const char *name = t->names[i] ? kr_name_of(t->names[i], id) : id;
		if (name && strcmp(name, id) != 0)
			return name;
	}
	return id;
}

/* Appends the @len bytes at @s with blanks in place of line ends, cut where they are too many. */
static void add_one_line(struct kr_buf *out, const char *s, size_t len)
{
	size_t most = len > LONGEST_QUOTE ? LONGEST_QUOTE : len;
	while (most > 0 && most < len && (s[most] & 0xC0) == 0x80)
		most--;
	bool blank = true;
	for (size_t i = 0; i < most; i++) {
		bool is = s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r';
		if (!is || !blank)
			kr_buf_putc(out, is ? ' ' : s[i]);
		blank = is;
	}
	if (most < len)
		kr_buf_puts(out, "…");
}

static bool names_somebody(uint8_t ref)
{
	return ref == KR_REF_PERSON || ref == KR_REF_ORGANISATION || ref == KR_REF_CIRCLE ||
	       ref == KR_REF_CIRCLE_OR_NONE || ref == KR_REF_BEARER;
}

/* A word that FORMAT knows where it stands for no record. */
static const char *known_word(const struct kr_key *row, const char *word)
{
	if (!row || !row->name || row->type != KR_T_ID)
		return NULL;
	if (strcmp(row->name, "role") == 0)
		return kr_role_said(word);
	return strcmp(row->name, "what") == 0 ? kr_phrase(word) : NULL;
}

/* The word of the format, and not what somebody said. */
static bool is_none(const struct kr_key *row, const struct kr_node *node)
{
	bool may_be = row && row->name &&
		      ((row->flags & KR_F_NONE) || row->ref == KR_REF_CIRCLE_OR_NONE ||
			      strcmp(row->name, "concern") == 0);
	return may_be && node && node->kind == KR_SCALAR && strcmp(node->value, "none") == 0;
}

/* A day or a length of time as people say it; NULL: it is none, or it cannot be read. */
static const char *time_said(struct kr_arena *arena, uint8_t type, const struct kr_node *node)
{
	int32_t day;
	struct kr_duration length = { 0 };
	if (type == KR_T_DATE && kr_day_parse(node->value, node->len, &day))
		return kr_day_long(arena, day);
	if (type == KR_T_DURATION && kr_duration_parse(node->value, node->len, &length))
		return kr_duration_long(arena, length);
	return NULL;
}

/* What @id refers to, by its name. */
static const char *reference_said(const struct kr_telling *t, uint8_t ref, const char *id)
{
	const char *name = names_somebody(ref) ? kr_name_in(t, id) : id;
	if (ref == KR_REF_ROLE || (ref == KR_REF_BEARER && name == id))
		return kr_role_said(id);
	if (ref == KR_REF_AIM && strcmp(id, "circle") == 0)
		return _("that of the circle");
	return names_somebody(ref) ? name : NULL;
}

static void add_scalar(struct kr_telling *t, const struct kr_key *row, const struct kr_node *node,
	struct kr_buf *out)
{
	const char *phrase = NULL;
	uint8_t type = row ? row->type : KR_T_TEXT;
	if (is_none(row, node))
		phrase = _("none");
	else if (type == KR_T_WORD)
		phrase = kr_phrase(node->value);
	else if (type == KR_T_DATE || type == KR_T_DURATION)
		phrase = time_said(t->arena, type, node);
	else if (row && row->ref != KR_REF_FREE)
		phrase = reference_said(t, row->ref, node->value);
	else
		phrase = known_word(row, node->value);
	if (!phrase && type == KR_T_LIST)
		phrase = kr_name_in(t, node->value);
	else if (!phrase && type == KR_T_TEXT && kr_id_valid(node->value, node->len) &&
		 kr_name_in(t, node->value) != node->value)
		phrase = kr_name_in(t, node->value); /* `by` of an event may be anybody */
	bool quoted = !phrase && (type == KR_T_TEXT || type == KR_T_PROSE);
	if (quoted)
		kr_buf_putc(out, '\'');
	if (phrase)
		kr_buf_puts(out, phrase);
	else
		add_one_line(out, node->value, kr_node_length(node));
	if (quoted)
		kr_buf_putc(out, '\'');
}

static void add_value(struct kr_telling *t, const struct kr_key *row, const struct kr_node *node,
	struct kr_buf *out);

/* Of a map from ids to one value each: the row of that value. */
static const struct kr_key *bare_row(const struct kr_shape *shape)
{
	return shape && shape->keyed && shape->n == 1 && shape->keys[0].flags & KR_F_BARE
		       ? &shape->keys[0]
		       : NULL;
}

/* What is not in the table is somebody's own word. */
static void add_key(struct kr_buf *out, const struct kr_shape *shape, const struct kr_node *key)
{
	if (shape && kr_key_find(shape, key->value))
		kr_buf_puts(out, kr_key_said(key->value));
	else
		add_one_line(out, key->value, key->len);
}

static void add_pairs(struct kr_telling *t, const struct kr_shape *shape,
	const struct kr_node *node, struct kr_buf *out)
{
	for (const struct kr_node *key = node->first; key; key = key->next->next) {
		if (key != node->first)
			kr_buf_puts(out, ", ");
		add_key(out, shape, key);
		kr_buf_putc(out, ' ');
		const struct kr_key *bare = bare_row(shape);
		add_value(
			t, bare || !shape ? bare : kr_key_find(shape, key->value), key->next, out);
	}
}

/* The depth is bounded by KR_YAML_MAX_DEPTH; what stands too deep for a sentence is cut by it. */
static void add_value(struct kr_telling *t, const struct kr_key *row, const struct kr_node *node,
	struct kr_buf *out)
{
	if (node->kind == KR_SCALAR) {
		add_scalar(t, row, node, out);
	} else if (node->kind == KR_MAP) {
		add_pairs(t, row ? row->shape : NULL, node, out);
	} else {
		for (const struct kr_node *x = node->first; x; x = x->next) {
			if (x != node->first)
				kr_buf_puts(out, ", ");
			add_value(t, row, x, out);
		}
	}
}

static const char *taken(struct kr_arena *arena, struct kr_buf *b)
{
	const char *s = b->len > 0 ? kr_strndup(arena, b->s, b->len) : NULL;
	kr_buf_release(b);
	return s;
}

const char *kr_value_words(
	struct kr_telling *t, const struct kr_key *row, const struct kr_node *node)
{
	struct kr_buf b = KR_BUF_INIT;
	if (is_none(row, node))
		kr_buf_puts(&b, _("none"));
	else if (!kr_node_says_nothing(node))
		add_value(t, row, node, &b);
	return taken(t->arena, &b);
}

static void add_raw(const struct kr_node *node, struct kr_buf *out)
{
	if (node->kind == KR_SCALAR)
		kr_buf_add(out, node->value, kr_node_length(node));
	for (const struct kr_node *x = node->first; x && node->kind != KR_SCALAR; x = x->next) {
		if (node->kind == KR_MAP) {
			kr_buf_printf(out, "%s: ", x->value);
			x = x->next;
		}
		add_raw(x, out);
		if (x->next)
			kr_buf_puts(out, ", ");
	}
}

const char *kr_value_raw_text(struct kr_arena *arena, const struct kr_node *node)
{
	struct kr_buf b = KR_BUF_INIT;
	if (!kr_node_says_nothing(node))
		add_raw(node, &b);
	return taken(arena, &b);
}

const char *kr_how_far(struct kr_telling *t, const struct kr_node *old, const struct kr_node *new)
{
	int32_t from, to;
	if (!old || !new || old->kind != KR_SCALAR || new->kind != KR_SCALAR ||
		!kr_day_parse(old->value, old->len, &from) ||
		!kr_day_parse(new->value, new->len, &to))
		return NULL;
	int days = to > from ? to - from : from - to;
	return kr_asprintf(t->arena,
		to > from ? kr_nq("%d day later", "%d days later", days)
			  : kr_nq("%d day earlier", "%d days earlier", days),
		days);
}

/* ---- names of elements -------------------------------------------------------------------- */

const char *kr_element_name(struct kr_telling *t, const struct kr_difference *d)
{
	const struct kr_key *map = d->parent ? d->parent->row : NULL;
	if (!map || map->type != KR_T_MAP)
		return d->name;
	if (map->name && strcmp(map->name, "roles") == 0 && kr_role_said(d->name) != d->name)
		return kr_role_said(d->name);
	if (map->shape && names_somebody(map->shape->key_ref))
		return kr_name_in(t, d->name);
	if (map->shape && map->shape->key_words && kr_phrase(d->name))
		return kr_phrase(d->name);
	return kr_asprintf(t->arena, "'%s'", d->name);
}

static const struct kr_difference *element_above(const struct kr_difference *d)
{
	for (d = d->parent; d && !d->element; d = d->parent)
		continue;
	return d;
}

/* ---- templates ---------------------------------------------------------------------------- */

struct filling {
	struct kr_telling *t;
	const struct kr_difference *d;
	const struct kr_shape *shape;
	const struct kr_node *node;
};

/*
 * The day that held before the `to` of an element: that of the element before it; of the first one
 * the day that was agreed, `due` of an action or the date of the evaluation.  NULL where a later
 * evaluation may have set another.
 */
static const struct kr_node *day_before(const struct filling *f)
{
	const struct kr_node *list = f->node->parent, *owner = list ? list->parent : NULL;
	const struct kr_node *previous = NULL;
	if (!owner || kr_node_get(owner, "evaluations"))
		return NULL;
	for (const struct kr_node *x = list->first; x && x != f->node; x = x->next)
		previous = x;
	if (previous)
		return kr_node_get(previous, "to");
	const struct kr_node *plan = kr_node_get(owner, "evaluation");
	return plan ? kr_node_get(plan, "date") : kr_node_get(owner, "due");
}

static const char *value_of(const struct filling *f, const char *name)
{
	const struct kr_difference *above = element_above(f->d);
	if (strcmp(name, ".") == 0)
		return kr_element_name(f->t, f->d);
	if (strcmp(name, "...") == 0 && above)
		above = element_above(above);
	if (strcmp(name, "..") == 0 || strcmp(name, "...") == 0)
		return above ? kr_element_name(f->t, above) : NULL;
	if (strcmp(name, "=") == 0)
		return kr_value_words(f->t, f->d->row, f->node);
	if (strcmp(name, "far") == 0)
		return kr_how_far(f->t, day_before(f), kr_node_get(f->node, "to"));
	const struct kr_key *row = f->shape ? kr_key_find(f->shape, name) : NULL;
	return row ? kr_value_words(f->t, row, kr_node_of_key(f->shape, f->node, name)) : NULL;
}

/* Appends @s up to @end; false where a value in it is absent. */
static bool fill_stretch(
	const struct filling *f, const char *s, const char *end, struct kr_buf *out)
{
	bool whole = true;
	while (s < end) {
		const char *close = *s == '{' ? memchr(s, '}', (size_t)(end - s)) : NULL;
		if (!close) {
			kr_buf_putc(out, *s++);
			continue;
		}
		const char *name = kr_strndup(f->t->arena, s + 1, (size_t)(close - s - 1));
		const char *value = value_of(f, name);
		kr_buf_puts(out, value ? value : "?");
		whole &= value != NULL;
		s = close + 1;
	}
	return whole;
}

const char *kr_fill(struct kr_telling *t, const struct kr_difference *d,
	const struct kr_shape *shape, const struct kr_node *node, const char *text)
{
	struct filling f = { t, d, shape, node };
	struct kr_buf out = KR_BUF_INIT;
	while (*text) {
		const char *end = *text == '[' ? strchr(text, ']') : strchr(text, '[');
		if (!end)
			end = text + strlen(text);
		size_t before = out.len;
		if (*text != '[') {
			fill_stretch(&f, text, end, &out);
			text = end;
			continue;
		}
		if (!fill_stretch(&f, text + 1, end, &out))
			out.s[out.len = before] = '\0';
		text = *end ? end + 1 : end;
	}
	const char *filled = kr_strndup(t->arena, out.s, out.len);
	kr_buf_release(&out);
	return filled;
}
