/* lib/yaml/parse.c - libyaml's events and tokens become a tree and a row of tokens. */
#include "yaml/private.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

/* What is open around the event that comes next: one for each collection. */
struct level {
	struct kr_node *node;
	struct kr_node **tail;     /* where the next child goes */
	const struct kr_node *key; /* the key that waits for its value */
	uint64_t keys;             /* a bit for each key's look: two alike may be equal */
	bool alike;
};

enum { ROOM = 2000 }; /* bytes for some 20 nodes */

struct builder {
	struct kr_source *src;
	kr_documents *documents;
	uint32_t events, depth;
	uint32_t wide; /* how many of src->wide stand before the last mark */
	size_t node_size;
	char *room; /* zeroed, for the nodes that come next */
	size_t left;
	yaml_parser_t parser; /* from here on not zeroed by start() */
	yaml_event_t event;
	struct level levels[KR_YAML_MAX_DEPTH + 1]; /* [0] is the document */
};

/* ---- marks -------------------------------------------------------------------------------- */

/*
 * libyaml counts code points.  What the scan noted about wider ones makes them bytes; marks come
 * nearly in order, so that the cursor hardly ever moves.
 */
static uint32_t byte_of(struct builder *b, size_t index)
{
	const struct kr_source *src = b->src;
	uint32_t at = (uint32_t)index, k = b->wide;
	while (k < src->wide.n && src->wide.at[k].index < at)
		k++;
	while (k && src->wide.at[k - 1].index >= at)
		k--;
	b->wide = k;
	at += src->bom + (k ? src->wide.at[k - 1].extra : 0);
	return at < src->len ? at : src->len;
}

static struct kr_spot place_of(struct builder *b, const yaml_mark_t *m)
{
	return (struct kr_spot){
		byte_of(b, m->index),
		{ .line = (m->line + 1) & 0xfffff, /* 1 MiB has fewer lines */
			.col = (m->column < 4095 ? m->column + 1 : 4095) & 0xfff },
	};
}

/* Where to point for a problem: never behind the last line that there is. */
static struct kr_spot problem_at(struct builder *b, const yaml_mark_t *m)
{
	struct kr_source *src = b->src;
	uint32_t byte = byte_of(b, m->index);
	if (byte >= src->len && byte > src->bom && src->s[byte - 1] == '\n')
		byte--;
	if (byte > src->bom && src->s[byte] == '\n' && src->s[byte - 1] == '\r')
		byte--;
	return kr_source_at(src, byte);
}

/* Ends in the handler of kr_set_no_memory(). */
static void no_memory(void)
{
	kr_realloc(NULL, SIZE_MAX);
}

static void say_problem(struct builder *b)
{
	const yaml_parser_t *p = &b->parser;
	if (p->error == YAML_MEMORY_ERROR)
		no_memory();
	struct kr_problem said = { .text = p->problem ? p->problem : "", .context = p->context };
	if (p->error == YAML_READER_ERROR) {
		/* libyaml names the byte that broke the character, not its first one */
		size_t broken = kr_utf8_check(b->src->s, b->src->len);
		size_t byte = broken < p->problem_offset ? broken : p->problem_offset;
		said.at = kr_source_at(b->src, (uint32_t)byte);
		said.context_at = said.at;
	} else {
		said.context_at = problem_at(b, &p->context_mark);
		said.at = problem_at(b, &p->problem_mark);
	}
	kr_explain(b->src, &said);
}

/* ---- refusals ----------------------------------------------------------------------------- */

static void refuse(struct builder *b, struct kr_spot at, const char *what, const char *hint)
{
	kr_source_refuse(b->src, at, what, hint);
}

static void check_properties(struct builder *b, const struct kr_node *n)
{
	if (n->anchor)
		refuse(b, kr_node_spot(n), _("'&' makes an anchor, which records do not have"),
			_("take out '&' and its name; quote a text that begins with '&'"));
	if (n->tag)
		refuse(b, kr_node_spot(n), _("'!' makes a tag, which records do not have"),
			_("take out '!' and its name; quote a text that begins with '!'"));
}

static void check_alias(struct builder *b, const struct kr_node *n)
{
	refuse(b, kr_node_spot(n), _("'*' refers to an anchor, which records do not have"),
		_("write out what is meant; quote a text that begins with '*'"));
}

/* Escapes can bring in what the raw scan refuses. */
static void check_escaped(struct builder *b, const struct kr_node *n)
{
	const char *end = n->value + n->len;
	for (const char *p = n->value; p < end; p++) {
		uint32_t code;
		if ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7f)
			continue;
		enum kr_fault fault = kr_scan_fault(p, end, &code);
		if (fault == KR_FAULT_NONE)
			continue;
		kr_source_say(b->src, "yaml-refused", kr_node_spot(n),
			_("an escape in this text makes %s (U+%04X)"), kr_fault_name(fault),
			(unsigned)code)
			->hint = kr_diag_text(b->src->diags, _("take it out"));
		return;
	}
}

/* libyaml takes these, YAML 1.2 does not, or reads something else. */
static void check_glued(struct builder *b, const struct kr_node *n)
{
	const char *s = b->src->s;
	bool closed = n->style != KR_PLAIN && n->style <= KR_DOUBLE;
	if (closed && s[n->end] == '#')
		refuse(b, kr_source_at(b->src, n->end), _("there is no blank before this '#'"),
			_("put a blank before '#' when a comment is meant"));
	if (n->parent && n->parent->style == KR_FLOW && n->byte && s[n->byte - 1] == '?')
		refuse(b, kr_node_spot(n), _("a text after '{' or '[' cannot begin with '?'"),
			_("put the text between quotes"));
}

static void check_key(struct builder *b, const struct kr_node *key)
{
	if (key->kind == KR_MAP || key->kind == KR_LIST)
		refuse(b, kr_node_spot(key), _("a list or a map stands here instead of a key"),
			_("write 'key: value' with a plain word for the key"));
	else if (key->style == KR_PLAIN && key->len == 2 && !memcmp(key->value, "<<", 2))
		refuse(b, kr_node_spot(key), _("'<<' merges another map, which records do not do"),
			_("write the keys out"));
}

/* ---- duplicate keys ----------------------------------------------------------------------- */

static uint32_t hash_of(const struct kr_node *key)
{
	uint32_t h = 2166136261u;
	for (uint32_t i = 0; i < key->len; i++)
		h = (h ^ (unsigned char)key->value[i]) * 16777619u;
	return h;
}

static void say_duplicate(
	struct builder *b, const struct kr_node *first, const struct kr_node *again)
{
	struct kr_diag *d = kr_source_say(b->src, "yaml-duplicate-key", kr_node_spot(again),
		_("the key '%s' stands on line %u and again on line %u"), again->value,
		(unsigned)first->at.line, (unsigned)again->at.line);
	d->hint = kr_diag_text(b->src->diags, _("keep one of the two"));
}

/* An open hash table, so that a map of 100 000 keys costs no more than its bytes. */
static void find_duplicates(struct builder *b, const struct kr_node *map)
{
	uint32_t size = 8;
	while (size < map->count * 2)
		size *= 2;
	const struct kr_node **table = kr_alloc(b->src->arena, size * sizeof *table);
	for (const struct kr_node *key = map->first; key; key = key->next->next) {
		if (!key->value)
			continue;
		uint32_t h = hash_of(key) & (size - 1);
		while (table[h] && (table[h]->len != key->len ||
					   memcmp(table[h]->value, key->value, key->len)))
			h = (h + 1) & (size - 1);
		if (table[h])
			say_duplicate(b, table[h], key);
		else
			table[h] = key;
	}
}

static void note_key(struct level *up, const struct kr_node *key)
{
	unsigned first = key->len ? (unsigned char)key->value[0] : 0;
	unsigned last = key->len ? (unsigned char)key->value[key->len - 1] : 0;
	uint64_t bit = (uint64_t)1 << ((first + 5 * last + 11 * key->len) & 63);
	up->alike |= (up->keys & bit) != 0;
	up->keys |= bit;
}

/* ---- building ----------------------------------------------------------------------------- */

static const uint8_t scalar_styles[] = {
	[YAML_ANY_SCALAR_STYLE] = KR_PLAIN,
	[YAML_PLAIN_SCALAR_STYLE] = KR_PLAIN,
	[YAML_SINGLE_QUOTED_SCALAR_STYLE] = KR_SINGLE,
	[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = KR_DOUBLE,
	[YAML_LITERAL_SCALAR_STYLE] = KR_LITERAL,
	[YAML_FOLDED_SCALAR_STYLE] = KR_FOLDED,
};

static const char *copy_name(struct builder *b, const yaml_char_t *name)
{
	return name ? kr_strndup(b->src->arena, (const char *)name, strlen((const char *)name))
		    : NULL;
}

/* Zeroed memory for a node; the arena is asked for many at once. */
static void *take_room(struct builder *b, size_t size)
{
	size = (size + 7) & ~(size_t)7;
	if (size > b->left) {
		b->left = size > ROOM / 4 ? size : ROOM;
		b->room = kr_alloc(b->src->arena, b->left);
	}
	void *at = b->room;
	b->room += size;
	b->left -= size;
	return at;
}

/* A new node with @room bytes behind it, as the next child of what is open. */
static struct kr_node *add_node(struct builder *b, enum kr_node_kind kind, size_t room)
{
	struct level *up = &b->levels[b->depth];
	struct kr_node *n = take_room(b, b->node_size + room);
	n->kind = (uint8_t)kind;
	struct kr_spot spot = place_of(b, &b->event.start_mark);
	n->byte = spot.byte;
	n->at = spot.at;
	n->parent = up->node;
	*up->tail = n;
	up->tail = &n->next;
	if (up->node && (up->node->kind == KR_LIST || up->key))
		up->node->count++;
	return n;
}

/* Says of a child that is ready whether it is a key or a value, and what FORMAT has against it. */
static void take_child(struct builder *b, const struct kr_node *n)
{
	struct level *up = &b->levels[b->depth];
	bool is_key = up->node && up->node->kind == KR_MAP && !up->key;
	up->key = is_key ? n : NULL;
	if (is_key && n->value)
		note_key(up, n);
	if (is_key && b->src->strict)
		check_key(b, n);
}

static void add_scalar(struct builder *b)
{
	size_t len = b->event.data.scalar.length;
	struct kr_node *n = add_node(b, KR_SCALAR, len + 1);
	n->style = scalar_styles[b->event.data.scalar.style];
	n->end = byte_of(b, b->event.end_mark.index);
	n->len = (uint32_t)len;
	n->value = memcpy((char *)n + b->node_size, b->event.data.scalar.value, len);
	n->anchor = copy_name(b, b->event.data.scalar.anchor);
	n->tag = copy_name(b, b->event.data.scalar.tag);
	n->has_tag = n->tag != NULL;
	if (b->src->strict) {
		check_properties(b, n);
		check_glued(b, n);
		if (n->style == KR_DOUBLE)
			check_escaped(b, n);
	}
	take_child(b, n);
}

static void add_alias(struct builder *b)
{
	struct kr_node *n = add_node(b, KR_ALIAS, 0);
	n->end = byte_of(b, b->event.end_mark.index);
	n->anchor = copy_name(b, b->event.data.alias.anchor);
	if (b->src->strict)
		check_alias(b, n);
	take_child(b, n);
}

static bool open_collection(struct builder *b, enum kr_node_kind kind, bool flow,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (b->depth == KR_YAML_MAX_DEPTH) {
		refuse(b, place_of(b, &b->event.start_mark),
			_("lists and maps stand more than 32 deep in each other"),
			_("check the brackets and the indentation; no record needs that"));
		return false;
	}
	struct kr_node *n = add_node(b, kind, 0);
	n->style = flow ? KR_FLOW : KR_BLOCK;
	n->anchor = copy_name(b, anchor);
	n->tag = copy_name(b, tag);
	n->has_tag = n->tag != NULL;
	if (b->src->strict) {
		check_properties(b, n);
		check_glued(b, n);
	}
	take_child(b, n);
	b->levels[++b->depth] = (struct level){ .node = n, .tail = &n->first };
	return true;
}

static void close_collection(struct builder *b)
{
	struct level *level = &b->levels[b->depth--];
	struct kr_node *n = level->node;
	n->end = byte_of(b, b->event.end_mark.index);
	if (!b->src->strict)
		return;
	if (level->alike)
		find_duplicates(b, n);
	if (n->style == KR_FLOW && b->src->s[n->end] == '#')
		check_glued(b, &(struct kr_node){ .style = KR_DOUBLE, .end = n->end });
}

static bool open_document(struct builder *b)
{
	struct kr_spot at = place_of(b, &b->event.start_mark);
	if (b->src->strict && b->documents->n) {
		refuse(b, at, _("a second document begins with '---' here"),
			_("move it to a file of its own; a record is one document"));
		return false;
	}
	bool directive = b->event.data.document_start.version_directive ||
			 b->event.data.document_start.tag_directives.start !=
				 b->event.data.document_start.tag_directives.end;
	if (b->src->strict && directive)
		/* xgettext:no-c-format */
		refuse(b, at, _("a '%' line gives YAML a directive, which records do not have"),
			_("take the line out, and '---' below it"));
	struct kr_document *d = KR_ADD(b->src->arena, b->documents);
	d->at = at.byte;
	d->open = !b->event.data.document_start.implicit;
	d->directive = directive;
	b->levels[0] = (struct level){ .tail = &d->root };
	return true;
}

/* False: nothing more is to be read. */
static bool take_event(struct builder *b)
{
	const yaml_event_t *e = &b->event;
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		add_scalar(b);
		return true;
	case YAML_ALIAS_EVENT:
		add_alias(b);
		return true;
	case YAML_MAPPING_START_EVENT:
		return open_collection(b, KR_MAP,
			e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
			e->data.mapping_start.anchor, e->data.mapping_start.tag);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(b, KR_LIST,
			e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
			e->data.sequence_start.anchor, e->data.sequence_start.tag);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		close_collection(b);
		return true;
	case YAML_DOCUMENT_START_EVENT:
		return open_document(b);
	case YAML_DOCUMENT_END_EVENT:
		b->documents->at[b->documents->n - 1].closed = !e->data.document_end.implicit;
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
		return true;
	case YAML_STREAM_END_EVENT:
		break;
	}
	return false;
}

static bool count_event(struct builder *b)
{
	if (++b->events <= KR_YAML_MAX_EVENTS)
		return true;
	refuse(b, place_of(b, &b->event.start_mark),
		_("the file has more keys and values than any record needs (200 000)"),
		_("divide it over several files"));
	return false;
}

static void start(struct builder *b, struct kr_source *src)
{
	memset(b, 0, offsetof(struct builder, parser));
	b->src = src;
	b->node_size = src->editing ? sizeof(struct kr_placed) : sizeof(struct kr_node);
	if (!yaml_parser_initialize(&b->parser))
		no_memory();
	yaml_parser_set_input_string(&b->parser, (const unsigned char *)src->s, src->len);
}

/* Half of all events own no memory; not deleting those is a saving that can be measured. */
static bool owns_memory(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return false;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.anchor || e->data.mapping_start.tag;
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.anchor || e->data.sequence_start.tag;
	default:
		return true;
	}
}

int kr_parse_documents(struct kr_source *src, kr_documents *documents)
{
	struct builder b;
	start(&b, src);
	b.documents = documents;
	for (bool more = true; more;) {
		if (!yaml_parser_parse(&b.parser, &b.event)) {
			say_problem(&b);
			break;
		}
		more = count_event(&b) && take_event(&b);
		if (owns_memory(&b.event))
			yaml_event_delete(&b.event);
	}
	yaml_parser_delete(&b.parser);
	return src->failed ? KR_FAILED : KR_OK;
}

/* An empty record is an empty map; other roots than a map are refused. */
int kr_parse_root(struct kr_source *src, const kr_documents *documents, struct kr_node **root)
{
	struct kr_node *found = documents->n ? documents->at[0].root : NULL;
	if (!found || kr_node_is_null(found)) {
		found = kr_alloc(src->arena, sizeof(struct kr_placed));
		*found = (struct kr_node){
			.kind = KR_MAP, .style = KR_BLOCK, .at = { 1, 1 }, .byte = src->bom
		};
	} else if (found->kind != KR_MAP) {
		kr_source_refuse(src, kr_node_spot(found),
			found->kind == KR_LIST
				? _("the file is a list, not lines with 'key: value'")
				: _("the file is a text, not lines with 'key: value'"),
			_("a record begins with a key in the first column, like 'title: …'"));
		return KR_FAILED;
	}
	*root = found;
	return KR_OK;
}

int kr_yaml_parse(struct kr_arena *arena, const char *bytes, size_t len, const char *path,
	struct kr_diags *diags, struct kr_node **root)
{
	struct kr_source src = { .arena = arena, .diags = diags, .path = path, .strict = true };
	kr_documents documents = { 0 };
	if (!kr_source_open(&src, bytes, len) || kr_scan(&src) != KR_OK ||
		kr_parse_documents(&src, &documents) != KR_OK)
		return KR_FAILED;
	return kr_parse_root(&src, &documents, root);
}

/* ---- tokens ------------------------------------------------------------------------------- */

/* What the editor calls it; -1 for tokens that take no room. */
static int token_kind(yaml_token_type_t type)
{
	switch (type) {
	case YAML_SCALAR_TOKEN:
		return KR_TOKEN_SCALAR;
	case YAML_ALIAS_TOKEN:
		return KR_TOKEN_ALIAS;
	case YAML_ANCHOR_TOKEN:
		return KR_TOKEN_ANCHOR;
	case YAML_TAG_TOKEN:
		return KR_TOKEN_TAG;
	case YAML_BLOCK_ENTRY_TOKEN:
		return KR_TOKEN_DASH;
	case YAML_KEY_TOKEN:
		return KR_TOKEN_KEY;
	case YAML_VALUE_TOKEN:
		return KR_TOKEN_VALUE;
	case YAML_FLOW_ENTRY_TOKEN:
		return KR_TOKEN_COMMA;
	case YAML_FLOW_SEQUENCE_START_TOKEN:
	case YAML_FLOW_MAPPING_START_TOKEN:
		return KR_TOKEN_OPEN;
	case YAML_FLOW_SEQUENCE_END_TOKEN:
	case YAML_FLOW_MAPPING_END_TOKEN:
		return KR_TOKEN_CLOSE;
	case YAML_VERSION_DIRECTIVE_TOKEN:
	case YAML_TAG_DIRECTIVE_TOKEN:
		return KR_TOKEN_DIRECTIVE;
	case YAML_DOCUMENT_START_TOKEN:
		return KR_TOKEN_BEGIN;
	case YAML_DOCUMENT_END_TOKEN:
		return KR_TOKEN_END;
	default:
		return -1;
	}
}

static void add_token(struct builder *b, kr_tokens *tokens, const yaml_token_t *token)
{
	int kind = token_kind(token->type);
	if (kind < 0 || token->end_mark.index == token->start_mark.index)
		return;
	struct kr_token *t = KR_ADD(b->src->arena, tokens);
	t->start = byte_of(b, token->start_mark.index);
	t->end = byte_of(b, token->end_mark.index);
	t->column = (uint32_t)token->start_mark.column;
	t->kind = (uint8_t)kind;
	if (kind == KR_TOKEN_SCALAR)
		t->style = scalar_styles[token->data.scalar.style];
}

int kr_parse_tokens(struct kr_source *src, kr_tokens *tokens)
{
	struct builder b;
	yaml_token_t token;
	start(&b, src);
	for (bool more = true; more;) {
		if (!yaml_parser_scan(&b.parser, &token)) {
			say_problem(&b);
			break;
		}
		add_token(&b, tokens, &token);
		more = token.type != YAML_STREAM_END_TOKEN;
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&b.parser);
	return src->failed ? KR_FAILED : KR_OK;
}
