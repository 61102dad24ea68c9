/* lib/report/format-ics.c - the dates of a document as a calendar that people subscribe to. */
#include "report/ics.h"
#include "report/layout.h"
#include "base/i18n.h"
#include "base/digest.h"
#include "base/utf8.h"

#include <string.h>

enum { SLUG = 60 };

/* The calendar in the making. */
struct calendar {
	struct kr_arena *arena;
	struct kr_buf *out;
	const struct kr_document *d;
	const char *network; /* as an id: where the names of events end */
	size_t events;
	bool has_timeline;
};

/* The same for as long as what falls on the day is the same thing, whatever the day. */
static const char *uid_of(struct calendar *c, const char *kind, const char *ref, const char *part)
{
	return kr_asprintf(c->arena, "%s-%s%s%s@%s.kring", kind, ref, part ? "#" : "",
		part ? part : "", c->network);
}

static void begin(struct calendar *c, const char *component, const char *uid, int32_t stamp)
{
	kr_ics_line(c->out, "BEGIN", component);
	kr_ics_text(c->out, "UID", uid);
	kr_ics_moment(c->out, "DTSTAMP", stamp);
}

/* What is to be done, of what, whose it is, and the command that helps: a line each. */
static const char *description_of(struct calendar *c, const struct kr_due *e)
{
	struct kr_buf b = KR_BUF_INIT;
	kr_buf_puts(&b, e->what);
	kr_buf_printf(&b, "\n%s", e->title);
	if (e->who) {
		kr_buf_putc(&b, '\n');
		kr_buf_printf(&b, _("who: %s"), e->who);
	}
	if (e->command)
		kr_buf_printf(&b, "\n%s", e->command);
	const char *words = kr_strndup(c->arena, b.s, b.len);
	kr_buf_release(&b);
	return words;
}

static void add_alarm(struct calendar *c, const struct kr_due *e)
{
	kr_ics_line(c->out, "BEGIN", "VALARM");
	kr_ics_line(c->out, "ACTION", "DISPLAY");
	kr_ics_text(c->out, "DESCRIPTION", e->summary);
	kr_ics_line(c->out, "TRIGGER", "-P14D");
	kr_ics_line(c->out, "END", "VALARM");
}

static void add_event(struct calendar *c, const struct kr_due *e)
{
	begin(c, "VEVENT", uid_of(c, kr_due_word(e->kind), e->ref, e->part), e->changed);
	kr_ics_day(c->out, "DTSTART", e->day);
	/* the calendar's last day has none after it, and a DTSTART alone is one day too */
	if (kr_day_add(e->day, (struct kr_duration){ .count = 1, .unit = 'd' }) > e->day)
		kr_ics_day(c->out, "DTEND", e->day + 1);
	kr_ics_line(c->out, "SEQUENCE", kr_asprintf(c->arena, "%u", (unsigned)e->version));
	kr_ics_text(c->out, "SUMMARY", e->summary);
	kr_ics_text(c->out, "DESCRIPTION", description_of(c, e));
	kr_ics_text(c->out, "CATEGORIES", kr_due_said(e->kind));
	kr_ics_line(c->out, "TRANSP", "TRANSPARENT");
	add_alarm(c, e);
	kr_ics_line(c->out, "END", "VEVENT");
	c->events++;
}

/* A calendar has to hold something: what it says is why it holds no date. */
static void add_journal(struct calendar *c)
{
	begin(c, "VJOURNAL", uid_of(c, "none", c->d->name, NULL), c->d->day);
	kr_ics_day(c->out, "DTSTART", c->d->day);
	kr_ics_text(c->out, "SUMMARY", kr_asprintf(c->arena, _("no dates: %s"), c->d->title));
	kr_ics_text(c->out, "DESCRIPTION",
		c->has_timeline ? _("nothing falls on a day here")
				: _("a calendar carries dates, and there are none here; 'kring "
				    "report overview --format ics' has those of the whole folder"));
	kr_ics_line(c->out, "END", "VJOURNAL");
}

static void add_dates(struct calendar *c)
{
	for (size_t i = 0; i < c->d->blocks.n; i++) {
		const struct kr_block *b = &c->d->blocks.at[i];
		if (b->kind != KR_TIMELINE)
			continue;
		c->has_timeline = true;
		for (size_t k = 0; k < b->dues.n; k++)
			add_event(c, &b->dues.at[k]);
	}
	if (c->events == 0)
		add_journal(c);
}

/* Has @s letters that a slug leaves out, those that are not Latin? */
static bool is_cut_by_slug(const char *s)
{
	enum { BEHIND_LATIN = 0x250 };
	size_t n;
	for (const char *end = s + strlen(s); s < end; s += n)
		if (kr_utf8_next(s, end, &n) >= BEHIND_LATIN)
			return true;
	return false;
}

/* Networks whose names differ in what the slug leaves out must not have the same events. */
static const char *network_of(struct kr_arena *arena, const char *name)
{
	enum { DIGITS = 8 };
	const char *slug = kr_utf8_slug(arena, name, SLUG);
	char hex[KR_SHA_HEX];
	if (*slug && !is_cut_by_slug(name))
		return slug;
	return kr_asprintf(arena, "%s-%.*s", *slug ? slug : "network", DIGITS,
		kr_sha_of(name, strlen(name), hex));
}

static int print(const struct kr_document *d, const struct kr_layout *how, struct kr_buf *out)
{
	(void)how;
	struct calendar c = { .arena = kr_arena_new(), .out = out, .d = d };
	const char *name = kr_asprintf(c.arena, "%s: %s", d->network, d->title);
	c.network = network_of(c.arena, d->network);
	kr_ics_line(out, "BEGIN", "VCALENDAR");
	kr_ics_line(out, "VERSION", "2.0");
	kr_ics_line(out, "PRODID", "-//kring//kring//EN");
	kr_ics_text(out, "NAME", name);
	kr_ics_text(out, "X-WR-CALNAME", name);
	add_dates(&c);
	kr_ics_line(out, "END", "VCALENDAR");
	kr_arena_free(c.arena);
	return KR_OK;
}

const struct kr_format kr_format_ics = {
	.name = "ics",
	.what = N_("the dates, for a calendar to subscribe to"),
	.print = print,
};
