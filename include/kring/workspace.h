/*
 * kring/workspace.h - a kring folder in memory.
 *
 * Opening finds the folder (the nearest `kring.yaml` upwards) and lists the names of its files.
 * Reading comes after: kr_workspace_load() reads all records, kr_workspace_get() one.  A command
 * that acts reads only what it needs; `check` and the reports read everything.
 *
 *	struct kr_workspace *ws;
 *	if (kr_workspace_open(".", day, &diags, &ws) == KR_OK && kr_workspace_load(ws) == KR_OK)
 *		… kr_workspace_each(ws, KR_AGREEMENT, &n) …
 *	kr_workspace_free(ws);
 *
 * What is wrong with a file becomes a finding in the sink, and its record stays unsound: it can be
 * referred to, and nothing else is said of it.
 *
 * Source: ARCHITECTURE, 'Data flow' and 'Memory'; FORMAT, rule 1.
 */
#ifndef KRING_WORKSPACE_H
#define KRING_WORKSPACE_H

#include <kring/agreement.h>
#include <kring/circle.h>
#include <kring/diag.h>
#include <kring/folder.h>
#include <kring/sys.h>

#ifdef __cplusplus
extern "C" {
#endif

struct kr_workspace;

/** A person of an organisation. */
struct kr_who {
	const struct kr_organisation *organisation;
	const struct kr_person *person;
};

/**
 * Finds the kring folder that @start is in, and lists its files.
 *
 * @as_of  the calendar day that states are computed for
 * @today  the real day: for the rule `date-in-future` only
 * @diags  where everything is reported; borrowed, outlives the workspace
 *
 * Returns KR_OK; KR_FAILED with a KR_CANNOT if there is no kring folder or it cannot be read.
 */
KR_PUBLIC int kr_workspace_open(const char *start, int32_t as_of, int32_t today,
	struct kr_diags *diags, struct kr_workspace **ws);

/**
 * The same at another @moment: the records come from git's objects, by the same way, with the same
 * findings.  It is only looked at: writing to it is refused.
 * KR_FAILED, reported: there is no such commit, no kring folder in it, no repository or no git.
 */
KR_PUBLIC int kr_workspace_open_at(const char *start, const struct kr_moment *moment, int32_t as_of,
	int32_t today, struct kr_diags *diags, struct kr_workspace **ws);

/** The name of the commit that @ws was read from; NULL: from the disk or the index. */
KR_PUBLIC const char *kr_workspace_commit(const struct kr_workspace *ws);

/** Was @ws read from what is staged for the next commit? */
KR_PUBLIC bool kr_workspace_is_staged(const struct kr_workspace *ws);

/** Ends @ws and everything that came from it.  Accepts NULL. */
KR_PUBLIC void kr_workspace_free(struct kr_workspace *ws);

/** Keep the bytes and the long texts of what is read from here on; for acts and for printing. */
KR_PUBLIC void kr_workspace_keep(struct kr_workspace *ws);

/** Calls @step for each record that kr_workspace_load() reads: @done of @total so far. */
KR_PUBLIC void kr_workspace_watch(
	struct kr_workspace *ws, void (*step)(void *arg, size_t done, size_t total), void *arg);

/** Reads every record that was not read yet, and links them.  KR_FAILED only if the disk fails. */
KR_PUBLIC int kr_workspace_load(struct kr_workspace *ws);

/**
 * Reads those of @kind, and what their states follow from: of agreements also the circles.  All
 * others are read when they are asked for.  KR_KINDS: every record.
 */
KR_PUBLIC int kr_workspace_load_kind(struct kr_workspace *ws, enum kr_kind kind);

/** All records of @kind, sorted by id, read or not.  @n: how many. */
KR_PUBLIC struct kr_record *const *kr_workspace_each(
	const struct kr_workspace *ws, enum kr_kind kind, size_t *n);

/** Those of @circle among them, found by their ids; for the kinds whose ids begin with a circle. */
KR_PUBLIC struct kr_record *const *kr_workspace_of_circle(
	const struct kr_workspace *ws, enum kr_kind kind, const char *circle, size_t *n);

/** The record of that kind and id, read if it was not; NULL if there is none. */
KR_PUBLIC struct kr_record *kr_workspace_get(
	struct kr_workspace *ws, enum kr_kind kind, const char *id);

/** The record whose file is @path (in the folder), read if it was not; NULL if it is none. */
KR_PUBLIC struct kr_record *kr_workspace_record_at(struct kr_workspace *ws, const char *path);

/** Is there a file of that kind and id?  Reads nothing. */
KR_PUBLIC bool kr_workspace_has(const struct kr_workspace *ws, enum kr_kind kind, const char *id);

KR_PUBLIC struct kr_agreement *kr_workspace_agreement(struct kr_workspace *ws, const char *id);
KR_PUBLIC struct kr_circle *kr_workspace_circle(struct kr_workspace *ws, const char *id);
KR_PUBLIC struct kr_organisation *kr_workspace_organisation(
	struct kr_workspace *ws, const char *id);
KR_PUBLIC struct kr_mandate *kr_workspace_mandate(
	struct kr_workspace *ws, const char *circle, const char *person);
KR_PUBLIC struct kr_meeting *kr_workspace_meeting(
	struct kr_workspace *ws, const char *circle, int32_t day);
KR_PUBLIC struct kr_network *kr_workspace_network(struct kr_workspace *ws);

/** What an `establishes` names, `spelregels/ID`, `circles/ID` or `network`; NULL if it is not
 * there. */
KR_PUBLIC struct kr_record *kr_workspace_established(struct kr_workspace *ws, const char *id);

/** The person @id; reads all organisations if needed.  KR_NOTFOUND if there is nobody. */
KR_PUBLIC int kr_workspace_person(struct kr_workspace *ws, const char *id, struct kr_who *who);

/** The name of the person, organisation or circle @id; @id itself where there is none. */
KR_PUBLIC const char *kr_name_of(struct kr_workspace *ws, const char *id);

/**
 * The id of the only person who is called @typed, in full or by the first name, in any case; NULL
 * if nobody is, or several are.
 */
KR_PUBLIC const char *kr_person_called(struct kr_workspace *ws, const char *typed);

/** What @r, which was read, is called: its title or name, else its id. */
KR_PUBLIC const char *kr_title_of(struct kr_workspace *ws, const struct kr_record *r);

/** The same in names and days alone, which no language changes: `Kring geboortezorg, 2026-03-12`.
 */
KR_PUBLIC const char *kr_plain_title_of(struct kr_workspace *ws, const struct kr_record *r);

/** The person whose e-mail is @email (letter case does not matter); KR_NOTFOUND if nobody. */
KR_PUBLIC int kr_workspace_person_of_email(
	struct kr_workspace *ws, const char *email, struct kr_who *who);

/**
 * What @typed names among the records of @kind: an id, or any unambiguous tail of one (whole path
 * parts), or a path.  Of a chain `x`, `x-2`, `x-3` the tail `x` is the one in force, or for
 * @writing the open successor; *@took says in words which was taken, or is NULL.
 *
 * Returns KR_OK, or KR_FAILED: nothing of that name (with the nearest one), or several (all named).
 * Source: FORMAT, rule 1.
 */
KR_PUBLIC int kr_workspace_resolve(struct kr_workspace *ws, enum kr_kind kind, const char *typed,
	bool writing, struct kr_record **record, const char **took);

KR_PUBLIC int32_t kr_workspace_as_of(const struct kr_workspace *ws);
KR_PUBLIC int32_t kr_workspace_today(const struct kr_workspace *ws);
KR_PUBLIC struct kr_diags *kr_workspace_diags(struct kr_workspace *ws);
KR_PUBLIC struct kr_arena *kr_workspace_arena(struct kr_workspace *ws);

/**
 * Lends @ws, of which everything was read, an arena for what is made of it from here on, such as a
 * document that is printed and then forgotten; NULL: takes it back.  The lender ends @arena.
 */
KR_PUBLIC void kr_workspace_lend(struct kr_workspace *ws, struct kr_arena *arena);

/** The folder's absolute path. */
KR_PUBLIC const char *kr_workspace_root(const struct kr_workspace *ws);

/** The way from the top of the git repository to the folder: kr_git_prefix(). */
KR_PUBLIC const char *kr_workspace_prefix(struct kr_workspace *ws);

/** How many records there are, of all kinds. */
KR_PUBLIC size_t kr_workspace_count(const struct kr_workspace *ws);

#ifdef __cplusplus
}
#endif

#endif
