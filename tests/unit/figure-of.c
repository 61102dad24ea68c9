/*
 * tests/unit/figure-of.c - a page with a figure of many circles, for a browser: figure-of CIRCLES
 * [SEED [links]].  The same arguments give the same page.
 */
#include <stdlib.h>
#include <string.h>

#include "figure_tools.h"

static const char *page_of(void *arg, const char *ref)
{
	(void)arg;
	return ref;
}

int main(int argc, char **argv)
{
	uint32_t n = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 9;
	uint32_t seed = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
	struct kr_document d = { .arena = kr_arena_new() };
	struct kr_layout how = { .href = argc > 3 ? page_of : NULL };
	struct kr_buf out = KR_BUF_INIT;
	figure_random(&d, n, seed);
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
