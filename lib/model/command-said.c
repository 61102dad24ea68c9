/* lib/model/command-said.c - what is to be filled in in a command, in the reader's language. */
#include <string.h>

#include "base/i18n.h"
#include <kring/schema.h>

static const char *const to_fill_in[] = { N_("DATE"), N_("KEPT"), N_("LEARNED"), N_("RESULT"),
	N_("SUMMARY"), N_("TEXT"), N_("WHO"), N_("WHY") };

static const char *word_said(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof to_fill_in / sizeof *to_fill_in; i++)
		if (strlen(to_fill_in[i]) == len && memcmp(to_fill_in[i], s, len) == 0)
			return _(to_fill_in[i]);
	return NULL;
}

const char *kr_command_said(struct kr_arena *arena, const char *command)
{
	struct kr_buf out = KR_BUF_INIT;
	if (!command)
		return NULL;
	for (const char *s = command; *s;) {
		size_t len = strcspn(s, " ");
		/* of a setting, keeper=PERSON, what is behind the sign */
		size_t key = strcspn(s, "=") + 1;
		if (key >= len)
			key = 0;
		const char *said = word_said(s + key, len - key);
		if (said) {
			kr_buf_add(&out, s, key);
			kr_buf_puts(&out, said);
		} else {
			kr_buf_add(&out, s, len);
		}
		s += len;
		if (*s)
			kr_buf_putc(&out, *s++);
	}
	const char *all = kr_strndup(arena, out.s ? out.s : "", out.len);
	kr_buf_release(&out);
	return all;
}
