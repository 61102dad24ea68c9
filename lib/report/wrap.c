/* lib/report/wrap.c - breaking lines between words, and commands so that a shell still reads them.
 */
#include "report/layout.h"
#include "base/utf8.h"

#include <string.h>

/* Bytes of the longest start of @s that fits in @room columns; at least one character. */
static size_t fitting(const char *s, size_t len, size_t room)
{
	size_t taken = 0, columns = 0, n;
	while (taken < len) {
		(void)kr_utf8_next(s + taken, s + len, &n);
		columns += kr_text_width(s + taken, n);
		if (columns > room && taken > 0)
			break;
		taken += n;
	}
	return taken;
}

struct line {
	struct kr_buf *out;
	size_t width, indent, used; /* columns used on the line so far */
	bool empty;                 /* no word on it yet */
};

static void next_line(struct line *l)
{
	kr_buf_putc(l->out, '\n');
	kr_buf_fill(l->out, ' ', l->indent);
	l->used = l->indent;
	l->empty = true;
}

static void add_word(struct line *l, const char *word, size_t len)
{
	size_t columns = kr_text_width(word, len);
	if (!l->empty && l->used + 1 + columns > l->width)
		next_line(l);
	if (!l->empty) {
		kr_buf_putc(l->out, ' ');
		l->used++;
	}
	while (l->used + columns > l->width) {
		size_t n = fitting(word, len, l->width > l->used ? l->width - l->used : 1);
		if (n == len)
			break;
		kr_buf_add(l->out, word, n);
		columns -= kr_text_width(word, n);
		word += n;
		len -= n;
		next_line(l);
	}
	kr_buf_add(l->out, word, len);
	l->used += columns;
	l->empty = false;
}

void kr_wrap(struct kr_buf *out, const char *text, size_t width, size_t indent)
{
	struct line l = {
		.out = out, .width = width, .indent = indent, .used = indent, .empty = true
	};
	if (width == 0) {
		kr_buf_puts(out, text);
		return;
	}
	while (*text) {
		size_t blanks = strspn(text, " "), len = strcspn(text + blanks, " ");
		if (len > 0)
			add_word(&l, text + blanks, len);
		text += blanks + len;
	}
}

/* Bytes of the first word of a command line; what stands in quotes is one. */
static size_t shell_word(const char *s)
{
	bool quoted = false;
	size_t len = 0;
	for (; s[len] && (quoted || s[len] != ' '); len++)
		quoted ^= s[len] == '\'';
	return len;
}

/* The same, and an option with the value behind it. */
static size_t shell_words(const char *s, size_t room)
{
	size_t len = shell_word(s), blanks = strspn(s + len, " ");
	const char *next = s + len + blanks;
	size_t both = len + blanks + shell_word(next);
	bool has_value = *s == '-' && *next && *next != '-';
	return has_value && kr_text_width(s, both) <= room ? both : len;
}

void kr_wrap_command(struct kr_buf *out, const char *command, size_t width, size_t indent)
{
	enum { BACKSLASH = 2 }; /* and the blank before it */
	struct line l = {
		.out = out, .width = width, .indent = indent, .used = indent, .empty = true
	};
	if (width == 0 || indent + kr_text_width(command, strlen(command)) <= width) {
		kr_buf_puts(out, command);
		return;
	}
	size_t room = width > indent + BACKSLASH ? width - indent - BACKSLASH : 1;
	while (*command) {
		size_t blanks = strspn(command, " "), len = shell_words(command + blanks, room);
		size_t columns = kr_text_width(command + blanks, len);
		if (!l.empty && l.used + 1 + columns + BACKSLASH > width) {
			kr_buf_puts(out, " \\");
			next_line(&l);
		}
		if (len > 0)
			add_word(&l, command + blanks, len);
		command += blanks + len;
	}
}
