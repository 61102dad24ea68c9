/*
 * tests/unit/figure-of.c - a page with a figure of many circles, for a browser and for readers of
 * XML: figure-of CIRCLES [SEED [links] [names]].  With names, the circles are called as the lines
 * that it reads.  The same arguments and lines give the same page.
 */
#include <stdlib.h>
#include <string.h>

#include "figure_tools.h"

static const char *page_of(void *arg, const char *ref)
{
	(void)arg;
	return ref;
}

static bool asked(int argc, char **argv, const char *word)
{
	for (int i = 3; i < argc; i++)
		if (strcmp(argv[i], word) == 0)
			return true;
	return false;
}

/* Names of circles and people: the lines of what is read. */
static void rename_all(struct kr_document *d, struct kr_block *figure)
{
	char line[4096];
	for (uint32_t i = 0; i < figure->boxes.n && fgets(line, sizeof line, stdin); i++) {
		const char *name = kr_strndup(d->arena, line, strcspn(line, "\n"));
		figure->boxes.at[i].id = figure->boxes.at[i].shown = name;
		if (i < figure->lines.n)
			figure->lines.at[i].leader = figure->lines.at[i].label = name;
	}
}

int main(int argc, char **argv)
{
	uint32_t n = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 9;
	uint32_t seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_layout how = { .href = asked(argc, argv, "links") ? page_of : NULL };
	struct kr_buf out = KR_BUF_INIT;
	figure_random(&d, n, seed);
	if (asked(argc, argv, "names"))
		rename_all(&d, &d.blocks.at[0]);
	kr_buf_printf(&out,
		"<!DOCTYPE html><html lang=\"en\"><head><meta "
		"charset=\"utf-8\"><title>%u</title><style>"
		"body{background:#fff;color:#1b2a33;font-family:sans-serif;max-width:700px}figure{"
		"margin:0}"
		"@media screen and (prefers-color-scheme:dark){body{background:#15191d;color:"
		"#e8eef2}}%s</style></head><body><h1>%u circles</h1>\n<figure>\n",
		n, kr_svg_style(), n);
	kr_figure_svg(&out, &d.blocks.at[0], &how, 1);
	kr_buf_puts(&out, "</figure>\n<figure>\n");
	kr_timeline_svg(&out, timeline_random(&d, 4 * n, seed), figure_today(), 2);
	kr_buf_puts(&out, "</figure></body></html>\n");
	fwrite(out.s, 1, out.len, stdout);
	kr_buf_release(&out);
	kr_arena_free(d.arena);
	return 0;
}
