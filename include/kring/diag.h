/*
 * kring/diag.h - the one list of everything that is wrong.
 *
 * Library code reports into a `struct kr_diags` and never prints; the program prints them once, at
 * the end.  A finding has a rule and a place in a file.  A refusal says that the rules of the table
 * do not allow an act; a failure says that something could not be done.
 */
#ifndef KRING_DIAG_H
#define KRING_DIAG_H

#include <kring/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum kr_severity { KR_IGNORE, KR_NOTE, KR_WARNING, KR_ERROR };

/** What a diagnostic is; the worst one decides the exit code (COMMANDS). */
enum kr_diag_kind {
	KR_FINDING, /* of a rule, in a file: exit 1 when at or above --fail-on */
	KR_REFUSED, /* the rules say no: exit 1 */
	KR_USAGE,   /* asked wrongly: exit 2 */
	KR_CANNOT,  /* it could not be done (disk, git, memory): exit 3 */
};

struct kr_diag {
	enum kr_diag_kind kind;
	enum kr_severity severity;
	const char *rule;    /* name in the catalogue; NULL for other than findings */
	const char *path;    /* in the folder, or NULL */
	struct kr_at at;     /* at.line 0: the file as a whole */
	uint32_t byte;       /* offset of @at, where the reading or editing of YAML knew it */
	const char *message; /* one line, translated, safe to print */
	const char *hint;    /* what to do, or NULL */
	const char *because; /* 'spelregel ID: title' that the finding comes from, or NULL */
	const char *related; /* a second place in words, or NULL */
	const char *missing; /* the key whose absence it is about, or NULL */
};

/** The list.  Zero-initialise and set @arena, which holds all the texts. */
struct kr_diags {
	struct kr_arena *arena;
	KR_MANY(struct kr_diag) list;
};

/**
 * Adds one.  The message is formatted and made safe (kr_buf_safe); the address that comes back is
 * good until the next addition, for setting hint, because, related.
 */
KR_PUBLIC struct kr_diag *kr_diag_add(struct kr_diags *d, enum kr_diag_kind kind, const char *path,
	struct kr_at at, const char *format, ...) __attribute__((format(printf, 5, 6)));

/** A finding of @rule; its severity is decided later, by the runner (kring/rules.h). */
KR_PUBLIC struct kr_diag *kr_diag_finding(struct kr_diags *d, const char *rule, const char *path,
	struct kr_at at, const char *format, ...) __attribute__((format(printf, 5, 6)));

/** printf into the arena of @d, made safe; for hints. */
KR_PUBLIC const char *kr_diag_text(struct kr_diags *d, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/** Refuses: adds a KR_REFUSED without a place and with a hint (or NULL).  Returns KR_FAILED. */
KR_PUBLIC int kr_refuse(struct kr_diags *d, const char *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Adds a KR_USAGE.  Returns KR_FAILED. */
KR_PUBLIC int kr_misuse(struct kr_diags *d, const char *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Adds a KR_CANNOT.  @path may be NULL.  Returns KR_FAILED. */
KR_PUBLIC int kr_cannot(struct kr_diags *d, const char *path, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** Sorts by path, line, column, rule, message; findings without a path come last. */
KR_PUBLIC void kr_diags_sort(struct kr_diags *d);

/**
 * The nearest word to @typed among the @n at @words, for 'did you mean'; NULL if none is near
 * (more than a third of the letters differ).
 */
KR_PUBLIC const char *kr_nearest(const char *typed, const char *const *words, size_t n);

#ifdef __cplusplus
}
#endif

#endif
