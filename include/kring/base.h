/*
 * kring/base.h - what everything else in libkring is made of.
 *
 * Memory.  A `struct kr_arena` gives memory that is never given back piece by piece: all of it
 * goes at once with kr_arena_free().  Everything that a loaded folder holds lives in the arena of
 * its workspace.  Running out of memory ends in the handler of kr_set_no_memory(), never in a NULL.
 *
 * Text.  What is read is a `struct kr_text`: bytes, length and the place in the file that they came
 * from, immutable, borrowed from an arena, always followed by a NUL byte and never holding one.
 * What is written grows in a `struct kr_buf`, which is always terminated and never NULL.
 *
 * Days.  A date is a calendar day, counted from 0000-03-01; there is no time of day and no zone.
 * Day 0 is before every date that a file can hold, so that a zeroed struct has no dates.
 *
 * Results.  Functions that can fail return KR_OK, KR_FAILED or KR_NOTFOUND and leave their outputs
 * untouched unless they return KR_OK.
 */
#ifndef KRING_BASE_H
#define KRING_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* KR_PUBLIC marks what the shared library exports: all of include/kring, and nothing else. */
#define KR_PUBLIC __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

enum kr_status {
	KR_OK = 0,
	KR_FAILED = -1,   /* exactly one error more is in the sink (kring/diag.h): pass it on */
	KR_NOTFOUND = -2, /* nothing was reported: the caller decides what it means */
};

/* ---- memory ------------------------------------------------------------------------------- */

struct kr_arena;

/** A new, empty arena.  The caller ends it with kr_arena_free(). */
KR_PUBLIC struct kr_arena *kr_arena_new(void);

/** Gives back everything that came from @a, and @a itself.  Accepts NULL. */
KR_PUBLIC void kr_arena_free(struct kr_arena *a);

/** Empties @a but keeps one block, for the next file of a loop. */
KR_PUBLIC void kr_arena_reset(struct kr_arena *a);

/** @size zeroed bytes, aligned for any type.  Never NULL; lives as long as @a. */
KR_PUBLIC void *kr_alloc(struct kr_arena *a, size_t size);

/** A copy of the @len bytes at @s with a NUL byte behind it. */
KR_PUBLIC char *kr_strndup(struct kr_arena *a, const char *s, size_t len);

/** printf into @a. */
KR_PUBLIC char *kr_asprintf(struct kr_arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * What to do when the system has no memory left.  The default writes one line to stderr and exits
 * with 3.  @handler must not return (it may longjmp).  Files are replaced atomically, so that
 * stopping anywhere leaves none half written.
 */
KR_PUBLIC void kr_set_no_memory(void (*handler)(void));

/**
 * The one function through which libkring gets memory: like realloc(), but never NULL.
 * Tests exchange it with kr_set_realloc() to make the Nth call fail.
 */
KR_PUBLIC void *kr_realloc(void *p, size_t size);
KR_PUBLIC void kr_set_realloc(void *(*function)(void *p, size_t size));

/* ---- places and texts --------------------------------------------------------------------- */

/** A place in a file: line and column from 1, columns in code points.  Small, since records have
 * many. */
struct kr_at {
	uint32_t line : 20, col : 12; /* 0 = no place; a larger column is kept as 4095 */
};

/** A text that was read.  Absent when @s is NULL and @len is 0; see kr_present(). */
struct kr_text {
	const char *s; /* NULL too for a long text that was read but not kept, then @len > 0 */
	uint32_t len;
	struct kr_at at;
};

/** Is there a text?  Also true for one whose bytes were not kept. */
static inline bool kr_present(const struct kr_text *t)
{
	return t->len > 0;
}

/** Are the two texts the same bytes?  An absent text equals only an absent one. */
KR_PUBLIC bool kr_text_equal(const struct kr_text *a, const struct kr_text *b);

/** Is @t exactly the C string @s? */
KR_PUBLIC bool kr_text_is(const struct kr_text *t, const char *s);

/** A text of the C string @s (borrowed), at no place. */
KR_PUBLIC struct kr_text kr_text_of(const char *s);

/* ---- growing text ------------------------------------------------------------------------- */

/** Text that grows.  Start with KR_BUF_INIT; @s is always terminated. */
struct kr_buf {
	char *s;
	size_t len, size;
};

KR_PUBLIC extern char kr_buf_empty[1];
#define KR_BUF_INIT                                                                                \
	{                                                                                          \
		.s = kr_buf_empty                                                                  \
	}

KR_PUBLIC void kr_buf_add(struct kr_buf *b, const char *s, size_t len);
KR_PUBLIC void kr_buf_puts(struct kr_buf *b, const char *s);
KR_PUBLIC void kr_buf_putc(struct kr_buf *b, char c);
KR_PUBLIC void kr_buf_printf(struct kr_buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
KR_PUBLIC void kr_buf_vprintf(struct kr_buf *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/** Appends @n times @c. */
KR_PUBLIC void kr_buf_fill(struct kr_buf *b, char c, size_t n);

/** Makes it empty again, keeps the memory. */
KR_PUBLIC void kr_buf_reset(struct kr_buf *b);

/** Gives the memory back and leaves it as KR_BUF_INIT does. */
KR_PUBLIC void kr_buf_release(struct kr_buf *b);

/**
 * Appends text that came from a file or from another program, safe to print on one line: line ends
 * and tabs become a blank; control and bidi characters become `\u` and their hex number; bytes that
 * are not UTF-8 become U+FFFD.  Source: SAFETY, contract 7.
 */
KR_PUBLIC void kr_buf_safe(struct kr_buf *b, const char *s, size_t len);

/** The same over several lines: a line end stays one, each further line is indented by @indent. */
KR_PUBLIC void kr_buf_safe_lines(struct kr_buf *b, const char *s, size_t len, size_t indent);

/** Columns that @s takes on a terminal (wide characters count two). */
KR_PUBLIC size_t kr_text_width(const char *s, size_t len);

/* ---- arrays ------------------------------------------------------------------------------- */

/** An array of @T that is filled once and then only read; the elements live in an arena. */
#define KR_MANY(T)                                                                                 \
	struct {                                                                                   \
		T *at;                                                                             \
		uint32_t n, room;                                                                  \
	}

/** Appends a zeroed element to the KR_MANY @m and gives its address, good until the next one. */
#define KR_ADD(arena, m)                                                                           \
	((m)->at = kr_many_room((arena), (m)->at, (m)->n, &(m)->room, sizeof *(m)->at),            \
		&(m)->at[(m)->n++])

/** Room for one element more behind the @n of @size bytes at @at; for KR_ADD. */
KR_PUBLIC void *kr_many_room(struct kr_arena *a, void *at, uint32_t n, uint32_t *room, size_t size);

/** A list of texts. */
typedef KR_MANY(struct kr_text) kr_texts;

/** Is one of @texts exactly the C string @s? */
KR_PUBLIC bool kr_texts_have(const kr_texts *texts, const char *s);

/* ---- days --------------------------------------------------------------------------------- */

#define KR_NO_DAY 0 /* absent */

/** A day that was read.  Absent when @day is KR_NO_DAY. */
struct kr_date {
	int32_t day; /* days since 0000-03-01, proleptic Gregorian */
	struct kr_at at;
};

/** How long: of FORMAT, `14d`, `6w`, `6m`, `1y`.  Absent when @unit is 0. */
struct kr_duration {
	int32_t count;
	char unit; /* d w m y */
	struct kr_at at;
};

static inline bool kr_has_day(struct kr_date d)
{
	return d.day != KR_NO_DAY;
}

/** Is @d there, and not after @day?  What happened on it is known by then. */
static inline bool kr_is_by(struct kr_date d, int32_t day)
{
	return kr_has_day(d) && d.day <= day;
}

/** Is @d there, and before @day?  A last day belongs to what it ends: it has not passed on itself.
 */
static inline bool kr_has_passed(struct kr_date d, int32_t day)
{
	return kr_has_day(d) && d.day < day;
}

/** Is @day from @from until @until, both included?  Where one of them is absent, that end is open.
 */
static inline bool kr_is_within(struct kr_date from, struct kr_date until, int32_t day)
{
	return (!kr_has_day(from) || from.day <= day) && !kr_has_passed(until, day);
}

/** Reads `YYYY-MM-DD`, years 1000 to 9999.  False if @s is no such day; 30 February is none. */
KR_PUBLIC bool kr_day_parse(const char *s, size_t len, int32_t *day);

/**
 * Reads a day as people write it, the day first: `1-12-2026`, `1/12/2026`, `1 dec 2026`,
 * `1 December 2026`; months in Dutch and English; also `1.12.2026` and `2026-12-1`, and with the
 * day of the week before it, which must be right.  Never without its year.
 */
KR_PUBLIC bool kr_day_parse_said(const char *s, int32_t *day);

/**
 * Reads what a person types for a day: `2026-12-01`, as kr_day_parse_said() has it, `today`,
 * `morgen`, `+6m`, `+90d`, `+1j`, `+6 maanden`; the latter counted from @today.  In any letter case
 * but for the units.  Source: research/ecosystem §5.
 */
KR_PUBLIC bool kr_day_parse_typed(const char *s, int32_t today, int32_t *day);

/** Why no calendar has the day that @s is written as, in @arena; NULL: it is written as none. */
KR_PUBLIC const char *kr_day_why_not(struct kr_arena *arena, const char *s);

/** How to write a day, for the message on @s, which kr_day_parse_typed() does not take. */
KR_PUBLIC const char *kr_day_typed_hint(struct kr_arena *arena, const char *s);

/** Reads `14d`, `6w`, `6m`, `1y` as a person types them: `1j` is `1y`.  Not for files. */
KR_PUBLIC bool kr_duration_parse_typed(const char *s, struct kr_duration *d);

/** Reads `14d`, `6w`, `6m`, `1y`; 1 to 9999 of them.  Sets @count and @unit, leaves @at alone. */
KR_PUBLIC bool kr_duration_parse(const char *s, size_t len, struct kr_duration *d);

/**
 * @day plus @d.  Months and years clamp to the last day of a shorter month (31-08 + 6m = 28-02);
 * everything stays within the years 1000 to 9999, and KR_NO_DAY stays what it is.
 */
KR_PUBLIC int32_t kr_day_add(int32_t day, struct kr_duration d);

/** Writes `YYYY-MM-DD` into @out, which it also returns; nothing for KR_NO_DAY. */
KR_PUBLIC const char *kr_day_format(int32_t day, char out[11]);

/** Room for one day, for use inside one expression: KR_DAY(day). */
#define KR_DAY(day) kr_day_format((day), (char[11]){ 0 })

/** The local calendar day of now. */
KR_PUBLIC int32_t kr_day_today(void);

/* ---- language ----------------------------------------------------------------------------- */

/**
 * Every text for people goes through one of these, so that a catalogue can translate it.  Keys,
 * rule names, ids and machine formats never do.
 */
KR_PUBLIC const char *kr_tr(const char *text) __attribute__((format_arg(1)));
KR_PUBLIC const char *kr_trn(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));
#define _(text) kr_tr(text)
#define N_(text) (text)
#define kr_nq(one, many, n) kr_trn((one), (many), (unsigned long)(n))

/**
 * Chooses the language from the environment; once, at the start of a program.  KRING_LANG goes
 * before LC_ALL, LC_MESSAGES and LANG, and no locale needs to be installed.  The catalogues are in
 * KRING_LOCALEDIR, else beside the program, else where they were installed.
 * Source: research/ecosystem §1.3.
 */
KR_PUBLIC void kr_language_init(void);

/** The languages that there are, as codes, English first; NULL at the end. */
KR_PUBLIC const char *const *kr_languages(void);

/**
 * Did the environment name a language, or was one chosen since?  C, POSIX and C.UTF-8 name none, so
 * that documents may take the language of the folder.
 */
KR_PUBLIC bool kr_language_is_named(void);

/** What KRING_LANG asks for, where it is none of the languages; else NULL. */
KR_PUBLIC const char *kr_language_unknown(void);

/** Goes over to the language @code, also after texts were read.  False: not one of ours. */
KR_PUBLIC bool kr_language_choose(const char *code);

/** The code of the language that people read, `nl`; that of the texts themselves is `en`. */
KR_PUBLIC const char *kr_language(void);

/**
 * Is @typed how one of the languages says @text (as in N_())?  Capitals and small letters are the
 * same, and so are `-` and a blank.  People may type what they read, whatever language the results
 * are in.
 */
KR_PUBLIC bool kr_is_said(const char *typed, const char *text);

/** The same for its beginning: is @typed the first word or words of it? */
KR_PUBLIC bool kr_is_said_in_short(const char *typed, const char *text);

/** How people write a day: `1 Dec 2026`, `1 December 2026`, `Tuesday 1 December 2026`; "" for none.
 */
KR_PUBLIC const char *kr_day_short(struct kr_arena *arena, int32_t day);
KR_PUBLIC const char *kr_day_long(struct kr_arena *arena, int32_t day);
KR_PUBLIC const char *kr_day_full(struct kr_arena *arena, int32_t day);

/** How people say a length of time: `2 weeks`; NULL where it has no unit. */
KR_PUBLIC const char *kr_duration_long(struct kr_arena *arena, struct kr_duration d);

#ifdef __cplusplus
}
#endif

#endif
