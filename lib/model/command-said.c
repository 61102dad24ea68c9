/* lib/model/command-said.c - what is to be filled in in a command, in the reader's language. */
#include <string.h>

#include "base/i18n.h"
#include <kring/schema.h>

static const char *const to_fill_in[] = { N_("DATE"), N_("GOAL"), N_("KEPT"), N_("LEARNED"),
	N_("NAME"), N_("RESULT"), N_("SUMMARY"), N_("TEXT"), N_("WHAT-CHANGED"), N_("WHO"),
	N_("WHY") };

/* The word to fill in that begins at @s, up to a blank, a sign or a dot; NULL: none does. */
static const char *word_at(const char *s, size_t *len)
{
	*len = strcspn(s, " =.'");
	for (size_t i = 0; i < sizeof to_fill_in / sizeof *to_fill_in; i++)
		if (strlen(to_fill_in[i]) == *len && memcmp(to_fill_in[i], s, *len) == 0)
			return _(to_fill_in[i]);
	return NULL;
}

const char *kr_command_said(struct kr_arena *arena, const char *command)
{
	struct kr_buf out = KR_BUF_INIT;
	if (!command)
		return NULL;
	bool quoted = false; /* a name that stands in a file */
	for (const char *s = command; *s;) {
		size_t len;
		const char *said = word_at(s, &len);
		if (said && !quoted)
			kr_buf_puts(&out, said);
		else
			kr_buf_add(&out, s, len);
		s += len;
		quoted ^= *s == '\'';
		if (*s)
			kr_buf_putc(&out, *s++);
	}
	const char *all = kr_strndup(arena, out.s ? out.s : "", out.len);
	kr_buf_release(&out);
	return all;
}
