/*
 * lib/yaml/doc.h - a text that is open for editing, as the parts of the editor see it.
 *
 * doc.c opens it, place.c finds out where each node really begins and ends, gates.c refuses what
 * readers of YAML disagree about.  lines.c says where a new line goes, render.c writes values,
 * edit.c and remove.c turn an edit into splices, compare.c shows that nothing else changed.
 * Source: YAML-EDITING, section c.
 */
#ifndef KR_YAML_DOC_H
#define KR_YAML_DOC_H

#include "yaml/private.h"

struct kr_comment {
	uint32_t start, end; /* from `#` to behind its last byte; the line end is not part of it */
	uint32_t column;     /* in code points, from 0 */
	bool own_line;       /* nothing but blanks before it */
};

struct kr_doc {
	struct kr_source src;
	kr_documents documents;
	kr_tokens tokens;
	KR_MANY(struct kr_comment) comments;
};

/** New bytes in the place of the old ones from @start to before @end. */
struct kr_splice {
	uint32_t start, end;
	struct kr_buf text;
};

/** What an edit does to the tree; for the comparison afterwards. */
enum kr_change_kind {
	KR_CHANGE_NODE, /* @node becomes @value */
	KR_CHANGE_ADD,  /* @key and @value, or the element @value, stand before @before in @node */
	KR_CHANGE_DROP, /* the pair or element @node is gone */
	KR_CHANGE_NAME, /* the key @node becomes @key */
	KR_CHANGE_CREATE, /* a document @value where there was none */
};

enum { KR_SPLICES = 4 };

/** An edit that was worked out: bytes, and what they mean. */
struct kr_plan {
	const struct kr_doc *doc;
	struct kr_diags *diags;
	enum kr_change_kind kind;
	uint32_t document;
	const struct kr_node *node, *before;
	const char *key;
	const struct kr_value *value;
	struct kr_splice splices[KR_SPLICES]; /* in the order of the bytes */
	uint32_t count;
	uint32_t gone_start, gone_end; /* comments from here to there go with what is removed */
};

/** The hint where nothing better can be said. */
#define KR_BY_HAND _("make the change by hand")

/* ---- opening ------------------------------------------------------------------------------ */

/** Where each node is.  KR_FAILED (reported) if the tokens do not match the tree. */
int kr_doc_place(struct kr_doc *doc);

/** Collects the comments and refuses what readers disagree about.  KR_FAILED when reported. */
int kr_doc_gates(struct kr_doc *doc);

/* ---- asking ------------------------------------------------------------------------------- */

/** Refuses to edit, at @byte.  Returns KR_FAILED. */
int kr_plan_refuse(struct kr_plan *plan, uint32_t byte, const char *hint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/** One splice more, behind the others; the result takes the new bytes. */
struct kr_buf *kr_plan_splice(struct kr_plan *plan, uint32_t start, uint32_t end);

/** The child of @n that @step names, or NULL. */
struct kr_node *kr_node_step(const struct kr_node *n, const struct kr_step *step);

/** The first token that begins at @byte or later; doc->tokens.n if there is none. */
uint32_t kr_doc_token(const struct kr_doc *doc, uint32_t byte);

/** The first comment that begins at @byte or later; doc->comments.n if there is none. */
uint32_t kr_doc_comment(const struct kr_doc *doc, uint32_t byte);

/** Is there a comment from @start to before @end? */
bool kr_doc_has_comment(const struct kr_doc *doc, uint32_t start, uint32_t end);

/** Blanks that nested keys are indented by in this text, at least 1; 2 if none are. */
uint32_t kr_doc_step(const struct kr_doc *doc);

/** Do the lists of this text stand in the column of their key, more often than deeper? */
bool kr_doc_compact(const struct kr_doc *doc);

static inline bool kr_node_is_block(const struct kr_node *n)
{
	return (n->kind == KR_MAP || n->kind == KR_LIST) && n->style == KR_BLOCK;
}

static inline bool kr_node_in_flow(const struct kr_node *n)
{
	return n->parent && n->parent->style == KR_FLOW;
}

/* ---- lines -------------------------------------------------------------------------------- */

/** The start of the line that @byte is on. */
uint32_t kr_line_start(const struct kr_doc *doc, uint32_t byte);

/** The end of the line that @byte is on: of its line end's first byte, or of the text. */
uint32_t kr_line_end(const struct kr_doc *doc, uint32_t byte);

/** The start of the line after @byte, or the end of the text. */
uint32_t kr_line_next(const struct kr_doc *doc, uint32_t byte);

/** Are there only blanks from the start of the line to @byte? */
bool kr_line_begins(const struct kr_doc *doc, uint32_t byte);

/** Are there only blanks, or with @comment a comment, from @byte to the end of the line? */
bool kr_line_rests(const struct kr_doc *doc, uint32_t byte, bool comment);

/** The line end to write near @byte: that of its line, else of the one before, else LF. */
const char *kr_line_eol(const struct kr_doc *doc, uint32_t byte);

/**
 * Where the lines of what ends at @end end too: behind the last of them, before its line end.
 * Comments below that are at column @own or deeper, with no blank line between, belong to it.
 * False: something else follows on the line.
 */
bool kr_lines_behind(const struct kr_doc *doc, uint32_t end, uint32_t own, uint32_t *last);

/** Would lines below that of @byte be read as part of a literal block in @column? */
bool kr_lines_swallow(const struct kr_doc *doc, uint32_t byte, uint32_t column);

/* ---- writing ------------------------------------------------------------------------------ */

/** How new text is to look. */
struct kr_look {
	struct kr_buf *out;
	const char *eol;
	const char *comma; /* between the values of a flow collection */
	uint32_t step;
	bool compact;
	bool json;
	bool literal;       /* a text of several lines may be a literal block */
	bool ended_literal; /* out: the last thing written is one */
	enum kr_style old;  /* for one text: the style that it had */
};

/** Does @v fit behind its key: a text, a flow or an empty collection? */
bool kr_value_is_inline(const struct kr_value *v);

/** Appends @key, with quotes if need be. */
void kr_render_key(struct kr_look *look, const char *key, bool flow);

/** Appends @v as it stands within brackets. */
void kr_render_flow(struct kr_look *look, const struct kr_value *v);

/** Appends the text, flow or empty collection @v for block context; literal lines at @column. */
void kr_render_inline(struct kr_look *look, const struct kr_value *v, uint32_t column);

/**
 * Appends the pairs or elements of @top, each in @column; the first one where @out ends, the others
 * behind a line end.  The last line has no line end.
 */
void kr_render_lines(struct kr_look *look, const struct kr_value *top, uint32_t column);

/**
 * Appends @v as it stands behind the `key:` (@up is KR_MAP) or the `-` (KR_LIST) at @column: from
 * the @gap blanks, or from the line end on.
 */
void kr_render_behind(struct kr_look *look, const struct kr_value *v, enum kr_node_kind up,
	uint32_t column, uint32_t gap);

/** Ends the text with a line end if a literal block comes last in it, which needs one. */
void kr_plan_end_line(struct kr_plan *plan, const struct kr_look *look);

/** How new text near @byte looks like what is there already. */
struct kr_look kr_doc_look(const struct kr_doc *doc, uint32_t byte, struct kr_buf *out);

/* ---- comparing ---------------------------------------------------------------------------- */

/** Is @after what @plan says, and nothing else changed? */
bool kr_plan_holds(const struct kr_plan *plan, const struct kr_doc *after);

/* ---- the verbs: each fills a plan, or refuses ----------------------------------------------- */

int kr_plan_set(struct kr_plan *plan, const struct kr_node *node, const struct kr_value *value);
int kr_plan_add(struct kr_plan *plan, const struct kr_node *into, const struct kr_edit *edit);
int kr_plan_remove(struct kr_plan *plan, const struct kr_node *node);

/** The value of @edit alone in a block collection, as it becomes in an empty place. */
struct kr_value *kr_plan_wrap(const struct kr_plan *plan, const struct kr_edit *edit);

/** @node, whose only child goes, becomes an empty collection; comments in it go too. */
int kr_plan_empty(struct kr_plan *plan, const struct kr_node *node);

#endif
