/* lib/base/text.c - texts that were read: are they the same? */
#include <kring/base.h>

#include <string.h>

bool kr_text_equal(const struct kr_text *a, const struct kr_text *b)
{
	if (a->len != b->len)
		return false;
	if (a->s == b->s)
		return true;
	/* bytes that were not kept equal nothing but themselves */
	return a->s && b->s && memcmp(a->s, b->s, a->len) == 0;
}

bool kr_text_is(const struct kr_text *t, const char *s)
{
	if (t->len == 0 || !t->s)
		return t->len == 0 && *s == '\0';
	return t->s[0] == s[0] && strcmp(t->s, s) == 0; /* no text holds a NUL byte */
}

bool kr_texts_have(const kr_texts *texts, const char *s)
{
	for (uint32_t i = 0; i < texts->n; i++)
		if (kr_text_is(&texts->at[i], s))
			return true;
	return false;
}

struct kr_text kr_text_of(const char *s)
{
	return (struct kr_text){ .s = s, .len = (uint32_t)strlen(s) };
}
