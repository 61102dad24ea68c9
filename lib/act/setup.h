/*
 * lib/act/setup.h - the parts of `kring setup-git`: keys, attributes, hook, files of a CI.
 *
 * Each part is planned by one function that adds to the plan what is not there yet, or refuses.
 */
#ifndef KR_ACT_SETUP_H
#define KR_ACT_SETUP_H

#include "act/seed.h"
#include "sys/folder.h"
#include "sys/write.h"
#include <kring/setup.h>

enum { SETUP_KEYS = 5, SETUP_FILES = 8 };

/** A key of git's configuration.  @after NULL: it is taken away. */
struct setup_key {
	const char *name, *before, *after;
};

/** A file that is written. */
struct setup_file {
	struct kr_folder *folder; /* which @file is a path in */
	const char *shown;        /* the path as people know it */
	struct kr_replacement file;
};

struct kr_setup {
	const struct kr_setting_up *request;
	struct kr_arena *arena;
	struct kr_diags *diags;
	struct kr_folder *folder, *top, *common; /* the kring folder, the work tree's top, `.git` */
	const char *prefix; /* from the top to the kring folder: "" or `a/b/` */
	struct setup_key keys[SETUP_KEYS];
	struct setup_file files[SETUP_FILES];
	size_t n_keys, n_files;
	const char *hook;   /* its text; NULL: nothing to do */
	bool unhook;        /* ours is there, and goes */
	struct kr_buf todo; /* what a person has to do */
};

/** Plans to write @text into the file @path of @folder, unless it says so already. */
int setup_add_file(struct kr_setup *s, struct kr_folder *folder, const char *path,
	const char *shown, const struct kr_buf *before, const struct kr_buf *text);

/** The bytes of @path in @folder, before anything is written.  KR_NOTFOUND: it is not there. */
int setup_read(struct kr_setup *s, struct kr_folder *folder, const char *path, struct kr_buf *out);

/* ---- setup-attributes.c ------------------------------------------------------------------- */

/** Appends to @after the attributes @before with our lines in them, or without. */
void setup_attributes(const struct kr_buf *before, bool remove, struct kr_buf *after);
int setup_plan_attributes(struct kr_setup *s);

/* ---- setup-keys.c ------------------------------------------------------------------------- */

int setup_plan_keys(struct kr_setup *s);

/** The keys and their values, a line each. */
void setup_show_keys(struct kr_buf *out);

/* ---- setup-hook.c ------------------------------------------------------------------------- */

int setup_plan_hook(struct kr_setup *s);

/* ---- setup-ci.c --------------------------------------------------------------------------- */

int setup_plan_ci(struct kr_setup *s, struct kr_buf *say);

/** All files of examples/ci: @template is the host; the last one has none. */
extern const struct act_template_file setup_ci_files[];

#endif
