/* cmd/keys.c - walk over the keys of the format. */
#include "keys.h"

#include <string.h>

enum { DEEPEST = 16, PARTS = 24 };

/* ---- the walk ----------------------------------------------------------------------------- */

struct walk {
	enum kr_kind kind;
	void (*each)(void *arg, const struct kr_key_place *place);
	void *arg;
	struct kr_buf path;
};

static const char *name_of_ids(enum kr_ref ref)
{
	switch (ref) {
	case KR_REF_PERSON:
		return "PERSON";
	case KR_REF_ORGANISATION:
		return "ORG";
	case KR_REF_CIRCLE:
	case KR_REF_CIRCLE_OR_NONE:
		return "CIRCLE";
	case KR_REF_RECORD:
		return "KIND/ID";
	case KR_REF_ROLE:
		return "ROLE";
	case KR_REF_CRITERION:
		return "CRITERION";
	case KR_REF_RULE:
		return "RULE";
	case KR_REF_TOPIC:
		return "TOPIC";
	default:
		return "ID";
	}
}

static void add_part(struct kr_buf *path, const char *part)
{
	if (path->len)
		kr_buf_putc(path, '.');
	kr_buf_puts(path, part);
}

static void add_ids(struct kr_buf *path, const struct kr_shape *shape)
{
	if (!shape->key_words) {
		add_part(path, name_of_ids(shape->key_ref));
		return;
	}
	for (size_t i = 0; shape->key_words[i]; i++) {
		if (i)
			kr_buf_putc(path, '|');
		else
			kr_buf_putc(path, '.');
		kr_buf_puts(path, shape->key_words[i]);
	}
}

static void cut(struct kr_buf *path, size_t len)
{
	path->len = len;
	if (path->size)
		path->s[len] = '\0';
}

static void walk_shape(struct walk *w, const struct kr_shape *shape, int depth);

static void tell(struct walk *w, const struct kr_key *key)
{
	const struct kr_key_place place = { .kind = w->kind, .path = w->path.s, .key = key };
	w->each(w->arg, &place);
}

static void walk_inside(struct walk *w, const struct kr_key *key, int depth)
{
	size_t len = w->path.len;
	if (key->aside)
		walk_shape(w, key->aside, depth);
	if (!key->shape)
		return;
	if (key->type == KR_T_MAP)
		add_ids(&w->path, key->shape);
	else if (key->type == KR_T_LIST)
		add_part(&w->path, "N");
	walk_shape(w, key->shape, depth);
	cut(&w->path, len);
}

static void walk_shape(struct walk *w, const struct kr_shape *shape, int depth)
{
	bool bare = shape->n == 1 && shape->keys[0].flags & KR_F_BARE;
	for (size_t i = 0; i < shape->n && depth < DEEPEST; i++) {
		const struct kr_key *key = &shape->keys[i];
		size_t len = w->path.len;
		/* the value stands at the id itself, without a key */
		if (!bare)
			add_part(&w->path, key->name);
		tell(w, key);
		walk_inside(w, key, depth + 1);
		cut(&w->path, len);
	}
}

void kr_keys_each(
	enum kr_kind kind, void (*each)(void *arg, const struct kr_key_place *place), void *arg)
{
	struct walk w = { .kind = kind, .each = each, .arg = arg, .path = KR_BUF_INIT };
	walk_shape(&w, kr_shape_of(kind), 0);
	kr_buf_release(&w.path);
}

/* ---- what a key is ------------------------------------------------------------------------ */

void kr_key_type(const struct kr_key *key, struct kr_buf *out)
{
	if (!key->words) {
		kr_buf_puts(out, kr_type_text(key));
	} else {
		for (size_t i = 0; key->words[i]; i++)
			kr_buf_printf(out, "%s%s", i ? ", " : _("one of: "), key->words[i]);
	}
	if (key->flags & KR_F_NONE)
		kr_buf_puts(out, _(", or none"));
}

void kr_key_flags(const struct kr_key *key, struct kr_buf *out)
{
	const struct {
		unsigned flag;
		const char *says;
	} rows[] = {
		{ KR_F_REQUIRED, N_("required") },
		{ KR_F_NOT_ELECTION, N_("required, but not in an election") },
		{ KR_F_CONTENT, N_("part of the text that consent is given to") },
		{ KR_F_NOT_CONTENT, N_("no part of the text that consent is given to") },
	};
	bool first = true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!(key->flags & rows[i].flag))
			continue;
		kr_buf_printf(out, "%s%s", first ? "" : "; ", _(rows[i].says));
		first = false;
	}
}

/* ---- finding one -------------------------------------------------------------------------- */

struct part {
	const char *s;
	size_t len;
};

static size_t split(const char *path, struct part parts[PARTS])
{
	size_t n = 0;
	for (const char *s = path; *s && n < PARTS; s += *s == '.') {
		size_t len = strcspn(s, ".");
		parts[n++] = (struct part){ s, len };
		s += len;
	}
	return n;
}

/* Keys are small letters; what stands for an id is in capitals, or a choice of words. */
static bool stands_for_any(const struct part *p)
{
	return (p->s[0] >= 'A' && p->s[0] <= 'Z') || memchr(p->s, '|', p->len);
}

/* From the end: the ids of the way may be typed or left out. */
static enum kr_key_match match_back(
	const struct part *path, size_t n, const struct part *typed, size_t m)
{
	if (m == 0) {
		while (n > 0 && stands_for_any(&path[n - 1]))
			n--;
		return n == 0 ? KR_KEY_WHOLE : KR_KEY_TAIL;
	}
	if (n == 0)
		return KR_KEY_OTHER;
	const struct part *p = &path[n - 1], *t = &typed[m - 1];
	if (stands_for_any(p)) {
		enum kr_key_match without = match_back(path, n - 1, typed, m);
		return without || m == 1 ? without : match_back(path, n - 1, typed, m - 1);
	}
	if (p->len != t->len || memcmp(p->s, t->s, p->len) != 0)
		return KR_KEY_OTHER;
	return match_back(path, n - 1, typed, m - 1);
}

enum kr_key_match kr_key_matches(const char *path, const char *typed)
{
	struct part a[PARTS], b[PARTS];
	size_t n = split(path, a), m = split(typed, b);
	return m ? match_back(a, n, b, m) : KR_KEY_OTHER;
}
