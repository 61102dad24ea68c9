/* lib/model/baseline.c - findings that are known: reading, applying and writing their list. */
#include <kring/baseline.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"

/* ---- reading ------------------------------------------------------------------------------ */

/* A place on a line; a file has not so many lines that its number would not fit. */
static struct kr_at on_line(unsigned line)
{
	return (struct kr_at){ .line = line & 0xFFFFF, .col = 1 };
}

static int wrong_line(struct kr_diags *diags, const struct kr_baseline *b, unsigned line)
{
	struct kr_diag *d = kr_diag_add(
		diags, KR_USAGE, b->name, on_line(line), _("this is no line of a baseline"));
	d->hint = _("a line is 'RULE PATH', or 'at-most: NUMBER'");
	return KR_FAILED;
}

static bool read_at_most(struct kr_baseline *b, const char *line, struct kr_at at)
{
	static const char key[] = "at-most:";
	char *end;
	if (strncmp(line, key, strlen(key)) != 0)
		return false;
	line += strlen(key) + strspn(line + strlen(key), " ");
	unsigned long number = strtoul(line, &end, 10);
	if (end == line || *end || number > UINT32_MAX)
		return false;
	b->at_most = (uint32_t)number;
	b->at = at;
	return true;
}

static bool read_known(
	struct kr_arena *arena, struct kr_baseline *b, const char *line, struct kr_at at)
{
	size_t rule = strcspn(line, " "), gap = strspn(line + rule, " ");
	if (rule == 0 || gap == 0 || !line[rule + gap] || line[rule - 1] == ':')
		return false;
	*KR_ADD(arena, &b->known) = (struct kr_known){
		.rule = kr_strndup(arena, line, rule), .path = line + rule + gap, .at = at
	};
	return true;
}

int kr_baseline_read(struct kr_arena *arena, const char *bytes, size_t len, struct kr_diags *diags,
	struct kr_baseline *b)
{
	unsigned number = 0;
	for (const char *s = bytes, *end = bytes + len; s < end;) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		size_t n = (size_t)((stop ? stop : end) - s);
		struct kr_at at = on_line(++number);
		size_t words = n;
		while (words > 0 && strchr(" \r", s[words - 1]))
			words--;
		const char *line = kr_strndup(arena, s, words);
		s += n + 1;
		if (*line && *line != '#' && !read_at_most(b, line, at) &&
			!read_known(arena, b, line, at))
			return wrong_line(diags, b, number);
	}
	return KR_OK;
}

/* ---- writing ------------------------------------------------------------------------------ */

void kr_baseline_add(
	struct kr_arena *arena, struct kr_baseline *b, const char *rule, const char *path)
{
	*KR_ADD(arena, &b->known) = (struct kr_known){ .rule = rule, .path = path };
	b->at_most++;
}

void kr_baseline_write(const struct kr_baseline *b,
	bool (*keep)(void *own, const struct kr_known *known), void *own, struct kr_buf *out)
{
	uint32_t kept = 0;
	struct kr_buf lines = KR_BUF_INIT;
	for (uint32_t i = 0; i < b->known.n; i++) {
		if (keep && !keep(own, &b->known.at[i]))
			continue;
		kr_buf_printf(&lines, "%s %s\n", b->known.at[i].rule, b->known.at[i].path);
		kept++;
	}
	kr_buf_puts(out, _("# Findings that were there on the first day. 'kring check --baseline' "
			   "passes over them.\n"
			   "# A line goes when what it names is mended; none is added.\n"));
	kr_buf_printf(out, "at-most: %u\n", kept);
	kr_buf_add(out, lines.s, lines.len);
	kr_buf_release(&lines);
}

/* ---- applying ----------------------------------------------------------------------------- */

static const char *key_of(struct kr_arena *arena, const char *rule, const char *path)
{
	return kr_asprintf(arena, "%s %s", rule, path);
}

static void index_known(struct kr_arena *arena, struct kr_baseline *b, struct kr_map *index)
{
	for (uint32_t i = b->known.n; i-- > 0;) {
		struct kr_known *known = &b->known.at[i];
		const char *key = key_of(arena, known->rule, known->path);
		void **first = kr_map_value(index, key, strlen(key));
		known->next = *first;
		*first = known;
	}
}

/* The first line for @d that does not stand for another finding yet. */
static struct kr_known *known_of(
	struct kr_arena *arena, const struct kr_map *index, const struct kr_diag *d)
{
	if (d->kind != KR_FINDING || !d->rule || !d->path || d->severity < KR_WARNING)
		return NULL;
	const char *key = key_of(arena, d->rule, d->path);
	struct kr_known *known = kr_map_get(index, key, strlen(key));
	while (known && known->found)
		known = known->next;
	return known;
}

static size_t take_out(struct kr_arena *arena, const struct kr_map *index, struct kr_diags *diags)
{
	uint32_t kept = 0, all = diags->list.n;
	for (uint32_t i = 0; i < all; i++) {
		struct kr_known *known = known_of(arena, index, &diags->list.at[i]);
		if (known)
			known->found = true;
		else
			diags->list.at[kept++] = diags->list.at[i];
	}
	diags->list.n = kept;
	return all - kept;
}

bool kr_known_is_mended(struct kr_workspace *ws, const struct kr_known *known)
{
	if (known->found)
		return false;
	const struct kr_record *r = kr_workspace_record_at(ws, known->path);
	return !r || r->sound;
}

static void say_what_is_mended(struct kr_workspace *ws, const struct kr_baseline *b)
{
	for (uint32_t i = 0; i < b->known.n; i++) {
		const struct kr_known *known = &b->known.at[i];
		if (!kr_known_is_mended(ws, known))
			continue;
		struct kr_diag *d = kr_diag_finding(kr_workspace_diags(ws), NULL, b->name,
			known->at, _("'%s' of '%s' is mended"), known->rule, known->path);
		d->severity = KR_NOTE;
		d->hint = _("take the line out, or let 'kring check --baseline FILE --shrink' do "
			    "it");
	}
}

static void refuse_growth(struct kr_workspace *ws, const struct kr_baseline *b)
{
	if (b->known.n <= b->at_most)
		return;
	struct kr_diag *d = kr_diag_finding(kr_workspace_diags(ws), NULL, b->name, b->at,
		kr_nq("the baseline has %u line, and 'at-most' is %u",
			"the baseline has %u lines, and 'at-most' is %u", b->known.n),
		b->known.n, b->at_most);
	d->severity = KR_ERROR;
	d->hint = _("a baseline shrinks and never grows: mend what was added");
}

size_t kr_baseline_apply(struct kr_workspace *ws, struct kr_baseline *b, bool whole)
{
	struct kr_map index;
	kr_map_init(&index, kr_workspace_arena(ws));
	index_known(kr_workspace_arena(ws), b, &index);
	size_t n = take_out(kr_workspace_arena(ws), &index, kr_workspace_diags(ws));
	refuse_growth(ws, b);
	if (whole)
		say_what_is_mended(ws, b);
	return n;
}
