/*
 * kring/findings.h - what `kring check` found, for people and for other programs.
 *
 * kr_findings_collect() copies the findings out of the sink after kr_check_run(), and says of each
 * where it stands and how it is known again.  A format prints any such list:
 *
 *	struct kr_findings found;
 *	kr_check_run(ws, &options);
 *	kr_findings_collect(ws, &options, format->keys, &found);
 *	format->print(&found, &printing, &out);
 *
 * The fingerprint of a finding follows from its rule, its record and the key that it stands at, and
 * from nothing else: not the line, not the words, not the day.  A file that is laid out anew, or a
 * day that passes, opens no finding anew in a code host.  Several findings of one rule at one key
 * are counted, in their order.
 *
 * To add a format: lib/rules/findings-NAME.c and a line in lib/rules/findings.def.
 *
 * Source: COMMANDS, 'check'; research/ecosystem §2.1 (what each reader wants, and its limits);
 * SAFETY, contract 7.
 */
#ifndef KRING_FINDINGS_H
#define KRING_FINDINGS_H

#include <kring/rules.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KR_FINGERPRINT = 33 }; /* 32 hex digits and a NUL */

/** One finding, and where it stands. */
struct kr_found {
	struct kr_diag diag; /* its texts are safe to print; its path is as the disk has it */
	const char *key;     /* `evaluation.date`; NULL: the record, or the file, as a whole */
	char fingerprint[KR_FINGERPRINT]; /* of all of the list, no two are the same */
	/*
	 * Its place for readers that need one: in a file without a place line 1, column 1, and
	 * without a file in `kring.yaml`.  The end is the column behind it, on the same line.
	 */
	const char *path;           /* from the top of the repository */
	uint32_t line, column, end; /* columns in code points */
	size_t byte, end_byte;      /* the same columns in bytes of UTF-8 */
};

struct kr_findings {
	struct kr_workspace *ws;
	const struct kr_check_options *options; /* what was asked for; borrowed */
	KR_MANY(struct kr_found) list;          /* in the order of the files */
};

/** How lines for people are printed; other formats take no notice of it. */
struct kr_printing {
	bool colour;
	bool quiet; /* no notes */
	bool why;   /* also why the rule is there */
};

struct kr_findings_format {
	const char *name;
	const char *what; /* one line, N_() */
	bool keys;        /* it prints keys, fingerprints or where something ends */
	void (*print)(
		const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out);
};

/** All formats, in the order in which help names them, the first being the default. */
KR_PUBLIC const struct kr_findings_format *const *kr_findings_formats(size_t *n);

/** The format called @name, or NULL. */
KR_PUBLIC const struct kr_findings_format *kr_findings_format_find(const char *name);

/**
 * Copies the findings in the sink of @ws.  With @keys, which some formats want, files with findings
 * are read again for the keys that they stand at; without, there are no keys, fingerprints or ends.
 * All memory is of the arena of @ws.
 */
KR_PUBLIC void kr_findings_collect(struct kr_workspace *ws, const struct kr_check_options *options,
	bool keys, struct kr_findings *f);

/** One diagnostic, of any kind, in lines for people. */
KR_PUBLIC void kr_diag_print(
	const struct kr_diag *d, const struct kr_printing *how, struct kr_buf *out);

/** How many findings of each severity there are, and in how many files. */
struct kr_tally {
	size_t of[KR_ERROR + 1], files;
};
KR_PUBLIC struct kr_tally kr_tally_of(const struct kr_diags *d);

/** `2 errors, 1 warning in 2 files`. */
KR_PUBLIC void kr_tally_print(const struct kr_tally *t, struct kr_buf *out);

#ifdef __cplusplus
}
#endif

#endif
