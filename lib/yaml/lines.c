/* lib/yaml/lines.c - lines of the text, and where a new one goes. */
#include "yaml/doc.h"

#include <string.h>

uint32_t kr_line_start(const struct kr_doc *doc, uint32_t byte)
{
	while (byte > 0 && doc->src.s[byte - 1] != '\n')
		byte--;
	return byte;
}

uint32_t kr_line_end(const struct kr_doc *doc, uint32_t byte)
{
	const char *nl = memchr(doc->src.s + byte, '\n', doc->src.len - byte);
	if (!nl)
		return doc->src.len;
	uint32_t end = (uint32_t)(nl - doc->src.s);
	return end > byte && nl[-1] == '\r' ? end - 1 : end;
}

uint32_t kr_line_next(const struct kr_doc *doc, uint32_t byte)
{
	const char *nl = memchr(doc->src.s + byte, '\n', doc->src.len - byte);
	return nl ? (uint32_t)(nl - doc->src.s) + 1 : doc->src.len;
}

/* Where the text of a line begins, behind the byte order mark of the first. */
static uint32_t text_start(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t start = kr_line_start(doc, byte);
	return start < doc->src.bom ? doc->src.bom : start;
}

bool kr_line_begins(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t start = text_start(doc, byte);
	return start + strspn(doc->src.s + start, " \t") >= byte;
}

bool kr_line_rests(const struct kr_doc *doc, uint32_t byte, bool comment)
{
	uint32_t p = byte + (uint32_t)strspn(doc->src.s + byte, " \t");
	return p >= kr_line_end(doc, byte) || (comment && doc->src.s[p] == '#');
}

const char *kr_line_eol(const struct kr_doc *doc, uint32_t byte)
{
	uint32_t next = kr_line_next(doc, byte);
	if (next == 0 || doc->src.s[next - 1] != '\n')
		next = kr_line_start(doc, byte);
	return next >= 2 && doc->src.s[next - 2] == '\r' ? "\r\n" : "\n";
}

bool kr_lines_behind(const struct kr_doc *doc, uint32_t end, uint32_t own, uint32_t *last)
{
	const char *s = doc->src.s;
	bool at_start = end > doc->src.bom && s[end - 1] == '\n'; /* behind a block scalar */
	uint32_t line;
	if (at_start) {
		line = end - 1;
	} else {
		if (!kr_line_rests(doc, end, true))
			return false;
		line = end;
	}
	for (;;) {
		uint32_t next = kr_line_next(doc, line);
		uint32_t blanks = (uint32_t)strspn(s + next, " ");
		if (next >= doc->src.len || s[next + blanks] != '#' || blanks < own)
			break;
		line = next;
	}
	*last = kr_line_end(doc, line);
	if (*last > doc->src.bom && s[*last] == '\n' && s[*last - 1] == '\r')
		--*last; /* @line was the line feed itself */
	return true;
}

bool kr_lines_swallow(const struct kr_doc *doc, uint32_t byte, uint32_t column)
{
	uint32_t p = kr_line_next(doc, byte), blanks = 0;
	for (; p < doc->src.len; p = kr_line_next(doc, p)) {
		blanks = (uint32_t)strspn(doc->src.s + p, " ");
		if (blanks > column || !strchr("\r\n", doc->src.s[p + blanks]))
			break;
	}
	return p < doc->src.len && blanks >= column;
}
