/* lib/history/words.c - differences as sentences: by the table, and plainly for all else. */
#include "history/words.h"

#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "history/wordwise.h"

static void add_place(const struct kr_difference *d, bool stars, struct kr_buf *out)
{
	if (d->parent)
		add_place(d->parent, stars, out);
	if (!d->parent)
		return;
	if (out->len > 0)
		kr_buf_putc(out, '.');
	kr_buf_puts(out, stars && d->element ? "*" : d->name);
}

static const struct kr_wording *wording_of(
	const struct kr_telling *t, const struct kr_difference *d)
{
	struct kr_buf place = KR_BUF_INIT;
	const struct kr_wording *found = NULL;
	add_place(d, true, &place);
	for (size_t i = 0; kr_wordings[i].place && !found; i++)
		if ((kr_wordings[i].kind == KR_KINDS || kr_wordings[i].kind == t->kind) &&
			strcmp(kr_wordings[i].place, place.s) == 0)
			found = &kr_wordings[i];
	kr_buf_release(&place);
	return found;
}

/* ---- what sentences are made with --------------------------------------------------------- */

const char *kr_how_name(enum kr_how how)
{
	static const char *const names[] = { "added", "removed", "changed" };
	return names[how];
}

struct kr_change *kr_tell(struct kr_telling *t, const struct kr_difference *d, enum kr_how how,
	const char *format, ...)
{
	struct kr_change *c = KR_ADD(t->arena, &t->changes->list);
	struct kr_buf b = KR_BUF_INIT;
	va_list args;
	add_place(d, false, &b);
	c->key = kr_strndup(t->arena, b.s, b.len);
	c->how = how;
	c->old = d->old ? kr_value_raw_text(t->arena, d->old) : NULL;
	c->new = d->new ? kr_value_raw_text(t->arena, d->new) : NULL;
	kr_buf_reset(&b);
	va_start(args, format);
	kr_buf_vprintf(&b, format, args);
	va_end(args);
	c->words = kr_strndup(t->arena, b.s, b.len);
	kr_buf_release(&b);
	return c;
}

struct kr_difference *kr_difference_at(const struct kr_difference *d, const char *key)
{
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (strcmp(x->name, key) == 0)
			return x;
	return NULL;
}

void kr_mark_told(struct kr_difference *d)
{
	d->told = true;
	for (struct kr_difference *x = d->first; x; x = x->next)
		kr_mark_told(x);
}

const char *kr_place_name(struct kr_telling *t, const struct kr_difference *d)
{
	const struct kr_wording *w = wording_of(t, d);
	const struct kr_node *node = d->new ? d->new : d->old;
	if (w && w->called)
		return kr_fill(t, d, d->shape, node, _(w->called));
	const char *name = d->element ? kr_element_name(t, d) : kr_key_said(d->name);
	if (!d->parent || !d->parent->parent)
		return name;
	return kr_asprintf(
		t->arena, d->element ? "%s %s" : "%s, %s", kr_place_name(t, d->parent), name);
}

/* ---- plain sentences ---------------------------------------------------------------------- */

static bool any_word_changed(const kr_passages *pieces)
{
	for (uint32_t i = 0; i < pieces->n; i++)
		if (pieces->at[i].kind != KR_PASSAGE_KEPT)
			return true;
	return false;
}

static const char *pieces_in_line(struct kr_arena *arena, const kr_passages *pieces)
{
	static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
	struct kr_buf b = KR_BUF_INIT;
	for (uint32_t i = 0; i < pieces->n; i++)
		kr_buf_printf(&b, "%s%s%s%s", i ? " " : "", open[pieces->at[i].kind],
			pieces->at[i].text, close[pieces->at[i].kind]);
	const char *line = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return line;
}

static void tell_text(struct kr_telling *t, const struct kr_difference *d)
{
	const char *name = kr_place_name(t, d);
	kr_passages pieces = { 0 };
	*KR_ADD(t->arena, &pieces) = (struct kr_passage){ KR_PASSAGE_KEPT,
		kr_asprintf(t->arena, "%s:", name) };
	kr_wordwise(t->arena, d->old->value, kr_node_length(d->old), d->new->value,
		kr_node_length(d->new), &pieces);
	if (!any_word_changed(&pieces)) {
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: the same words, other line ends or blanks"),
			name);
		return;
	}
	struct kr_change *c = kr_tell(
		t, d, KR_HOW_CHANGED, "%s", pieces_in_line(t->arena, &pieces));
	c->pieces = pieces;
}

/* The texts of @list that @other has not, as often as it has them not, joined; NULL: none. */
static const char *only_in(struct kr_telling *t, const struct kr_difference *d,
	const struct kr_node *list, const struct kr_node *other)
{
	struct kr_map there;
	struct kr_buf b = KR_BUF_INIT;
	kr_map_init(&there, t->arena);
	for (const struct kr_node *x = other->first; x; x = x->next)
		if (x->kind == KR_SCALAR) {
			void **n = kr_map_value(&there, x->value, x->len);
			*n = (void *)((uintptr_t)*n + 1);
		}
	for (const struct kr_node *x = list->first; x; x = x->next) {
		void **n = x->kind == KR_SCALAR ? kr_map_value(&there, x->value, x->len) : NULL;
		if (n && *n) {
			*n = (void *)((uintptr_t)*n - 1);
			continue;
		}
		const char *words = kr_value_words(t, d->row, x);
		kr_buf_printf(&b, "%s%s", b.len ? ", " : "", words ? words : "''");
	}
	const char *joined = b.len > 0 ? kr_strndup(t->arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return joined;
}

static void tell_list(struct kr_telling *t, const struct kr_difference *d)
{
	const char *came = only_in(t, d, d->new, d->old), *went = only_in(t, d, d->old, d->new);
	const char *name = kr_place_name(t, d);
	if (came && went)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: with %s, without %s"), name, came, went);
	else if (came)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: with %s"), name, came);
	else if (went)
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: without %s"), name, went);
	else
		kr_tell(t, d, KR_HOW_CHANGED, _("%s: in another order: %s"), name,
			kr_value_words(t, d->row, d->new));
}

static bool is_text(const struct kr_difference *d)
{
	return d->row && (d->row->type == KR_T_TEXT || d->row->type == KR_T_PROSE) &&
	       d->old->kind == KR_SCALAR && d->new->kind == KR_SCALAR;
}

static void tell_moved_day(struct kr_telling *t, const struct kr_difference *d)
{
	const char *far = kr_how_far(t, d->old, d->new);
	kr_tell(t, d, KR_HOW_CHANGED, _("%s: from %s to %s%s%s"), kr_place_name(t, d),
		kr_value_words(t, d->row, d->old), kr_value_words(t, d->row, d->new),
		far ? ", " : "", far ? far : "");
}

static void tell_changed(struct kr_telling *t, const struct kr_difference *d)
{
	uint8_t type = d->row ? d->row->type : KR_T_CONTENT;
	if (is_text(d))
		tell_text(t, d);
	else if (type == KR_T_LIST && d->old->kind == KR_LIST && d->new->kind == KR_LIST)
		tell_list(t, d);
	else if (type == KR_T_DATE && d->old->kind == KR_SCALAR && d->new->kind == KR_SCALAR)
		tell_moved_day(t, d);
	else
		kr_tell(t, d, KR_HOW_CHANGED, "%s: %s -> %s", kr_place_name(t, d),
			kr_value_words(t, d->row, d->old), kr_value_words(t, d->row, d->new));
}

/* What there is of @d as a list of its keys; nothing for an element that is all in its id. */
static const char *summary(struct kr_telling *t, const struct kr_difference *d)
{
	struct kr_key row = { .type = KR_T_RECORD, .shape = d->shape };
	const struct kr_node *node = d->new ? d->new : d->old;
	const char *words = kr_value_words(t, d->shape ? &row : d->row, node);
	return words ? kr_asprintf(t->arena, ": %s", words) : "";
}

static bool is_in_new_record(const struct kr_difference *d)
{
	while (d->parent)
		d = d->parent;
	return !d->old;
}

static void tell_plain(struct kr_telling *t, struct kr_difference *d)
{
	if (d->old && d->new)
		tell_changed(t, d);
	else if (d->new)
		kr_tell(t, d, KR_HOW_ADDED, is_in_new_record(d) ? "%s%s" : _("%s added%s"),
			kr_place_name(t, d), summary(t, d));
	else
		kr_tell(t, d, KR_HOW_REMOVED, _("%s taken out%s"), kr_place_name(t, d),
			summary(t, d));
	kr_mark_told(d);
}

/* ---- going through them ------------------------------------------------------------------- */

static bool mentions(const char *template, const char *key)
{
	const char *s = template;
	size_t len = strlen(key);
	while ((s = strchr(s, '{'))) {
		s++;
		if (strncmp(s, key, len) == 0 && s[len] == '}')
			return true;
	}
	return false;
}

static void tell_one(struct kr_telling *t, struct kr_difference *d);

void kr_tell_below(struct kr_telling *t, struct kr_difference *d)
{
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (!x->told)
			tell_one(t, x);
}

/* Has @d, which is there on one side only, to be told at once and not key by key? */
static bool is_told_at_once(const struct kr_difference *d)
{
	return !d->first || (d->element && d->shape && (!d->old || !d->new));
}

static void tell_by_template(struct kr_telling *t, struct kr_difference *d, const char *template)
{
	if (!d->old) {
		kr_tell(t, d, KR_HOW_ADDED, "%s", kr_fill(t, d, d->shape, d->new, _(template)));
	} else {
		kr_tell(t, d, KR_HOW_REMOVED, _("no longer: %s"),
			kr_fill(t, d, d->shape, d->old, _(template)));
		kr_mark_told(d);
	}
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (mentions(template, x->name))
			kr_mark_told(x);
	kr_tell_below(t, d);
}

static void tell_one(struct kr_telling *t, struct kr_difference *d)
{
	const struct kr_wording *w = wording_of(t, d);
	d->told = true;
	if (w && w->tell)
		w->tell(t, d);
	else if (w && w->added && (!d->old || !d->new))
		tell_by_template(t, d, w->added);
	else if (is_told_at_once(d))
		tell_plain(t, d);
	else
		kr_tell_below(t, d);
}

void kr_tell_all(struct kr_telling *t, struct kr_difference *root)
{
	kr_tell_below(t, root);
}
