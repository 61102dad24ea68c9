/*
 * tests/unit/model_tools.h - records of a text or of a folder, and what was found in them.
 *
 * decoded() reads one record without any file.  A test that needs a folder writes it with put(),
 * opens it with opened() or loaded(), and asks for records by id.  findings() gives everything that
 * was reported, a line each: `LINE:COL rule: message | hint`.
 */
#ifndef KR_TESTS_MODEL_TOOLS_H
#define KR_TESTS_MODEL_TOOLS_H

#include "scratch.h"

#include "model/workspace.h"
#include <kring/lifecycle.h>

static struct kr_workspace *ws;

static int MAYBE_UNUSED model_begin(void **state)
{
	ws = NULL;
	return scratch_make(state);
}

static int MAYBE_UNUSED model_end(void **state)
{
	kr_workspace_free(ws);
	return scratch_remove(state);
}

#define MODEL_TEST(name) cmocka_unit_test_setup_teardown(name, model_begin, model_end)

/* ---- what was found ----------------------------------------------------------------------- */

static MAYBE_UNUSED const char *findings(void)
{
	static char text[16384];
	size_t n = 0;
	text[0] = '\0';
	for (uint32_t i = 0; i < diags.list.n && n < sizeof text; i++) {
		const struct kr_diag *d = &diags.list.at[i];
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%u:%u %s: %s%s%s",
			i ? "\n" : "", (unsigned)d->at.line, (unsigned)d->at.col,
			d->rule ? d->rule : "-", d->message, d->hint ? " | " : "",
			d->hint ? d->hint : "");
	}
	return text;
}

/* ---- days --------------------------------------------------------------------------------- */

static int32_t MAYBE_UNUSED day(const char *text)
{
	int32_t out = KR_NO_DAY;
	if (!kr_day_parse(text, strlen(text), &out))
		fail_msg("'%s' is no date", text);
	return out;
}

/* ---- one record --------------------------------------------------------------------------- */

/* The record @id of @kind in @text; what was found before is forgotten. */
static MAYBE_UNUSED struct kr_record *decoded(enum kr_kind kind, const char *id, const char *text)
{
	struct kr_loader alone;
	struct kr_record *r = kr_record_new(diags.arena, kind, id);
	assert_non_null(r);
	diags.list.n = 0;
	alone = (struct kr_loader){ .arena = diags.arena,
		.scratch = kr_arena_new(),
		.content = KR_BUF_INIT,
		.diags = &diags,
		.keep = true };
	kr_record_decode(&alone, text, strlen(text), r);
	kr_buf_release(&alone.content);
	kr_arena_free(alone.scratch);
	return r;
}

/* ---- a folder ----------------------------------------------------------------------------- */

/* Writes @text to @path, and makes the folders above it. */
static void MAYBE_UNUSED file(const char *path, const char *text)
{
	char above[512];
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		snprintf(above, sizeof above, "%.*s", (int)(slash - path), path);
		if (!is_there(above))
			make(above);
	}
	put(path, text);
}

/* The folder as it stands, on @on; nothing is read yet. */
static MAYBE_UNUSED struct kr_workspace *opened(const char *on)
{
	kr_workspace_free(ws);
	ws = NULL;
	diags.list.n = 0;
	assert_int_equal(kr_workspace_open(scratch, day(on), day(on), &diags, &ws), KR_OK);
	return ws;
}

/* The same with everything read, and nothing to be found in it. */
static MAYBE_UNUSED struct kr_workspace *loaded(const char *on)
{
	opened(on);
	assert_int_equal(kr_workspace_load(ws), KR_OK);
	assert_string_equal(findings(), "");
	return ws;
}

static MAYBE_UNUSED struct kr_agreement *agreement(const char *id)
{
	struct kr_agreement *a = kr_workspace_agreement(ws, id);
	if (!a || !a->record.sound)
		fail_msg("there is no sound agreement '%s': %s", id, findings());
	return a;
}

#endif
