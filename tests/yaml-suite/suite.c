/*
 * tests/yaml-suite/suite.c - one edit at the root of many texts, judged without the editor's help.
 *
 * Each file (named *.map or *.list by unpack.mjs) gets the pair `kring_new`, or an element, at the
 * end of its first document's root; as it is, with CRLF, with a byte order mark, and without its
 * last line end.  The judge reads both texts with libyaml itself: the events must be the old ones
 * with the new one or two before the root's end, and the bytes the old ones with one insertion.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yaml/yaml.h"
#include "../unit/yaml_judge.h"

#define KEY "kring_new"
#define VALUE "nieuw: waarde # 1"

enum { ROOM = 1 << 17, LEAST = 80 /* percent of what libyaml reads */ };

struct tally {
	const char *name;
	unsigned cases, read, applied, refused, wrong;
};

/* ---- the judge ---------------------------------------------------------------------------- */

/* The events of the first document's root get the new ones before its end. */
static void expect(struct kr_arena *a, events *all, bool map)
{
	events more = { 0 };
	uint32_t root = 0;
	while (!judge_opens(&all->at[root]))
		root++;
	if (map)
		judge_scalar(a, &more, KEY, strlen(KEY));
	judge_scalar(a, &more, VALUE, strlen(VALUE));
	judge_splice(a, all, judge_behind(all, root) - 1, 0, &more);
}

/* The old bytes with one insertion. */
static bool right_bytes(const char *old, size_t old_len, const char *new, size_t new_len)
{
	return new_len > old_len &&
	       judge_front(old, old_len, new, new_len) + judge_back(old, old_len, new, new_len) >=
		       old_len;
}

/* ---- one text ----------------------------------------------------------------------------- */

static int insert(struct kr_arena *a, const char *s, size_t len, bool map, const char **new,
	size_t *new_len, const char **why)
{
	struct kr_diags diags = { .arena = a };
	struct kr_doc *doc, *after;
	struct kr_step root[] = { KR_STEP_END };
	struct kr_edit edit = { .verb = map ? KR_EDIT_INSERT : KR_EDIT_APPEND,
		.path = root,
		.key = map ? KEY : NULL,
		.value = kr_value_text(a, VALUE, strlen(VALUE)) };
	if (kr_doc_open(a, s, len, "case", false, &diags, &doc) != KR_OK ||
		kr_doc_edit(doc, &edit, &diags, &after) != KR_OK) {
		*why = diags.list.n ? diags.list.at[0].message : "nothing was reported";
		return KR_FAILED;
	}
	*new = kr_doc_bytes(after, new_len);
	return KR_OK;
}

static void try_text(struct tally *t, const char *name, const char *s, size_t len, bool map)
{
	struct kr_arena *a = kr_arena_new();
	events wanted = { 0 }, found = { 0 };
	size_t new_len = 0;
	const char *new = NULL, *why = NULL;
	t->cases++;
	if (!judge_read(a, s, len, &wanted)) {
		kr_arena_free(a);
		return;
	}
	t->read++;
	expect(a, &wanted, map);
	if (insert(a, kr_strndup(a, s, len), len, map, &new, &new_len, &why) != KR_OK) {
		t->refused++;
		printf("%-8s %s refused: %s\n", t->name, name, why);
	} else if (judge_read(a, new, new_len, &found) && judge_difference(&wanted, &found) < 0 &&
		   right_bytes(s, len, new, new_len)) {
		t->applied++;
	} else {
		t->wrong++;
		printf("%-8s %s WRONG:\n%s\n", t->name, name, new);
	}
	kr_arena_free(a);
}

static size_t with_crlf(const char *s, size_t len, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\n' && !(i && s[i - 1] == '\r'))
			out[n++] = '\r';
		out[n++] = s[i];
	}
	return n;
}

static void try_file(struct tally tallies[4], const char *path)
{
	static char s[ROOM], other[2 * ROOM];
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(2);
	}
	size_t len = fread(s, 1, ROOM, f);
	fclose(f);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	bool map = strstr(name, ".map") != NULL, bom = !strncmp(s, "\xef\xbb\xbf", 3);
	try_text(&tallies[0], name, s, len, map);
	try_text(&tallies[1], name, other, with_crlf(s, len, other), map);
	if (!bom) {
		memcpy(other, "\xef\xbb\xbf", 3);
		memcpy(other + 3, s, len);
		try_text(&tallies[2], name, other, len + 3, map);
	}
	if (len && s[len - 1] == '\n')
		try_text(&tallies[3], name, s, len - 1, map);
}

static bool report(const struct tally *t)
{
	bool good = !t->wrong && t->applied * 100 >= t->read * LEAST && t->applied;
	printf("%-8s %u cases, %u read by libyaml: %u applied, %u refused, %u wrong%s\n", t->name,
		t->cases, t->read, t->applied, t->refused, t->wrong, good ? "" : "  FAILED");
	return good;
}

int main(int argc, char **argv)
{
	struct tally tallies[4] = { { .name = "LF" }, { .name = "CRLF" }, { .name = "BOM" },
		{ .name = "no-end" } };
	bool good = true;
	for (int i = 1; i < argc; i++)
		try_file(tallies, argv[i]);
	for (int i = 0; i < 4; i++)
		good &= report(&tallies[i]);
	unsigned judged = 0, wrong = good ? 0 : 1;
	for (int i = 0; i < 4; i++) {
		judged += tallies[i].applied + tallies[i].refused;
		wrong += tallies[i].wrong;
	}
	printf("%u passed, %u failed\n", judged, wrong);
	return good ? 0 : 1;
}
