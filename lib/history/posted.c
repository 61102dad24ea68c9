/* lib/history/posted.c - texts that are posted where a host reads more into them than Markdown. */
#include "history/posted.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char no_width[] = "\xe2\x80\x8b"; /* U+200B */

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80) || c == '_';
}

/* Bytes at @s behind which a host would go on reading a mention, a reference or an address. */
static size_t sign_at(const char *s)
{
	static const char *const starts[] = { "://", "www.", "mailto:", "xmpp:", "GH-" };
	if (strchr("@#!$%&^~*+:", *s) && in_word(s[1]))
		return 1;
	if (*s == '@' || (*s == '[' && s[1] != '-'))
		return 1;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncasecmp(s, starts[i], strlen(starts[i])) == 0)
			return i < 2 ? (size_t)(i == 0 ? 1 : 3) : strlen(starts[i]);
	return 0;
}

const char *kr_posted(struct kr_arena *arena, const char *text)
{
	struct kr_buf out = KR_BUF_INIT;
	for (const char *s = text; *s;) {
		size_t sign = sign_at(s);
		kr_buf_add(&out, s, sign > 0 ? sign : 1);
		if (sign > 0)
			kr_buf_puts(&out, no_width);
		s += sign > 0 ? sign : 1;
	}
	const char *posted = out.len == strlen(text) ? text : kr_strndup(arena, out.s, out.len);
	kr_buf_release(&out);
	return posted;
}

size_t kr_posted_size(const char *text)
{
	size_t size = 0;
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		/* `@` and `#` get `&#8203;`, `<` becomes `&lt;`, what is unsafe `\\u202e` */
		size += strchr("@#", c)                     ? 9
			: c < ' ' || c == 0x7f || c >= 0x80 ? 9
			: ispunct(c)                        ? 6
							    : 1;
	}
	return size;
}
