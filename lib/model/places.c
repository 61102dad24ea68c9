/* lib/model/places.c - what stands at a place of a file: its key, and its bytes. */
#include "model/places.h"

#include <string.h>

#include "base/digest.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/workspace.h"

enum { LONGEST_NAME = 80 }; /* of one step of a key; a longer one is named by its digest */

/* A collection that is being walked: which child comes next, and what its children are. */
struct open_one {
	const struct kr_node *next;
	const struct kr_shape *shape; /* of a map with the keys of the table, else NULL */
	const struct kr_shape *child; /* of the elements of a list, or the values under ids */
	struct kr_map names;          /* of a list: how often a name is there */
	uint32_t up, number;
	bool list;
};

void kr_places_init(struct kr_places *p, struct kr_workspace *ws)
{
	*p = (struct kr_places){ .ws = ws, .arena = kr_arena_new() };
}

void kr_places_release(struct kr_places *p)
{
	kr_arena_free(p->arena);
}

/* ---- names of elements -------------------------------------------------------------------- */

/* The scalar that tells an element of a list apart from the others, as a rule. */
static const struct kr_node *told_by(const struct kr_node *element)
{
	static const char *const keys[] = { "id", "opened", "date", "from", "person", "holder",
		"file" };
	if (element->kind == KR_SCALAR)
		return element;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const struct kr_node *value = kr_node_get(element, keys[i]);
		if (value && value->kind == KR_SCALAR)
			return value;
	}
	return NULL;
}

static void count_names(struct kr_arena *arena, const struct kr_node *list, struct kr_map *names)
{
	kr_map_init(names, arena);
	for (const struct kr_node *n = list->first; n; n = n->next) {
		const struct kr_node *told = told_by(n);
		if (!told || told->len == 0)
			continue;
		void **seen = kr_map_value(names, told->value, told->len);
		/* the first one stands for itself, a second one makes the name useless */
		*seen = *seen ? (void *)names : (void *)told->value;
	}
}

static const char *step_name(struct kr_arena *arena, const char *s, size_t len)
{
	char hex[KR_SHA_HEX];
	struct kr_buf safe = KR_BUF_INIT;
	if (len > LONGEST_NAME)
		return kr_strndup(arena, kr_sha_of(s, len, hex), 16);
	kr_buf_safe(&safe, s, len);
	const char *name = kr_strndup(arena, safe.s, safe.len);
	kr_buf_release(&safe);
	return name;
}

static const char *element_name(
	struct kr_arena *arena, const struct open_one *o, const struct kr_node *element)
{
	const struct kr_node *told = told_by(element);
	if (!told || told->len == 0 ||
		kr_map_get(&o->names, told->value, told->len) != (const void *)told->value)
		return NULL;
	return step_name(arena, told->value, told->len);
}

/* ---- the walk ----------------------------------------------------------------------------- */

static struct open_one opened(struct kr_arena *arena, const struct kr_node *n,
	const struct kr_shape *shape, const struct kr_shape *child, uint32_t up)
{
	struct open_one o = { .next = n->first,
		.shape = n->kind == KR_MAP ? shape : NULL,
		.child = child,
		.up = up,
		.list = n->kind == KR_LIST };
	if (o.list)
		count_names(arena, n, &o.names);
	return o;
}

/* What the values of @key are made of: a record, or elements each of a shape. */
static void shapes_of(
	const struct kr_key *key, const struct kr_shape **shape, const struct kr_shape **child)
{
	*shape = key && key->type == KR_T_RECORD ? key->shape : NULL;
	*child = key && (key->type == KR_T_LIST || key->type == KR_T_MAP) ? key->shape : NULL;
}

static const struct kr_stand *add_stand(struct kr_places *p, struct open_one *o)
{
	struct kr_stand *s = KR_ADD(p->arena, &p->stands);
	s->begin = o->next;
	s->value = o->list ? o->next : o->next->next;
	s->up = o->up;
	s->number = ++o->number;
	s->in_list = o->list;
	s->in_record = o->shape != NULL;
	s->name = o->list ? element_name(p->arena, o, s->value)
			  : step_name(p->arena, s->begin->value ? s->begin->value : "",
				    s->begin->len);
	o->next = s->value->next;
	return s;
}

static void walk(struct kr_places *p, const struct kr_shape *top)
{
	struct open_one open[KR_YAML_MAX_DEPTH + 1];
	size_t depth = 1;
	open[0] = opened(p->arena, p->root, top, NULL, 0);
	while (depth > 0) {
		struct open_one *o = &open[depth - 1];
		const struct kr_shape *shape = o->child, *child = NULL;
		if (!o->next) {
			depth--;
			continue;
		}
		const struct kr_stand *s = add_stand(p, o);
		if (o->shape)
			shapes_of(kr_key_find(o->shape, s->name), &shape, &child);
		if (s->value->first && depth < sizeof open / sizeof *open)
			open[depth++] = opened(p->arena, s->value, shape, child, p->stands.n);
	}
}

static void find_lines(struct kr_places *p)
{
	const char *end = p->bytes + p->len;
	for (const char *s = p->bytes; s; s = s ? s + 1 : NULL) {
		*KR_ADD(p->arena, &p->lines) = (uint32_t)(s - p->bytes);
		s = memchr(s, '\n', (size_t)(end - s));
	}
}

void kr_places_open(struct kr_places *p, const char *path)
{
	const struct kr_record *r = path ? kr_workspace_record_at(p->ws, path) : NULL;
	struct kr_reader *reader = &p->ws->loader.reader;
	struct kr_node *root = NULL;
	kr_arena_reset(p->arena);
	struct kr_diags ignored = { .arena = p->arena };
	*p = (struct kr_places){ .ws = p->ws, .arena = p->arena };
	if (r && r->bytes) {
		p->bytes = r->bytes;
		p->len = r->len;
	} else if (r && kr_read_file(reader, path, KR_YAML_MAX_BYTES, &ignored) == KR_OK) {
		p->bytes = reader->bytes.s;
		p->len = reader->bytes.len;
	}
	if (!p->bytes)
		return;
	find_lines(p);
	if (kr_yaml_parse(p->arena, p->bytes, p->len, path, &ignored, &root) != KR_OK)
		return;
	p->root = root;
	walk(p, kr_shape_of(r->kind));
}

/* ---- asking ------------------------------------------------------------------------------- */

static int compare_at(struct kr_at a, struct kr_at b)
{
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return (a.col > b.col) - (a.col < b.col);
}

/* How many stands begin at @at or before it: the last of them is the deepest one there. */
static uint32_t stands_up_to(const struct kr_places *p, struct kr_at at)
{
	uint32_t low = 0, high = p->stands.n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (compare_at(p->stands.at[middle].begin->at, at) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Leaves the first keys of the maps that begin just there: those maps are meant. */
static uint32_t whole_map(const struct kr_places *p, uint32_t of, struct kr_at at)
{
	while (of > 0) {
		const struct kr_stand *s = &p->stands.at[of - 1];
		if (!s->in_record || compare_at(s->begin->at, at) != 0)
			break;
		of = s->up;
	}
	return of;
}

static const char *key_of(const struct kr_places *p, uint32_t of)
{
	uint32_t way[KR_YAML_MAX_DEPTH + 2];
	size_t steps = 0;
	struct kr_buf key = KR_BUF_INIT;
	for (; of > 0 && steps < sizeof way / sizeof *way; of = p->stands.at[of - 1].up)
		way[steps++] = of - 1;
	while (steps > 0) {
		const struct kr_stand *s = &p->stands.at[way[--steps]];
		if (s->in_list && !s->name)
			kr_buf_printf(&key, "[%u]", s->number);
		else if (s->in_list)
			kr_buf_printf(&key, "[%s]", s->name);
		else
			kr_buf_printf(&key, "%s%s", key.len ? "." : "", s->name);
	}
	const char *kept = key.len ? kr_strndup(kr_workspace_arena(p->ws), key.s, key.len) : NULL;
	kr_buf_release(&key);
	return kept;
}

/* The bytes of line @number, without its end; false where there is no such line. */
static bool line_of(const struct kr_places *p, uint32_t number, const char **s, const char **end)
{
	if (number == 0 || number > p->lines.n)
		return false;
	*s = p->bytes + p->lines.at[number - 1];
	*end = number < p->lines.n ? p->bytes + p->lines.at[number] - 1 : p->bytes + p->len;
	*end -= *end > *s && (*end)[-1] == '\r';
	return true;
}

/* Where what begins at @at ends, if it is a key or a text that ends on its own line. */
static const char *end_of(
	const struct kr_places *p, uint32_t of, struct kr_at at, const char *line_end)
{
	const struct kr_stand *s = of ? &p->stands.at[of - 1] : NULL;
	const struct kr_node *n = !s                                  ? NULL
				  : compare_at(s->begin->at, at) == 0 ? s->begin
				  : compare_at(s->value->at, at) == 0 ? s->value
								      : NULL;
	if (!n || n->kind != KR_SCALAR || n->end <= n->byte || p->bytes + n->end > line_end)
		return line_end;
	return p->bytes + n->end;
}

/* Moves *@s on by at most @most characters, not behind @end; gives how many. */
static uint32_t advance(const char **s, const char *end, uint32_t most)
{
	uint32_t count = 0;
	for (size_t n; count < most && *s < end; *s += n, count++)
		(void)kr_utf8_next(*s, end, &n);
	return count;
}

static void measure(const struct kr_places *p, struct kr_at at, uint32_t of, struct kr_place *place)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const char *line, *end;
	if (!line_of(p, at.line, &line, &end))
		return;
	const char *s = line;
	if (at.line == 1 && (size_t)(end - s) >= strlen(bom) && memcmp(s, bom, strlen(bom)) == 0)
		s += strlen(bom);
	(void)advance(&s, end, at.col > 1 ? at.col - 1U : 0);
	place->byte = (size_t)(s - line) + 1;
	/* no further than a column can be, so that a long line costs no more than a short one */
	place->end = at.col + advance(&s, end_of(p, of, at, end), 4095);
	place->end_byte = (size_t)(s - line) + 1;
}

struct kr_place kr_place_at(const struct kr_places *p, struct kr_at at, bool on_key)
{
	struct kr_place place = { .byte = at.col ? at.col : 1,
		.end = at.col ? at.col : 1,
		.end_byte = at.col ? at.col : 1 };
	if (at.line == 0)
		return place;
	uint32_t deepest = stands_up_to(p, at);
	measure(p, at, deepest, &place);
	place.key = key_of(p, on_key ? deepest : whole_map(p, deepest, at));
	return place;
}
