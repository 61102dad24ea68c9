/* lib/history/diff-show.c - what changed, for people to read: lapses first, then each record. */
#include <string.h>

#include "base/i18n.h"
#include "history/diff.h"
#include "history/posted.h"

enum { LINE = 16 }; /* bytes around a sentence or heading: signs, blanks, line ends */

/* ---- for people --------------------------------------------------------------------------- */

const char *kr_diff_fit(struct kr_diff_page *f, const char *text)
{
	return f->bounded ? kr_posted(f->arena, text) : text;
}

/* Is there room for @size bytes more?  Once there is none, nothing that follows is shown. */
static bool take_room(struct kr_diff_page *f, size_t size)
{
	if (!f->bounded)
		return true;
	if (size > f->room)
		f->room = 0;
	else
		f->room -= size;
	return f->room > 0;
}

static bool add_heading(struct kr_diff_page *f, const char *text)
{
	text = kr_diff_fit(f, text);
	bool fits = take_room(f, kr_posted_size(text) + LINE);
	if (fits)
		kr_document_heading(f->d, 1, text);
	return fits;
}

static size_t size_of(const kr_passages *pieces)
{
	size_t size = LINE;
	for (uint32_t i = 0; i < pieces->n; i++)
		size += kr_posted_size(pieces->at[i].text) + LINE;
	return size;
}

static void add_sentence(struct kr_diff_page *f, struct kr_block **list, const char *words,
	const kr_passages *pieces)
{
	kr_passages fit = { 0 };
	if (!pieces || pieces->n == 0)
		*KR_ADD(f->arena, &fit) = (struct kr_passage){ KR_PASSAGE_KEPT,
			kr_diff_fit(f, words) };
	for (uint32_t i = 0; pieces && i < pieces->n; i++)
		*KR_ADD(f->arena, &fit) = (struct kr_passage){ pieces->at[i].kind,
			kr_diff_fit(f, pieces->at[i].text) };
	if (!take_room(f, size_of(&fit))) {
		f->left_out++;
		return;
	}
	if (!*list)
		*list = kr_document_revisions(f->d);
	*kr_block_revision(f->d, *list) = fit;
}

static const char *kind_title(enum kr_kind kind)
{
	static const char *const titles[KR_KINDS] = {
		[KR_NETWORK] = N_("Network"),
		[KR_ORGANISATION] = N_("Organisation"),
		[KR_CIRCLE] = N_("Circle"),
		[KR_MANDATE] = N_("Mandate"),
		[KR_SPELREGEL] = N_("Spelregel"),
		[KR_AGREEMENT] = N_("Agreement"),
		[KR_MEETING] = N_("Meeting"),
		[KR_REVIEW] = N_("Review"),
	};
	return _(titles[kind]);
}

/* `Mandate of Eva Smits in Kring geboortezorg`: no need to say that it is a mandate. */
static bool says_its_kind(enum kr_kind kind)
{
	return kind == KR_MANDATE || kind == KR_MEETING || kind == KR_REVIEW;
}

/* `Agreement: Warme overdracht (geboortezorg/warme-overdracht)`. */
static const char *name_record(struct kr_diff_page *f, const struct kr_told *t)
{
	if (strcmp(t->title, t->record->id) == 0)
		return kr_asprintf(f->arena, "%s: %s", kind_title(t->pair->kind), t->record->id);
	if (says_its_kind(t->pair->kind))
		return kr_asprintf(f->arena, "%s (%s)", t->title, t->record->id);
	return kr_asprintf(
		f->arena, "%s: %s (%s)", kind_title(t->pair->kind), t->title, t->record->id);
}

static void show_lapses(struct kr_diff_page *f)
{
	struct kr_block *list = NULL;
	bool any = false;
	for (uint32_t i = 0; i < f->told.n; i++) {
		const struct kr_told *t = &f->told.at[i];
		for (uint32_t k = 0; k < t->changes.lapses.n; k++) {
			if (!any)
				add_heading(f, _("Consent that no longer holds"));
			any = true;
			add_sentence(f, &list,
				kr_asprintf(f->arena, "%s, %s", t->title,
					t->changes.lapses.at[k].words),
				NULL);
		}
	}
}

static const char *first_sentence(struct kr_diff_page *f, const struct kr_told *t)
{
	if (strcmp(t->change, "added") == 0)
		return _("new");
	if (strcmp(t->change, "removed") == 0)
		return _("removed");
	if (strcmp(t->change, "renamed") == 0)
		return kr_asprintf(f->arena, _("renamed: it was %s"), t->pair->old->id);
	return t->changes.list.n == 0 ? _("no change in meaning") : NULL;
}

static void show_record(struct kr_diff_page *f, const struct kr_told *t)
{
	struct kr_block *list = NULL;
	const char *first = first_sentence(f, t);
	if (!add_heading(f, name_record(f, t))) {
		f->left_out += (first != NULL) + t->changes.list.n;
		return;
	}
	if (first)
		add_sentence(f, &list, first, NULL);
	for (uint32_t i = 0; i < t->changes.list.n; i++)
		add_sentence(f, &list, t->changes.list.at[i].words, &t->changes.list.at[i].pieces);
}

static void show_left_out(struct kr_diff_page *f)
{
	if (f->left_out > 0)
		kr_document_paragraph(f->d,
			kr_nq("%zu change is left out here, because there is no room for more: "
			      "'kring diff' shows it",
				"%zu changes are left out here, because there is no room for more: "
				"'kring diff' shows them",
				f->left_out),
			f->left_out);
}

void kr_diff_use_room(struct kr_diff_page *f, size_t size)
{
	take_room(f, size);
}

void kr_diff_show(struct kr_diff_page *f)
{
	if (f->told.n == 0)
		kr_document_paragraph(f->d, "%s", _("nothing changed"));
	show_lapses(f);
	for (uint32_t i = 0; i < f->told.n; i++)
		show_record(f, &f->told.at[i]);
	show_left_out(f);
}
