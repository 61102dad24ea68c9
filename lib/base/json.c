/* lib/base/json.c - texts into JSON, and JSON into bytes that are safe to print. */
#include "base/json.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void *get_memory(size_t size)
{
	return kr_realloc(NULL, size);
}

void kr_json_init(void)
{
	json_set_alloc_funcs(get_memory, free);
}

json_t *kr_json_text(const char *s)
{
	size_t len = strlen(s), good = kr_utf8_check(s, len), n;
	if (good == len)
		return json_stringn_nocheck(s, len);
	struct kr_buf b = KR_BUF_INIT;
	for (const char *end = s + len; s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		kr_utf8_put(&b, c == KR_UTF8_BAD ? 0xFFFD : c);
	}
	json_t *text = json_stringn_nocheck(b.s, b.len);
	kr_buf_release(&b);
	return text;
}

json_t *kr_json_text_or_null(const char *s)
{
	return s ? kr_json_text(s) : json_null();
}

json_t *kr_json_number_or_null(size_t n)
{
	return n ? json_integer((json_int_t)n) : json_null();
}

static void put_escape(struct kr_buf *out, uint32_t c)
{
	if (c > 0xFFFF) {
		kr_buf_printf(out, "\\u%04X", (unsigned)(0xD800 + ((c - 0x10000) >> 10)));
		c = 0xDC00 + ((c - 0x10000) & 0x3FF);
	}
	kr_buf_printf(out, "\\u%04X", (unsigned)c);
}

static bool ends_in_hashes(const struct kr_buf *out)
{
	return out->len >= 2 && memcmp(out->s + out->len - 2, "##", 2) == 0;
}

/*
 * jansson escapes C0 only, and these characters can stand in texts only, where an escape means the
 * same.  Line ends of an indented print stand between values.
 */
static void add_visible(struct kr_buf *out, const char *s)
{
	size_t n;
	for (const char *end = s + strlen(s); s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		if ((kr_char_is_unsafe(c) && c != '\n') || (c == '[' && ends_in_hashes(out)))
			put_escape(out, c);
		else
			kr_buf_add(out, s, n);
	}
	kr_buf_putc(out, '\n');
}

void kr_json_print(json_t *root, size_t flags, struct kr_buf *out)
{
	char *text = json_dumps(root, flags);
	if (text)
		add_visible(out, text);
	free(text);
	json_decref(root);
}
