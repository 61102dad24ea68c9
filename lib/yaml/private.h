/*
 * lib/yaml/private.h - what the parts of lib/yaml share.
 *
 * scan.c looks at the raw bytes, parse.c (the only file that knows libyaml) makes the tree and the
 * tokens, explain.c puts libyaml's problems into words.  The editor (doc.c and the files that it
 * uses) has a header of its own, doc.h.
 */
#ifndef KR_YAML_PRIVATE_H
#define KR_YAML_PRIVATE_H

#include "yaml/yaml.h"
#include "base/i18n.h"

/** A character of more than one byte. */
struct kr_wide_char {
	uint32_t index; /* code points before it, a byte order mark at the start not counted */
	uint32_t extra; /* bytes more than code points, from the start to behind it */
};

typedef KR_MANY(struct kr_wide_char) kr_wide;

/** A place with its byte. */
struct kr_spot {
	uint32_t byte;
	struct kr_at at;
};

static inline struct kr_spot kr_node_spot(const struct kr_node *n)
{
	return (struct kr_spot){ n->byte, n->at };
}

/** The bytes that are being read, and where findings about them go. */
struct kr_source {
	struct kr_arena *arena;
	struct kr_diags *diags;
	const char *path;
	const char *s; /* @len bytes and a NUL */
	uint32_t len;
	uint32_t bom; /* 3 when the text begins with a byte order mark, else 0 */
	bool strict;  /* refuse what FORMAT refuses */
	bool editing; /* report with KR_CANNOT, not as findings; nodes are struct kr_placed */
	bool failed;  /* something was reported */
	kr_wide wide; /* filled by kr_scan() */

	/* How far kr_source_at() has counted. */
	uint32_t seen, line, line_start;
};

/** One document of the text. */
struct kr_document {
	struct kr_node *root; /* NULL: an empty document has an empty plain scalar, so never NULL */
	uint32_t at;          /* byte of its first token */
	bool open, closed;    /* begun by `---`, ended by `...` */
	bool directive;       /* `%YAML` or `%TAG` before it */
};

typedef KR_MANY(struct kr_document) kr_documents;

/**
 * A node with what only the editor knows about it.  With src->editing, every node of the tree is
 * one of these; kr_placed() gives it.  Filled in by kr_doc_place().
 */
struct kr_placed {
	struct kr_node n; /* first, so that the address is the same */
	uint32_t lead;    /* byte of the `-` or `?` before it, or of its first token */
	uint32_t body;    /* byte of its content, behind tag and anchor */
	uint32_t
		colon; /* value: byte behind its `:`; element: behind its `-`; 0 if there is none */
	uint32_t column; /* block collection: of its entries, from 0; scalar: of its token */
	bool is_key;
	bool question; /* key: there is a `?` before it */
	bool single;   /* map: a pair in a flow list, without braces */
};

static inline struct kr_placed *kr_placed(const struct kr_node *n)
{
	return (struct kr_placed *)(uintptr_t)n;
}

/** What a token is to the editor. */
enum kr_token_kind {
	KR_TOKEN_SCALAR,
	KR_TOKEN_ALIAS,
	KR_TOKEN_ANCHOR,
	KR_TOKEN_TAG,
	KR_TOKEN_DASH,
	KR_TOKEN_KEY,   /* `?` */
	KR_TOKEN_VALUE, /* `:` */
	KR_TOKEN_COMMA,
	KR_TOKEN_OPEN,  /* `[` or `{` */
	KR_TOKEN_CLOSE, /* `]` or `}` */
	KR_TOKEN_DIRECTIVE,
	KR_TOKEN_BEGIN, /* `---` */
	KR_TOKEN_END,   /* `...` */
};

struct kr_token {
	uint32_t start, end; /* bytes */
	uint32_t column;     /* code points from the line's start */
	uint8_t kind;        /* enum kr_token_kind */
	uint8_t style;       /* of a scalar: enum kr_style */
};

typedef KR_MANY(struct kr_token) kr_tokens;

/** What libyaml said, with places that are inside the file. */
struct kr_problem {
	const char *text, *context; /* context may be NULL */
	struct kr_spot at, context_at;
};

/** Starts reading @len bytes at @s.  False (reported) if they are too many. */
bool kr_source_open(struct kr_source *src, const char *s, size_t len);

/** The place of @byte, clamped into the text.  Cheap when asked for in rising order. */
struct kr_spot kr_source_at(struct kr_source *src, uint32_t byte);

/** Reports: a finding of @rule, or when editing a KR_CANNOT.  The result is good for a hint. */
struct kr_diag *kr_source_say(struct kr_source *src, const char *rule, struct kr_spot at,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/** Reports what FORMAT refuses, with what to do.  Returns KR_FAILED. */
int kr_source_refuse(struct kr_source *src, struct kr_spot at, const char *what, const char *hint);

/**
 * The raw scan: conflict markers, and characters that readers of YAML or people see differently.
 * Fills src->wide.  Returns KR_FAILED when something was reported.
 */
int kr_scan(struct kr_source *src);

/** What is wrong with a character. */
enum kr_fault {
	KR_FAULT_NONE,
	KR_FAULT_NUL,
	KR_FAULT_RETURN, /* not before a line feed */
	KR_FAULT_BREAK,  /* NEL, LS, PS */
	KR_FAULT_MARK,   /* U+FEFF */
	KR_FAULT_BIDI,
	KR_FAULT_CONTROL,
};

/** The fault of the character at @s (before @end), and its code point. */
enum kr_fault kr_scan_fault(const char *s, const char *end, uint32_t *code);

/** What it is, translated: 'a NUL byte'. */
const char *kr_fault_name(enum kr_fault fault);

/** Puts a problem of libyaml into words and reports it. */
void kr_explain(struct kr_source *src, const struct kr_problem *p);

/** The node that follows @n in the order of the text, within @top; NULL behind the last. */
struct kr_node *kr_node_after(const struct kr_node *n, const struct kr_node *top);

/** How often the map @map has @key; the last key that is it goes to @last. */
uint32_t kr_node_count(const struct kr_node *map, const char *key, const struct kr_node **last);

/** The key of the pair that @value is the value of. */
struct kr_node *kr_node_key(const struct kr_node *value);

/** Events to trees.  KR_FAILED when something was reported. */
int kr_parse_documents(struct kr_source *src, kr_documents *documents);

/** The root of a record: a map, an empty one for an empty file; else refused. */
int kr_parse_root(struct kr_source *src, const kr_documents *documents, struct kr_node **root);

/** The tokens of @src that take room, in order.  KR_FAILED when something was reported. */
int kr_parse_tokens(struct kr_source *src, kr_tokens *tokens);

#endif
