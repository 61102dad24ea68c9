/*
 * lib/report/layout.h - putting words on lines, for the formats that people read.
 *
 * A grid is a table as a terminal or a file shows it: the header and the rows as safe text on one
 * line each, with the width of each column.  Where a terminal is too narrow, kr_grid_fit() first
 * puts what is copied and may stand `under` something, a command, on a line of its own below its
 * row; then the columns that may stand `under` another below it; and then it breaks texts between
 * words, in titles too.  Where that is still too wide the rows become cards: each cell on a line of
 * its own, behind its title.  In a table an id or a day is never broken, and nothing is ever cut
 * off.
 */
#ifndef KR_REPORT_LAYOUT_H
#define KR_REPORT_LAYOUT_H

#include <kring/report.h>

enum {
	KR_GRID_GAP = 2,       /* blanks between two columns */
	KR_GRID_BELOW = 4,     /* blanks before a line that stands below a row */
	KR_COMMAND_INDENT = 2, /* blanks before the further lines of a command */
};

/** One column of a grid. */
struct kr_grid_column {
	const struct kr_column *of;
	size_t width; /* of its widest line, the title included */
	size_t word;  /* of its widest word: narrower, a word is broken */
	size_t least; /* that it can be made */
};

struct kr_grid {
	struct kr_arena *arena;
	struct kr_grid_column *columns;
	size_t n_columns, n_rows; /* rows without the header */
	const char **cells;       /* the header first; n_columns for each row */
	bool fitted;              /* it was too wide; titles and cells may have several lines */
	const char **below;       /* of each row, the header too, the lines under it, or NULL */
	bool cards;               /* too wide for a table: each row is to be printed downwards */
};

/** The table @b as a grid, every row on one line; memory of @arena. */
struct kr_grid kr_grid_of(struct kr_arena *arena, const struct kr_block *b);

/** Makes @g as narrow as @width where that can be; cells and `below` may get several lines. */
void kr_grid_fit(struct kr_grid *g, size_t width);

/** Does a column like @c appear where people read? */
bool kr_column_shown(const struct kr_column *c);

/** The title of column @i of @b, in the reader's language. */
const char *kr_column_title(const struct kr_block *b, size_t i);

/**
 * Is there nothing for people to read in block @i of @d, not even that it is empty?  A heading is
 * silent when nothing under it speaks.
 */
bool kr_block_silent(const struct kr_document *d, size_t i);

/** The same where nothing is drawn: what is drawn and stands in tables too says nothing new. */
bool kr_block_left_out(const struct kr_document *d, size_t i);

/**
 * Appends @text, which is safe and on one line, broken between words into lines of at most @width
 * columns; each line but the first begins with @indent blanks, which count.  A word that is wider
 * than a line is broken where the line ends.  @width 0: not broken at all.
 */
void kr_wrap(struct kr_buf *out, const char *text, size_t width, size_t indent);

/** Where a box of a figure stands in a tree. */
struct kr_branch {
	uint32_t box;
	const struct kr_line *to; /* that it hangs on; NULL: it is a top */
	uint32_t depth;           /* of a top 0 */
	bool more;                /* another one hangs below it on the same box */
};

/**
 * The boxes of @b in the order of a tree, each once, with those below it right after it; as many as
 * the figure has.  Memory of @arena.
 */
const struct kr_branch *kr_figure_branches(struct kr_arena *arena, const struct kr_block *b);

/**
 * Appends @command likewise, with a backslash at the end of each line but the last: then a shell
 * reads it as one when it is copied.  What stands in quotes stays together.
 */
void kr_wrap_command(struct kr_buf *out, const char *command, size_t width, size_t indent);

/**
 * Appends the figure @b as a tree: a box on each line, below and right of the one above it; a box
 * that stands above itself is shown once.  @drawn: box drawing characters are welcome; without,
 * plain ASCII.  @width: as kr_wrap() has it.
 */
void kr_figure_tree(struct kr_buf *out, const struct kr_block *b, bool drawn, size_t width);

/**
 * Appends the figure @b as a graph in the language of Mermaid.  Its names are numbers, and of
 * labels everything but letters, digits and harmless signs is written as a character code, so that
 * nothing in a name can end the label, the line or the block around it.
 */
void kr_figure_mermaid(struct kr_buf *out, const struct kr_block *b);

/**
 * The timeline @b as a table of its days, with the columns date, event, record, part, title and
 * who; for people what is to be done, for machines the command that helps, when the day was set and
 * how often before; memory of @arena.
 */
const struct kr_block *kr_timeline_table(struct kr_arena *arena, const struct kr_block *b);

/** How far off a day is. */
enum kr_bucket {
	KR_BUCKET_OVERDUE,
	KR_BUCKET_MONTH,
	KR_BUCKET_QUARTER,
	KR_BUCKET_LATER,
	KR_BUCKETS
};
enum kr_bucket kr_bucket_of(int32_t day, int32_t today);

/** The same for people: `overdue`, `within 30 days` … */
const char *kr_bucket_said(enum kr_bucket bucket);

/**
 * The timeline @b in short, as a table for people: of each bucket how many days there are, the
 * first of them, and what falls on them; memory of @arena.
 */
const struct kr_block *kr_timeline_buckets(struct kr_arena *arena, const struct kr_block *b);

/** The fixed word of @kind, `evaluation`; and how people say it. */
const char *kr_due_word(enum kr_due_kind kind);
const char *kr_due_said(enum kr_due_kind kind);

/** The next line at *@s without its end, and in *@len its bytes; NULL at the end of the text. */
const char *kr_text_line(const char **s, size_t *len);

#endif
