/*
 * kring/report.h - documents, and printing them.
 *
 * A report builds one document: title, the day it is for, headings, paragraphs, lists, tables with
 * typed columns, the fields of one record, figures, and texts that people wrote.  A format prints
 * any document: reports + formats, not reports × formats.  A report reads a loaded workspace and
 * knows no format; a format knows no record.
 *
 *	struct kr_document d;
 *	struct kr_buf out = KR_BUF_INIT;
 *	kr_workspace_keep(ws);                       concerns and texts are printed
 *	if (kr_workspace_load(ws) == KR_OK && report->build(ws, &options, &d) == KR_OK &&
 *		format->print(&d, &(struct kr_layout){ .width = 80 }, &out) == KR_OK)
 *		...write out.s
 *
 * Every report goes once through the records: its time is linear in the folder.  Facts dated after
 * the day of the workspace are left out.
 *
 * To add a report: lib/report/NAME.c and a line in lib/report/reports.def.  To add a format:
 * lib/report/format-NAME.c and a line in lib/report/formats.def.
 *
 * Source: COMMANDS, 'Look' and 'Reports'; SAFETY, contract 7.
 */
#ifndef KRING_REPORT_H
#define KRING_REPORT_H

#include <kring/lifecycle.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- documents ---------------------------------------------------------------------------- */

/** What a column holds: decides alignment, whether its lines may be broken, and the JSON type. */
enum kr_column_type {
	KR_COLUMN_TEXT,   /* words: broken over lines where a terminal is too narrow */
	KR_COLUMN_ID,     /* to be copied: an id, a path, a command; never broken */
	KR_COLUMN_WORD,   /* of a closed list: the fixed word for machines, its translation shown */
	KR_COLUMN_DAY,    /* `2026-12-01` */
	KR_COLUMN_NUMBER, /* decimal digits; to the right; a number in JSON */
	KR_COLUMN_FLAG,   /* `true` or `false`, so in JSON; people read what is shown */
	KR_COLUMN_LIST,   /* several texts: an array in JSON; broken over lines as words are */
	KR_COLUMN_ROOM,   /* to be written in on paper: dots, or empty and wide; for people only */
};

/** Whom a column or block is for. */
enum kr_audience {
	KR_FOR_ALL,
	KR_FOR_PEOPLE,
	KR_FOR_MACHINES,
	KR_FOR_TYPING, /* who types commands, and machines: a site leaves it out, paper a column */
};

struct kr_column {
	const char *key;   /* stable, for machine formats; never translated */
	const char *title; /* for people; N_(), a format translates it */
	enum kr_column_type type;
	enum kr_audience audience;
	bool under; /* on a narrow terminal it may stand below the column before it */
};

enum kr_block_kind {
	KR_HEADING,
	KR_PARAGRAPH,
	KR_BULLETS,
	KR_TABLE,
	KR_FIELDS,    /* one record: a table of exactly one row, printed downwards, empty cells left
			 out */
	KR_PROSE,     /* a text that a person wrote, as it stands in the file: Markdown */
	KR_FIGURE,    /* what stands above what: circles in circles, a tree, a graph, or nodes and
			 edges */
	KR_TIMELINE,  /* days on which something is to be done or ends */
	KR_REVISIONS, /* what changed, each a sentence in which words went and came; for people */
};

/** A stretch of words in a text that was changed. */
enum kr_passage_kind { KR_PASSAGE_KEPT, KR_PASSAGE_WENT, KR_PASSAGE_CAME };
struct kr_passage {
	enum kr_passage_kind kind;
	const char *text; /* without blanks at its ends, which are put between pieces */
};
typedef KR_MANY(struct kr_passage) kr_passages;

/** One cell.  @text NULL or empty means that there is nothing. */
struct kr_cell {
	const char *text;     /* what machines read: an id, a fixed word, a day, a number */
	const char *shown;    /* what people read where it differs: a name, a translated word */
	const kr_texts *many; /* of a KR_COLUMN_LIST: its elements, borrowed; @text joins them */
	const char *ref; /* the record that it names, `agreement/geboortezorg/intake`; or NULL */
};

/** How a row strikes the eye where there is colour; what it says is always in words too. */
enum kr_tone { KR_TONE_PLAIN, KR_TONE_SOON, KR_TONE_LATE };

struct kr_row {
	struct kr_cell *cells; /* as many as the table has columns */
	enum kr_tone tone;
};

/** Something in a figure. */
struct kr_box {
	const char *id;    /* for machines */
	const char *shown; /* its name */
	const char *ref;   /* the record that it is, or NULL */
	const char *note;  /* what is said of it in words, `2 evaluations overdue`; or NULL */
	uint32_t weight;   /* how large it is drawn where size can tell; 0 counts as 1 */
	bool empty;        /* nobody and nothing in it */
	bool late;         /* something in it is overdue; @note says so too */
};

/** One thing in a figure stands above another; both are numbers of boxes. */
struct kr_line {
	uint32_t above, below;
	const char *label; /* what joins them, for people; NULL: nothing is said */
	bool loose;        /* it does not join them as it should; the label says so too */
	const char *leader, *delegate; /* the two people of a double link, by name; or NULL */
};

/** What a day in a timeline is; its fixed word is `evaluation`, `mandate` … */
enum kr_due_kind {
	KR_DUE_EVALUATION, /* an agreement comes back */
	KR_DUE_MANDATE,    /* a mandate ends */
	KR_DUE_TERM,       /* the term of a role ends */
	KR_DUE_ACTION,     /* an action is due */
	KR_DUE_ROUND,      /* a consent round closes */
	KR_DUE_OTHER,      /* what is deferred, suspended or planned until a day */
	KR_DUE_KINDS
};

/** Something that falls on a day. */
struct kr_due {
	int32_t day;
	enum kr_due_kind kind;
	enum kr_tone tone;
	const char *ref;      /* the record, `agreement/geboortezorg/intake` */
	const char *part;     /* of the record: the action's name, the role; or NULL */
	const char *title;    /* for people: of the agreement, of the circle … */
	const char *plain;    /* the same where no language may change it; NULL: @title */
	const char *what;     /* for people: what is to be done */
	const char *who;      /* for people: whose it is, names; or NULL */
	const kr_texts *whom; /* the same by their ids; or NULL */
	int32_t changed;      /* the last day on which the record says that this was decided */
	uint32_t version;     /* how often this day was set before; 0: never */
	const char *summary; /* all of it in one line, for people: `evaluation: Warme overdracht` */
	const char *command; /* that helps; or NULL */
};

struct kr_block {
	enum kr_block_kind kind;
	enum kr_audience audience; /* the same may be a table for machines and another for people */
	bool verbatim;             /* the titles of the columns are names, and not translated */
	int level;                 /* of a heading: 1 or 2 */
	const char *key;  /* of a table, fields, list or prose: its name in machine formats; prose
			     without one is for people only */
	bool one_of_many; /* of fields: a row of the array @key in machine formats */
	const char *text; /* of a heading, paragraph or prose; of a table: what to say when empty */
	size_t said;      /* so much of @text is for all; what follows names a command; 0: all */
	const struct kr_column *columns;
	size_t n_columns;
	KR_MANY(struct kr_row) rows;
	KR_MANY(const char *) bullets;
	KR_MANY(kr_passages) revisions;
	KR_MANY(struct kr_box) boxes; /* of a figure */
	KR_MANY(struct kr_line) lines;
	KR_MANY(struct kr_due) dues; /* of a timeline, the earliest first */
	int32_t today;               /* of a timeline: the day that it is seen from */
	bool told; /* of a timeline or figure: tables have it too, and text leaves it out */
};

/**
 * A document.  Tables that share a key are one array in machine formats, so that people may read
 * a table per circle where a program reads one.  All memory is of @arena.
 */
struct kr_document {
	struct kr_arena *arena;
	const char *name; /* of the report */
	const char *title;
	const char *network;
	const char *language; /* that people write in, by its network: `nl`; or NULL */
	int32_t day;          /* that it is for */
	bool rows_only; /* no title; machine formats print the rows of its one table and no more */
	bool page_each; /* on paper each heading of level 1 begins a new page */
	KR_MANY(struct kr_block) blocks;
};

/** Starts a document for @name on the day of @ws; texts live in the arena of @ws. */
KR_PUBLIC void kr_document_init(
	struct kr_document *d, struct kr_workspace *ws, const char *name, const char *title);
/** A heading under which nothing is printed is not printed either. */
KR_PUBLIC void kr_document_heading(struct kr_document *d, int level, const char *text);
KR_PUBLIC void kr_document_paragraph(struct kr_document *d, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/**
 * @text as a person wrote it, borrowed; NULL: nothing, and null in JSON.  @key NULL: for people
 * only, where machines find it in a table.
 */
KR_PUBLIC void kr_document_prose(struct kr_document *d, const char *key, const char *text);
/**
 * The block that comes back is good until the next one is added.
 * @when_empty  what people read when there is no row; NULL: then they see nothing at all
 */
KR_PUBLIC struct kr_block *kr_document_table(struct kr_document *d, const char *key,
	const struct kr_column *columns, size_t n, const char *when_empty);
/** Adds to the last block, a paragraph or what an empty table says, which command helps: @how. */
KR_PUBLIC void kr_document_how(struct kr_document *d, const char *how);
/** The cells of one record, one for each column. */
KR_PUBLIC struct kr_cell *kr_document_fields(
	struct kr_document *d, const char *key, const struct kr_column *columns, size_t n);
/** The same where a document has several such records: machine formats make them one array. */
KR_PUBLIC struct kr_cell *kr_document_card(
	struct kr_document *d, const char *key, const struct kr_column *columns, size_t n);
/** The cells of a new row, empty; good for as long as the document. */
KR_PUBLIC struct kr_cell *kr_block_row(
	struct kr_document *d, struct kr_block *table, enum kr_tone tone);
KR_PUBLIC struct kr_block *kr_document_bullets(struct kr_document *d, const char *key);
KR_PUBLIC void kr_block_bullet(struct kr_document *d, struct kr_block *list, const char *text);

/** A list of what changed; KR_PASSAGE_WENT is shown as `[-words-]`, KR_PASSAGE_CAME as `{+words+}`.
 */
KR_PUBLIC struct kr_block *kr_document_revisions(struct kr_document *d);
/** The pieces of a new one, to be filled at once. */
KR_PUBLIC kr_passages *kr_block_revision(struct kr_document *d, struct kr_block *list);

/** A figure of what is added to it by these two; @id, @shown and @label are borrowed. */
KR_PUBLIC struct kr_block *kr_document_figure(struct kr_document *d, const char *key);
/** The number of the new box. */
KR_PUBLIC uint32_t kr_figure_box(
	struct kr_document *d, struct kr_block *figure, const char *id, const char *shown);
KR_PUBLIC void kr_figure_line(
	struct kr_document *d, struct kr_block *figure, const struct kr_line *line);
/** The box that has the number @i, to say more of it. */
KR_PUBLIC struct kr_box *kr_figure_box_at(struct kr_block *figure, uint32_t i);

/** A timeline of what is added to it; its texts are borrowed. */
KR_PUBLIC struct kr_block *kr_document_timeline(struct kr_document *d, const char *key);
KR_PUBLIC void kr_timeline_add(
	struct kr_document *d, struct kr_block *timeline, const struct kr_due *due);

/**
 * The keys of the tables that programs find in @d, each once and in its order, added to @keys
 * (memory of the document): what kr_layout.table may name.
 */
KR_PUBLIC void kr_document_tables(const struct kr_document *d, kr_texts *keys);

/** Fill one cell.  Absent texts and days leave it empty; C strings are borrowed. */
KR_PUBLIC struct kr_cell kr_cell_text(const struct kr_text *t);
KR_PUBLIC struct kr_cell kr_cell_day(struct kr_document *d, int32_t day);
KR_PUBLIC struct kr_cell kr_cell_number(struct kr_document *d, double value);
/** @shown: what people read where @is, or NULL; where it is not they read nothing. */
KR_PUBLIC struct kr_cell kr_cell_flag(bool is, const char *shown);

/** What people read in @cell; never NULL. */
KR_PUBLIC const char *kr_cell_shown(const struct kr_cell *cell);

/* ---- formats ------------------------------------------------------------------------------ */

/** How a document is to be printed; zeroed is plain, into a file. */
struct kr_layout {
	size_t width;      /* columns of the terminal; 0: it is none, and nothing is broken */
	bool colour;       /* escape sequences are welcome */
	bool spreadsheet;  /* a cell that a spreadsheet would compute is marked as text */
	const char *table; /* of csv: the key of the table; NULL: the first */
	/** Where the record @ref is shown, as a link; NULL: it has no page.  Itself NULL: no links.
	 */
	const char *(*href)(void *arg, const char *ref);
	void *arg;          /* for @href */
	const char *around; /* of HTML: what leads to the other pages, as HTML; or NULL */
};

struct kr_format {
	const char *name;
	const char *what; /* one line, N_() */
	/**
	 * Appends @d to @out; nothing in a document can break out of the format, and no control
	 * character passes.
	 */
	int (*print)(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out);
};

/** All of them, @n many, in the order of help; and the one called @name, or NULL.  Static. */
KR_PUBLIC const struct kr_format *const *kr_formats(size_t *n);
KR_PUBLIC const struct kr_format *kr_format_find(const char *name);

/* ---- reports ------------------------------------------------------------------------------ */

/** What a report is asked for; zeroed it is the whole folder. */
struct kr_report_options {
	const char *circle; /* only this circle, or NULL */
	/**
	 * KR_NO_DAY: from the beginning.  From this day on: agreements adopted, or where they are
	 * not, proposed; concerns voiced, decisions taken, meetings and evaluations held, actions
	 * done.  What is in force, open or to come stands in a report whatever the day.
	 */
	int32_t since;
	const char *meeting;   /* of the minutes: only this one, or NULL */
	const char *agreement; /* of evaluation sheets: only this one, or NULL */
	/**
	 * Calls @each with the rules of `kring check` in the set @set, and the severity that they
	 * have where a spelregel says no other.  Reports know no rules: whoever asks for one lends
	 * them.  NULL: sets are not taken apart.
	 */
	void (*rules_of_set)(const char *set,
		void (*each)(void *arg, const char *rule, const char *severity), void *arg);
};

struct kr_report {
	const char *name;
	const char *what; /* one line, N_() */
	/** KR_FAILED (KR_USAGE) where @o names a circle that is not there. */
	int (*build)(
		struct kr_workspace *ws, const struct kr_report_options *o, struct kr_document *d);
};

/** All of them, @n many, in the order of help; and the one called @name, or NULL.  Static. */
KR_PUBLIC const struct kr_report *const *kr_reports(size_t *n);
KR_PUBLIC const struct kr_report *kr_report_find(const char *name);

/* ---- the documents behind the commands that look ------------------------------------------ */

struct kr_status_options {
	const char *for_; /* a person, organisation or circle; NULL: everybody */
	int32_t within;   /* days ahead; 0: 60 */
	uint32_t most;    /* at most so many lines for people, and a title with the day; 0: all */
};
/**
 * What needs attention, the most urgent first: the day, what, who, on which record, and the command
 * that helps.  KR_FAILED (KR_USAGE) where @for_ names nobody.  @ws is loaded.
 */
KR_PUBLIC int kr_status_build(
	struct kr_workspace *ws, const struct kr_status_options *o, struct kr_document *d);

struct kr_leave_options {
	const char *who; /* a person or an organisation */
	const char *to;  /* who could take it over, for the commands; or NULL */
};
/**
 * Everything that a person or an organisation bears, and the command that gives each to somebody
 * else.  KR_FAILED (KR_USAGE) where there is nobody of that id.  @ws is loaded, its texts kept.
 */
KR_PUBLIC int kr_leave_build(
	struct kr_workspace *ws, const struct kr_leave_options *o, struct kr_document *d);

struct kr_ending_options {
	const char *circle;
	const char *heir; /* or NULL */
};
/**
 * Everything that a circle leaves when it ends: agreements, proposals, circles, and what people
 * bear there.  KR_FAILED (KR_USAGE) where a circle is unknown.  @ws is loaded, its texts kept.
 */
KR_PUBLIC int kr_end_circle_build(
	struct kr_workspace *ws, const struct kr_ending_options *o, struct kr_document *d);

struct kr_list_options {
	enum kr_kind kind; /* KR_KINDS: all */
	const char *circle, *state, *topic;
};
/**
 * One table: kind, id, path, state, title.  A record that cannot be read has the state
 * `unreadable`. KR_FAILED (KR_USAGE) where a circle or state is asked for that does not exist.  Of
 * @ws the records of that kind are read, as kr_workspace_load_kind() does.
 */
KR_PUBLIC int kr_list_build(
	struct kr_workspace *ws, const struct kr_list_options *o, struct kr_document *d);

/**
 * One record with its computed state, rounds and history, as they were on the day of @ws; @r was
 * read after kr_workspace_keep().  Reads the other records that it needs.  KR_FAILED (KR_CANNOT)
 * where @r cannot be read.
 */
KR_PUBLIC int kr_show_build(
	struct kr_workspace *ws, const struct kr_record *r, struct kr_document *d);

/** Appends to @d what happened to @a, day by day, as its file says, until the day of @ws. */
KR_PUBLIC void kr_show_history(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d);

/* ---- a site ------------------------------------------------------------------------------- */

/** Which pages a site is made of, and where they go. */
struct kr_site_options {
	struct kr_report_options reports; /* .rules_of_set is lent, the rest is left zeroed */
	/** Takes the next file; anything but KR_OK ends the site with it. */
	int (*put)(void *arg, const char *path, const char *bytes, size_t len);
	void *arg;
};

/**
 * Makes the pages of a site one after another: `index.html` with what needs attention, each report,
 * the reports of each circle in which there is something to read, each record that can be read, a
 * list of each kind, `contents.html` from which all of them are reached; and `calendar.ics` and
 * `overview.json`.  Links are relative, so that the folder can stand anywhere.  E-mail addresses
 * are left out, in texts too; names are not.
 *
 * @ws was loaded after kr_workspace_keep().  Only the memory of one circle's pages is held at once.
 */
KR_PUBLIC int kr_site_build(struct kr_workspace *ws, const struct kr_site_options *o);

#ifdef __cplusplus
}
#endif

#endif
