/* lib/act/setup-keys.c - the keys that make git merge and show records by what they say. */
#include <string.h>

#include "act/setup.h"
#include "sys/git.h"

/*
 * The driver is `sh` and not kring itself: without kring, or with one that breaks, git would take
 * our side without a marker (before 2.42), so then lines are merged.  The same for the textconv,
 * without which `git diff` ends.  `recursive` is binary, so that the base of a criss-cross merge
 * has no conflict markers in it.
 */
static const struct setup_key keys[SETUP_KEYS] = {
	{ .name = "merge.kring.name", .after = "kring: merge records by what they say" },
	{ .name = "merge.kring.driver",
		.after = "sh -c 'if command -v kring >/dev/null; then "
			 "kring merge-file --marker-size=\"$4\" -- \"$1\" \"$2\" \"$3\" \"$5\"; "
			 "rc=$?; [ $rc -le 1 ] && exit $rc; fi; "
			 "exec git merge-file --marker-size=\"$4\" -L \"one side\" "
			 "-L base -L \"other side\" \"$2\" \"$1\" \"$3\"' "
			 "-- %O %A %B %L %P" },
	{ .name = "merge.kring.recursive", .after = "binary" },
	{ .name = "diff.kring.textconv",
		.after = "sh -c 'kring show --plain -- \"$1\" 2>/dev/null || exec cat -- \"$1\"' "
			 "--" },
	{ .name = "diff.kring.xfuncname", .after = "^((title|name|aim): .*)$" },
};

int setup_plan_keys(struct kr_setup *s)
{
	struct kr_buf is = KR_BUF_INIT;
	for (size_t i = 0; i < SETUP_KEYS; i++) {
		struct setup_key key = keys[i];
		kr_buf_reset(&is);
		bool there = kr_git_local(s->folder, key.name, &is) == KR_OK;
		if (s->request->remove)
			key.after = NULL;
		if (there == (key.after != NULL) && (!there || strcmp(is.s, key.after) == 0))
			continue;
		key.before = there ? kr_strndup(s->arena, is.s, is.len) : NULL;
		s->keys[s->n_keys++] = key;
	}
	kr_buf_release(&is);
	return KR_OK;
}

void setup_show_keys(struct kr_buf *out)
{
	for (size_t i = 0; i < SETUP_KEYS; i++)
		kr_buf_printf(out, "+%s = %s\n", keys[i].name, keys[i].after);
}
