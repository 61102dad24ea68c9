/* lib/act/setup-attributes.c - the lines of .gitattributes that name the records. */
#include <string.h>

#include "act/setup.h"

static const char comment[] =
	"# By 'kring setup-git': git merges and shows these by what they say.";
static const char *const patterns[] = { "/kring.yaml", "/agreements/**/*.yaml",
	"/circles/**/*.yaml", "/mandates/**/*.yaml", "/meetings/**/*.yaml",
	"/organisations/**/*.yaml", "/reviews/**/*.yaml", "/spelregels/**/*.yaml" };
enum { PATTERNS = sizeof patterns / sizeof *patterns };
static const char merge[] = "merge=kring", diff[] = "diff=kring";
static const char blanks[] = " \t\r\n";

/* What a line of .gitattributes is to us. */
struct line {
	size_t pattern; /* which of ours it begins with; PATTERNS: none */
	bool merges, shows, more;
};

static bool is_word(const char *s, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(s, word, len) == 0;
}

/* @s: a line, a NUL or a line end behind it. */
static struct line read_line(const char *s, const char *end)
{
	struct line l = { .pattern = 0 };
	size_t len = strcspn(s, blanks);
	while (l.pattern < PATTERNS && !is_word(s, len, patterns[l.pattern]))
		l.pattern++;
	for (s += len; s < end; s += len) {
		s += strspn(s, blanks);
		len = s < end ? strcspn(s, blanks) : 0;
		if (is_word(s, len, merge))
			l.merges = true;
		else if (is_word(s, len, diff))
			l.shows = true;
		else if (len > 0)
			l.more = true;
	}
	return l;
}

/* Written by us and nothing added to it: only then may it go. */
static bool is_ours(const struct line *l)
{
	return l->pattern < PATTERNS && (l->merges || l->shows) && !l->more;
}

static void add_missing(const bool *there, bool commented, const char *line_end, struct kr_buf *out)
{
	bool any = false;
	for (size_t i = 0; i < PATTERNS; i++) {
		if (there[i])
			continue;
		if (!any && out->len > 0 && out->s[out->len - 1] != '\n')
			kr_buf_puts(out, line_end);
		if (!any && !commented)
			kr_buf_printf(out, "%s%s", comment, line_end);
		kr_buf_printf(out, "%s %s %s%s", patterns[i], merge, diff, line_end);
		any = true;
	}
}

void setup_attributes(const struct kr_buf *before, bool remove, struct kr_buf *after)
{
	bool there[PATTERNS] = { false }, commented = false;
	const char *first = memchr(before->s, '\n', before->len);
	const char *line_end = first && first > before->s && first[-1] == '\r' ? "\r\n" : "\n";
	for (const char *s = before->s, *all = s + before->len, *end; s < all; s = end) {
		end = memchr(s, '\n', (size_t)(all - s));
		end = end ? end + 1 : all;
		struct line l = read_line(s, end);
		bool is_comment = is_word(s, strcspn(s, "\r\n"), comment);
		bool whole = l.merges && l.shows && l.pattern < PATTERNS;
		if (remove ? is_comment || is_ours(&l) : is_ours(&l) && !whole)
			continue;
		kr_buf_add(after, s, (size_t)(end - s));
		commented |= is_comment;
		if (whole)
			there[l.pattern] = true;
	}
	if (!remove)
		add_missing(there, commented, line_end, after);
}

int setup_plan_attributes(struct kr_setup *s)
{
	struct kr_buf before = KR_BUF_INIT, after = KR_BUF_INIT;
	int status = setup_read(s, s->folder, ".gitattributes", &before);
	bool is_there = status == KR_OK;
	if (status != KR_FAILED) {
		setup_attributes(&before, s->request->remove, &after);
		status = KR_OK;
		if (is_there || after.len > 0)
			status = setup_add_file(s, s->folder, ".gitattributes",
				kr_asprintf(s->arena, "%s.gitattributes", s->prefix),
				is_there ? &before : NULL, &after);
	}
	kr_buf_release(&before);
	kr_buf_release(&after);
	return status;
}
