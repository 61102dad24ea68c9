/*
 * kring/setup.h - git set up for a kring folder: merging and showing records by what they say.
 *
 * First a plan is made, which refuses what must not be done and changes nothing; it can be shown;
 * then it is carried out.  Written are fixed keys in the repository's own configuration, lines of
 * `.gitattributes` in the kring folder, and where asked a pre-commit hook and the files of a CI.
 * Git is never told to include a file that is in the repository, since whoever changes that file
 * would run programs on the machine of everybody else.
 *
 * Source: COMMANDS, 'Set up'; research/ecosystem §3.1, §3.2.
 */
#ifndef KRING_SETUP_H
#define KRING_SETUP_H

#include <kring/base.h>
#include <kring/diag.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is wanted beside the configuration and `.gitattributes`. */
struct kr_setting_up {
	const char *ci; /* github, gitlab, forgejo, woodpecker, or NULL */
	bool hook;      /* check what is staged before each commit */
	bool remove;    /* take away what was set up; the files of a CI stay */
};

struct kr_setup;

/**
 * Plans it for the kring folder that @start is in.
 *
 * @say  gets how a file of a CI differs from the one that is there, when that is refused
 *
 * KR_FAILED, reported: no kring folder, no git, no repository, a bare one (KR_CANNOT); a hook or a
 * file of a CI that is there and is not ours, hooks that are elsewhere (KR_REFUSED).
 */
KR_PUBLIC int kr_setup_plan(const char *start, const struct kr_setting_up *request,
	struct kr_diags *diags, struct kr_buf *say, struct kr_setup **setup);

/** Is everything there already? */
KR_PUBLIC bool kr_setup_is_done(const struct kr_setup *setup);

/** Appends what would be changed: each key with its value, each file as a diff. */
KR_PUBLIC void kr_setup_show(const struct kr_setup *setup, struct kr_buf *out);

/** Does it; @say gets what was done, and what is left to a person.  Again finishes what failed. */
KR_PUBLIC int kr_setup_apply(struct kr_setup *setup, struct kr_diags *diags, struct kr_buf *say);

/** Accepts NULL. */
KR_PUBLIC void kr_setup_free(struct kr_setup *setup);

#ifdef __cplusplus
}
#endif

#endif
