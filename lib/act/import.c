/* lib/act/import.c - a prose list of agreements that are there already becomes files. */
#include <string.h>

#include "act/headings.h"
#include "act/known.h"
#include "act/prose-day.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include <kring/baseline.h>

/* One heading that becomes an agreement. */
struct prose {
	const struct act_heading *heading;
	const char *id, *text;
	int32_t evaluation, adopted; /* as the prose says, or KR_NO_DAY */
};

struct import {
	struct kr_act *act;
	const struct kr_importing *request;
	struct kr_circle *circle;
	const char *source; /* what the agreements are from */
	KR_MANY(struct prose) list;
	struct kr_baseline baseline;
	size_t without_date;
};

/* ---- what the prose says ------------------------------------------------------------------ */

/* On which line of the list @line stands, @len long, from the line @from on. */
static unsigned line_number(const struct import *im, unsigned from, const char *line, size_t len)
{
	const char *s = im->request->text;
	for (unsigned n = 1; *s; n++) {
		size_t here = strcspn(s, "\n");
		if (n >= from && here >= len && strncmp(s, line, len) == 0)
			return n;
		s += here;
		s += *s == '\n';
	}
	return from;
}

static const char marks[] = " \t*_->";

/* What stands behind `WORD:` on the line @s, the word in any case and with marks around it. */
static const char *behind(const char *s, const char *const *words)
{
	s += strspn(s, marks);
	for (const char *const *word = words; *word; word++) {
		size_t len = strlen(*word);
		if (strncasecmp(s, *word, len) != 0)
			continue;
		const char *colon = s + len + strspn(s + len, marks);
		if (*colon == ':')
			return colon + 1 + strspn(colon + 1, marks);
	}
	return NULL;
}

/* The day on a line `WORD: DAY` of the text of @p. */
static int32_t day_after(const struct import *im, const struct prose *p, const char *const *words)
{
	for (const char *line = p->text; *line;) {
		size_t len = strcspn(line, "\n");
		const char *said = behind(line, words);
		int32_t day = said ? act_prose_day(said) : KR_NO_DAY;
		if (day != KR_NO_DAY)
			return day;
		if (said)
			act_warn(im->act,
				_("line %u of '%s' has no day that can be read: '%.*s'; write it "
				  "as 2026-12-31"),
				line_number(im, p->heading->line, line, len), im->request->name,
				(int)len, line);
		line += len;
		line += *line == '\n';
	}
	return KR_NO_DAY;
}

static void read_days(const struct import *im, struct prose *p)
{
	static const char *const evaluation[] = { "evaluatie", "evaluatiedatum", "evalueren",
		"evaluation", "evaluation date", "review", "review date", NULL };
	static const char *const adopted[] = { "vastgesteld", "besloten", "afgesproken", "adopted",
		"decided", "agreed", NULL };
	p->evaluation = day_after(im, p, evaluation);
	p->adopted = day_after(im, p, adopted);
}

/* ---- ids ---------------------------------------------------------------------------------- */

static bool is_taken(const struct import *im, const char *id)
{
	for (uint32_t i = 0; i < im->list.n; i++)
		if (im->list.at[i].id && strcmp(im->list.at[i].id, id) == 0)
			return true;
	return false;
}

/* `x-2` would mean a successor of `x`, so that a second one of a name gets a letter. */
static const char *id_of(struct import *im, const char *title)
{
	struct kr_arena *arena = im->act->arena;
	const char *slug = kr_utf8_slug(arena, title, 56);
	if (!kr_id_valid(slug, strlen(slug)))
		slug = kr_asprintf(arena, "%s%s", *slug ? "afspraak-" : "afspraak", slug);
	const char *id = slug;
	for (char letter = 'b'; is_taken(im, id); letter++) {
		if (letter > 'z') {
			slug = id;
			letter = 'b';
		}
		id = kr_asprintf(arena, "%s-%c", slug, letter);
	}
	return id;
}

static int refuse_there(struct import *im, const struct prose *p)
{
	const char *id = kr_asprintf(im->act->arena, "%s/%s", im->circle->record.id, p->id);
	if (!kr_workspace_has(im->act->ws, KR_AGREEMENT, id))
		return KR_OK;
	return kr_refuse(im->act->diags,
		_("nothing was imported; take that heading out of the list, or give it another "
		  "name"),
		_("'%s', line %u of '%s', is there already: agreements/%s.yaml"), p->heading->title,
		p->heading->line, im->request->name, id);
}

/* ---- which headings ----------------------------------------------------------------------- */

/* The highest level that has more than one: above it stands the title of the list. */
static int level_of(const act_headings *headings)
{
	for (int level = 1; level <= 6; level++) {
		unsigned n = 0;
		for (uint32_t i = 0; i < headings->n; i++)
			n += headings->at[i].level == level;
		if (n > 1)
			return level;
	}
	return headings->at[headings->n - 1].level;
}

/* The text of a heading with the smaller headings under it. */
static const char *whole_text(struct import *im, const act_headings *headings, uint32_t i)
{
	const struct act_heading *top = &headings->at[i];
	const char *text = top->text;
	for (i++; i < headings->n && headings->at[i].level > top->level; i++)
		text = kr_asprintf(im->act->arena, "%s%s%.*s %s%s%s", text, *text ? "\n\n" : "",
			headings->at[i].level, "######", headings->at[i].title,
			*headings->at[i].text ? "\n\n" : "", headings->at[i].text);
	return text;
}

static int gather(struct import *im, const act_headings *headings)
{
	int level = level_of(headings);
	for (uint32_t i = 0; i < headings->n; i++) {
		const struct act_heading *h = &headings->at[i];
		if (h->level < level && !im->source && *h->title)
			im->source = h->title;
		if (h->level != level || !*h->title)
			continue;
		struct prose p = { .heading = h, .text = whole_text(im, headings, i) };
		p.id = id_of(im, h->title);
		read_days(im, &p);
		if (!*p.text)
			act_warn(im->act,
				_("'%s', line %u of '%s', has no text under it: its title is taken "
				  "for the text"),
				h->title, h->line, im->request->name);
		if (refuse_there(im, &p) != KR_OK)
			return KR_FAILED;
		*KR_ADD(im->act->arena, &im->list) = p;
	}
	return KR_OK;
}

static int read_list(struct import *im)
{
	const struct kr_importing *r = im->request;
	struct kr_arena *arena = im->act->arena;
	act_headings headings = { 0 };
	if (kr_utf8_check(r->text, r->len) != r->len)
		return kr_refuse(
			im->act->diags, _("save it as UTF-8"), _("'%s' is no UTF-8"), r->name);
	char *text = kr_strndup(arena, r->text, r->len);
	size_t len = 0;
	for (size_t i = 0; i < r->len; i++)
		if (r->text[i] != '\r' || r->text[i + 1] != '\n')
			text[len++] = r->text[i];
	text[len] = '\0';
	if (act_headings_read(arena, text, len, im->act->diags, &headings) != KR_OK)
		return KR_FAILED;
	if (headings.n == 0)
		return kr_refuse(im->act->diags,
			_("write a line '## NAME' above each agreement, and its text under it"),
			_("'%s' has no headings"), r->name);
	return gather(im, &headings);
}

/* ---- making them -------------------------------------------------------------------------- */

static struct kr_value *adoption_of(struct import *im, const struct prose *p)
{
	struct kr_act *act = im->act;
	struct kr_value *map = kr_value_map(act->arena, true);
	const char *earlier = act_is_given(im->request->earlier) ? im->request->earlier
			      : im->source                       ? im->source
								 : im->request->name;
	int32_t day = p->adopted;
	if (day == KR_NO_DAY)
		day = im->request->adopted != KR_NO_DAY ? im->request->adopted : act->day;
	kr_value_put(act->arena, map, "date", act_day(act, day));
	kr_value_put(act->arena, map, "earlier", act_text(act, earlier));
	return map;
}

static int make_agreement(struct import *im, const struct prose *p)
{
	struct kr_act *act = im->act;
	struct kr_value *root = kr_value_map(act->arena, false);
	const char *id = kr_asprintf(act->arena, "%s/%s", im->circle->record.id, p->id);
	struct kr_record *r;
	if (act_new_agreement(act, id, _("give some of the headings another name"), &r) != KR_OK)
		return KR_FAILED;
	kr_value_put(act->arena, root, "title", act_text(act, p->heading->title));
	kr_value_put(
		act->arena, root, "text", act_text(act, *p->text ? p->text : p->heading->title));
	if (p->evaluation != KR_NO_DAY) {
		struct kr_value *evaluation = kr_value_map(act->arena, false);
		kr_value_put(act->arena, evaluation, "date", act_day(act, p->evaluation));
		kr_value_put(act->arena, root, "evaluation", evaluation);
	}
	kr_value_put(act->arena, root, "keeper", act_word(act, im->request->keeper));
	kr_value_put(act->arena, root, "adopted", adoption_of(im, p));
	if (p->evaluation == KR_NO_DAY) {
		kr_baseline_add(act->arena, &im->baseline, "evaluation-date-missing", r->path);
		im->without_date++;
	}
	return act_make(act, r, root, NULL);
}

static int refuse_request(struct import *im)
{
	const struct kr_importing *r = im->request;
	if (r->keeper && act_known_person(im->act, r->keeper) != KR_OK)
		return KR_FAILED;
	if (r->adopted > im->act->day)
		return kr_misuse(im->act->diags, _("it is the day from which they hold"),
			_("%s is still to come"), act_day_said(im->act, r->adopted));
	return KR_OK;
}

/* ---- the baseline ------------------------------------------------------------------------- */

static int put_baseline(struct import *im)
{
	struct kr_baseline all = { .name = im->request->baseline };
	struct kr_buf there = KR_BUF_INIT, after = KR_BUF_INIT;
	if (im->baseline.known.n == 0)
		return KR_OK;
	int status = act_read_plain(im->act, all.name, &there);
	if (status == KR_OK)
		status = kr_baseline_read(im->act->arena, there.s, there.len, im->act->diags, &all);
	for (uint32_t i = 0; status == KR_OK && i < im->baseline.known.n; i++)
		kr_baseline_add(im->act->arena, &all, im->baseline.known.at[i].rule,
			im->baseline.known.at[i].path);
	if (status == KR_OK) {
		kr_baseline_write(&all, NULL, NULL, &after);
		act_make_plain(im->act, all.name, &there, &after);
	}
	kr_buf_release(&there);
	kr_buf_release(&after);
	return status;
}

/* ---- the verb ----------------------------------------------------------------------------- */

static void tell(struct import *im)
{
	struct kr_act *act = im->act;
	size_t n = im->list.n, dated = n - im->without_date;
	act_tell(act,
		kr_nq("%zu agreement of '%s' is written down",
			"%zu agreements of '%s' are written "
			"down",
			n),
		n, im->circle->record.id);
	act_tell(act, _("  each lacks what the list does not say:"));
	act_tell(act,
		_("    evaluation date: %zu have one, %zu lack it: 'kring extend ID --to DATE -m "
		  "WHY'"),
		dated, im->without_date);
	act_tell(act,
		im->request->keeper
			? _("    keeper: '%s' for all; 'kring hand-over ID --keeper --to PERSON'")
			: _("    keeper: none of them; 'kring import --keeper PERSON', or write "
			    "'keeper:' in each"),
		im->request->keeper);
	act_tell(
		act, _("    driver, why, goal, parties, criteria: none of them; they come with the "
		       "first evaluation"));
	if (im->without_date > 0)
		act_tell(act, _("  next: 'kring check --baseline %s', which lets in nothing new"),
			im->request->baseline);
	else
		act_tell(act, _("  next: 'kring list agreements --circle %s' shows them"),
			im->circle->record.id);
}

int kr_act_import(struct kr_act *act, const struct kr_importing *request)
{
	struct import im = { .act = act, .request = request };
	if (act_circle(act, request->circle, &im.circle) != KR_OK || refuse_request(&im) != KR_OK ||
		read_list(&im) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < im.list.n; i++)
		if (make_agreement(&im, &im.list.at[i]) != KR_OK)
			return KR_FAILED;
	if (put_baseline(&im) != KR_OK)
		return KR_FAILED;
	tell(&im);
	act_subject(act, "circle %s: import %u agreements", im.circle->record.id, im.list.n);
	act_trailer(act, "Circle", im.circle->record.id);
	return KR_OK;
}
