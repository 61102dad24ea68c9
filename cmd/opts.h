/*
 * cmd/opts.h - options from a table.
 *
 * A row says what an option is called, what its value is and where it goes: a place in the struct
 * that the command gives.  The same rows print `-h` and feed the completion.  Options may stand
 * before or after the arguments; `--` ends them; nothing may be abbreviated.  Of an option given
 * twice the last counts, but for those that are a list.
 *
 *	struct adopting { bool all_present; int32_t meeting; };
 *	static const struct kr_opt opts[] = {
 *		KR_OPT_FLAG(0, "all-present", struct adopting, all_present, N_("…")),
 *		KR_OPT_DAY("meeting", struct adopting, meeting, N_("…")),
 *		KR_OPT_END
 *	};
 */
#ifndef KRING_CMD_OPTS_H
#define KRING_CMD_OPTS_H

#include <kring/kring.h>

typedef KR_MANY(const char *) kr_words;

/** What a value is, and what it becomes. */
enum kr_opt_type {
	KR_OPT_END_OF_TABLE,
	KR_OPT_IS_FLAG,   /* no value; bool: true */
	KR_OPT_IS_YES,    /* no value; int: 1 */
	KR_OPT_IS_NO,     /* no value; int: -1 */
	KR_OPT_IS_TEXT,   /* const char * */
	KR_OPT_IS_TEXTS,  /* kr_words: one more each time */
	KR_OPT_IS_NAMES,  /* kr_words: one more for each name between commas */
	KR_OPT_IS_CHOICE, /* const char *: one of @words */
	KR_OPT_IS_DAY,    /* int32_t; KR_NO_DAY when not given; counted from the day of --as-of */
	KR_OPT_IS_SPAN,   /* int32_t: days of a duration such as 60d; KR_NO_DAY when not given */
	KR_OPT_IS_INT,    /* int, from 1 */
};

/** What a value or an argument names: decides what the completion offers. */
enum kr_names {
	KR_NAMES_NOTHING,
	KR_NAMES_FILE,
	KR_NAMES_FOLDER,
	KR_NAMES_AGREEMENT,
	KR_NAMES_CIRCLE,
	KR_NAMES_MEETING,
	KR_NAMES_PERSON,
	KR_NAMES_ORGANISATION,
	KR_NAMES_ROLE,
	KR_NAMES_BEARER, /* person, organisation or circle */
	KR_NAMES_RECORD, /* of any kind */
	KR_NAMES_KIND,
	KR_NAMES_STATE,
	KR_NAMES_RULE,
	KR_NAMES_REPORT,
	KR_NAMES_TABLE, /* of `kring export` */
	KR_NAMES_COMMAND,
	KR_NAMES_REVISION,    /* a branch or tag of git */
	KR_NAMES_WORD,        /* one of @words */
	KR_NAMES_FORMAT_FILE, /* a format of findings, `=`, and a file */
};

struct kr_opt {
	const char *name;         /* long, without `--` */
	const char *value;        /* what the synopsis calls its value */
	const char *const *words; /* of a choice: NULL at the end; or NULL, and then */
	const char *key;          /* the key of the format whose words they are, `agreement.kind` */
	const char *help;         /* one line, N_() */
	uint16_t offset;          /* of the place in the command's struct */
	char letter;              /* short form, or 0 */
	uint8_t type;             /* enum kr_opt_type */
	uint8_t names;            /* enum kr_names */
};

#define KR_OPT_ROW(l, n, t, v, S, member, nm, h, ...)                                              \
	{                                                                                          \
		.letter = (l), .name = (n), .type = (t), .value = (v), .names = (nm),              \
		.offset = offsetof(S, member), .help = (h), __VA_ARGS__                            \
	}
#define KR_OPT_FLAG(l, n, S, m, h) KR_OPT_ROW(l, n, KR_OPT_IS_FLAG, NULL, S, m, 0, h, .words = NULL)
#define KR_OPT_YES(n, S, m, h) KR_OPT_ROW(0, n, KR_OPT_IS_YES, NULL, S, m, 0, h, .words = NULL)
#define KR_OPT_NO(n, S, m, h) KR_OPT_ROW(0, n, KR_OPT_IS_NO, NULL, S, m, 0, h, .words = NULL)
#define KR_OPT_TEXT(l, n, v, S, m, nm, h)                                                          \
	KR_OPT_ROW(l, n, KR_OPT_IS_TEXT, v, S, m, nm, h, .words = NULL)
#define KR_OPT_TEXTS(l, n, v, S, m, nm, h)                                                         \
	KR_OPT_ROW(l, n, KR_OPT_IS_TEXTS, v, S, m, nm, h, .words = NULL)
#define KR_OPT_NAMES(n, v, S, m, nm, h)                                                            \
	KR_OPT_ROW(0, n, KR_OPT_IS_NAMES, v, S, m, nm, h, .words = NULL)
#define KR_OPT_CHOICE(n, v, S, m, w, h)                                                            \
	KR_OPT_ROW(0, n, KR_OPT_IS_CHOICE, v, S, m, KR_NAMES_WORD, h, .words = (w))
#define KR_OPT_KEYWORD(n, v, S, m, k, h)                                                           \
	KR_OPT_ROW(0, n, KR_OPT_IS_CHOICE, v, S, m, KR_NAMES_WORD, h, .key = (k))
#define KR_OPT_DAY(n, S, m, h) KR_OPT_ROW(0, n, KR_OPT_IS_DAY, "DATE", S, m, 0, h, .words = NULL)
#define KR_OPT_SPAN(n, v, S, m, h) KR_OPT_ROW(0, n, KR_OPT_IS_SPAN, v, S, m, 0, h, .words = NULL)
#define KR_OPT_INT(n, S, m, h) KR_OPT_ROW(0, n, KR_OPT_IS_INT, "N", S, m, 0, h, .words = NULL)
#define KR_OPT_END                                                                                 \
	{                                                                                          \
		.type = KR_OPT_END_OF_TABLE                                                        \
	}

/** One option that was typed: its row, the struct that its value goes to, and the value. */
struct kr_given {
	const struct kr_opt *opt;
	void *values;
	const char *text; /* NULL for a flag */
};
typedef KR_MANY(struct kr_given) kr_givens;

/** A day that was not typed as 2026-12-01, to be said in full. */
struct kr_day_typed {
	const char *typed;
	int32_t day;
};
typedef KR_MANY(struct kr_day_typed) kr_days_typed;

/** Adds @day, which was typed as @typed, if it is to be said in full. */
void kr_days_add(struct kr_arena *arena, kr_days_typed *days, const char *typed, int32_t day);

/** A table and the struct that it fills. */
struct kr_opt_table {
	const struct kr_opt *rows; /* may be NULL: none */
	void *values;
};

/** What is being read: the words, and what came of them so far. */
struct kr_opts {
	struct kr_arena *arena;
	struct kr_diags *diags;
	const char *command;               /* for messages: its name, or NULL before it is known */
	const struct kr_opt_table *tables; /* in which order they are searched */
	size_t n_tables;
	bool stop_at_word; /* end at the first word that is no option */
	kr_givens *given;
	kr_words *args;
	kr_days_typed *days;
};

/**
 * Sorts the @n words at @words into options and arguments.  Stores no value yet; see
 * kr_opts_settle().  @used: how many words were read.  KR_FAILED: a KR_USAGE is in the sink.
 */
int kr_opts_read(const struct kr_opts *o, size_t n, char *const *words, size_t *used);

/**
 * Stores every given value that belongs to the struct at @values; durations and `+6m` count from
 * @day.  KR_FAILED: a KR_USAGE is in the sink.
 */
int kr_opts_settle(const struct kr_opts *o, void *values, int32_t day);

/** Gives the days of @rows their value for `not given`. */
void kr_opts_clear(const struct kr_opt *rows, void *values);

/** The words of a choice, NULL at the end. */
const char *const *kr_opt_words(const struct kr_opt *opt);

/** Has an option of this type a value? */
bool kr_opt_takes_value(const struct kr_opt *opt);

/** The row called @name (@len bytes of it) in @rows, or NULL. */
const struct kr_opt *kr_opt_find(const struct kr_opt *rows, const char *name, size_t len);

/** The row with the short form @letter, or NULL. */
const struct kr_opt *kr_opt_of_letter(const struct kr_opt *rows, char letter);

/** `-c, --concern TEXT`. */
void kr_opt_shape(const struct kr_opt *opt, struct kr_buf *out);

/** The @n words with commas between them, for a message. */
const char *kr_words_listed(struct kr_arena *arena, const char *const *words, size_t n);

/**
 * What to do about @typed, which is none of the @n words: `did you mean 'WORD'?` with @before in
 * front of the nearest one; where none is near @otherwise, or when that is NULL the list of them.
 */
const char *kr_words_hint(struct kr_diags *diags, const char *typed, const char *const *words,
	size_t n, const char *before, const char *otherwise);

/** How many words before the NULL. */
size_t kr_words_count(const char *const *words);

/** Appends the names between the commas of @text. */
void kr_words_split(struct kr_arena *arena, const char *text, kr_words *out);

#endif
