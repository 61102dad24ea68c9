/*
 * lib/history/merge.h - a merge by meaning, as its parts see it.
 *
 *	merge.c          the whole way: three texts in, one out
 *	merge-text.c     what is no text of its own: line ends, byte order mark, the last line end
 *	merge-pieces.c   a text taken apart into pieces of whole lines
 *	merge-lines.c    the lines between pieces: comments and blank lines
 *	merge-decide.c   what becomes of each piece: a tree of decisions
 *	merge-inside.c   the same for what stands inside a mapping or a list
 *	merge-order.c    in which order the pieces stand
 *	merge-write.c    the bytes that follow from the decisions
 *	merge-prove.c    the bytes, read again: do they say what was decided?
 *
 * A decision is made on trees and comments; the bytes only follow.  So the proof at the end
 * compares two things that were made in different ways.
 */
#ifndef KR_HISTORY_MERGE_H
#define KR_HISTORY_MERGE_H

#include <kring/merge.h>

#include <string.h>

#include "history/match.h"
#include "yaml/doc.h"

/* BASE is the common ancestor.  Nothing may depend on which of the other two is which. */
enum kr_side { KR_BASE, KR_OURS, KR_THEIRS, KR_SIDES };

static inline enum kr_side kr_other_side(enum kr_side side)
{
	return side == KR_OURS ? KR_THEIRS : KR_OURS;
}

/* ---- texts -------------------------------------------------------------------------------- */

/** How a text is stored, apart from what it says. */
struct kr_dress {
	bool bom, crlf, open_end; /* open_end: the last line has no line end */
};

/** The text without its dress, in @arena: lines end in LF, the last one too. */
struct kr_bytes kr_undress(struct kr_arena *arena, struct kr_bytes text, struct kr_dress *dress);

/** Appends @text, dressed. */
void kr_dress(struct kr_buf *out, struct kr_bytes text, struct kr_dress dress);

/* ---- pieces ------------------------------------------------------------------------------- */

struct kr_span {
	uint32_t start, end;
};

/** One pair, one element, or the whole text, on one side. */
struct kr_piece {
	const struct kr_doc *doc;
	const struct kr_node *key;   /* NULL: an element, or the whole */
	const struct kr_node *value; /* NULL: the whole of an empty text */
	struct kr_span all;          /* whole lines; in a flow collection just its bytes */
	uint32_t body;               /* where comments and blank lines above it end */
	uint32_t column;             /* of the collection that it is in */
	bool joined;                 /* begins on a line that a `-` around it began */
	bool flow;                   /* in a flow collection */
};

typedef KR_MANY(const struct kr_piece *) kr_pieces;

/** A piece whose value is a collection, opened. */
struct kr_opened {
	const struct kr_piece *piece;
	bool flow;
	uint32_t column;      /* block: of what is inside */
	struct kr_span front; /* from the body on: `key:` with its line end, or `- ` */
	struct kr_span back;  /* flow: from behind the last entry to the end of the line */
	struct kr_span foot;  /* whole lines below what is inside */
	kr_pieces inside;
};

/** The piece that the whole of @doc is. */
const struct kr_piece *kr_piece_of_doc(struct kr_arena *arena, const struct kr_doc *doc);

/** Opens @piece.  False: it is no collection, or cannot be taken apart. */
bool kr_piece_open(struct kr_arena *arena, const struct kr_piece *piece, struct kr_opened *opened);

static inline struct kr_bytes kr_span_bytes(const struct kr_piece *piece, struct kr_span span)
{
	return (struct kr_bytes){ piece->doc->src.s + span.start, span.end - span.start };
}

static inline struct kr_span kr_piece_body(const struct kr_piece *piece)
{
	return (struct kr_span){ piece->body, piece->all.end };
}

static inline bool kr_same_bytes(struct kr_bytes a, struct kr_bytes b)
{
	return a.len == b.len && !memcmp(a.s, b.s, a.len);
}

/* ---- lines -------------------------------------------------------------------------------- */

/** A line of comment, or a blank one. */
struct kr_line {
	struct kr_bytes text; /* without blanks before it and the line end */
	uint32_t blanks;      /* before it */
	uint32_t column;      /* of the collection that it belongs to */
};

typedef KR_MANY(struct kr_line) kr_lines;

/** Appends the lines of @span. */
void kr_lines_of(struct kr_arena *arena, const struct kr_piece *piece, struct kr_span span,
	uint32_t column, kr_lines *out);

/**
 * Merges lines: what one side took out goes, what one side put in comes.  False: too many.
 */
bool kr_lines_merge(struct kr_arena *arena, const kr_lines sides[KR_SIDES], kr_lines *out);

/* ---- decisions ---------------------------------------------------------------------------- */

enum kr_mix_how {
	KR_MIX_GONE,     /* nothing is left of it */
	KR_MIX_SIDE,     /* the piece of @side, as it is */
	KR_MIX_BODY,     /* the piece of @side, under the merged lines @lead */
	KR_MIX_INSIDE,   /* merged piece by piece */
	KR_MIX_CONFLICT, /* both, between markers */
};

/** What becomes of a piece. */
struct kr_mix {
	enum kr_mix_how how;
	enum kr_side side;
	const struct kr_piece *piece[KR_SIDES]; /* NULL: not on that side */
	int32_t place[KR_SIDES];                /* which one it is among its neighbours there */
	kr_pieces run[KR_SIDES];                /* conflict: what stands on each side */
	kr_lines lead, foot;

	/* Inside: */
	bool flow;
	bool list;                   /* else a map */
	struct kr_bytes front, back; /* without indentation; see struct kr_opened */
	uint32_t deeper;             /* columns that what is inside is deeper than the piece */
	KR_MANY(struct kr_mix *) inside;
};

/** Decides about one piece that is there on one side at least. */
struct kr_mix *kr_mix_decide(struct kr_arena *arena, const struct kr_sense *sense,
	const struct kr_piece *const piece[KR_SIDES]);

/** Merges what is inside the pieces of @mix.  False: it is to be a conflict as a whole. */
bool kr_mix_inside(struct kr_arena *arena, const struct kr_sense *sense, struct kr_mix *mix);

/**
 * Puts what is inside of @mix in order; @sense is that of the collection.  What both sides put in
 * the same place of an ordered list becomes one conflict.  False: as a whole.
 */
bool kr_mix_order(struct kr_arena *arena, const struct kr_sense *sense, struct kr_mix *mix);

/** Which of the two sides counts by the base; KR_BASE: they differ and both differ from it. */
enum kr_side kr_side_of(bool ours_is_base, bool theirs_is_base, bool same);

/* ---- writing and proving ------------------------------------------------------------------ */

/** What the two sides are called; git 2.39 does not say whose they are. */
#define KR_LABEL_OURS _("one side")
#define KR_LABEL_THEIRS _("other side")

/** How conflicts are written: with markers, or one side of each. */
struct kr_picture {
	enum kr_side only; /* KR_BASE: markers */
	unsigned marker_size;
};

/** Appends the text that follows from @root. */
void kr_mix_write(const struct kr_mix *root, struct kr_picture picture, struct kr_buf *out);

/** Does the tree @node, with @side of every conflict, say what @root decided? */
bool kr_mix_proves(const struct kr_mix *root, const struct kr_node *node, enum kr_side side);

/** Are all comments there that neither side took out, in one of the @n texts? */
bool kr_comments_kept(struct kr_arena *arena, const struct kr_doc *const sides[KR_SIDES],
	const struct kr_doc *const *results, uint32_t n);

/** How many conflicts there are in @mix. */
uint32_t kr_mix_conflicts(const struct kr_mix *mix);

#endif
