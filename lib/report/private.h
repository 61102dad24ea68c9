/*
 * lib/report/private.h - what the reports share: names, words, and what needs attention.
 */
#ifndef KR_REPORT_PRIVATE_H
#define KR_REPORT_PRIVATE_H

#include "base/i18n.h"
#include "base/map.h"
#include <kring/report.h>

/* ---- names and words ---------------------------------------------------------------------- */

/** The bytes of @t, "" where it is absent or was not kept. */
const char *kr_words_of(const struct kr_text *t);

/** The id of @r, and a text that stands for it, its title; both lead to it. */
struct kr_cell kr_cell_record(struct kr_document *d, const struct kr_record *r);
struct kr_cell kr_cell_titled(struct kr_document *d, const struct kr_record *r, const char *title);

/** What @r is called: for machines without a word of any language. */
struct kr_cell kr_cell_called(
	struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r);

/** The full id of an agreement as a file names it; leads to it where there is one. */
struct kr_cell kr_cell_agreement(struct kr_workspace *ws, const struct kr_text *id);

/**
 * Cells of a person, organisation or circle: the id, its name shown; and of several.  One
 * organisation or circle leads to its record.
 */
struct kr_cell kr_cell_who(struct kr_workspace *ws, const char *id);
struct kr_cell kr_cell_whom(struct kr_workspace *ws, const kr_texts *ids);

/** On whose behalf @m is: the organisation(s), a circle, or `self`; a KR_COLUMN_LIST. */
struct kr_cell kr_cell_on_behalf(struct kr_workspace *ws, const struct kr_mandate *m);

/** Several words or texts, borrowed, for a KR_COLUMN_LIST. */
struct kr_cell kr_cell_list(struct kr_arena *arena, const kr_texts *list);

/** A state, a kind, and a closed word: @dotted is its key, FORMAT's word is the text. */
struct kr_cell kr_cell_state(enum kr_state s);
struct kr_cell kr_cell_kind(enum kr_kind kind);
struct kr_cell kr_cell_word(enum kr_kind kind, const char *dotted, struct kr_word w);

/** How severe a spelregel makes a rule, or a whole set of them. */
struct kr_cell kr_cell_severity(struct kr_word w);

/** One of FORMAT's words that stands in a file as an id. */
struct kr_cell kr_cell_phrase(const char *word);

/** Words of people's own, in which those that FORMAT uses too are said in the reader's language. */
struct kr_cell kr_cell_phrases(struct kr_arena *arena, const kr_texts *list);

/** The number that was read; empty where none was. */
struct kr_cell kr_cell_of_number(struct kr_document *d, const struct kr_number *number);

/** Who bears what is given to @id at the table of @c: the holder of a role on @day, else @id. */
const char *kr_bearer(const struct kr_circle *c, const char *id, int32_t day);

/** The same in a cell: a role is shown with who holds it, `Bram (leader)`. */
struct kr_cell kr_cell_bearer(
	struct kr_workspace *ws, const struct kr_circle *c, const char *id, int32_t day);

/** Is an evaluation date something to count down to in this state? */
bool kr_comes_back(enum kr_state s);

/** Is what was agreed still to be done?  Of what lapsed too, until the circle decided on it. */
bool kr_is_to_be_done(enum kr_state s);

/** `in 12 days`, `today`, `3 days ago`; in the reader's language. */
const char *kr_days_text(struct kr_arena *arena, int32_t days);

/** Can anything be said of @r: it was read, and decoded without an error? */
static inline bool kr_readable(const struct kr_record *r)
{
	return r->loaded && r->sound;
}

/**
 * The circle that a report was asked for.  KR_FAILED (KR_USAGE, with the nearest name) if there is
 * none of that name; NULL @name is all of them and gives KR_OK.
 */
int kr_report_circle(struct kr_workspace *ws, const char *name);

/** Which person or organisation, or with @circles circle, was meant by @typed, which is none; NULL:
 * nobody can say. */
const char *kr_name_meant(struct kr_workspace *ws, const char *typed, bool circles);

/**
 * Calls @add with every circle of @o that is there on the day of @d; how many there were.  A circle
 * that ended is there no more.
 */
size_t kr_each_circle(struct kr_workspace *ws, const struct kr_report_options *o,
	struct kr_document *d,
	void (*add)(struct kr_workspace *ws, const struct kr_circle *c,
		const struct kr_report_options *o, struct kr_document *d));

/** Says that there was none: the table @key without rows. */
void kr_no_circle(const struct kr_workspace *ws, struct kr_document *d, const char *key,
	const struct kr_column *columns, size_t n_columns);

/** The record @r as `kring show` takes it, `agreement/geboortezorg/intake`. */
const char *kr_ref_of(struct kr_arena *arena, const struct kr_record *r);

/** Does the day @a come before @b?  No day comes after all others. */
bool kr_day_before(int32_t a, int32_t b);

/** Does @r belong to the circle @circle, or is @circle NULL? */
bool kr_of_circle(const struct kr_record *r, const char *circle);

/** Says which files a report could not use, if there are any. */
void kr_document_unreadable(struct kr_document *d, struct kr_workspace *ws);

/* ---- concerns and decisions --------------------------------------------------------------- */

/** A concern that a member voiced with an answer. */
struct kr_concern {
	const struct kr_agreement *agreement;
	const char *who;
	const struct kr_answer *answer;
	size_t round, evaluation; /* the number of the one it was voiced in; the other is 0 */
};
typedef KR_MANY(struct kr_concern) kr_concerns;

/** Adds to @out those voiced by @day: in its rounds, in its evaluation @number from 1, in both. */
void kr_concerns_of_rounds(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out);
void kr_concerns_of_evaluation(struct kr_arena *arena, const struct kr_agreement *a, size_t number,
	int32_t day, kr_concerns *out);
void kr_concerns_of(
	struct kr_arena *arena, const struct kr_agreement *a, int32_t day, kr_concerns *out);

/** Something that was decided about an agreement. */
struct kr_decided {
	const struct kr_agreement *agreement;
	int32_t date, meeting;  /* .meeting KR_NO_DAY: it names none */
	const char *word;       /* adopted, decided, evaluated, suspended, withdrawn, ended */
	const char *said;       /* the same in the reader's language */
	struct kr_cell outcome; /* of an evaluation: renewed, amended, ended */
	size_t evaluation;      /* its number, or 0 */
	const char *why;        /* its first line: of `why`, or of what was learned; or NULL */
	int32_t next;           /* when it comes back, as it was decided; or KR_NO_DAY */
};
typedef KR_MANY(struct kr_decided) kr_decisions;

/** Adds to @out what was decided about @a by @day. */
void kr_decided_of(
	struct kr_workspace *ws, const struct kr_agreement *a, int32_t day, kr_decisions *out);

/**
 * All decisions of @circle (NULL: of every circle) by @day that name a meeting, by its id:
 * `kr_decisions` in @meetings, initialised here.  An agreement names meetings of its own circle.
 */
void kr_decisions_by_meeting(
	struct kr_workspace *ws, const char *circle, int32_t day, struct kr_map *meetings);

/** The first line of @text that says anything, or NULL. */
const char *kr_first_line(struct kr_arena *arena, const struct kr_text *text);

/* ---- looking back ------------------------------------------------------------------------- */

/** Agreements that come back, and the tables of what their evaluation looks back on. */
struct kr_looking_back {
	struct kr_workspace *ws;
	struct kr_document *d;
	/** One agreement a page: its id is for machines, and there is room beside what is asked. */
	bool sheet;
	KR_MANY(const struct kr_agreement *) of;
};

/** Puts them in the order of their evaluation days; those of one day stay as they are. */
void kr_looking_back_sort(struct kr_looking_back *back);

/** Concerns, criteria, and open disagreements, each under its heading and in a table. */
void kr_looking_back_concerns(const struct kr_looking_back *back);
void kr_looking_back_criteria(const struct kr_looking_back *back);
void kr_looking_back_disagreements(const struct kr_looking_back *back);

/** A cell of a KR_COLUMN_ROOM. */
struct kr_cell kr_cell_room(void);

/* ---- side by side ------------------------------------------------------------------------- */

/** How many columns of a matrix stand beside each other before the rest goes below. */
enum { KR_MATRIX_COLUMNS = 6 };

/**
 * A table that people read with a column for each of a number of things, which only the folder
 * knows: organisations, say.  Machines get the same as rows of a table with fixed columns.
 */
struct kr_matrix {
	const char *corner;       /* over the rows; N_() */
	enum kr_column_type type; /* of all but the first column */
	size_t n_columns, n_rows;
	const char **columns;  /* their titles, as they are */
	struct kr_cell *rows;  /* what stands before each row */
	struct kr_cell *cells; /* @n_columns for each row */
};

/** An empty one, to be filled; memory of @d. */
struct kr_matrix kr_matrix_new(struct kr_document *d, size_t n_rows, size_t n_columns);

/** The cell of a row and a column of @m. */
struct kr_cell *kr_matrix_cell(const struct kr_matrix *m, size_t row, size_t column);

/** Adds the table, or several of them below each other. */
void kr_document_matrix(struct kr_document *d, const struct kr_matrix *m);

/* ---- what happened to an agreement -------------------------------------------------------- */

/** Something that happened on a day, as the file tells it. */
struct kr_telling {
	int32_t day;
	uint32_t told;    /* the order of telling decides between those of one day */
	const char *word; /* fixed: `proposed`, `round-opened`, `consent` … */
	const char *what; /* the same in the reader's language */
	const char *who;  /* a person, organisation or role; or NULL */
	const char *note; /* in the reader's language; or NULL */
};
typedef KR_MANY(struct kr_telling) kr_tellings;

/** Everything that happened to @a by @day, the earliest first, into @out; memory of @arena. */
void kr_history_of(struct kr_workspace *ws, struct kr_arena *arena, const struct kr_agreement *a,
	int32_t day, kr_tellings *out);

/** The earlier one first; for qsort(). */
int kr_telling_order(const void *a, const void *b);

/* ---- what was said in rounds -------------------------------------------------------------- */

/** An answer in a round, or to the outcome of an evaluation. */
struct kr_said {
	const struct kr_agreement *a;
	const struct kr_round *round;   /* of an evaluation: its responses */
	size_t in_round, in_evaluation; /* its number, 0 for the one that it is not */
	int32_t opened;                 /* the round, or the day of the evaluation */
	const struct kr_response *response;
	const struct kr_answer *answer;
};

/**
 * Calls @each for every round of @a and every consent to the outcome of an evaluation, whatever its
 * day; what it says of a response and an answer is NULL.
 */
void kr_each_round(const struct kr_agreement *a,
	void (*each)(void *arg, const struct kr_said *said), void *arg);

/** Calls @each for every answer to @a that is dated on or before @day, round by round. */
void kr_each_said(const struct kr_agreement *a, int32_t day,
	void (*each)(void *arg, const struct kr_said *said), void *arg);

/** An objection in a round or an evaluation, or to the agreement in force. */
struct kr_raised {
	const struct kr_agreement *a;
	const char *who;
	int32_t date;
	const struct kr_objection *objection; /* NULL: it says nothing more */
};

/** Calls @each for every objection to @a that is dated on or before @day. */
void kr_each_raised(const struct kr_agreement *a, int32_t day,
	void (*each)(void *arg, const struct kr_raised *raised), void *arg);

/** What became of it by @day: enum kr_result, or 0 while it is open. */
int kr_raised_result(const struct kr_raised *raised, int32_t day);

/** The fixed word of what became of an objection, `amended`; `open` for 0.  And for people. */
struct kr_cell kr_cell_result(int result);

/** How many rounds of @a were opened on or before @day. */
size_t kr_rounds_until(const struct kr_agreement *a, int32_t day);

/**
 * Days from the proposal of @a, which is adopted, to its adoption; false where nothing says when it
 * was proposed.
 */
bool kr_days_to_adoption(const struct kr_agreement *a, int32_t *days);

/** Of how few numbers the middle one says nothing yet: then they are shown themselves. */
enum { KR_MEDIAN_OF = 3 };

/** The middle one of the @n numbers, which it sorts: between the two middle ones of an even lot. */
double kr_median(int32_t *numbers, size_t n);

/* ---- reviews ------------------------------------------------------------------------------ */

/**
 * The last review of each circle, or of @circle alone: lenses with the spread between
 * organisations, team, behaviours and shift, and what changed since the review before.
 */
void kr_document_reviews(struct kr_document *d, struct kr_workspace *ws, const char *circle);

/* ---- showing one record ------------------------------------------------------------------- */

/** How many there are in an array. */
#define KR_N(array) (sizeof(array) / sizeof *(array))

/** The fields of one record, in the making. */
struct kr_fields {
	struct kr_workspace *ws;
	struct kr_document *d;
	KR_MANY(struct kr_column) columns;
	KR_MANY(struct kr_cell) cells;
};

/** Adds one; @title N_(), or NULL where only machines want it. */
void kr_field(struct kr_fields *f, const char *key, const char *title, enum kr_column_type type,
	struct kr_cell cell);

/** The usual ones in short. */
void kr_field_text(
	struct kr_fields *f, const char *key, const char *title, const struct kr_text *t);
void kr_field_who(
	struct kr_fields *f, const char *key, const char *title, const struct kr_text *id);
void kr_field_day(struct kr_fields *f, const char *key, const char *title, int32_t day);
void kr_field_list(struct kr_fields *f, const char *key, const char *title, const kr_texts *list);
void kr_field_number(
	struct kr_fields *f, const char *key, const char *title, const struct kr_number *number);

/** Starts with what every record has: kind, id, file, title, state. */
struct kr_fields kr_fields_of(
	struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r);

/** Puts them into the document, under the key `record`. */
void kr_fields_end(struct kr_fields *f);

/** A heading and under it the words of a person. */
void kr_section_prose(
	struct kr_document *d, const char *key, const char *heading, const struct kr_text *text);

/** A heading and under it a table of an id and a text; ids of people and organisations by name. */
void kr_section_named(struct kr_workspace *ws, struct kr_document *d, const char *key, int level,
	const char *heading, const kr_named_texts *list);

/** A duration as FORMAT writes it, `30d`; NULL where it is absent. */
const char *kr_duration_words(struct kr_arena *arena, struct kr_duration duration);

/** The same for machines; for people in words: `30 days`. */
struct kr_cell kr_cell_duration(struct kr_arena *arena, struct kr_duration d);

/** Words of ours in a column of texts: in the reader's language, whatever that of the folder is. */
struct kr_cell kr_cell_ours(const char *words);

/** A role: its id for machines, and its name where FORMAT knows it. */
struct kr_cell kr_cell_role(const struct kr_text *id);

/** How a circle, a spelregel or the network came into force, by the day of the document. */
void kr_field_establishment(struct kr_fields *f, const struct kr_establishment *e);

/** The parts that show one kind each; the title is there already. */
void kr_show_agreement(
	struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d);
void kr_show_weighed(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d);
void kr_show_circle(struct kr_workspace *ws, const struct kr_circle *c, struct kr_document *d);
void kr_show_organisation(
	struct kr_workspace *ws, const struct kr_organisation *o, struct kr_document *d);
void kr_show_mandate(struct kr_workspace *ws, const struct kr_mandate *m, struct kr_document *d);
void kr_show_meeting(struct kr_workspace *ws, const struct kr_meeting *m, struct kr_document *d);
void kr_show_spelregel(
	struct kr_workspace *ws, const struct kr_spelregel *s, struct kr_document *d);
void kr_show_network(struct kr_workspace *ws, const struct kr_network *n, struct kr_document *d);
void kr_show_review(struct kr_workspace *ws, const struct kr_review *r, struct kr_document *d);

/** A round whose answers are shown. */
struct kr_answers_shown {
	const char *key; /* of the table */
	const struct kr_round *round;
	size_t number; /* of the round, or of the evaluation */
	bool over;     /* nobody is waited for any more */
};

/** What each member answered, and for whom with which mandate on the day of the answer. */
void kr_show_answers(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d,
	const struct kr_answers_shown *which);

/** The rounds of @a and each answer, what is still needed, and what happened day by day. */
void kr_show_rounds(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d);
void kr_show_needed(struct kr_workspace *ws, const struct kr_agreement *a, struct kr_document *d);

/**
 * kr_adoption_obstacles() on the day of @ws.  On a day before the last round opened it leaves out
 * that the text changed: the file has the later text, the members had the earlier one.
 */
void kr_obstacles_then(struct kr_workspace *ws, const struct kr_agreement *a, kr_obstacles *out);

/** May @a be adopted on the day of @ws? */
bool kr_ready_then(struct kr_workspace *ws, const struct kr_agreement *a);

/** What @answer says in the member's words: concern, argument or remark; NULL if nothing. */
const char *kr_answer_words(struct kr_arena *arena, const struct kr_answer *answer);

/** The outcome of an objection in one line: `amended, round 2: note`; NULL if none by @day. */
const char *kr_outcome_words(struct kr_workspace *ws, const struct kr_objection *o, int32_t day);

/**
 * The words of content key @key of @a on the day of @ws, by the `was` of later rounds; those of
 * @now where they did not change or are not known.
 */
const char *kr_earlier_words(struct kr_workspace *ws, const struct kr_agreement *a, const char *key,
	const struct kr_text *now);

/** Did a round after the day of @ws change the content key @key, which is shown as it is now? */
bool kr_changed_later(struct kr_workspace *ws, const struct kr_agreement *a, const char *key);

/* ---- what needs attention ----------------------------------------------------------------- */

enum { KR_WITHIN_DAYS = 60 };

/** One thing that somebody could do something about. */
struct kr_need {
	int32_t day;          /* by when; KR_NO_DAY: no day was set */
	const char *word;     /* fixed; where a rule of `kring check` is about the same, its name */
	const char *what;     /* in the reader's language */
	const char *who;      /* a person, an organisation, or NULL */
	const kr_texts *with; /* others who share it, or NULL */
	const struct kr_record *record;
	const char *command; /* that helps: one, to be copied as it stands */
};

/** Which needs, and the ones that were found. */
struct kr_needs {
	struct kr_workspace *ws;
	struct kr_arena *arena;
	int32_t day, within;
	const char *circle, *person, *organisation; /* only theirs; NULL: everybody's */
	uint32_t most;                              /* rows of the table; 0: all */
	bool without_answers; /* leave out who still has to answer in a round */
	KR_MANY(struct kr_need) list;
	struct kr_need next; /* the earliest of those after the days ahead; .record NULL: none */
};

/** Goes through the whole folder and sorts what it finds, the most urgent first. */
void kr_needs_collect(struct kr_needs *n);

/** Adds one where it is asked for and within the days ahead; for the parts of the collection. */
void kr_needs_add(struct kr_needs *n, const struct kr_need *need);

/** The same in one line, for what nobody shares. */
void kr_needs_tell(struct kr_needs *n, const struct kr_record *r, int32_t day, const char *word,
	const char *what, const char *who, const char *command);

/** The parts of the collection, one record each. */
void kr_needs_of_agreement(struct kr_needs *n, const struct kr_agreement *a);
void kr_needs_of_forming(struct kr_needs *n, const struct kr_agreement *a);
void kr_needs_of_circle(struct kr_needs *n, const struct kr_circle *c);
void kr_needs_of_spelregel(struct kr_needs *n, const struct kr_spelregel *s);
void kr_needs_of_network(struct kr_needs *n, const struct kr_network *w);
void kr_needs_of_meeting(struct kr_needs *n, const struct kr_meeting *m);
void kr_needs_of_mandates(struct kr_needs *n);

/** The last evaluation of @a that is decided, where it said to amend it; else NULL. */
const struct kr_evaluation *kr_decided_to_amend(const struct kr_agreement *a, int32_t day);

/** Is @need one of those that @n asks for: of its circle, person and organisation? */
bool kr_needs_ask(const struct kr_needs *n, const struct kr_need *need);

/** The last day of @round: the one that it closes on, else its meeting; KR_NO_DAY: it has none. */
int32_t kr_round_last_day(const struct kr_round *round);

/** Is @due the end of the term of the role that @a filled?  Then it is told there. */
bool kr_told_at_role(const struct kr_agreement *a, int32_t due);

/** Who holds @r on @day, or held it last where its term is over by then. */
struct kr_text kr_role_last_holder(const struct kr_role *r, int32_t day);

/** The circle where the holder of @m sits on @day; NULL: it is over, or they are no member. */
const struct kr_circle *kr_seat_of(
	struct kr_workspace *ws, const struct kr_mandate *m, int32_t day);

/** The last day of @m, still to come or passed; KR_NO_DAY: it has none, or is none on that day. */
int32_t kr_mandate_end(const struct kr_mandate *m, int32_t day);

/**
 * The command that renews @m, @longer to another day; whole, so that it can be copied: the mandator
 * is the one that gave the mandate.
 */
const char *kr_renewal_command(struct kr_arena *arena, const struct kr_mandate *m, bool longer);

/** The members of @c on @day: a meeting, a round is for all of them. */
const kr_texts *kr_members_on(struct kr_arena *arena, const struct kr_circle *c, int32_t day);

/** What there is to say of the planned meeting @m; what is still missing decides what helps. */
const char *kr_planned_words(const struct kr_needs *n, const struct kr_meeting *m);
const char *kr_planned_command(const struct kr_needs *n, const struct kr_meeting *m);

/** Has @who, who bears something of @a, left, as `check` asks it? */
bool kr_needs_has_left(const struct kr_needs *n, const struct kr_agreement *a, const char *who);

/** That @who, who keeps @a or owns @x, has left: it is for somebody else now, whatever the day. */
void kr_needs_of_left_keeper(
	struct kr_needs *n, const struct kr_agreement *a, const char *who, int32_t due);
void kr_needs_of_left_action(struct kr_needs *n, const struct kr_agreement *a,
	const struct kr_action *x, const char *who);

/** The table of @n; nothing found: says so, and names the next day on which there is something. */
void kr_needs_table(const struct kr_needs *n, struct kr_document *d);

/* ---- what falls on which day -------------------------------------------------------------- */

/** All kinds of days for kr_document_dates(); of some: `1u << KR_DUE_EVALUATION | …`. */
enum { KR_DATES_ALL = (1 << KR_DUE_KINDS) - 1 };

/**
 * Adds the timeline `dates`: what falls on which day, in the whole folder or for @circle alone
 * (NULL: all).  People see it only where days are drawn: in text they stand in a table already; a
 * report where they do not says so: `->told = false`.
 */
struct kr_block *kr_document_dates(
	struct kr_document *d, struct kr_workspace *ws, unsigned kinds, const char *circle);

/** The same of those that @whose asks for; its list is left alone. */
struct kr_block *kr_document_dates_for(
	struct kr_document *d, const struct kr_needs *whose, unsigned kinds);

#endif
