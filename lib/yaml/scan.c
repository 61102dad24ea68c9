/* lib/yaml/scan.c - one look at the raw bytes, before YAML is read. */
#include "yaml/private.h"
#include "base/utf8.h"

#include <string.h>

enum { MARKER = 7 }; /* git writes seven, and more where a merge is nested in a merge */

/* Bytes that the scan stops at: WIDE and FOREIGN begin a character that is not ASCII. */
enum { PLAIN, WIDE, FOREIGN, CONTROL, RULER };

#define FOUR(n, class) [n] = class, [(n) + 1] = class, [(n) + 2] = class, [(n) + 3] = class
#define SIXTEEN(n, class)                                                                          \
	FOUR(n, class), FOUR((n) + 4, class), FOUR((n) + 8, class), FOUR((n) + 12, class)

/* clang-format off */
static const uint8_t class_of[256] = {
	FOUR(0x00, CONTROL), FOUR(0x04, CONTROL), [0x08] = CONTROL, /* not tab and line feed */
	[0x0b] = CONTROL, FOUR(0x0c, CONTROL), SIXTEEN(0x10, CONTROL), [0x7f] = CONTROL,
	['<'] = RULER, ['='] = RULER, ['>'] = RULER, ['|'] = RULER,
	/* below 0xc0 a byte continues a character: libyaml finds one that stands alone */
	[0xc0] = WIDE, [0xc1] = WIDE, [0xc2] = FOREIGN, [0xc3] = WIDE,
	FOUR(0xc4, WIDE), FOUR(0xc8, WIDE), FOUR(0xcc, WIDE), FOUR(0xd0, WIDE), FOUR(0xd4, WIDE),
	[0xd8] = FOREIGN, [0xd9] = WIDE, [0xda] = WIDE, [0xdb] = WIDE, FOUR(0xdc, WIDE),
	[0xe0] = WIDE, [0xe1] = WIDE, [0xe2] = FOREIGN, [0xe3] = WIDE,
	FOUR(0xe4, WIDE), FOUR(0xe8, WIDE), [0xec] = WIDE, [0xed] = WIDE, [0xee] = WIDE,
	[0xef] = FOREIGN, SIXTEEN(0xf0, WIDE),
};
/* clang-format on */

/* ---- places and reports ------------------------------------------------------------------- */

struct kr_spot kr_source_at(struct kr_source *src, uint32_t byte)
{
	if (byte > src->len)
		byte = src->len;
	if (byte < src->seen || !src->line) {
		src->seen = src->line_start = 0;
		src->line = 1;
	}
	const char *nl;
	while ((nl = memchr(src->s + src->seen, '\n', byte - src->seen))) {
		src->seen = src->line_start = (uint32_t)(nl - src->s) + 1;
		src->line++;
	}
	src->seen = src->line_start;
	uint32_t from = src->line == 1 && byte >= src->bom ? src->bom : src->line_start;
	size_t col = kr_utf8_count(src->s + from, byte - from) + 1;
	return (struct kr_spot){
		byte,
		{ .line = src->line & 0xfffff, .col = (col < 4095 ? col : 4095) & 0xfff },
	};
}

struct kr_diag *kr_source_say(
	struct kr_source *src, const char *rule, struct kr_spot at, const char *format, ...)
{
	struct kr_buf words = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&words, format, args);
	va_end(args);
	src->failed = true;
	struct kr_diag *d = src->editing ? kr_diag_add(src->diags, KR_CANNOT, src->path, at.at,
						   "%s", words.s)
					 : kr_diag_finding(src->diags, rule, src->path, at.at, "%s",
						   words.s);
	d->byte = at.byte;
	kr_buf_release(&words);
	return d;
}

int kr_source_refuse(struct kr_source *src, struct kr_spot at, const char *what, const char *hint)
{
	struct kr_diag *d = kr_source_say(src, "yaml-refused", at, "%s", what);
	d->hint = kr_diag_text(src->diags, "%s", hint);
	return KR_FAILED;
}

bool kr_source_open(struct kr_source *src, const char *s, size_t len)
{
	src->s = s;
	if (len > KR_YAML_MAX_BYTES) {
		struct kr_diag *d = kr_source_say(src, "file-too-large", (struct kr_spot){ 0 },
			_("the file is %zu bytes long, more than the largest of %d"), len,
			KR_YAML_MAX_BYTES);
		d->hint = kr_diag_text(src->diags,
			_("move long texts to a file of their own and name it in 'attachments'"));
		return false;
	}
	src->len = (uint32_t)len;
	src->bom = len >= 3 && !memcmp(s, "\xef\xbb\xbf", 3) ? 3 : 0;
	return true;
}

/* ---- conflict markers --------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool only_blanks_before(const struct kr_source *src, const char *p)
{
	const char *start = src->s + src->bom;
	while (p > start && is_blank(p[-1]))
		p--;
	return p == start || p[-1] == '\n';
}

/*
 * Is there a marker at @p, the first byte of a run?  Only the one that opens a conflict must have a
 * label; once it was seen, a lone `=======` is no line under a heading any more.
 */
static bool is_marker(const struct kr_source *src, const char *p, size_t run, bool opened)
{
	if (run < MARKER || !only_blanks_before(src, p))
		return false;
	const char *rest = p + run;
	bool gap = is_blank(*rest);
	rest += strspn(rest, " \t\r");
	bool label = gap && *rest && *rest != '\n';
	if (*p == '=')
		return opened && !label && (!*rest || *rest == '\n');
	return label || (opened && *p != '<' && (!*rest || *rest == '\n'));
}

static void say_marker(struct kr_source *src, const char *p, bool *opened)
{
	int shown = (int)strcspn(p, "\r\n");
	struct kr_diag *d = kr_source_say(src, "conflict-marker",
		kr_source_at(src, (uint32_t)(p - src->s)),
		_("a merge left two versions of these lines here: '%.*s'"), shown < 60 ? shown : 60,
		p);
	d->hint = kr_diag_text(src->diags,
		_("keep the lines that are right, delete the lines with '<<<<<<<', '=======' and "
		  "'>>>>>>>', and save"));
	if (*p == '<')
		*opened = true;
}

/* ---- characters --------------------------------------------------------------------------- */

static const struct {
	const char *what, *hint;
} faults[] = {
	[KR_FAULT_NUL] = { N_("a NUL byte"), N_("save the file as UTF-8 text") },
	[KR_FAULT_RETURN] = { N_("a carriage return without a line feed"),
		N_("save the file with line ends LF or CRLF") },
	[KR_FAULT_BREAK] = { N_("a hidden line break"), N_("replace it by an ordinary line end") },
	[KR_FAULT_MARK] = { N_("a byte order mark inside the text"), N_("delete it") },
	[KR_FAULT_BIDI] = { N_("a hidden character that turns the direction of the text around"),
		N_("delete it; it may have come along with a text pasted from elsewhere") },
	[KR_FAULT_CONTROL] = { N_("a control character"),
		N_("delete it; it may have come along with a text pasted from elsewhere") },
};

enum kr_fault kr_scan_fault(const char *s, const char *end, uint32_t *code)
{
	size_t len;
	uint32_t c = *code = kr_utf8_next(s, end, &len);
	if (c == KR_UTF8_BAD || c == '\t' || c == '\n')
		return KR_FAULT_NONE;
	if (c == 0)
		return KR_FAULT_NUL;
	if (c == '\r')
		return KR_FAULT_RETURN;
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		return KR_FAULT_BREAK;
	if (c == 0xfeff)
		return KR_FAULT_MARK;
	if (kr_char_is_bidi(c))
		return KR_FAULT_BIDI;
	return kr_char_is_control(c) ? KR_FAULT_CONTROL : KR_FAULT_NONE;
}

const char *kr_fault_name(enum kr_fault fault)
{
	return _(faults[fault].what);
}

/* Reports the first of its kind only: a file of another kind would give thousands. */
static void look_at(struct kr_source *src, const char *p, unsigned *seen)
{
	uint32_t code;
	enum kr_fault fault = kr_scan_fault(p, src->s + src->len, &code);
	if (fault == KR_FAULT_NONE || *seen & 1u << fault)
		return;
	if (fault == KR_FAULT_BIDI && !src->strict)
		return; /* all readers of YAML agree about it; only people are misled */
	*seen |= 1u << fault;
	kr_source_refuse(src, kr_source_at(src, (uint32_t)(p - src->s)),
		kr_asprintf(src->arena, _("%s stands here (U+%04X)"), _(faults[fault].what),
			(unsigned)code),
		_(faults[fault].hint));
}

/* UTF-16 would give a NUL beside each letter: one finding says it all. */
static bool is_utf16(const struct kr_source *src)
{
	const char *s = src->s;
	if (src->len >= 2 && (!memcmp(s, "\xff\xfe", 2) || !memcmp(s, "\xfe\xff", 2)))
		return true;
	return src->len >= 4 && !s[0] != !s[1] && !s[0] == !s[2] && !s[1] == !s[3];
}

/* Looks at the bytes from @p on that begin with one that the scan stopped at; the last of them. */
static const char *stop(struct kr_source *src, const char *p, bool *opened, unsigned *seen)
{
	if (class_of[(unsigned char)*p] == RULER) {
		size_t run = strspn(p, (char[2]){ *p });
		if (is_marker(src, p, run, *opened))
			say_marker(src, p, opened);
		return p + run - 1;
	}
	if (*p == '\r' && p[1] == '\n')
		return p + 1;
	look_at(src, p, seen);
	return p;
}

/* What is no UTF-8 does not matter: libyaml stops at it. */
static void note_wide(struct kr_source *src, const char *p)
{
	unsigned char first = (unsigned char)*p;
	uint32_t extra = src->wide.n ? src->wide.at[src->wide.n - 1].extra : 0;
	struct kr_wide_char *w = KR_ADD(src->arena, &src->wide);
	w->index = (uint32_t)(p - src->s) - src->bom - extra;
	w->extra = extra + (first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1);
}

/*
 * Is there one to stop at among the 8 bytes at @p?  Eight at once, one bit of the answer in the top
 * bit of each: set for what is not ASCII, for `< = > ? | } ~` and DEL, and for what is below a
 * blank but no line feed.  The table then sorts out `? } ~` and tabs.
 */
static bool stops_in_word(const char *p)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t word;
	memcpy(&word, p, sizeof word);
	uint64_t rulers = (word | each * 0x40) + each * 0x04;
	uint64_t controls = ~(word + each * 0x60) & ((word ^ each * '\n') + each * 0x7f);
	return ((word | rulers | controls) & each * 0x80) != 0;
}

/* The next byte to look at; at last the NUL behind the text. */
static const char *next_stop(const char *p, const char *end)
{
	for (;;) {
		while (end - p >= 8 && !stops_in_word(p))
			p += 8;
		for (int i = 0; i < 8; i++, p++)
			if (class_of[(unsigned char)*p] != PLAIN)
				return p;
	}
}

int kr_scan(struct kr_source *src)
{
	const char *p = src->s + src->bom, *end = src->s + src->len;
	bool opened = false;
	unsigned seen = 0;
	if (is_utf16(src))
		return kr_source_refuse(src, kr_source_at(src, 0),
			_("the file is UTF-16, not UTF-8"),
			_("save the file again, with encoding UTF-8"));
	while ((p = next_stop(p, end)) < end) {
		uint8_t class = class_of[(unsigned char)*p];
		if (class <= FOREIGN)
			note_wide(src, p);
		if (class != WIDE)
			p = stop(src, p, &opened, &seen);
		p++;
	}
	return src->failed ? KR_FAILED : KR_OK;
}
