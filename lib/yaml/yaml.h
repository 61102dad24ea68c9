/*
 * lib/yaml/yaml.h - YAML text with positions, and changing one thing in it.
 *
 * Reading (kr_yaml_parse) makes a tree of nodes from libyaml's events.  Each node knows its bytes.
 * The tree is read by the decoder (lib/model) and dropped.
 *
 * Editing (kr_doc_open, kr_doc_edit) works on a document: bytes, tree, tokens and comments.  An
 * edit is a pure function: it gives a new document and leaves the old one as it was.  It splices
 * new bytes into the old ones, opens the result, and compares: the tree must be the old one with
 * just that change, all comments must be there, and every byte outside must be equal.  Otherwise it
 * refuses, with line and column, what was found, and what to do by hand.
 *
 * Source: YAML-EDITING (algorithm of c, styles of d, gates of e, the 68 cases).
 */
#ifndef KR_YAML_YAML_H
#define KR_YAML_YAML_H

#include <kring/base.h>
#include <kring/diag.h>

enum {
	KR_YAML_MAX_BYTES = 1024 * 1024, /* FORMAT, SAFETY: larger is a finding */
	KR_YAML_MAX_DEPTH = 32,
	KR_YAML_MAX_EVENTS = 200000,
};

enum kr_node_kind { KR_SCALAR, KR_MAP, KR_LIST, KR_ALIAS };

enum kr_style { KR_PLAIN, KR_SINGLE, KR_DOUBLE, KR_LITERAL, KR_FOLDED, KR_BLOCK, KR_FLOW };

/**
 * One node.  The children of a list are its elements; those of a map are key, value, key, value …
 * in file order, linked by @next.
 */
struct kr_node {
	uint8_t kind;   /* enum kr_node_kind */
	uint8_t style;  /* enum kr_style */
	bool has_tag;   /* only outside the strict reading: anchors and tags are findings there */
	uint32_t count; /* elements, or pairs */
	struct kr_at at;
	uint32_t byte;     /* where it starts */
	uint32_t end;      /* byte behind it; of a block collection only after kr_doc_open */
	uint32_t len;      /* of @value */
	const char *value; /* decoded scalar, NUL behind; NULL for collections */
	const char *anchor, *tag;
	struct kr_node *first, *next, *parent;
};

/** Is it an unquoted nothing, `~` or `null`?  To the format that means: key absent. */
bool kr_node_is_null(const struct kr_node *n);

/** The value of @key in the map @map, or NULL; also NULL if @map is NULL or no map. */
struct kr_node *kr_node_get(const struct kr_node *map, const char *key);

/**
 * Reads one record strictly: one document, a map at its root, and none of what FORMAT refuses.
 *
 * @arena  holds the nodes and the decoded values (a value may point into @bytes)
 * @bytes  @len bytes that outlive the nodes, followed by one readable NUL byte
 * @path   for the findings: file-too-large, yaml-syntax, yaml-refused, yaml-duplicate-key,
 *         conflict-marker
 *
 * Returns KR_OK, or KR_FAILED with one finding or more added.  All conflict markers and all
 * duplicate keys of a file are reported in one run; a syntax error ends the reading.
 * An empty file (or only comments) is an empty map at line 1.
 */
int kr_yaml_parse(struct kr_arena *arena, const char *bytes, size_t len, const char *path,
	struct kr_diags *diags, struct kr_node **root);

/* ---- editing ------------------------------------------------------------------------------ */

struct kr_doc;

/**
 * A step on the way to a node: a key, or the number of an element (negative: from the end, -1 is
 * the last).  A path is an array of steps that ends with KR_STEP_END.
 */
struct kr_step {
	const char *key; /* NULL: by number */
	int32_t number;
	bool end;
};
#define KR_KEY(k)                                                                                  \
	{                                                                                          \
		.key = (k)                                                                         \
	}
#define KR_NTH(n)                                                                                  \
	{                                                                                          \
		.number = (n)                                                                      \
	}
#define KR_STEP_END                                                                                \
	{                                                                                          \
		.end = true                                                                        \
	}

/** What is to be written: a scalar, or a collection of them.  Built with kr_value_*(). */
struct kr_value {
	uint8_t kind;    /* KR_SCALAR, KR_MAP, KR_LIST */
	bool raw;        /* scalar: date, number, word or id, written as it is, never quoted */
	bool flow;       /* collection: on one line, `{a: b}` or `[a, b]` */
	const char *key; /* in a map */
	const char *text;
	uint32_t len;
	struct kr_value *first, *last, *next, *parent;
};

struct kr_value *kr_value_map(struct kr_arena *a, bool flow);
struct kr_value *kr_value_list(struct kr_arena *a, bool flow);
/** Free text: the style is chosen for it.  @s may have several lines. */
struct kr_value *kr_value_text(struct kr_arena *a, const char *s, size_t len);
/** A date, number, word or id, written without quotes. */
struct kr_value *kr_value_raw(struct kr_arena *a, const char *s);
/** Appends @v under @key (copied) to the map @map; a NULL @v is left out. */
void kr_value_put(struct kr_arena *a, struct kr_value *map, const char *key, struct kr_value *v);
void kr_value_push(struct kr_value *list, struct kr_value *v);
/** A copy of @v and all below it. */
struct kr_value *kr_value_copy(struct kr_arena *a, const struct kr_value *v);
/** A copy of the node @n as a value, styles of collections and rawness kept. */
struct kr_value *kr_value_of_node(struct kr_arena *a, const struct kr_node *n);

enum kr_edit_verb {
	KR_EDIT_SET,    /* the node at @path becomes @value (any kind for any kind) */
	KR_EDIT_INSERT, /* a pair @key: @value into the map at @path, or where nothing is yet */
	KR_EDIT_APPEND, /* @value to the end of the list at @path, or where nothing is yet */
	KR_EDIT_REMOVE, /* the pair or element at @path, with its comment on the same line */
	KR_EDIT_RENAME, /* the key of the pair at @path becomes @key */
};

struct kr_edit {
	enum kr_edit_verb verb;
	uint32_t document; /* which one, where there are several; 0 is the first */
	const struct kr_step *path;
	const char *key;            /* INSERT, RENAME */
	const char *before, *after; /* INSERT: next to that sibling key; both NULL: at the end */
	const struct kr_value *value;
};

/**
 * Opens @bytes for editing: everything that kr_yaml_parse() refuses is refused too when @strict,
 * otherwise (general YAML; for tests) anchors, tags and several documents may be there.
 * Reports with KR_CANNOT and a place.  All memory is of @arena; @bytes must outlive the document.
 */
int kr_doc_open(struct kr_arena *arena, const char *bytes, size_t len, const char *path,
	bool strict, struct kr_diags *diags, struct kr_doc **doc);

/** The root node of the (first) document; NULL if there is none. */
struct kr_node *kr_doc_root(const struct kr_doc *doc);

/** The node at @path, or NULL. */
struct kr_node *kr_doc_find(const struct kr_doc *doc, const struct kr_step *path);

/** The bytes; owned by the document's arena, NUL behind. */
const char *kr_doc_bytes(const struct kr_doc *doc, size_t *len);

/**
 * The document after @edit; its memory is that of @doc's arena.
 *
 * Comments stay where they are: what would replace one is refused; a removed pair takes those on
 * its lines and deeper below.  Comment lines directly above a key are about that key, but those
 * above the first key of the file are about the file.  A text of several lines becomes a literal
 * block; one that comes last in the file gets a line end even if the file had none.
 *
 * Refuses (KR_CANNOT, with a place and what to do by hand) where it cannot be done without
 * touching anything else.  @doc stays as it is.
 */
int kr_doc_edit(const struct kr_doc *doc, const struct kr_edit *edit, struct kr_diags *diags,
	struct kr_doc **after);

/**
 * A new file from @root (a map): block style at the top, a literal block for long text, line ends
 * LF.  @comment, if any, comes first, each of its lines behind `# `.
 */
void kr_value_write(const struct kr_value *root, const char *comment, struct kr_buf *out);

#endif
